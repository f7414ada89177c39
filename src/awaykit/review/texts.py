"""The applicant's own words, field by field, as the rules on texts see them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from awaykit.model.base import Screened, screened_as
from awaykit.model.dossier import Dossier
from awaykit.review.findings import PaperId, Remark
from awaykit.review.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """One free text of the dossier.

    `place` is its field ("rotations[0].key_cases[2].i_did"). `papers` are the papers for others, or to be
    pasted, that print it and that a finding can hold: none for a text that is only warned about, such as
    the statement, or that no paper prints today.
    """

    place: str
    text: str
    papers: tuple[PaperId, ...] = ()

    def remarks(self, message: str, hint: str) -> Iterator[Remark]:
        """One remark for each paper that prints the text, or one that names no paper."""
        for paper in self.papers or (None,):
            yield Remark(message=message, hint=hint, place=self.place, paper=paper, text=self.text)


def field_texts(dossier: Dossier, papers: Sequence[Words]) -> tuple[FieldText, ...]:
    """Every text of the dossier that is marked as screened, in dossier order."""
    reaching = [words for words in papers if words.reaches_others]
    return tuple(
        FieldText(
            place=place,
            text=text,
            papers=tuple(words.paper for words in reaching if words.prints_place(place))
            if mark is Screened.HOLDS
            else (),
        )
        for place, text, mark in _in_model(dossier, "")
    )


def _in_model(model: BaseModel, place: str) -> Iterator[tuple[str, str, Screened]]:
    for name, field in type(model).model_fields.items():
        here = f"{place}.{name}" if place else name
        yield from _inside(getattr(model, name), here, screened_as(field))


def _inside(value: object, place: str, mark: Screened | None) -> Iterator[tuple[str, str, Screened]]:
    if isinstance(value, BaseModel):
        yield from _in_model(value, place)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(item, f"{place}[{index}]", mark)
    elif isinstance(value, str) and mark is not None:
        yield place, value, mark
