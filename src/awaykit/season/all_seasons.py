"""Every season: those that a file tells of, and those that are projected beyond."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from types import MappingProxyType

from awaykit.problems import Problem, UserError
from awaykit.season.overrides import projected_dates, with_overrides
from awaykit.season.reading import BrokenData, file_names, read
from awaykit.season.season import FormLimits, LetterProcess, Season, SeasonDates

LAST_YEAR = 2100
"""Past this a year is a slip of the keyboard, not a plan."""

_NO_OVERRIDES: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFile:
    """One year's TOML file, `<year>.toml`."""

    year: int
    dates: SeasonDates
    form: FormLimits | None = None
    letters: LetterProcess | None = None


@cache
def known_years() -> tuple[int, ...]:
    """The seasons that have a file, in order."""
    return tuple(int(name[:4]) for name in file_names() if name[:-5].isdecimal())


def season_for(year: int, overrides: Mapping[str, date] = _NO_OVERRIDES) -> Season:
    """Season `year`, with the dates of the dossier in place of ours.

    Raises a `UserError` for a season before the first known one or far away, and for overrides
    that name no date or don't fit the season.
    """
    _refuse_strange(year)
    dates = year_file(year).dates if year in known_years() else projected_dates(year)
    dates = with_overrides(dates, overrides, season=year)
    form = _newest(year, "form")
    letters = _newest(year, "letters")
    return Season(
        **{field.name: getattr(dates, field.name) for field in fields(SeasonDates)},
        year=year,
        form=form.form if form else None,
        form_of=form.year if form else None,
        letters=letters.letters if letters else None,
        letters_of=letters.year if letters else None,
    )


@cache
def year_file(year: int) -> YearFile:
    """The file of a known season, as it stands."""
    file = read(f"{year}.toml", YearFile)
    if file.year != year:
        raise BrokenData(f"{year}.toml: year says {file.year}")
    return file


def _newest(year: int, part: str) -> YearFile | None:
    """The newest file up to `year` that has this part; None before there was one."""
    for known in reversed(known_years()):
        if known <= year and getattr(year_file(known), part) is not None:
            return year_file(known)
    return None


def _refuse_strange(year: int) -> None:
    first = known_years()[0]
    if first <= year <= LAST_YEAR:
        return
    message = f"Season {year} is too early." if year < first else f"Season {year} is too far away."
    hint = f"Write the year of your Match, {first} or later: who applies in September 2027 writes 2028."
    raise UserError(Problem(message=message, hint=hint, place="applicant.season"))
