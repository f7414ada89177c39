from pathlib import Path

import pytest
from tools.guide_map import GUIDE_SECTIONS, Section, guide_map_page, sections, sections_cited

from awaykit.papers.all_kinds import KINDS
from awaykit.plan.portfolio.candidates import TITLES
from awaykit.plan.steps import StepKind
from awaykit.review.all_rules import RULES

PAGE = Path(__file__).parents[1] / "docs" / "guide-map.md"
BY_CODE = {rule.about.code: rule.about for rule in RULES}


def test_every_section_of_the_guide_stands_on_the_map_once_and_in_order() -> None:
    assert tuple(section.number for section in sections()) == GUIDE_SECTIONS


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.number)
def test_every_point_is_dealt_with_or_says_why_not(section: Section) -> None:
    assert section.points
    for point in section.points:
        assert point.is_dealt_with is not bool(point.nothing), point.says


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.number)
def test_what_the_map_names_exists(section: Section) -> None:
    for point in section.points:
        assert set(point.rules) <= BY_CODE.keys()
        assert set(point.papers) <= {kind.kind for kind in KINDS}
        assert set(point.steps) <= {kind.value for kind in StepKind}
        assert set(point.weights) <= TITLES.keys()


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.number)
def test_a_rule_on_the_map_has_the_section_among_its_sources(section: Section) -> None:
    named = {code for point in section.points for code in point.rules}
    assert {code for code in named if section.number not in sections_cited(BY_CODE[code])} == set()


@pytest.mark.parametrize("code", BY_CODE)
def test_a_rule_cites_only_sections_that_exist(code: str) -> None:
    assert sections_cited(BY_CODE[code]) <= set(GUIDE_SECTIONS)


def test_the_rules_that_rest_on_the_guide_are_found() -> None:
    assert sections_cited(BY_CODE["LOR005"]) == {"5.2", "5.3"}
    assert sum(bool(sections_cited(about)) for about in BY_CODE.values()) > 40


@pytest.mark.parametrize("code", [code for code in BY_CODE if sections_cited(BY_CODE[code])])
def test_every_rule_that_rests_on_the_guide_stands_on_the_page(code: str) -> None:
    assert f"[{code}](rules.md#{code.lower()})" in PAGE.read_text("utf-8")


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == guide_map_page(), "run make docs"
