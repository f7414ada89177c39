import re
from pathlib import Path

import pytest

from awaykit.review import rules
from awaykit.review.all_rules import FAMILIES, RULES, rules_page
from awaykit.review.engine import RuleOutcome
from awaykit.review.findings import Finding, SourceKind
from review.rule_examples import FIRES, SILENT, fired

CODES = [rule.about.code for rule in RULES]
MOST_WORDS = 25
BANNED = re.compile(
    r"missed|guarantee|compliant|de-identified|invalid|little-known|\bNone\b|borderline", re.IGNORECASE
)
PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def all_findings() -> list[Finding]:
    results = [example().result(code) for side in (FIRES, SILENT) for code, example in side.items()]
    return [finding for result in results for finding in result.findings]


def test_there_are_rules_and_each_has_both_examples() -> None:
    assert len(CODES) > 20
    assert set(FIRES) == set(CODES)
    assert set(SILENT) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_rule_fires_where_it_should(code: str) -> None:
    assert fired(code).outcome is RuleOutcome.FIRES
    assert all(finding.code == code for finding in fired(code).findings)


@pytest.mark.parametrize("code", CODES)
def test_rule_is_silent_where_it_should_be(code: str) -> None:
    result = SILENT[code]().result(code)
    assert [finding.message for finding in result.findings] == []
    assert result.outcome is RuleOutcome.SILENT


def test_codes_are_unique_and_well_formed_and_in_order() -> None:
    assert len(CODES) == len(set(CODES))
    assert all(re.fullmatch(r"[A-Z]{3}[0-9]{3}", code) for code in CODES)
    assert sorted(CODES, key=lambda code: (list(FAMILIES).index(code[:3]), code)) == CODES


def test_every_module_of_rules_is_read() -> None:
    modules = {path.stem for path in Path(next(iter(rules.__path__))).glob("*.py")}
    read = {rule.look.__module__.rpartition(".")[2] for rule in RULES}
    assert modules - read == {"__init__"}


def test_the_families_that_letters_need_are_complete() -> None:
    wanted = {f"LOR{number:03}" for number in range(1, 16)} | {"ROT013", "ROT015", "TIM004"}
    assert wanted <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_rule_says_why_and_when_it_is_wrong_and_where_it_comes_from(code: str) -> None:
    about = next(rule.about for rule in RULES if rule.about.code == code)
    assert about.why
    assert about.wrong_when.endswith(".")
    assert not about.wrong_when.startswith("Wrong when")
    assert about.looks_at.endswith(".")
    assert about.sources
    assert all(source.dated for source in about.sources if source.kind is SourceKind.OFFICIAL)


def test_messages_are_short_plain_and_promise_nothing() -> None:
    findings = all_findings()
    assert len(findings) >= len(CODES)
    for finding in findings:
        for words in (finding.message, finding.hint or "", finding.title):
            assert len(words.split()) <= MOST_WORDS, words
            assert not BANNED.search(words), words
        assert finding.message.endswith((".", "!", "?")), finding.message


def test_findings_have_a_place_that_the_dossier_can_show() -> None:
    place = re.compile(r"[a-z_0-9]+(?:\[[0-9]+\])?(?:\.[a-z_0-9]+(?:\[[0-9]+\])?)*")
    for finding in all_findings():
        assert finding.code == "PAP003" or place.fullmatch(finding.place), finding


def test_the_page_of_rules_is_current() -> None:
    assert PAGE.read_text("utf-8") == rules_page(), "run make docs"


@pytest.mark.parametrize("code", CODES)
def test_the_page_tells_of_every_rule(code: str) -> None:
    assert f"### {code}\n" in PAGE.read_text("utf-8")
