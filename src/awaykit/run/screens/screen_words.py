"""What the screens say alike: links, commands, days, and what keeps a paper back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath, PurePosixPath
from urllib.parse import quote

from awaykit.papers.cv.curriculum_vitae import KIND as CV
from awaykit.papers.letter_request import PACKET
from awaykit.papers.paper import Folder, doc
from awaykit.plan.plan import Plan
from awaykit.plan.steps import StepKind, StepState
from awaykit.problems import Problem
from awaykit.review.findings import Finding
from awaykit.run.order import Order
from awaykit.run.report import PlacedFinding
from awaykit.run.screens.on_disk import PaperOnDisk
from awaykit.run.shell_words import from_here, quoted_for_shell
from awaykit.wording import date_in_words

EMAILS_PAGE, ERAS_PAGE = "emails.html", "eras.html"

Words = tuple[str, ...]
"""A command in words, so that a line breaks between them only."""

SEE_WORDS = "awaykit check shows the words that are meant."


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A file, and the way to it from the page."""

    label: str = doc("What is shown")
    href: str | None = doc("The way to it; nothing where it lies outside the output folder")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkLine:
    """Something to mend: what is so, what to do, and where."""

    message: str = doc("What is so")
    hint: str | None = doc("What to do")
    where: str | None = doc("File and line of the dossier")


def link_to(path: PurePosixPath | str, label: str | None = None) -> Link:
    """A link to a file of the output folder."""
    return Link(label=label or str(path), href=quote(str(path)))


def email_id(lying: PaperOnDisk) -> str:
    """The name of an e-mail's place on its page; ids hold no colon."""
    return f"{lying.report.kind}:{lying.report.reader}"


@dataclass(frozen=True, slots=True)
class Commands:
    """Commands of ours, word by word, as they are typed where the order was given."""

    order: Order

    def about_dossier(self, word: str) -> Words:
        """`awaykit build`, and whatever else takes the dossier alone."""
        return _typed(word, *self._place())

    def done(self, words: Iterable[str]) -> Words:
        """Records a step."""
        return _typed("done", *words, *self._place("--dossier"))

    def use(self, path: PurePosixPath, *options: str) -> Words:
        """Decides about a file of the output folder."""
        return _typed("use", from_here(self.order.output_folder, self.order.home) / path, *options)

    def _place(self, *option: str) -> tuple[str, ...]:
        """The dossier, where it is not the folder in which commands are typed."""
        return () if self.order.dossier == Path() else (*option, str(self.order.dossier))


def _typed(*words: PurePath | str) -> Words:
    return ("awaykit", *map(quoted_for_shell, words))


def waits_until(lying: PaperOnDisk, today: date) -> str | None:
    """Why a paper in `waiting/` does not go out yet; None for any other."""
    if lying.report.folder != Folder.WAITING:
        return None
    day = lying.filled.paper.wanted_from
    if day is not None and day > today:
        return f"Wait until {date_in_words(day)}."
    if lying.filled.paper.envelope is None:
        return "Wait for the yes."
    return "Keep it at hand, for when it is needed." if day else "Its day is not known yet."


def how_it_goes(lying: PaperOnDisk, plan: Plan) -> str | None:
    """What to know of a paper in `send/` that needs no sending by itself, or not again."""
    paper = lying.filled.paper
    if lying.report.folder != Folder.SEND or paper.envelope is not None:
        return None
    step = plan.step(f"{StepKind.PACKET}:{paper.rotation}:{paper.reader}")
    if paper.kind == PACKET and step is not None and step.state is StepState.DONE:
        return "You have sent it, as your records say."
    return "Attach it where an e-mail names it." if paper.kind == CV else None


def kept_back_by(lying: PaperOnDisk) -> Iterator[RemarkLine]:
    """What is missing or must be mended, without words that may tell of a patient."""
    quoting = {found.message: found for found in lying.filled.held_by if found.text_hash}
    for problem in lying.report.problems:
        yield remark(problem, quoting.get(problem.message))


def remark(problem: Problem, finding: Finding | PlacedFinding | None = None) -> RemarkLine:
    """A problem in one line.

    What a finding quotes of the applicant's texts is left out: what may name a patient is kept in no
    file of ours.
    """
    where = _where(problem)
    if finding is not None and finding.text_hash:
        return RemarkLine(message=f"{finding.title}.", hint=SEE_WORDS, where=where)
    return RemarkLine(message=problem.message, hint=problem.hint, where=where)


def remarks(problems: Iterable[Problem]) -> tuple[RemarkLine, ...]:
    """Problems of the files, each in one line."""
    return tuple(remark(problem) for problem in problems)


def _where(problem: Problem) -> str | None:
    """File and line; the file's name alone, since the page may be read anywhere."""
    if problem.file is None or problem.line is None:
        return None
    return f"{PurePath(problem.file).name}, line {problem.line}"
