"""The arguments and options that several commands share."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from typer.models import OptionInfo

_Words = TypeVar("_Words", bound=StrEnum)

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


def value_option(
    name: str, metavar: str, what: str, parser: Callable[[str], Any] | None = None
) -> OptionInfo:
    """An option with a value, whose default goes without saying; `parser` reads what was typed."""
    option: OptionInfo = typer.Option(name, metavar=metavar, help=what, parser=parser, show_default=False)
    return option


def one_of(words: type[_Words], refusal: str) -> Callable[[str], _Words]:
    """Reads one of some words, in any case of letters; `refusal` follows the word that is none of them."""

    def read(text: str) -> _Words:
        try:
            return words(text.strip().lower())
        except ValueError:
            raise typer.BadParameter(f'"{text}" {refusal}') from None

    return read


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
    date | None, value_option("--today", "DATE", "Take this day as today: 2027-06-15.", as_day)
]
OutOption = Annotated[Path | None, value_option("--out", "FOLDER", "Write here instead of output/<dossier>.")]
PaperSizeOption = Annotated[
    PaperOption | None,
    value_option(
        "--paper",
        "letter|a4",
        "Size of paper; else the dossier's settings say it.",
        one_of(PaperOption, "is not a size of paper. Write letter or a4."),
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Replace files you changed; yours move to replaced/<date>.")
]
RotationOption = Annotated[str | None, value_option("--rotation", "ID", "Only this rotation.")]
WriterOption = Annotated[str | None, value_option("--writer", "ID", "Only this letter writer.")]
ProgramOption = Annotated[str | None, value_option("--program", "ID", "Only this program.")]
OnlyKindOption = Annotated[
    OnlyOption | None,
    value_option(
        "--only",
        "KIND",
        "Only packet, emails, cv, eras, strategy or calendar.",
        one_of(OnlyOption, f"is none of: {', '.join(OnlyOption)}."),
    ),
]
DueWithinOption = Annotated[
    int | None, value_option("--due-within", "DAYS", "Only what is due within so many days: 14d.", _days)
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
