from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awaykit.loading.load import Loaded, load
from awaykit.problems import UserError
from loading.reading import MINIMAL, ROTATION, write

SETTINGS = settings(max_examples=150)
WORDS = [
    "applicant:",
    "rotations:",
    "ids:",
    "passport:",
    "name: {given: A}",
    "2027-03-01",
    "id: a",
    "null",
    "0",
    "é",
]
MARKS = [
    "- ",
    "  ",
    "\n",
    "\t",
    "'",
    '"',
    "|",
    ">",
    "#",
    "[",
    "]",
    "{",
    "}",
    ",",
    ": ",
    ":",
    "?",
    "&a",
    "*a",
    "!x",
    "%",
]
TRAPS = ["---", "...", "<<", "\x07", "\u202e", "\u00a0", "：", "“", "statement: {file: d.yaml}", "\\", "~"]
PIECES = st.lists(st.sampled_from(WORDS + MARKS + TRAPS)).map("".join)


def _loads_or_tells(path: Path) -> None:
    try:
        assert isinstance(load(path), Loaded)
    except UserError as error:
        for problem in error.problems:
            assert problem.message
            assert problem.line is None or problem.line >= 1


@SETTINGS
@given(content=st.binary(max_size=400))
def test_any_bytes_load_or_are_told(tmp_path: Path, content: bytes) -> None:
    _loads_or_tells(write(tmp_path, {"d.yaml": content}))


@SETTINGS
@given(text=st.text(max_size=200))
def test_any_text_in_a_value_loads_or_is_told(tmp_path: Path, text: str) -> None:
    content = (MINIMAL + ROTATION + "    city: ").encode() + text.encode("utf-8", "surrogatepass")
    _loads_or_tells(write(tmp_path, {"d.yaml": content}))


@SETTINGS
@given(text=PIECES)
def test_any_heap_of_yaml_loads_or_is_told(tmp_path: Path, text: str) -> None:
    _loads_or_tells(write(tmp_path, {"d.yaml": text, "e.yaml": MINIMAL}))


@SETTINGS
@given(content=st.binary(max_size=300))
def test_any_bytes_in_a_statement_load_or_are_told(tmp_path: Path, content: bytes) -> None:
    _loads_or_tells(write(tmp_path, {"d.yaml": MINIMAL + "statement: {file: s.txt}\n", "s.txt": content}))


@pytest.mark.sweep
@settings(SETTINGS, max_examples=5_000)
@given(text=PIECES)
def test_very_many_heaps_of_yaml_load_or_are_told(tmp_path: Path, text: str) -> None:
    _loads_or_tells(write(tmp_path, {"d.yaml": text}))
