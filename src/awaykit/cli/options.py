"""The arguments and options that several commands share."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

_MOST_DIGITS = 4
"""Of a number of days: some 27 years."""


class OnlyOption(StrEnum):
    """The kinds that `build --only` takes."""

    PACKET = "packet"
    EMAILS = "emails"
    CV = "cv"
    ERAS = "eras"
    STRATEGY = "strategy"
    CALENDAR = "calendar"


class PaperOption(StrEnum):
    """The sizes of paper that `--paper` takes."""

    LETTER = "letter"
    A4 = "a4"


def as_day(text: str) -> date:
    """The day that an option names."""
    from awaykit.model.dates import read_day

    try:
        return read_day(text)
    except ValueError as error:
        hint = (getattr(error, "context", None) or {}).get("hint", "")
        raise typer.BadParameter(f"{error} {hint}".strip()) from None


def _only(text: str) -> OnlyOption:
    try:
        return OnlyOption(text.strip().lower())
    except ValueError:
        kinds = ", ".join(kind.value for kind in OnlyOption)
        raise typer.BadParameter(f'"{text}" is none of: {kinds}.') from None


def _paper(text: str) -> PaperOption:
    try:
        return PaperOption(text.strip().lower())
    except ValueError:
        raise typer.BadParameter(f'"{text}" is not a size of paper. Write letter or a4.') from None


def _days(text: str) -> int:
    digits = text.strip().lower().removesuffix("days").removesuffix("d").strip()
    if not digits.isascii() or not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        raise typer.BadParameter(f'"{text}" is not a number of days. Write it like 14d.')
    return int(digits)


def dossier_meant(typed: Path) -> Path:
    """The dossier as it was typed; where none was, the one here, or the only one in a folder below."""
    if typed != Path():
        return typed
    from awaykit.run.find_dossiers import the_only_dossier

    return the_only_dossier() or typed


DossierArgument = Annotated[
    Path,
    typer.Argument(
        metavar="DOSSIER",
        help="Folder of the dossier, or its one YAML file.",
        show_default=False,
        callback=dossier_meant,
    ),
]
TodayOption = Annotated[
    date | None,
    typer.Option(
        "--today",
        metavar="DATE",
        parser=as_day,
        help="Take this day as today: 2027-06-15.",
        show_default=False,
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="FOLDER", help="Write here instead of output/<dossier>.", show_default=False
    ),
]
PaperSizeOption = Annotated[
    PaperOption | None,
    typer.Option(
        "--paper",
        metavar="letter|a4",
        parser=_paper,
        help="Size of paper; else the dossier's settings say it.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Replace files you changed; yours move to replaced/<date>.")
]
RotationOption = Annotated[
    str | None, typer.Option("--rotation", metavar="ID", help="Only this rotation.", show_default=False)
]
WriterOption = Annotated[
    str | None, typer.Option("--writer", metavar="ID", help="Only this letter writer.", show_default=False)
]

ProgramOption = Annotated[
    str | None, typer.Option("--program", metavar="ID", help="Only this program.", show_default=False)
]
OnlyKindOption = Annotated[
    OnlyOption | None,
    typer.Option(
        "--only",
        metavar="KIND",
        parser=_only,
        help="Only packet, emails, cv, eras, strategy or calendar.",
        show_default=False,
    ),
]
DueWithinOption = Annotated[
    int | None,
    typer.Option(
        "--due-within",
        metavar="DAYS",
        parser=_days,
        help="Only what is due within so many days: 14d.",
        show_default=False,
    ),
]
AllOption = Annotated[bool, typer.Option("--all", help="Also what is for a later day.")]


def today_or(given: date | None) -> date:
    """The day given, or the day of the clock where the applicant is."""
    from datetime import datetime

    return given or datetime.now().astimezone().date()


def working_folder() -> Path:
    """The folder in which the command runs.

    Raises:
        UserError: the folder was deleted or moved while the terminal was open in it.
    """
    from awaykit.problems import Problem, UserError

    try:
        return Path.cwd()
    except OSError:
        message = "The folder that you are in was moved or deleted."
        raise UserError(Problem(message=message, hint="Go to another folder, then try again.")) from None
