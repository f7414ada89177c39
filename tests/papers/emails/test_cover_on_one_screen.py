"""The six facts for a coordinator, or a physician, fit the first screen of every cover e-mail."""

import textwrap
import tomllib
from datetime import date, timedelta

import pytest

from awaykit.loading.load import load
from awaykit.papers.paper import Paper
from awaykit.resources import samples_folder
from awaykit.wording import month_and_day
from dossiers import Fields
from papers.emails.emails_to_hosts import (
    COORDINATOR,
    HOST_NAME,
    KIND,
    PHYSICIAN,
    SCHOOL,
    STUDENT,
    WHY,
    asked,
    file,
    held,
    host,
    planned,
    said,
)

COVER = KIND["cover"]
COLUMNS, LINES = 78, 25
"""What a reader sees of a message before scrolling; the subject stands above the first line."""


def screen(paper: Paper) -> str:
    """The first lines of the message as a window of that size shows them, on one line."""
    told = said(paper)
    lines: list[str] = []
    for line in told.body.split("\n"):
        lines += textwrap.wrap(line, COLUMNS, break_on_hyphens=False) or [""]
    return " ".join((told.subject, *lines[:LINES]))


def assert_six_facts(paper: Paper, facts: dict[str, str]) -> None:
    seen = screen(paper)
    assert [name for name, words in facts.items() if words not in seen] == []


@pytest.mark.parametrize("contact", [COORDINATOR, PHYSICIAN], ids=["coordinator", "physician"])
@pytest.mark.parametrize("status", [{}, STUDENT], ids=["graduate", "student"])
@pytest.mark.parametrize("kind", ["elective", "observership"])
@pytest.mark.parametrize("pathway", ["host", "vslo", "affiliated"])
def test_who_what_when_status_papers_and_the_question_are_seen_at_once(
    contact: Fields, status: Fields, kind: str, pathway: str
) -> None:
    wanted: list[Fields] = [
        {"kind": "tb-test", "state": "ready"},
        {"kind": "deans-letter", "state": "asked"},
    ]
    program = host(
        contact=contact, why=WHY, pathway=pathway, wants_first=["CV", "transcript"], requirements=wanted
    )
    role = asked(kind=kind, hands_on="no" if kind == "observership" else "yes")
    applicant = status | {"school": SCHOOL | {"takes_part_in_vslo": "yes", "agreements": HOST_NAME}}
    of = held(role, applicant=applicant, programs=[program], files=[file("transcript"), file("tb-test")])
    (found,) = planned(COVER, of).papers
    facts = {
        "who": "Ayesha Khan",
        "what": f"a four-week {kind} on the nephrology consult service",
        "where": HOST_NAME,
        "when": "from June 7 to July 2, 2027.",
        "status": "I am a medical student at" if status else "I graduated in",
        "attached": "I have attached my CV and my transcript.",
        "asked": "?",
    }
    assert_six_facts(found, facts)


@pytest.mark.parametrize("name", ["complete", "student"])
def test_the_covers_of_the_samples_show_them_too(name: str) -> None:
    days = tomllib.loads((samples_folder() / "today.toml").read_text(encoding="utf-8"))
    dossier = load(samples_folder() / name).dossier
    found = planned(COVER, dossier, days[name]).papers
    assert found
    for paper in found:
        assert paper.rotation is not None
        rotation = next(each for each in dossier.rotations if each.id == paper.rotation)
        assert rotation.starts is not None
        facts = {
            "who": dossier.applicant.name.full,
            "what": rotation.kind.value,
            "where": rotation.site,
            "when": f"from {month_and_day(rotation.starts)} to ",
            "attached": "I have attached my CV",
            "asked": "?",
        }
        assert_six_facts(paper, facts)
        assert any(words in screen(paper) for words in ("I am a medical student at", "I graduated in"))


def test_late_in_the_season_they_are_seen_as_well() -> None:
    late = held(asked(), programs=[host(deadline="2026-11-01")])
    (found,) = planned(COVER, late).papers
    assert_six_facts(found, {"asked": "whether you still take applications for these dates?"})
    begins = date(2027, 6, 7)
    (found,) = planned(COVER, held(asked()), begins - timedelta(days=7)).papers
    assert_six_facts(found, {"asked": "?"})
