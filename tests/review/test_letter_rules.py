from datetime import date

import pytest

from awaykit.review.findings import Importance
from dossiers import Fields, case, dossier, rotation, writer
from review.rule_examples import (
    AGREED,
    DECLINED,
    FINAL_WEEK,
    IN_JULY,
    IN_JUNE,
    IN_MARCH,
    IN_OCTOBER,
    LINDGREN,
    LINKED,
    OKAFOR,
    PROGRAM,
    RUIZ,
    SECOND_WEEK,
    THIRD_WEEK,
    UPLOADED,
    Example,
    one_rotation,
)


def messages(code: str, example: Example) -> list[str]:
    return [finding.message for finding in example.result(code).findings]


def places(code: str, example: Example) -> list[str]:
    return [finding.place for finding in example.result(code).findings]


def hints(code: str, example: Example) -> list[str | None]:
    return [finding.hint for finding in example.result(code).findings]


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (THIRD_WEEK, "Plan to ask Dr. Whitfield from Monday, May 24, 2027 on."),
        (date(2027, 5, 24), "This is the time to ask Dr. Whitfield in person, by Sunday, May 30, 2027."),
        (date(2027, 5, 30), "This is the time to ask Dr. Whitfield in person, by Sunday, May 30, 2027."),
        (date(2027, 5, 31), "The rotation is over: ask Dr. Whitfield by e-mail now."),
    ],
)
def test_the_ask_comes_up_then_is_due_then_goes_by_email(today: date, told: str) -> None:
    assert messages("LOR004", one_rotation(writer(), on=today)) == [told]


def test_nothing_is_asked_before_a_rotation_begins_or_when_it_is_not_confirmed() -> None:
    assert messages("LOR004", one_rotation(writer(), on=IN_MARCH)) == []
    assert messages("LOR004", one_rotation(writer(), on=IN_JUNE, state="applied")) == []


def test_a_director_in_internal_medicine_is_good_news() -> None:
    result = one_rotation(writer(teaching_role="program-director"), on=IN_MARCH).result("LOR001")
    assert [finding.importance for finding in result.findings] == [Importance.GOOD]


def test_writers_who_declined_or_of_candidate_rotations_are_not_in_sight() -> None:
    declined = one_rotation(writer(request=DECLINED), on=FINAL_WEEK)
    assert messages("LOR001", declined) == [
        "No attending in internal medicine is in sight as a letter writer."
    ]
    candidate = rotation(id="lakeside", state="candidate", letter_writers=[writer()])
    waiting = Example(dossier(rotations=[rotation(), candidate]), IN_MARCH)
    assert places("LOR001", waiting) == ["rotations"]


def test_a_resident_alone_is_no_faculty() -> None:
    assert messages("LOR001", one_rotation(writer(rank="resident"), on=IN_MARCH))


def test_the_service_speaks_where_a_writer_names_no_specialty() -> None:
    assert messages("LOR003", one_rotation(writer(specialty=None), on=IN_MARCH)) == []
    outside = one_rotation(writer(specialty=None), on=IN_MARCH, in_internal_medicine="no")
    assert messages("LOR003", outside) == [
        "Dr. Whitfield works outside internal medicine and its subspecialties."
    ]


def test_two_weeks_with_a_writer_are_enough_and_one_is_not() -> None:
    assert messages("LOR002", one_rotation(writer(weeks=2), on=IN_MARCH)) == []
    short = messages("LOR002", one_rotation(writer(weeks=1), on=IN_MARCH))
    assert short == ["You and Dr. Whitfield have less than 2 weeks together."]


def test_feedback_is_asked_once_for_a_rotation_and_only_from_its_middle_on() -> None:
    two = (writer(), RUIZ)
    assert messages("LOR005", one_rotation(*two, on=date(2027, 5, 6))) == []
    assert messages("LOR005", one_rotation(*two, on=THIRD_WEEK)) == [
        "No feedback is noted for Riverbend Hospital."
    ]


def test_feedback_weighs_less_once_the_rotation_is_over() -> None:
    over = one_rotation(writer(), on=IN_JUNE).result("LOR005").findings[0]
    assert (over.importance, over.hint) == (Importance.LOW, "Note what you were told.")


def test_each_fact_that_a_writer_lacks_is_told_at_its_own_place() -> None:
    example = one_rotation(writer(email=None, title=None), on=IN_JUNE, ends=None)
    assert places("LOR007", example) == [
        "rotations[0].letter_writers[0].email",
        "rotations[0].letter_writers[0].title",
        "rotations[0].ends",
    ]


def test_a_missing_address_weighs_most_once_the_writer_has_agreed() -> None:
    early = one_rotation(writer(email=None), on=IN_MARCH).result("LOR007").findings[0]
    late = one_rotation(writer(email=None, request=AGREED), on=IN_JUNE).result("LOR007").findings[0]
    assert (early.importance, late.importance) == (Importance.MEDIUM, Importance.HIGH)


def test_an_unwaived_letter_is_told_without_telling_what_to_choose() -> None:
    told = one_rotation(writer(request=AGREED, waiver="no"), on=IN_JUNE).result("LOR008").findings[0]
    assert told.importance is Importance.LOW
    assert told.hint == "The choice is yours; nothing needs to change."


def test_three_letters_in_sight_are_as_many_as_programs_ask_for() -> None:
    assert messages("LOR009", one_rotation(writer(), RUIZ, on=IN_MARCH)) == [
        "Letters in sight: 2. Programs usually ask for 3."
    ]
    assert messages("LOR009", one_rotation(writer(), RUIZ, OKAFOR, on=IN_MARCH)) == []


def test_three_uploaded_letters_are_good_news() -> None:
    done: list[Fields] = [each | {"request": UPLOADED} for each in (writer(), RUIZ, OKAFOR)]
    findings = one_rotation(*done, on=IN_JULY).result("LOR009").findings
    assert [finding.importance for finding in findings] == [Importance.GOOD]


def test_a_fifth_letter_for_one_program_is_too_many() -> None:
    five = [
        each | {"assigned_to": ["riverbend"]}
        for each in (writer(), RUIZ, OKAFOR, LINDGREN, writer(id="sato", name="Kenji Sato, MD", email=None))
    ]
    example = one_rotation(*five, on=IN_JULY, parts={"programs": [PROGRAM]})
    assert messages("LOR009", example) == ["Riverbend Internal Medicine has 5 letters assigned; it takes 4."]


def test_number_of_letters_is_not_judged_where_the_season_tells_nothing_of_letters() -> None:
    held = dossier(
        applicant={"name": {"given": "Ayesha"}, "season": 2026},
        rotations=[rotation(letter_writers=[writer()])],
    )
    result = Example(held, IN_MARCH).result("LOR009")
    assert result.reason == "Applies once the season's way for letters is known."


def test_a_packet_lacks_each_part_at_its_own_place() -> None:
    assert places("LOR010", one_rotation(writer(), on=FINAL_WEEK)) == [
        "education",
        "exams",
        "statement",
        "rotations[0].key_cases",
    ]


def test_scores_are_not_missing_where_the_applicant_shows_none() -> None:
    parts: Fields = {"settings": {"disclosure": {"scores_to_letter_writers": "nothing"}}}
    assert "exams" not in places("LOR010", one_rotation(writer(), on=FINAL_WEEK, parts=parts))


def test_cases_of_another_writer_do_not_fill_this_packet() -> None:
    example = one_rotation(writer(), RUIZ, on=FINAL_WEEK, key_cases=[case(supervised_by=["ruiz"])])
    assert messages("LOR010", example)[-1] == "No key case is noted that Dr. Whitfield supervised."


def test_after_the_yes_the_writer_is_entered_as_soon_as_the_portal_is_open() -> None:
    agreed = writer(request=AGREED)
    assert messages("LOR011", one_rotation(agreed, on=IN_JUNE)) == []
    assert messages("LOR011", one_rotation(agreed, on=IN_JULY)) == [
        "Dr. Whitfield has agreed and has no upload link yet."
    ]


def test_before_the_portal_opens_there_is_nothing_to_do_online() -> None:
    told = one_rotation(writer(request=AGREED), on=IN_JUNE).result("LOR013").findings[0]
    assert told.message == "Nothing to do online for Dr. Whitfield until Wednesday, June 23, 2027 (expected)."
    assert told.hint == "Ask which e-mail address will still reach them then."


def test_a_reminder_is_due_only_once_the_link_was_sent() -> None:
    assert not any("reminder" in told for told in messages("LOR011", one_rotation(writer(), on=IN_OCTOBER)))
    late = one_rotation(writer(request=LINKED), on=date(2027, 9, 10))
    assert messages("LOR011", late) == ["A reminder to Dr. Whitfield is due: the letter is not uploaded yet."]


def test_writers_with_the_same_standing_are_not_ranked() -> None:
    assert messages("LOR012", one_rotation(RUIZ, OKAFOR, on=FINAL_WEEK)) == []


def test_whom_to_ask_first_says_why() -> None:
    example = one_rotation(writer(weeks=2), RUIZ, on=FINAL_WEEK)
    assert messages("LOR012", example) == [
        "Ask Dr. Ruiz first: 4 weeks together, supervised you directly, in internal medicine."
    ]


def test_one_author_is_known_by_address_even_under_another_spelling() -> None:
    again = writer(id="whitfield-2", name="E. Whitfield")
    assert messages("LOR014", one_rotation(writer(), again, on=IN_MARCH)) == [
        "Dr. Whitfield is named for two letters."
    ]


def test_the_chairs_letter_is_no_second_letter_of_its_author() -> None:
    assert (
        messages("LOR014", one_rotation(writer(), writer(id="chair", chair_letter="yes"), on=IN_MARCH)) == []
    )


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ([RUIZ], ["Dr. Whitfield declined: ask Dr. Ruiz."]),
        ([], ["Dr. Whitfield declined: ask another attending."]),
        ([RUIZ | {"request": {"asked": "2027-05-28"}}], []),
    ],
)
def test_after_a_no_the_next_writer_is_named_until_one_is_asked(
    others: list[Fields], told: list[str]
) -> None:
    assert messages("LOR015", one_rotation(writer(request=DECLINED), *others, on=date(2027, 5, 28))) == told


def test_ten_working_days_are_two_weeks() -> None:
    assert messages("ROT013", one_rotation(on=IN_MARCH, ends="2027-05-14")) == []
    assert messages("ROT013", one_rotation(on=IN_MARCH, ends="2027-05-13")) == [
        "Riverbend Hospital lasts less than 2 weeks."
    ]


def test_cases_are_counted_against_the_weeks_that_have_passed() -> None:
    one_case = [case(supervised_by=None)]
    assert messages("ROT015", one_rotation(on=date(2027, 5, 5))) == []
    assert messages("ROT015", one_rotation(on=SECOND_WEEK)) == [
        "No key case is logged for Riverbend Hospital."
    ]
    assert messages("ROT015", one_rotation(on=THIRD_WEEK, key_cases=one_case)) == [
        "Key cases logged at Riverbend Hospital: 1, in 2 weeks."
    ]


def test_a_letter_is_late_by_its_rotation_or_by_today() -> None:
    too_late = one_rotation(writer(), on=IN_JULY, starts="2027-08-30", ends="2027-09-26")
    (too_late_message,) = messages("TIM004", too_late)
    assert too_late_message == (
        "The rotation with Dr. Whitfield ends after Tuesday, September 14, 2027 (expected), "
        "the last day for a letter to be in time."
    )
    assert messages("TIM004", one_rotation(writer(), on=IN_OCTOBER)) == [
        "The best days for the letter of Dr. Whitfield are past: it is wanted as soon as possible."
    ]


def test_each_step_of_a_request_that_is_still_to_come_is_named_with_its_day() -> None:
    ahead = one_rotation(writer(request={"asked": "2027-05-26", "agreed": "2072-05-28"}), on=FINAL_WEEK)
    assert messages("LOR016", ahead) == [
        "“agreed” for Dr. Whitfield is still to come: Saturday, May 28, 2072."
    ]
    assert places("LOR016", ahead) == ["rotations[0].letter_writers[0].request.agreed"]


def test_the_words_on_direct_supervision_fit_the_day() -> None:
    watching = writer(supervised_directly="no")
    for day, word in ((IN_MARCH, "does"), (IN_JUNE, "did")):
        found = messages("LOR002", one_rotation(watching, on=day))
        assert found == [f"Dr. Whitfield {word} not supervise you directly."]


def test_what_to_do_about_cases_depends_on_whether_the_rotation_goes_on() -> None:
    (under_way,) = hints("ROT015", one_rotation(on=SECOND_WEEK))
    (over,) = hints("ROT015", one_rotation(on=IN_JUNE))
    assert under_way == "Log one a week while you remember it, with no patient's identifiers."
    assert over == "Write down what you still remember, with no patient's identifiers."


@pytest.mark.parametrize(("request_steps", "advice"), [({}, "Ask early, and plan"), (AGREED, "Plan")])
def test_who_has_agreed_to_a_late_letter_is_not_to_be_asked_again(request_steps: Fields, advice: str) -> None:
    asked = writer(request=request_steps)
    (hint,) = hints("TIM004", one_rotation(asked, on=IN_JULY, starts="2027-08-30", ends="2027-09-26"))
    assert hint == (
        f"{advice} other letters for the first review. "
        "Programs may review from Wednesday, September 22, 2027 (expected)."
    )


def test_an_uploaded_letter_needs_nothing_but_programs() -> None:
    done = one_rotation(writer(request=UPLOADED, email=None, title=None, weeks=1), on=IN_OCTOBER)
    for code in ("LOR002", "LOR003", "LOR004", "LOR007", "LOR008", "LOR010", "LOR013", "TIM004"):
        assert messages(code, done) == [], code
    assert places("LOR011", done) == ["rotations[0].letter_writers[0].assigned_to"]
