"""What a run is asked to do."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

from awaykit.output.paper_records import Outcome
from awaykit.output.state import is_ours
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.suggestions import did_you_mean, nearest

if TYPE_CHECKING:
    from awaykit.model.dossier import Dossier
    from awaykit.papers.paper import DocumentKind, Paper


_NEEDS_QUOTES = frozenset(" &();'<>|")


def quoted_for_shell(path: PurePath | str) -> str:
    """The path, in quotes where a shell needs them; double quotes work on every system."""
    text = str(path)
    return f'"{text}"' if _NEEDS_QUOTES & set(text) else text


def from_here(path: Path, home: Path) -> Path:
    """The path relative to `home` if it is below, otherwise unchanged."""
    return path.relative_to(home) if path.is_relative_to(home) else path


def with_way_on(outcome: Outcome, out: Path, home: Path) -> Outcome:
    """The outcome; where a new version waits beside the person's file, its note ends with what to type."""
    if outcome.new_version is None:
        return outcome
    path = quoted_for_shell(from_here(out / outcome.path, home))
    return replace(outcome, note=f"{outcome.note} To take that one: awaykit use {path} --ours")


Progress = Callable[[int, int, str], None]
"""Called with how many steps are done, how many there are, and what is being made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which papers are asked for; None asks for all.

    `command` is the word of a command that makes some kinds ("packet"). `due_within` leaves out papers
    that are of use only after so many days; `is_near_only` does so with the guide's own number of days.
    """

    command: str | None = None
    rotation: str | None = None
    writer: str | None = None
    program: str | None = None
    due_within: int | None = None
    is_near_only: bool = False

    @property
    def kinds(self) -> "tuple[DocumentKind, ...]":
        """The kinds of documents that are asked for."""
        from awaykit.papers.all_kinds import KINDS

        return tuple(kind for kind in KINDS if self.command in {None, *kind.commands})

    @property
    def is_partial(self) -> bool:
        """Whether papers of one rotation, writer or program only are asked for."""
        return any(choice is not None for choice in (self.rotation, self.writer, self.program))

    def takes(self, paper: "Paper") -> bool:
        """Whether the paper is asked for, whatever its day."""
        is_of_writer = self.writer in {None, paper.reader, *paper.writers}
        is_of_program = self.program in {None, paper.reader}
        return self.rotation in {None, paper.rotation} and is_of_writer and is_of_program

    def readers(self, dossier: "Dossier") -> frozenset[str] | None:
        """The ids of the writers, rotations and programs that are asked for; None when all are."""
        if not self.is_partial:
            return None
        if self.program is not None:
            return frozenset((self.program,))
        asked = [
            (rotation.id, writer.id)
            for rotation, writer in dossier.writers()
            if self.rotation in {None, rotation.id} and self.writer in {None, writer.id}
        ]
        rotation = () if self.rotation is None else (self.rotation,)
        return frozenset((*rotation, *(id_ for pair in asked for id_ in pair)))

    def check(self, dossier: "Dossier") -> None:
        """Refuse a rotation, a writer or a program that the dossier doesn't have.

        Raises:
            UserError: with status WRONG_USAGE, and the ids that there are.
        """
        problems = []
        for what, wanted, known in (
            ("rotation", self.rotation, [rotation.id for rotation in dossier.rotations]),
            ("letter writer", self.writer, [writer.id for _, writer in dossier.writers()]),
            ("program", self.program, [program.id for program in dossier.programs]),
        ):
            if wanted is not None and wanted not in known:
                there = (
                    f"The dossier has: {', '.join(known)}." if known else f"The dossier has no {what} yet."
                )
                hint = did_you_mean(nearest(wanted, known, as_written=True), there, quotes='""')
                problems.append(Problem(message=f'There is no {what} with the id "{wanted}".', hint=hint))
        if problems:
            raise UserError(*problems, status=ExitStatus.WRONG_USAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One run: which dossier, on which day, into which folder, what of it, and how careful.

    `out` None means `./output/<name of the dossier's folder>/` below `home`, or the same beside or
    inside the dossier where an earlier run made that one: wherever one types, papers go to one place.
    """

    dossier: Path
    today: date
    home: Path
    out: Path | None = None
    paper: Literal["letter", "a4"] | None = None
    selection: Selection = Selection()
    dry_run: bool = False
    force: bool = False
    progress: Progress = lambda _done, _all, _what: None

    @property
    def output_folder(self) -> Path:
        """The folder that the run writes into."""
        if self.out is not None:
            return self.out
        place = self.dossier.resolve()
        below = Path("output", place.name if place.is_dir() else place.stem)
        places = (self.home / below, place.parent / below, place / below)
        return next((folder for folder in places if is_ours(folder)), places[0])

    def command(self, *words: PurePath | str, option: str | None = None) -> tuple[str, ...]:
        """A command of ours about the dossier, word by word, as it is typed where the order was given.

        The dossier comes last, behind `option` where the command takes one; not where it is the folder in
        which the command is typed.
        """
        place = () if self.dossier == Path() else (option, self.dossier) if option else (self.dossier,)
        return ("awaykit", *map(quoted_for_shell, (*words, *place)))

    def check(self) -> None:
        """Refuse to write papers among the files of the dossier.

        Raises:
            UserError: the output folder is the dossier's own, with status WRONG_USAGE.
        """
        folder = self.dossier.parent if self.dossier.is_file() else self.dossier
        if self.output_folder.resolve() == folder.resolve():
            message = "Papers can't be written into the dossier's own folder."
            hint = f"Choose a folder in it: --out {quoted_for_shell(self.output_folder / 'output')}"
            raise UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)
