"""`emails.html`: every draft with its state, to be copied into a mail page, and how to record it as sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from awaykit.output.paper_records import OutcomeWord
from awaykit.papers.paper import Folder, Format, doc
from awaykit.run.order import Order
from awaykit.run.pages import IN_DOSSIER, message_of
from awaykit.run.screens.screen_words import (
    Link,
    PaperOnDisk,
    PaperOnPage,
    email_id,
    kept_back_by,
    link_to,
    waits_until,
)
from awaykit.wording import date_in_words

_YOURS = "You changed this draft, so copy from your own file."
_LONGEST_MAILTO = 1900
"""Characters of a mailto link that Windows hands on whole: it cuts a link after some 2,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailOnPage(PaperOnPage):
    """One draft; `to` to `mailto` are empty while it is unfinished, or where the person changed it."""

    id: str = doc("The name of its place on the page")
    to: str = doc("Name and address as they are pasted into a field To")
    subject: str = doc("The subject, character for character")
    body: str = doc("The body, character for character")
    mailto: str = doc("A mailto link that opens a new e-mail, with the body where a link can hold it")
    draft: Link | None = doc("The draft for a mail program")
    text: Link | None = doc("The same as text")
    commands: tuple[tuple[str, ...], ...] = doc("The commands that record it as sent, in words")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailsPage:
    """Everything that the template of the page can print."""

    name: str = doc("The applicant's full name")
    today: date = doc("The day of the run")
    emails: tuple[EmailOnPage, ...] = doc("The drafts, the earliest first")


def emails_page(name: str, papers: Iterable[PaperOnDisk], order: Order) -> EmailsPage:
    """The page for the messages among `papers`."""
    messages = [each for each in papers if each.filled.paper.envelope is not None]
    messages.sort(key=lambda each: each.filled.paper.wanted_from or date.max)
    return EmailsPage(name=name, today=order.today, emails=tuple(_on_page(each, order) for each in messages))


def _on_page(shown: PaperOnDisk, order: Order) -> EmailOnPage:
    paper, report = shown.filled.paper, shown.report
    is_ready = report.folder != Folder.UNFINISHED
    is_theirs = any(file.word is OutcomeWord.KEPT_YOURS for file in report.files)
    day, since = paper.wanted_from, None
    if report.folder == Folder.SEND and day is not None and day < order.today:
        since = f"Due since {date_in_words(day)}."
    links = {file.format: link_to(file.path) for file in report.files}
    to = subject = body = mailto = ""
    if is_ready and not is_theirs:
        message = message_of(shown.filled)
        to, subject, body = message.written_to, message.written_subject, message.sent_body.removesuffix("\n")
        mailto = f"mailto:{quote(message.to.sent_address, safe='@')}?subject={quote(subject, safe='')}"
        lines = body.replace("\n", "\r\n")  # parted as RFC 6068 has it inside a link
        whole = f"{mailto}&body={quote(lines, safe='')}"
        mailto = whole if len(whole) <= _LONGEST_MAILTO else mailto
    return EmailOnPage(
        id=email_id(shown),
        state=report.folder,
        label=paper.label,
        reader=paper.reader_name,
        waits=waits_until(shown, order.today) or since,
        to=to,
        subject=subject,
        body=body,
        mailto=mailto,
        files=tuple(
            Link(label=place, href=None) if place.endswith(IN_DOSSIER) else link_to(place)
            for place in (report.attach if is_ready else ())
        ),
        draft=links.get(Format.EML),
        text=links.get(Format.TXT),
        commands=tuple(order.command("done", *words, option="--dossier") for words in paper.records)
        if is_ready
        else (),
        lacks=tuple(kept_back_by(shown)),
        notes=(*report.notes, *((_YOURS,) if is_theirs else ())),
    )
