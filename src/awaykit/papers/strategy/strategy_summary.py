"""The strategy summary as a paper, cut to its pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.papers.paper import DocumentKind, Folder, Format, Paper, PartBudget, Planned, doc
from awaykit.papers.strategy.first_page import Action, actions, season_words, status_words, verdict
from awaykit.papers.strategy.last_pages import (
    PrivatePart,
    SourcePart,
    places_printed,
    private_part,
    source_part,
)
from awaykit.papers.strategy.lists import (
    ChosenSet,
    ComparedRotation,
    FindingGroup,
    FindingLine,
    HostLine,
    LetterLine,
    ProgramLine,
    chosen_sets,
    compared_rotations,
    finding_lines,
    host_lines,
    letter_lines,
    program_lines,
    what_stands,
)
from awaykit.papers.strategy.strategy_counts import Count, counts
from awaykit.papers.strategy.timeline import shown_rotations, timeline
from awaykit.papers.strategy.timeline_drawing import Timeline
from awaykit.papers.views import names_in_a_file_name
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.chosen import Portfolio
from awaykit.plan.portfolio.portfolio import make_portfolio
from awaykit.plan.portfolio.program_order import about_signals
from awaykit.review.engine import Review, review_dossier
from awaykit.wording import date_in_words

_LINES = 108
"""Lines that the two pages hold by the estimates below, which are on the safe side; measured on paper."""

_A_HEADING, _A_TABLE_HEAD = 1.9, 2.7
_IN_A_LINE = 102
_MOST = {"programs": 10, "letters": 8, "hosts": 8}
_LEAST = {"programs": 2, "letters": 2, "hosts": 1, "findings": 4}


@dataclass(frozen=True, slots=True)
class SpaceLeft:
    """How many entries of each list are printed."""

    findings: int
    letters: int
    programs: int
    hosts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Everything that wants to stand between the first page and the last."""

    stands: tuple[str, ...]
    findings: tuple[FindingLine, ...]
    rotations: tuple[ComparedRotation, ...]
    sets: tuple[ChosenSet, ...]
    letters: tuple[LetterLine, ...]
    programs: tuple[ProgramLine, ...]
    hosts: tuple[HostLine, ...]


def room(lists: Lists) -> SpaceLeft:
    """As many as fit: the longest list gives way first, down to a few entries of each."""
    taken = _beside(lists)
    heights = {
        "findings": [
            _lines((each.title, each.code, *each.messages, each.hint, each.weight, *each.tags))
            for each in lists.findings
        ],
        "letters": [
            _lines((each.called, each.site, each.reasons, each.state, each.next)) for each in lists.letters
        ],
        "programs": [_program_lines(each) for each in lists.programs],
        "hosts": [
            _lines((each.name, each.deadline, each.done, *each.open, each.confirmed, each.unconfirmed)) + 0.3
            for each in lists.hosts
        ],
    }
    kept = {name: min(_MOST.get(name, len(entries)), len(entries)) for name, entries in heights.items()}
    heads = {
        "findings": _A_HEADING,
        "letters": _A_HEADING,
        "programs": _A_HEADING + _A_TABLE_HEAD + 2,
        "hosts": _A_HEADING,
    }
    while taken + sum(_height(heights[name], kept[name], heads[name]) for name in kept) > _LINES:
        longer = [name for name in kept if kept[name] > _LEAST[name]]
        if not longer:
            break
        # Findings weigh more than lists that a command prints in full.
        first = [name for name in longer if name != "findings"] or longer
        widest = max(first, key=lambda name: _height(heights[name], kept[name], heads[name]))
        kept[widest] -= 1
    return SpaceLeft(**kept)


def _height(entries: Sequence[float], kept: int, head: float) -> float:
    return head + sum(entries[:kept]) + (1 if kept < len(entries) else 0) if entries else 0


def _beside(lists: Lists) -> float:
    """What stands beside the lists, in lines: the heading, good news, findings in short, rotations, sets."""
    height = 7 + _part(_lines((line,)) for line in lists.stands)
    if lists.rotations:
        height += _A_TABLE_HEAD + 3 + _part(_rotation_lines(each) for each in lists.rotations)
    sets = [_lines((each.rotations, each.cost, each.gives_up)) for each in lists.sets]
    return height + (1 + _part(sets) if sets else 0)


def _part(entries: Iterable[float]) -> float:
    """A heading with its entries; nothing without any."""
    every = list(entries)
    return _A_HEADING + sum(every) if every else 0


def _rotation_lines(rotation: ComparedRotation) -> float:
    columns = (
        (f"{rotation.number}. {rotation.service}, {rotation.site}", 25),
        (rotation.days, 16),
        (f"{rotation.service_yield}; {rotation.role}", 12),
        (rotation.letter, 11),
        (rotation.doubts, 13),
    )
    own_lines = (0, 1, 0, 1, 1)
    heights = (
        ceil(len(words) / width) + more for (words, width), more in zip(columns, own_lines, strict=True)
    )
    return max(2.0, *heights) + 0.3


def _program_lines(program: ProgramLine) -> float:
    columns = ((f"{program.name}, {program.place}", 30), (f"{program.reasons} {program.questions}", 40))
    return max(1.0, *(ceil(len(words) / width) for words, width in columns)) + 0.3


def _lines(parts: Iterable[str]) -> float:
    """Lines that a list's entry takes, with what stands between its parts."""
    characters = sum(len(part) + 4 for part in parts if part)
    return ceil(characters / _IN_A_LINE) + 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class MiddlePages:
    """What stands between page 1 and the last page; `more_…` count what did not fit."""

    stands: tuple[str, ...] = doc("Good news")
    findings: tuple[FindingLine, ...] = doc("At most seven findings, the weightiest first")
    more_findings: tuple[FindingGroup, ...] = doc("The other findings, by family")
    silenced: tuple[str, ...] = doc("Titles of rules that the applicant silenced")
    rotations: tuple[ComparedRotation, ...] = doc("The rotations compared")
    sets: tuple[ChosenSet, ...] = doc("The best sets of candidates, the best first")
    letters: tuple[LetterLine, ...] = doc("Letter writers, the one to rely on first at the top")
    more_letters: int = doc("How many writers are left out")
    programs: tuple[ProgramLine, ...] = doc("Programs to apply to, in order")
    more_programs: int = doc("How many programs are left out")
    about_signals: tuple[str, ...] = doc("How many signals the season has, and how sure that is")
    hosts: tuple[HostLine, ...] = doc("What each host still wants")
    more_hosts: int = doc("How many hosts are left out")


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


KIND = "strategy"
_TEMPLATE = "strategy/summary.html.j2"
_MOST_PAGES = 4
_MOST_USUAL_LINES = 8
_NAME_IN_A_LINE, _TITLE_IN_A_LINE = 38, 60
_AGREED_LINES, _FEW_LINES = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyContext:
    """Everything that the templates of a strategy summary can print."""

    name: str = doc("The applicant's full name")
    status: str = doc("Student or graduate, with the month of graduation")
    season: str = doc("The season in words: Season 2028 (apply September 2027)")
    as_of: str = doc("The day of the data, in words")
    verdict: str = doc("What stands and what lacks most, in a sentence")
    actions: tuple[Action, ...] = doc("The three things to do next")
    timeline: Timeline = doc("The picture of the season, and its facts")
    counts: tuple[Count, ...] = doc("What is counted against the guide")
    is_full: bool = doc("Whether page 1 is full, so that it is set tighter")
    blank_lines: tuple[int, ...] = doc("One entry for each blank line to write on")
    middle: MiddlePages = doc("The pages between the first and the last")
    private: PrivatePart = doc("The last page, to leave out when handing it on")
    sources: SourcePart = doc("On what it rests")


def plan_strategy(dossier: Dossier, plan: Plan) -> Planned:
    """The one summary; a dossier with nothing but a name has one too."""
    name = dossier.applicant.name
    return Planned(
        (
            Paper(
                kind=KIND,
                label="strategy summary",
                reader=KIND,
                reader_name="Strategy summary",
                reader_kind=Reader.OWN,
                rotation="",
                template=_TEMPLATE,
                context=strategy_context(dossier, plan),
                formats=(Format.PDF, Format.DOCX),
                name=(*names_in_a_file_name(name), "Strategy", str(plan.season.year)),
                title=f"Strategy summary, {name.full}",
                subject=f"Strategy for {plan.season.in_words}",
                running_header=name.full,
                folder=Folder.PRIVATE,
                most_pages=_MOST_PAGES,
                place="",
                parts=(PartBudget("first-page", "First page", most_pages=1),),
                prints=places_printed(dossier),
            ),
        )
    )


def strategy_context(dossier: Dossier, plan: Plan) -> StrategyContext:
    """All that the summary says of a dossier on the plan's day."""
    portfolio = make_portfolio(dossier, plan)
    counted, review = counts(dossier, plan), review_dossier(dossier, plan)
    next_ones = actions(dossier, plan, counted)
    is_full = _is_full(dossier, plan, next_ones)
    return StrategyContext(
        name=dossier.applicant.name.full,
        status=status_words(dossier.applicant, plan),
        season=season_words(dossier, plan.season),
        as_of=date_in_words(plan.today),
        verdict=verdict(plan, portfolio, counted),
        actions=next_ones,
        timeline=timeline(dossier, plan),
        counts=counted,
        is_full=is_full,
        blank_lines=tuple(range(_FEW_LINES if is_full else _AGREED_LINES)),
        middle=middle_pages(dossier, plan, portfolio, counted, review),
        private=private_part(dossier, plan, portfolio, review.findings),
        sources=source_part(dossier, plan),
    )


def _is_full(dossier: Dossier, plan: Plan, next_ones: Sequence[Action]) -> bool:
    """Whether page 1 has more lines than the usual ones: rotations, a long name, actions of two lines."""
    name = ceil(len(dossier.applicant.name.full) / _NAME_IN_A_LINE) - 1
    titles = sum(ceil(len(each.title) / _TITLE_IN_A_LINE) - 1 for each in next_ones)
    return len(shown_rotations(plan)) + 2 * name + titles > _MOST_USUAL_LINES


STRATEGY_SUMMARY = DocumentKind(
    kind=KIND,
    commands=("strategy",),
    title="Strategy summary",
    template=_TEMPLATE,
    context=StrategyContext,
    plan=plan_strategy,
)
