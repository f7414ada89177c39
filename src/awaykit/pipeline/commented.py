"""The commented blank files with answers in place: what was not answered stays as a commented example.

In those files a line that begins with `##` explains, and one that begins with a single `#` is a line of YAML
that is switched off. So every field has its line, its place and its comments there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from awaykit.loading.nodes import Loc
from awaykit.loading.yaml_writing import Style, in_block

_FIELD = re.compile(r"(?P<margin> *)(?:# )?(?P<hyphen>- )?(?P<key>[a-z0-9_]+):(?P<example>.*)")
_ENTRY = re.compile(r"(?P<margin> *)(?:# )?- (?P<example>.*)")
_EXPLAINS = re.compile(r" *##")
_STYLE = Style()


@dataclass(frozen=True, slots=True)
class _Line:
    """One line; `loc` is the place of its field, None for a comment; `margin`: the column where it begins."""

    text: str
    loc: Loc | None = None
    margin: int = 0
    hyphen: str = ""
    example: str = ""


def with_answers(blank: str, answers: Mapping[Loc, str]) -> tuple[str, frozenset[Loc]]:
    """The text of a blank file with `answers`, and the places of those that have a line in it.

    Raises:
        ValueError: an entry of a list lacks the field that stands beside its hyphen.
    """
    lines = list(_read(blank.split("\n")))
    for loc in answers:
        lines = _with_entries(lines, loc)
    found = frozenset(loc for loc in answers if any(line.loc == loc for line in lines))
    opened = {loc[:length] for loc in found for length in range(1, len(loc) + 1)}
    written = [each for line in lines for each in _written(line, answers, opened)]
    return "\n".join(written), found


def _read(lines: Iterable[str]) -> Iterator[_Line]:
    """Each line with the place of its field, told by the columns in which keys and hyphens stand."""
    around: list[tuple[int, Loc]] = []
    entries: dict[Loc, int] = {}
    for text in lines:
        field = None if _EXPLAINS.match(text) else _FIELD.fullmatch(text)
        entry = None if _EXPLAINS.match(text) or field else _ENTRY.fullmatch(text)
        found = field or entry
        if found is None:
            yield _Line(text)
            continue
        margin = len(found["margin"])
        while around and around[-1][0] >= margin:
            around.pop()
        loc = around[-1][1] if around else ()
        if entry or found["hyphen"]:
            number = entries[loc] = entries.get(loc, -1) + 1
            loc = (*loc, number)
            around.append((margin, loc))
        hyphen = "- " if entry else found["hyphen"] or ""
        if field:
            loc = (*loc, field["key"])
            around.append((margin + len(hyphen), loc))
        yield _Line(text, loc, margin, hyphen, found["example"])


def _with_entries(lines: list[_Line], loc: Loc) -> list[_Line]:
    """The lines with another entry, like the first one of its list, for each number on the way to `loc`."""
    for depth, part in enumerate(loc):
        if not isinstance(part, int) or any(_begins(line, loc[: depth + 1]) for line in lines):
            continue
        first, before = (*loc[:depth], 0), (*loc[:depth], part - 1)
        model = [line for line in lines if _begins(line, first)]
        ends = [number for number, line in enumerate(lines, 1) if _begins(line, before)]
        if model and ends:
            at = ends[-1]
            more = [replace(line, loc=(*loc[: depth + 1], *(line.loc or ())[depth + 1 :])) for line in model]
            lines = [*lines[:at], *more, *lines[at:]]
    return lines


def _begins(line: _Line, loc: Loc) -> bool:
    return line.loc is not None and line.loc[: len(loc)] == loc


def _written(line: _Line, answers: Mapping[Loc, str], opened: set[Loc]) -> Iterator[str]:
    """The line as it is to stand: with its answer, open above one, or switched off."""
    if line.loc is None:
        yield line.text
        return
    margin = " " * line.margin
    key = f"{line.loc[-1]}:" if isinstance(line.loc[-1], str) else ""
    if line.loc in answers:
        written = in_block(answers[line.loc], line.margin + len(line.hyphen), _STYLE)
        yield f"{margin}{line.hyphen}{key} {written.head}"
        yield from written.below
    elif line.loc in opened:
        yield f"{margin}{line.hyphen}{key}"
    elif line.hyphen and line.loc[:-1] in opened and key:
        raise ValueError(f"an entry begins with {line.loc}")
    else:
        yield f"{margin}# {line.hyphen}{key}{line.example}"
