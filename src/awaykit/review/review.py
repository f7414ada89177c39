"""Runs the catalogue over a dossier or over the words of its papers; each rule has an outcome."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from awaykit.model.dossier import Dossier
from awaykit.planning.eras.draft import eras_draft
from awaykit.planning.eras.drafted import ErasDraft
from awaykit.planning.plan import Plan
from awaykit.problems import Problem
from awaykit.review.catalogue import RULES
from awaykit.review.choices import choice_problems, set_aside, stale_acknowledgements
from awaykit.review.findings import Finding, Importance, PaperId, Remark, SetAside
from awaykit.review.rules import About, DossierRule, DraftRule, TextsRule, WordsRule
from awaykit.review.texts import FieldText, field_texts
from awaykit.review.words import Words

_ORDER = tuple(Importance)


class Outcome(StrEnum):
    """What became of a rule on this dossier."""

    FIRES = "fires"
    SILENT = "silent"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome of one rule; `reason` says why it is not applicable, in words for the applicant."""

    about: About
    outcome: Outcome
    reason: str | None = None
    findings: tuple[Finding, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The outcome of every rule, in the order of the catalogue, and slips in the settings about rules."""

    results: tuple[Result, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be told, weightiest first, good news last."""
        told = (finding for result in self.results for finding in result.findings)
        return tuple(sorted(told, key=lambda finding: _ORDER.index(finding.importance)))

    @property
    def silenced(self) -> tuple[SetAside, ...]:
        """What the applicant has silenced or acknowledged, each with the reason."""
        return tuple(aside for result in self.results for aside in result.set_aside)

    @property
    def not_applicable(self) -> tuple[Result, ...]:
        """The rules that could not speak of this dossier, each with the reason."""
        return tuple(result for result in self.results if result.outcome is Outcome.NOT_APPLICABLE)

    @property
    def held(self) -> frozenset[PaperId]:
        """The papers that must not be made ready."""
        return frozenset(finding.paper for finding in self.findings if finding.holds and finding.paper)

    def of(self, code: str) -> Result:
        """The result of one rule; KeyError when this review has no such rule."""
        found = next((result for result in self.results if result.about.code == code), None)
        if found is None:
            raise KeyError(code)
        return found


def review_dossier(dossier: Dossier, plan: Plan) -> Review:
    """What the rules on the dossier say; `problems` tells of slips in `settings` about rules."""
    draft = eras_draft(dossier, plan)
    results = tuple(
        _on_draft(rule, dossier, plan, draft)
        if isinstance(rule, DraftRule)
        else _on_dossier(rule, dossier, plan)
        for rule in RULES
        if isinstance(rule, DossierRule | DraftRule)
    )
    return Review(results=results, problems=choice_problems(dossier, RULES))


def review_words(dossier: Dossier, plan: Plan, papers: Sequence[Words]) -> Review:
    """What the rules on words and texts say of `papers`: all papers of the dossier, seen together."""
    texts = field_texts(dossier, papers)
    return Review(
        results=tuple(
            _on_texts(rule, dossier, plan, texts)
            if isinstance(rule, TextsRule)
            else _on_words(rule, dossier, plan, papers)
            for rule in RULES
            if isinstance(rule, TextsRule | WordsRule)
        )
    )


def in_one(dossier: Dossier, reviews: Sequence[Review], *, of_all_papers: bool) -> Review:
    """Several reviews as one; only where they saw all papers is it known which acknowledgements are stale."""
    results = tuple(result for review in reviews for result in review.results)
    problems = tuple(problem for review in reviews for problem in review.problems)
    if not of_all_papers:
        return Review(results=results, problems=problems)
    aside = [each for result in results for each in result.set_aside]
    stale = stale_acknowledgements(dossier.settings, aside, RULES)
    return Review(results=results, problems=(*problems, *stale))


def review_texts(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Review:
    """What the rules on texts say of `texts`, which need not stand in the dossier yet."""
    rules = (rule for rule in RULES if isinstance(rule, TextsRule))
    return Review(results=tuple(_on_texts(rule, dossier, plan, texts) for rule in rules))


def _on_dossier(rule: DossierRule, dossier: Dossier, plan: Plan) -> Result:
    if unmet := rule.about.unmet(dossier, plan):
        return _not_applicable(rule.about, f"Applies once {unmet.words}.")
    return _result(rule.about, rule.look(dossier, plan), dossier)


def _on_draft(rule: DraftRule, dossier: Dossier, plan: Plan, draft: ErasDraft | None) -> Result:
    if draft is None:
        return _not_applicable(rule.about, "Applies once your season's form is known.")
    if plan.today > plan.season.match_day.value:
        return _not_applicable(rule.about, "Applied until Match Day.")
    if unmet := rule.about.unmet(dossier, plan):
        return _not_applicable(rule.about, f"Applies once {unmet.words}.")
    return _result(rule.about, rule.look(dossier, plan, draft), dossier)


def _on_words(rule: WordsRule, dossier: Dossier, plan: Plan, papers: Sequence[Words]) -> Result:
    read = [words for words in papers if rule.reads(words)]
    if not read:
        return _not_applicable(rule.about, "Applies once there is such a paper.")
    return _result(rule.about, rule.look(dossier, plan, read), dossier)


def _on_texts(rule: TextsRule, dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Result:
    if not texts:
        return _not_applicable(rule.about, "Applies once the dossier holds such a text.")
    return _result(rule.about, rule.look(dossier, plan, texts), dossier)


def _not_applicable(about: About, reason: str) -> Result:
    return Result(about=about, outcome=Outcome.NOT_APPLICABLE, reason=reason)


def _result(about: About, remarks: Iterable[Remark], dossier: Dossier) -> Result:
    """Put the findings that the applicant has set aside apart; the rule has fired all the same."""
    findings = tuple(dict.fromkeys(about.finding(remark) for remark in remarks))
    found = (set_aside(finding, dossier.settings) for finding in findings)
    aside = {each.finding: each for each in found if each is not None}
    return Result(
        about=about,
        outcome=Outcome.FIRES if findings else Outcome.SILENT,
        findings=tuple(finding for finding in findings if finding not in aside),
        set_aside=tuple(aside.values()),
    )
