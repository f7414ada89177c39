"""The last page of the summary: what is private, and the sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Rotation, RotationState
from awaykit.papers.paper import doc
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.chosen import Portfolio
from awaykit.season.reference import reference
from awaykit.wording import counted, date_without_weekday, listing, shortened

_MOST_CHARACTERS = 130
_MOST_OF_A_NAME = 42
THEMES = {
    "hard-situation": "A hard clinical situation",
    "adapting-to-us": "Adapting to US health care",
    "other": "Other",
}
"""Of stories that interviews ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateLine:
    """A sum of the budget, a story or a reflection."""

    what: str = doc("Which sum, the story's theme, or the hospital of the reflection")
    detail: str = doc("The amount, or the story's hospital; empty for a reflection")
    words: str = doc("What the sum leaves out, how the story begins, or what the applicant noted")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDay:
    """One day of the season with its source."""

    name: str = doc("What the day is")
    day: str = doc("The day in words")
    sure: str = doc("official, computed, reported, projected or your setting")
    source: str = doc("Where it is from")


def budget_lines(portfolio: Portfolio) -> Iterator[PrivateLine]:
    """The budget, what is settled, what is left, and the best set of candidates; known costs only."""
    unknown = sum(each.cost is None for each in portfolio.settled)
    is_known = any(each.cost is not None for each in portfolio.settled)
    if portfolio.budget is None and not is_known and not portfolio.sets:
        return
    if portfolio.budget is not None:
        yield _sum("Budget:", portfolio.budget, 0)
    if portfolio.settled:
        yield _sum(f"{counted(len(portfolio.settled), 'settled rotation')}:", portfolio.committed, unknown)
    if portfolio.budget is not None and portfolio.settled:
        left = portfolio.budget - portfolio.committed
        yield _sum("left:" if left >= 0 else "over the budget:", abs(left), 0)
    if portfolio.sets and portfolio.sets[0].candidates:
        best = portfolio.sets[0]
        yield _sum("best set of candidates:", best.cost, len(best.without_estimate))


def _sum(what: str, dollars: int, unknown: int) -> PrivateLine:
    note = f"no estimate for {counted(unknown, 'rotation')}" if unknown else ""
    return PrivateLine(what=what, detail=f"${dollars:,}", words=note)


def stories(dossier: Dossier) -> list[PrivateLine]:
    """Stories for interviews: the first of each theme, then the second ones."""
    found: list[PrivateLine] = []
    earlier: list[tuple[int, int]] = []
    for rotation in dossier.rotations:
        for story in rotation.stories if rotation.state is not RotationState.CANCELLED else ():
            theme = THEMES[story.theme]
            earlier.append((sum(each.what == theme for each in found), list(THEMES).index(story.theme)))
            site = shortened(rotation.site, _MOST_OF_A_NAME)
            found.append(PrivateLine(what=theme, detail=site, words=_short(story.story)))
    return [found[row] for row in sorted(range(len(found)), key=earlier.__getitem__)]


def reflections(dossier: Dossier) -> tuple[PrivateLine, ...]:
    """What the applicant noted of each rotation for the rank list."""
    return tuple(
        PrivateLine(what=shortened(rotation.site, _MOST_OF_A_NAME), detail="", words=words)
        for rotation in dossier.rotations
        if rotation.state is not RotationState.CANCELLED and (words := noted(rotation))
    )


def noted(rotation: Rotation) -> str:
    """The applicant's reflection on team, supervision and training; empty for none."""
    held = rotation.reflection
    parts = {"Team": held.team, "Supervision": held.supervision, "Training": held.training}
    return " ".join(f"{name}: {_short(words)}" for name, words in parts.items() if words)


def _short(words: str) -> str:
    return shortened(" ".join(words.split()), _MOST_CHARACTERS)


def source_days(plan: Plan) -> tuple[SourceDay, ...]:
    """The days of the plan's season, in order of time."""
    return tuple(
        SourceDay(
            name=name,
            day=date_without_weekday(day.value),
            sure=day.confidence.value,
            source=day.source,
        )
        for name, day in plan.season.named()
    )


def about_sources(dossier: Dossier, plan: Plan) -> Iterator[str]:
    """When the days were checked, and how the guide is read where it allows more than one reading."""
    checked = sorted({day.checked for _, day in plan.season.named() if day.checked})
    if checked:
        yield f"The days of the season were checked on {listing(map(date_without_weekday, checked))}."
    readings = dossier.settings.readings
    if readings.window == "year-before":
        yield "The best months are January to August of the year before you apply: your setting."
    else:
        yield "The best months are January to August of the year in which you apply (guide §2.1, with §1.2)."
    if readings.months_counted_to == "rotation-start":
        yield "The twelve months before applying are counted from a rotation's start: your setting."
    else:
        yield "The twelve months before applying are counted from a rotation's end (guide §1.2)."


def figures() -> tuple[str, ...]:
    """Figures of the Match, of all non-US IMGs together; they say nothing of one person."""
    held = reference().match_figures
    checked = f", read {date_without_weekday(held.checked)}" if held.checked else ""
    source = f"{held.source} ({held.confidence.value}{checked})"
    matched = (
        f"Match {held.value.match_year}, all non-US international graduates who ranked internal medicine "
        f"first: {held.value.matched_percent} percent matched."
    )
    scores = (
        f"Median Step 2 CK of those who matched {held.value.step_2_ck_median_matched}, "
        f"of those who did not {held.value.step_2_ck_median_unmatched}."
    )
    whose = f"Figures of all applicants together, from {source}: they say nothing of one person."
    return matched, scores, whose
