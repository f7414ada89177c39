"""Every rule applied to a dossier, its draft, its texts and its papers' words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from awaykit import suggestions
from awaykit.model.dossier import Dossier
from awaykit.model.settings import Settings
from awaykit.plan.eras.draft import eras_draft
from awaykit.plan.plan import Plan
from awaykit.problems import Problem, Severity
from awaykit.review.all_rules import RULES, nearest
from awaykit.review.findings import Finding, Importance, PaperId, Remark, Suppressed
from awaykit.review.rule import About, DossierRule, DraftRule, TextsRule, WordsRule
from awaykit.review.texts import FieldText, Words, field_texts


def choice_problems(settings: Settings) -> tuple[Problem, ...]:
    """Warnings about settings that name no rule, or that ask of a rule what it does not do."""
    by_code = {rule.about.code: rule for rule in RULES}
    named = [(f"silenced[{row}]", each.code) for row, each in enumerate(settings.silenced)]
    named += [(f"acknowledged[{row}]", each.code) for row, each in enumerate(settings.acknowledged)]
    problems = []
    for place, code in named:
        rule, is_silenced = by_code.get(code), place.startswith("silenced")
        if rule is None:
            message, meant = f'There is no rule "{code}".', nearest(code)
            hint = suggestions.did_you_mean(meant, "See the list of rules.")
        elif is_silenced and rule.about.holds:
            message = f"{code} holds papers, so it cannot be silenced as a whole."
            hint = "Change the words, or acknowledge that one text in settings.acknowledged."
            if rule.about.answered_by:
                hint = f"awaykit explain {code} says what to write instead."
        elif not is_silenced and isinstance(rule, DossierRule | DraftRule):
            message, hint = (
                f"{code} looks at no words, so there is nothing to acknowledge.",
                "Silence it instead.",
            )
        else:
            continue
        problems.append(
            Problem(message=message, hint=hint, severity=Severity.WARNING, place=f"settings.{place}.code")
        )
    return tuple(problems)


_ORDER = tuple(Importance)


class RuleOutcome(StrEnum):
    """The outcome of a rule on this dossier."""

    FIRES = "fires"
    SILENT = "silent"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome of one rule; `reason` is why it is not applicable, in words for the applicant."""

    about: About
    outcome: RuleOutcome
    reason: str | None = None
    findings: tuple[Finding, ...] = ()
    set_aside: tuple[Suppressed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The outcome of every rule, in the order of the catalogue, and slips in the settings about rules."""

    results: tuple[Result, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings that are not set aside, most important first, good news last."""
        told = (finding for result in self.results for finding in result.findings)
        return tuple(sorted(told, key=lambda finding: _ORDER.index(finding.importance)))

    @property
    def silenced(self) -> tuple[Suppressed, ...]:
        """What the applicant has silenced or acknowledged, each with the reason."""
        return tuple(aside for result in self.results for aside in result.set_aside)

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
    """The results of the rules on the dossier; `problems` are warnings about rules named in `settings`."""
    draft, results = eras_draft(dossier, plan), []
    for rule in RULES:
        if not isinstance(rule, DossierRule | DraftRule):
            continue
        unmet = next((need for need in rule.about.needs if not need.is_met(dossier, plan)), None)
        reason = f"Applies once {unmet.words}." if unmet else None
        if isinstance(rule, DraftRule) and plan.today > plan.season.match_day.value:
            reason = "Applied until Match Day."
        if isinstance(rule, DraftRule) and draft is None:
            reason = "Applies once your season's form is known."
        if reason:
            remarks: Iterable[Remark] = ()
        elif isinstance(rule, DossierRule):
            remarks = rule.look(dossier, plan)
        else:
            remarks = rule.look(dossier, plan, draft) if draft else ()
        results.append(_result(rule.about, remarks, dossier, reason))
    return Review(results=tuple(results), problems=choice_problems(dossier.settings))


def review_words(dossier: Dossier, plan: Plan, papers: Sequence[Words]) -> Review:
    """The results of the rules on words and texts for `papers`: all papers of the dossier together."""
    texts, results = field_texts(dossier, papers), []
    for rule in RULES:
        if isinstance(rule, TextsRule):
            results.append(_on_texts(rule, dossier, plan, texts))
        elif isinstance(rule, WordsRule):
            read = [words for words in papers if rule.reads(words)]
            reason = None if read else "Applies once there is such a paper."
            results.append(
                _result(rule.about, rule.look(dossier, plan, read) if read else (), dossier, reason)
            )
    return Review(results=tuple(results))


def review_texts(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Review:
    """The results of the rules on texts for `texts`, which need not be in the dossier yet."""
    rules = (rule for rule in RULES if isinstance(rule, TextsRule))
    return Review(results=tuple(_on_texts(rule, dossier, plan, texts) for rule in rules))


def in_one(dossier: Dossier, reviews: Sequence[Review], *, of_all_papers: bool) -> Review:
    """Several reviews as one; only where they saw all papers is it known which acknowledgements are stale."""
    results = tuple(result for review in reviews for result in review.results)
    problems = tuple(problem for review in reviews for problem in review.problems)
    if not of_all_papers:
        return Review(results=results, problems=problems)
    # A text that was changed since has another hash: it is judged anew, and the old line has no effect.
    aside = [each.finding for result in results for each in result.set_aside]
    at_work = {(finding.code, finding.text_hash) for finding in aside}
    on_words = {rule.about.code for rule in RULES if not isinstance(rule, DossierRule)}
    stale = tuple(
        Problem(
            message=f"No text at which {text.code} stops has this hash now.",
            hint="Was the text changed since? Then read it again, and delete this entry.",
            severity=Severity.WARNING,
            place=f"settings.acknowledged[{index}].text_hash",
        )
        for index, text in enumerate(dossier.settings.acknowledged)
        if text.code in on_words and (text.code, text.text_hash) not in at_work
    )
    return Review(results=results, problems=(*problems, *stale))


def _on_texts(rule: TextsRule, dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Result:
    reason = None if texts else "Applies once the dossier holds such a text."
    return _result(rule.about, rule.look(dossier, plan, texts) if texts else (), dossier, reason)


def _result(about: About, remarks: Iterable[Remark], dossier: Dossier, reason: str | None) -> Result:
    """The remarks as findings, apart those that the applicant has set aside: the rule has fired all the same.

    `reason` is why a rule can't be applied, None for one that was. A finding that holds a paper cannot be
    silenced by its code: each text needs its own look.
    """
    findings = tuple(dict.fromkeys(about.finding(remark) for remark in remarks))
    acknowledged = {
        (text.code, text.text_hash): text.reason for text in reversed(dossier.settings.acknowledged)
    }
    silenced = {rule.code: rule.reason for rule in reversed(dossier.settings.silenced)}
    aside = {}  # of two entries in the settings for one finding the first counts
    for finding in findings:
        if (reason_given := acknowledged.get((finding.code, finding.text_hash or ""))) is not None:
            aside[finding] = Suppressed(finding, reason_given, is_acknowledged=True)
        elif not finding.holds and (reason_given := silenced.get(finding.code)) is not None:
            aside[finding] = Suppressed(finding, reason_given, is_acknowledged=False)
    spoke = RuleOutcome.FIRES if findings else RuleOutcome.SILENT
    return Result(
        about=about,
        outcome=RuleOutcome.NOT_APPLICABLE if reason else spoke,
        reason=reason,
        findings=tuple(finding for finding in findings if finding not in aside),
        set_aside=tuple(aside.values()),
    )
