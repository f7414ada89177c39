"""File names that every operating system accepts."""

import re
import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.output.file_names import (
    MAX_PATH,
    check_planned,
    distinct,
    file_stem,
    fitted,
    folder_name,
    is_reserved,
)

anything = st.text(st.characters(), max_size=200)


@given(anything)
def test_any_text_gives_a_folder_name_that_every_system_takes(text: str) -> None:
    name = folder_name(text)
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?", name)
    assert not is_reserved(name)


@given(st.lists(anything, max_size=8))
def test_any_parts_give_a_stem_that_every_system_takes(parts: list[str]) -> None:
    stem = file_stem(*parts)
    assert re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9_-]{0,58}[A-Za-z0-9])?", stem)
    assert not is_reserved(stem + ".pdf")
    check_planned(PurePosixPath("send", stem + ".pdf"))


@given(st.dictionaries(anything, anything, max_size=12))
def test_distinct_names_stay_apart_where_case_makes_no_difference(texts: dict[str, str]) -> None:
    named = distinct({identity: file_stem(text[:3]) for identity, text in texts.items()})
    assert named.keys() == texts.keys()
    assert len({name.casefold() for name in named.values()}) == len(texts)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,60}", name) for name in named.values())


def test_distinct_names_do_not_depend_on_the_order() -> None:
    forward = distinct({"a": "Lee", "b": "LEE", "c": "Khan"})
    assert forward == distinct({"c": "Khan", "b": "LEE", "a": "Lee"})
    assert forward["c"] == "Khan"
    assert forward["a"].startswith("Lee-")


def test_a_hash_that_another_name_already_has_is_told_apart_too() -> None:
    first = distinct({"a": "Lee", "b": "LEE"})
    named = distinct({"a": "Lee", "b": "LEE", "c": first["a"]})
    assert len({name.casefold() for name in named.values()}) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("St. Mary's Hospital, 4th floor", "st-marys-hospital-4th-floor"),
        ("Nguyễn Thị Ánh", "nguyen-thi-anh"),
        ("Łukasiewicz", "lukasiewicz"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_folder_is_named_in_small_ascii_letters(text: str, name: str) -> None:
    assert folder_name(text) == name


@pytest.mark.parametrize("text", ["ガブリエル", "한지민", "ဦးမောင်", "ئەحمەد", "ÅÅ", "…\u0301\u0323", "é"])
def test_letters_and_their_marks_give_one_name_however_they_are_stored(text: str) -> None:
    forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}
    assert len({folder_name(form) for form in forms}) == 1
    assert len({file_stem(form, "CV") for form in forms}) == 1


@pytest.mark.parametrize("text", ["", "…", "\u200f", "\ue000"])
def test_a_text_of_which_nothing_is_left_gives_a_hash(text: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{8}|[a-z0-9-]+", folder_name(text))
    assert folder_name("") != folder_name("…")


@pytest.mark.parametrize("text", ["con", "PRN", "Aux", "nul", "COM1", "lpt9", "LPT0"])
def test_a_name_that_windows_reserves_is_avoided(text: str) -> None:
    assert folder_name(text).startswith(text.lower() + "-")
    assert file_stem(text).startswith(text + "_")


def test_a_stem_that_is_too_long_loses_letters_of_its_longest_part() -> None:
    stem = file_stem("Khan", "Ayesha" * 12, "Letter_Packet", "IM", "2028")
    assert len(stem) <= 60
    assert stem.startswith("Khan_AyeshaAyesha")
    assert stem.endswith("_Letter_Packet_IM_2028")


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 60))
def test_a_path_is_cut_to_two_hundred_characters(first: int, second: int, stem: int) -> None:
    path = PurePosixPath(
        "/home/an-applicant/Documents/output", "a" * first, "b" * second, "C" * stem + ".pdf"
    )
    cut = fitted(path)
    assert len(str(cut)) <= MAX_PATH
    assert cut == path or (cut.suffix == ".pdf" and cut.parent == path.parent and "-" in cut.stem)


def test_a_folder_that_leaves_no_room_for_a_name_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no room"):
        fitted(PurePosixPath("a" * 195, "Khan.pdf"))


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd", "../Khan.pdf", "send/../../Khan.pdf", "", "send/K han.pdf", "send/Khan.pdf ",
        "send/nul.pdf", "send/Khän.pdf", "send\\Khan.pdf", "C:/Khan.pdf", "send/.hidden", "send/" + "a" * 61,
        "send/Khan.pdf:stream", "/".join(["abcdefghi"] * 21),
    ],
)  # fmt: skip
def test_a_planned_path_that_some_system_refuses_is_a_bug(path: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        check_planned(PurePosixPath(path))
