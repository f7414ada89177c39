import pytest

from awaykit.review.engine import RuleOutcome
from awaykit.screen.honesty import promises_in
from review.promise_examples import NO_PROMISES, PROMISES
from review.strategy_examples import Said


def test_there_are_enough_sentences_of_both_kinds() -> None:
    assert min(len(PROMISES), len(NO_PROMISES)) >= 10


@pytest.mark.parametrize("text", PROMISES)
def test_a_promise_of_an_interview_or_a_place_holds_the_paper(text: str) -> None:
    result = Said(text).result("HON002")
    assert result.outcome is RuleOutcome.FIRES
    assert all(finding.holds and finding.paper for finding in result.findings)


@pytest.mark.parametrize("text", NO_PROMISES)
def test_hopes_denials_questions_and_patients_are_no_promise(text: str) -> None:
    assert Said(text).result("HON002").outcome is RuleOutcome.SILENT


def test_a_promise_is_found_among_other_sentences_and_quoted_alone() -> None:
    told = list(promises_in("Thank you for your time. They promised me an interview. I hope to see you."))
    assert told == ["They promised me an interview."]
