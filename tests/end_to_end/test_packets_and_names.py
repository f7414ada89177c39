"""Request packets of namesakes, of names from all over the world, and with text that could do harm."""

import email
import json
from email import policy
from pathlib import Path

from checkers import pdf_text
from end_to_end.reports import (
    EML,
    add_rotation,
    add_writer,
    draft,
    folders,
    packet,
    refused,
)
from minimal import PDF, WRITER, edit, packet_of, visible


def test_two_writers_of_one_name_get_their_own_folders_and_their_own_mail(dossier: Path, out: Path) -> None:
    name = "Judith Rosencrantz-Vale, MD"
    add_writer(dossier, "rosencrantz-two", name, "other@example.edu", "Dr. Rosencrantz-Vale")
    edit(dossier, "supervised_by: rosencrantz", "supervised_by: [rosencrantz, rosencrantz-two]")
    add_rotation(dossier, "rosencrantz-three", name, "third@example.com")
    report = packet(dossier, out)
    addresses = {
        WRITER: "j.rosencrantz@example.org",
        "rosencrantz-two": "other@example.edu",
        "rosencrantz-three": "third@example.com",
    }
    for reader, address in addresses.items():
        assert folders(report)["letter-packet", reader] == "send"
        assert (out / f"send/{reader}/Wirayuda_Letter_Packet_IM_2028.pdf").is_file()
        mail = draft(out / f"send/{reader}/Email_Letter_Materials.eml")
        assert str(mail["To"]) == f'"{name}" <{address}>'
        (part,) = mail.iter_attachments()
        attached = out / f"send/{reader}/Wirayuda_Letter_Packet_IM_2028.pdf"
        assert part.get_content() == attached.read_bytes()
    assert [finding["code"] for finding in report["findings"] if finding["code"].startswith("PAP")] == []
    third = pdf_text(out / "send/rosencrantz-three/Wirayuda_Letter_Packet_IM_2028.pdf")
    assert "Fernhollow Hospital" in third


def test_names_of_the_world_print_and_give_plain_file_names(dossier: Path, out: Path) -> None:
    edit(dossier, "given: Wirayuda", "given: محمد\n    family: العبدالله")
    edit(dossier, "referred_to_as: Dr. Wirayuda", "referred_to_as: Dr. العبدالله")
    edit(dossier, "name: Judith Rosencrantz-Vale, MD", "name: გიორგი ბერიძე, MD")
    edit(dossier, "greeting: Dr. Rosencrantz-Vale", "greeting: Dr. ბერიძე")
    edit(dossier, "site: Alderbrook Medical Center", "site: โรงพยาบาลสมชาย")
    edit(dossier, "service: General medicine wards", "service: မောင်မောင် Nguyễn Thị Nguyệt wards")
    report = packet(dossier, out)
    assert folders(report)["letter-packet", WRITER] == "send"
    assert packet_of(report)["problems"] == []
    assert all(path.isascii() for path in visible(out))
    mail = draft(out / EML)
    assert "محمد العبدالله" in str(mail["From"])
    assert "გიორგი ბერიძე, MD" in str(mail["To"])
    assert "Nguyễn Thị Nguyệt wards" in str(mail["Subject"])


def test_odd_own_words_stand_as_they_are_written(dossier: Path, out: Path) -> None:
    words = 'You said "look *again*" & <b>I did</b>.\nBcc: everyone\n\n1. Thank you'
    edit(dossier, "        weeks: 4\n", f"        weeks: 4\n        own_words: {json.dumps(words)}\n")
    report = packet(dossier, out)
    assert folders(report)["letter-packet", WRITER] == "send"
    said = " ".join(pdf_text(out / PDF).split())
    assert "You said “look *again*” & <b>I did</b>. Bcc: everyone 1. Thank you" in said
    assert [name for name in draft(out / EML) if name.lower() in {"bcc", "cc"}] == []


def test_an_address_in_own_words_holds_packet_and_draft(dossier: Path, out: Path) -> None:
    edit(
        dossier, "        weeks: 4\n", '        weeks: 4\n        own_words: "Thanks.\\nBcc: x@example.org"\n'
    )
    report = packet(dossier, out, status=1)
    (told,) = packet_of(report)["problems"]
    assert told["message"] == "“x@example.org” reads like an e-mail address."
    assert told["place"] == "rotations[0].letter_writers[0].own_words"
    assert not (out / "send").exists()
    assert not list(out.rglob("*.eml"))


def test_a_hospital_that_looks_like_a_header_adds_no_recipient(dossier: Path, out: Path) -> None:
    edit(dossier, "site: Alderbrook Medical Center", 'site: "=?utf-8?Q?=0D=0ABcc:x@y?="')
    edit(dossier, "service: General medicine wards", 'service: "=?utf-8?Q?=0D=0ABcc:x@y?= wards"')
    packet(dossier, out)
    for rules in (policy.default, policy.compat32, policy.SMTP):
        mail = email.message_from_bytes((out / EML).read_bytes(), policy=rules)
        assert sorted(mail.keys()) == ["Content-Type", "From", "MIME-Version", "Subject", "To", "X-Unsent"]
    assert "=?utf-8?Q?=0D=0ABcc:x@y?= wards" in str(draft(out / EML)["Subject"])


def test_an_address_that_many_servers_refuse_is_told(dossier: Path) -> None:
    edit(dossier, "email: j.rosencrantz@example.org", "email: jüdith@example.org")
    assert "before the @" in refused(dossier)


def test_an_international_domain_is_sent_in_plain_letters(dossier: Path, out: Path) -> None:
    edit(dossier, "email: j.rosencrantz@example.org", "email: judith@klinik-münchen.example")
    packet(dossier, out)
    assert str(draft(out / EML)["To"]).endswith("<judith@xn--klinik-mnchen-3ob.example>")
