import pytest

from awaykit.problems import ExitStatus, Severity, UserError
from awaykit.review.all_rules import FAMILIES, RULES, explain
from awaykit.review.engine import RuleOutcome, review_dossier
from awaykit.review.findings import Importance, guide, source_of
from awaykit.review.rule import DossierRule, DraftRule, rule
from awaykit.season.all_seasons import season_for
from dossiers import Fields, dossier, plan_of, rotation, writer
from review.rule_examples import FINAL_WEEK, IN_MARCH, Example, one_rotation, paper


def with_settings(**settings: object) -> Example:
    return one_rotation(writer(), on=FINAL_WEEK, parts={"settings": settings})


def test_every_rule_on_the_dossier_has_an_outcome_in_the_order_of_the_catalogue() -> None:
    held = dossier(rotations=[rotation(letter_writers=[writer()])])
    codes = [result.about.code for result in review_dossier(held, plan_of(held, IN_MARCH)).results]
    assert codes == [each.about.code for each in RULES if isinstance(each, DossierRule | DraftRule)]


def test_a_rule_that_cannot_speak_says_what_it_waits_for() -> None:
    held = dossier()
    review = review_dossier(held, plan_of(held, IN_MARCH))
    assert {finding.code for finding in review.findings} == {"ROT001", "TIM007", "PRG009"}
    reasons = {result.about.code: result.reason for result in review.results}
    assert reasons["LOR001"] == "Applies once a rotation is applied for, offered or confirmed."
    assert reasons["ROT015"] == "Applies once a confirmed rotation has begun."


def test_findings_come_weightiest_first_and_good_news_last() -> None:
    held = one_rotation(writer(teaching_role="chair", email=None), on=FINAL_WEEK)
    told = [
        each.importance for each in review_dossier(held.dossier, plan_of(held.dossier, held.today)).findings
    ]
    assert told == sorted(told, key=list(Importance).index)
    assert told[-1] is Importance.GOOD


def test_a_silenced_finding_is_kept_with_its_reason() -> None:
    result = with_settings(silenced=[{"code": "LOR006", "reason": "There is one attending."}]).result(
        "LOR006"
    )
    assert (result.outcome, result.findings) == (RuleOutcome.FIRES, ())
    assert [(aside.finding.code, aside.reason) for aside in result.set_aside] == [
        ("LOR006", "There is one attending.")
    ]


def test_silencing_one_rule_leaves_the_others() -> None:
    assert with_settings(silenced=[{"code": "LOR006", "reason": "One attending."}]).result("LOR004").findings


def test_a_rule_that_holds_papers_is_not_silenced_as_a_whole() -> None:
    settings = {"silenced": [{"code": "PAP003", "reason": "Never mind."}]}
    assert paper("TODO", settings=settings).result("PAP003").findings[0].holds


@pytest.mark.parametrize(
    ("settings", "message", "hint", "place"),
    [
        (
            {"silenced": [{"code": "LOR06", "reason": "x"}]},
            'There is no rule "LOR06".',
            "Did you mean LOR006?",
            "settings.silenced[0].code",
        ),
        (
            {"silenced": [{"code": "PAP001", "reason": "x"}]},
            "PAP001 holds papers, so it cannot be silenced as a whole.",
            "Change the words, or acknowledge that one text in settings.acknowledged.",
            "settings.silenced[0].code",
        ),
        (
            {"acknowledged": [{"code": "LOR006", "text_hash": "x", "reason": "x"}]},
            "LOR006 looks at no words, so there is nothing to acknowledge.",
            "Silence it instead.",
            "settings.acknowledged[0].code",
        ),
    ],
)
def test_slips_in_the_settings_are_warned_of(settings: Fields, message: str, hint: str, place: str) -> None:
    held = dossier(settings=settings)
    (problem,) = review_dossier(held, plan_of(held, IN_MARCH)).problems
    assert (problem.message, problem.hint, problem.place) == (message, hint, place)
    assert problem.severity is Severity.WARNING


def test_a_rule_explains_itself_whatever_the_case_of_its_code() -> None:
    told = explain(" lor004 ")
    assert (told.code, told.family) == ("LOR004", "LOR")
    assert told.applies_once == ("such a rotation names a letter writer", "a confirmed rotation has begun")
    assert "code: LOR004" in told.how_to_silence
    assert told.how_to_silence.startswith("settings:\n  silenced:\n")


def test_a_rule_that_holds_explains_how_one_text_is_acknowledged() -> None:
    assert "acknowledged:\n    - code: PAP003\n      text_hash:" in explain("PAP003").how_to_silence


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("LOR4", "Did you mean LOR004?"),
        ("banana", f"Codes look like LOR004; the families are {', '.join(FAMILIES)}."),
    ],
)
def test_an_unknown_code_is_refused_with_what_to_write(code: str, hint: str) -> None:
    with pytest.raises(UserError) as refused:
        explain(code)
    (problem,) = refused.value.problems
    assert (problem.message, problem.hint) == (f'There is no rule "{code}".', hint)
    assert refused.value.status is ExitStatus.WRONG_USAGE


def test_a_rule_without_its_reasons_is_refused() -> None:
    decorate = rule("LOR999", "x", looks_at="x.", importance=Importance.LOW, sources=[guide("1.1")])

    def says_no_doubt(dossier: object, plan: object) -> object:
        """Why, but not when it is wrong."""

    with pytest.raises(ValueError, match="LOR999: the docstring says why"):
        decorate(says_no_doubt)  # type: ignore[arg-type]


def test_a_fact_brings_its_source_and_only_official_facts_are_called_official() -> None:
    season = season_for(2028)
    assert season.letters is not None
    assert source_of(season.letters.portal_name).tag == "Official (2026-11-01)"
    assert source_of(season.opens).in_words.startswith("Rule of thumb: projected: ")
    assert source_of(season_for(2028, {"opens": season.opens.value}).opens).tag == "Your setting"
