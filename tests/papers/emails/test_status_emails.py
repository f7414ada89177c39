"""Questions on visa and status to host, school and consulate: when, to which reader, only as questions."""

from collections.abc import Mapping
from datetime import date

import pytest

from awaykit.papers.paper import DocumentKind, Folder, Format, Paper, Planned
from dossiers import Fields
from papers.emails.emails_to_hosts import (
    KIND,
    ROWS,
    SCHOOL,
    STUDENT,
    asked,
    held,
    host,
    planned,
    said,
    words,
)

HOST, SCHOOL_KIND, CONSULATE = KIND["visa-host"], KIND["visa-school"], KIND["visa-consulate"]
TODAY = date(2027, 1, 11)
OFFICE: Fields = {"name": "International Office", "email": "international@example.org"}
EVERY = pytest.mark.parametrize("kind", [HOST, SCHOOL_KIND, CONSULATE], ids=lambda kind: kind.kind)


def questions(
    kind: DocumentKind,
    role: Mapping[str, object] | None = None,
    /,
    *,
    today: date = TODAY,
    applicant: Mapping[str, object] | None = None,
    **parts: object,
) -> Planned:
    usual: Fields = {"programs": [host(visa_contact=OFFICE)]}
    of = held(asked(**({"state": "confirmed"} | dict(role or {}))), applicant=applicant, **(usual | parts))
    return planned(kind, of, today)


def question(kind: DocumentKind, role: Mapping[str, object] | None = None, /, **parts: object) -> Paper:
    (paper,) = questions(kind, role, **parts).papers  # type: ignore[arg-type]  # tests pass fields through
    return paper


@EVERY
def test_it_is_asked_half_a_year_before_the_rotation(kind: DocumentKind) -> None:
    early, later = question(kind, today=date(2026, 12, 6)), question(kind, today=date(2026, 12, 7))
    assert early.wanted_from == later.wanted_from == date(2026, 12, 7)
    applicant: Fields = {
        "school": SCHOOL | {"email": "office@example.edu"},
        "visa": {"need": "needed", "consulate": {"city": "Lahore", "email": "visas@example.com"}},
    }
    assert question(kind, today=date(2026, 12, 6), applicant=applicant).folder is Folder.WAITING
    found = question(kind, today=date(2026, 12, 7), applicant=applicant)
    assert (found.folder, found.formats) == (Folder.SEND, (Format.EML, Format.TXT))


@EVERY
@pytest.mark.parametrize("need", [None, "citizen-or-permanent-resident"])
def test_nobody_is_asked_where_no_visa_question_is_known_to_arise(
    kind: DocumentKind, need: str | None
) -> None:
    visa = {"visa": {"need": need} if need else {}}
    assert questions(kind, applicant=visa) == Planned()


@EVERY
@pytest.mark.parametrize("state", ["candidate", "applied", "cancelled"])
def test_nothing_is_asked_before_a_promise(kind: DocumentKind, state: str) -> None:
    assert questions(kind, {"state": state}) == Planned()


@EVERY
def test_nothing_is_asked_once_confirmed_or_begun(kind: DocumentKind) -> None:
    confirmer = kind.kind.removeprefix("visa-")
    assert questions(kind, {"confirmed_by": {confirmer: "2027-01-04"}}) == Planned()
    assert questions(kind, today=date(2027, 6, 7)) == Planned()


@EVERY
@pytest.mark.parametrize("status", [{}, STUDENT], ids=["graduate", "student"])
@pytest.mark.parametrize("form", ["observership", "elective"])
@pytest.mark.parametrize("need", ["needed", "not-needed"])
def test_it_asks_and_names_no_category(kind: DocumentKind, status: Fields, form: str, need: str) -> None:
    visa = {"visa": {"need": need, "for_rotations": "B-1"}}
    found = question(kind, {"kind": form}, applicant=status | visa)
    body = said(found).body
    assert "Could you please tell me" in body
    assert not any(name in body for name in ("B-1", "B-2", "J-1", "F-1", "ESTA", "should use"))
    assert ("I will observe only" in body) is (form == "observership")
    assert words(found) <= ROWS[kind.kind].words


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (HOST, "programs[0].rotation.visa_contact.email"),
        (SCHOOL_KIND, "applicant.school.email"),
        (CONSULATE, "applicant.visa.consulate.email"),
    ],
)
def test_an_office_without_an_address_gets_a_text_to_finish(kind: DocumentKind, place: str) -> None:
    found = question(kind, programs=[host()])
    assert [each.place for each in found.missing] == [place]
    assert (found.folder, found.formats) == (Folder.UNFINISHED, (Format.TXT,))


def test_who_has_confirmed_already_is_told_to_the_others() -> None:
    role = {"confirmed_by": {"host": "2027-01-04"}}
    assert (
        "The hospital has already given me its confirmation. I am asking the consulate too."
        in said(question(SCHOOL_KIND, role)).body
    )
    assert "I am also asking the hospital and my school." in said(question(CONSULATE)).body
    both = {"confirmed_by": {"host": "2027-01-04", "school": "2027-01-05"}}
    assert (
        "The hospital and my school have already given me their confirmation."
        in said(question(CONSULATE, both)).body
    )


def test_each_rotation_is_asked_about_apart() -> None:
    second = asked(id="calder-wards", state="offered", starts="2027-07-12", ends="2027-08-06")
    of = held(asked(state="confirmed"), second, programs=[host(visa_contact=OFFICE)])
    found = planned(HOST, of, TODAY).papers
    assert [paper.reader for paper in found] == ["calder-nephrology", "calder-wards"]
    assert "I have been offered" in said(found[1]).body


def test_without_a_program_or_a_school_the_applicant_hears_what_to_add() -> None:
    assert [each.reader for each in questions(HOST, {"program": None}).left_out] == ["calder-nephrology"]
    assert questions(SCHOOL_KIND, applicant={"school": None}).left_out


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ({}, "I graduated from your school in January 2026."),
        (STUDENT, "I am one of your medical students and expect to graduate in October 2027."),
        ({"status": "student", "graduated": "2027-05"}, "in May 2027, before the rotation begins."),
        ({"graduated": None}, "I am a graduate of your school."),
    ],
)
def test_the_own_school_is_not_told_its_name(status: Fields, told: str) -> None:
    body = said(question(SCHOOL_KIND, applicant=status)).body
    assert told in body
    assert str(SCHOOL["name"]) not in body


@pytest.mark.parametrize(
    ("countries", "told"),
    [
        ("Pakistan", "I am a citizen of Pakistan."),
        (["Philippines", "Serbia"], "I am a citizen of the Philippines and Serbia."),
        (["Dominican Republic"], "I am a citizen of the Dominican Republic."),
    ],
)
def test_citizenship_is_said_as_a_sentence(countries: object, told: str) -> None:
    assert told in said(question(HOST, applicant={"citizenships": countries})).body
    assert "citizen" not in said(question(HOST, applicant={"citizenships": None})).body
