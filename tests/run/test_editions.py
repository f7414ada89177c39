"""A paper that is too long is made in the fullest edition that keeps to its limits."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from awaykit.output.paper_records import Measured, OutcomeWord
from awaykit.papers.cv.curriculum_vitae import CvContext, plan_cvs
from awaykit.papers.paper import Format, Paper, PartBudget
from awaykit.problems import UserError
from awaykit.rendering.page import PaperSize
from awaykit.rendering.templating.templates import Templates
from awaykit.resources import templates_folder
from awaykit.run.make import make_papers
from awaykit.run.order import Order, Selection
from awaykit.run.pages import Pages
from awaykit.run.prepare import FilledPaper
from dossiers import dossier, plan_of
from papers.packet.packets import CONTACT, TODAY
from rendering.words import docx_characters, pdf_characters

MANY = 38
"""So many skills, each of two lines, take more than a page and less than two."""


def context(skills: int) -> CvContext:
    held = dossier(
        applicant={"name": {"given": "Ayesha", "family": "Khan"}, "season": 2028, "contact": CONTACT},
        experiences=[{"id": "clinic", "organization": "Free Clinic", "position": "Volunteer"}],
    )
    paper = plan_cvs(held, plan_of(held, TODAY)).papers[0]
    assert isinstance(paper.context, CvContext)
    return replace(paper.context, skills=tuple(f"Skill {n} {'and more of it ' * 5}" for n in range(skills)))


def filled(
    fullest: int,
    *,
    tighter: tuple[int, ...] = (),
    tightest: tuple[int, ...] = (),
    shorter: tuple[int, ...] = (),
    **limits: object,
) -> FilledPaper:
    held = dossier(
        applicant={"name": {"given": "Ayesha", "family": "Khan"}, "season": 2028, "contact": CONTACT},
        experiences=[{"id": "clinic", "organization": "Free Clinic", "position": "Volunteer"}],
    )
    planned: Paper = plan_cvs(held, plan_of(held, TODAY)).papers[0]
    paper = replace(
        planned,
        context=context(fullest),
        tighter=tuple(map(context, tighter)),
        tightest=tuple(map(context, tightest)),
        shorter=tuple(map(context, shorter)),
        **limits,  # type: ignore[arg-type]
    )
    with Templates(templates_folder()) as templates:
        html = templates.fill(paper.template or "", paper.context)
    return FilledPaper(paper, html=html, text="")


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages(PaperSize.LETTER, None)


def measured(pages: Pages, paper: FilledPaper) -> Measured:
    return pages.make(paper, Format.PDF)[1]


def edition(pages: Pages, paper: FilledPaper) -> int:
    taken: int = measured(pages, paper).get("edition", 0)
    return taken


def test_pages_that_keep_to_their_budget_are_the_fullest_edition(pages: Pages) -> None:
    assert edition(pages, filled(5, tighter=(1, 0), most_pages=1)) == 0


@pytest.mark.parametrize("fitting", [1, 2, 3, 4])
def test_pages_over_their_budget_take_the_fullest_edition_that_keeps_to_it(
    pages: Pages, fitting: int
) -> None:
    sizes = (*(MANY for _ in range(fitting - 1)), *(5 for _ in range(5 - fitting)))
    paper = filled(MANY, tighter=sizes, most_pages=1)
    assert (edition(pages, paper), measured(pages, paper)["pages"]) == (fitting, 1)


def test_where_none_keeps_to_the_budget_the_tightest_stays(pages: Pages) -> None:
    paper = filled(MANY + 2, tighter=(MANY + 1, MANY), most_pages=1)
    assert (edition(pages, paper), measured(pages, paper)["pages"]) == (2, 2)


def test_the_tightest_are_for_where_no_tighter_one_keeps_to_the_budget(pages: Pages) -> None:
    assert edition(pages, filled(MANY, tighter=(MANY, 6), tightest=(MANY, 5), most_pages=1)) == 2
    assert edition(pages, filled(MANY, tighter=(MANY, MANY), tightest=(MANY, 6, 5), most_pages=1)) == 4
    assert edition(pages, filled(MANY, tightest=(MANY, MANY), most_pages=1)) == 2


def test_a_part_has_a_budget_of_its_own(pages: Pages) -> None:
    parts = (PartBudget("cv", "CV", most_pages=1),)
    assert edition(pages, filled(MANY, tighter=(5,), most_pages=2, parts=parts)) == 1
    assert edition(pages, filled(MANY, tighter=(5,), most_pages=2)) == 0


def test_a_shorter_edition_is_taken_only_where_it_saves_a_page(pages: Pages) -> None:
    assert edition(pages, filled(MANY, tighter=(0,), shorter=(MANY, 6, 5), most_pages=2)) == 3
    assert edition(pages, filled(MANY, tighter=(0,), shorter=(MANY,), most_pages=2)) == 0
    assert edition(pages, filled(6, shorter=(5,), most_pages=2)) == 0


def test_words_are_counted_in_the_edition_that_is_made(pages: Pages) -> None:
    few = measured(pages, filled(MANY, tighter=(5,), most_pages=1))["words"]["cv"]
    assert 0 < few < measured(pages, filled(MANY, tighter=(MANY,), most_pages=1))["words"]["cv"]


def test_the_word_file_takes_the_edition_of_the_pages(pages: Pages) -> None:
    paper = filled(MANY, tighter=(5,), most_pages=1)
    assert pages.make(paper, Format.DOCX, edition=1)[0] == pages.make(filled(5), Format.DOCX)[0]
    assert pages.recipe(paper, Format.DOCX, edition=0) != pages.recipe(paper, Format.DOCX, edition=1)


def test_pages_follow_from_every_edition(pages: Pages) -> None:
    paper, other = filled(MANY, tighter=(5,)), filled(MANY, tighter=(6,))
    assert pages.recipe(paper, Format.PDF) == pages.recipe(paper, Format.PDF, edition=1)
    assert pages.recipe(paper, Format.PDF) != pages.recipe(other, Format.PDF)


def test_a_paper_in_a_tighter_edition_is_left_as_it_is_until_something_changes(tmp_path: Path) -> None:
    long = "Kept the recall list of patients with hypertension and telephoned those who missed a visit"
    held: dict[str, Any] = {
        "applicant": {"name": {"given": "Ayesha", "family": "Khan"}, "season": 2028, "contact": CONTACT},
        "experiences": [
            {
                "id": f"clinic-{row}",
                "organization": f"Clinic {row}",
                "starts": "2020-03",
                "position": "Volunteer",
                "facts": [{"fact": f"{long}, {row}"}] * 2,
            }
            for row in range(18)
        ],
    }
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "dossier.yaml").write_text(json.dumps(held), encoding="utf-8")
    order = Order(dossier=folder, today=TODAY, home=tmp_path, selection=Selection(command="cv"))
    first, second = make_papers(order), make_papers(order)
    for report, word in ((first, OutcomeWord.CREATED), (second, OutcomeWord.UNCHANGED)):
        assert [(paper.pages, paper.problems) for paper in report.papers] == [(2, ())] * 2
        assert {file.word for paper in report.papers for file in paper.files} == {word}
    paths = {file.format: order.output_folder / file.path for file in second.papers[0].files}
    facts = docx_characters(paths["docx"].read_bytes()).count("telephoned")
    assert 18 <= facts < 36
    assert pdf_characters(paths["pdf"]).count("telephoned") == facts
    held["experiences"] = held["experiences"][:3]
    (folder / "dossier.yaml").write_text(json.dumps(held), encoding="utf-8")
    third = make_papers(order)
    assert {file.word for paper in third.papers for file in paper.files} == {OutcomeWord.UPDATED}


def test_a_mistake_in_a_tighter_edition_of_an_own_template_is_found_before_anything_is_written(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "dossier"
    own = folder / "templates" / "cv" / "cv.html.j2"
    own.parent.mkdir(parents=True)
    ours = (templates_folder() / "cv" / "cv.html.j2").read_text(encoding="utf-8")
    own.write_text("{% if is_small %}{{ nonsense }}{% endif %}\n" + ours, encoding="utf-8")
    held = {
        "applicant": {"name": {"given": "Ayesha", "family": "Khan"}, "season": 2028, "contact": CONTACT},
        "experiences": [{"id": "clinic", "organization": "Free Clinic", "position": "Volunteer"}],
    }
    (folder / "dossier.yaml").write_text(json.dumps(held), encoding="utf-8")
    order = Order(dossier=folder, today=TODAY, home=tmp_path, selection=Selection(command="cv"))
    with pytest.raises(UserError) as caught:
        make_papers(order)
    (found,) = caught.value.problems
    assert (found.message, found.file, found.line) == ("There is no “nonsense”.", str(own), 1)
    assert not order.output_folder.exists()
