"""The map of the guide is complete: every section, every rule that rests on one, and names that exist."""

from pathlib import Path

from tools.guide_map import GUIDE_SECTIONS, guide_map_page, sections, sections_cited

from awaykit.papers.all_kinds import KINDS
from awaykit.plan.portfolio.candidates import TITLES
from awaykit.plan.steps import StepKind
from awaykit.review.all_rules import RULES

PAGE = Path(__file__).parents[1] / "docs" / "guide-map.md"
CITED = {rule.about.code: sections_cited(rule.about) for rule in RULES}
POINTS = [(section.number, point) for section in sections() for point in section.points]


def test_every_section_of_the_guide_stands_on_the_map_once_and_in_order() -> None:
    assert tuple(section.number for section in sections()) == GUIDE_SECTIONS
    assert {number for number, _ in POINTS} == set(GUIDE_SECTIONS)


def test_every_point_is_dealt_with_or_says_why_not() -> None:
    assert [point.says for _, point in POINTS if point.is_dealt_with is bool(point.nothing)] == []


def test_what_the_map_names_exists() -> None:
    assert {name for _, point in POINTS for name in point.rules} - CITED.keys() == set()
    assert {name for _, point in POINTS for name in point.papers} - {kind.kind for kind in KINDS} == set()
    assert {name for _, point in POINTS for name in point.steps} - {kind.value for kind in StepKind} == set()
    assert {name for _, point in POINTS for name in point.weights} - TITLES.keys() == set()


def test_a_rule_on_the_map_has_the_section_among_its_sources() -> None:
    named = {(code, number) for number, point in POINTS for code in point.rules}
    assert named - {(code, number) for code, numbers in CITED.items() for number in numbers} == set()


def test_a_rule_cites_only_sections_that_exist() -> None:
    cited = {(code, number) for code, numbers in CITED.items() for number in numbers}
    assert {(code, number) for code, number in cited if number not in GUIDE_SECTIONS} == set()


def test_the_rules_that_rest_on_the_guide_are_found() -> None:
    assert CITED["LOR005"] == {"5.2", "5.3"}
    assert sum(map(bool, CITED.values())) > 40


def test_every_rule_that_rests_on_the_guide_stands_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    resting = {code for code, numbers in CITED.items() if numbers}
    assert {code for code in resting if f"[{code}](rules.md#{code.lower()})" not in page} == set()


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == guide_map_page(), "run make docs"
