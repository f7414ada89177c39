"""Which facts a CV holds follows from how many pages it really takes."""

from dataclasses import dataclass, replace
from functools import cache

import pytest

from awaykit.papers.cv.curriculum_vitae import plan_cvs
from awaykit.papers.paper import Format, Paper
from awaykit.rendering.page import PaperSize
from awaykit.rendering.templating.templates import Templates
from awaykit.resources import templates_folder
from awaykit.run.pages import Pages
from awaykit.run.prepare import FilledPaper
from dossiers import Fields, dossier, plan_of
from papers.packet.packets import CONTACT, TODAY

FACTS = (
    "Kept the recall list of 112 patients with hypertension and telephoned those who missed a visit",
    "Taught eight junior students to measure blood pressure to the same written steps",
    "Entered and double-checked the fluid charts of adults admitted with dengue",
)


def entry(number: int) -> Fields:
    return {
        "id": f"clinic-{number}",
        "organization": f"Lantern Gate Free Clinic of the Walled City, Branch {number}",
        "position": "Volunteer for blood pressure",
        "city": "Lahore",
        "country": "Pakistan",
        "starts": "2020-03",
        "ends": "2026-08",
        "facts": [{"fact": fact, "priority": rank} for rank, fact in enumerate(FACTS, start=1)],
    }


def work(number: int) -> Fields:
    return {
        "type": "journal article",
        "title": f"Fluid balance in the critical phase of adult dengue, part {number} of a registry",
        "authors": ["Rehmani S", "Khan A", "Qadeer M"],
        "where": "Punjab Plains Journal of Medicine",
        "on": "2027-04",
    }


def paper(entries: int, works: int = 0, /, **name: str) -> Paper:
    held = dossier(
        applicant={"name": {"given": "Ayesha", "family": "Khan"} | name, "season": 2028, "contact": CONTACT},
        experiences=[entry(number) for number in range(entries)],
        scholarly_work=[work(number) for number in range(works)],
    )
    return plan_cvs(held, plan_of(held, TODAY)).papers[0]


@dataclass(frozen=True)
class Made:
    """A CV as it came out: the facts of each position, its type, its pages, the letters it lacks."""

    facts: list[int]
    is_small: bool
    pages: int
    missing: list[str]


def made(planned: Paper, size: PaperSize = PaperSize.LETTER) -> Made:
    with Templates(templates_folder()) as templates:
        html = templates.fill(planned.template or "", planned.context)
    measured = Pages(size, None).make(FilledPaper(planned, html=html, text=""), Format.PDF)[1]
    context = planned.editions[measured.get("edition", 0)]
    facts = [len(position.facts) for position in context.experiences]
    return Made(facts, context.is_small, measured["pages"], measured["missing"])


@cache
def made_once(entries: int, works: int, size: PaperSize) -> Made:
    """A CV of so many positions and works, rendered once for all tests."""
    return made(paper(entries, works), size)


@pytest.mark.parametrize(("entries", "works"), [(5, 0), (8, 0), (11, 0), (15, 0), (6, 8), (12, 6), (18, 6)])
def test_a_cv_takes_two_pages_at_most(entries: int, works: int) -> None:
    assert {made_once(entries, works, size).pages for size in PaperSize} <= {1, 2}


def test_a_short_cv_has_all_its_facts_in_usual_type() -> None:
    assert made(paper(4)) == Made([2, 2, 2, 2], False, 1, [])


def test_a_second_page_is_never_nearly_empty() -> None:
    for entries in range(5, 8):
        planned = paper(entries)
        small = replace(
            planned, context=replace(planned.context, is_small=True), shorter=(), tighter=(), tightest=()
        )
        assert made_once(entries, 0, PaperSize.LETTER).pages == 1 or made(small).pages > 1


def test_a_long_cv_keeps_first_facts_before_second_ones() -> None:
    kept = made_once(12, 6, PaperSize.LETTER).facts
    assert set(kept) == {1, 2}
    assert kept == sorted(kept, reverse=True)


def test_the_longest_cv_gives_up_facts_from_its_end_and_is_set_small() -> None:
    found = made(paper(20, 9))
    assert (found.is_small, found.pages) == (True, 2)
    assert 0 < sum(found.facts) < len(found.facts)
    assert found.facts == sorted(found.facts, reverse=True)


def test_a_long_name_and_a_second_script_take_their_room() -> None:
    long = {"given": "Dissanayake Mudiyanselage Tharushika Nethmini", "family": "Wickramaratne-Ekanayake"}
    for entries in (4, 6):
        found = made(paper(entries, own_script="තරුෂිකා", **long))
        assert found.pages <= 2
        assert not found.missing
