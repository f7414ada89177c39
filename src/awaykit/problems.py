"""How anything wrong reaches a person: problems as values, and the one exception that carries them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Severity(StrEnum):
    """Whether a problem stops the run (`ERROR`) or is only for reading (`WARNING`)."""

    ERROR = "error"
    WARNING = "warning"


class ExitStatus(IntEnum):
    """The exit statuses of the command; 74 and 75 are EX_IOERR and EX_TEMPFAIL of BSD's sysexits.h."""

    DONE = 0
    PROBLEM = 1
    WRONG_USAGE = 2
    NOT_WRITTEN = 74
    FOLDER_HELD = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, in the user's words: what it is, where it is, what to do.

    `file` is the path as the user would type it; `line` and `column` count from 1, columns in
    characters. `place` is the field ("rotations[1].starts"). `source` is the line as it is in
    the file, already masked where the field is private; `width` is how many characters of it the
    caret underlines. Both are for the picture in a terminal and stay out of JSON.
    """

    severity: Severity = Severity.ERROR
    message: str
    hint: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    place: str | None = None
    source: str | None = field(default=None, metadata={"json": "unshown"})
    width: int = field(default=1, metadata={"json": "unshown"})


class UserError(Exception):
    """The only exception that the command line catches: a mistake of the user's, or of their disk.

    Any other exception is a bug of this program.
    """

    def __init__(self, *problems: Problem, status: ExitStatus = ExitStatus.PROBLEM) -> None:
        """Carry at least one problem; `status` becomes the exit status of the run."""
        if not problems:
            raise ValueError("a UserError says at least one problem")
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems: tuple[Problem, ...] = problems
        self.status = status


def is_at(place: str, *entries: str) -> bool:
    """Whether a place of the dossier ("rotations[1].starts") is one of these entries, or inside one."""
    return any(place == each or place.startswith((f"{each}.", f"{each}[")) for each in entries)


def raise_errors(problems: Iterable[Problem]) -> None:
    """Raise one `UserError` with all of `problems` if one of them is an error; otherwise return."""
    every = tuple(problems)
    if any(problem.severity is Severity.ERROR for problem in every):
        raise UserError(*every)
