"""The e-mails around a rotation: on which days, to whom, in which words."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from awaykit.model.record import Reader
from awaykit.papers.emails.email_table import EMAIL_KINDS
from awaykit.papers.paper import Folder, Format, LeftOut, Paper
from dossiers import Fields, rotation, writer
from papers.emails import emails_of_a_day
from papers.emails.emails_of_a_day import LONG_NAME, LONG_SERVICE, LONG_SITE, said

CONTACT: Fields = {"name": "Denise Prewitt", "greeting": "Ms. Prewitt", "email": "prewitt@example.edu"}
KINDS = ("arrival", "feedback", "team-thanks", "evaluation")
OBSERVER: Fields = {"kind": "observership"}
EVALUATED: Fields = {"team": {"evaluation": "yes"}}
FIRST_HALF: Fields = {"together_from": "2027-05-03", "together_until": "2027-05-16", "weeks": 2}
SECOND_HALF: Fields = {
    "id": "moreno",
    "name": "Luis Moreno, MD",
    "greeting": "Dr. Moreno",
    "email": "moreno@example.org",
    "together_from": "2027-05-17",
    "together_until": "2027-05-28",
    "weeks": 2,
}


def host(*, contact: Fields | None = None, **request: object) -> list[Fields]:
    return [
        {"id": "riverbend", "name": "Riverbend IM", "rotation": {"contact": contact or CONTACT, **request}}
    ]


def found(
    kind: str,
    today: str,
    role: Mapping[str, object] | None = None,
    /,
    *,
    programs: list[Fields] | None = None,
    applicant: Fields | None = None,
) -> tuple[tuple[Paper, ...], tuple[LeftOut, ...]]:
    """The e-mails of one kind about the usual rotation, Monday 3 May to Sunday 30 May, and those left out."""
    held = {"program": "riverbend", "letter_writers": [writer()]} | dict(role or {})
    planned = emails_of_a_day.planned(
        kind,
        date.fromisoformat(today),
        rotations=[rotation(**held)],
        programs=host() if programs is None else programs,
        applicant=applicant or {},
    )
    return planned.papers, planned.left_out


def message(kind: str, today: str, role: Mapping[str, object] | None = None, /, **parts: object) -> Paper:
    (paper,), _ = found(kind, today, role, **parts)  # type: ignore[arg-type]
    return paper


def names(today: str, role: Mapping[str, object] | None = None) -> dict[str, str]:
    """The kinds of a day with their folders."""
    return {paper.kind: paper.folder.value for kind in KINDS for paper in found(kind, today, role)[0]}


AHEAD = {"arrival": "waiting", "feedback": "waiting", "team-thanks": "waiting"}


@pytest.mark.parametrize(
    ("today", "role", "expected"),
    [
        ("2027-02-01", {}, AHEAD),
        ("2027-04-25", {}, AHEAD),
        ("2027-04-26", {}, AHEAD | {"arrival": "send"}),
        ("2027-05-02", {}, AHEAD | {"arrival": "send"}),
        ("2027-05-03", {}, {"feedback": "waiting", "team-thanks": "waiting"}),
        ("2027-05-14", {}, {"feedback": "send", "team-thanks": "waiting"}),
        ("2027-05-30", {}, {"feedback": "send", "team-thanks": "waiting"}),
        ("2027-05-31", {}, {"team-thanks": "waiting"}),
        ("2027-06-01", {}, {"team-thanks": "send"}),
        ("2027-06-06", {}, {"team-thanks": "send"}),
        ("2027-06-07", {}, {}),
        ("2027-06-01", EVALUATED, {"team-thanks": "send", "evaluation": "waiting"}),
        ("2027-06-07", EVALUATED, {"evaluation": "send"}),
        ("2027-06-27", OBSERVER, {"evaluation": "send"}),
        ("2027-06-28", OBSERVER, {}),
        ("2027-04-27", {"state": "offered"}, {"feedback": "waiting"}),
        ("2027-04-27", {"state": "applied"}, {}),
        ("2027-04-27", {"state": "candidate"}, {}),
        ("2027-04-27", {"state": "cancelled"}, {}),
        ("2027-04-27", {"ends": None}, {}),
    ],
)
def test_each_message_appears_on_its_days(today: str, role: Fields, expected: dict[str, str]) -> None:
    assert names(today, role) == expected


@pytest.mark.parametrize(
    ("kind", "today", "sent"),
    [
        ("arrival", "2027-04-27", {"kind": "arrival", "on": "2027-04-26"}),
        ("team-thanks", "2027-06-02", {"kind": "thanks", "on": "2027-06-01"}),
        ("team-thanks", "2027-06-02", {"kind": "Team thanks", "on": "2027-06-01"}),
        ("evaluation", "2027-06-08", {"kind": "evaluation", "on": "2027-06-07"}),
    ],
)
def test_a_recorded_message_is_not_written_again(kind: str, today: str, sent: Fields) -> None:
    assert found(kind, today, EVALUATED)[0]
    assert found(kind, today, EVALUATED, programs=host(messages=[sent])) == ((), ())
    from_them = host(messages=[sent | {"received": "yes"}])
    assert found(kind, today, EVALUATED, programs=from_them)[0]


def test_a_message_of_another_rotation_does_not_count() -> None:
    earlier = [{"kind": "arrival", "on": "2026-11-02"}, {"kind": "thanks", "on": "2026-12-07"}]
    assert found("arrival", "2027-04-27", programs=host(messages=earlier))[0]
    assert found("team-thanks", "2027-06-01", programs=host(messages=earlier))[0]


def test_noted_feedback_is_not_asked_for_again() -> None:
    noted = {"feedback": [{"from_writer": "whitfield", "said": "Commit to one.", "on": "2027-05-12"}]}
    assert found("feedback", "2027-05-14", noted) == ((), ())


@pytest.mark.parametrize("steps", [{"asked": "2027-05-10"}, {"agreed": "2027-05-10"}])
def test_who_was_asked_for_a_letter_is_not_asked_for_feedback_after_it(steps: Fields) -> None:
    assert found("feedback", "2027-05-14", {"letter_writers": [writer(request=steps)]})[0] == ()


def test_feedback_is_asked_of_each_attending_in_the_middle_of_their_own_days() -> None:
    both = {"letter_writers": [writer(**FIRST_HALF), writer(**SECOND_HALF)]}

    def asked(today: str, **more: object) -> list[tuple[str, str, date | None]]:
        papers, _ = found("feedback", today, both | more)
        return [(paper.reader, paper.folder.value, paper.wanted_from) for paper in papers]

    second = ("moreno", "waiting", date(2027, 5, 21))
    assert asked("2027-05-14") == [("whitfield", "send", date(2027, 5, 14)), second]
    noted = [{"from_writer": "whitfield", "said": "Commit to one.", "on": "2027-05-14"}]
    assert asked("2027-05-15", feedback=noted) == [second]
    assert asked("2027-05-21", feedback=noted) == [("moreno", "send", date(2027, 5, 21))]
    noted.append({"from_writer": "moreno", "said": "Sit down.", "on": "2027-05-21"})
    assert asked("2027-05-22", feedback=noted) == []


def test_feedback_is_not_asked_of_who_has_left() -> None:
    early = {"letter_writers": [writer(together_from="2027-05-03", together_until="2027-05-07", weeks=1)]}
    assert [paper.wanted_from for paper in found("feedback", "2027-05-04", early)[0]] == [date(2027, 5, 5)]
    assert found("feedback", "2027-05-14", early)[0] == ()


def test_who_has_unknown_days_or_did_not_supervise_is_not_asked_for_feedback() -> None:
    one_week = writer(id="moreno", name="Luis Moreno, MD", weeks=1)
    papers, left_out = found("feedback", "2027-05-14", {"letter_writers": [writer(), one_week]})
    assert [paper.reader for paper in papers] == ["whitfield"]
    assert [(each.reader, "together_from" in each.why) for each in left_out] == [("moreno", True)]
    consultant = {"letter_writers": [writer(supervised_directly="no")]}
    assert found("feedback", "2027-05-14", consultant) == ((), ())


def test_without_anyone_to_write_to_the_reason_is_told_once_the_day_is_near() -> None:
    bare: list[Fields] = [{"id": "riverbend", "name": "R"}]
    cases: list[tuple[Fields, list[Fields]]] = [({"program": None}, host()), ({}, bare)]
    for role, programs in cases:
        assert found("arrival", "2027-03-01", role, programs=programs) == ((), ())
        papers, (left_out,) = found("arrival", "2027-04-20", role, programs=programs)
        assert papers == ()
        assert "rotation.contact" in left_out.why
    papers, (left_out,) = found("feedback", "2027-05-14", {"letter_writers": []})
    assert papers == ()
    assert "letter_writers" in left_out.why


def test_the_office_is_greeted_by_name_and_has_an_address() -> None:
    paper = message("arrival", "2027-04-27")
    assert paper.envelope is not None
    assert (paper.envelope.to_name, paper.envelope.to_email) == ("Denise Prewitt", "prewitt@example.edu")
    assert said(paper).body.startswith("Dear Ms. Prewitt,\n\n")
    assert (paper.reader, paper.reader_kind, paper.writers) == ("riverbend-wards", Reader.PROGRAM, ())
    unnamed = host(contact={"name": "Ruth Abernethy-Cole, MD", "email": "r@example.com"})
    told = said(message("arrival", "2027-04-27", programs=unnamed)).body
    assert told.startswith("Dear Ruth Abernethy-Cole,")


def test_without_an_address_there_is_no_draft() -> None:
    paper = message("arrival", "2027-04-27", programs=host(contact=CONTACT | {"email": None}))
    assert [each.place for each in paper.missing] == ["programs[0].rotation.contact.email"]
    assert (paper.folder, paper.formats) == (Folder.UNFINISHED, (Format.TXT,))


def test_two_rotations_at_one_program_keep_their_messages_apart() -> None:
    second = rotation(id="riverbend-icu", program="riverbend", starts="2027-06-07", ends="2027-07-02")
    planned = emails_of_a_day.planned(
        "arrival",
        date(2027, 4, 1),
        rotations=[rotation(program="riverbend"), second],
        programs=host(),
    )
    assert [paper.reader for paper in planned.papers] == ["riverbend-wards", "riverbend-icu"]


def test_the_arrival_says_when_asks_what_and_tells_what_is_there() -> None:
    wanted = [
        {"kind": "immunizations", "state": "sent"},
        {"kind": "tb-test", "state": "ready"},
        {"kind": "health-insurance", "state": "ready"},
        {"kind": "background-check", "state": "asked"},
        {"kind": "fee", "state": "sent"},
    ]
    told = said(message("arrival", "2027-04-27", programs=host(requirements=wanted)))
    assert told.subject == "Arrival on Monday, May 3, 2027: Ayesha Khan, general medicine wards, elective"
    assert (
        "My elective on the general medicine wards at Riverbend Hospital begins on Monday, May 3, 2027, and "
        "ends on May 30." in told.body
    )
    assert "- how I get access to the electronic medical record" in told.body
    assert "I have sent you my immunization record." in told.body
    assert "I have my TB test result and proof of health insurance ready to send." in told.body
    assert "background" not in told.body
    assert "fee" not in told.body


def test_an_observer_asks_for_no_access_and_says_that_they_watch() -> None:
    assert "medical record" not in said(message("arrival", "2027-04-27", OBSERVER)).body
    assert "I am with you as an observer on the" in said(message("feedback", "2027-05-14", OBSERVER)).body
    assert "my role as an observer" in said(message("evaluation", "2027-06-08", OBSERVER)).body


def test_the_evaluation_is_asked_for_where_the_host_has_one_else_a_certificate() -> None:
    told = said(message("evaluation", "2027-06-08", EVALUATED))
    assert told.subject.startswith("Evaluation of my elective: ")
    assert "whether my evaluation has been completed" in told.body
    assert said(message("evaluation", "2027-06-08", OBSERVER)).subject.startswith("Certificate of my obs")


CASES: list[tuple[str, str, Fields]] = [
    ("arrival", "2027-04-27", {}),
    ("feedback", "2027-05-14", {}),
    ("team-thanks", "2027-06-01", {}),
    ("evaluation", "2027-06-08", EVALUATED),
    ("arrival", "2027-04-27", OBSERVER),
    ("feedback", "2027-05-14", OBSERVER),
    ("team-thanks", "2027-06-01", OBSERVER),
    ("evaluation", "2027-06-08", OBSERVER),
    ("evaluation", "2027-06-08", OBSERVER | EVALUATED),
]


@pytest.mark.parametrize(("kind", "today", "role"), CASES)
def test_long_names_stay_within_the_budget(kind: str, today: str, role: Fields) -> None:
    kinds = ("immunizations", "tb-test", "health-insurance", "transcript", "background-check", "cv")
    wanted = [{"kind": each, "state": "sent" if row % 2 else "ready"} for row, each in enumerate(kinds)]
    contact: Fields = {"name": LONG_NAME, "greeting": f"Professor {LONG_NAME}", "email": "a@example.org"}
    attending = writer(name=f"{LONG_NAME}, MD", greeting=f"Professor {LONG_NAME}")
    long = {"site": LONG_SITE, "service": LONG_SERVICE, "service_kind": "ward", "letter_writers": [attending]}
    paper = message(
        kind,
        today,
        role | long,
        programs=host(contact=contact, requirements=wanted),
        applicant={"name": {"given": LONG_NAME}, "degrees": "MBBS, MRCP"},
    )
    (part,) = paper.parts
    assert part.most_words is not None
    assert len(said(paper).body.split()) <= part.most_words


@pytest.mark.parametrize(("kind", "today", "role"), CASES)
def test_every_variant_is_clean_ascii_prose_with_a_subject_that_can_be_searched(
    kind: str, today: str, role: Fields
) -> None:
    told = said(message(kind, today, role))
    words = f"{told.subject}\n{told.body}"
    assert words.isascii()
    assert not re.search(r"  | [.,;:?)]|\( |[.,;:?]{2}|\n\n\n", words)
    assert "Ayesha Khan" in told.subject
    assert "general medicine wards" in told.subject
    assert "2027" in told.subject
    if role.get("kind") == "observership":
        assert not re.search(r"\bwork", words)


CANARY = "Qanary"


@pytest.mark.parametrize(("kind", "today", "role"), CASES)
def test_nothing_private_and_no_other_person_is_named(kind: str, today: str, role: Fields) -> None:
    private: Fields = {
        "ids": {"aamc": CANARY, "ecfmg": CANARY, "passport": CANARY, "birth_date": "1999-09-09"},
        "citizenships": [CANARY],
        "visa": {"need": "needed", "for_rotations": CANARY, "for_residency": "H-1B"},
        "budget": "31415",
    }
    others = {
        "letter_writers": [
            writer(own_words=CANARY, role=CANARY),
            writer(id="varga", name=f"{CANARY}, MD", greeting=CANARY, supervised_directly="no"),
        ],
        "costs": {"fee": "31415"},
        "reflection": {"team": CANARY},
    }
    programs = [
        *host(
            why=CANARY,
            alumni=[{"name": CANARY}],
            requirements=[{"kind": "other", "state": "sent", "note": CANARY}],
            messages=[{"on": "2027-01-02", "kind": "cover", "note": CANARY}],
        ),
        {"id": "elsewhere", "name": CANARY},
    ]
    told = said(message(kind, today, role | others, programs=programs, applicant=private))
    for word in (CANARY, "31415", "H-1B", "1999"):
        assert word not in f"{told.subject}\n{told.body}"
    if kind != "feedback":
        assert "Whitfield" not in told.body


def test_they_are_made_by_the_command_for_e_mails_alone() -> None:
    assert {kind.commands for kind in EMAIL_KINDS if kind.kind in KINDS} == {("emails",)}
