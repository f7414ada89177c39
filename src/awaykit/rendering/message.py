"""A message as files: an `.eml` draft that opens ready to edit, and a `.txt` to copy from.

The head is encoded by `message_headers`, body and attachments by Python's library, and every draft
is read back by `message_check` before it is handed out. There is neither a date nor an id in it: the
program that sends the message sets both, and the same message gives the same bytes.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.charset import QP, Charset
from email.encoders import encode_base64
from email.generator import BytesGenerator
from email.message import Message as Part
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from io import BytesIO
from pathlib import PurePath

from awaykit.mail_address import ascii_address
from awaykit.rendering.message_check import read_back
from awaykit.rendering.message_headers import LINE_END, mailbox_line, on_one_line, subject_line, written_name

_MEDIA_TYPES = {
    ".pdf": ("application", "pdf"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
_ANY_TYPE = ("application", "octet-stream")
_FILE_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9 ._,()+-]{0,118}[A-Za-z0-9_()+-])?")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Who sends or receives: a name in any script, which may be empty, and an address."""

    name: str
    address: str

    @property
    def sent_address(self) -> str:
        """The address in ASCII.

        Raises:
            AddressError: it can't be written to; a dossier with such an address was refused.
        """
        return ascii_address(self.address)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file to attach, under the name that the reader sees.

    Raises:
        ValueError: the name isn't plain ASCII that every system takes (a mistake of this program).
    """

    name: str
    content: bytes

    def __post_init__(self) -> None:
        if not _FILE_NAME.fullmatch(self.name):
            raise ValueError(f"not a name that every mail program takes: {self.name!r}")

    @property
    def media_type(self) -> tuple[str, str]:
        """Main and sub type, told from the ending."""
        return _MEDIA_TYPES.get(PurePath(self.name).suffix.lower(), _ANY_TYPE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message to one recipient; a line of `body` is a paragraph, however long.

    Raises:
        ValueError: there is no subject, or two attachments have one name (mistakes of this program).
    """

    sender: Mailbox
    to: Mailbox
    subject: str
    body: str
    enclosures: tuple[Enclosure, ...] = ()

    def __post_init__(self) -> None:
        if not on_one_line(self.subject):
            raise ValueError("a message has a subject")
        if len({enclosure.name.casefold() for enclosure in self.enclosures}) < len(self.enclosures):
            raise ValueError("two attachments have the same name")

    @property
    def sent_body(self) -> str:
        """The body with LF between its lines and one at its end, and without byte order marks."""
        lines = self.body.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
        return lines.rstrip("\n") + "\n"

    @property
    def written_to(self) -> str:
        """Name and address as they are pasted into a field To; nothing while the address isn't known."""
        return _written_mailbox(self.to)

    @property
    def written_subject(self) -> str:
        """The subject on one line."""
        return on_one_line(self.subject)


def render_eml(message: Message) -> bytes:
    """The draft as an Internet message (RFC 5322) that programs open for editing.

    `X-Unsent: 1` makes classic Outlook and Thunderbird do so.

    Raises:
        MessageError: what was made doesn't read as it should (a mistake of this program).
        ValueError: an address can't be sent, or a text holds half a character.
    """
    head = (
        mailbox_line("From", message.sender.name, message.sender.sent_address)
        + mailbox_line("To", message.to.name, message.to.sent_address)
        + subject_line(message.subject)
        + "X-Unsent: 1"
        + LINE_END
    ).encode("ascii")
    content = head + _bytes(_content(message, head))
    read_back(content, message)
    return content


def render_message_text(message: Message, attach: Sequence[str] = ()) -> bytes:
    """To, Subject, the files to attach, a blank line and the body, to be copied into any mail program.

    UTF-8 without a mark. Lines end in CR LF: Windows Notepad before 2018 shows LF alone as no break,
    hospitals keep old computers, and every other editor takes both.
    """
    lines = [
        f"To: {message.written_to}".rstrip(),
        f"Subject: {message.written_subject}",
        *(f"Attach: {on_one_line(path)}" for path in attach),
        "",
        message.sent_body,
    ]
    return "\n".join(lines).replace("\n", LINE_END).encode("utf-8")


def _written_mailbox(to: Mailbox) -> str:
    """Name and address as they are pasted into a field To: quoted where a comma would make two of one.

    Nothing while the address isn't known: a name alone would be taken for one.
    """
    name, address = on_one_line(to.name), to.sent_address if to.address else ""
    if not name or not address:
        return address
    if written_name(name) == name or not re.search(r"[][()<>@,;:.\\\"]", name):
        return f"{name} <{address}>"
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{address}>'


def _content(message: Message, head: bytes) -> Part:
    text = MIMEText(message.sent_body, "plain", _utf_8())  # type: ignore[arg-type]  # takes a Charset too
    if not message.enclosures:
        return text
    whole = MIMEMultipart("mixed", boundary=_boundary(message, head))
    whole.attach(text)
    for enclosure in message.enclosures:
        whole.attach(_attachment(enclosure))
    return whole


def _utf_8() -> Charset:
    """UTF-8 in quoted-printable: a paragraph stays one line, and English stays readable in the file."""
    charset = Charset("utf-8")
    charset.body_encoding = QP
    return charset


def _attachment(enclosure: Enclosure) -> MIMEBase:
    part = MIMEBase(*enclosure.media_type)
    part.set_payload(enclosure.content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=enclosure.name)
    return part


def _boundary(message: Message, head: bytes) -> str:
    """A line that follows from the content; "=_" can stand in no quoted-printable or base64 text."""
    parts = [head, message.sent_body.encode("utf-8")]
    for enclosure in message.enclosures:
        parts += [enclosure.name.encode("ascii"), enclosure.content]
    digests = b"".join(hashlib.sha256(part).digest() for part in parts)
    return "=_" + hashlib.sha256(digests).hexdigest()[:40]


def _bytes(part: Part) -> bytes:
    """The part with its headers, each on one line, and CR LF at line ends."""
    out = BytesIO()
    policy = compat32.clone(linesep=LINE_END, max_line_length=None)
    BytesGenerator(out, mangle_from_=False, policy=policy).flatten(part)
    return out.getvalue()
