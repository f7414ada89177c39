"""Builds of dossiers with names from all over the world, and each name as it appears in each file."""

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

from awaykit.output.file_names import MAX_NAME, MAX_PATH, is_reserved
from awaykit.papers.paper import Folder, Format
from awaykit.rendering.typography import has_right_to_left
from awaykit.run.make import make_papers
from awaykit.run.order import Order, Selection
from awaykit.run.paper_reports import PlacedPaper, formats_of, path_of
from awaykit.run.prepare import FilledPaper, prepare
from awaykit.run.report import BuildReport
from conftest import SAMPLE_DAYS
from rendering.words import DRAWN_JOINED, W, bare
from sweeps.made_words import holds, words_of
from sweeps.visual_order import blocks_of, read_from_right
from sweeps.world_dossiers import People, write

DAY = date.fromisoformat(SAMPLE_DAYS["complete"])
_NO_FONT = "No font here can print"
_LEGAL = re.compile(rf"[A-Za-z0-9_-]{{1,{MAX_NAME}}}(\.[a-z]{{2,4}})?")
_ONE_GLYPH = str.maketrans("ʼ’", "''")
_JOINED = re.compile(r"[,;·] ")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


@dataclass
class Figures:
    """What many builds showed; each of `bad` says what was wrong where."""

    builds: int = 0
    names: set[str] = field(default_factory=set)
    printed: int = 0
    lines: int = 0
    files: int = 0
    told: int = 0
    copied_otherwise: int = 0
    bad: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{len(self.names):,} names in {self.builds} dossiers: "
            f"{self.printed:,} times in {self.files:,} files; "
            f"{self.lines:,} lines with right-to-left; {self.told} times told which font to add; "
            f"{self.copied_otherwise} times drawn from joined glyphs and copied otherwise; "
            f"{len(self.bad)} bad"
        )


@dataclass(frozen=True)
class Made:
    """A file of a build, the paper that it is of, and the names of the dossier that the paper prints."""

    filled: FilledPaper
    form: Format
    path: Path
    names: frozenset[str]

    def __str__(self) -> str:
        return f"{self.filled.paper.kind} for {self.filled.paper.reader}, {self.form}"


def build_with(
    home: Path, people: People, figures: Figures, font: str = "", command: str | None = None
) -> list[Made]:
    """Build a dossier of these people and compare; `font` is the file that must be asked for, if any.

    `command` is the one kind of papers to make.
    """
    folder, out = write(home / "dossier", people), home / "out"
    selection = Selection(command=command)
    report = make_papers(Order(dossier=folder, home=home, out=out, today=DAY, selection=selection))
    names = names_in(people)
    made = list(_made(report, folder, out, names))
    figures.builds += 1
    figures.names |= names
    figures.files += len(made)
    _look_for_glyphs(report, made, font, figures)
    for each in made:
        if not (font and each.form is Format.PDF):
            _look_for_names(each, figures)
    for path in out.rglob("*.html"):
        figures.bad += [f"{path.name} doesn't isolate {text}" for text in bare_from_right(path)]
    figures.bad += [f"no name for a file: {path}" for path in illegal_paths(out)]
    figures.bad += [f"in no file: {name}" for name in names - {name for each in made for name in each.names}]
    return made


def names_in(people: People) -> frozenset[str]:
    """Every name that the dossier prints."""
    own = {people.given, people.family} if people.family else {people.given}
    return frozenset({*own, *people.others, *people.houses})


def _made(report: BuildReport, folder: Path, out: Path, names: frozenset[str]) -> Iterator[Made]:
    filled = {(each.paper.kind, each.paper.reader): each for each in prepare(folder, DAY, Selection()).papers}
    for paper in report.papers:
        one = filled[paper.kind, paper.reader]
        words = _words(one)
        held = frozenset(name for name in names if name in words)
        for file in paper.files:
            if file.format != Format.ZIP:
                yield Made(one, Format(file.format), out / file.path, held)


def _words(filled: FilledPaper) -> str:
    """The words of a paper, each value as the dossier has it."""
    message = f"{filled.message.subject} {filled.message.body}" if filled.message else ""
    return " ".join(
        (message, filled.paper.pasted_text, *("".join(block) for block in blocks_of(filled.html)))
    )


def _look_for_glyphs(report: BuildReport, made: Sequence[Made], font: str, figures: Figures) -> None:
    """Either every letter was drawn, or it is told which font to add and where, and the paper isn't ready."""
    with_names = {(each.filled.paper.kind, each.filled.paper.reader) for each in made if each.names}
    for paper in report.papers:
        told = [problem for problem in paper.problems if problem.message.startswith(_NO_FONT)]
        figures.told += len(told)
        wrong = [
            problem for problem in told if not font or font not in (problem.hint or "") or not problem.place
        ]
        figures.bad += [f"{paper.kind}: {problem.message} {problem.hint}" for problem in wrong]
        has_pdf = any(file.format == Format.PDF for file in paper.files)
        if font and has_pdf and (paper.kind, paper.reader) in with_names and not told:
            figures.bad.append(f"{paper.kind}: lacks letters and says nothing")
        if told and paper.folder is Folder.SEND:
            figures.bad.append(f"{paper.kind}: lacks letters and is ready")


def _look_for_names(made: Made, figures: Figures) -> None:
    """Each name that the paper prints is in the file, and in a PDF its lines run as they are read."""
    figures.printed += len(made.names)
    look_for_words(str(made), made.form, words_of(made.path), made.names, figures)
    if made.form is Format.PDF:
        look_at_order(made, made.path, figures)
    elif made.form is Format.DOCX:
        figures.bad += [f"{made}: marked wrongly: {text}" for text in wrongly_marked(made.path)]


def look_for_words(file: str, form: Format, words: str, names: Iterable[str], figures: Figures) -> None:
    """Each name must be among the words of a file, or be drawn in a PDF from joined glyphs."""
    for name in names:
        if form is Format.PDF and DRAWN_JOINED.search(name):
            figures.copied_otherwise += not _is_held(form, words, name)
        elif not _is_held(form, words, name):
            figures.bad.append(f"{file} lacks {name}")


def _is_held(form: Format, words: str, name: str) -> bool:
    """Whether the words of a file hold a name; those of a PDF, its letters.

    There a line may end inside a name, and vowel signs stand where they are drawn, or are part of a glyph.
    """
    if form is not Format.PDF:
        return holds(form, words, name)
    letters = _without_vowel_signs(bare(words)).casefold()
    parts = re.split(r"[\s\u05be-]+", unicodedata.normalize("NFKD", name))
    return all(
        holds(form, letters, _without_vowel_signs(part))
        or _has_all_letters(letters, _without_vowel_signs(part))
        for part in parts
    )


def _has_all_letters(words: str, part: str) -> bool:
    """Whether the letters of a part of a name stand together: a conjunct is copied as it is drawn."""
    wanted, room = Counter(part.casefold()), len(part) * 3 // 2 + 2
    return any(wanted <= Counter(words[at : at + room]) for at in range(len(words)) if words[at] in wanted)


def _without_vowel_signs(text: str) -> str:
    """Without spaces too; the apostrophe of Ukrainian and the quote have one glyph, and are one here."""
    plain = unicodedata.normalize("NFKD", text.translate(_ONE_GLYPH))
    return "".join(each for each in plain if unicodedata.category(each) not in {"Mn", "Mc", "Zs", "Cc", "Cf"})


def look_at_order(made: Made, pdf: Path, figures: Figures) -> None:
    """The lines of a PDF that hold letters from right to left; of a paper's values none joins two of them."""
    blocks = blocks_of(made.filled.html, made.filled.paper.running_header)
    order = read_from_right(pdf, blocks)
    figures.lines += order.lines
    figures.bad += [f"{made}, {pdf.name}: out of order: {line}" for line in order.wrong]
    texts = {text for block in blocks for text in block}
    figures.bad += [f"{made} joins names: {text}" for text in texts if _joins(text)]


def _joins(text: str) -> bool:
    """Whether letters from right to left stand on both sides of a comma: which is first can't be told."""
    return any(
        has_right_to_left(text[found.start() - 1]) and has_right_to_left(text[found.end() :][:1])
        for found in _JOINED.finditer(text)
    )


def wrongly_marked(path: Path) -> list[str]:
    """Runs of a Word file with letters from right to left that aren't marked so, and others that are."""
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if re.match(r"word/(document|header|footer)", name)]
        runs = [run for name in parts for run in ET.fromstring(package.read(name)).iter(f"{W}r")]  # noqa: S314 - ours
    found = []
    for run in runs:
        text = "".join(part.text or "" for part in run.iter(f"{W}t"))
        is_marked = run.find(f"{W}rPr/{W}rtl") is not None
        if is_marked != has_right_to_left(text) or (is_marked and re.search("[A-Za-z0-9]", text)):
            found.append(text)
    return found


def illegal_paths(out: Path) -> list[str]:
    """Paths below the output folder that some system refuses, or takes for another of them."""
    paths = [path.relative_to(out) for path in out.rglob("*") if ".awaykit" not in path.parts]
    own = [path for path in paths if path.name != ".gitignore"]
    names = {name for path in own for name in path.parts}
    bad = [name for name in names if not _LEGAL.fullmatch(name) or is_reserved(name)]
    folded = [str(path).casefold() for path in own]
    bad += [str(path) for path in own if folded.count(str(path).casefold()) > 1 or len(str(path)) > MAX_PATH]
    return bad


def planned_paths(folder: Path, home: str) -> dict[tuple[str, str, str], PurePosixPath]:
    """The path of each file of each paper of a dossier, in an output folder that lies in `home`."""
    return {
        (one.paper.kind, one.paper.reader, form): PurePosixPath(home) / path_of(one, form, PlacedPaper())
        for one in prepare(folder, DAY, Selection()).papers
        for form in formats_of(one, PlacedPaper())
    }


class _Bare(HTMLParser):
    """Collects the texts from right to left that no element isolates, by itself or by the style."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag in {"bdi", "title"} or "exact" in (dict(attrs).get("class") or "").split())

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if has_right_to_left(data) and not any(self.open):
            self.found.append(data.strip())


def bare_from_right(path: Path) -> list[str]:
    """The texts of a page for the browser that run from right to left, and into what stands beside them."""
    page = _Bare()
    page.feed(path.read_text(encoding="utf-8"))
    return page.found
