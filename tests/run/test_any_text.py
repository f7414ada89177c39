"""Any text in any field gives a paper or a problem in plain words."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from awaykit.model.dates import read_day
from awaykit.papers.paper import Format
from awaykit.problems import UserError
from awaykit.rendering.page import PaperSize
from awaykit.run.order import Selection
from awaykit.run.pages import Pages
from awaykit.run.prepare import Prepared, prepare
from conftest import SAMPLE_DAYS, SAMPLES

Field = tuple[str | int, ...]
ROTATION = ("rotations", 0)
WRITER = (*ROTATION, "letter_writers", 0)
CASE = (*ROTATION, "key_cases", 0)
FREE_TEXT: list[Field] = [
    ("applicant", "name", "given"),
    ("applicant", "name", "family"),
    ("applicant", "name", "own_script"),
    ("applicant", "degrees"),
    ("applicant", "referred_to_as"),
    ("applicant", "contact", "phone"),
    ("applicant", "contact", "city"),
    ("applicant", "ids", "aamc"),
    (*ROTATION, "site"),
    (*ROTATION, "city"),
    (*ROTATION, "service"),
    (*WRITER, "name"),
    (*WRITER, "greeting"),
    (*WRITER, "title"),
    (*WRITER, "role"),
    (*WRITER, "own_words"),
    (*CASE, "problem"),
    (*CASE, "i_did"),
    (*CASE, "outcome"),
    (*CASE, "learned"),
]
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(categories=["Lo", "Mn", "Sc", "So", "Cf", "Zs", "Pd", "Nd"]), max_size=30),
    st.sampled_from(
        [
            "{{ x }}",
            "{% raw %}",
            "<b>&amp;</b>",
            "]]>",
            "../..",
            "CON",
            "a" * 300,
            "- x",
            "# y",
            "\\",
            "\ud800",
        ]
    ),
)


BEGINS: dict[Format, tuple[bytes, ...]] = {
    Format.DOCX: (b"PK",),
    Format.EML: (b"From: ",),
    Format.TXT: (b"To: ", b"ERAS draft of "),
}
"""The formats that need no Pango, and how their files begin."""


@pytest.fixture(scope="module")
def minimal() -> dict[str, Any]:
    text = (SAMPLES / "minimal" / "dossier.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - plain text only


def with_text(dossier: dict[str, Any], field: Field, text: str) -> dict[str, Any]:
    changed: dict[str, Any] = json.loads(json.dumps(dossier))
    holder: Any = changed
    for part in field[:-1]:
        holder = holder.setdefault(part, {}) if isinstance(holder, dict) else holder[part]
    holder[field[-1]] = text
    return changed


@pytest.fixture(scope="module")
def made() -> set[tuple[Format, str]]:
    """The files that were made before: most words of a paper are the same whatever one field says."""
    return set()


@settings(max_examples=40)
@example(field=("applicant", "name", "given"), text="a" * 300)
@given(field=st.sampled_from(FREE_TEXT), text=TEXTS)
def test_any_text_gives_papers_or_a_problem(
    field: Field, text: str, minimal: dict[str, Any], made: set[tuple[Format, str]], tmp_path: Path
) -> None:
    gives_papers_or_a_problem(with_text(minimal, field, text), made, tmp_path / "dossier.yaml")


@pytest.mark.sweep
@settings(max_examples=300)
@given(field=st.sampled_from(FREE_TEXT), text=TEXTS)
def test_any_text_at_all_gives_papers_or_a_problem(
    field: Field, text: str, minimal: dict[str, Any], made: set[tuple[Format, str]], tmp_path: Path
) -> None:
    gives_papers_or_a_problem(with_text(minimal, field, text), made, tmp_path / "dossier.yaml")


def gives_papers_or_a_problem(dossier: dict[str, Any], made: set[tuple[Format, str]], file: Path) -> None:
    file.write_text(json.dumps(dossier, indent=1), encoding="utf-8")
    try:
        prepared = prepare(file, read_day(SAMPLE_DAYS["minimal"]), Selection())
    except UserError as error:
        told = error.problems
    else:
        told = ()
        begins_as_it_should(prepared, made)
    assert all(problem.message for problem in told)


def begins_as_it_should(prepared: Prepared, made: set[tuple[Format, str]]) -> None:
    formats = {form for filled in prepared.papers for form in filled.paper.formats}
    assert formats >= {Format.DOCX, Format.TXT}
    for filled in prepared.papers:
        for form in BEGINS.keys() & filled.paper.formats:
            asked = (form, f"{filled.paper.envelope}{filled.paper.title}{filled.html}{filled.text}")
            if asked not in made:
                content, _ = Pages(PaperSize.LETTER, None).make(filled, form)
                assert content.startswith(BEGINS[form])
                made.add(asked)
