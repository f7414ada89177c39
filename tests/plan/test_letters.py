from datetime import date

import pytest

from awaykit.plan.letters import (
    MOST_KEY_CASES,
    LetterPlan,
    LetterState,
    is_internal_medicine,
    writer_standing,
)
from awaykit.season.guide import guide
from dossiers import Fields, case, dossier, plan_of, rotation, writer

TODAY = date(2027, 5, 26)
MORENO = "moreno"


def letters(*rotations: Fields, today: date = TODAY) -> tuple[LetterPlan, ...]:
    return plan_of(dossier(rotations=list(rotations)), today).letters


def only(held: Fields, today: date = TODAY) -> LetterPlan:
    return letters(held, today=today)[0]


def moreno(**fields: object) -> Fields:
    return writer(**({"id": MORENO, "name": "Luis Moreno, MD", "greeting": None} | fields))


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ({}, LetterState.NOT_ASKED),
        ({"asked": "2027-05-24"}, LetterState.ASKED),
        ({"asked": "2027-05-24", "hesitated": "2027-05-25"}, LetterState.HESITATED),
        ({"asked": "2027-05-24", "declined": "2027-05-25"}, LetterState.DECLINED),
        ({"asked": "2027-05-24", "hesitated": "2027-05-24", "agreed": "2027-05-25"}, LetterState.AGREED),
        ({"agreed": "2027-05-24", "link_sent": "2027-06-24"}, LetterState.LINK_SENT),
        ({"link_sent": "2027-06-24", "reminded": "2027-07-20"}, LetterState.REMINDED),
        ({"reminded": "2027-07-20", "uploaded": "2027-07-21"}, LetterState.UPLOADED),
    ],
)
def test_the_state_is_the_last_recorded_step(request_: Fields, expected: LetterState) -> None:
    assert only(rotation(letter_writers=[writer(request=request_)])).state is expected


def test_candidate_and_cancelled_rotations_make_no_letter_and_a_refusal_stays_in_the_list() -> None:
    refused = writer(request={"asked": "2027-05-24", "declined": "2027-05-25"})
    found = letters(
        rotation(id="hoped", state="candidate", letter_writers=[moreno()]),
        rotation(id="off", state="cancelled", letter_writers=[moreno(id="m2")]),
        rotation(letter_writers=[refused]),
    )
    assert [(letter.key, letter.state.is_refused) for letter in found] == [
        ("riverbend-wards:whitfield", True)
    ]
    assert found[0].place == "rotations[2].letter_writers[0]"


def test_a_writer_gets_only_the_cases_feedback_and_contributions_that_are_theirs() -> None:
    held = rotation(
        letter_writers=[writer(), moreno()],
        key_cases=[
            case(problem="Hers"),
            case(problem="His", supervised_by=MORENO),
            case(problem="Both", supervised_by=["whitfield", MORENO]),
            case(problem="Nobody's", supervised_by=[]),
        ],
        feedback=[
            {"from_writer": "whitfield", "said": "Shared", "share": "yes"},
            {"from_writer": "whitfield", "said": "Kept", "share": "no"},
            {"from_writer": MORENO, "said": "His", "share": "yes"},
            {"from_other": "Dr. Lind", "said": "Another's", "share": "yes"},
        ],
        contributions=[
            {"fact": "Taught hers", "seen_by": "whitfield"},
            {"fact": "Taught his", "seen_by": MORENO},
            {"fact": "Taught nobody's"},
        ],
    )
    hers, his = letters(held)
    assert [found.problem for found in hers.cases] == ["Hers", "Both"]
    assert [found.problem for found in his.cases] == ["His", "Both"]
    assert [found.said for found in hers.feedback] == ["Shared"]
    assert [found.fact for found in his.contributions] == ["Taught his"]
    assert not hers.cases_are_assumed


def test_a_case_without_supervisor_goes_to_the_only_writer_and_is_flagged() -> None:
    held = rotation(
        letter_writers=[writer()],
        key_cases=[case(problem="Nobody's", supervised_by=[])],
        contributions=[{"fact": "Taught"}],
    )
    found = only(held)
    assert [shown.problem for shown in found.cases] == ["Nobody's"]
    assert found.cases_are_assumed
    assert [given.fact for given in found.contributions] == ["Taught"]


def test_cases_are_chosen_by_priority_then_spread_over_competencies() -> None:
    care, knowledge, systems = "Patient Care", "Medical Knowledge", "Systems-Based Practice"
    told = [
        ("late", 3, systems),
        ("first", 1, care),
        ("same", 2, care),
        ("plain", 2, None),
        ("other", 2, knowledge),
        ("again", 2, knowledge),
        ("new", 2, systems),
    ]
    cases = [case(problem=problem, priority=priority, competency=shows) for problem, priority, shows in told]
    found = only(rotation(letter_writers=[writer()], key_cases=cases))
    assert [shown.problem for shown in found.cases] == ["first", "other", "new", "same", "plain"]
    assert len(found.cases) == MOST_KEY_CASES
    assert [left.problem for left in found.other_cases] == ["late", "again"]


def test_two_cases_in_the_same_words_are_both_kept() -> None:
    found = only(rotation(letter_writers=[writer()], key_cases=[case()] * 6))
    assert (len(found.cases), len(found.other_cases)) == (5, 1)


def test_the_second_writer_is_the_best_other_who_has_not_refused() -> None:
    held = rotation(
        letter_writers=[
            writer(),
            moreno(id="resident", rank="resident", weeks=4),
            moreno(id="refused", teaching_role="chair", request={"declined": "2027-05-24"}),
            moreno(id="teacher", teaching_role="teaching-faculty"),
            moreno(id="director", teaching_role="clerkship-director", weeks=2),
        ]
    )
    found = letters(held)
    seconds = [letter.second_writer.id for letter in found if letter.second_writer]
    assert seconds == ["director", "director", "director", "director", "teacher"]
    assert only(rotation(letter_writers=[writer()])).second_writer is None


def test_a_chief_who_saw_too_little_comes_after_who_saw_enough() -> None:
    held = rotation(
        letter_writers=[
            writer(id="surgeon", specialty="General surgery", teaching_role="chair"),
            writer(id="chief", teaching_role="division-chief", weeks=1),
            writer(id="distant", teaching_role="chair", supervised_directly="no"),
            writer(id="short", weeks=2),
            writer(id="long", weeks=4),
            writer(id="core", weeks=2, teaching_role="core-faculty"),
            writer(id="director", weeks=2, teaching_role="program-director"),
        ]
    )
    writers = dossier(rotations=[held]).rotations[0].letter_writers
    order = [one.id for one in sorted(writers, key=lambda one: writer_standing(one, guide()).order)]
    assert order == ["director", "core", "long", "short", "surgeon", "distant", "chief"]


def test_standing_says_what_is_known_and_nothing_more() -> None:
    full, bare = letters(
        rotation(
            letter_writers=[
                writer(weeks=1, teaching_role="clerkship-director", rank="fellow"),
                moreno(weeks=None, supervised_directly=None, specialty=None),
            ]
        )
    )
    assert full.standing.reasons == (
        "clerkship director",
        "1 week together, fewer than advised",
        "supervised you directly",
        "a fellow, not an attending",
        "in internal medicine",
    )
    assert not full.standing.can_vouch
    assert bare.standing.reasons == ()
    assert bare.standing.can_vouch
    assert (bare.weeks_together, bare.called) == (None, "Luis Moreno")


def test_weeks_together_may_follow_from_two_days() -> None:
    apart = {"weeks": None, "together_from": "2027-05-03", "together_until": "2027-05-14"}
    assert only(rotation(letter_writers=[writer(**apart)])).weeks_together == 2


def test_the_portal_opens_on_token_day_and_a_rotation_is_over_after_its_last_day() -> None:
    held = rotation(letter_writers=[writer()])
    assert [only(held, date(2027, 6, day)).portal_is_open for day in (2, 22, 23)] == [False, False, True]
    assert not only(held, date(2027, 5, 30)).rotation_is_over
    assert only(held, date(2027, 5, 31)).rotation_is_over


@pytest.mark.parametrize(
    ("specialty", "expected"),
    [
        ("Internal Medicine", True),
        ("Pulmonary and Critical Care", True),
        ("Internal Medicine-Pediatrics", True),
        ("Pediatric cardiology", False),
        ("Surgical critical care", False),
        ("Emergency Medicine", False),
        ("Wilderness", None),
        (None, None),
    ],
)
def test_a_specialty_is_in_internal_medicine_outside_or_not_told(
    specialty: str | None, expected: bool | None
) -> None:
    assert is_internal_medicine(specialty) is expected
