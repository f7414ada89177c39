import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from awaykit.loading.edits import Append, EditedFile, Put, edited, with_change
from awaykit.loading.load import load
from awaykit.loading.text_files import FORBIDDEN
from awaykit.model.dossier import Dossier
from awaykit.problems import UserError
from conftest import SAMPLES
from loading.layouts import Layout
from loading.reading import MINIMAL, write

DAY = "2027-06-29"
WRITER = ("rotations", 0, "letter_writers", 0)
A4 = Put(("settings", "paper"), "a4")
URDU = Append(("skills",), "Urdu")
ONE = Put(("skills",), "one")
PRIZE = Append(("awards",), {"title": "Prize", "on": "2027"})
CASE = {
    "problem": "Pain: worse # at night",
    "i_did": "Asked, and\n\nlistened.",
    "supervised_by": ["whitfield"],
}
ANY_TEXT = st.text(max_size=80).filter(lambda text: not FORBIDDEN.search(text) and text.strip())
DOSSIER: dict[str, Any] = {
    "applicant": {
        "name": {"given": "Ayesha", "family": "Khan, MD"},
        "season": "2028",
        "contact": {"phone": "+91 22 5550 100"},
    },
    "skills": ["Arabic: fluent", "a # b", "NO"],
    "rotations": [
        {
            "id": "riverbend",
            "state": "confirmed",
            "site": "Riverbend Hospital",
            "service": "Wards",
            "kind": "elective",
            "starts": "2027-05-03",
            "ends": None,
            "letter_writers": [
                {
                    "id": "whitfield",
                    "name": 'Eleanor "Nell" Whitfield, MD',
                    "email": None,
                    "request": {"asked": "2027-05-20", "agreed": None, "reminded": "2027-06-01"},
                    "own_words": "You asked me\tto look again.",
                },
                {"id": "varga", "name": "Ildiko Varga", "request": None, "assigned_to": []},
                {
                    "id": "okafor",
                    "name": "N. Okafor",
                    "request": {},
                    "own_words": "A first line\n\nand another",
                },
            ],
            "key_cases": [
                {"problem": "Chest pain", "i_did": "Took the history again.", "supervised_by": "varga"}
            ],
        },
        {
            "id": "larkmoor",
            "state": "applied",
            "site": "Larkmoor",
            "service": "Clinic",
            "kind": "observership",
            "key_cases": None,
        },
    ],
    "programs": [{"id": "larkmoor", "name": "Larkmoor"}],
}
CHANGES: st.SearchStrategy[Put | Append] = st.sampled_from((
    Put((*WRITER, "request", "agreed"), DAY),
    Put((*WRITER, "request", "asked"), DAY),
    Put((*WRITER, "email"), "e.whitfield@example.org"),
    Put((*WRITER, "waiver"), "yes"),
    Put(("rotations", 0, "letter_writers", 1, "request", "asked"), DAY),
    Put(("rotations", 0, "letter_writers", 2, "request", "asked"), DAY),
    Put(("rotations", 0, "ends"), DAY),
    Put(("settings", "cases_hold_no_identifiers"), DAY),
    Put(("skills", 1), "null"),
    Put(("programs", 0, "rotation", "contact"), {"name": "Ana Ortiz", "role": "coordinator"}),
    Append((*WRITER, "request", "reminded"), DAY),
    Append((*WRITER, "assigned_to"), "larkmoor"),
    Append(("rotations", 0, "letter_writers", 1, "assigned_to"), "larkmoor"),
    Append(("rotations", 0, "key_cases"), CASE),
    Append(("rotations", 1, "key_cases"), CASE),
    Append(("rotations", 0, "feedback"), {"said": "Lead with one line.", "on": DAY}),
    Append(("programs", 0, "rotation", "messages"), {"on": DAY, "kind": "cover"}),
    Append(("rotations", 0, "letter_writers"), {"id": "yes", "name": "Yes, MD"}),
    Append(("skills",), "- not a list"),
))  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def meant(data: dict[str, Any], *changes: Put | Append) -> Dossier:
    for each in changes:
        data = with_change(data, each.place, each.value, appending=isinstance(each, Append))
    return Dossier.model_validate(data)


def without_nothing(value: Any) -> Any:  # noqa: ANN401 - text, or lists and dicts of it
    """The data as the loader reads it: what has no value isn't there."""
    if isinstance(value, dict):
        held = {key: without_nothing(each) for key, each in value.items()}
        return {key: each for key, each in held.items() if each is not None and each != {}}
    return [without_nothing(each) for each in value] if isinstance(value, list) else value


def after(folder: Path, *changes: Put | Append) -> tuple[Dossier, EditedFile]:
    """The dossier read again with the edited text, and the one file that was edited."""
    (file,) = edited(load(folder), changes)
    return load(folder, {file.path: file.new}).dossier, file


def result(folder: Path, text: str, *changes: Put | Append) -> str:
    """The new text of a dossier of one file."""
    return after(write(folder, {"dossier.yaml": text.encode()}), *changes)[1].new


@settings(max_examples=300)
@given(
    seed=st.integers(0, 2**32),
    changes=st.lists(CHANGES, min_size=1, max_size=3, unique_by=lambda each: each.place),
)
def test_whatever_the_layout_an_edit_changes_what_is_meant_and_nothing_else(
    tmp_path: Path, seed: int, changes: list[Put | Append]
) -> None:
    layout = Layout(Random(seed))  # noqa: S311 - dice, no secret
    text = layout.file(DOSSIER)
    write(tmp_path, {"dossier.yaml": text.encode()})
    data = without_nothing(DOSSIER)
    try:
        is_so_read = load(tmp_path).dossier == meant(data)
    except UserError:
        is_so_read = False
    assume(is_so_read)
    dossier, file = after(tmp_path, *changes)
    assert dossier == meant(data, *changes)
    assert file.old == text
    assert [*re.findall(r"# c\d+: \[not, \{a: value", file.new)] == [
        *re.findall(r"# c\d+: \[not, \{a: value", text)
    ]
    assert set(re.findall(r"\r\n|\r|\n", file.new)) <= set(re.findall(r"\r\n|\r|\n", text))
    assert file.new.startswith("\ufeff") == text.startswith("\ufeff")
    assert file.new.endswith(("\n", "\r")) == text.endswith(("\n", "\r"))


@settings(max_examples=200)
@given(words=ANY_TEXT)
def test_any_text_reads_back_as_it_was_given(tmp_path: Path, words: str) -> None:
    dossier, _ = after(write(tmp_path, {"d.yaml": MINIMAL}), Put(("statement", "text"), words))
    assert dossier.statement
    assert dossier.statement.text == words.strip()


@pytest.mark.parametrize(
    ("old", "change", "new"),
    [
        ("skills: []  # none yet\n", URDU, "skills: [Urdu]  # none yet\n"),
        ("skills: Arabic\n", URDU, "skills: [Arabic, Urdu]\n"),
        ("skills: 'a, b' # c\n", URDU, "skills: ['a, b', Urdu] # c\n"),
        ("skills:\n- a # mine\n\n# end\n", URDU, "skills:\n- a # mine\n- Urdu\n\n# end\n"),
        ("skills:\n   -   a\n", Append(("skills",), "b: c"), 'skills:\n   -   a\n   -   "b: c"\n'),
        ("skills: [a,\n  b] # two\n", Append(("skills",), "c, d"), 'skills: [a,\n  b, "c, d"] # two\n'),
        ("settings:   # mine\n", A4, "settings:   # mine\n  paper: a4\n"),
        ("settings: {}\n", A4, "settings: {paper: a4}\n"),
        ("settings: {paper: letter}\n", A4, "settings: {paper: a4}\n"),
        ("settings:\n    paper: 'letter'  # US\n", A4, "settings:\n    paper: 'a4'  # US\n"),
        ("cv:\t~\t# later\nskills: x", A4, "cv:\t~\t# later\nskills: x\nsettings:\n  paper: a4"),
        ("skills: >- # c\n  one\n  two\n\nawards: []\n", ONE, "skills: one # c\n\nawards: []\n"),
        ("skills: |+\n  one\n\n", A4, "skills: |+\n  one\nsettings:\n  paper: a4\n\n"),
        ("awards: []\n", PRIZE, "awards:\n  - title: Prize\n    on: 2027\n"),
    ],
    ids=lambda value: repr(value) if isinstance(value, str) else "",
)  # fmt: skip
def test_an_edit_keeps_the_layout_that_it_finds(
    tmp_path: Path, old: str, change: Put | Append, new: str
) -> None:
    assert result(tmp_path, MINIMAL + old, change) == MINIMAL + new


def test_the_line_ends_of_windows_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    text = "\ufeff" + MINIMAL.replace("\n", "\r\n")
    assert result(tmp_path, text, A4) == text + "settings:\r\n  paper: a4\r\n"


def test_a_key_goes_into_the_file_named_after_it_else_to_the_applicant(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.yaml": MINIMAL, "programs.yaml": "# none yet\n"})
    program = Append(("programs",), {"id": "larkmoor", "name": "Larkmoor"})
    first, second = edited(load(folder), [program, A4])
    assert (first.path.name, second.path.name) == ("programs.yaml", "a.yaml")
    assert first.new == "# none yet\nprograms:\n  - id: larkmoor\n    name: Larkmoor\n"


def test_the_new_lines_are_told_with_their_numbers(tmp_path: Path) -> None:
    _, file = after(write(tmp_path, {"d.yaml": MINIMAL}), A4)
    assert file.new_lines == ((5, "settings:"), (6, "  paper: a4"))


@pytest.mark.parametrize(
    ("text", "change", "to_type"),
    [
        ("? skills\n: [Urdu]\n" + MINIMAL, A4, ["Add", "    settings:", "      paper: a4"]),
        (MINIMAL + "awards: [ # none\n ]\n", PRIZE, ["Add", "    - title: Prize", "      on: 2027"]),
    ],
)
def test_where_no_edit_is_safe_the_lines_to_type_are_shown(
    tmp_path: Path, text: str, change: Put | Append, to_type: list[str]
) -> None:
    with pytest.raises(UserError) as caught:
        edited(load(write(tmp_path, {"d.yaml": text})), [change])
    (problem,) = caught.value.problems
    assert problem.file == str(tmp_path / "d.yaml")
    assert problem.hint
    for line, start in zip(problem.hint.split("\n"), to_type, strict=True):
        assert line.startswith(start)


def test_a_file_that_changed_since_it_was_read_is_left_as_it_is(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"d.yaml": MINIMAL}))
    write(tmp_path, {"d.yaml": MINIMAL + "skills: Urdu\n"})
    with pytest.raises(UserError, match="changed by another program"):
        edited(loaded, [A4])


def test_a_character_that_no_dossier_may_hold_is_refused(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"d.yaml": MINIMAL}))
    with pytest.raises(UserError, match="direction of text"):
        edited(loaded, [Append(("skills",), "a\u202eb")])


def test_a_whole_block_is_never_replaced(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"d.yaml": MINIMAL}))
    with pytest.raises(ValueError, match="only a text"):
        edited(loaded, [Put(("applicant", "name"), {"given": "Sara"})])


def test_the_samples_keep_every_other_line() -> None:
    loaded = load(SAMPLES / "complete")
    for change in (Put((*WRITER, "request", "uploaded"), DAY), Append(("rotations", 1, "key_cases"), CASE)):
        (file,) = edited(loaded, [change])
        new = [line for _, line in file.new_lines]
        assert [line for line in file.new.splitlines() if line not in new] == [
            line for line in file.old.splitlines() if line not in new
        ]
        assert len(file.new.splitlines()) == len(file.old.splitlines()) + len(new)


def test_a_new_key_leaves_the_fields_that_are_commented_out_with_what_they_belong_to(tmp_path: Path) -> None:
    text = """applicant:
  name:
    given: Ayesha
    # preferred: Ash
  school:
    name: College

    # city: City
  # visa:
    # need: needed

## EDUCATION
# education:
  # - degree: MBBS
"""
    loaded = load(write(tmp_path, {"dossier.yaml": text}))
    (file,) = edited(loaded, [Put(("settings", "paper"), "a4"), Put(("applicant", "name", "family"), "Khan")])
    assert file.new == text.replace(
        "    # need: needed\n", "    # need: needed\nsettings:\n  paper: a4\n"
    ).replace("    given: Ayesha\n", "    given: Ayesha\n    family: Khan\n")


def test_a_new_entry_stands_below_the_fields_that_the_last_one_may_yet_use(tmp_path: Path) -> None:
    text = """applicant: {name: {given: Ayesha}}
awards:
  - title: Prize
    # on: 2026
# languages:
  # - name: Urdu
"""
    loaded = load(write(tmp_path, {"dossier.yaml": text}))
    (file,) = edited(loaded, [Append(("awards",), {"title": "Medal"})])
    assert file.new == text.replace("    # on: 2026\n", "    # on: 2026\n  - title: Medal\n")
