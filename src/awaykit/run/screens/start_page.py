"""`START-HERE.html`: what to do next, what can go out, what waits, what is missing, and how to go on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from awaykit.output.paper_records import OutcomeWord
from awaykit.papers.cv.curriculum_vitae import KIND as CV
from awaykit.papers.enclosures import PACKET
from awaykit.papers.eras.eras_experiences import KIND as ERAS_DRAFT
from awaykit.papers.paper import Folder, LeftOut, doc
from awaykit.plan.plan import Plan
from awaykit.plan.steps import Recorded, Step, StepKind, StepState
from awaykit.problems import Problem
from awaykit.run.order import Order, from_here, quoted_for_shell
from awaykit.run.prepare import Prepared
from awaykit.run.report import MadeFile
from awaykit.run.screens.screen_words import (
    EMAILS_PAGE,
    ERAS_PAGE,
    Link,
    PaperOnDisk,
    PaperOnPage,
    RemarkLine,
    email_id,
    kept_back_by,
    link_to,
    remark,
    waits_until,
)
from awaykit.run.status import words_to_record, words_to_write
from awaykit.wording import capitalized_first, date_in_words

_WEIGHT = {"high": "Important", "medium": "Worth doing", "low": "Small", "good": "Good"}
_FORMATS = {"pdf": "PDF", "docx": "Word file, to change", "zip": "ZIP", "ics": "calendar file", "txt": "text"}
"""Labels of links to files, in the order in which a paper's files are shown."""


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
class EditedOnPage:
    """A file that the applicant changed."""

    file: Link = doc("Their file")
    new_version: Link | None = doc("The new version that waits for a decision")
    use: tuple[str, ...] = doc("The command that keeps theirs, in words; with --ours it takes the new one")


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """Everything that the template of the page can print."""

    name: str = doc("The applicant's full name")
    season: str = doc("The season in words")
    today: date = doc("The day of the run")
    steps: tuple[StepOnPage, ...] = doc("The next three things to do")
    papers: tuple[PaperOnPage, ...] = doc("The papers; those of one state for one reader follow each other")
    left_out: tuple[LeftOut, ...] = doc("What was not made for which reader, and why")
    findings: tuple[tuple[str, RemarkLine], ...] = doc("What is worth knowing, the weightiest first")
    in_files: tuple[RemarkLine, ...] = doc("Warnings about the dossier's files")
    edited: tuple[EditedOnPage, ...] = doc("Files that the applicant changed")
    without_pdf: RemarkLine | None = doc("Why no PDF could be made on this computer")
    check: tuple[str, ...] = doc("The command that says every finding, in words")
    build: tuple[str, ...] = doc("The command that makes everything anew, in words")


def start_page(
    order: Order,
    whole: Prepared,
    papers: Sequence[PaperOnDisk],
    *,
    withdrawn: Iterable[MadeFile],
    warnings: Iterable[Problem],
    without_pdf: Problem | None,
) -> StartPage:
    """The page; a finding that holds a paper is listed with the paper, not among the findings."""
    of_readers: dict[tuple[str, str], list[PaperOnPage]] = {}
    for paper in papers:
        key = (paper.report.folder, paper.report.reader_name)
        of_readers.setdefault(key, []).append(_paper(paper, whole.plan))
    edited = []
    for file in (*(file for paper in papers for file in paper.report.files), *withdrawn):
        if file.word is OutcomeWord.KEPT_YOURS:
            path = from_here(order.output_folder, order.home) / file.path
            new = file.new_version
            edited.append(
                EditedOnPage(
                    file=link_to(file.path),
                    new_version=link_to(new) if new else None,
                    use=("awaykit", "use", quoted_for_shell(path)),
                )
            )
    return StartPage(
        name=whole.loaded.dossier.applicant.name.full,
        season=whole.plan.season.in_words,
        today=order.today,
        steps=tuple(_step(order, whole, step) for step in whole.next_steps),
        papers=tuple(paper for mine in of_readers.values() for paper in mine),
        left_out=whole.left_out,
        findings=tuple(
            (_WEIGHT[found.importance], remark(found.at, found))
            for found in whole.findings
            if not found.holds
        ),
        in_files=tuple(map(remark, warnings)),
        edited=tuple(edited),
        without_pdf=remark(without_pdf) if without_pdf else None,
        check=order.command("check"),
        build=order.command("build"),
    )


def _step(order: Order, whole: Prepared, step: Step) -> StepOnPage:
    record, words, lead = step.kind.type.record, words_to_record(whole.loaded.dossier, step), ""
    if words and isinstance(record, Recorded):
        lead, words = record.lead, (*words, record.and_name) if record.and_name else words
    return StepOnPage(
        title=step.title,
        when=capitalized_first(step.when(date_in_words)) + (" (expected)" if step.is_expected else ""),
        why=step.why,
        lead=lead,
        command=order.command("done", *words, option="--dossier") if words else (),
        by_hand=None if words else words_to_write(step),
    )


def _paper(shown: PaperOnDisk, plan: Plan) -> PaperOnPage:
    """A paper with its files, what is sent before what is changed; in `send/` with how it goes out."""
    paper, is_sent = shown.filled.paper, shown.report.folder == Folder.SEND
    waits = waits_until(shown, plan.today)
    if paper.envelope is not None:
        label = "copy and send" if is_sent else "look at it"
        files = [Link(label=label, href=f"{EMAILS_PAGE}#{quote(email_id(shown), safe=':')}")]
    else:
        files = [Link(label="copy into the form", href=ERAS_PAGE)] if paper.kind == ERAS_DRAFT else []
        made = {file.format: file.path for file in shown.report.files}
        files += [link_to(made[form], said) for form, said in _FORMATS.items() if form in made]
        step = plan.step(f"{StepKind.PACKET}:{paper.rotation}:{paper.reader}")
        if is_sent and paper.kind == PACKET and step is not None and step.state is StepState.DONE:
            waits = "You have sent it, as your records say."
        elif is_sent and paper.kind == CV:
            waits = "Attach it where an e-mail names it."
    return PaperOnPage(
        label=shown.report.label,
        reader=shown.report.reader_name,
        state=shown.report.folder,
        files=tuple(files),
        waits=waits,
        lacks=tuple(kept_back_by(shown)),
        notes=shown.report.notes,
    )
