"""On what the summary rests: the season's days with how sure they are, readings, and the Match's figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from awaykit.documents.paper import told
from awaykit.model.dossier import Dossier
from awaykit.planning.plan import Plan
from awaykit.season.reference import reference
from awaykit.wording import date_without_weekday, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDay:
    """One day of the season with its source."""

    name: str = told("What the day is")
    day: str = told("The day in words")
    sure: str = told("official, computed, reported, projected or your setting")
    source: str = told("Where it is from")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePart:
    """What the numbers and days of the summary rest on."""

    days: tuple[SourceDay, ...] = told("The days of the season, in order of time")
    checked: str = told("The days on which these sources were read")
    readings: tuple[str, ...] = told("How the guide is read where it allows more than one reading")
    figures: tuple[str, ...] = told("Figures of the Match, only where the settings ask for them")
    figures_source: str = told("Where the figures are from; empty without figures")


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
