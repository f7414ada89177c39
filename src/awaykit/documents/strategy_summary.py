"""The strategy summary: what stands, what lacks, what to do next; two to four private pages to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from awaykit.documents.paper import DocumentKind, Folder, Format, Paper, PartBudget, Planned, told
from awaykit.documents.people import names_in_a_file_name
from awaykit.documents.strategy_counts import Count, counts
from awaykit.documents.strategy_first_page import Action, actions, season_words, status_words, verdict
from awaykit.documents.strategy_middle import MiddlePages, middle_pages
from awaykit.documents.strategy_private import PrivatePart, places_printed, private_part
from awaykit.documents.strategy_sources import SourcePart, source_part
from awaykit.documents.strategy_timeline import shown_rotations, timeline
from awaykit.documents.timeline_shapes import Timeline
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.portfolio import make_portfolio
from awaykit.review.review import review_dossier
from awaykit.wording import date_in_words

KIND = "strategy"
_TEMPLATE = "strategy/summary.html.j2"
_MOST_PAGES = 4
_MOST_USUAL_LINES = 8
_NAME_IN_A_LINE, _TITLE_IN_A_LINE = 38, 60
_LINES, _FEW_LINES = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyContext:
    """Everything that the templates of a strategy summary can print."""

    name: str = told("The applicant's full name")
    status: str = told("Student or graduate, with the month of graduation")
    season: str = told("The season in words: Season 2028 (apply September 2027)")
    as_of: str = told("The day of the data, in words")
    verdict: str = told("What stands and what lacks most, in a sentence")
    actions: tuple[Action, ...] = told("The three things to do next")
    timeline: Timeline = told("The picture of the season, and its facts")
    counts: tuple[Count, ...] = told("What is counted against the guide")
    is_full: bool = told("Whether page 1 is full, so that it is set tighter")
    blank_lines: tuple[int, ...] = told("One entry for each blank line to write on")
    middle: MiddlePages = told("The pages between the first and the last")
    private: PrivatePart = told("The last page, to leave out when handing it on")
    sources: SourcePart = told("On what it rests")


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
        blank_lines=tuple(range(_FEW_LINES if is_full else _LINES)),
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
