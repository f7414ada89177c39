from datetime import date

import pytest

from awaykit.plan.plan import make_plan
from awaykit.review.all_rules import RULES
from awaykit.review.engine import review_dossier
from awaykit.review.findings import Importance, SourceKind
from awaykit.season.all_seasons import season_for
from awaykit.season.guide import guide
from dossiers import SEASON, Fields, rotation, writer
from review.strategy_examples import (
    ALL_CONFIRMED,
    GOOD_FEEDBACK,
    GRADUATE,
    IN_FALL,
    IN_JUNE,
    LONG_AGO,
    PASSED,
    UNKNOWN_SCHOOL,
    Situation,
    applicant,
    at_tiers,
    july,
    needing_a_visa,
    observing,
    program,
    several,
    ward,
    with_rotations,
)

IN_OCTOBER = date(2027, 10, 4)
CANDIDATE: Fields = {"state": "candidate"}
CANCELLED: Fields = {"state": "cancelled"}


def messages(code: str, situation: Situation) -> list[str]:
    return [finding.message for finding in situation.result(code).findings]


def weights(code: str, situation: Situation) -> list[Importance]:
    return [finding.importance for finding in situation.result(code).findings]


READINGS = {
    "TIM003": "its own example shows the year before",
    "TIM002": "exactly twelve is inside",
    "TIM004": "the day by which the letter must be there",
    "TIM005": "three to six months",
    "ROT002": "once of one or two and twice of two or three",
    "LOR004": "a rotation of two weeks",
    "APP001": "the visitor's clerkship",
    "EXM005": "an older sitting's number",
    "LOR010": "leaves them out",
    "HON001": "role_allowed",
    "ROT003": "no hands-on US work so far",
}
"""Where the guide contradicts itself or is silent: the rule that tells how it is read, and words of it."""


@pytest.mark.parametrize("code", READINGS)
def test_each_reading_of_the_guide_is_told_by_one_rule(code: str) -> None:
    telling = [rule.about.code for rule in RULES if READINGS[code] in rule.about.why]
    assert telling == [code]


# How many


def test_candidates_and_cancelled_rotations_do_not_count() -> None:
    held = with_rotations(ward(**CANDIDATE), july(**CANCELLED))
    assert messages("ROT001", held) == ["No rotation is applied for yet; you have 1 candidate."]
    assert messages("ROT002", with_rotations(ward(), july(**CANDIDATE)))
    assert messages("ROT007", with_rotations(ward(), july(), observing(id="seen", **CANDIDATE))) == []


def test_the_second_rotation_is_looked_for_among_the_candidates() -> None:
    found = with_rotations(ward(), july(**CANDIDATE)).result("ROT002").findings[0]
    assert found.hint == "Choose among your 1 candidate: awaykit plan compares them."


def test_one_rotation_weighs_less_after_much_us_work() -> None:
    seasoned = with_rotations(ward(), applicant=applicant(hands_on_us_weeks_before=12))
    assert weights("ROT002", seasoned) == [Importance.LOW]


def test_what_can_no_longer_be_mended_weighs_little_once_submission_is_open() -> None:
    assert weights("ROT001", with_rotations(today=IN_OCTOBER)) == [Importance.LOW]
    assert weights("ROT002", with_rotations(ward(), today=IN_OCTOBER)) == [Importance.LOW]
    assert weights("ROT007", with_rotations(observing(), today=IN_OCTOBER)) == [Importance.LOW]


@pytest.mark.parametrize(("number", "fires"), [(3, False), (4, False), (5, True)])
def test_four_are_the_limit_with_a_reason(number: int, fires: bool) -> None:
    assert bool(messages("ROT003", several(number, applicant=UNKNOWN_SCHOOL))) is fires


def test_without_a_reason_three_are_the_limit() -> None:
    experienced = applicant(hands_on_us_weeks_before=8)
    assert messages("ROT003", several(3, applicant=experienced)) == []
    assert messages("ROT003", several(4, applicant=experienced)) == [
        "You have 4 rotations; up to 3 make sense for you."
    ]


def test_the_applicants_own_limit_replaces_the_guides() -> None:
    settings: Fields = {"thresholds": {"most_rotations": 2}}
    found = several(3, settings=settings).result("ROT003").findings[0]
    assert SourceKind.YOUR_SETTING in {source.kind for source in found.sources}


def test_rotations_that_are_only_applied_for_weigh_less_over_the_limit() -> None:
    rotations = [ward(id=f"ward-{n}", state="applied" if n else "confirmed") for n in range(5)]
    assert weights("ROT003", with_rotations(*rotations)) == [Importance.LOW]


def test_a_fourth_is_not_advised_where_money_is_short() -> None:
    short = applicant(school={"name": "Riverside Medical School", "known_in_us": "no"}, budget=10)
    rotations = [ward(id=f"ward-{n}", costs={"fee": 900}) for n in range(3)]
    assert messages("ROT004", with_rotations(*rotations, applicant=short)) == []


def test_nothing_is_said_of_close_scores_but_what_the_applicant_wrote() -> None:
    exams: Fields = {"step_2_ck": {"score": 220, "result": "pass", "on": "2026-09"}}
    found = several(3, applicant=applicant(hands_on_us_weeks_before=8), exams=exams).result("ROT004")
    assert found.findings[0].hint == "The reason: a failed attempt, or a Step 2 CK score near the pass mark."
    assert all("220" not in f"{each.message} {each.hint}" for each in found.findings)
    own: Fields = {"thresholds": {"borderline_step_2_ck_margin": 1}}
    stricter = several(3, applicant=applicant(hands_on_us_weeks_before=8), exams=exams, settings=own)
    assert messages("ROT004", stricter) == []


def test_one_or_two_observerships_go_with_as_many_hands_on() -> None:
    two = (observing(id="seen-1"), observing(id="seen-2"))
    assert messages("ROT007", with_rotations(ward(), july(), *two)) == []
    assert messages("ROT007", with_rotations(ward(), *two)) == ["2 observerships stand beside 1 hands-on."]


def test_watching_only_weighs_less_after_hands_on_work_before() -> None:
    seasoned = applicant(hands_on_us_weeks_before=8)
    assert weights("ROT007", with_rotations(observing(), applicant=seasoned)) == [Importance.MEDIUM]


# Wards and services


def test_a_watched_ward_is_no_ward_month_but_observing_is_said_first() -> None:
    watched = observing(service_kind="ward")
    assert messages("ROT005", with_rotations(watched)) == []
    assert messages("ROT005", with_rotations(watched, july(id="consults")))


def test_nothing_is_said_of_wards_while_a_service_is_unknown() -> None:
    result = with_rotations(rotation(), july()).result("ROT005")
    assert result.reason == "Applies once each of your rotations has its service_kind."


def test_a_subspecialty_that_has_begun_is_not_told_to_come_later() -> None:
    later = ward(starts="2027-08-02", ends="2027-08-27")
    assert messages("ROT006", with_rotations(later, july(), today=date(2027, 7, 12))) == []


def test_two_candidates_may_overlap_and_a_candidate_beside_a_promise_is_a_choice() -> None:
    at_once: Fields = {"starts": "2027-05-10", "ends": "2027-06-04"}
    assert messages("ROT012", with_rotations(ward(**CANDIDATE), july(**CANDIDATE, **at_once))) == []
    assert weights("ROT012", with_rotations(ward(), july(**CANDIDATE, **at_once))) == [Importance.LOW]
    assert weights("ROT012", with_rotations(ward(), july(**at_once))) == [Importance.HIGH]


def test_the_day_after_in_another_town_leaves_no_day_to_travel() -> None:
    next_day: Fields = {"starts": "2027-05-31", "ends": "2027-06-25"}
    assert messages("ROT012", with_rotations(ward(), july(**next_day))) == [
        "No day lies between Riverbend Hospital and Lakeside Hospital."
    ]
    assert messages("ROT012", with_rotations(ward(), july(site="Riverbend Hospital", **next_day))) == []


def test_overlaps_of_the_past_are_past() -> None:
    at_once = july(starts="2027-05-10", ends="2027-06-04")
    assert messages("ROT012", with_rotations(ward(), at_once, today=date(2027, 6, 14))) == []


def test_a_service_that_a_rule_of_its_own_tells_of_is_not_told_of_twice() -> None:
    for service in (observing(), july(service_kind="hospitalist"), july(in_internal_medicine="no")):
        assert messages("ROT014", with_rotations(ward(), service)) == []


def test_outside_is_said_once_where_the_letter_from_there_says_it() -> None:
    outside = ward(in_internal_medicine="no", letter_writers=[writer(specialty=None)])
    held = with_rotations(outside)
    assert messages("LOR003", held)
    assert messages("ROT016", held) == []


# Timing


def test_a_letter_of_a_late_rotation_is_told_of_once() -> None:
    held = with_rotations(july(letter_writers=[writer()], **IN_FALL))
    assert messages("TIM001", held)
    assert messages("TIM004", held) == []


def test_a_late_rotation_weighs_less_beside_one_in_time_and_least_as_candidate() -> None:
    assert weights("TIM001", with_rotations(july(**IN_FALL))) == [Importance.HIGH]
    assert weights("TIM001", with_rotations(ward(), july(**IN_FALL))) == [Importance.MEDIUM]
    assert weights("TIM001", with_rotations(ward(), july(**IN_FALL, **CANDIDATE))) == [Importance.LOW]


def test_the_reading_of_the_best_months_can_be_chosen_and_is_named_as_a_source() -> None:
    settings: Fields = {"readings": {"window": "year-before"}}
    assert messages("TIM003", with_rotations(ward())) == []
    found = with_rotations(ward(), settings=settings).result("TIM003").findings[0]
    assert "January 1 – August 31, 2026" in found.message
    assert "settings.readings.window" in {source.text for source in found.sources}


def test_exactly_twelve_months_before_submission_is_recent() -> None:
    assert messages("TIM002", with_rotations(ward(starts="2026-08-03", ends="2026-08-31")))
    assert messages("TIM002", with_rotations(ward(starts="2026-08-03", ends="2026-09-01"))) == []


def test_an_old_rotation_weighs_little_beside_a_recent_one() -> None:
    assert weights("TIM002", with_rotations(ward(**LONG_AGO), july())) == [Importance.LOW]


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 8, 2), []),
        (date(2026, 8, 3), ["It is time to apply for Riverbend Hospital."]),
        (date(2026, 11, 4), ["Most places are taken by now for Riverbend Hospital."]),
        (date(2027, 4, 20), ["The time to apply is over for Riverbend Hospital."]),
        (date(2027, 5, 3), []),
    ],
)
def test_the_time_to_apply_opens_gets_late_and_is_over(today: date, told: list[str]) -> None:
    held = with_rotations(ward(**CANDIDATE), today=today)
    assert messages("TIM005", held) == told


def test_a_day_that_the_applicant_looked_up_is_not_projected() -> None:
    held = with_rotations().dossier
    season = season_for(SEASON, {"submits_from": date(2027, 9, 8)})
    review = review_dossier(held, make_plan(held, season, guide(), IN_JUNE))
    assert review.of("TIM007").findings == ()


# Programs


def test_the_guides_mix_is_good_news_and_a_missing_reach_no_fault() -> None:
    assert weights("PRG001", at_tiers("reach", "solid")) == [Importance.GOOD]
    assert messages("PRG001", at_tiers("solid", "solid")) == []
    assert messages("PRG001", at_tiers("reach", "region")) == ["The mix of your rotations: no solid one."]


def test_what_was_not_looked_up_is_no_sign_against_a_program() -> None:
    held = with_rotations(programs=[program(apply="yes"), program("lakeside", apply="yes")])
    told = "Not looked up yet whether they take IMGs: Riverbend Residency and Lakeside Residency."
    assert messages("PRG002", held) == [told]
    assert weights("PRG002", held) == [Importance.LOW]


def test_a_program_that_is_not_applied_to_may_sponsor_nothing() -> None:
    visa = applicant(visa={"need": "needed"})
    held = with_rotations(applicant=visa, programs=[program(visas="none", apply="no")])
    assert messages("PRG003", held) == []


def test_nobody_who_needs_no_visa_is_asked_about_sponsors() -> None:
    held = with_rotations(programs=[program(visas="none", apply="yes")])
    assert held.result("PRG003").reason == "Applies once you need a visa, as visa.need says."


def test_strong_feedback_is_good_news_where_one_applies() -> None:
    there = with_rotations(ward(**GOOD_FEEDBACK), programs=[program(apply="yes")], today=IN_JUNE)
    assert weights("PRG006", there) == [Importance.GOOD]
    left_out = with_rotations(ward(**GOOD_FEEDBACK), programs=[program(apply="no")], today=IN_JUNE)
    assert weights("PRG006", left_out) == [Importance.LOW]


def test_programs_become_pressing_when_myeras_opens() -> None:
    assert weights("PRG009", with_rotations()) == [Importance.LOW]
    assert weights("PRG009", with_rotations(today=IN_JUNE)) == [Importance.MEDIUM]


# Applications


def test_student_or_graduate_is_judged_on_the_rotations_own_day() -> None:
    finishing = applicant(status="student", graduated="2027-06")
    assert messages("APP001", with_rotations(ward(state="applied"), applicant=finishing)) == []
    assert messages("APP001", with_rotations(july(state="applied"), applicant=finishing)) == [
        "Lakeside Hospital: An elective is for students, and you will be a graduate by then."
    ]


def test_a_confirmed_elective_of_a_graduate_is_the_hosts_own_word() -> None:
    assert messages("APP001", with_rotations(ward(), july(**CANDIDATE), applicant=GRADUATE)) == [
        "Lakeside Hospital: An elective is for students, and you will be a graduate by then."
    ]


def test_vslo_without_a_school_and_an_agreement_that_is_not_named() -> None:
    held = with_rotations(ward(state="applied", pathway="vslo"), july(state="applied", pathway="affiliated"))
    assert len(messages("APP001", held)) == 2


def test_what_is_due_first_is_named_first_and_weighs_when_near() -> None:
    def wants(due: str) -> Situation:
        requirements = [{"kind": "tb-test"}, {"kind": "malpractice", "due": due}]
        request: Fields = {"requirements": requirements}
        return with_rotations(ward(program="riverbend"), programs=[program(request=request)])

    assert messages("APP002", wants("2027-03-20")) == [
        "Riverbend Residency still wants: malpractice insurance and TB test."
    ]
    assert weights("APP002", wants("2027-03-20")) == [Importance.HIGH]
    assert weights("APP002", wants("2027-04-20")) == [Importance.MEDIUM]


def test_a_past_deadline_is_told_only_while_a_candidate_is_ahead() -> None:
    past: Fields = {"deadline": "2027-03-01"}
    alone = with_rotations(programs=[program(request=past)])
    waiting = with_rotations(ward(program="riverbend", **CANDIDATE), programs=[program(request=past)])
    assert messages("APP003", alone) == []
    assert weights("APP003", waiting) == [Importance.LOW]


# Visa: only ever whom to ask


def test_a_month_far_ahead_needs_no_confirmation_yet() -> None:
    assert messages("VIS001", needing_a_visa(ward(), today=date(2026, 10, 30))) == []
    assert weights("VIS001", needing_a_visa(ward(), today=date(2026, 11, 30))) == [Importance.MEDIUM]
    assert weights("VIS001", needing_a_visa(ward(), today=date(2027, 3, 3))) == [Importance.HIGH]


def test_the_host_is_missed_once_where_another_host_has_confirmed() -> None:
    held = needing_a_visa(ward(), july(confirmed_by=ALL_CONFIRMED))
    assert messages("VIS001", held) == [
        "Visa and status for Riverbend Hospital are not confirmed by your school or the consulate."
    ]
    assert len(messages("VIS002", held)) == 1


def test_citizens_have_no_visa_question() -> None:
    citizen = applicant(visa={"need": "citizen-or-permanent-resident"})
    result = with_rotations(ward(), applicant=citizen).result("VIS001")
    assert result.reason == "Applies once your visa.need says that a visa question arises."


def test_a_category_is_judged_by_status_and_role_and_never_advised() -> None:
    as_student = needing_a_visa(ward(), for_rotations="B-1")
    assert messages("VIS003", as_student) == []
    visa: Fields = {"need": "needed", "for_rotations": "B-1"}
    graduate = applicant(visa=visa, status="graduate", graduated="2026-06")
    found = with_rotations(ward(kind="externship"), applicant=graduate).result("VIS003").findings
    assert [finding.hint for finding in found] == [
        "Confirm with the host's international office, your school and the consulate."
    ]
    assert "B-1" not in found[0].message
    assert messages("VIS003", with_rotations(observing(), applicant=graduate)) == []


def test_what_all_three_have_confirmed_is_not_doubted() -> None:
    held = needing_a_visa(ward(confirmed_by=ALL_CONFIRMED), for_rotations="ESTA")
    assert messages("VIS003", held) == []


# Exams, money


def test_step_2_ck_and_oet_passed_are_good_news() -> None:
    assert weights("EXM001", with_rotations(ward(), exams=PASSED)) == [Importance.GOOD]


@pytest.mark.parametrize(("month", "told"), [("2027-06", 0), ("2027-09", 1), (None, 1)])
def test_a_sitting_counts_that_is_booked_before_submission(month: str | None, told: int) -> None:
    step: Fields = {"result": "pending", "on": month}
    held = with_rotations(ward(), exams={"step_2_ck": step if month else {"result": "pending"}})
    assert len(messages("EXM001", held)) == told


def test_a_failed_sitting_is_not_open_but_lost() -> None:
    failed: Fields = {"result": "fail", "on": "2026-06"}
    assert weights("EXM001", with_rotations(ward(), exams={"step_2_ck": failed})) == [Importance.HIGH]


def test_a_part_under_its_minimum_is_told_without_the_score() -> None:
    found = with_rotations(ward(), exams={"oet": {"writing": 290}}).result("EXM003").findings
    assert [finding.message for finding in found] == ["OET writing is under ECFMG's minimum of 300."]
    assert messages("EXM002", with_rotations(ward(), exams={"oet": {"writing": 290}})) == []


def test_open_exams_are_one_finding_once_submission_is_open() -> None:
    held = with_rotations(ward(), exams={"step_1": {"result": "pass"}}, today=IN_OCTOBER)
    assert messages("EXM001", held) == messages("EXM002", held) == []
    assert messages("EXM004", held) == [
        "Step 2 CK and OET are not passed; rank lists are due on March 1, 2028 (expected)."
    ]


def test_the_certified_have_no_exam_open() -> None:
    held = with_rotations(ward(), exams={"ecfmg": "certified"}, today=IN_OCTOBER)
    assert messages("EXM004", held) == []


def test_the_budget_itself_is_not_printed() -> None:
    held = with_rotations(ward(costs={"fee": 900, "travel": 800}), applicant=applicant(budget=1234))
    assert messages("FIN001", held) == ["Your rotations cost $1,700: more than your budget."]


def test_a_budget_of_zero_is_a_budget() -> None:
    held = with_rotations(ward(costs={"fee": 1}), applicant=applicant(budget=0))
    assert messages("FIN001", held)


def test_two_strains_together_are_told_and_one_is_not() -> None:
    exam: Fields = {"oet": {"result": "pending", "on": "2027-05"}}
    next_day = july(starts="2027-05-31", ends="2027-06-25")
    assert messages("FIN001", with_rotations(ward(), exams=exam)) == []
    assert messages("FIN001", with_rotations(ward(), next_day, exams=exam)) == [
        "Several strains come together: OET in the month of a rotation and rotations without a day between."
    ]
