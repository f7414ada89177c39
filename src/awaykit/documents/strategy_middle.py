"""The pages between the first and the last: findings, rotations, letters, programs, hosts, as they fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from awaykit.documents.paper import told
from awaykit.documents.strategy_counts import Count
from awaykit.documents.strategy_findings import FindingGroup, FindingLine, finding_lines, what_stands
from awaykit.documents.strategy_letters import LetterLine, letter_lines
from awaykit.documents.strategy_programs import HostLine, ProgramLine, host_lines, program_lines
from awaykit.documents.strategy_room import Lists, room
from awaykit.documents.strategy_rotations import (
    ChosenSet,
    ComparedRotation,
    chosen_sets,
    compared_rotations,
)
from awaykit.model.dossier import Dossier
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.chosen import Portfolio
from awaykit.planning.portfolio.signals import about_signals
from awaykit.review.review import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class MiddlePages:
    """What stands between page 1 and the last page; `more_…` count what did not fit."""

    stands: tuple[str, ...] = told("Good news")
    findings: tuple[FindingLine, ...] = told("At most seven findings, the weightiest first")
    more_findings: tuple[FindingGroup, ...] = told("The other findings, by family")
    silenced: tuple[str, ...] = told("Titles of rules that the applicant silenced")
    rotations: tuple[ComparedRotation, ...] = told("The rotations compared")
    sets: tuple[ChosenSet, ...] = told("The best sets of candidates, the best first")
    letters: tuple[LetterLine, ...] = told("Letter writers, the one to rely on first at the top")
    more_letters: int = told("How many writers are left out")
    programs: tuple[ProgramLine, ...] = told("Programs to apply to, in order")
    more_programs: int = told("How many programs are left out")
    about_signals: tuple[str, ...] = told("How many signals the season has, and how sure that is")
    hosts: tuple[HostLine, ...] = told("What each host still wants")
    more_hosts: int = told("How many hosts are left out")


def middle_pages(
    dossier: Dossier, plan: Plan, portfolio: Portfolio, counts: Sequence[Count], review: Review
) -> MiddlePages:
    """All that the review, the portfolio and the plan say, cut to two pages."""
    lists = _lists(dossier, plan, portfolio, counts, review)
    fits = room(lists)
    findings, more_findings = finding_lines(review.findings, fits.findings)
    return MiddlePages(
        stands=lists.stands,
        findings=findings,
        more_findings=more_findings,
        silenced=tuple(dict.fromkeys(aside.finding.title for aside in review.silenced)),
        rotations=lists.rotations,
        sets=lists.sets,
        letters=lists.letters[: fits.letters],
        more_letters=len(lists.letters[fits.letters :]),
        programs=lists.programs[: fits.programs],
        more_programs=len(lists.programs[fits.programs :]),
        about_signals=about_signals(portfolio.programs, plan.season) if portfolio.programs else (),
        hosts=lists.hosts[: fits.hosts],
        more_hosts=len(lists.hosts[fits.hosts :]),
    )


def _lists(
    dossier: Dossier, plan: Plan, portfolio: Portfolio, counts: Sequence[Count], review: Review
) -> Lists:
    """Everything in full."""
    return Lists(
        stands=what_stands(review.findings, counts),
        findings=finding_lines(review.findings)[0],
        rotations=compared_rotations(dossier, plan),
        sets=chosen_sets(plan, portfolio),
        letters=letter_lines(plan),
        programs=program_lines(portfolio),
        hosts=host_lines(dossier, plan),
    )
