"""The thirty-four questions from which `new` makes a dossier that is enough for a first packet."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from awaykit.forms.key_case import DID, OUTCOME, PROBLEM, case_question
from awaykit.forms.questions import Question
from awaykit.loading.edits import with_change
from awaykit.loading.sources import loc_of
from awaykit.model.rotations import RotationKind, RotationState
from awaykit.model.scalars import MOST_OF_AN_ID
from awaykit.names import without_degrees
from awaykit.output.file_names import folder_name

ABOUT_YOU = "About you"
ONE_ROTATION = "One US rotation: done, under way, or confirmed. Without one yet, press Enter."
ONE_WRITER = "One physician there who could write a letter. Without one yet, press Enter."
THREE_CASES = "Three patients from whom you can tell something. Enter at the problem ends this."

_CASES = 3
_ROTATION, _WRITER = "rotations[0]", "rotations[0].letter_writers[0]"
_SITE, _KIND, _NAME = f"{_ROTATION}.site", f"{_ROTATION}.kind", f"{_WRITER}.name"
_ATTESTED = "settings.cases_hold_no_identifiers"


_YOU = (
    Question(
        place="applicant.name.given",
        asks="Your given name or names, as in ERAS",
        example="Ayesha",
        is_needed=True,
        section=ABOUT_YOU,
    ),
    Question(
        place="applicant.name.family",
        asks="Your family name, as in ERAS. With one name only, press Enter.",
        example="Khan",
    ),
    Question(place="applicant.degrees", asks="Your degrees, as they follow your name", example="MBBS"),
    Question(place="applicant.referred_to_as", asks="What should a letter call you?", example="Dr. Khan"),
    Question(
        place="applicant.contact.email",
        asks="Your e-mail address",
        example="ayesha.khan@example.org",
        more=("A packet needs it, so that the writer can reply.",),
    ),
    Question(
        place="applicant.contact.phone",
        asks="Your phone number, with the country code",
        example="+92 300 0000000",
    ),
    Question(
        place="applicant.ids.aamc",
        asks="Your AAMC ID",
        example="12345678",
        more=("Letter writers check it when they upload. No program sees it unless it asks.",),
    ),
    Question(place="applicant.status", asks="Are you a student or a graduate today?"),
    Question(
        place="applicant.graduated",
        asks="The month in which you graduated, or will",
        example="2026-06",
    ),
    Question(
        place="applicant.school.name", asks="Your medical school", example="Name of the Medical College"
    ),
    Question(
        place="applicant.season",
        asks="The year of your Match. 2028 means: apply in September 2027.",
        example="2028",
        more=("Every date follows from it, so a packet needs it.",),
    ),
)


_A_ROTATION = (
    Question(place=_SITE, asks="The hospital", example="Name of the Hospital", section=ONE_ROTATION),
    Question(place=f"{_ROTATION}.us_state", asks="Its state, by two letters", example="OH", needs=_SITE),
    Question(
        place=f"{_ROTATION}.service",
        asks="The service, as the hospital calls it",
        example="General medicine wards",
        is_needed=True,
        needs=_SITE,
    ),
    Question(
        place=_KIND,
        asks="What kind of rotation is it?",
        more=(
            "Elective and subinternship are for enrolled students.",
            "Externship and observership are open to graduates, too.",
        ),
        is_needed=True,
        needs=_SITE,
    ),
    Question(
        place=f"{_ROTATION}.hands_on",
        asks="Do you work with patients yourself? yes or no",
        needs=_SITE,
        unless=(_KIND, RotationKind.OBSERVERSHIP.value),
        yes="yes",
        no="no",
    ),
    Question(
        place=f"{_ROTATION}.starts",
        asks="Its first day, as year-month-day",
        example="2027-03-01",
        needs=_SITE,
    ),
    Question(place=f"{_ROTATION}.ends", asks="Its last day", example="2027-03-26", needs=_SITE),
)


_A_WRITER = (
    Question(
        place=_NAME,
        asks="The physician's name as they sign, with degrees",
        example="Jordan Whitfield, MD",
        needs=_SITE,
        section=ONE_WRITER,
    ),
    Question(
        place=f"{_WRITER}.greeting",
        asks="How do you greet them in writing?",
        example="Dr. Whitfield",
        more=("Without it, an e-mail begins with the whole name: Dear Jordan Whitfield.",),
        needs=_NAME,
    ),
    Question(
        place=f"{_WRITER}.title",
        asks="Their title as they sign",
        example="Associate Professor of Medicine",
        needs=_NAME,
    ),
    Question(
        place=f"{_WRITER}.email",
        asks="Their e-mail address",
        example="j.whitfield@example.edu",
        more=("AAMC sends the link for the upload there.",),
        needs=_NAME,
    ),
    Question(
        place=f"{_WRITER}.weeks",
        asks="How many weeks did you work together?",
        example="3",
        needs=_NAME,
    ),
    Question(
        place=f"{_WRITER}.request.agreed",
        asks="The day on which they agreed to write. Not yet: press Enter.",
        example="2027-03-24",
        more=("The packet goes out only after the yes. Until then it waits.",),
        needs=_NAME,
        in_past=True,
    ),
)


def first_questions(today: date) -> tuple[Question, ...]:
    """All questions in their order; a yes to the last one writes `today`."""
    questions = [*_YOU, *_A_ROTATION, *_A_WRITER]
    before = _SITE
    for number in range(_CASES):  # each case is asked for only after an answer to the one before
        case = f"{_ROTATION}.key_cases[{number}]"
        problem = replace(case_question(PROBLEM, case), is_needed=False, needs=before)
        before = problem.place
        more = (replace(case_question(field, case), needs=before) for field in (DID, OUTCOME))
        if number == 0:
            questions += (replace(problem, section=THREE_CASES), *more)
        else:  # one example is enough: three times it only hides the question
            questions += (replace(each, example=None) for each in (problem, *more))
    attested = Question(
        place=_ATTESTED,
        asks="I have read every case above, and nothing in it tells who the patient was: yes or no?",
        more=("A packet goes out only after your yes. You can give it later: awaykit done attest",),
        needs=f"{_ROTATION}.key_cases[0].{PROBLEM}",
        yes=today.isoformat(),
    )
    return (*questions, attested)


def values(answers: Mapping[str, str | None]) -> dict[str, str]:
    """The dossier's value at each place: the answers, and the ids by which entries refer to each other."""
    given = {place: answer for place, answer in answers.items() if answer is not None}
    found = dict(given)
    if _SITE in given:
        found[f"{_ROTATION}.id"] = _id_from(given[_SITE], "rotation")
        found[f"{_ROTATION}.state"] = RotationState.CONFIRMED.value
    if _NAME in given:
        writer = _id_from((without_degrees(given[_NAME]).split() or [given[_NAME]])[-1], "writer")
        found[f"{_WRITER}.id"] = writer
        cases = [place.removesuffix(PROBLEM) for place in given if place.endswith(f"].{PROBLEM}")]
        found |= {f"{case}supervised_by": writer for case in cases}
    return found


def raw_dossier(answers: Mapping[str, str | None]) -> dict[str, Any]:
    """The dossier as text under its keys, as the loader would read it."""
    data: dict[str, Any] = {}
    for place, value in sorted(values(answers).items()):
        data = with_change(data, loc_of(place), value, appending=False)
    return data


def _id_from(words: str, instead: str) -> str:
    """A short name in plain letters; names that no such letter is left of get a word of ours."""
    return folder_name(words)[:MOST_OF_AN_ID].strip("-") or instead
