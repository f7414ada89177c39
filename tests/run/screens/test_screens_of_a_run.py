"""START-HERE and the page of e-mails show the whole folder, also after a run for a part of it."""

import html
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from awaykit.forms.recording import Recording, record
from awaykit.papers.all_kinds import KINDS
from awaykit.papers.emails.email_table import EMAILS
from awaykit.plan.steps import Word, WordKind
from awaykit.run.make import make_papers
from awaykit.run.new_files import template_names
from awaykit.run.order import Order, Selection
from awaykit.run.prepare import prepare
from awaykit.run.report import BuildReport
from conftest import BUILT_SAMPLES, SAMPLE_DAYS, SAMPLES, Built
from minimal import edit, minimal_dossier

TODAY = date(2027, 4, 29)
AGREED = "          agreed: 2027-04-27\n"


@pytest.fixture
def order(tmp_path: Path, built: Callable[..., Built]) -> Order:
    """The minimal dossier, and its papers as an earlier run left them."""
    dossier = minimal_dossier(tmp_path)
    out = Path(shutil.copytree(built("minimal").folder, tmp_path / "out"))
    return Order(dossier=dossier, today=TODAY, home=tmp_path, out=out)


def page(order: Order, name: str) -> str:
    return (order.output_folder / name).read_text(encoding="utf-8")


def start(order: Order) -> str:
    return page(order, "START-HERE.html")


def part(text: str, heading: str) -> str:
    """The words below a heading, up to the next."""
    found = re.search(rf"<h2>{heading}</h2>(.*?)(?:<h2>|</main>)", text, re.DOTALL)
    return found[1] if found else ""


def commands(text: str) -> set[str]:
    """The commands that a page shows, as they are copied."""
    found = re.findall(r"<code[^>]*>(.*?)</code>", text)
    return {html.unescape(re.sub(r"<[^>]*>", "", each)) for each in found}


def words(report: BuildReport) -> list[str]:
    return [file.word.value for file in report.screens]


def test_the_first_page_says_who_when_and_what_comes_next(order: Order) -> None:
    make_papers(order)
    text = start(order)
    assert "Wirayuda. Season 2028 (apply September 2027)." in text
    assert "As of Thursday, April 29, 2027." in text
    assert part(text, "Next").count("<li>") == 3
    assert "Send Dr. Rosencrantz-Vale the packet" in part(text, "Next")
    assert 'href="emails.html#letter-materials:rosencrantz"' in part(text, "Send now")
    assert "Wirayuda_Letter_Packet_IM_2028.pdf" in part(text, "Send now")


def test_a_missing_fact_is_told_with_its_line_and_nothing_to_copy(order: Order) -> None:
    edit(order.dossier, "        email: j.rosencrantz@example.org\n", "")
    make_papers(order)
    unfinished = part(start(order), "Unfinished")
    assert "the e-mail address of Judith Rosencrantz-Vale, MD" in unfinished
    assert re.search(r"dossier\.yaml, line \d+", unfinished)
    emails = page(order, "emails.html")
    assert "Unfinished" in emails
    assert "Copy Body" not in emails
    assert "mailto:" not in emails


def test_a_paper_before_the_yes_waits(order: Order) -> None:
    edit(order.dossier, AGREED, "")
    make_papers(order)
    waiting = part(start(order), "Waiting")
    assert "request packet" in waiting
    assert "Wait for the yes." in waiting


def test_pages_stay_when_nothing_changed(order: Order) -> None:
    make_papers(order)
    before = start(order)
    assert words(make_papers(order)) == ["unchanged"] * 3
    assert start(order) == before


@pytest.mark.parametrize(
    "selection",
    [
        Selection(command="calendar"),
        Selection(command="packet", writer="rosencrantz"),
        Selection(due_within=0),
    ],
)
def test_a_run_for_a_part_tells_of_the_whole_folder(order: Order, selection: Selection) -> None:
    make_papers(order)
    pages = ("START-HERE.html", "emails.html", "eras.html")
    whole = [page(order, name) for name in pages]
    report = make_papers(replace(order, selection=selection))
    assert words(report) == ["unchanged"] * 3
    assert [page(order, name) for name in pages] == whole


def test_a_run_for_a_part_shows_what_it_made_and_where_the_rest_lies(order: Order) -> None:
    make_papers(order)
    edit(order.dossier, AGREED, "")
    make_papers(replace(order, selection=Selection(command="packet")))
    text = start(order)
    assert "waiting/rosencrantz/Wirayuda_Letter_Packet_IM_2028.pdf" in part(text, "Waiting")
    assert "Wirayuda_Calendar_2028.ics" in part(text, "For your eyes")


def test_a_mistake_in_a_template_of_another_kind_does_not_stop_a_part(order: Order) -> None:
    make_papers(order)
    before = start(order)
    own = order.dossier / "templates" / "myeras-card"
    own.mkdir(parents=True)
    (own / "card.html.j2").write_text("<p>{{ nobody }}</p>", encoding="utf-8")
    report = make_papers(replace(order, selection=Selection(command="calendar")))
    assert report.screens == ()
    assert start(order) == before


def test_a_changed_file_is_named_with_the_ways_to_decide(order: Order) -> None:
    make_papers(order)
    word_file = next(order.output_folder.rglob("*_Letter_Packet_*.docx"))
    word_file.write_bytes(word_file.read_bytes() + b"mine")
    edit(order.dossier, "weeks: 4", "weeks: 3")
    make_papers(order)
    edited = part(start(order), "Files that you changed")
    shown = word_file.relative_to(order.home).as_posix()
    assert commands(edited) == {f"awaykit use {shown}", f"awaykit use {shown} --ours"}
    assert "new-versions/" in edited


def test_a_draft_that_the_person_changed_is_not_copied_in_our_words(order: Order) -> None:
    make_papers(order)
    before = page(order, "emails.html").count("Copy Body")
    text = order.output_folder / "send" / "rosencrantz" / "Email_Letter_Materials.txt"
    text.write_bytes(text.read_bytes().replace(b"Thank you", b"Many thanks"))
    make_papers(order)
    emails = page(order, "emails.html")
    assert emails.count("Copy Body") == before - 1
    assert "You changed this draft, so copy from your own file." in emails
    assert 'href="send/rosencrantz/Email_Letter_Materials.txt"' in emails
    assert "mailto:j.rosencrantz@example.org" in emails  # of the others


def test_pages_are_no_templates_of_a_dossier(order: Order) -> None:
    names = [name for name, _ in template_names(order.dossier)]
    assert "cv/cv.html.j2" in names
    assert [name for name in names if name.startswith("screens/")] == []


def test_words_that_may_name_a_patient_stand_on_no_page(order: Order) -> None:
    named = "I saw Mrs. Wilhelmina Featherstonehaugh, MRN 4471180, on May 3."
    edit(order.dossier, "learned: To read a new drug against all the old ones.", f"learned: {named}")
    report = make_papers(order)
    assert any(paper.held for paper in report.papers)
    for name in ("START-HERE.html", "emails.html"):
        assert "Featherstonehaugh" not in page(order, name)
        assert "4471180" not in page(order, name)
    assert "awaykit check shows the words" in part(start(order), "Unfinished")


def test_commands_name_the_dossier_as_it_was_typed(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(order.dossier, AGREED, "")
    edit(order.dossier, "          asked: 2027-04-27\n", "          asked:\n")
    make_papers(order)
    assert f"awaykit done asked rosencrantz --dossier {order.dossier}" in commands(page(order, "emails.html"))
    monkeypatch.chdir(order.dossier)
    here = replace(order, dossier=Path())
    make_papers(here)
    assert "awaykit done asked rosencrantz" in commands(page(here, "emails.html"))


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_the_command_that_records_an_email_is_one_that_done_takes(name: str) -> None:
    day = date.fromisoformat(SAMPLE_DAYS[name])
    prepared = prepare(SAMPLES / name, day, Selection())
    recorded = [words for filled in prepared.papers for words in filled.paper.records]
    for step, *names in recorded:
        order = Recording(dossier=SAMPLES / name, step=step, names=tuple(names), today=day, dry_run=True)
        assert record(order).files, (step, names)
    assert recorded or name == "minimal"


def test_every_email_that_done_knows_by_its_kind_says_how_it_is_recorded() -> None:
    kinds = {each.kind: each for each in EMAILS}
    words = {word for word in Word if word.kind.is_message or word.kind is WordKind.DAYS}
    known = kinds.keys() & words
    assert known == words
    # The papers that go with this one are recorded, each for itself.
    assert {kind for kind in known if kinds[kind].records != kind} == {"documents"}
    assert kinds["letter-ask"].records == "asked"
    assert kinds["letter-again"].records == "asked"
    assert kinds["letter-reminder"].records == "reminded"
    assert kinds["letter-update"].records == "update"
    emails = {kind.kind for kind in KINDS if kind.template and kind.template.startswith("emails/")}
    assert kinds.keys() == emails


def test_what_was_sent_already_and_what_goes_with_an_email_are_told_as_such(
    built: Callable[..., Built],
) -> None:
    text = (built("complete").folder / "START-HERE.html").read_text(encoding="utf-8")
    readers = part(text, "Send now").split("<h3>")
    said = {reader.partition("<")[0]: reader for reader in readers}
    assert "You have sent it, as your records say." in said["Eleanor J. Whitfield, MD"]
    assert "You have sent it" not in said["Morenike T. Adeyemi, MD, FACP"]
    assert "Attach it where an e-mail names it." in said["Programs"]


def test_a_step_without_a_command_says_what_to_write(built: Callable[..., Built]) -> None:
    text = (built("complete").folder / "START-HERE.html").read_text(encoding="utf-8")
    assert "Once it is done: type nothing; the packet counts as sent" in part(text, "Next")
