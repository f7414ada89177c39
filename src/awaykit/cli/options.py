"""The arguments and options that several commands share."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class PaperOption(StrEnum):
    """The sizes of paper that `--paper` takes."""

    LETTER = "letter"
    A4 = "a4"


def _today(text: str) -> date:
    from awaykit.model.dates import read_day

    try:
        return read_day(text)
    except ValueError as error:
        raise typer.BadParameter(f"{error} For example 2027-06-15.") from None


DossierArgument = Annotated[
    Path,
    typer.Argument(
        metavar="DOSSIER", help="Folder of the dossier, or its one YAML file.", show_default=False
    ),
]
TodayOption = Annotated[
    date | None,
    typer.Option(
        "--today",
        metavar="DATE",
        parser=_today,
        help="Take this day as today: 2027-06-15.",
        show_default=False,
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="FOLDER", help="Write here instead of ./output/<dossier>.", show_default=False
    ),
]
PaperSizeOption = Annotated[
    PaperOption | None,
    typer.Option("--paper", help="Paper; the dossier's settings say it otherwise.", show_default=False),
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


def today_or(given: date | None) -> date:
    """The day given, or the day of the clock where the applicant is."""
    from datetime import datetime

    return given or datetime.now().astimezone().date()
