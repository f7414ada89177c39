"""Dated facts, each with its source and confidence, read from TOML."""

import tomllib
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


T_co = TypeVar("T_co", covariant=True)


class FactConfidence(StrEnum):
    """How sure a value is, in the words of the TOML files and of private papers.

    `COMPUTED` follows by a known rule, `PROJECTED` by a rule that nobody has confirmed for that
    year. `GUIDE` and `RULE_OF_THUMB` are advice, not facts of a season. `YOUR_SETTING` comes from
    the dossier and is never in a file of ours.
    """

    OFFICIAL = "official"
    REPORTED = "reported"
    COMPUTED = "computed"
    PROJECTED = "projected"
    GUIDE = "guide"
    RULE_OF_THUMB = "rule of thumb"
    YOUR_SETTING = "your setting"


_SAID_TO_THE_APPLICANT = (FactConfidence.REPORTED, FactConfidence.PROJECTED, FactConfidence.YOUR_SETTING)


@dataclass(frozen=True, slots=True)
class Dated(Generic[T_co]):
    """One value and what it rests on; `checked` is None for a setting of the applicant's."""

    value: T_co
    source: str
    checked: date | None
    confidence: FactConfidence

    @property
    def is_projected(self) -> bool:
        """Whether nobody has announced the value yet: papers then print "expected" beside it."""
        return self.confidence is FactConfidence.PROJECTED

    @property
    def label_for_applicant(self) -> str:
        """The word that private papers put beside the value; official and computed values need none."""
        return self.confidence.value if self.confidence in _SAID_TO_THE_APPLICANT else ""


def follows(base: Dated[date], *, days: int, source: str) -> Dated[date]:
    """The day `days` after `base` (before it, if negative), no surer than `base` itself."""
    sure = base.confidence is FactConfidence.OFFICIAL
    confidence = FactConfidence.COMPUTED if sure else base.confidence
    return Dated(base.value + timedelta(days=days), source, base.checked, confidence)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """From `least` to `most` of something, both inside."""

    least: int
    most: int

    def holds(self, number: int) -> bool:
        """Whether the span includes `number`."""
        return self.least <= number <= self.most


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day that comes every year, such as 7 August."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """That day in `year`."""
        return date(year, self.month, self.day)


T = TypeVar("T", bound="DataclassInstance")
_DATA = Path(__file__).parent / "data"
_DATED_KEYS = frozenset({"value", "source", "checked", "confidence"})


class BrokenData(Exception):  # noqa: N818 - a bug in our files, named for what it is
    """A file of ours that doesn't fit its dataclass; the message names file and key."""


def file_names() -> tuple[str, ...]:
    """The names of all our TOML files, sorted."""
    return tuple(sorted(file.name for file in _DATA.glob("*.toml")))


def read(name: str, schema: type[T]) -> T:
    """The file `name` as a `schema`; who calls keeps it for the run."""
    return fill(schema, tomllib.loads((_DATA / name).read_text(encoding="utf-8")), name)


def fill(schema: type[T], raw: object, where: str) -> T:
    """A `schema` from a table, every key known and every field without a default there."""
    hints = get_type_hints(schema)
    table = _table(raw, frozenset(hints), where)
    values = {}
    for field in fields(schema):
        if field.name in table:
            values[field.name] = _convert(hints[field.name], table[field.name], f"{where}: {field.name}")
        elif field.default is MISSING:
            raise BrokenData(f"{where}: {field.name} is missing")
    return schema(**values)


def _convert(hint: Any, raw: object, where: str) -> Any:  # noqa: ANN401 - a type hint, and what it describes
    """`raw` as the type that `hint` names."""
    origin = get_origin(hint)
    if origin is Dated:
        # A value with its source, its day and its confidence, none of them missing.
        table = _table(raw, _DATED_KEYS, where)
        if missing := sorted(_DATED_KEYS - table.keys()):
            raise BrokenData(f"{where}: {missing[0]} is missing")
        confidence = _scalar(FactConfidence, table["confidence"], f"{where}: confidence")
        if confidence is FactConfidence.YOUR_SETTING:
            raise BrokenData(f"{where}: confidence: only a dossier can say {confidence.value!r}")
        return Dated(
            value=_convert(get_args(hint)[0], table["value"], f"{where}: value"),
            source=_scalar(str, table["source"], f"{where}: source"),
            checked=_scalar(date, table["checked"], f"{where}: checked"),
            confidence=confidence,
        )
    if origin is tuple:
        if not isinstance(raw, list) or not raw:
            raise BrokenData(f"{where}: a list with something in it is expected")
        item = get_args(hint)[0]
        return tuple(_convert(item, entry, f"{where}[{number}]") for number, entry in enumerate(raw))
    if origin is UnionType:
        return _convert(next(arg for arg in get_args(hint) if arg is not NoneType), raw, where)
    if is_dataclass(hint) and isinstance(hint, type):
        return fill(hint, raw, where)
    return _scalar(hint, raw, where)


def _scalar(hint: Any, raw: object, where: str) -> Any:  # noqa: ANN401 - text, number, day or word of an enum
    """A plain value of exactly that type: True is no number, a time is no day, blank text is nothing."""
    if issubclass(hint, Enum):
        if raw in [member.value for member in hint]:
            return hint(raw)
    elif type(raw) is hint and raw != "" and not (isinstance(raw, str) and raw.isspace()):
        return raw
    raise BrokenData(f"{where}: {raw!r} is not of the kind {hint.__name__}")


def _table(raw: object, known: frozenset[str], where: str) -> dict[str, Any]:
    """The table at `where`, every key of which is known."""
    if not isinstance(raw, dict):
        raise BrokenData(f"{where}: a table is expected")
    if unknown := sorted(raw.keys() - known):
        raise BrokenData(f"{where}: {unknown[0]} is unknown")
    return raw
