"""Troublesome strings in every text field: refused with file, line and field, or printed unchanged."""

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from awaykit.loading.load import load
from awaykit.loading.nodes import Loc
from awaykit.loading.text_files import FORBIDDEN
from awaykit.problems import UserError
from conftest import Figure
from sweeps.naughty_builds import Figures, build_with, strings
from sweeps.naughty_strings import naughty_strings
from sweeps.whole_dossier import loc_of, whole, with_texts, write

PARTS = 12
MOST_FIELDS = 6


def built(turns: range, home: Path, figure: Figure) -> Figures:
    figures = Figures()
    for turn in turns:
        build_with(home, turn, figures)
    figure(f"naughty strings: {figures}")
    return figures


def test_the_dossier_has_every_field_for_text_and_the_list_is_long() -> None:
    _, fields = whole()
    assert len({tuple(part for part in loc if isinstance(part, str)) for loc in fields}) > 85
    assert len(naughty_strings()) > 550


def test_naughty_strings_come_back_or_are_refused(tmp_path: Path, figure: Figure) -> None:
    figures = built(range(7, 8), tmp_path, figure)
    assert figures.bad == [], "\n".join(figures.bad)


@pytest.mark.sweep
@pytest.mark.parametrize("part", range(PARTS))
def test_each_naughty_string_in_each_field(part: int, tmp_path: Path, figure: Figure) -> None:
    figures = built(range(part, len(strings()), PARTS), tmp_path, figure)
    assert figures.bad == [], "\n".join(figures.bad)


FORBIDDEN_STRINGS = [text for text in naughty_strings() if FORBIDDEN.search(re.sub("\r\n?", "\n", text))]


@pytest.mark.parametrize("text", FORBIDDEN_STRINGS, ids=ascii)
def test_what_no_paper_can_hold_is_refused_where_it_stands(text: str, tmp_path: Path) -> None:
    dice = Random(text.encode("utf-8", "surrogatepass"))  # noqa: S311 - dice, no secret
    is_refused_in(dice.sample(whole()[1], MOST_FIELDS), text, tmp_path)


@pytest.mark.sweep
def test_what_no_paper_can_hold_is_refused_in_every_field(tmp_path: Path, figure: Figure) -> None:
    fields = whole()[1]
    for text in FORBIDDEN_STRINGS:
        is_refused_in(fields, text, tmp_path)
    figure(f"naughty strings: {len(FORBIDDEN_STRINGS)} as bytes in {len(fields)} fields, all refused")


def is_refused_in(places: Sequence[Loc], text: str, tmp_path: Path) -> None:
    """As the bytes themselves, which no editor would write as an escape."""
    data, _ = whole()
    for loc in places:
        file = write(tmp_path, with_texts(data, {loc: "HERE"}))
        before, after = file.read_bytes().split(b"HERE")
        file.write_bytes(before + text.encode("utf-8", "surrogatepass") + after)
        with pytest.raises(UserError) as caught:
            load(file)
        (problem, *_) = caught.value.problems
        assert problem.file == str(file)
        assert problem.line == before.count(b"\n") + 1
        if not re.search("[\ud800-\udfff]", text):
            assert loc_of(problem.place or "")[: len(loc)] == loc
