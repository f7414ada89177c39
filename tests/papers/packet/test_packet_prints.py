"""Every place of a dossier whose words a packet prints is named among its prints, and no other."""

from collections.abc import Iterator
from itertools import count

import pytest
from pydantic import BaseModel

from awaykit.model.dossier import Dossier
from awaykit.papers.packet.letter_packet import plan_packets
from awaykit.rendering.templating.templates import Templates
from awaykit.rendering.text import render_text
from awaykit.resources import templates_folder
from awaykit.review.texts import Words, field_texts
from dossiers import Fields, dossier, plan_of, writer
from papers.packet.packets import CONTACT, TODAY

CANARIES = (f"Qanary{number:03}" for number in count())


def canary() -> str:
    return next(CANARIES)


def key_case(**fields: object) -> Fields:
    told = {"problem": canary(), "i_did": canary(), "outcome": canary(), "learned": canary()}
    return {"supervised_by": "whitfield", **told, **fields}


def contribution(competency: str | None, seen_by: str = "whitfield") -> Fields:
    fields: Fields = {"fact": canary(), "seen_by": seen_by}
    return fields | ({"competency": competency} if competency else {})


def feedback(**fields: object) -> Fields:
    return {"from_writer": "whitfield", "said": canary(), "changed": canary(), "share": "yes", **fields}


def a_rotation(name: str, *writers: Fields) -> Fields:
    return {
        "id": name,
        "state": "confirmed",
        "site": "Riverbend Hospital",
        "service": "General medicine wards",
        "kind": "elective",
        "starts": "2027-05-03",
        "ends": "2027-05-30",
        "role_allowed": {"call": canary(), "other": [canary(), canary()]},
        "letter_writers": list(writers),
        "key_cases": [
            *(key_case() for _ in range(4)),
            key_case(supervised_by="varga"),
            *(key_case(priority="3") for _ in range(3)),
        ],
        "contributions": [
            contribution("Patient Care"),
            contribution("Patient Care"),
            contribution(None),
            contribution(None, "varga"),
            contribution("Professionalism"),
        ],
        "feedback": [feedback(share="no"), feedback(from_writer="varga"), feedback()],
        "reflection": {"team": canary(), "supervision": canary(), "training": canary()},
        "stories": [{"theme": "other", "story": canary()}],
    }


def a_dossier() -> dict[str, object]:
    first = writer(role=canary(), own_words=canary(), letter_kind="structured")
    second = writer(id="varga", name="Ildiko Varga, MD", role=canary(), own_words=canary())
    return {
        "applicant": {"name": {"given": "Ayesha", "family": "Khan"}, "season": 2028, "contact": CONTACT},
        "rotations": [a_rotation("one", first, second)],
        "statement": {"text": f"{canary()}\n\n{canary()}"},
        "education": [{"institution": canary(), "degree": canary(), "standing": canary()}],
        "experiences": [
            {
                "id": "clinic",
                "organization": canary(),
                "position": canary(),
                "description": canary(),
                "facts": [{"fact": canary()}],
                "reflection": canary(),
            }
        ],
        "scholarly_work": [
            {"type": "journal article", "title": canary(), "authors": [canary()], "where": canary()}
        ],
        "awards": [{"title": canary(), "from_whom": canary()}],
        "languages": [{"name": canary(), "level": canary()}],
        "skills": [canary()],
    }


def texts(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text inside, with its place."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{place}.{name}".lstrip("."))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, f"{place}[{index}]")
    elif isinstance(value, str):
        yield place, value


def filled(held: Dossier, reader: int) -> Words:
    """The words of one packet, as the rules see them."""
    paper = plan_packets(held, plan_of(held, TODAY)).papers[reader]
    with Templates(templates_folder()) as templates:
        assert paper.template is not None
        told = render_text(templates.fill(paper.template, paper.context), width=None)
    return Words(
        kind=paper.kind, reader=paper.reader, reader_kind=paper.reader_kind, text=told, prints=paper.prints
    )


@pytest.mark.parametrize("reader", [0, 1])
def test_every_screened_field_that_a_packet_prints_can_hold_it(reader: int) -> None:
    held = dossier(**a_dossier())
    words = filled(held, reader)
    screened = field_texts(held, [words])
    printed = [each for each in screened if each.text.split()[0] in words.text]
    assert len(printed) > 10
    assert len(screened) > len(printed)
    assert all(words.prints_place(each.place) for each in printed)


@pytest.mark.parametrize("reader", [0, 1])
def test_every_place_whose_words_a_packet_prints_is_named_and_no_other(reader: int) -> None:
    held = dossier(**a_dossier())
    words = filled(held, reader)
    own = [(place, text) for place, text in texts(held) if "Qanary" in text]
    printed = {place for place, text in own if text.split()[0] in words.text}
    named = {place for place, _ in own if words.prints_place(place)}
    assert len(printed) > 25
    assert len(own) > len(printed) + 25
    assert printed == named


def test_entries_written_in_the_same_words_are_told_apart() -> None:
    twice = [{"problem": "Sepsis", "i_did": "Presented.", "supervised_by": "whitfield"} for _ in range(7)]
    held = dossier(
        applicant={"name": {"given": "Ayesha"}, "season": 2028, "contact": CONTACT},
        rotations=[
            {**a_rotation("none", writer(id="other", name="Jo Other, MD")), "key_cases": [], "feedback": []},
            {**a_rotation("one", writer()), "key_cases": twice},
        ],
    )
    paper = plan_packets(held, plan_of(held, TODAY)).papers[1]
    shown = [place for place in paper.prints if "key_cases" in place]
    assert shown == [f"rotations[1].key_cases[{index}]" for index in range(5)]
