"""Parts that the screens share: papers as they are on the disk, links, days, and what keeps a paper back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath, PurePosixPath
from urllib.parse import quote

from awaykit.papers.paper import Folder, doc
from awaykit.problems import Problem
from awaykit.review.findings import Finding
from awaykit.run.prepare import FilledPaper
from awaykit.run.report import PaperReport, PlacedFinding
from awaykit.wording import date_in_words

EMAILS_PAGE, ERAS_PAGE = "emails.html", "eras.html"
SEE_WORDS = "awaykit check shows the words that are meant."


@dataclass(frozen=True, slots=True)
class PaperOnDisk:
    """A paper with its words, and the report that a run made of it or would make."""

    filled: FilledPaper
    report: PaperReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A file, and the way to it from the page."""

    label: str = doc("What is shown")
    href: str | None = doc("The way to it; nothing where it is outside the output folder")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkLine:
    """Something to mend: what is so, what to do, and where."""

    message: str = doc("What is so")
    hint: str | None = doc("What to do")
    where: str | None = doc("File and line of the dossier")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOnPage:
    """One paper or e-mail on a page."""

    label: str = doc("What it is: request packet")
    reader: str = doc("Who reads it")
    state: str = doc("send, waiting, unfinished or private")
    files: tuple[Link, ...] = doc(
        "Its files; of an e-mail those to attach, or its place on the page of e-mails"
    )
    waits: str | None = doc("Why it does not go out yet, or by itself, or once more; or since when it is due")
    lacks: tuple[RemarkLine, ...] = doc("What is missing or must be mended")
    notes: tuple[str, ...] = doc("How to go on")


def link_to(path: PurePosixPath | str, label: str | None = None) -> Link:
    """A link to a file of the output folder."""
    return Link(label=label or str(path), href=quote(str(path)))


def email_id(shown: PaperOnDisk) -> str:
    """The name of an e-mail's place on its page; ids hold no colon."""
    return f"{shown.report.kind}:{shown.report.reader}"


def waits_until(shown: PaperOnDisk, today: date) -> str | None:
    """Why a paper in `waiting/` does not go out yet; None for any other."""
    if shown.report.folder != Folder.WAITING:
        return None
    day = shown.filled.paper.wanted_from
    if day is not None and day > today:
        return f"Wait until {date_in_words(day)}."
    if shown.filled.paper.envelope is None:
        return "Wait for the yes."
    return "Keep it at hand, for when it is needed." if day else "Its day is not known yet."


def kept_back_by(shown: PaperOnDisk) -> Iterator[RemarkLine]:
    """What is missing or must be mended, without words that may identify a patient."""
    quoting = {found.message: found for found in shown.filled.held_by if found.text_hash}
    for problem in shown.report.problems:
        yield remark(problem, quoting.get(problem.message))


def remark(problem: Problem, finding: Finding | PlacedFinding | None = None) -> RemarkLine:
    """A problem in one line; its file by the name alone, since the page may be read anywhere.

    What a finding quotes of the applicant's texts is left out: what may name a patient is kept in no
    file of ours.
    """
    where = f"{PurePath(problem.file).name}, line {problem.line}" if problem.file and problem.line else None
    if finding is not None and finding.text_hash:
        return RemarkLine(message=f"{finding.title}.", hint=SEE_WORDS, where=where)
    return RemarkLine(message=problem.message, hint=problem.hint, where=where)
