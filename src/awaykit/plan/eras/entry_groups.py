"""Experiences grouped into entries of the form: their type and their period."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.model.merges import circling, mergeable, merges, way
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation, RotationKind
from awaykit.plan.experiences import has_begun, tells_of
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import Phase
from awaykit.season.reference import FormChoices, TypeKey

_POSITIONS = (
    (TypeKey.RESEARCH, re.compile(r"\bresearch\w*", re.IGNORECASE)),
    (TypeKey.TEACHING, re.compile(r"\b(?:teacher|tutor|lecturer|demonstrator|mentor)\b", re.IGNORECASE)),
    (
        TypeKey.EDUCATION,
        re.compile(
            r"\b(?:observer|observership|extern|externship|clerk|clerkship|visiting student"
            r"|sub-?intern(?:ship)?|elective)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Words of a position that tell its type by themselves; a paid researcher still does research."""

_CLINICAL = _POSITIONS[-1][1]


def type_of_rotation(rotation: Rotation, choices: FormChoices) -> tuple[str, str]:
    """The type of a rotation's entry, and why."""
    is_observership = rotation.kind is RotationKind.OBSERVERSHIP
    what = "A structured observership" if is_observership else "A rotation"
    return choices.type_name(TypeKey.EDUCATION), f"{what} is education or training."


def type_of_experience(
    entry: Experience, rotations: tuple[Rotation, ...], choices: FormChoices
) -> tuple[str, str]:
    """The type of an experience and why it is suggested, "" for a reason where the applicant chose it.

    Both are "" where the dossier doesn't tell.
    """
    if entry.type:
        return entry.type, ""
    if rotations:
        return type_of_rotation(rotations[0], choices)
    for key, words in _POSITIONS:
        if found := words.search(entry.position or ""):
            return choices.type_name(key), f"Your position says “{found[0].lower()}”."
    if entry.paid is None:
        return "", ""
    key, why = (TypeKey.WORK, "It was paid.") if entry.paid else (TypeKey.VOLUNTEER, "It was not paid.")
    return choices.type_name(key), why


def is_clinical_position(position: str | None) -> bool:
    """Whether a position is, by its words, one in which students and graduates learn clinical work."""
    return bool(_CLINICAL.search(position or ""))


End = Month | Literal["present"] | None
_MONTHS_IN_A_YEAR = 12


def starts_of(thing: Experience | Rotation) -> Month | None:
    """The month in which it began."""
    if isinstance(thing, Experience):
        return thing.starts
    return Month(thing.starts.year, thing.starts.month) if thing.starts else None


def ends_of(thing: Experience | Rotation, today: date) -> End:
    """The month in which it ended; what ends on a later day, or in a later month, goes on."""
    if isinstance(thing, Experience):
        ends = thing.ends
        return "present" if isinstance(ends, Month) and not has_begun(ends, today) else ends
    if thing.ends is None:
        return None
    return "present" if thing.ends >= today else Month(thing.ends.year, thing.ends.month)


def earliest(months: Iterable[Month | None]) -> Month | None:
    """The first of the months that are known."""
    return min((month for month in months if month), key=_first, default=None)


def latest(ends: Iterable[End]) -> End:
    """The last end that is known; what goes on outlasts all others."""
    known = [end for end in ends if end]
    if "present" in known:
        return "present"
    return max((end for end in known if isinstance(end, Month)), key=_last, default=None)


def months_long(starts: Month | None, ends: End, today: date) -> int | None:
    """Months begun from start to end, a year without a month counted roughly; None while one is not known."""
    if starts is None or ends is None:
        return None
    last = Month(today.year, today.month) if ends == "present" else ends
    if not (starts.month and last.month):
        return max(1, (last.year - starts.year) * _MONTHS_IN_A_YEAR)
    return max(1, _number(last) - _number(starts) + 1)


def months_covered(parts: Iterable[tuple[Month | None, End]], today: date) -> int | None:
    """Months that several parts took, a gap between them not counted; None where no length is known."""
    known = [(starts, ends) for starts, ends in parts if starts and ends]
    lengths = [months_long(starts, ends, today) or 0 for starts, ends in known]
    whole = months_long(earliest(starts for starts, _ in known), latest(ends for _, ends in known), today)
    return min(whole, sum(lengths)) if whole else None


def months_since(ends: End, today: date) -> int | None:
    """Months since the end, 0 for what goes on; None where the end is not known."""
    if ends is None:
        return None
    if ends == "present":
        return 0
    return max(
        0, today.year * _MONTHS_IN_A_YEAR + today.month - (ends.year * _MONTHS_IN_A_YEAR + _last(ends)[1])
    )


def _number(month: Month) -> int:
    return month.year * _MONTHS_IN_A_YEAR + month.month


def _first(month: Month) -> tuple[int, int]:
    return month.year, month.month or 1


def _last(month: Month) -> tuple[int, int]:
    return month.year, month.month or _MONTHS_IN_A_YEAR


_BEGUN = (Phase.UNDER_WAY, Phase.DONE)


@dataclass(frozen=True, slots=True)
class Group:
    """One entry: `head` gives its fields, `pooled` its phrases (with the head, in dossier order).

    `retold` are rotations that one of the experiences tells of anyway: they add no phrase. All keys
    are dossier places.
    """

    head: str
    pooled: Mapping[str, Experience | Rotation]
    retold: Mapping[str, Rotation]

    @property
    def thing(self) -> Experience | Rotation:
        """The experience or rotation that gives the fields."""
        return self.pooled[self.head]

    @property
    def places(self) -> tuple[str, ...]:
        """All that the entry tells of, the head first."""
        return (self.head, *(place for place in (*self.pooled, *self.retold) if place != self.head))

    @property
    def things(self) -> tuple[Experience | Rotation, ...]:
        """All that the entry tells of, the head first."""
        every = {**self.pooled, **self.retold}
        return tuple(every[place] for place in self.places)

    @property
    def rotations(self) -> tuple[Rotation, ...]:
        """All rotations that the entry tells of, the head first."""
        return tuple(thing for thing in self.things if isinstance(thing, Rotation))


def groups_of(dossier: Dossier, plan: Plan) -> tuple[Group, ...]:
    """The entries in dossier order; what is merged into something that hasn't begun stands alone."""
    explicit, told_by = _links(dossier)
    things = {place: thing for place, thing in mergeable(dossier).items() if _is_begun(thing, plan)}
    heads = {place: _head(place, explicit | told_by, things) for place in things}
    return tuple(
        _group(head, [place for place in things if heads[place] == head], things, told_by)
        for head in things
        if heads[head] == head
    )


def not_begun(dossier: Dossier, plan: Plan) -> tuple[tuple[str, str], ...]:
    """Id and name of what gets an entry once it begins; no rotation that is only hoped for."""
    _, told_by = _links(dossier)
    return tuple(
        (thing.id, _name(thing))
        for place, thing in mergeable(dossier).items()
        if not _is_begun(thing, plan)
        and place not in told_by
        and (isinstance(thing, Experience) or thing.state.is_promised)
    )


def _links(dossier: Dossier) -> tuple[dict[str, str], dict[str, str]]:
    """The merges that the applicant asks for, circles left out, and which experience tells of a rotation.

    Together they hold no circle either: an experience that leads to the rotation doesn't take it up.
    """
    explicit = merges(dossier)
    for place in tuple(circling(explicit)):
        del explicit[place]
    told_by: dict[str, str] = {}
    for place, thing in mergeable(dossier).items():
        if isinstance(thing, Rotation) and place not in explicit:
            tellers = _tellers(dossier, thing)
            links = explicit | told_by
            free = (teller for teller in tellers if place not in way(teller, links))
            if teller := next(free, None):
                told_by[place] = teller
    return explicit, told_by


def _tellers(dossier: Dossier, rotation: Rotation) -> Iterator[str]:
    for row, entry in enumerate(dossier.experiences):
        if tells_of(entry, rotation):
            yield f"experiences[{row}]"


def _head(place: str, links: Mapping[str, str], begun: Iterable[str]) -> str:
    """The last place on the way that has begun."""
    return [place, *(step for step in way(place, links) if step in begun)][-1]


def _group(
    head: str,
    places: list[str],
    things: Mapping[str, Experience | Rotation],
    told_by: Mapping[str, str],
) -> Group:
    """What has one head; a rotation is retold only where the experience that tells of it is there."""
    retold: dict[str, Rotation] = {}
    pooled: dict[str, Experience | Rotation] = {}
    for place in places:
        thing = things[place]
        if place != head and told_by.get(place) in places and isinstance(thing, Rotation):
            retold[place] = thing
        else:
            pooled[place] = thing
    return Group(head, pooled, retold)


def _is_begun(thing: Experience | Rotation, plan: Plan) -> bool:
    if isinstance(thing, Experience):
        return has_begun(thing.starts, plan.today)
    return plan.rotations[thing.id].phase in _BEGUN


def _name(thing: Experience | Rotation) -> str:
    return thing.organization if isinstance(thing, Experience) else f"{thing.service}, {thing.site}"
