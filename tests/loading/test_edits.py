import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from awaykit.loading.characters import FORBIDDEN
from awaykit.loading.dossier import load
from awaykit.loading.edits import Append, EditedFile, Put, edited
from awaykit.loading.meant import with_change
from awaykit.model.dossier import Dossier
from awaykit.problems import UserError
from loading.layouts import Layout
from loading.reading import write

DAY = "2027-06-29"
WRITER = ("rotations", 0, "letter_writers", 0)
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
CHANGES = st.sampled_from((
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
@given(seed=st.integers(0, 2**32), changes=st.lists(CHANGES, min_size=1, max_size=3))
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
