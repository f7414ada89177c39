"""The applicant's choices about rules: silenced codes, acknowledged texts, and slips in both."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from awaykit.model.dossier import Dossier
from awaykit.model.settings import Settings
from awaykit.problems import Problem, Severity
from awaykit.review.findings import Finding, SetAside
from awaykit.review.rules import DossierRule, DraftRule, Rule


def nearest(code: str, rules: Sequence[Rule]) -> str | None:
    """The code that was probably meant: LOR004 for "lor4", and what looks most alike otherwise."""
    known = [rule.about.code for rule in rules]
    small = code.strip().upper()
    if short := re.fullmatch(r"([A-Z]{3})[ -]?0*([0-9]{1,3})", small):
        padded = f"{short[1]}{int(short[2]):03}"
        if padded in known:
            return padded
    return next(iter(get_close_matches(small, known, n=1, cutoff=0.6)), None)


def set_aside(finding: Finding, settings: Settings) -> SetAside | None:
    """How the applicant silenced or acknowledged `finding`; None when they did not.

    A finding that holds a paper cannot be silenced by its code: each text wants its own look.
    """
    if finding.text_hash is not None:
        for text in settings.acknowledged:
            if (text.code, text.text_hash) == (finding.code, finding.text_hash):
                return SetAside(finding, text.reason, is_acknowledged=True)
    reasons = (rule.reason for rule in settings.silenced if rule.code == finding.code and not finding.holds)
    reason = next(reasons, None)
    return None if reason is None else SetAside(finding, reason, is_acknowledged=False)


def stale_acknowledgements(
    settings: Settings, aside: Sequence[SetAside], rules: Sequence[Rule]
) -> tuple[Problem, ...]:
    """Warnings about acknowledgements that let nothing stand; `aside` must be of all papers.

    A text that was changed since has another hash: it is judged anew, and the old line says nothing.
    """
    at_work = {(each.finding.code, each.finding.text_hash) for each in aside}
    on_words = {rule.about.code for rule in rules if not isinstance(rule, DossierRule)}
    return tuple(
        Problem(
            message=f"No text at which {text.code} stops has this hash now.",
            hint="Was the text changed since? Then read it again, and delete this entry.",
            severity=Severity.WARNING,
            place=f"settings.acknowledged[{index}].text_hash",
        )
        for index, text in enumerate(settings.acknowledged)
        if text.code in on_words and (text.code, text.text_hash) not in at_work
    )


def choice_problems(dossier: Dossier, rules: Sequence[Rule]) -> tuple[Problem, ...]:
    """Warnings about settings that name no rule, or that ask of a rule what it does not do."""
    by_code = {rule.about.code: rule for rule in rules}
    return tuple(
        Problem(message=message, hint=hint, severity=Severity.WARNING, place=place)
        for place, code, is_silenced in _named(dossier.settings)
        for message, hint in _slips(code, by_code.get(code), rules, is_silenced=is_silenced)
    )


def _named(settings: Settings) -> Iterator[tuple[str, str, bool]]:
    for index, silenced in enumerate(settings.silenced):
        yield f"settings.silenced[{index}].code", silenced.code, True
    for index, acknowledged in enumerate(settings.acknowledged):
        yield f"settings.acknowledged[{index}].code", acknowledged.code, False


def _slips(
    code: str, rule: Rule | None, rules: Sequence[Rule], *, is_silenced: bool
) -> Iterator[tuple[str, str]]:
    if rule is None:
        meant = nearest(code, rules)
        yield f'There is no rule "{code}".', f"Did you mean {meant}?" if meant else "See the list of rules."
    elif is_silenced and rule.about.holds:
        hint = "Change the words, or acknowledge that one text in settings.acknowledged."
        if rule.about.answered_by:
            hint = f"awaykit explain {code} says what to write instead."
        yield f"{code} holds papers, so it cannot be silenced as a whole.", hint
    elif not is_silenced and isinstance(rule, DossierRule | DraftRule):
        yield f"{code} looks at no words, so there is nothing to acknowledge.", "Silence it instead."
