"""`START-HERE.html`: what to do next, what can go out, what waits, what is missing, and how to go on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import quote

from awaykit.model.dossier import Dossier
from awaykit.output.paper_records import Outcome, OutcomeWord
from awaykit.papers.eras.eras_experiences import KIND as ERAS_DRAFT
from awaykit.papers.paper import Folder, LeftOut, doc
from awaykit.papers.views import capitalized_first
from awaykit.plan.plan import Plan
from awaykit.plan.steps import Recorded, Step
from awaykit.problems import Problem
from awaykit.run.plain_report import when
from awaykit.run.prepare import Prepared
from awaykit.run.report import PlacedFinding
from awaykit.run.screens.on_disk import PaperOnDisk
from awaykit.run.screens.screen_words import (
    EMAILS_PAGE,
    ERAS_PAGE,
    Commands,
    Link,
    RemarkLine,
    email_id,
    how_it_goes,
    kept_back_by,
    link_to,
    remark,
    remarks,
    waits_until,
)
from awaykit.run.step_words import words_to_record, words_to_write
from awaykit.wording import date_in_words

_MOST_REMARKS = 7
_WEIGHT = {"high": "Important", "medium": "Worth doing", "low": "Small", "good": "Good"}
_FORMATS = {"pdf": "PDF", "docx": "Word file, to change", "zip": "ZIP", "ics": "calendar file", "txt": "text"}
_ORDER_OF_FORMATS = tuple(_FORMATS)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOnPage:
    """One thing to do."""

    title: str = doc("What to do")
    when: str = doc("Its day, in words")
    why: str = doc("What the day follows from")
    lead: str = doc("When to type the command: Once it is done, type")
    command: tuple[str, ...] = doc("The command that records it, in words; none where nothing does")
    by_hand: str | None = doc("What to write into the dossier, where no command records it")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOnPage:
    """One paper or e-mail."""

    label: str = doc("What it is: request packet")
    files: tuple[Link, ...] = doc("Its files; of an e-mail its place on the page of e-mails")
    waits: str | None = doc("Why it does not go out yet, or by itself, or once more")
    lacks: tuple[RemarkLine, ...] = doc("What is missing or must be mended")
    notes: tuple[str, ...] = doc("How to go on")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderOnPage:
    """The papers for one reader."""

    name: str = doc("Who reads them")
    papers: tuple[PaperOnPage, ...] = doc("The papers, in the order of a season's work")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutOnPage:
    """Papers that were not made."""

    name: str = doc("For whom they would be")
    why: str = doc("Why they were not made")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingOnPage:
    """One thing worth knowing."""

    weight: str = doc("Important, Worth doing, Small or Good")
    remark: RemarkLine = doc("What is so, what to do, and where")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedOnPage:
    """A file that the applicant changed."""

    file: Link = doc("Their file")
    new_version: Link | None = doc("The new version that waits for a decision")
    keep: tuple[str, ...] = doc("The command that keeps theirs, in words")
    take: tuple[str, ...] = doc("The command that takes the new version, in words")


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """Everything that the template of the page can print."""

    name: str = doc("The applicant's full name")
    season: str = doc("The season in words")
    today: date = doc("The day of the run")
    emails: str = doc("The way to the page of e-mails")
    steps: tuple[StepOnPage, ...] = doc("The next three things to do")
    send: tuple[ReaderOnPage, ...] = doc("What can go out")
    waiting: tuple[ReaderOnPage, ...] = doc("What waits for its moment")
    unfinished: tuple[ReaderOnPage, ...] = doc("What lacks something")
    private: tuple[ReaderOnPage, ...] = doc("What is for the applicant alone")
    left_out: tuple[LeftOutOnPage, ...] = doc("What was not made, and why")
    findings: tuple[FindingOnPage, ...] = doc("At most seven findings, the weightiest first")
    more_findings: int = doc("How many findings are left out")
    in_files: tuple[RemarkLine, ...] = doc("At most seven warnings about the dossier's files")
    more_in_files: int = doc("How many warnings are left out")
    edited: tuple[EditedOnPage, ...] = doc("Files that the applicant changed")
    without_pdf: RemarkLine | None = doc("Why no PDF could be made on this computer")
    check: tuple[str, ...] = doc("The command that says every finding, in words")
    build: tuple[str, ...] = doc("The command that makes everything anew, in words")


def start_page(
    whole: Prepared,
    papers: Iterable[PaperOnDisk],
    commands: Commands,
    *,
    withdrawn: Iterable[Outcome],
    warnings: tuple[Problem, ...],
    without_pdf: Problem | None,
) -> StartPage:
    """The page; what holds a paper is said with the paper, not again among the findings."""
    lying = tuple(papers)
    found = [each for each in whole.findings.placed if not each.finding.holds]
    dossier, today = whole.loaded.dossier, whole.plan.today
    outcomes = (file.outcome for paper in lying for file in paper.report.files)
    return StartPage(
        name=dossier.applicant.name.full,
        season=whole.plan.season.in_words,
        today=today,
        emails=EMAILS_PAGE,
        steps=tuple(_step(dossier, step, commands) for step in whole.next_steps),
        send=_readers(lying, Folder.SEND, whole.plan),
        waiting=_readers(lying, Folder.WAITING, whole.plan),
        unfinished=_readers(lying, Folder.UNFINISHED, whole.plan),
        private=_readers(lying, Folder.PRIVATE, whole.plan),
        left_out=tuple(_left_out(each) for each in whole.left_out),
        findings=tuple(_finding(each) for each in found[:_MOST_REMARKS]),
        more_findings=max(len(found) - _MOST_REMARKS, 0),
        in_files=remarks(warnings[:_MOST_REMARKS]),
        more_in_files=max(len(warnings) - _MOST_REMARKS, 0),
        edited=tuple(_edited((*outcomes, *withdrawn), commands)),
        without_pdf=remark(without_pdf) if without_pdf else None,
        check=commands.about_dossier("check"),
        build=commands.about_dossier("build"),
    )


def _step(dossier: Dossier, step: Step, commands: Commands) -> StepOnPage:
    record, words, lead = step.kind.type.record, words_to_record(dossier, step), ""
    if words and isinstance(record, Recorded):
        lead, words = record.lead, (*words, record.and_name) if record.and_name else words
    return StepOnPage(
        title=step.title,
        when=capitalized_first(when(step, date_in_words)) + (" (expected)" if step.is_expected else ""),
        why=step.why,
        lead=lead,
        command=commands.done(words) if words else (),
        by_hand=None if words else words_to_write(step),
    )


def _readers(papers: tuple[PaperOnDisk, ...], folder: Folder, plan: Plan) -> tuple[ReaderOnPage, ...]:
    """The papers of one folder by reader, readers in the order of their first paper."""
    mine = [paper for paper in papers if paper.report.folder is folder]
    names = list(dict.fromkeys(paper.report.reader_name for paper in mine))
    by_name = sorted(mine, key=lambda paper: names.index(paper.report.reader_name))
    return tuple(
        ReaderOnPage(name=name, papers=tuple(_paper(paper, plan) for paper in group))
        for name, group in groupby(by_name, key=lambda paper: paper.report.reader_name)
    )


def _paper(lying: PaperOnDisk, plan: Plan) -> PaperOnPage:
    return PaperOnPage(
        label=lying.report.label,
        files=tuple(_files(lying)),
        waits=waits_until(lying, plan.today) or how_it_goes(lying, plan),
        lacks=tuple(kept_back_by(lying)),
        notes=lying.report.notes,
    )


def _files(lying: PaperOnDisk) -> Iterator[Link]:
    """Its files, what is sent before what is changed."""
    if lying.filled.paper.envelope is not None:
        label = "copy and send" if lying.report.folder is Folder.SEND else "look at it"
        yield Link(label=label, href=f"{EMAILS_PAGE}#{quote(email_id(lying), safe=':')}")
        return
    if lying.filled.paper.kind == ERAS_DRAFT:
        yield Link(label="copy into the form", href=ERAS_PAGE)
    files = (file for file in lying.report.files if file.format in _FORMATS)
    for file in sorted(files, key=lambda file: _ORDER_OF_FORMATS.index(file.format)):
        yield link_to(file.outcome.path, _FORMATS[file.format])


def _left_out(left_out: LeftOut) -> LeftOutOnPage:
    return LeftOutOnPage(name=left_out.reader_name, why=left_out.why)


def _finding(placed: PlacedFinding) -> FindingOnPage:
    weight = _WEIGHT[placed.finding.importance.value]
    return FindingOnPage(weight=weight, remark=remark(placed.at, placed.finding))


def _edited(outcomes: Iterable[Outcome], commands: Commands) -> Iterator[EditedOnPage]:
    for outcome in outcomes:
        if outcome.word is OutcomeWord.KEPT_YOURS:
            new = outcome.new_version
            yield EditedOnPage(
                file=link_to(outcome.path),
                new_version=link_to(new) if new else None,
                keep=commands.use(outcome.path) if new else (),
                take=commands.use(outcome.path, "--ours") if new else (),
            )
