from pathlib import Path

import pytest

from awaykit.loading.load import load
from loading.reading import MINIMAL, only_problem, problems_in, write

REFUSED = [
    "\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x80", "\x85", "\x9f", "\ufffe", "\uffff",
    "\ufdd0", "\ufdef", "\U0001fffe", "\U0010ffff",
    "\u2028", "\u2029",
    "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069",
]  # fmt: skip
TAKEN = [
    "é",
    "محمد",
    "עברית",
    "田中",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u0301",
    "\U0001f9a0",
    "\u00a0",
]


@pytest.mark.parametrize("character", REFUSED)
def test_a_character_that_breaks_papers_is_refused_at_its_field(tmp_path: Path, character: str) -> None:
    problem = only_problem(tmp_path, MINIMAL + f"skills:\n  - Ultra{character}sound\n")
    assert f"U+{ord(character):04X}" in problem.message
    assert (problem.line, problem.column, problem.place) == (6, 10, "skills[0]")
    assert problem.source == "  - Ultra\ufffdsound"


@pytest.mark.parametrize(
    "escape", ["\\0", "\\a", "\\e", "\\r", "\\x1b", "\\u202E", "\\L", "\\P", "\\N", "\\uFFFF"]
)
def test_the_same_character_is_refused_when_it_is_spelled(tmp_path: Path, escape: str) -> None:
    problem = only_problem(tmp_path, MINIMAL + f'skills: ["a{escape}b"]\n')
    assert problem.place == "skills[0]"
    assert "U+" in problem.message


@pytest.mark.parametrize("character", TAKEN)
def test_the_scripts_of_the_world_are_taken(tmp_path: Path, character: str) -> None:
    loaded = load(write(tmp_path, {"d.yaml": MINIMAL + f"skills: [a{character}b]\n"}))
    assert loaded.dossier.skills == (f"a{character}b",)


NO_PAPER_SHOWS = "This holds a character that no paper can show (U+{code})."
LINE_BREAK = "This holds a hidden line break (U+{code})."
DIRECTION = "This holds a hidden character that turns the direction of text (U+{code})."


@pytest.mark.parametrize(
    ("characters", "message", "hint"),
    [
        (
            "\x00\x07\x1b\x7f\x85\x9f\ufffe\uffff",
            NO_PAPER_SHOWS,
            "Delete it, and type the words around it again.",
        ),
        ("\u2028\u2029", LINE_BREAK, "Delete it and press Enter instead."),
        (
            "\u202a\u202e\u2066\u2069",
            DIRECTION,
            "Delete it; names from right to left keep their order by themselves.",
        ),
    ],
)
def test_each_kind_of_character_is_told_in_its_own_words(
    tmp_path: Path, characters: str, message: str, hint: str
) -> None:
    for character in characters:
        problem = only_problem(tmp_path, MINIMAL + f"skills: [a{character}b]\n")
        assert problem.message == message.format(code=f"{ord(character):04X}")
        assert problem.hint == hint


def test_all_lines_with_such_characters_are_told_at_once(tmp_path: Path) -> None:
    found = problems_in(tmp_path, MINIMAL + "skills:\n - a\x07\n - b\x1b\n# c\x00\n")
    assert [problem.place for problem in found] == ["skills[0]", "skills[1]", None]


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_every_line_end_becomes_a_line_feed(tmp_path: Path, ends: str) -> None:
    text = (MINIMAL + "statement:\n  text: |\n    One\n\n    Two\n").replace("\n", ends)
    statement = load(write(tmp_path, {"d.yaml": text})).dossier.statement
    assert statement is not None
    assert statement.text == "One\n\nTwo"


def test_a_byte_order_mark_is_taken(tmp_path: Path) -> None:
    write(tmp_path, {"d.yaml": b"\xef\xbb\xbf" + MINIMAL.encode()})
    assert load(tmp_path).dossier.applicant.name.given == "Ayesha"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_told_by_name(tmp_path: Path, encoding: str) -> None:
    problem = only_problem(tmp_path, MINIMAL.encode(encoding))
    assert problem.message == "This file is saved as UTF-16."
    assert problem.hint == "Save it again as UTF-8: in Notepad, File, Save As, Encoding UTF-8."


@pytest.mark.parametrize("content", ["José".encode("latin-1"), "“x”".encode("cp1252"), b"\xed\xa0\x80"])
def test_another_encoding_is_told_at_its_line(tmp_path: Path, content: bytes) -> None:
    problem = only_problem(tmp_path, MINIMAL.encode() + b"  specialty: " + content)
    assert problem.message == "This file is not saved as UTF-8."
    assert problem.line == 5
