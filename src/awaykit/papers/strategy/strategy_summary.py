"""The strategy summary as a paper: what to do next, the findings, the lists, what is private."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.model.rotations import RotationState
from awaykit.papers.paper import DocumentKind, Folder, Format, Paper, PartBudget, Planned, doc
from awaykit.papers.strategy.lists import (
    MOST_IN_FULL,
    THEMES,
    FindingLine,
    HostLine,
    ProgramLine,
    SummaryLine,
    about_money,
    about_sources,
    budget_lines,
    figures,
    finding_lines,
    good_news,
    host_lines,
    letter_lines,
    noted,
    program_lines,
    reflections,
    source_days,
    stories,
)
from awaykit.papers.strategy.rotation_lines import RotationLine, chosen_sets, rotation_lines, timeline
from awaykit.papers.strategy.strategy_counts import Count, Shortage, counts
from awaykit.papers.strategy.timeline import Timeline
from awaykit.papers.views import names_in_a_file_name
from awaykit.plan.applicant_status import status_on
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.candidates import next_steps
from awaykit.plan.portfolio.chosen import Portfolio
from awaykit.plan.portfolio.portfolio import make_portfolio
from awaykit.plan.portfolio.program_order import about_signals
from awaykit.plan.rotation_dates import Phase
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.review.engine import Review, review_dossier
from awaykit.wording import (
    date_in_words,
    date_without_weekday,
    listing,
    month_and_day,
    number_in_words,
    shortened,
)

KIND = "strategy"
_TEMPLATE = "strategy/summary.html.j2"
_MOST_PAGES = 4
_ACTIONS = 3
_MOST_OF_AN_ACTION, _MOST_OF_A_NAME = 140, 42
_MOST_STORIES, _MOST_NAMED = 2, 4
_MOST = {"programs": 10, "letters": 8, "hosts": 8, "reflections": 2, "findings": MOST_IN_FULL}
"""Entries of each list in the fullest edition."""

_LEAST = {"programs": 2, "letters": 2, "hosts": 1, "reflections": 1, "findings": 4}
"""Entries of each list in the tightest edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyContext:
    """Everything that the templates of a strategy summary can print; `more_…` count what is left out."""

    name: str = doc("The applicant's full name")
    status: str = doc("Student or graduate, with the month of graduation")
    season: str = doc("The season in words: Season 2028 (apply September 2027)")
    as_of: str = doc("The day of the data, in words")
    verdict: str = doc("What there is and what lacks most, in a sentence")
    actions: tuple[SummaryLine, ...] = doc("The three things to do next")
    timeline: Timeline = doc("The picture of the season")
    notes: tuple[str, ...] = doc("What the picture leaves out, and what is only projected")
    counts: tuple[Count, ...] = doc("What is counted against the guide")
    is_tight: bool = doc("Whether page 1 is set tighter, with fewer lines to write on")
    good_news: tuple[str, ...] = doc("Counts that are met, and what the rules praise")
    findings: tuple[FindingLine, ...] = doc("At most seven findings, the weightiest first")
    more_findings: tuple[str, ...] = doc("Titles of the other findings, by family")
    silenced: tuple[str, ...] = doc("Titles of rules that the applicant silenced")
    rotations: tuple[RotationLine, ...] = doc("The rotations, by first day")
    sets: tuple[tuple[str, str], ...] = doc(
        "The best sets of candidates, the best first: the rotations, and what they cost and give up"
    )
    letters: tuple[SummaryLine, ...] = doc("Letter writers, the one to rely on first at the top")
    more_letters: int = doc("How many writers are left out")
    programs: tuple[ProgramLine, ...] = doc("Programs to apply to, in order")
    more_programs: int = doc("How many programs are left out")
    about_signals: tuple[str, ...] = doc("How many signals the season has, and how sure that is")
    hosts: tuple[HostLine, ...] = doc("What each host still requires")
    more_hosts: int = doc("How many hosts are left out")
    money: tuple[SummaryLine, ...] = doc("The budget, sum by sum; none where nothing is known")
    about_money: tuple[str, ...] = doc("What the rules say of money")
    stories: tuple[SummaryLine, ...] = doc("Stories for interviews, at most two")
    more_stories: int = doc("How many stories are left out")
    themes_without_story: tuple[str, ...] = doc("Themes that interviews ask for and no story is noted for")
    reflections: tuple[SummaryLine, ...] = doc("Reflections for the rank list, at most two")
    more_reflections: int = doc("How many rotations with reflections are left out")
    without_reflection: tuple[str, ...] = doc(
        "Hospitals of rotations that are over, without a reflection, at most four"
    )
    days: tuple[SummaryLine, ...] = doc("The days of the season, in order of time")
    about_sources: tuple[str, ...] = doc("When the days were checked, and how the guide is read")
    figures: tuple[str, ...] = doc("Figures of the Match, only where the settings ask for them")


def plan_strategy(dossier: Dossier, plan: Plan) -> Planned:
    """The one summary; a dossier with nothing but a name has one too."""
    name = dossier.applicant.name
    fullest, *tighter = strategy_editions(dossier, plan)
    paper = Paper(
        kind=KIND,
        label="strategy summary",
        reader=KIND,
        reader_name="Strategy summary",
        reader_kind=Reader.OWN,
        rotation="",
        template=_TEMPLATE,
        context=fullest,
        formats=(Format.PDF, Format.DOCX),
        name=(*names_in_a_file_name(name), "Strategy", str(plan.season.year)),
        title=f"Strategy summary, {name.full}",
        subject=f"Strategy for {plan.season.in_words}",
        running_header=name.full,
        folder=Folder.PRIVATE,
        most_pages=_MOST_PAGES,
        place="",
        parts=(PartBudget("first-page", "First page", most_pages=1),),
        prints=tuple(
            f"rotations[{row}].{part}"
            for row, rotation in enumerate(dossier.rotations)
            if rotation.state is not RotationState.CANCELLED
            for part in ("reflection", "stories")
        ),
        tighter=tuple(tighter),
        tightest=tuple(replace(each, is_tight=True) for each in (fullest, *tighter)),
    )
    return Planned((paper,))


def strategy_editions(dossier: Dossier, plan: Plan) -> Iterator[StrategyContext]:
    """The summary from its fullest edition on: the longest list gives way first, findings last."""
    review = review_dossier(dossier, plan)
    whole = _whole(dossier, plan, review)
    every = {
        "programs": whole.programs,
        "letters": whole.letters,
        "hosts": whole.hosts,
        "reflections": whole.reflections,
        "findings": finding_lines(review.findings)[0],
    }
    kept = {name: min(most, len(every[name])) for name, most in _MOST.items()}
    while True:
        findings, more_findings = finding_lines(review.findings, kept["findings"])
        yield replace(
            whole,
            findings=findings,
            more_findings=more_findings,
            programs=whole.programs[: kept["programs"]],
            more_programs=len(whole.programs[kept["programs"] :]),
            letters=whole.letters[: kept["letters"]],
            more_letters=len(whole.letters[kept["letters"] :]),
            hosts=whole.hosts[: kept["hosts"]],
            more_hosts=len(whole.hosts[kept["hosts"] :]),
            reflections=whole.reflections[: kept["reflections"]],
            more_reflections=len(whole.reflections[kept["reflections"] :]),
        )
        longer = [name for name, least in _LEAST.items() if kept[name] > least]
        if not longer:
            return
        first = "reflections" if "reflections" in longer else ""
        lists = [name for name in longer if name != "findings"] or longer
        kept[first or max(lists, key=kept.__getitem__)] -= 1


def _whole(dossier: Dossier, plan: Plan, review: Review) -> StrategyContext:
    """Everything for the summary on the plan's day, before any list is cut."""
    portfolio, shortages = make_portfolio(dossier, plan), counts(dossier, plan)
    picture, notes = timeline(dossier, plan)
    applicant, status = dossier.applicant, status_on(dossier.applicant, plan.today)
    graduation = f" (graduation {applicant.graduated.in_words})" if applicant.graduated else ""
    supposed = "" if applicant.season is not None else ", supposed: your dossier names none"
    told = stories(dossier)
    themes = {each.what for each in told}
    has_begun = any(each.has_begun for each in plan.rotations.values())
    return StrategyContext(
        name=applicant.name.full,
        status=f"{status.value.capitalize()}{graduation}" if status else "Status not known",
        season=f"{plan.season.in_words}{supposed}",
        as_of=date_in_words(plan.today),
        verdict=_verdict(plan, portfolio, shortages),
        actions=_actions(dossier, plan, shortages),
        timeline=picture,
        notes=notes,
        counts=tuple(each.count for each in shortages),
        is_tight=False,
        good_news=good_news(review.findings, [each.count for each in shortages]),
        findings=(),
        more_findings=(),
        silenced=tuple(dict.fromkeys(aside.finding.title for aside in review.silenced)),
        rotations=rotation_lines(dossier, plan),
        sets=chosen_sets(plan, portfolio),
        letters=letter_lines(plan),
        more_letters=0,
        programs=program_lines(portfolio),
        more_programs=0,
        about_signals=about_signals(portfolio.programs, plan.season) if portfolio.programs else (),
        hosts=host_lines(dossier, plan),
        more_hosts=0,
        money=tuple(budget_lines(portfolio)),
        about_money=about_money(review.findings),
        stories=tuple(told[:_MOST_STORIES]),
        more_stories=len(told[_MOST_STORIES:]),
        themes_without_story=tuple(
            words[:1].lower() + words[1:]
            for theme, words in THEMES.items()
            if has_begun and theme != "other" and words not in themes
        ),
        reflections=reflections(dossier),
        more_reflections=0,
        without_reflection=tuple(
            shortened(each.rotation.site, _MOST_OF_A_NAME)
            for each in plan.rotations.values()
            if each.phase is Phase.DONE and not noted(each.rotation)
        )[:_MOST_NAMED],
        days=source_days(plan),
        about_sources=tuple(about_sources(dossier, plan)),
        figures=figures() if dossier.settings.match_figures else (),
    )


def _verdict(plan: Plan, portfolio: Portfolio, shortages: Sequence[Shortage]) -> str:
    """One sentence: what there is, and the largest shortage; or that the season is over."""
    season = plan.season
    if plan.today > season.match_day.value:
        return f"The Match of season {season.year} is over; these dates help no application any more."
    if plan.is_too_late_for_letters:
        return f"The rank list of season {season.year} was due; neither rotations nor letters help it now."
    opened = "Submission is open. " if plan.today >= season.submits_from.value else ""
    rotations, letters = plan.counting, plan.letters_in_sight
    if not rotations:
        best = "; page 2 names the best set of your candidates" if portfolio.sets else ""
        return f"{opened}You have no rotation yet, and that is what lacks most{best}."
    held = [
        f"{number_in_words(len(each))} {what if len(each) == 1 else what + 's'}"
        for each, what in ((rotations, "rotation"), (letters, "letter"))
    ]
    stands = f"You have {held[0]}" + (f", and {held[1]} in sight" if letters else "")
    lacking = next((each.lacking for each in shortages if each.lacking), None)
    end = f"what lacks most: {lacking}" if lacking else "none of the counts below is short"
    return f"{opened}{stands}; {end}."


def _actions(dossier: Dossier, plan: Plan, shortages: Sequence[Shortage]) -> tuple[SummaryLine, ...]:
    """The first three things to do of the agenda; confirmations of one rotation are one thing.

    Shortages of the counts come before steps that are far away; without any rotation they come first.
    """
    steps = next_steps(dossier, plan)
    near = [_action(step, plan) for step in steps if step.state is not StepState.LATER]
    later = [_action(step, plan) for step in steps if step.state is StepState.LATER]
    remedies = [
        SummaryLine(what=each.remedy, detail="Soon", words="")
        for each in shortages
        if each.remedy and not plan.is_too_late_for_letters
    ]
    if not plan.counting:
        near = [*(replace(first, detail="Now") for first in remedies[:1]), *near]
        remedies = remedies[1:]
    return tuple((*near, *remedies, *later)[:_ACTIONS])


def _action(first: Step, plan: Plan) -> SummaryLine:
    """A step, with the other confirmations of the same rotation and days."""
    alike = (first.kind, first.place, first.due, first.until)
    everyone = [first.whom]
    if first.kind is StepKind.CONFIRM:
        everyone += [
            step.whom
            for step in plan.to_do
            if step is not first and (step.kind, step.place, step.due, step.until) == alike
        ]
    whom = "" if first.whom == "you" else listing(everyone)
    title = shortened(first.title.replace(first.whom, listing(everyone), 1), _MOST_OF_AN_ACTION)
    due, until, last = (
        day and (month_and_day(day) if day.year == plan.today.year else date_without_weekday(day))
        for day in (first.due, first.until, first.last_day)
    )
    when = f"From {due}" if until else f"{due}"
    if first.state is StepState.OVERDUE:
        when = f"Was due {last}"
    elif first.state is StepState.NOW:
        when = f"By {until}" if first.until != plan.today else "Today"
    if first.state is StepState.NOW and not until:
        when = "Now"
    elif first.is_expected and when != "Today" and not first.title.endswith("(expected)"):
        when = f"{when} (expected)"
    state = "late" if first.state is StepState.OVERDUE else ""
    return SummaryLine(what=title, detail=when, words="" if whom in title else whom, state=state)


STRATEGY_SUMMARY = DocumentKind(
    kind=KIND,
    commands=("strategy",),
    title="Strategy summary",
    template=_TEMPLATE,
    context=StrategyContext,
    plan=plan_strategy,
)
