"""The checklist for a host with a portal or form, in place of a cover e-mail."""

from datetime import date

import pytest

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.papers.emails.portal_checklist import PORTAL_CHECKLIST
from awaykit.papers.paper import Folder, Format, Paper, Planned
from awaykit.rendering.templating.templates import Templates
from awaykit.rendering.text import render_text
from awaykit.rendering.vocabulary import check
from awaykit.resources import templates_folder
from dossiers import Fields
from papers.emails.emails_to_hosts import TODAY, WHY, asked, file, held, host, planned

WANTED: list[Fields] = [
    {"kind": "transcript", "state": "ready"},
    {"kind": "tb-test", "state": "missing", "due": "2026-12-14", "note": "within three months"},
    {"kind": "passport", "state": "not-needed"},
    {"kind": "cv", "state": "ready"},
]


def portal(**request: object) -> list[Fields]:
    return [host(**({"apply_by": "portal"} | request))]


def checklist(of: Dossier, today: date = TODAY) -> Paper:
    (paper,) = planned(PORTAL_CHECKLIST, of, today).papers
    return paper


def text(paper: Paper) -> str:
    assert paper.template is not None
    with Templates(templates_folder()) as templates:
        html = templates.fill(paper.template, paper.context)
    check(html, template=paper.template)
    return render_text(html, width=None)


def test_it_is_for_the_applicant_only() -> None:
    found = checklist(held(asked(), programs=portal()))
    assert (found.folder, found.reader_kind, found.formats) == (Folder.PRIVATE, Reader.OWN, (Format.PDF,))
    assert (found.reader, found.rotation, found.wanted_from) == (
        "calder",
        "calder-nephrology",
        date(2026, 9, 7),
    )


def test_it_says_what_is_wanted_how_far_it_is_by_when_and_where_the_file_lies() -> None:
    programs = portal(
        requirements=WANTED, wants_first=["CV", "proof of English"], fee="250", deadline="2026-12-18", why=WHY
    )
    found = checklist(held(asked(), programs=programs, files=[file("transcript")]))
    told = text(found)
    assert "Last day: Friday, December 18, 2026." in told
    assert "four-week observership on the nephrology consult service" in told
    assert "Your transcript  |  ready  |  –  |  files/transcript.pdf" in told
    assert "to get  |  Mon, December 14  |  not in your dossier" in told
    assert "within three months" in told
    assert "Your English test result  |  wanted first" in told
    assert "Your CV  |  ready  |  –  |  the CV in send/programs" in told
    assert "passport copy" not in told
    assert "$250" in told
    assert WHY in told.replace("’", "'")
    assert found.prints == ("programs[0].rotation.why",)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 12, 19), "The last day was Friday, December 18, 2026."),
        (date(2026, 12, 18), "Last day: Friday, December 18, 2026."),
    ],
)
def test_a_last_day_that_is_past_is_called_so(today: date, words: str) -> None:
    assert words in text(checklist(held(asked(), programs=portal(deadline="2026-12-18")), today))


def test_an_empty_request_says_what_to_add() -> None:
    told = text(checklist(held(programs=portal(apply_by="form", contact=None))))
    assert "Checklist for the form" in told
    assert "No last day is recorded." in told
    assert "No rotation is recorded yet." in told
    assert "Nothing is recorded." in told


def test_there_is_none_once_applied_or_where_an_e_mail_serves() -> None:
    assert planned(PORTAL_CHECKLIST, held(asked(state="applied"), programs=portal())) == Planned()
    assert planned(PORTAL_CHECKLIST, held(asked())) == Planned()
    assert planned(PORTAL_CHECKLIST, held(asked(), programs=portal()), date(2027, 6, 7)) == Planned()
    assert (
        planned(PORTAL_CHECKLIST, held(programs=portal(deadline="2026-12-18")), date(2027, 1, 4)) == Planned()
    )


@pytest.mark.parametrize(("state", "words"), [("missing", "to pay"), ("sent", "paid")])
def test_a_fee_is_paid_and_not_got(state: str, words: str) -> None:
    wanted: list[Fields] = [{"kind": "fee", "state": state}]
    (line,) = checklist(held(asked(), programs=portal(requirements=wanted))).context.lines
    assert line.state == words
