"""A message as a draft: the file that a mail program opens; and texts to paste, as files."""

from collections.abc import Sequence

from awaykit.documents.paper import Format
from awaykit.pipeline.enclosing import Enclosed
from awaykit.pipeline.filling import FilledPaper
from awaykit.rendering.message import Mailbox, Message, render_eml, render_message_text
from awaykit.rendering.message_headers import LINE_END


def draft(filled: FilledPaper, form: Format, enclosed: Sequence[Enclosed]) -> bytes:
    """The bytes of a message in one of its two formats.

    Raises:
        ValueError: the paper is no message (a mistake of this program).
    """
    message = message_of(filled, enclosed)
    if form is Format.EML:
        return render_eml(message)
    return render_message_text(message, attach=[each.where for each in enclosed])


def message_of(filled: FilledPaper, enclosed: Sequence[Enclosed] = ()) -> Message:
    """A message as it is sent, with what goes with it.

    Raises:
        ValueError: the paper is no message (a mistake of this program).
    """
    envelope, words = filled.paper.envelope, filled.message
    if envelope is None or words is None:
        raise ValueError(f"no message: {filled.paper.id}")
    return Message(
        sender=Mailbox(envelope.from_name, envelope.from_email),
        to=Mailbox(envelope.to_name, envelope.to_email),
        subject=words.subject,
        body=words.body,
        enclosures=tuple(each.enclosure for each in enclosed),
    )


def in_text_file(text: str) -> bytes:
    """A text to paste, in UTF-8 with the line ends that every editor knows, old ones on Windows too."""
    return text.replace("\n", LINE_END).encode("utf-8")
