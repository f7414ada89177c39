"""Questions whose answers are fields of a dossier, and reading what a person typed for one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from awaykit.loading.edits import with_change
from awaykit.loading.locate import owner_of
from awaykit.loading.model_problems import ModelProblems
from awaykit.loading.sources import Sources, loc_of
from awaykit.loading.text_files import FORBIDDEN, explain_forbidden
from awaykit.model.base import screened_as
from awaykit.model.dates import read_day
from awaykit.model.dossier import Dossier
from awaykit.problems import Problem, UserError, is_at
from awaykit.wording import date_without_weekday

_WORDS_FOR = {"y": "yes", "n": "no"}


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from: `value` goes into the dossier, `shown` is listed."""

    value: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question whose answer is the field at `place` ("applicant.name.given").

    `more` is what "?" shows. `is_needed`: Enter does not skip it. `needs` is another place: without
    an answer there, this is not asked. `yes` makes it a question of yes or no, and is what a yes
    writes; `no` is what a no writes, nothing by default. `in_past`: a day that is not to come.
    """

    place: str
    asks: str
    example: str | None = None
    more: tuple[str, ...] = ()
    is_needed: bool = False
    needs: str | None = None
    unless: tuple[str, str] | None = None
    own_options: tuple[Option, ...] = ()
    yes: str | None = None
    no: str | None = None
    in_past: bool = False
    section: str | None = None

    @property
    def options(self) -> tuple[Option, ...]:
        """The answers to choose from: the question's own, or the words that the field takes."""
        shape = owner_of(Dossier, loc_of(self.place)).shape
        return self.own_options or tuple(Option(word, word) for word in (shape.choices if shape else ()))

    @property
    def is_screened(self) -> bool:
        """Whether the answer is free text in which a patient might be named."""
        owner = owner_of(Dossier, loc_of(self.place))
        return owner.shape is not None and screened_as(owner.model.model_fields[owner.shape.name]) is not None

    def is_asked(self, answers: Mapping[str, str | None]) -> bool:
        """Whether the answers so far leave something to ask here."""
        if self.needs is not None and answers.get(self.needs) is None:
            return False
        return self.unless is None or answers.get(self.unless[0]) != self.unless[1]


def read_answer(
    question: Question, typed: str, today: date, data: Mapping[str, Any] | None = None
) -> str | None:
    """The dossier's value for what was typed; None where that answer writes nothing.

    `data` is the dossier so far, as text: some answers fit only beside others.

    Raises:
        UserError: the field does not take it, in the words that the loader has for it.
    """
    if found := FORBIDDEN.search(typed):
        message, hint = explain_forbidden(found[0])
        raise UserError(Problem(message=message, hint=hint))
    text = typed.strip()
    if question.yes is not None:
        word = _WORDS_FOR.get(text.casefold(), text.casefold())
        if word not in ("yes", "no"):
            raise UserError(Problem(message="This takes yes or no.", hint="Write yes or no."))
        return question.yes if word == "yes" else question.no
    value, place = _chosen(question, text), question.place
    raw = with_change(dict(data or {}), loc_of(place), value, appending=False)
    try:
        Dossier.model_validate(raw)
    except ValidationError as error:
        # Only the errors of the models at this one place: other gaps are no fault of the answer.
        problems = ModelProblems(raw, Sources(""), complete=False).problems(error)
        mine = [each for each in problems if is_at(each.place or "", place)]
        if mine:
            raise UserError(*(Problem(message=each.message, hint=each.hint) for each in mine)) from None
    if question.in_past and (day := read_day(value)) > today:
        message = f"{date_without_weekday(day)} is still to come."
        raise UserError(Problem(message=message, hint="Give the day once it has happened, or press Enter."))
    return value


def _chosen(question: Question, text: str) -> str:
    """The value of the option with this number, these words or the beginning of its own, or the text."""
    options = question.options
    if re.fullmatch(r"[0-9]{1,3}", text) and 0 < int(text) <= len(options):
        return options[int(text) - 1].value
    folded = text.casefold()
    same = [each.value for each in options if folded in (each.value.casefold(), each.shown.casefold())]
    begun = [each.value for each in options if folded and each.shown.casefold().startswith(folded)]
    return same[0] if same else begun[0] if len(begun) == 1 else text
