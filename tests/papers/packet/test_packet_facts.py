import dataclasses
import re
from datetime import date

import pytest

from awaykit.papers.packet.request_pages import CaseEntry, FactsPage, PacketContext
from awaykit.resources import templates_folder
from dossiers import rotation, writer
from papers.packet.packets import TODAY, context

ALLOWED = {
    "notes": "yes",
    "orders_proposed": "yes",
    "patients_a_day": "4",
    "call": "every fourth day",
    "other": ["joined the noon conference"],
}


def packet_of(today: date = TODAY, /, *, by: object = None, **fields: object) -> PacketContext:
    return context(today, rotations=[rotation(letter_writers=[by or writer()], **fields)])


def facts(today: date = TODAY, /, *, by: object = None, **fields: object) -> FactsPage:
    return packet_of(today, by=by, **fields).facts


@pytest.mark.parametrize("role", [{"kind": "observership"}, {"kind": "elective", "hands_on": "no"}])
def test_an_observer_is_never_credited_with_notes_orders_patients_or_call(role: dict[str, object]) -> None:
    found = packet_of(role_allowed=ALLOWED, **role)
    assert found.rotation.role == "observer"
    assert found.facts.allowed == ("joined the noon conference",)


def test_a_hands_on_role_is_told_without_a_tense() -> None:
    found = packet_of(hands_on="yes", role_allowed=ALLOWED)
    assert found.rotation.role == "hands-on"
    assert found.facts.allowed == (
        "notes",
        "orders proposed for others to sign",
        "about 4 patients a day",
        "call: every fourth day",
        "joined the noon conference",
    )


def test_call_is_named_once() -> None:
    assert facts(hands_on="yes", role_allowed={"call": "no call", "patients_a_day": "1"}).allowed == (
        "about 1 patient a day",
        "no call",
    )


def test_hands_on_is_not_guessed() -> None:
    assert packet_of().rotation.role == ""


def test_each_competency_has_one_fact_in_acgme_order() -> None:
    given = [
        {"fact": "Called the pharmacies", "competency": "Systems-Based Practice", "seen_by": "whitfield"},
        {"fact": "Called the clinics", "competency": "Systems-Based Practice", "seen_by": "whitfield"},
        {"fact": "Wrote daily notes", "competency": "Patient Care", "seen_by": "whitfield"},
        {"fact": "Made a handout", "seen_by": "whitfield"},
    ]
    found = facts(contributions=given)
    assert [(entry.competency, entry.fact) for entry in found.contributions] == [
        (None, "Made a handout"),
        ("Patient Care", "Wrote daily notes"),
        ("Systems-Based Practice", "Called the pharmacies"),
    ]
    assert all(entry.is_seen_by_writer for entry in found.contributions)


def test_what_names_no_witness_is_not_said_to_be_seen() -> None:
    found = facts(contributions=[{"fact": "Wrote daily notes", "competency": "Patient Care"}])
    assert [entry.is_seen_by_writer for entry in found.contributions] == [False]


def test_what_only_another_writer_saw_is_left_out() -> None:
    held = rotation(
        letter_writers=[writer(), writer(id="varga", name="Ildiko Varga, MD")],
        contributions=[
            {"fact": "Hers", "competency": "Patient Care", "seen_by": "varga"},
            {"fact": "Of nobody", "competency": "Professionalism"},
        ],
    )
    assert context(rotations=[held]).facts.contributions == ()


def test_the_role_joins_part_teaching_and_supervision() -> None:
    by = writer(role="MICU attending, weeks 1 and 2", teaching_role="associate-program-director")
    assert facts(by=by).your_role == (
        "MICU attending, weeks 1 and 2; associate program director; supervised me directly"
    )
    assert facts(by=writer(supervised_directly=None, teaching_role="none")).your_role is None


def test_supervision_is_not_told_before_it_began() -> None:
    assert facts(date(2027, 3, 1)).your_role is None


def test_days_together_are_the_writers_own() -> None:
    found = packet_of().request
    assert (found.together_from, found.together_until) == (None, None)
    found = packet_of(by=writer(together_from="2027-05-10")).request
    assert (found.together_from, found.together_until) == (date(2027, 5, 10), date(2027, 5, 30))


@pytest.mark.parametrize(
    ("applicant", "told"),
    [
        ({"graduated": "2027-01"}, "graduated January 2027"),
        ({"graduated": "2027-10"}, "graduation expected October 2027"),
        ({"graduated": "2027-10", "status": "student"}, "graduation expected October 2027"),
        ({"graduated": "2027"}, "graduation 2027"),
        ({}, None),
    ],
)
def test_graduation_is_told_as_the_day_has_it(applicant: dict[str, object], told: str | None) -> None:
    school = {"school": {"name": "Sutlej Medical College", "country": "Pakistan"}}
    found = context(applicant=applicant | school, rotations=[rotation(letter_writers=[writer()])]).facts
    assert found.school == "; ".join(filter(None, ("Sutlej Medical College, Pakistan", told)))


@pytest.mark.parametrize("part", [PacketContext, FactsPage, CaseEntry])
def test_every_variable_of_its_own_pages_is_used_by_a_template_of_the_packet(part: type) -> None:
    text = "\n".join(path.read_text("utf-8") for path in (templates_folder() / "letter-packet").glob("*.j2"))
    names = [field.name for field in dataclasses.fields(part)]
    assert names
    assert [name for name in names if not re.search(rf"\b{name}\b", text)] == []
