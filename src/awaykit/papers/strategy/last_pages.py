"""The last pages of the summary: what is private, and the sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Rotation, RotationState
from awaykit.papers.paper import doc
from awaykit.papers.strategy.lists import about_money
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.chosen import Portfolio
from awaykit.plan.rotation_dates import Phase
from awaykit.review.findings import Finding
from awaykit.season.reference import reference
from awaykit.wording import counted, date_without_weekday, listing, shortened

_MOST_CHARACTERS = 130
_LINES = 13.0
"""Lines that the page has beside its headings and the sources."""

_IN_A_LINE = 100
_MOST_STORIES = 2
_MOST_NAMED = 4
_MOST_OF_A_NAME = 42
_THEMES = {
    "hard-situation": "A hard clinical situation",
    "adapting-to-us": "Adapting to US health care",
    "other": "Other",
}
_BEGUN = (Phase.UNDER_WAY, Phase.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """One line of the budget."""

    what: str = doc("What it is: Budget:, left:")
    dollars: str = doc("The amount: $13,500")
    note: str = doc("What it leaves out; empty for nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One story for interviews."""

    theme: str = doc("Its theme in words")
    site: str = doc("The hospital")
    story: str = doc("How it begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionLine:
    """What the applicant noted of one rotation for the rank list."""

    site: str = doc("The hospital")
    team: str = doc("Team and its spirit; empty where nothing is noted")
    supervision: str = doc("Supervision; empty where nothing is noted")
    training: str = doc("Training and teaching; empty where nothing is noted")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatePart:
    """What is for the applicant alone."""

    money: tuple[MoneyLine, ...] = doc("The budget, line by line; none where nothing is known")
    about_money: tuple[str, ...] = doc("What the rules say of money")
    stories: tuple[StoryLine, ...] = doc("Stories for interviews, at most two")
    more_stories: int = doc("How many stories are left out")
    themes_without_story: tuple[str, ...] = doc("Themes that interviews ask for and no story is noted for")
    reflections: tuple[ReflectionLine, ...] = doc("Reflections, as many as fit, at least one")
    more_reflections: int = doc("How many rotations with reflections are left out")
    without_reflection: tuple[str, ...] = doc(
        "Hospitals of rotations that are over, without a reflection, at most four"
    )
    is_empty: bool = doc("Whether there is nothing to print")


def private_part(
    dossier: Dossier, plan: Plan, portfolio: Portfolio, findings: Sequence[Finding]
) -> PrivatePart:
    """All of the last page."""
    rotations = [each for each in dossier.rotations if each.state is not RotationState.CANCELLED]
    has_begun = any(each.phase in _BEGUN for each in plan.rotations.values())
    stories = _one_of_each_theme_first(tuple(_stories(rotations)))
    reflections = tuple(_reflections(rotations))
    money, said = tuple(_money(portfolio)), about_money(findings)
    told_stories = sum(_lines(each.story) + 1 for each in stories[:_MOST_STORIES])
    taken = len(money) + sum(map(_lines, said)) + told_stories
    fitting = _fitting(reflections, _LINES - taken)
    return PrivatePart(
        money=money,
        about_money=said,
        stories=tuple(stories[:_MOST_STORIES]),
        more_stories=len(stories[_MOST_STORIES:]),
        themes_without_story=tuple(_missing_themes(rotations)) if has_begun else (),
        reflections=reflections[:fitting],
        more_reflections=len(reflections[fitting:]),
        without_reflection=tuple(
            shortened(each.rotation.site, _MOST_OF_A_NAME)
            for each in plan.rotations.values()
            if each.phase is Phase.DONE and not _has_reflection(each.rotation)
        )[:_MOST_NAMED],
        is_empty=not (money or said or stories or reflections or has_begun),
    )


def places_printed(dossier: Dossier) -> tuple[str, ...]:
    """The places of the dossier whose own words stand on the page."""
    return tuple(
        f"rotations[{row}].{part}"
        for row, rotation in enumerate(dossier.rotations)
        if rotation.state is not RotationState.CANCELLED
        for part in ("reflection", "stories")
    )


def _money(portfolio: Portfolio) -> Iterator[MoneyLine]:
    """The budget, what is settled, what is left, and the best set of candidates; known costs only."""
    unknown = sum(each.cost is None for each in portfolio.settled)
    is_known = any(each.cost is not None for each in portfolio.settled)
    if portfolio.budget is None and not is_known and not portfolio.sets:
        return
    if portfolio.budget is not None:
        yield MoneyLine(what="Budget:", dollars=f"${portfolio.budget:,}", note="")
    if portfolio.settled:
        note = f"no estimate for {counted(unknown, 'rotation')}" if unknown else ""
        yield MoneyLine(
            what=f"{counted(len(portfolio.settled), 'settled rotation')}:",
            dollars=f"${portfolio.committed:,}",
            note=note,
        )
    if portfolio.budget is not None and portfolio.settled:
        left = portfolio.budget - portfolio.committed
        what = "left:" if left >= 0 else "over the budget:"
        yield MoneyLine(what=what, dollars=f"${abs(left):,}", note="")
    if portfolio.sets and portfolio.sets[0].candidates:
        best = portfolio.sets[0]
        missing = f"no estimate for {counted(len(best.without_estimate), 'rotation')}"
        yield MoneyLine(
            what="best set of candidates:",
            dollars=f"${best.cost:,}",
            note=missing if best.without_estimate else "",
        )


def _lines(words: str) -> float:
    """Lines that a paragraph takes, and the space below it."""
    return ceil(len(words) / _IN_A_LINE) + 0.4


def _fitting(reflections: Sequence[ReflectionLine], room: float) -> int:
    """How many reflections fit into so many lines; the first is always printed."""
    number = 0
    for each in reflections:
        room -= _lines(f"{each.site} {each.team} {each.supervision} {each.training}" + 40 * " ")
        if room < 0:
            break
        number += 1
    return max(number, 1)


def _stories(rotations: list[Rotation]) -> Iterator[StoryLine]:
    for rotation in rotations:
        for story in rotation.stories:
            words = shortened(" ".join(story.story.split()), _MOST_CHARACTERS)
            yield StoryLine(
                theme=_THEMES[story.theme], site=shortened(rotation.site, _MOST_OF_A_NAME), story=words
            )


def _one_of_each_theme_first(stories: Sequence[StoryLine]) -> list[StoryLine]:
    """The first story of each theme, then the second ones: interviews ask for more than one theme."""
    themes = list(_THEMES.values())
    earlier = {
        row: sum(other.theme == each.theme for other in stories[:row]) for row, each in enumerate(stories)
    }
    rows = sorted(earlier, key=lambda row: (earlier[row], themes.index(stories[row].theme)))
    return [stories[row] for row in rows]


def _missing_themes(rotations: list[Rotation]) -> Iterator[str]:
    told_of = {story.theme for rotation in rotations for story in rotation.stories}
    for theme, words in _THEMES.items():
        if theme != "other" and theme not in told_of:
            yield words[:1].lower() + words[1:]


def _has_reflection(rotation: Rotation) -> bool:
    held = rotation.reflection
    return bool(held.team or held.supervision or held.training)


def _reflections(rotations: list[Rotation]) -> Iterator[ReflectionLine]:
    for rotation in rotations:
        if _has_reflection(rotation):
            held = rotation.reflection
            yield ReflectionLine(
                site=shortened(rotation.site, _MOST_OF_A_NAME),
                team=_short(held.team),
                supervision=_short(held.supervision),
                training=_short(held.training),
            )


def _short(words: str | None) -> str:
    return shortened(" ".join(words.split()), _MOST_CHARACTERS) if words else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDay:
    """One day of the season with its source."""

    name: str = doc("What the day is")
    day: str = doc("The day in words")
    sure: str = doc("official, computed, reported, projected or your setting")
    source: str = doc("Where it is from")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePart:
    """What the numbers and days of the summary rest on."""

    days: tuple[SourceDay, ...] = doc("The days of the season, in order of time")
    checked: str = doc("The days on which these sources were read")
    readings: tuple[str, ...] = doc("How the guide is read where it allows more than one reading")
    figures: tuple[str, ...] = doc("Figures of the Match, only where the settings ask for them")
    figures_source: str = doc("Where the figures are from; empty without figures")


def source_part(dossier: Dossier, plan: Plan) -> SourcePart:
    """The sources of the plan's season, and what the settings chose."""
    wants_figures = dossier.settings.match_figures
    return SourcePart(
        days=tuple(_days(plan)),
        checked=listing(dict.fromkeys(date_without_weekday(day) for day in _checked(plan))),
        readings=tuple(_readings(dossier)),
        figures=tuple(_figures()) if wants_figures else (),
        figures_source=_figures_source() if wants_figures else "",
    )


def _days(plan: Plan) -> Iterator[SourceDay]:
    for name, day in plan.season.named():
        yield SourceDay(
            name=name,
            day=date_without_weekday(day.value),
            sure=day.confidence.value,
            source=day.source,
        )


def _checked(plan: Plan) -> list[date]:
    return sorted({day.checked for _, day in plan.season.named() if day.checked})


def _readings(dossier: Dossier) -> Iterator[str]:
    readings = dossier.settings.readings
    if readings.window == "year-before":
        yield "The best months are January to August of the year before you apply: your setting."
    else:
        yield "The best months are January to August of the year in which you apply (guide §2.1, with §1.2)."
    if readings.months_counted_to == "rotation-start":
        yield "The twelve months before applying are counted from a rotation's start: your setting."
    else:
        yield "The twelve months before applying are counted from a rotation's end (guide §1.2)."


def _figures() -> Iterator[str]:
    """Of all non-US IMGs together; they tell nothing of one person."""
    figures = reference().match_figures.value
    yield (
        f"Match {figures.match_year}, all non-US international graduates who ranked internal medicine first: "
        f"{figures.matched_percent} percent matched."
    )
    yield (
        f"Median Step 2 CK of those who matched {figures.step_2_ck_median_matched}, "
        f"of those who did not {figures.step_2_ck_median_unmatched}."
    )


def _figures_source() -> str:
    held = reference().match_figures
    checked = f", read {date_without_weekday(held.checked)}" if held.checked else ""
    return f"{held.source} ({held.confidence.value}{checked})"
