"""The room for facts is reckoned by characters; here it is held against real pages."""

from dataclasses import replace

import pytest

from awaykit.papers.cv.curriculum_vitae import CvContext, plan_cvs
from awaykit.papers.cv.cv_content import CvPosition
from awaykit.rendering.page import PageSetup, Rendered
from awaykit.rendering.page import PaperSize as Size
from awaykit.rendering.pdf import PdfRenderer
from awaykit.rendering.templating.templates import Templates
from awaykit.resources import templates_folder
from dossiers import Fields, dossier, plan_of
from papers.packet.packets import CONTACT, TODAY

FACTS = (
    "Kept the recall list of 112 patients with hypertension and telephoned those who missed a visit",
    "Taught eight junior students to measure blood pressure to the same written steps",
    "Entered and double-checked the fluid charts of adults admitted with dengue",
)


@pytest.fixture(scope="module")
def renderer() -> PdfRenderer:
    return PdfRenderer()


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


def cv(entries: int, works: int = 0, /, **name: str) -> CvContext:
    held = dossier(
        applicant={"name": {"given": "Ayesha", "family": "Khan"} | name, "season": 2028, "contact": CONTACT},
        experiences=[entry(number) for number in range(entries)],
        scholarly_work=[work(number) for number in range(works)],
    )
    context = plan_cvs(held, plan_of(held, TODAY)).papers[0].context
    assert isinstance(context, CvContext)
    return context


def rendered(renderer: PdfRenderer, context: CvContext, size: Size = Size.LETTER) -> Rendered:
    with Templates(templates_folder()) as templates:
        html = templates.fill("cv/cv.html.j2", context)
    return renderer.render(
        html, PageSetup(title="CV", author="A. Khan", running_header="A. Khan", paper=size)
    )


def facts_of(positions: tuple[CvPosition, ...]) -> list[int]:
    return [len(position.facts) for position in positions]


@pytest.mark.parametrize(("entries", "works"), [(5, 0), (8, 0), (11, 0), (15, 0), (6, 8), (12, 6), (18, 6)])
def test_a_cv_takes_two_pages_at_most(renderer: PdfRenderer, entries: int, works: int) -> None:
    context = cv(entries, works)
    for size in Size:
        assert rendered(renderer, context, size).pages <= 2


def test_a_short_cv_has_all_its_facts_in_usual_type(renderer: PdfRenderer) -> None:
    context = cv(4)
    assert (context.is_small, facts_of(context.experiences)) == (False, [2, 2, 2, 2])
    assert rendered(renderer, context).pages == 1


def test_a_second_page_is_never_nearly_empty(renderer: PdfRenderer) -> None:
    for entries in range(5, 8):
        context = cv(entries)
        made = rendered(renderer, context)
        with_small_type = rendered(renderer, replace(context, is_small=True))
        assert made.pages == 1 or with_small_type.pages > 1


def test_a_long_cv_keeps_first_facts_before_second_ones() -> None:
    kept = facts_of(cv(13, 3).experiences)
    assert set(kept) == {1, 2}
    assert kept == sorted(kept, reverse=True)


def test_the_longest_cv_gives_up_facts_from_its_end_and_is_set_small(renderer: PdfRenderer) -> None:
    context = cv(20, 9)
    kept = facts_of(context.experiences)
    assert context.is_small
    assert 0 < sum(kept) < len(kept)
    assert kept == sorted(kept, reverse=True)
    assert rendered(renderer, context).pages == 2


def test_a_long_name_and_a_second_script_take_their_room(renderer: PdfRenderer) -> None:
    long = {"given": "Dissanayake Mudiyanselage Tharushika Nethmini", "family": "Wickramaratne-Ekanayake"}
    for entries in (4, 6):
        context = cv(entries, own_script="තරුෂිකා", **long)
        assert rendered(renderer, context).pages <= 2
        assert not rendered(renderer, context).missing
