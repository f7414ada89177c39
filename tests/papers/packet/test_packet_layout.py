"""Packets of the most extreme dossiers: no text is lost or leaves its page."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from awaykit.papers.paper import Format, Paper
from awaykit.rendering.page import PaperSize
from awaykit.rendering.templating.templates import Templates
from awaykit.rendering.text import word_counts
from awaykit.resources import templates_folder
from awaykit.run.pages import Pages
from awaykit.run.prepare import FilledPaper
from checkers import output_of
from dossiers import case, rotation, writer
from papers.packet.packets import CONTACT, packet

SENTENCE = "The patient was seen each day on rounds, and I presented what the night had changed. "
CASE = {"age": "60s", "sex": "man", "competency": "Patient Care"}
NAME = (
    "Maximiliana Bartholomea Featherstonehaugh-Cholmondeley "
    "Wolfeschlegelsteinhausenbergerdorff-Montgomeryshire of Somewhere"
)


@dataclass(frozen=True)
class Made:
    """A packet as it is made, each part in smaller type where that saves it a page."""

    content: bytes
    pages: int
    parts: dict[str, int]


@cache
def renderers(size: PaperSize) -> Pages:
    return Pages(size, None)


def filled(paper: Paper) -> str:
    with Templates(templates_folder()) as templates:
        assert paper.template is not None
        return templates.fill(paper.template, paper.context)


def rendered(paper: Paper, size: PaperSize = PaperSize.LETTER) -> Made:
    content, measured = renderers(size).make(FilledPaper(paper, html=filled(paper), text=""), Format.PDF)
    assert measured["warnings"] == []
    return Made(content, measured["pages"], measured["parts"])


def one_case(**fields: object) -> dict[str, object]:
    return rotation(letter_writers=[writer()], key_cases=[case(**fields)])


def pages(made: Made) -> dict[str, int]:
    return made.parts


def texts(made: Made) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(made.content)).pages]


def statement_of(words: int) -> dict[str, str]:
    sentences = [SENTENCE] * (words // len(SENTENCE.split()))
    blocks = ["".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6)]
    return {"text": "\n\n".join(blocks)}


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize(("words", "count"), [(60, 1), (330, 1), (650, 1), (1_100, 2)])
def test_a_customary_statement_takes_one_page_and_a_long_one_two(
    size: PaperSize, words: int, count: int
) -> None:
    made = rendered(packet(rotations=[one_case()], statement=statement_of(words)), size)
    assert pages(made)["statement"] == count


@pytest.mark.parametrize("words", [720, 750, 780, 810])
def test_a_statement_leaves_no_line_alone_at_the_turn_of_a_page(words: int) -> None:
    made = rendered(packet(rotations=[one_case()], statement=statement_of(words)))
    assert pages(made)["statement"] == 2
    last = [line for line in texts(made)[-1].splitlines() if not line.startswith(("Ayesha", "Page"))]
    assert len(last) >= 3


def test_a_statement_of_forty_kilobytes_overflows_and_is_over_its_budget() -> None:
    paper = packet(rotations=[one_case()], statement=statement_of(7_200))
    made = rendered(paper)
    limits = {part.section: part.most_pages for part in paper.parts}
    assert pages(made)["statement"] > 5
    assert limits["statement"] == 2
    assert made.pages > paper.most_pages
    assert sum(page.count("changed.") for page in texts(made)) > 400


def test_five_cases_of_eighty_words_take_one_page_out_of_fourteen() -> None:
    told = {"i_did": SENTENCE * 3, "outcome": SENTENCE, "learned": "To look again."} | CASE
    cases = [case(problem=f"Sepsis {number}", **told) for number in range(14)]
    paper = packet(rotations=[rotation(letter_writers=[writer()], key_cases=cases)])
    assert 70 <= word_counts(filled(paper))["case-5"] <= 80
    made = rendered(paper)
    assert pages(made)["cases"] == 1
    assert "case-5" in pages(made)
    assert "case-6" not in pages(made)


def test_a_case_of_twelve_hundred_words_flows_on_and_is_counted() -> None:
    cases = [case(priority="1"), case(problem="Long", i_did=SENTENCE * 80, **CASE), case(priority="3")]
    paper = packet(rotations=[rotation(letter_writers=[writer()], key_cases=cases)])
    made = rendered(paper)
    assert word_counts(filled(paper))["case-2"] > 1_200
    assert pages(made)["cases"] <= 4
    assert sum(page.count("changed.") for page in texts(made)) == 80
    assert "Decompensated heart failure" in texts(made)[-1]


def test_names_of_120_letters_and_a_long_contact_line_stay_on_their_pages(tmp_path: Path) -> None:
    assert len(NAME) >= 115
    contact = CONTACT | {
        "email": f"{'maximiliana.' * 4}cholmondeley@a-department-with-a-long-name.example.org"
    }
    by = writer(name=f"{NAME}, MD", greeting=f"Dr. {NAME}", title=NAME, role=NAME, letter_kind="structured")
    paper = packet(
        applicant={"name": {"given": NAME[:60], "family": NAME[60:]}, "contact": contact},
        rotations=[rotation(site=NAME, service=NAME, letter_writers=[by], key_cases=[case(problem=NAME)])],
        languages=[{"name": "Urdu"}],
        statement=statement_of(60),
    )
    made = rendered(paper)
    expected = dict.fromkeys(("request", "facts", "cases", "case-1", "cv", "statement", "structured"), 1)
    assert pages(made) == expected
    file = tmp_path / "names.pdf"
    file.write_bytes(made.content)
    assert _stays_inside_the_block(file)


def _stays_inside_the_block(file: Path) -> bool:
    """Whether every word is drawn inside the 160 mm in the middle of Letter paper."""
    edges = [
        (float(line.split('xMin="')[1].split('"')[0]), float(line.split('xMax="')[1].split('"')[0]))
        for line in output_of("pdftotext", "-bbox", file, "-").splitlines()
        if "<word" in line
    ]
    block = 160 / 25.4 * 72
    return min(edges)[0] >= (612 - block) / 2 - 1 and max(end for _, end in edges) <= (612 + block) / 2 + 1


def test_parts_of_cases_leave_the_bookmarks_as_they_were() -> None:
    made = rendered(packet(rotations=[one_case()], statement=statement_of(60)))
    outline = PdfReader(BytesIO(made.content)).outline
    titles = [str(entry.title) for entry in outline if not isinstance(entry, list)]
    assert titles == ["Ayesha Khan", "Facts for your letter", "Key cases", "Personal statement (draft)"]


def test_only_the_parts_that_save_a_page_are_in_smaller_type() -> None:
    paper = packet(rotations=[one_case()], statement=statement_of(600), languages=[{"name": "Urdu"}])
    filled_paper = FilledPaper(paper, html=filled(paper), text="")
    measured = renderers(PaperSize.LETTER).make(filled_paper, Format.PDF)[1]
    assert paper.editions[measured["edition"]].tight == ("statement",)
    short = packet(rotations=[one_case()], statement=statement_of(60), languages=[{"name": "Urdu"}])
    kept = renderers(PaperSize.LETTER).make(FilledPaper(short, html=filled(short), text=""), Format.PDF)[1]
    assert "edition" not in kept


def test_a_part_that_smaller_type_does_not_shorten_stays_as_it_is() -> None:
    paper = packet(rotations=[one_case()], statement=statement_of(780))
    made = renderers(PaperSize.LETTER).make(FilledPaper(paper, html=filled(paper), text=""), Format.PDF)[1]
    assert (made["parts"]["statement"], "edition" in made) == (2, False)
