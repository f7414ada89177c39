"""START-HERE and the page of e-mails in a browser: from the disk, without a network, by mouse and keys."""

import email
import shutil
import time
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from browser import ALL_REFUSED, CONTROL, ENTER, REFUSED, TAB, Browser
from conftest import BUILT_SAMPLES, Built
from minimal import build, edit, minimal_dossier

Build = Callable[..., Built]
PAGES = ("START-HERE.html", "emails.html")
FIELDS = """
return Array.from(document.querySelectorAll("article"), (article) => ({
  id: article.id,
  copies: Object.fromEntries(Array.from(article.querySelectorAll("button"), (button) =>
    [button.dataset.what, document.getElementById(button.dataset.copy).textContent])),
  links: Array.from(article.querySelectorAll("a"), (link) => link.getAttribute("href")),
}));
"""
HOSTILE = 'Dr. <script>alert(1)</script> "O\'Vale" & محمد <b>'


def drafts(built: Built) -> dict[str, EmailMessage]:
    """Each draft that a mail program can open, by the name of its place on the page."""
    found = {}
    for paper in built.report["papers"]:
        for file in paper["files"]:
            if file["format"] == "eml":
                content = (built.folder / file["path"]).read_bytes()
                draft = email.message_from_bytes(content, policy=policy.default)
                assert isinstance(draft, EmailMessage)
                found[f"{paper['kind']}:{paper['reader']}"] = draft
    return found


def said(draft: EmailMessage) -> dict[str, str]:
    body = draft.get_body(("plain",))
    assert body is not None
    text = str(body.get_content()).replace("\r\n", "\n").removesuffix("\n")
    return {"To": str(draft["To"]), "Subject": str(draft["Subject"]), "Body": text}


def as_text(path: Path) -> dict[str, str]:
    """To, Subject and body of the text beside a draft."""
    head, _, body = path.read_bytes().decode("utf-8").replace("\r\n", "\n").partition("\n\n")
    lines = dict(line.split(": ", 1) for line in head.split("\n"))
    return {"To": lines["To"], "Subject": lines["Subject"], "Body": body.removesuffix("\n")}


def button(what: str) -> str:
    return f"article button[data-what={what}]"


def told(browser: Browser) -> str:
    """What the first e-mail's buttons answered; the browser may take its time to."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        answer = browser.run("return document.querySelector('article [role=status]').textContent")
        if answer:
            return str(answer)
    return ""


def first_copies(browser: Browser) -> dict[str, str]:
    return dict(browser.run(FIELDS)[0]["copies"])


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_what_is_copied_is_what_the_draft_says(silent: Browser, built: Build, name: str) -> None:
    sample = built(name)
    silent.open(sample.folder / "emails.html")
    shown = {each["id"]: each["copies"] for each in silent.run(FIELDS) if each["copies"]}
    wanted = {place: said(draft) for place, draft in drafts(sample).items()}
    assert len(wanted) >= 2
    assert shown == wanted


@pytest.mark.parametrize("what", ["To", "Subject", "Body"])
def test_a_click_copies(silent: Browser, built: Build, what: str) -> None:
    silent.open(built("complete").folder / "emails.html")
    silent.click(button(what))
    assert told(silent) == f"Copied: {what}."
    assert silent.pasted() == first_copies(silent)[what] != ""


def test_keys_alone_copy_each_part(silent: Browser, built: Build) -> None:
    silent.open(built("complete").folder / "emails.html")
    silent.run("document.querySelector('article').tabIndex = -1; document.querySelector('article').focus()")
    copied: dict[str, str] = {}
    while len(copied) < 3:
        silent.press(TAB)
        what = silent.run("return document.activeElement.dataset.what || ''")
        if what:
            outline = silent.run("return getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
            silent.press(ENTER)
            assert told(silent) == f"Copied: {what}."
            copied[what] = silent.pasted()
            silent.run("document.querySelector(arguments[0]).focus()", button(what))
    assert copied == first_copies(silent)


@pytest.mark.parametrize("what", ["To", "Subject", "Body"])
def test_a_refused_clipboard_is_gone_round(silent: Browser, built: Build, what: str) -> None:
    silent.open(built("complete").folder / "emails.html")
    silent.run(REFUSED)
    silent.click(button(what))
    assert told(silent) == f"Copied: {what}."
    assert silent.pasted() == first_copies(silent)[what]


def test_where_nothing_may_copy_the_text_is_left_selected(silent: Browser, built: Build) -> None:
    silent.open(built("complete").folder / "emails.html")
    silent.run(ALL_REFUSED)
    silent.click(button("Body"))
    assert told(silent) == "Body is selected: press Ctrl+C, on a Mac Command+C."
    silent.press(CONTROL, "c")
    assert silent.pasted() == first_copies(silent)["Body"]


def test_what_is_selected_by_hand_is_copied_without_its_fonts(silent: Browser, built: Build) -> None:
    silent.open(built("complete").folder / "emails.html")
    kinds = silent.run(
        """
        const part = document.querySelector("article .body");
        const range = document.createRange();
        range.setStart(part.firstChild, 5);
        range.setEnd(part.firstChild, 40);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        const data = new DataTransfer();
        document.dispatchEvent(new ClipboardEvent("copy", {clipboardData: data, cancelable: true}));
        return [Array.from(data.types), data.getData("text/plain"), range.toString()];
        """
    )
    assert kinds == [["text/plain"], kinds[2], kinds[2]]


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_every_link_leads_somewhere(silent: Browser, built: Build, name: str) -> None:
    folder = built(name).folder
    for page in PAGES:
        silent.open(folder / page)
        links = silent.run("return Array.from(document.links, (link) => link.getAttribute('href'))")
        assert len(links) >= 3
        for link in links:
            parts = urlsplit(link)
            if parts.scheme == "mailto":
                continue
            target = folder / unquote(parts.path) if parts.path else folder / page
            assert target.is_file(), link
            if parts.fragment:
                silent.open(target)
                assert silent.run(
                    "return !!document.getElementById(arguments[0])", unquote(parts.fragment)
                ), link


def test_a_link_opens_a_mail_with_subject_and_body(silent: Browser, built: Build) -> None:
    silent.open(built("minimal").folder / "emails.html")
    (first, *_) = silent.run(FIELDS)
    (link,) = (urlsplit(link) for link in first["links"] if link.startswith("mailto:"))
    carried = parse_qs(link.query)
    assert unquote(link.path) in first["copies"]["To"]
    assert carried["subject"] == [first["copies"]["Subject"]]
    assert carried["body"] == [first["copies"]["Body"].replace("\n", "\r\n")]


@pytest.mark.parametrize("name", BUILT_SAMPLES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_a_phone_and_a_desk(silent: Browser, built: Build, name: str, page: str) -> None:
    for width in (360, 390, 1280):
        silent.resize(width, 800)
        silent.open(built(name).folder / page)
        assert silent.run("return document.documentElement.scrollWidth") <= width


def test_without_its_script_a_page_shows_all_but_the_buttons(silent: Browser, built: Build) -> None:
    silent.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        silent.open(built("complete").folder / "emails.html")
    finally:
        silent.cdp("Emulation.setScriptExecutionDisabled", value=False)
    shown = silent.run("return document.body.innerText")
    assert "Copy Body" not in shown
    assert first_copies(silent)["Body"].split("\n")[-1] in shown


def test_what_looks_like_html_is_shown_as_text(silent: Browser, tmp_path: Path) -> None:
    dossier, out = minimal_dossier(tmp_path), tmp_path / "out"
    quoted = HOSTILE.replace("'", "''")
    edit(dossier, "greeting: Dr. Rosencrantz-Vale", f"greeting: '{quoted}'")
    edit(dossier, "site: Alderbrook Medical Center", "site: '<img src=x onerror=alert(2)> \"Q\" Hospital'")
    report = build(dossier, out)
    silent.open(out / "START-HERE.html")
    text = silent.run("return document.body.textContent")
    assert HOSTILE in text
    assert '<img src=x onerror=alert(2)> "Q" Hospital' in text
    assert silent.run("return document.querySelectorAll('main script, main img, main b').length") == 0
    assert HOSTILE in silent.run("return document.querySelector('bdi').textContent")
    silent.open(out / "emails.html")
    emails = [paper for paper in report["papers"] if paper["kind"] != "eras-experiences"]
    paths = [file["path"] for paper in emails for file in paper["files"] if file["format"] == "txt"]
    shown = [each["copies"] for each in silent.run(FIELDS) if each["copies"]]
    assert sorted(each["Body"] for each in shown) == sorted(as_text(out / path)["Body"] for path in paths)
    assert any(HOSTILE in each["Body"] for each in shown)
    assert silent.run("return document.querySelectorAll('main script, main img, main b').length") == 0


class Reader(HTMLParser):
    """Looks whether every tag is closed where it should be, and every id is given once."""

    VOID = frozenset({"br", "meta"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.faults += [f"{tag} {name}" for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag not in self.VOID:
            if tag in {"p", "div", "ul", "h2", "article"} and "p" in self.open:
                self.faults.append(f"{tag} in p")
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


@pytest.mark.parametrize("name", BUILT_SAMPLES)
@pytest.mark.parametrize("page", PAGES)
def test_tags_nest_and_nothing_runs_but_the_one_script(built: Build, name: str, page: str) -> None:
    text = (built(name).folder / page).read_text(encoding="utf-8")
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert (reader.faults, reader.open) == ([], [])
    assert len(reader.ids) == len(set(reader.ids))
    assert text.count("<script>") == (1 if page == "emails.html" else 0)
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text
    assert text.isascii() or '<meta charset="utf-8">' in text


def test_a_page_that_the_person_changed_stays(built: Build, tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    out = Path(shutil.copytree(built("minimal").folder, tmp_path / "out"))
    mine = (out / "START-HERE.html").read_bytes() + b"<p>mine</p>"
    (out / "START-HERE.html").write_bytes(mine)
    report = build(dossier, out)
    assert (out / "START-HERE.html").read_bytes() == mine
    assert [each["word"] for each in report["screens"]][:1] == ["kept yours"]
    assert (out / "new-versions" / "START-HERE.html").is_file()
