"""E-mail drafts and archives of files to attach: their bytes, and a reading back of each draft."""

import base64
import hashlib
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.charset import QP, Charset
from email.encoders import encode_base64
from email.errors import HeaderParseError
from email.generator import BytesGenerator
from email.header import decode_header
from email.message import Message as Part
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import getaddresses
from io import BytesIO
from pathlib import PurePath

from awaykit.names import ascii_address

LINE_END = "\r\n"

_MOST_OF_A_LINE = 76
"""Characters of a line that holds an encoded word (RFC 2047, 2)."""

_MOST_OF_A_WORD = 75
"""Characters of one encoded word (RFC 2047, 2)."""

_MOST_OF_A_PIECE = 36
"""Bytes that stay together; the shortest first word, behind "Subject: ", holds 39."""

_OPENING, _CLOSING = "=?UTF-8?B?", "?="
_MOST_OF_A_PLAIN_WORD = 60
_NOT_ON_ONE_LINE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ATOM_SIGNS = r"A-Za-z0-9!#$%&'*+/=?^_`{|}~-"
_ATOMS = re.compile(rf"[{_ATOM_SIGNS}]+(?: [{_ATOM_SIGNS}]+)*")
_QUOTABLE = re.compile(rf"[., {_ATOM_SIGNS}]+")
"""Names such as "Dr. Whitfield, Anna" stay readable in quotes; brackets, quotes and backslashes are encoded,
because some programs look for them without reading quotes."""

_PRINTABLE = re.compile(r"[!-~]+(?: [!-~]+)*")
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_MARKS = unicodedata.ucd_3_2_0
"""The one Unicode table that is the same on every Python: words are cut alike on all."""


def on_one_line(text: str) -> str:
    """The text with one space for whatever breaks or widens a line, and none around it.

    Byte order marks go: they show nothing, and some readers drop them.
    """
    return _NOT_ON_ONE_LINE.sub(" ", text.replace("\ufeff", "")).strip(" ")


def mailbox_line(field: str, name: str, address: str) -> str:
    """The header `field` with one name and address, folded; `address` is plain ASCII, `name` may be empty."""
    start = len(f"{field}: ")
    shown, room = on_one_line(name), _MOST_OF_A_LINE - start
    plain = written_name(shown)
    words = [plain] if plain and len(plain) <= room else _encoded(shown, room) if shown else []
    return f"{field}: " + _folded([*words, f"<{address}>"], start)


def subject_line(subject: str) -> str:
    """The header Subject, folded between words."""
    shown = on_one_line(subject)
    start = len("Subject: ")
    words = shown.split(" ")
    is_plain = _PRINTABLE.fullmatch(shown) and "=?" not in shown
    if not is_plain or any(len(word) > _MOST_OF_A_PLAIN_WORD for word in words):
        words = _encoded(shown, _MOST_OF_A_LINE - start)
    return "Subject: " + _folded(words, start)


def written_name(name: str) -> str:
    """The name in plain characters, as it is or in quotes; "" where it must be encoded."""
    if "=?" in name:
        return ""
    if _ATOMS.fullmatch(name):
        return name
    return f'"{name}"' if _QUOTABLE.fullmatch(name) else ""


def _folded(words: list[str], start: int) -> str:
    """The words with a space or a fold between them; `start` characters precede the first."""
    text, width = "", start
    for number, word in enumerate(words):
        if number and width + 1 + len(word) > _MOST_OF_A_LINE:
            text, width = text + LINE_END, 0
        gap = " " if number else ""
        text, width = text + gap + word, width + len(gap) + len(word)
    return text + LINE_END


def _encoded(text: str, first_room: int) -> list[str]:
    """The text in encoded words; the first takes at most `first_room` characters."""
    words: list[bytes] = [b""]
    room = first_room
    for piece in _pieces(text):
        # An encoded word of `room` characters holds three bytes in each four between its marks.
        most = (room - len(_OPENING) - len(_CLOSING)) // 4 * 3
        if words[-1] and len(words[-1]) + len(piece) > most:
            words.append(b"")
            room = _MOST_OF_A_WORD
        words[-1] += piece
    return [_OPENING + base64.b64encode(word).decode("ascii") + _CLOSING for word in words]


def _pieces(text: str) -> Iterator[bytes]:
    """The UTF-8 of what stays together: short words with the space behind them, of long ones each letter.

    A letter stays with its marks; only a heap of marks is cut between them. Readers ignore the gap between
    two encoded words; Python's, up to 3.13, shows it in names. There it does the least harm beside a space.
    """
    for word in re.findall(r"[^ ]* ?", text):
        piece = word.encode("utf-8")
        if len(piece) > _MOST_OF_A_PIECE:
            letters, piece = word, b""
            for before, character in zip(" " + letters, letters, strict=False):
                content = character.encode("utf-8")
                is_one_letter = (
                    _MARKS.category(character) in {"Mn", "Me", "Mc"}
                    or _JOINER in {before, character}
                    or ord(character) in _SKIN_TONES
                )
                if piece and not (is_one_letter and len(piece) + len(content) <= _MOST_OF_A_PIECE):
                    yield piece
                    piece = b""
                piece += content
        if piece:
            yield piece


_MOST_OF_A_WIRE_LINE = 998
"""Characters of any line (RFC 5322, 2.1.1)."""

_HEAD = ("From", "To", "Subject", "X-Unsent")
_OF_ONE_PART = ("Content-Type", "MIME-Version", "Content-Transfer-Encoding")
_OF_PARTS = ("Content-Type", "MIME-Version")
_OF_AN_ATTACHMENT = ("Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Content-Disposition")


class MessageError(Exception):
    """A draft that doesn't read back as its message: a bug of this program, never a mistake of the user's."""


def read_back(content: bytes, message: "MailDraft") -> None:
    """Read the bytes of a draft and compare everything in them with the message.

    Raises:
        MessageError: which part of the draft differs from the message; never its content.
    """
    _demand(content.isascii(), "characters")
    lines = content.split(b"\r\n")
    _demand(not any(re.search(rb"[\r\n\x00]", line) for line in lines), "line ends")
    _demand(max(map(len, lines)) <= _MOST_OF_A_WIRE_LINE, "length of lines")
    draft = message_from_bytes(content)
    _demand(not any(part.defects for part in draft.walk()), "structure")
    own = _OF_PARTS if message.enclosures else _OF_ONE_PART
    _demand(Counter(draft.keys()) == Counter(_HEAD + own), "headers")
    _demand(draft["X-Unsent"] == "1" and draft["MIME-Version"] == "1.0", "headers")
    head = {field: value.replace("\r\n", "").replace("\n", "") for field, value in draft.items()}  # unfolded
    _demand(_decoded(head["Subject"]) == on_one_line(message.subject), "subject")
    for field, mailbox in (("From", message.sender), ("To", message.to)):
        # Read as mail programs must: split into mailboxes first, decoded then.
        found = [(_decoded(name), address) for name, address in getaddresses([head[field]])]
        _demand(found == [(on_one_line(mailbox.name), mailbox.sent_address)], field)
    parts = [part for part in draft.walk() if part is not draft] if message.enclosures else [draft]
    _demand(len(parts) == max(1, 1 + len(message.enclosures)), "number of parts")
    body, *attachments = parts
    _demand(body.get_content_type() == "text/plain" and body.get_content_charset() == "utf-8", "kind of body")
    _demand(_payload(body).replace(b"\r\n", b"\n") == message.sent_body.encode("utf-8"), "body")
    for part, enclosure in zip(attachments, message.enclosures, strict=True):
        is_as_meant = (
            Counter(part.keys()) == Counter(_OF_AN_ATTACHMENT)
            and part.get_content_disposition() == "attachment"
            and part.get_filename() == enclosure.name
            and part.get_content_type() == "/".join(enclosure.media_type)
            and _payload(part) == enclosure.content
        )
        _demand(is_as_meant, "attachments")


def _payload(part: Part) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(value: str) -> str:
    """The words of a header as a reader sees them."""
    try:
        pieces = decode_header(value)
        return "".join(
            piece if isinstance(piece, str) else piece.decode(charset or "ascii") for piece, charset in pieces
        )
    except (HeaderParseError, UnicodeError, LookupError) as error:
        raise MessageError("a header of a draft can't be decoded") from error


def _demand(is_so: object, what: str) -> None:
    if not is_so:
        raise MessageError(f"a draft was made whose {what} would not be read as meant")


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
        """Main and sub type, by the ending of the name."""
        return _MEDIA_TYPES.get(PurePath(self.name).suffix.lower(), _ANY_TYPE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDraft:
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
        """Name and address as they are pasted into a field To: quoted where a comma would make two of one.

        Nothing while the address isn't known: a name alone would be taken for one.
        """
        name, address = on_one_line(self.to.name), self.to.sent_address if self.to.address else ""
        if not name or not address:
            return address
        if written_name(name) == name or not re.search(r"[][()<>@,;:.\\\"]", name):
            return f"{name} <{address}>"
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}" <{address}>'

    @property
    def written_subject(self) -> str:
        """The subject on one line."""
        return on_one_line(self.subject)


def render_eml(message: MailDraft) -> bytes:
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
    content = head + _content(message, head)
    read_back(content, message)
    return content


def render_message_text(message: MailDraft, attach: Sequence[str] = ()) -> bytes:
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


def _content(message: MailDraft, head: bytes) -> bytes:
    """Body and attachments with their headers, each on one line, and CR LF at line ends."""
    # UTF-8 in quoted-printable: a paragraph stays one line, and English stays readable in the file.
    charset = Charset("utf-8")
    charset.body_encoding = QP
    whole: Part = MIMEText(message.sent_body, "plain", charset)  # type: ignore[arg-type]  # takes a Charset too
    if message.enclosures:
        # The boundary follows from the content; "=_" can occur in no quoted-printable or base64 text.
        parts = [head, message.sent_body.encode("utf-8")]
        for enclosure in message.enclosures:
            parts += [enclosure.name.encode("ascii"), enclosure.content]
        digests = b"".join(hashlib.sha256(part).digest() for part in parts)
        text, boundary = whole, "=_" + hashlib.sha256(digests).hexdigest()[:40]
        whole = MIMEMultipart("mixed", boundary=boundary)
        whole.attach(text)
        for enclosure in message.enclosures:
            attachment = MIMEBase(*enclosure.media_type)
            attachment.set_payload(enclosure.content)
            encode_base64(attachment)
            attachment.add_header("Content-Disposition", "attachment", filename=enclosure.name)
            whole.attach(attachment)
    out = BytesIO()
    policy = compat32.clone(linesep=LINE_END, max_line_length=None)
    BytesGenerator(out, mangle_from_=False, policy=policy).flatten(whole)
    return out.getvalue()


FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can record; with it the same content gives the same bytes."""


def zipped(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip with these entries in this order, the same for the same content.

    Times and compression are fixed; read and write for the owner alone.
    """
    result = BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0
            target.writestr(entry, content)
    return result.getvalue()
