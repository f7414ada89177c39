"""A message as a draft: the file that a mail program opens, and the text to paste into one."""

from collections.abc import Sequence

from awaykit.documents.paper import Envelope, Format
from awaykit.pipeline.enclosing import Enclosed
from awaykit.pipeline.filling import FilledPaper
from awaykit.rendering.message import Mailbox, Message, render_eml, render_message_text
from awaykit.rendering.message_text import MessageText


def draft(filled: FilledPaper, form: Format, enclosed: Sequence[Enclosed]) -> bytes:
    """The bytes of a message in one of its two formats.

    Raises:
        ValueError: the paper is no message (a mistake of this program).
    """
    if filled.message is None or filled.paper.envelope is None:
        raise ValueError(f"no message: {filled.paper.id}")
    message = _message(filled.paper.envelope, filled.message, enclosed)
    if form is Format.EML:
        return render_eml(message)
    return render_message_text(message, attach=[each.where for each in enclosed])


def _message(envelope: Envelope, words: MessageText, enclosed: Sequence[Enclosed]) -> Message:
    return Message(
        sender=Mailbox(envelope.from_name, envelope.from_email),
        to=Mailbox(envelope.to_name, envelope.to_email),
        subject=words.subject,
        body=words.body,
        enclosures=tuple(each.enclosure for each in enclosed),
    )
