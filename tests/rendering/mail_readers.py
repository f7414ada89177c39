"""An e-mail draft as three independent mail parsers read it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr

from fast_mail_parser import parse_email

from awaykit.rendering.message import MailDraft, on_one_line

HEADERS = {"From", "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}


@dataclass(frozen=True)
class Found:
    """A message as one reader sees it; of attachments the name, the type and the sha256."""

    headers: frozenset[str]
    sender: tuple[str, str]
    to: tuple[tuple[str, str], ...]
    subject: str
    body: str
    attachments: tuple[tuple[str, str, str], ...]


def meant(message: MailDraft) -> Found:
    """What every reader should find."""
    return Found(
        headers=frozenset(HEADERS - ({"Content-Transfer-Encoding"} if message.enclosures else set())),
        sender=(on_one_line(message.sender.name), message.sender.sent_address),
        to=((on_one_line(message.to.name), message.to.sent_address),),
        subject=on_one_line(message.subject),
        body=message.sent_body,
        attachments=tuple(
            (each.name, "/".join(each.media_type), _sha256(each.content)) for each in message.enclosures
        ),
    )


def agrees(reader: Callable[[bytes], Found], message: MailDraft, content: bytes) -> bool:
    """Whether a reader finds in `content` what was meant.

    Python's new library, up to 3.13, shows the gap between two encoded words of a name, which readers
    are to ignore (RFC 2047, 6.2); there names are compared without spaces.
    """
    found, wanted = reader(content), meant(message)
    if reader is with_the_new_library:
        found, wanted = _with_names_squeezed(found), _with_names_squeezed(wanted)
    return found == wanted


def _with_names_squeezed(found: Found) -> Found:
    def squeezed(mailbox: tuple[str, str]) -> tuple[str, str]:
        return mailbox[0].replace(" ", ""), mailbox[1]

    return replace(found, sender=squeezed(found.sender), to=tuple(map(squeezed, found.to)))


def with_the_new_library(content: bytes) -> Found:
    """Python's reader that knows the grammar of addresses."""
    draft = message_from_bytes(content, policy=policy.default)
    assert isinstance(draft, EmailMessage)
    assert all(not value.defects for value in draft.values())
    (sender,) = draft["From"].addresses
    body = draft.get_body(("plain",))
    assert body is not None
    return Found(
        headers=frozenset(draft.keys()),
        sender=(sender.display_name, sender.addr_spec),
        to=tuple((each.display_name, each.addr_spec) for each in draft["To"].addresses),
        subject=draft["Subject"],
        body=body.get_content().replace("\r\n", "\n"),
        attachments=tuple(
            (part.get_filename() or "", part.get_content_type(), _sha256(part.get_content()))
            for part in draft.iter_attachments()
        ),
    )


def with_the_old_library(content: bytes) -> Found:
    """Python's reader as it was before: values as they stand, decoded by the one who asks."""
    draft = message_from_bytes(content)
    parts = [part for part in draft.walk() if not part.is_multipart()]
    payloads = [part.get_payload(decode=True) for part in parts]
    assert all(isinstance(payload, bytes) for payload in payloads)
    return Found(
        headers=frozenset(draft.keys()),
        sender=_mailbox(draft["From"]),
        to=tuple(_mailbox(value) for value in draft.get_all("To", [])),
        subject=_decoded(draft["Subject"]),
        body=bytes(payloads[0]).decode("utf-8").replace("\r\n", "\n"),
        attachments=tuple(
            (part.get_filename() or "", part.get_content_type(), _sha256(bytes(payload)))
            for part, payload in zip(parts[1:], payloads[1:], strict=True)
        ),
    )


def with_the_rust_library(content: bytes) -> Found:
    """A reader that shares nothing with Python's: the Rust crate mailparse."""
    mail = parse_email(content)
    assert not mail.warnings
    assert not mail.cc
    assert not mail.bcc
    assert mail.from_ is not None
    assert all(len(values) == 1 for values in mail.headers.values())
    return Found(
        headers=frozenset(mail.headers),
        sender=(mail.from_.display_name or "", mail.from_.address),
        to=tuple((each.display_name or "", each.address) for each in mail.to),
        subject=mail.subject,
        body=mail.text_plain[0].replace("\r\n", "\n"),
        attachments=tuple((each.filename, each.mimetype, _sha256(each.content)) for each in mail.attachments),
    )


READERS: tuple[Callable[[bytes], Found], ...] = (
    with_the_new_library,
    with_the_old_library,
    with_the_rust_library,
)


def _mailbox(value: str) -> tuple[str, str]:
    name, address = parseaddr(value.replace("\n", "").replace("\r", ""))
    return _decoded(name), address


def _decoded(value: str) -> str:
    return str(make_header(decode_header(value.replace("\n", "").replace("\r", "")))) if value else ""


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
