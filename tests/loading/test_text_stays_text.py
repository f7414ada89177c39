from collections.abc import Callable
from pathlib import Path

import pytest

from awaykit.loading.load import Loaded, load
from loading.reading import MINIMAL, write

Loads = Callable[[str], Loaded]

CONTACT = "  contact:\n"


@pytest.fixture
def loads(tmp_path: Path) -> Loads:
    return lambda text: load(write(tmp_path, {"dossier.yaml": MINIMAL + text}))


def test_norway_keeps_its_no(loads: Loads) -> None:
    assert loads("  citizenships: [NO, ON, YES]\n").dossier.applicant.citizenships == ("NO", "ON", "YES")


def test_a_time_is_no_number_of_seconds(loads: Loads) -> None:
    assert loads("skills: 12:30\n").dossier.skills == ("12:30",)


def test_an_id_keeps_its_zeros(loads: Loads) -> None:
    assert loads("  ids: {aamc: 01234567, ecfmg: 0x1F}\n").dossier.applicant.ids.aamc == "01234567"


@pytest.mark.parametrize("phone", ["+91 98765 43210", "+919876543210", "555"])
def test_a_phone_number_keeps_its_plus(loads: Loads, phone: str) -> None:
    assert loads(f"{CONTACT}    phone: {phone}\n").dossier.applicant.contact.phone == phone


@pytest.mark.parametrize("word", ["nan", ".nan", "1e3", "1_000", "=", "<<", "true", "2027-03-01"])
def test_no_word_is_given_a_type(loads: Loads, word: str) -> None:
    assert loads(f"skills: ['x', {word}]\n").dossier.skills == ("x", word)


@pytest.mark.parametrize("nothing", ["", " ", " ~", " # a comment"])
def test_a_key_without_a_value_is_as_if_absent(loads: Loads, nothing: str) -> None:
    assert loads(f"{CONTACT}    email:{nothing}\n    city: Austin\n").dossier.applicant.contact.email is None


def test_a_block_of_empty_keys_is_as_if_absent(loads: Loads) -> None:
    loaded = loads("  school:\n    name:\n    city:\nawards:\n  - title:\n    on:\n  - title: Prize\n")
    assert loaded.dossier.applicant.school is None
    assert [award.title for award in loaded.dossier.awards] == ["Prize"]


def test_places_after_an_empty_entry_are_right(loads: Loads) -> None:
    loaded = loads("awards:\n  -\n  - title: First\n  - title: Second\n")
    assert loaded.source.problem_at("awards[1].title", "").line == 8
    assert loaded.dossier.awards[1].title == "Second"


def test_the_word_null_is_text_with_a_warning(loads: Loads) -> None:
    loaded = loads("    preferred: null\n")
    assert loaded.dossier.applicant.name.preferred == "null"
    assert [one.message for one in loaded.warnings] == ['This is read as the word "null".']


@pytest.mark.parametrize("value", ["#1", "Rank #1 of 90", "Rank # 1 of 90"])
def test_what_a_hash_cuts_off_is_warned_of(loads: Loads, value: str) -> None:
    (warning,) = loads(f"awards: [{{title: x}}]\nlanguages:\n  - name: Urdu\n    level: {value}\n").warnings
    assert warning.message == "What begins with # was left out here: it is a comment."
    assert warning.hint == "If it belongs to the value, put the whole value in quotes."
    assert warning.source is not None
    assert warning.column is not None
    assert warning.source[warning.column - 1] == "#"


@pytest.mark.parametrize("value", ["fluent  # since school", "fluent # since school", '"#1" # one', "C#"])
def test_a_comment_written_as_comments_are_is_not_warned_of(loads: Loads, value: str) -> None:
    assert loads(f"languages:\n  - name: Urdu\n    level: {value}\n").warnings == ()


def test_a_hyphen_that_was_read_as_text_is_warned_of(loads: Loads) -> None:
    (warning,) = loads("skills:\n - Ultrasound\n  - Python\n").warnings
    assert "not as an entry of a list" in warning.message
    assert warning.line == 7


ODD_LAYOUT = """\
# a comment first
---
"applicant" : # about me
    'name': { given: "Ayesha", # in flow
              family: 'Khan' }
    degrees:
    - MBBS   # a list at the key's column
    contact: {email: ayesha.khan@example.org, phone: "+92 300 0000000"}
statement:
  text: >-
    I grew up near a river
    and a hospital.

    Then I studied.
education: [{institution: "A school: the first", starts: Mar 2015, ends: "2021"}]
skills: |-
  Point-of-care ultrasound
...
"""


def test_an_odd_but_legal_layout_loads(tmp_path: Path) -> None:
    dossier = load(write(tmp_path, {"d.yml": ODD_LAYOUT})).dossier
    assert dossier.applicant.name.full == "Ayesha Khan"
    assert dossier.applicant.degrees == ("MBBS",)
    assert dossier.applicant.contact.email == "ayesha.khan@example.org"
    assert dossier.statement is not None
    assert dossier.statement.paragraphs == ("I grew up near a river and a hospital.", "Then I studied.")
    assert dossier.education[0].institution == "A school: the first"
    assert dossier.skills == ("Point-of-care ultrasound",)


@pytest.mark.parametrize("begin", [">", ">-", "|", "", "'"])
def test_a_blank_line_parts_paragraphs_in_every_way_of_writing(tmp_path: Path, begin: str) -> None:
    end = "'" if begin == "'" else ""
    text = f"statement:\n  text: {begin}\n    One\n\n    Two{end}\n"
    statement = load(write(tmp_path, {"d.yaml": MINIMAL + text})).dossier.statement
    assert statement is not None
    assert statement.paragraphs == ("One", "Two")
