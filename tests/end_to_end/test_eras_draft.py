"""The ERAS draft of every sample: within its limits, in the dossier's own words, the same in each format."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from awaykit.form_text import form_copy, form_length
from awaykit.loading.load import load
from awaykit.model.dossier import Dossier
from awaykit.papers.eras.eras_experiences import KIND, ErasContext, plan_eras
from awaykit.run.prepare import plan_for
from checkers import pdf_text
from conftest import BUILT_PAPERS, BUILT_SAMPLES, SAMPLE_DAYS, SAMPLES, Built, run_command
from minimal import DAY, edit, minimal_dossier
from rendering.words import docx_characters, pdf_characters

Build = Callable[..., Built]
RULE = re.compile(r"^---.*$", re.MULTILINE)


def files(built: Built) -> dict[str, Path]:
    """The files of the one draft by their format."""
    (paper,) = (paper for paper in built.report["papers"] if paper["kind"] == KIND)
    return {file["format"]: built.folder / file["path"] for file in paper["files"]}


def planned(name: str) -> tuple[Dossier, ErasContext]:
    loaded = load(SAMPLES / name)
    plan = plan_for(loaded, date.fromisoformat(SAMPLE_DAYS[name]))
    (paper,) = plan_eras(loaded.dossier, plan).papers
    assert isinstance(paper.context, ErasContext)
    return loaded.dossier, paper.context


def own_words(dossier: Dossier) -> Iterator[str]:
    """Every fact and every own text from which an entry may take its words."""
    for entry in dossier.experiences:
        yield from (fact.fact for fact in entry.facts)
        yield from (text for text in (entry.description, entry.reflection) if text)
    for rotation in dossier.rotations:
        yield from (fact.fact for fact in rotation.contributions)
        yield from (text for text in (rotation.eras.description, rotation.eras.reflection) if text)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


def bare(text: str) -> str:
    """The words alone: capitals, full stops, spaces, and what is made plain for the form aside."""
    return " ".join(re.findall(r"\w+", form_copy(text, "replace").text.casefold()))


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_every_block_is_within_its_limit(name: str) -> None:
    _, context = planned(name)
    blocks = [
        *(entry.description for entry in context.entries),
        *(entry.reflection for entry in context.entries if entry.reflection),
        *context.blocks,
        *((context.statement,) if context.statement else ()),
    ]
    assert blocks
    for block in blocks:
        assert block.limit is not None
        assert block.used == form_length(block.text) <= block.limit
        assert len(block.text.replace("\n", "\r\n").encode("utf-16-le")) // 2 <= block.limit
    assert context.overs == ()


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_every_sentence_follows_from_a_text_of_the_dossier(name: str) -> None:
    dossier, context = planned(name)
    known = [bare(text) for text in own_words(dossier)]
    said = [sentence for entry in context.entries for sentence in sentences(entry.description.text)]
    assert bool(said) == bool(known)
    for sentence in said:
        assert any(bare(sentence) in text for text in known), sentence


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_the_text_file_holds_every_block_between_its_lines(built: Build, name: str) -> None:
    _, context = planned(name)
    text = files(built(name))["txt"].read_bytes().decode("utf-8").replace("\r\n", "\n")
    parts = [part.removeprefix("\n").removesuffix("\n") for part in RULE.split(text)]
    for entry in context.entries:
        texts = [field.value for field in entry.fields]
        texts += [block.text for block in (entry.description, entry.reflection) if block and block.text]
        assert [each for each in texts if each not in parts] == []
    assert context.statement is None or context.statement.text in parts


@pytest.mark.parametrize(("name", "paper"), BUILT_PAPERS)
def test_the_words_of_the_pdf_are_those_of_the_word_file(built: Build, name: str, paper: str) -> None:
    made = files(built(name, paper))
    words = pdf_characters(made["pdf"])
    assert len(words) > 1_000
    assert words == docx_characters(made["docx"].read_bytes())


@pytest.mark.parametrize(("name", "paper"), BUILT_PAPERS)
def test_the_draft_is_short_and_nothing_is_left_to_fill(built: Build, name: str, paper: str) -> None:
    pdf = files(built(name, paper))["pdf"]
    assert len(PdfReader(pdf).pages) <= 6
    for mark in ("None", "{{", "[]", "()", " ,", "..", "awaykit"):
        assert mark not in re.sub(r"\s+", " ", pdf_text(pdf)), mark


def made(folder: Path, words: str = "") -> str:
    """What `awaykit eras` prints for a dossier with nothing begun but `words`."""
    dossier = minimal_dossier(folder)
    edit(dossier, "state: confirmed", "state: candidate")
    edit(dossier, "rotations:", f"{words}rotations:")
    done = run_command("eras", str(dossier), "--out", str(folder / "out"), "--today", DAY)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_command_names_the_page_that_copies(tmp_path: Path) -> None:
    told = made(tmp_path, "experiences:\n  - id: one\n    organization: One\n")
    assert f"Open: {tmp_path / 'out' / 'eras.html'}" in told
    assert "nothing to enter" not in told


def test_where_nothing_has_begun_the_command_says_so(tmp_path: Path) -> None:
    told = made(tmp_path)
    assert "There is nothing to enter in MyERAS yet." in told
    assert f"Open: {tmp_path / 'out' / 'START-HERE.html'}" in told
