import os
import re
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awaykit.names import AddressError
from awaykit.rendering.message import (
    Enclosure,
    Mailbox,
    MailDraft,
    MessageError,
    on_one_line,
    read_back,
    render_eml,
    render_message_text,
)
from rendering.mail_readers import READERS, agrees

SOURCE = Path(__file__).parents[2] / "src"
PDF = Enclosure("Khan_Ayesha_Letter_Packet_IM_2028.pdf", b"%PDF-1.7\r\n\x00\xff\n" * 200)
WORD = Enclosure("Khan_Ayesha_CV.docx", b"PK\x03\x04\n")
SIMPLE = MailDraft(
    sender=Mailbox("Ayesha Khan", "ayesha.khan@example.org"),
    to=Mailbox("Dr. Anna Whitfield", "whitfield@hospital.example.edu"),
    subject="Letter of recommendation: Ayesha Khan",
    body="Dear Dr. Whitfield,\n\nThank you.\n",
)
NAUGHTY = [
    "Whitfield, Anna",
    "Sean O'Neil, MD, Ph.D.",
    "Dr. Anna-Maria Whitfield-Featherstonehaugh, MD, FACP, MACP, FRCP",
    "García, Ana",
    'Anna "Ann" Whitfield',
    "Whitfield <evil@example.com>",
    "a@example.com, b@example.com",
    "Office (International); Visas: all",
    "back\\slash",
    "O'Neil & Sons",
    "Riverbend University College of Medicine, Department of Internal Medicine, Visiting Students, Ward 7",
    "محمد عائشہ, دفتر",
    "שלום (ירושלים)",
    "Zoë 👩🏽‍⚕️ 🏳️‍🌈",
    "e\u0301\u0327" * 40,
    "क्षेत्र विश्वविद्यालय अस्पताल " * 5,
    "x" * 120,
    "é" * 120,
    "a\r\nBcc: x@example.com",
    "=?utf-8?Q?=0D=0ABcc:_x@example.com?=",
    "=?UTF-8?B?DQpCY2M6IHhAZXhhbXBsZS5jb20=?= b",
    "=?utf-8?Q?=2C?=",
    "a\r\n\r\nbody",
    "undisclosed-recipients:;",
    "tab\tand \u2028 break\x85x\x00y",
    "  spaces   around  ",
    "ends with =?",
    "Nguyễn Thị Ánh",
    "\ufeffmark",
    "soft\u00adhyphen zero\u200bwidth",
    "Dr.",
    ".",
    '"',
    "",
]


def the_three_readers_agree(message: MailDraft) -> None:
    content = render_eml(message)
    for reader in READERS:
        assert agrees(reader, message, content), reader


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_a_name_keeps_its_meaning(naughty: str) -> None:
    the_three_readers_agree(
        replace(SIMPLE, to=Mailbox(naughty, "to@example.org"), sender=Mailbox(naughty, "me@example.org"))
    )


@pytest.mark.parametrize("naughty", [text for text in NAUGHTY if text])
def test_a_subject_keeps_its_meaning(naughty: str) -> None:
    the_three_readers_agree(replace(SIMPLE, subject=naughty))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "word " * 400,
        "From me\n.\n..\n-- \nFrom",
        "trailing  \n\t\nmiddle \n",
        "\n\nfirst",
        "é" * 2000,
        "=\n==3D=\n=20",
        "--=_abc\n--=_abc--",
        "a\r\nb\rc",
        "a\x0bb\x0cc\x1cd\x85e\u2028f\x00g",
        "Å\n\u00c5\n…\u2026",
    ],
)
def test_a_body_is_read_as_it_was_written(body: str) -> None:
    the_three_readers_agree(replace(SIMPLE, body=body))
    the_three_readers_agree(replace(SIMPLE, body=body, enclosures=(PDF,)))


@pytest.mark.parametrize(
    "content", [b"", b"\r", b"\n", b"a\r\nb\n", bytes(range(256)) * 100, b"--=_\r\n\r\n"]
)
def test_attachments_arrive_byte_for_byte(content: bytes) -> None:
    others = (replace(PDF, content=content), WORD, Enclosure("notes (2).zip", content))
    the_three_readers_agree(replace(SIMPLE, enclosures=others))


def test_a_draft_is_unsent_and_has_neither_date_nor_id() -> None:
    head = render_eml(replace(SIMPLE, enclosures=(PDF,))).split(b"\r\n\r\n", 1)[0].decode()
    assert [line.partition(":")[0] for line in head.split("\r\n")] == [
        "From",
        "To",
        "Subject",
        "X-Unsent",
        "Content-Type",
        "MIME-Version",
    ]
    assert "X-Unsent: 1" in head


def test_a_plain_message_is_readable_in_the_file() -> None:
    assert render_eml(replace(SIMPLE, to=Mailbox("Whitfield, Anna, Dr.", "w@example.edu"))).decode() == (
        "From: Ayesha Khan <ayesha.khan@example.org>\r\n"
        'To: "Whitfield, Anna, Dr." <w@example.edu>\r\n'
        "Subject: Letter of recommendation: Ayesha Khan\r\n"
        "X-Unsent: 1\r\n"
        'Content-Type: text/plain; charset="utf-8"\r\n'
        "MIME-Version: 1.0\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        "\r\n"
        "Dear Dr. Whitfield,\r\n"
        "\r\n"
        "Thank you.\r\n"
    )


@pytest.mark.parametrize("naughty", [*NAUGHTY, "ab" + "👩🏽‍⚕️" * 40, "n" + "\u0301" * 300])
def test_encoded_words_are_short_and_each_is_whole(naughty: str) -> None:
    message = replace(SIMPLE, to=Mailbox(naughty, "t@example.org"), subject=naughty or "s")
    head = render_eml(message).split(b"X-Unsent", 1)[0].decode("ascii")
    words = re.findall(r"=\?UTF-8\?B\?([^?]*)\?=", head)
    assert all(b64decode(word, validate=True).decode("utf-8") for word in words)
    assert all(len(word) + 12 <= 75 for word in words)
    assert all(len(line) <= 76 and line.strip() for line in head.removesuffix("\r\n").split("\r\n"))


def test_no_letter_is_cut_from_its_marks() -> None:
    letters = ("e\u0301", "क्षे", "👩🏽‍⚕️", "ô\u0323")  # the second is written as two: क् and षे
    for shift in range(12):
        text = "ab" * shift + "".join(letters) * 12
        head = render_eml(replace(SIMPLE, subject=text)).split(b"X-Unsent", 1)[0].decode("ascii")
        pieces = [b64decode(word).decode() for word in re.findall(r"=\?UTF-8\?B\?([^?]*)\?=", head)]
        assert len(pieces) > 4
        assert "".join(pieces) == text
        assert all(piece.startswith(("ab", *letters, "षे")) for piece in pieces)


def test_an_international_domain_is_sent_in_plain_letters() -> None:
    message = replace(SIMPLE, to=Mailbox("Dr. Müller", "mueller@klinik.münchen.example"))
    the_three_readers_agree(message)
    assert b"<mueller@klinik.xn--mnchen-3ya.example>" in render_eml(message)
    assert b"mueller@klinik.xn--mnchen-3ya.example" in render_message_text(message)


@pytest.mark.parametrize(
    "address", ["é@example.org", "a@example.org\r\nBcc: b@example.org", "a@b@c.org", "a"]
)
def test_an_address_that_can_not_be_sent_is_refused(address: str) -> None:
    with pytest.raises(AddressError):
        render_eml(replace(SIMPLE, to=Mailbox("", address)))


@pytest.mark.parametrize(
    "name", ["", "é.pdf", 'a".pdf', "a/b.pdf", "a\\b.pdf", "a\r\n.pdf", ".pdf", "a.pdf ", "x" * 200]
)
def test_a_file_name_that_not_every_program_takes_is_a_mistake(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        Enclosure(name, b"")


def test_a_message_without_subject_or_with_two_files_of_one_name_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="subject"):
        replace(SIMPLE, subject=" \r\n")
    with pytest.raises(ValueError, match="same name"):
        replace(SIMPLE, enclosures=(PDF, Enclosure(PDF.name.upper(), b"")))


def _in_place(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (_in_place(b"To: ", b"Bcc: x@example.com\r\nTo: "), "headers"),
        (_in_place(b"X-Unsent: 1\r\n", b""), "headers"),
        (_in_place(b"MIME-Version", b"Date: now\r\nMIME-Version"), "headers"),
        (_in_place(b"Subject: Letter", b"Subject: letter"), "subject"),
        (_in_place(b"Subject: ", b"Subject: =?UTF-8?B?w?="), "be decoded|subject"),
        (_in_place(b"<whitfield@", b"<other@"), "To"),
        (_in_place(b'"Dr. Anna', b'"Dr. Ann'), "To"),
        (_in_place(b'"Dr. Anna Whitfield" <', b'Dr, "Anna Whitfield" <'), "To"),
        (
            _in_place(
                b"<whitfield@hospital.example.edu>", b"<whitfield@hospital.example.edu>, x@example.com"
            ),
            "To",
        ),
        (_in_place(b"From: Ayesha Khan", b"From: Ayesha"), "From"),
        (_in_place(b"Thank you.", b"Thank you!"), "body"),
        (_in_place(b'charset="utf-8"', b'charset="latin-1"'), "kind of body"),
        (_in_place(b"\r\n", b"\n"), "line ends"),
        (_in_place(b"Thank", b"T\xc3\xa4nk"), "characters"),
        (_in_place(b"Thank", b"T" * 1000), "length"),
        (_in_place(b"JVBERi0x", b"JVBERi0y"), "attachments"),
        (_in_place(b"Packet_IM", b"Packet_XX"), "attachments"),
        (_in_place(b"Disposition: attachment", b"Disposition: inline"), "attachments"),
        (_in_place(b"application/pdf", b"application/zip"), "attachments"),
        (lambda content: content[: content.rindex(b"--=_")], "structure"),
        (
            lambda content: content[: content.index(b"Content-Type: application")] + b"--",
            "structure|parts|attachments",
        ),
    ],
)
def test_a_draft_that_reads_otherwise_is_never_handed_out(
    change: Callable[[bytes], bytes], what: str
) -> None:
    message = replace(SIMPLE, enclosures=(PDF,))
    content = render_eml(message)
    read_back(content, message)
    with pytest.raises(MessageError, match=what):
        read_back(change(content), message)


def test_the_text_has_all_that_a_person_pastes() -> None:
    message = replace(SIMPLE, to=Mailbox('García, "Ana"', "ana@example.org"), body="One.\r\n\nTwo – é.")
    text = render_message_text(message, ["send/whitfield/Packet.pdf", "a\nb"])
    assert text.decode("utf-8") == (
        'To: "García, \\"Ana\\"" <ana@example.org>\r\n'
        "Subject: Letter of recommendation: Ayesha Khan\r\n"
        "Attach: send/whitfield/Packet.pdf\r\n"
        "Attach: a b\r\n"
        "\r\n"
        "One.\r\n\r\nTwo – é.\r\n"
    )


@pytest.mark.parametrize("naughty", [text for text in NAUGHTY if text])
def test_no_value_makes_a_line_of_the_text(naughty: str) -> None:
    message = replace(SIMPLE, to=Mailbox(naughty, "to@example.org"), subject=naughty)
    lines = render_message_text(message).decode("utf-8").split("\r\n")
    assert lines[2] == ""
    assert lines[1] == f"Subject: {on_one_line(naughty)}"
    assert lines[0].startswith("To: ")
    assert lines[0].endswith("to@example.org>")


ODD = st.sampled_from(
    [
        *NAUGHTY,
        *(
            ",",
            '"',
            "\\",
            "<",
            ">",
            "@",
            "(",
            ")",
            ":",
            ";",
            "[",
            "]",
            ".",
            "=?",
            "?=",
            "=",
            "\r\n",
            "\n",
            " ",
            "  ",
        ),
        *(
            "=?utf-8?Q?=0D=0ABcc:_x?=",
            "=?utf-8?B?",
            "\u0301",
            "\u200d",
            "é",
            "ß",
            "ا",
            "न",
            "🏽",
            "\u202e",
            "a",
            "Dr. ",
        ),
    ]
)
CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(CHARACTERS, max_size=150) | st.lists(ODD | st.text(CHARACTERS, max_size=6), max_size=12).map(
    "".join
)
ADDRESSES = st.builds(
    "{}@{}".format,
    st.from_regex(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}(\.[a-z0-9!=?_-]{1,10}){0,2}", fullmatch=True),
    st.sampled_from(
        ["example.org", "a.example.edu", "bücher.example", "例え.example", "x" * 60 + ".example"]
    ),
)
MESSAGES = st.builds(
    MailDraft,
    sender=st.builds(Mailbox, TEXTS, ADDRESSES),
    to=st.builds(Mailbox, TEXTS, ADDRESSES),
    subject=TEXTS.filter(on_one_line),
    body=TEXTS,
    enclosures=st.just(())
    | st.builds(lambda content: (Enclosure("a.pdf", content),), st.binary(max_size=80)),
)


@settings(max_examples=150)
@given(MESSAGES)
def test_any_message_is_read_exactly(message: MailDraft) -> None:
    the_three_readers_agree(message)


@pytest.mark.sweep
@settings(max_examples=25_000)
@given(MESSAGES)
def test_very_many_messages_are_read_exactly(message: MailDraft) -> None:
    the_three_readers_agree(message)


SAME_EVERYWHERE = """
import hashlib, sys
from awaykit.rendering.message import *
names = eval(sys.stdin.buffer.read().decode("utf-8"))
hashed = hashlib.sha256()
for name in names:
    for files in ((), (Enclosure("a.pdf", name.encode()), Enclosure("b c.docx", b"x" * 999))):
        message = MailDraft(
            sender=Mailbox(name, "me@example.org"),
            to=Mailbox(name[::-1], "to@b\\u00fccher.example"),
            subject=name or "s",
            body=name * 30,
            enclosures=files,
        )
        hashed.update(render_eml(message))
        hashed.update(render_message_text(message, [name]))
print(hashed.hexdigest())
"""


def _made_by(python: str, seed: str) -> str:
    return subprocess.run(
        [python, "-S", "-c", SAME_EVERYWHERE],
        input=repr(NAUGHTY).encode(),
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        capture_output=True,
    ).stdout.decode()


def _other_pythons() -> list[str]:
    """Other Pythons of this computer from 3.11 on that start."""
    names = (which(f"python3.{minor}") for minor in range(11, 20))
    found = [name for name in names if name]
    starts = [
        subprocess.run([name, "-c", ""], check=False, capture_output=True).returncode == 0 for name in found
    ]
    return [name for name, does in zip(found, starts, strict=True) if does]


def test_the_same_message_gives_the_same_bytes_everywhere() -> None:
    made = {_made_by(sys.executable, seed) for seed in ("0", "1", "random")}
    made |= {_made_by(python, "2") for python in _other_pythons()}
    assert len(made) == 1
