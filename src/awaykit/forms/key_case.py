"""A key case: asked for, screened, and added to the dossier."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from awaykit.forms.changing import Named, change, find_named
from awaykit.forms.questions import Option, Question, read_answer
from awaykit.loading.edits import Append, EditedFile
from awaykit.loading.load import Loaded, load
from awaykit.loading.sources import Sources
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Age, KeyCase, Rotation, RotationState
from awaykit.papers.packet.request_pages import patient_in_words
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import Phase
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.review.engine import review_texts
from awaykit.review.findings import Finding
from awaykit.review.texts import FieldText
from awaykit.run.prepare import plan_for


def screened(dossier: Dossier, plan: Plan, place: str, text: str) -> tuple[Finding, ...]:
    """The findings on `text` at `place` of the dossier."""
    return review_texts(dossier, plan, [FieldText(place=place, text=text)]).findings


def screened_in_draft(raw: dict[str, Any], today: date, place: str, text: str) -> tuple[Finding, ...]:
    """The same for a dossier that is not written yet: `raw` is its data so far, without its cases."""
    rotations = [
        {key: held for key, held in rotation.items() if key != "key_cases"}
        for rotation in raw.get("rotations", [])
    ]
    dossier = Dossier.model_validate({**raw, "rotations": rotations})
    draft = Loaded(
        dossier=dossier,
        source=Sources(""),
        warnings=(),
        folder=Path(),
        fonts_folder=None,
        templates_folder=None,
    )
    return screened(dossier, plan_for(draft, today), place, text)


PROBLEM, AGE, SEX, DID = "problem", "age", "sex", "i_did"
OUTCOME, LEARNED, COMPETENCY = "outcome", "learned", "competency"
SUPERVISED, PRIORITY = "supervised_by", "priority"

TELLING = (PROBLEM, DID, OUTCOME, LEARNED)
"""The fields that hold the applicant's own words."""

_ASKS = {
    PROBLEM: "What was the problem? One line, no name, no date, no place.",
    AGE: "How old, by decade?",
    SEX: "Woman or man? Choose person to leave it open.",
    DID: "What did you do? One to three sentences.",
    OUTCOME: "What came of it?",
    LEARNED: "What did you learn?",
    COMPETENCY: "Which competency does it show best?",
    SUPERVISED: "Who supervised it? Only their packets show the case.",
    PRIORITY: "How much does it matter? 1 is shown first, 3 last; Enter means 2.",
}
_EXAMPLES = {
    PROBLEM: "Pneumonia with a sodium of 124",
    DID: "Took the history again without the chart, and found that the pain followed meals.",
    OUTCOME: "A second cardiac test was not needed.",
    LEARNED: "To ask what a patient eats before I name a hormone.",
}
_MEMORY = {
    PROBLEM: (
        "Which patient did you think of on the way home?",
        "Whose case did you present best, or had to present twice?",
        "Whom would the attending remember, too?",
    ),
    DID: (
        "Who changed the plan because of you?",
        "What did you find that others had not: in the history, the chart, the list of drugs?",
        "Whom did you call, and what did that save?",
        "What did you read for this patient, and tell the team?",
        "What did the family understand because you sat down with them?",
    ),
    OUTCOME: (
        "What was different the next morning?",
        "Which test, drug or day in hospital was saved?",
        "What did the team decide, and why?",
    ),
    LEARNED: (
        "What do you do differently since then?",
        "What did someone correct, and were they right?",
        "What surprised you about care in the United States?",
    ),
    COMPETENCY: (
        "Patient Care: history, examination, plan.",
        "Medical Knowledge: you knew it, or looked it up.",
        "Practice-Based Learning and Improvement: you got better at something.",
        "Systems-Based Practice: pharmacy, discharge, cost, other services.",
        "Professionalism: you kept your word when it was hard.",
        "Interpersonal and Communication Skills: patient, family, team.",
    ),
    SUPERVISED: (
        "For several, type their numbers with commas: 1, 2.",
        "Someone who is not in the list: add them in rotations.yaml under letter_writers.",
    ),
}


def case_question(field: str, case: str) -> Question:
    """The question for one field of the case at `case` ("rotations[0].key_cases[2]")."""
    return Question(
        place=f"{case}.{field}",
        asks=_ASKS[field],
        example=_EXAMPLES.get(field),
        more=_MEMORY.get(field, ()),
        is_needed=field in (PROBLEM, DID),
    )


Case = dict[str, str | list[str]]
"""A case as it is written: text by field, the supervisors as a list of ids."""

_YEARS = re.compile(r"[0-9]{1,3}")
_GROWN_UP, _TWENTIES, _NINETY = 18, 20, 90


@dataclass(frozen=True, slots=True)
class Added:
    """What was written, and how many cases the rotation has then."""

    files: tuple[EditedFile, ...]
    cases: int


@dataclass(frozen=True, slots=True)
class Casebook:
    """A dossier opened for one more case of one rotation."""

    loaded: Loaded
    plan: Plan
    row: int

    @property
    def rotation(self) -> Rotation:
        """The rotation that the case belongs to."""
        return self.loaded.dossier.rotations[self.row]

    @property
    def place(self) -> str:
        """The place of the case in the dossier."""
        return f"rotations[{self.row}].key_cases[{len(self.rotation.key_cases)}]"

    def questions(self) -> dict[str, Question]:
        """The questions by field, in their order; who supervised only where there is anyone to choose."""
        fields = [name for name in KeyCase.model_fields if name != SUPERVISED]
        at = fields.index(PRIORITY)
        asked = {name: case_question(name, self.place) for name in fields[:at]}
        if writers := tuple(Option(each.id, each.name) for each in self.rotation.letter_writers):
            asked[SUPERVISED] = replace(case_question(SUPERVISED, self.place), own_options=writers)
        return asked | {PRIORITY: case_question(PRIORITY, self.place)}

    def read(self, field: str, typed: str, *, is_listed: bool) -> str | list[str] | None:
        """The case's value for what was typed; `is_listed`: a number may be one of a list shown.

        Raises:
            UserError: the field does not take it.
        """
        if field == SUPERVISED:
            return self._supervisors(typed)
        years = typed.strip()
        if field == AGE and _YEARS.fullmatch(years) and not (is_listed and int(years) <= len(Age)):
            # An age in years becomes the decade that a case may show.
            age = int(years)
            young = Age.CHILD if age < _GROWN_UP else Age.TEENS
            decade = f"{age // 10}0s" if age < _NINETY else Age.NINETY_UP.value
            typed = young.value if age < _TWENTIES else decade
        # The case is read by itself: errors elsewhere in the dossier were reported before.
        return read_answer(case_question(field, "rotations[0].key_cases[0]"), typed, self.plan.today)

    def screened(self, field: str, text: str) -> tuple[Finding, ...]:
        """What the screens find in a text of the case."""
        return screened(self.loaded.dossier, self.plan, f"{self.place}.{field}", text)

    def words(self, case: Mapping[str, str | list[str]]) -> int:
        """How many words the case takes on paper, its margin included."""
        told = KeyCase.model_validate({PROBLEM: "?", DID: "?", **case})
        patient = patient_in_words(told.age, told.sex) or ""
        label = "Learned:" if told.learned else ""
        parts = (patient, told.competency or "", told.problem, told.i_did, told.outcome or "", label)
        every = " ".join((*parts, told.learned or "")).split()
        return sum(any(sign.isalnum() for sign in word) for word in every)

    def add(self, case: Case, *, dry_run: bool = False) -> Added:
        """Write the case behind the others of its rotation.

        Raises:
            UserError: the file can't be changed safely (with the lines to type), or not written.
        """
        ordered = {name: case[name] for name in KeyCase.model_fields if case.get(name)}
        added = Append(("rotations", self.row, "key_cases"), ordered)
        changed = change(self.loaded, [added], dry_run=dry_run)
        return Added(changed.files, len(self.rotation.key_cases) + 1)

    def _supervisors(self, typed: str) -> str | list[str] | None:
        """The id or ids of the writers that were typed as numbers or names, several with commas between."""
        writers = self.rotation.letter_writers
        known = [Named(each.id, each.id, tuple(filter(None, (each.name, each.greeting)))) for each in writers]
        is_one_name = any(typed.strip().casefold() == each.name.casefold() for each in writers)
        parts = [typed] if is_one_name else [part.strip() for part in typed.split(",") if part.strip()]
        numbers = {str(number): each.thing for number, each in enumerate(known, 1)}
        found = [numbers.get(part) or find_named(part, known, "letter writer") for part in parts]
        ids = list(dict.fromkeys(found))
        return ids[0] if len(ids) == 1 else ids or None


def open_casebook(dossier: Path, rotation: str | None, today: date) -> "Casebook | tuple[Option, ...]":
    """The rotation under way, or the one that is named; the ones to choose from where that is not clear.

    Raises:
        UserError: the dossier has mistakes, or no rotation fits.
    """
    loaded = load(dossier)
    plan = plan_for(loaded, today)
    known = [
        Named(row, each.id, (f"{each.service}, {each.site}",))
        for row, each in enumerate(loaded.dossier.rotations)
        if each.state is not RotationState.CANCELLED
    ]
    if rotation is not None or len(known) <= 1:
        if not known:
            message = "The dossier has no rotation yet, so a case has no place."
            hint = "Write one into rotations.yaml first: where, what service, which dates."
            raise UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)
        return Casebook(loaded, plan, find_named(rotation, known, "rotation"))
    under_way = [each for each in known if plan.rotations[each.word].phase is Phase.UNDER_WAY]
    if len(under_way) == 1:
        return Casebook(loaded, plan, under_way[0].thing)
    return tuple(Option(each.word, each.shown) for each in under_way or known)
