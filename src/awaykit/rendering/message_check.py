"""Reading a draft back, before anyone sees it: what a mail program finds must be what was meant.

The reader is the oldest of Python's, which shares no code with how `message_headers` writes.
"""

import hashlib
import re
from collections import Counter
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Part
from email.utils import getaddresses
from typing import TYPE_CHECKING

from awaykit.rendering.message_headers import on_one_line

if TYPE_CHECKING:
    from awaykit.rendering.message import Enclosure, Mailbox, Message

_MOST_OF_A_LINE = 998
"""Characters of any line (RFC 5322, 2.1.1)."""

_HEAD = ("From", "To", "Subject", "X-Unsent")
_OF_ONE_PART = ("Content-Type", "MIME-Version", "Content-Transfer-Encoding")
_OF_PARTS = ("Content-Type", "MIME-Version")
_OF_AN_ATTACHMENT = ("Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Content-Disposition")


class MessageError(Exception):
    """A draft that doesn't read as it was meant: a mistake of this program, never of the user's."""


def read_back(content: bytes, message: "Message") -> None:
    """Read the bytes of a draft and compare everything in them with the message.

    Raises:
        MessageError: which part of the draft isn't as it was meant; never what stands in it.
    """
    _demand(content.isascii(), "characters")
    lines = content.split(b"\r\n")
    _demand(not any(re.search(rb"[\r\n\x00]", line) for line in lines), "line ends")
    _demand(max(map(len, lines)) <= _MOST_OF_A_LINE, "length of lines")
    draft = message_from_bytes(content)
    _demand(not any(part.defects for part in draft.walk()), "structure")
    own = _OF_PARTS if message.enclosures else _OF_ONE_PART
    _demand(Counter(draft.keys()) == Counter(_HEAD + own), "headers")
    _demand(draft["X-Unsent"] == "1" and draft["MIME-Version"] == "1.0", "headers")
    _demand(_decoded(_unfolded(draft["Subject"])) == on_one_line(message.subject), "subject")
    for field, mailbox in (("From", message.sender), ("To", message.to)):
        _demand(_is_to(_unfolded(draft[field]), mailbox), field)
    _check_parts(draft, message)


def _check_parts(draft: Part, message: "Message") -> None:
    """Compare body and attachments."""
    parts = [part for part in draft.walk() if part is not draft] if message.enclosures else [draft]
    _demand(len(parts) == max(1, 1 + len(message.enclosures)), "number of parts")
    body, *attachments = parts
    _demand(body.get_content_type() == "text/plain" and body.get_content_charset() == "utf-8", "kind of body")
    _demand(_payload(body) == message.sent_body.encode("utf-8"), "body")
    for part, enclosure in zip(attachments, message.enclosures, strict=True):
        _demand(_is_attachment(part, enclosure), "attachments")


def _is_attachment(part: Part, enclosure: "Enclosure") -> bool:
    return (
        Counter(part.keys()) == Counter(_OF_AN_ATTACHMENT)
        and part.get_content_disposition() == "attachment"
        and part.get_filename() == enclosure.name
        and part.get_content_type() == "/".join(enclosure.media_type)
        and hashlib.sha256(_payload(part, is_text=False)).digest()
        == hashlib.sha256(enclosure.content).digest()
    )


def _is_to(value: str, mailbox: "Mailbox") -> bool:
    """Whether a header holds this one mailbox, read as mail programs must: split first, decode then."""
    found = getaddresses([value])
    if len(found) != 1:
        return False
    name, address = found[0]
    return _decoded(name) == on_one_line(mailbox.name) and address == mailbox.sent_address


def _payload(part: Part, *, is_text: bool = True) -> bytes:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return b""
    return content.replace(b"\r\n", b"\n") if is_text else content


def _unfolded(value: str) -> str:
    return value.replace("\r\n", "").replace("\n", "")


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
