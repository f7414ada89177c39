"""Patterns that are compiled on first use: the letters each requires follow from the pattern itself."""

from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from awaykit.screen.lexicon import DATA, LazyPattern, Lexicon, small_letters
from awaykit.screen.text_rules import TextRules

_GAP = "\x00"
_MOST = 20_000
_AHEAD = 1
_Node = Any
"""A part of a parsed pattern: the standard library gives them no types."""


def _entries(tables: dict[str, Any]) -> Iterator[str | dict[str, Any]]:
    """Every pattern of a lexicon, as it is written."""
    yield from tables.get("patterns", {}).values()
    for name, rows in tables.items():
        if isinstance(rows, list) and name not in ("own_acts", "unless"):
            yield from rows
    for unless in tables.get("unless", ()):
        for context, words in unless.items():
            if context != "of":
                yield from [words] if isinstance(words, str) else words


def _all_late() -> list[LazyPattern]:
    lexicons = [Lexicon(file.stem) for file in sorted(DATA.glob("*.toml"))]
    return [lexicon.pattern(entry) for lexicon in lexicons for entry in _entries(lexicon.tables)]


def _members(items: Iterable[tuple[_Node, _Node]]) -> set[str]:
    """What a set in brackets matches, in small letters; what can't be listed is a gap."""
    members: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL:
            members.add(small_letters(chr(value)))
        elif kind is op.RANGE and value[1] - value[0] < 30:
            members |= {small_letters(chr(code)) for code in range(value[0], value[1] + 1)}
        else:
            return {_GAP}
    return members


def _item(kind: _Node, value: _Node, needs: tuple[str, ...]) -> set[str]:
    if kind is op.LITERAL:
        return {small_letters(chr(value))}
    if kind is op.IN:
        return _members(value)
    if kind in (op.BRANCH, op.SUBPATTERN):
        branches = value[1] if kind is op.BRANCH else [value[3]]
        return {text for branch in branches for text in _without(branch, needs)}
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, inner = value
        return _repeated(least, most, inner, needs)
    return {""} if kind in (op.AT, op.ASSERT, op.ASSERT_NOT) else {_GAP}


def _repeated(least: int, most: int, pattern: _Node, needs: tuple[str, ...]) -> set[str]:
    once = _without(pattern, needs)
    if most == 1:
        return once | ({""} if least == 0 else set())
    return {_GAP} if least == 0 else {f"{text}{_GAP}" for text in once}


def _without(pattern: _Node, needs: tuple[str, ...]) -> set[str]:
    """All texts that the pattern can match although they hold none of `needs`, shortened in their middle."""
    texts = {""}
    for kind, value in pattern:
        if kind is op.ASSERT and value[0] == _AHEAD and not _without(value[1], needs):
            return set()
        pieces = _item(kind, value, needs)
        joined = {before + piece for before in texts for piece in pieces}
        texts = {_shortened(text, needs) for text in joined if not any(need in text for need in needs)}
        assert len(texts) < _MOST
    return texts


def _shortened(text: str, needs: tuple[str, ...]) -> str:
    """The text with one gap for all that can't be part of a piece that is needed."""
    letters = set("".join(needs))
    first, *more = "".join(letter if letter in letters else _GAP for letter in text).split(_GAP)
    return f"{first}{_GAP}{more[-1]}" if more else first


def _least_digits(pattern: _Node) -> int:
    """How many digits every match holds at least, counting those that a look ahead asks for."""
    eaten, ahead = 0, 0
    for kind, value in pattern:
        if kind is op.LITERAL:
            eaten += chr(value) in "0123456789"
        elif kind is op.IN:
            eaten += all(member in set("0123456789") for member in _members(value))
        elif kind is op.BRANCH:
            eaten += min(_least_digits(branch) for branch in value[1])
        elif kind is op.SUBPATTERN:
            eaten += _least_digits(value[3])
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            eaten += value[0] * _least_digits(value[2])
        elif kind is op.ASSERT and value[0] == _AHEAD:
            ahead = max(ahead, eaten + _least_digits(value[1]))
    return max(eaten, ahead)


def _parsed(late: LazyPattern) -> _Node:
    return _parser.parse(late.words)


def test_no_match_lacks_every_piece_that_its_pattern_needs() -> None:
    needing = [late for late in _all_late() if late.needs]
    assert len(needing) > 40
    assert [late.words for late in needing if _without(_parsed(late), late.needs)] == []


def test_no_match_holds_fewer_digits_than_its_pattern_says() -> None:
    counting = [late for late in _all_late() if late.digits]
    assert len(counting) > 40
    assert [late.words for late in counting if _least_digits(_parsed(late)) < late.digits] == []


def test_a_pattern_is_compiled_only_for_a_text_that_may_match() -> None:
    late = LazyPattern("(?i)fax [0-9]+", needs="fax", digits=2)
    assert late.search("No number, and one 1.") is None
    assert late._made is None
    found = late.search("FAX 17")
    assert found is not None
    assert found[0] == "FAX 17"


def test_letters_that_count_as_others_are_seen() -> None:
    for text in ("\u017fister", "s\u0131ster", "S\u0130STER", "SISTER"):
        late = LazyPattern("(?i)sister", needs="sister")
        assert late.search(text) is not None, text


def test_every_pattern_of_every_lexicon_can_be_compiled() -> None:
    every = _all_late()
    assert len(every) > 200
    assert all(late.pattern.pattern == late.words for late in every)


def test_every_word_piece_and_pattern_of_a_lexicon_is_used() -> None:
    folders = (DATA.parent, DATA.parents[1] / "review")
    files = (file for folder in folders for file in folder.rglob("*.py"))
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    for file in sorted(DATA.glob("*.toml")):
        text, tables = file.read_text(encoding="utf-8"), Lexicon(file.stem).tables
        parts = [*tables.get("lists", {}), *tables.get("pieces", {}), *tables.get("templates", {})]
        used = [
            part
            for part in parts
            if f"{{{part}}}" in text or f'like = "{part}"' in text or f'"{part}"' in code
        ]
        assert (file.stem, used) == (file.stem, parts)
        assert [name for name in tables.get("patterns", {}) if f'["{name}"]' not in code] == []


def test_every_row_finds_its_example() -> None:
    tried = 0
    for lexicon in (Lexicon(file.stem) for file in sorted(DATA.glob("*.toml"))):
        for name, rows in lexicon.tables.items():
            if isinstance(rows, list) and name not in ("own_acts", "unless"):
                for row, rule in zip(rows, TextRules(lexicon, name).rows, strict=True):
                    assert rule.hits(row["finds"], bare=True), (lexicon.name, name, row["finds"])
                    tried += 1
    assert tried > 150
