"""The page that copies into MyERAS, in a browser: from the disk, without a network, by mouse and keys."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from awaykit.loading.load import load
from awaykit.papers.eras.eras_experiences import ErasContext, plan_eras
from awaykit.run.prepare import plan_for
from browser import ALL_REFUSED, CONTROL, ENTER, REFUSED, TAB, Browser
from conftest import BUILT_SAMPLES, SAMPLE_DAYS, SAMPLES, Built
from minimal import build, edit, minimal_dossier

Build = Callable[..., Built]
PAGE = "eras.html"
COPIES = """
return Array.from(document.querySelectorAll("article"), (article) =>
  Array.from(article.querySelectorAll("button"), (button) =>
    [button.dataset.copy, document.getElementById(button.dataset.copy).textContent]));
"""
DESCRIPTION = "entry-1:description"
PATIENT = "Saw Mr. Hollis of room 412 every morning, MRN 00482913"


def context(name: str) -> ErasContext:
    loaded = load(SAMPLES / name)
    plan = plan_for(loaded, date.fromisoformat(SAMPLE_DAYS[name]))
    (paper,) = plan_eras(loaded.dossier, plan).papers
    assert isinstance(paper.context, ErasContext)
    return paper.context


def copies(browser: Browser) -> dict[str, str]:
    """What each button copies, by the place of its text on the page."""
    return {place: text for article in browser.run(COPIES) for place, text in article}


def button(place: str) -> str:
    return f'button[data-copy="{place}"]'


def told(browser: Browser, place: str) -> str:
    """What a button answered; the browser may take its time to."""
    script = """
        const button = document.querySelector(arguments[0]);
        return button.closest(".copies").querySelector("[role=status]").textContent;
    """
    until = time.monotonic() + 10
    while time.monotonic() < until:
        answer = browser.run(script, button(place))
        if answer:
            return str(answer)
    return ""


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_what_is_copied_is_what_the_draft_says(silent: Browser, built: Build, name: str) -> None:
    silent.open(built(name).folder / PAGE)
    shown = copies(silent)
    drafted = context(name)
    wanted: dict[str, str] = {}
    for entry in drafted.entries:
        id_ = f"entry-{entry.number}"
        wanted |= {
            f"{id_}:{each.asks.lower().replace(' ', '-')}": each.value
            for each in entry.fields
            if each.kind == "typed"
        }
        wanted |= {f"{id_}:description": entry.description.text} if entry.description.text else {}
        wanted |= {f"{id_}:reflection": entry.reflection.text} if entry.reflection else {}
    for number, work in enumerate(drafted.works, start=1):
        told_of = {"title": work.title, "authors": ", ".join(work.authors), "where": work.where}
        told_of["pmid-or-doi"] = work.identifier
        wanted |= {f"work-{number}:{field}": text for field, text in told_of.items() if text}
    assert {place: text for place, text in shown.items() if place.startswith(("entry-", "work-"))} == wanted
    if drafted.statement is not None:
        assert shown["statement:text"] == drafted.statement.text
    assert len(wanted) >= 2


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_each_place_on_the_page_has_a_name_of_its_own(silent: Browser, built: Build, name: str) -> None:
    silent.open(built(name).folder / PAGE)
    names = silent.run("return Array.from(document.querySelectorAll('[id]'), (each) => each.id)")
    assert len(names) == len(set(names)) >= len(copies(silent)) > 1


@pytest.mark.parametrize(
    "place", [DESCRIPTION, "entry-1:organization", "entry-1:reflection", "work-1:title", "statement:text"]
)
def test_a_click_copies_a_text_exactly(silent: Browser, built: Build, place: str) -> None:
    silent.open(built("complete").folder / PAGE)
    silent.click(button(place))
    assert told(silent, place).startswith("Copied: ")
    assert silent.pasted() == copies(silent)[place] != ""


def test_keys_alone_copy_every_text_of_an_entry(silent: Browser, built: Build) -> None:
    silent.open(built("complete").folder / PAGE)
    wanted = {place: text for place, text in copies(silent).items() if place.startswith("entry-1:")}
    silent.run("document.getElementById('entry-1').tabIndex = -1; document.getElementById('entry-1').focus()")
    copied: dict[str, str] = {}
    while len(copied) < len(wanted):
        silent.press(TAB)
        place = silent.run("return document.activeElement.dataset.copy || ''")
        assert place in wanted
        assert silent.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
        silent.press(ENTER)
        assert told(silent, place).startswith("Copied: ")
        copied[place] = silent.pasted()
        silent.run("document.querySelector(arguments[0]).focus()", button(place))
    assert copied == wanted


def test_a_refused_clipboard_is_gone_round(silent: Browser, built: Build) -> None:
    silent.open(built("complete").folder / PAGE)
    silent.run(REFUSED)
    silent.click(button(DESCRIPTION))
    assert told(silent, DESCRIPTION) == "Copied: Description."
    assert silent.pasted() == copies(silent)[DESCRIPTION]


def test_where_nothing_may_copy_the_text_is_left_selected(silent: Browser, built: Build) -> None:
    silent.open(built("complete").folder / PAGE)
    silent.run(ALL_REFUSED)
    silent.click(button(DESCRIPTION))
    assert told(silent, DESCRIPTION) == "Description is selected: press Ctrl+C, on a Mac Command+C."
    silent.press(CONTROL, "c")
    assert silent.pasted() == copies(silent)[DESCRIPTION]


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_the_page_fits_a_phone_and_a_desk(silent: Browser, built: Build, name: str) -> None:
    for width in (360, 390, 1280):
        silent.resize(width, 800)
        silent.open(built(name).folder / PAGE)
        assert silent.run("return document.documentElement.scrollWidth") <= width


def test_each_button_has_a_name_of_its_own(silent: Browser, built: Build) -> None:
    silent.open(built("complete").folder / PAGE)
    for article in silent.run(
        """
        return Array.from(document.querySelectorAll("article"), (article) =>
          Array.from(article.querySelectorAll("button"), (button) => button.textContent));
        """
    ):
        assert len(article) == len(set(article))
        assert all(name.startswith("Copy ") for name in article)


def test_the_notice_comes_first_and_both_pages_lead_to_each_other(silent: Browser, built: Build) -> None:
    folder = built("complete").folder
    silent.open(folder / PAGE)
    text = silent.run("return document.querySelector('main').innerText")
    assert text.index("rewrite it in your own words") < text.index("Larkmoor")
    silent.click(".home a")
    assert silent.run("return document.title").startswith("Start here")
    silent.click('a[href="eras.html"]')
    assert silent.run("return document.title").startswith("MyERAS")


def test_without_its_script_the_page_shows_the_texts_and_no_button(silent: Browser, built: Build) -> None:
    silent.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        silent.open(built("complete").folder / PAGE)
    finally:
        silent.cdp("Emulation.setScriptExecutionDisabled", value=False)
    shown = silent.run("return document.body.innerText")
    assert "Copy" not in shown
    assert context("complete").entries[0].description.text in " ".join(shown.split())


def two_entries(folder: Path, fact: str) -> Path:
    """The minimal dossier with an experience of this one fact, and another."""
    dossier = minimal_dossier(folder)
    file = dossier / "dossier.yaml"
    told_of: list[tuple[str, str, dict[str, Any]]] = [
        ("first", fact, {}),
        ("second", "Wrote clean notes", {}),
    ]
    lines = ["", "experiences:"]
    for id_, words, _ in told_of:
        lines += [f"  - id: {id_}", f"    organization: The {id_}", "    facts:", f"      - fact: '{words}'"]
    file.write_text(file.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")
    return dossier


def test_a_text_that_may_name_a_patient_is_not_offered(silent: Browser, tmp_path: Path) -> None:
    dossier, out = two_entries(tmp_path, PATIENT), tmp_path / "out"
    report = build(dossier, out, status=1)
    (paper,) = (paper for paper in report["papers"] if paper["kind"] == "eras-experiences")
    assert paper["folder"] == "unfinished"
    assert "txt" not in {file["format"] for file in paper["files"]}
    silent.open(out / PAGE)
    shown = silent.run("return document.documentElement.textContent")
    assert "Hollis" not in shown
    assert "00482913" not in shown
    assert "Nothing to copy here yet." in shown
    assert "Wrote clean notes." in copies(silent).values()
    assert "The first" not in copies(silent).values()


def test_what_looks_like_html_is_shown_as_text(silent: Browser, tmp_path: Path) -> None:
    hostile = 'Wrote <script>alert(1)</script> "notes" & more <b>'
    dossier, out = two_entries(tmp_path, hostile), tmp_path / "out"
    build(dossier, out)
    silent.open(out / PAGE)
    assert f"{hostile}." in copies(silent).values()
    assert silent.run("return document.querySelectorAll('main script, main b').length") == 0


def test_the_page_goes_with_its_draft(tmp_path: Path) -> None:
    dossier, out = two_entries(tmp_path, "Wrote notes"), tmp_path / "out"
    build(dossier, out)
    assert (out / PAGE).is_file()
    file = dossier / "dossier.yaml"
    file.write_text(file.read_text(encoding="utf-8").partition("\nexperiences:")[0], encoding="utf-8")
    edit(dossier, "state: confirmed", "state: cancelled")
    build(dossier, out)
    assert not (out / PAGE).exists()
    assert PAGE not in (out / "START-HERE.html").read_text(encoding="utf-8")


def test_the_page_says_what_is_too_much_and_shows_what_is_chosen(silent: Browser, tmp_path: Path) -> None:
    dossier, out = minimal_dossier(tmp_path), tmp_path / "out"
    file = dossier / "dossier.yaml"
    lines = ["", "experiences:"]
    for number in range(11):
        lines += [f"  - id: e{number}", f"    organization: St. Mary’s {number}"]
        lines += ["    most_meaningful: yes"] * (number < 4)
    lines += ["eras:", "  setting_preference: Urban", "  geographic_preferences: [{division: Pacific}]"]
    file.write_text(file.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")
    build(dossier, out)
    silent.open(out / PAGE)
    shown = silent.run("return document.querySelector('main').innerText")
    assert "You have 12 entries, and the form takes 10." in shown
    assert "You marked 4 entries as most meaningful, and the form takes 3." in shown
    chosen = silent.run("return document.getElementById('preferences').innerText").split("\n")
    assert [each for each in chosen if each] == [
        "Geographic preferences", "Division", "Pacific", "Setting", "Urban",
    ]  # fmt: skip
    assert "St. Mary's 0" in copies(silent).values()
    assert not any("’" in text for text in copies(silent).values())
