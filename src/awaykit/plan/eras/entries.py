"""The entries of the form: what is reported as one, with its type, its period and its phrases."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from awaykit.model.applicant import Status
from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.model.eras import RotationEntry
from awaykit.model.merges import circling, mergeable, merges, way
from awaykit.model.record import Experience, FactShows
from awaykit.model.rotations import Rotation, RotationKind
from awaykit.plan.applicant_status import has_begun, tells_of
from awaykit.plan.eras.drafted import Entry, OwnText, Phrase
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_plan import state_name
from awaykit.season.reference import FormChoices, TypeKey, reference
from awaykit.wording import in_sentence

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
"""Words of a position that show its type by themselves; a paid researcher still does research."""

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

    Both are "" where the dossier leaves the type open.
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


def months_of(thing: Experience | Rotation, today: date) -> tuple[Month | None, End]:
    """The months in which it began and ended; what ends on a later day, or in a later month, goes on."""
    ends: End
    if isinstance(thing, Experience):
        goes_on = isinstance(thing.ends, Month) and not has_begun(thing.ends, today)
        return thing.starts, "present" if goes_on else thing.ends
    starts, last = thing.starts, thing.ends
    ends = "present" if last and last >= today else Month(last.year, last.month) if last else None
    return Month(starts.year, starts.month) if starts else None, ends


def earliest(months: Iterable[Month | None]) -> Month | None:
    """The first of the months that are known."""
    return min((month for month in months if month), key=lambda month: _number(month, 1), default=None)


def latest(ends: Iterable[End]) -> End:
    """The last end that is known; what goes on outlasts all others."""
    known = [end for end in ends if end]
    if "present" in known:
        return "present"
    months = (end for end in known if isinstance(end, Month))
    return max(months, key=lambda month: _number(month, _MONTHS_IN_A_YEAR), default=None)


def months_long(starts: Month | None, ends: End, today: date) -> int | None:
    """Months begun from start to end, a year without a month counted roughly; None while one is not known."""
    if starts is None or ends is None:
        return None
    last = Month(today.year, today.month) if ends == "present" else ends
    if not (starts.month and last.month):
        return max(1, (last.year - starts.year) * _MONTHS_IN_A_YEAR)
    return max(1, _number(last, 1) - _number(starts, 1) + 1)


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
    this_month = _number(Month(today.year, today.month), 1)
    return max(0, this_month - _number(ends, _MONTHS_IN_A_YEAR))


def _number(month: Month, unknown: int) -> int:
    """Months since the year 0, for comparison; `unknown` is the month that a year alone gets."""
    return month.year * _MONTHS_IN_A_YEAR + (month.month or unknown)


@dataclass(frozen=True, slots=True)
class Group:
    """What is reported as one entry, by dossier place.

    `things` are all of them; the first is the head, which gives the fields. `pooled` give the phrases, in
    dossier order. `retold` are rotations that one of the experiences reports anyway: they add no phrase.
    """

    things: Mapping[str, Experience | Rotation]
    pooled: Mapping[str, Experience | Rotation]
    retold: Mapping[str, Rotation]


def _links(dossier: Dossier) -> tuple[dict[str, str], dict[str, str]]:
    """The merges that the applicant asks for, circles left out, and which experience reports a rotation.

    Together they hold no circle either: an experience that leads to the rotation doesn't take it up.
    """
    explicit = merges(dossier)
    for place in tuple(circling(explicit)):
        del explicit[place]
    told_by: dict[str, str] = {}
    for place, thing in mergeable(dossier).items():
        if isinstance(thing, Rotation) and place not in explicit:
            links = explicit | told_by
            tellers = (
                f"experiences[{row}]"
                for row, entry in enumerate(dossier.experiences)
                if tells_of(entry, thing)
            )
            free = (teller for teller in tellers if place not in way(teller, links))
            if teller := next(free, None):
                told_by[place] = teller
    return explicit, told_by


_US_SYSTEM = (
    # Electronic records (guide §6.1).
    r"electronic(?:ally)? (?:(?:health|medical|patient) )?(?:records?|charts?|notes?)",
    r"(?:EMR|EHR)s?",
    r"order[- ]entry",
    # Work with other professions (guide §6.1).
    r"(?:inter|multi)[- ]?(?:disciplinary|professional)",
    r"nurses?|pharmacists?|social workers?|case managers?|care coordinators?|discharge planners?",
    r"(?:physical|occupational|respiratory|speech) therapists?|dietitians?|dieticians?|chaplains?",
    r"huddles?",
    # Practice on evidence (guide §6.1).
    r"evidence(?:-based)?|guidelines?|literature|journal club|systematic reviews?|meta-?analys[ei]s",
    r"clinical questions?|(?:one|a|each|every) question a day",
    r"(?:randomi[sz]ed|clinical|controlled) trials?|trials? of",
    r"with (?:its|their|the) sources?",
)
_RESULT = (
    r"from \d[\d.,]*(?: ?%| percent)?(?: of \d[\d.,]*)? to \d[\d.,]*",
    r"(?:reduced|lowered|increased|decreased|improved|doubled|tripled|halved|shortened)",
    r"(?:raised|cut|fell|rose|grew|dropped)\b.*\bby \d[\d.,]*",
    r"raised \W?\d[\d.,]*",
    r"(?:was|were|been|got) (?:accepted|adopted|published|introduced|approved|funded)",
    r"(?:adopted by|taken up by|took (?:it |them )?over|taken over by)",
    r"still (?:\w+s|in use|used|printed|runs?)",
    r"(?:won|earned)\b.*\b(?:prize|award|medal|grant|place|scholarship)|(?:first|second|third) prize",
)


_WORDS = {
    shown: re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
    for shown, patterns in {FactShows.US_SYSTEM: _US_SYSTEM, FactShows.RESULT: _RESULT}.items()
}


def shows(words: str, said: tuple[FactShows, ...] = (), *, is_us_clinical: bool) -> frozenset[FactShows]:
    """What a phrase shows: by the applicant's own mark, otherwise by its words.

    A phrase without a result shows what the applicant did. A skill of the US system counts only
    where the entry is clinical work in the US: elsewhere a nurse is no sign of it.
    """
    if said:
        return frozenset(said)
    told = {FactShows.RESULT if _WORDS[FactShows.RESULT].search(words) else FactShows.DID}
    if is_us_clinical and _WORDS[FactShows.US_SYSTEM].search(words):
        told.add(FactShows.US_SYSTEM)
    return frozenset(told)


UNITED_STATES = "United States"
_NAMES_OF_THE_US = frozenset(
    {"united states", "united states of america", "the united states", "usa", "us", "u.s.", "u.s.a."}
)


def is_us_clinical(thing: Experience | Rotation, group: Group) -> bool:
    """Whether it was clinical work in the US: a rotation, what reports one, or a position like it there."""
    if isinstance(thing, Rotation):
        return True
    if any(isinstance(other, Rotation) and tells_of(thing, other) for other in group.things.values()):
        return True
    is_there = (thing.country or "").casefold() in _NAMES_OF_THE_US
    return is_there and is_clinical_position(thing.position)


def _form_of(thing: Experience | Rotation) -> Experience | RotationEntry:
    """The form's own fields of an experience or rotation."""
    return thing if isinstance(thing, Experience) else thing.eras


def _phrases(group: Group, places: Mapping[str, Experience | Rotation]) -> Iterator[Phrase]:
    for place, thing in places.items():
        is_us = is_us_clinical(thing, group)
        if isinstance(thing, Experience):
            for row, fact in enumerate(thing.facts):
                told = shows(fact.fact, fact.shows, is_us_clinical=is_us)
                yield Phrase(f"{place}.facts[{row}].fact", fact.fact, fact.priority, told)
        else:
            for row, given in enumerate(thing.contributions):
                told = shows(given.fact, is_us_clinical=is_us)
                yield Phrase(f"{place}.contributions[{row}].fact", given.fact, given.priority, told)


def _own_texts(group: Group, field: Literal["description", "reflection"]) -> list[OwnText]:
    """The texts in a field of all that is reported as one, the head's first."""
    texts = []
    for place, thing in group.things.items():
        form = _form_of(thing)
        words = form.description if field == "description" else form.reflection
        if words:
            inside = "" if isinstance(thing, Experience) else ".eras"
            texts.append(OwnText(f"{place}{inside}.{field}", words))
    return texts


_ROLES = {RotationKind.SUBINTERNSHIP: "Subintern", RotationKind.EXTERNSHIP: "Extern"}


def entries_of(dossier: Dossier, plan: Plan) -> tuple[tuple[Entry, ...], tuple[tuple[str, str], ...]]:
    """All entries in dossier order, and what gets one once it begins (id and name).

    Every experience that has begun is an entry, and every rotation that no experience reports; those that
    the applicant merges make one, but what is merged into something that hasn't begun is alone. A rotation
    that is only hoped for gets none.
    """
    explicit, told_by = _links(dossier)
    links, every, choices = explicit | told_by, mergeable(dossier), reference().form
    begun = {
        place: thing
        for place, thing in every.items()
        if (
            has_begun(thing.starts, plan.today)
            if isinstance(thing, Experience)
            else plan.rotations[thing.id].has_begun
        )
    }
    members: dict[str, list[str]] = {}
    for place in begun:
        # The head is the last place on the way that has begun.
        head = [place, *(step for step in way(place, links) if step in begun)][-1]
        members.setdefault(head, []).append(place)
    entries = []
    for head in (place for place in begun if place in members):
        # A rotation is retold only where the experience that reports it is there.
        retold = {
            place: thing
            for place in members[head]
            if place != head and told_by.get(place) in members[head]
            if isinstance(thing := begun[place], Rotation)
        }
        pooled = {place: begun[place] for place in members[head] if place not in retold}
        entries.append(_entry(Group({head: begun[head], **pooled, **retold}, pooled, retold), plan, choices))
    waiting = tuple(
        (
            thing.id,
            thing.organization if isinstance(thing, Experience) else f"{thing.service}, {thing.site}",
        )
        for place, thing in every.items()
        if place not in begun
        and place not in told_by
        and (isinstance(thing, Experience) or thing.state.is_promised)
    )
    return tuple(entries), waiting


def _entry(group: Group, plan: Plan, choices: FormChoices) -> Entry:
    """One entry.

    Its description is the head's own; that of another part only where there is no phrase to choose. The
    contributions of a rotation that an experience reports would repeat it: they are phrases only where
    the experience has none.
    """
    (head, thing), *_ = group.things.items()
    rotations = tuple(each for each in group.things.values() if isinstance(each, Rotation))
    form = _form_of(thing)
    if isinstance(thing, Experience):
        # A place that it doesn't name is that of the rotation that it is about.
        retold = next(iter(group.retold.values()), None)
        organization, position = thing.organization, thing.position or ""
        type_, type_why = type_of_experience(thing, rotations, choices)
        city = thing.city or (retold.city if retold else None)
        region, state = thing.region, retold.us_state if retold else None
        country = thing.country or (UNITED_STATES if retold else None)
    else:
        # An elective of a graduate makes nobody a student.
        is_graduate = plan.rotations[thing.id].status is Status.GRADUATE
        role = _ROLES.get(thing.kind, "Elective" if is_graduate else "Visiting student")
        role = "Observer" if thing.is_observer else role
        organization, position = thing.site, f"{role}, {in_sentence(thing.service)}"
        type_, type_why = type_of_rotation(thing, choices)
        city, region, state, country = thing.city, None, thing.us_state, UNITED_STATES
    parts = [months_of(each, plan.today) for each in group.things.values()]
    starts, ends = earliest(begun for begun, _ in parts), latest(ended for _, ended in parts)
    months, whole = months_covered(parts, plan.today), months_long(starts, ends, plan.today)
    phrases, descriptions = tuple(_phrases(group, group.pooled)), _own_texts(group, "description")
    of_head = [text for text in descriptions if text.place.startswith(f"{head}.")]
    return Entry(
        id=thing.id,
        place=head,
        told=tuple(group.things),
        rotations=tuple(rotation.id for rotation in rotations),
        organization=organization,
        position=position,
        type=type_,
        type_why=type_why,
        starts=starts,
        ends=ends,
        months=months,
        has_gap=bool(months and whole and months < whole),
        city=city or "",
        region=region or (state_name(state) if state else ""),
        country=country or "",
        frequency=form.frequency or "",
        setting=form.setting or "",
        primary_focus=form.primary_focus or "",
        key_characteristic=form.key_characteristic or "",
        is_us_clinical=any(is_us_clinical(each, group) for each in group.things.values()),
        is_hands_on=any(rotation.hands_on and not rotation.is_observer for rotation in rotations),
        is_observer=any(
            each.is_observer if isinstance(each, Rotation) else "observer" in (each.position or "").casefold()
            for each in group.things.values()
        ),
        phrases=phrases or tuple(_phrases(group, group.retold)),
        own_description=next(iter(of_head or ([] if phrases else descriptions)), None),
        is_own_choice=any(_form_of(each).most_meaningful for each in group.things.values()),
        reflection=next(iter(_own_texts(group, "reflection")), None),
    )
