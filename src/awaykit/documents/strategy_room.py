"""How much of each list goes on the two pages between the first and the last: the rest is counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from awaykit.documents.strategy_findings import FindingLine
from awaykit.documents.strategy_letters import LetterLine
from awaykit.documents.strategy_programs import HostLine, ProgramLine
from awaykit.documents.strategy_rotations import ChosenSet, ComparedRotation

_LINES = 108
"""Lines that the two pages hold by the estimates below, which are on the safe side; measured on paper."""

_A_HEADING, _A_TABLE_HEAD = 1.9, 2.7
_IN_A_LINE = 102
_MOST = {"programs": 10, "letters": 8, "hosts": 8}
_LEAST = {"programs": 2, "letters": 2, "hosts": 1, "findings": 4}


@dataclass(frozen=True, slots=True)
class Room:
    """How many entries of each list are printed."""

    findings: int
    letters: int
    programs: int
    hosts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Everything that wants to stand between the first page and the last."""

    stands: tuple[str, ...]
    findings: tuple[FindingLine, ...]
    rotations: tuple[ComparedRotation, ...]
    sets: tuple[ChosenSet, ...]
    letters: tuple[LetterLine, ...]
    programs: tuple[ProgramLine, ...]
    hosts: tuple[HostLine, ...]


def room(lists: Lists) -> Room:
    """As many as fit: the longest list gives way first, down to a few entries of each."""
    taken = _beside(lists)
    heights = {
        "findings": [
            _lines((each.title, each.code, *each.messages, each.hint, each.weight, *each.tags))
            for each in lists.findings
        ],
        "letters": [
            _lines((each.called, each.site, each.reasons, each.state, each.next)) for each in lists.letters
        ],
        "programs": [_program_lines(each) for each in lists.programs],
        "hosts": [
            _lines((each.name, each.deadline, each.done, *each.open, each.confirmed, each.unconfirmed)) + 0.3
            for each in lists.hosts
        ],
    }
    kept = {name: min(_MOST.get(name, len(entries)), len(entries)) for name, entries in heights.items()}
    heads = {
        "findings": _A_HEADING,
        "letters": _A_HEADING,
        "programs": _A_HEADING + _A_TABLE_HEAD + 2,
        "hosts": _A_HEADING,
    }
    while taken + sum(_height(heights[name], kept[name], heads[name]) for name in kept) > _LINES:
        longer = [name for name in kept if kept[name] > _LEAST[name]]
        if not longer:
            break
        # Findings weigh more than lists that a command prints in full.
        first = [name for name in longer if name != "findings"] or longer
        widest = max(first, key=lambda name: _height(heights[name], kept[name], heads[name]))
        kept[widest] -= 1
    return Room(**kept)


def _height(entries: Sequence[float], kept: int, head: float) -> float:
    return head + sum(entries[:kept]) + (1 if kept < len(entries) else 0) if entries else 0


def _beside(lists: Lists) -> float:
    """What stands beside the lists, in lines: the heading, good news, findings in short, rotations, sets."""
    height = 7 + _part(_lines((line,)) for line in lists.stands)
    if lists.rotations:
        height += _A_TABLE_HEAD + 3 + _part(_rotation_lines(each) for each in lists.rotations)
    sets = [_lines((each.rotations, each.cost, each.gives_up)) for each in lists.sets]
    return height + (1 + _part(sets) if sets else 0)


def _part(entries: Iterable[float]) -> float:
    """A heading with its entries; nothing without any."""
    every = list(entries)
    return _A_HEADING + sum(every) if every else 0


def _rotation_lines(rotation: ComparedRotation) -> float:
    columns = (
        (f"{rotation.number}. {rotation.service}, {rotation.site}", 25),
        (rotation.days, 16),
        (f"{rotation.service_yield}; {rotation.role}", 12),
        (rotation.letter, 11),
        (rotation.doubts, 13),
    )
    own_lines = (0, 1, 0, 1, 1)
    heights = (
        ceil(len(words) / width) + more for (words, width), more in zip(columns, own_lines, strict=True)
    )
    return max(2.0, *heights) + 0.3


def _program_lines(program: ProgramLine) -> float:
    columns = ((f"{program.name}, {program.place}", 30), (f"{program.reasons} {program.questions}", 40))
    return max(1.0, *(ceil(len(words) / width) for words, width in columns)) + 0.3


def _lines(parts: Iterable[str]) -> float:
    """Lines that a list's entry takes, with what stands between its parts."""
    characters = sum(len(part) + 4 for part in parts if part)
    return ceil(characters / _IN_A_LINE) + 0.15
