"""`emails.html`: every draft with its state, to be copied into a mail page, and how to record it as sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from awaykit.output.paper_records import OutcomeWord
from awaykit.papers.paper import Folder, Format, doc
from awaykit.rendering.message import MailDraft
from awaykit.run.pages import message_of
from awaykit.run.screens.on_disk import PaperOnDisk
from awaykit.run.screens.screen_words import (
    Commands,
    Link,
    RemarkLine,
    email_id,
    kept_back_by,
    link_to,
    waits_until,
)
from awaykit.run.status import START_PAGE
from awaykit.wording import date_in_words

_IN_DOSSIER = " (in your dossier)"
_YOURS = "You changed this draft, so copy from your own file."
_LONGEST_MAILTO = 1900
"""Characters of a mailto link that Windows hands on whole: it cuts a link after some 2,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What is copied of an e-mail, character for character."""

    to: str = doc("Name and address as they are pasted into a field To")
    subject: str = doc("The subject")
    body: str = doc("The body")
    mailto: str = doc("A mailto link that opens a new e-mail")
    mailto_has_body: bool = doc("Whether that link carries the body too")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailOnPage:
    """One draft."""

    id: str = doc("The name of its place on the page")
    label: str = doc("What it is: e-mail that asks for the letter")
    reader: str = doc("To whom it goes")
    since: str | None = doc("The day since which it is due, in words")
    waits: str | None = doc("Why it does not go out yet")
    is_ready: bool = doc("Whether it can go out, now or later")
    copies: Copies | None = doc(
        "What to copy; nothing while it is unfinished, or where the person changed it"
    )
    attach: tuple[Link, ...] = doc("The files to attach")
    draft: Link | None = doc("The draft for a mail program")
    text: Link | None = doc("The same as text")
    commands: tuple[tuple[str, ...], ...] = doc("The commands that record it as sent, in words")
    lacks: tuple[RemarkLine, ...] = doc("What is missing or must be mended")
    notes: tuple[str, ...] = doc("How to go on")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailGroup:
    """The drafts of one state."""

    id: str = doc("The name of their place on the page")
    title: str = doc("Send now, Waiting or Unfinished")
    lead: str = doc("One sentence about them")
    emails: tuple[EmailOnPage, ...] = doc("The drafts, the earliest first")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailsPage:
    """Everything that the template of the page can print."""

    name: str = doc("The applicant's full name")
    today: date = doc("The day of the run")
    groups: tuple[EmailGroup, ...] = doc("The drafts by state, groups without any left out")
    start: str = doc("The way to the page where to start")


_GROUPS = (
    (Folder.SEND, "Send now", "Read each once more before you send it."),
    (Folder.WAITING, "Waiting", "These are ready, but their moment has not come."),
    (Folder.UNFINISHED, "Unfinished", "These must not go out as they are. Each says what it lacks."),
)


def emails_page(name: str, today: date, papers: Iterable[PaperOnDisk], commands: Commands) -> EmailsPage:
    """The page for the messages among `papers`."""
    messages = [paper for paper in papers if paper.filled.paper.envelope is not None]
    groups = (
        EmailGroup(
            id=folder.value,
            title=title,
            lead=lead,
            emails=tuple(
                _on_page(each, today, commands)
                for each in sorted(messages, key=_day)
                if each.report.folder == folder
            ),
        )
        for folder, title, lead in _GROUPS
    )
    return EmailsPage(
        name=name,
        today=today,
        groups=tuple(group for group in groups if group.emails),
        start=START_PAGE,
    )


def _day(lying: PaperOnDisk) -> date:
    return lying.filled.paper.wanted_from or date.max


def _on_page(lying: PaperOnDisk, today: date, commands: Commands) -> EmailOnPage:
    paper, is_ready = lying.filled.paper, lying.report.folder != Folder.UNFINISHED
    is_theirs = any(file.word is OutcomeWord.KEPT_YOURS for file in lying.report.files)
    return EmailOnPage(
        id=email_id(lying),
        label=paper.label,
        reader=paper.reader_name,
        since=_due_since(lying, today),
        waits=waits_until(lying, today),
        is_ready=is_ready,
        copies=_copies(message_of(lying.filled)) if is_ready and not is_theirs else None,
        attach=tuple(_attachments(lying.report.attach)) if is_ready else (),
        draft=_file(lying, Format.EML),
        text=_file(lying, Format.TXT),
        commands=tuple(map(commands.done, paper.records)) if is_ready else (),
        lacks=tuple(kept_back_by(lying)),
        notes=(*lying.report.notes, *((_YOURS,) if is_theirs else ())),
    )


def _due_since(lying: PaperOnDisk, today: date) -> str | None:
    day = lying.filled.paper.wanted_from
    is_due = lying.report.folder == Folder.SEND and day is not None and day < today
    return date_in_words(day) if day and is_due else None


def _copies(message: MailDraft) -> Copies:
    body = message.sent_body.removesuffix("\n")
    mailto = f"mailto:{quote(message.to.sent_address, safe='@')}?subject={_encoded(message.written_subject)}"
    whole = f"{mailto}&body={_encoded(body)}"
    has_body = len(whole) <= _LONGEST_MAILTO
    return Copies(
        to=message.written_to,
        subject=message.written_subject,
        body=body,
        mailto=whole if has_body else mailto,
        mailto_has_body=has_body,
    )


def _encoded(text: str) -> str:
    """Text inside a mailto link, lines parted as RFC 6068 has it."""
    return quote(text.replace("\n", "\r\n"), safe="")


def _attachments(places: Iterable[str]) -> Iterator[Link]:
    for place in places:
        yield Link(label=place, href=None) if place.endswith(_IN_DOSSIER) else link_to(place)


def _file(lying: PaperOnDisk, form: Format) -> Link | None:
    paths = (each.path for each in lying.report.files if each.format == form)
    return next((link_to(path) for path in paths), None)
