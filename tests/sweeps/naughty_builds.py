"""Builds of a whole dossier with a troublesome string in each text field, and the text read back."""

import re
import shutil
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from awaykit.form_text import as_sentence, form_copy
from awaykit.loading.load import load
from awaykit.loading.nodes import Loc
from awaykit.loading.text_files import FORBIDDEN, with_plain_line_ends
from awaykit.papers.cv.curriculum_vitae import KIND as CV
from awaykit.papers.paper import Format
from awaykit.problems import UserError
from awaykit.rendering.page import PaperSize
from awaykit.run.make import make_papers
from awaykit.run.order import Order, Selection
from awaykit.run.pages import Pages
from awaykit.run.prepare import prepare
from awaykit.run.report import BuildReport
from conftest import SAMPLE_DAYS
from sweeps.made_words import holds, marks_of, words_of
from sweeps.naughty_strings import naughty_strings
from sweeps.whole_dossier import loc_of, marker, whole, with_texts, write

DAY = date.fromisoformat(SAMPLE_DAYS["complete"])
MOST_ROUNDS = 4
MOST_IN_AN_ENTRY = 750
"""Characters of a description in the form of the sample's season; what is longer can't be chosen for it."""

Key: TypeAlias = tuple[str, str, str]
"""Kind, reader and format of a file; a screen is of the kind "screen"."""


class Came(StrEnum):
    """What became of a text in a file that prints its field."""

    BACK = "back unchanged"
    PLAIN = "as the plain copy that the form takes"
    LEFT_OUT = "longer than an entry of the form may be, and left out of it"
    SHORTENED = "shortened on a list for the applicant, or an address kept out of the calendar"
    HELD = "not printed, for the paper is held"
    NO_GLYPH = "told: no font has it"
    MARKED = "in a PDF, and not compared: poppler gives heaped marks in an order of its own"
    NOT = "lost"


ERAS_PASTED: Key = ("eras-experiences", "eras", "txt")
_SHORTENING = frozenset({"reader-sheet", "myeras-card", "strategy"})
"""The applicant's own sheets, where a long name is cut, told in other words, or summed up with others."""


@dataclass
class Figures:
    """What many builds showed."""

    builds: int = 0
    refused: int = 0
    came: Counter[Came] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        parts = [f"{count:,} {came}" for came, count in self.came.items() if came is not Came.NOT]
        told = f"{self.refused:,} texts refused with file, line and field"
        return f"{self.builds} builds; {told}; {', '.join(parts)}; bad: {len(self.bad)}"


@dataclass(frozen=True)
class Made:
    """A build: its report, and its files by the paper and the format that they are of."""

    report: BuildReport
    files: dict[Key, Path]

    @property
    def missing(self) -> str:
        """All that was told of the papers, the characters without a glyph among it."""
        return "".join(problem.message for paper in self.report.papers for problem in paper.problems)

    def is_out(self, key: Key) -> bool:
        """Whether a message lies where it is sent from, so that the page of the e-mails shows it."""
        return any(
            (paper.kind, paper.reader) == key[:2] and paper.folder in {"send", "waiting"}
            for paper in self.report.papers
        )


@cache
def strings() -> tuple[str, ...]:
    """Every naughty string that a file in UTF-8 can hold; lone surrogates have a test of their own."""
    return tuple(text for text in naughty_strings() if text.isascii() or _is_utf8(text))


def _is_utf8(text: str) -> bool:
    return text == text.encode("utf-8", "ignore").decode("utf-8")


@cache
def printed_by(home: Path) -> tuple[dict[Key, frozenset[int]], set[str]]:
    """The numbers of the fields that each file prints, by a word in each; and the tags of the screens."""
    data, fields = whole()
    made = _made(home, data)
    numbers = {
        key: frozenset(n for n in range(len(fields)) if holds(key[2], words, marker(n)))
        for key, words in ((key, words_of(path)) for key, path in made.files.items())
    }
    marks = {mark for key, path in made.files.items() if key[0] == "screen" for mark in marks_of(path)}
    shutil.rmtree(home / "out")
    return numbers, marks | {"bdi"}


def build_with(home: Path, turn: int, figures: Figures) -> None:
    """Build the dossier in which field number n holds the string number n + `turn`, and compare."""
    data, fields = whole()
    expected, marks = printed_by(home)
    texts = {loc: strings()[(number + turn) % len(strings())] for number, loc in enumerate(fields)}
    refused = _refused(home, data, texts, figures)
    figures.builds += 1
    figures.refused += len(refused)
    made = _made(home, with_texts(data, {loc: text for loc, text in texts.items() if loc not in refused}))
    for key, numbers in expected.items():
        words = words_of(made.files[key]) if key in made.files else ""
        for number in numbers:
            if fields[number] not in refused:
                text = texts[fields[number]].strip()
                came = _came(key, fields[number], text, words, made)
                if came is Came.HELD and _is_shown_elsewhere(key, number, expected, made):
                    came = Came.NOT
                figures.came[came] += 1
                if came is Came.NOT:
                    figures.bad.append(f"turn {turn}: {key} lacks {fields[number]}: {text[:80]!r}")
    _look_for_tags(made, marks, figures, turn)
    shutil.rmtree(home / "out")


def _came(key: Key, loc: Loc, text: str, words: str, made: Made) -> Came:
    kind, reader, form = key
    if holds(form, words, text.removesuffix(".") if kind == CV else text) or _is_broken_there(
        key, words, text
    ):
        return Came.BACK
    if "eras" in reader and (
        loc[-1] == "authors" or not re.search(r"[^\W_]", text) or holds(form, words, _in_form(text))
    ):
        return Came.PLAIN
    if "eras" in reader and loc[-1] == "fact" and len(text) > MOST_IN_AN_ENTRY:
        return Came.LEFT_OUT
    if key not in made.files or (kind == "screen" and (reader != "eras" or ERAS_PASTED not in made.files)):
        return Came.HELD
    is_shortened = kind in _SHORTENING or (form == "ics" and "@" in text)
    return Came.SHORTENED if is_shortened else _without_glyph(form, text, made)


def _is_broken_there(key: Key, words: str, text: str) -> bool:
    """Whether a line of a PDF ends at one of the text's soft hyphens, which is drawn there alone."""
    form, soft = key[2], "\u00ad"
    return form == "pdf" and soft in text and holds(form, words.replace("-", ""), text.replace("-", ""))


def _in_form(text: str) -> str:
    """A phrase as the form takes it: in plain characters, without a bullet before and a colon behind it."""
    return form_copy(as_sentence(text), "keep").text.removesuffix(".")


def _without_glyph(form: str, text: str, made: Made) -> Came:
    if form == "pdf" and sum(unicodedata.category(letter) == "Mn" for letter in text) > 3:
        return Came.MARKED
    told = made.missing
    return (
        Came.NO_GLYPH
        if form == "pdf" and any(letter in told for letter in text if letter > "~")
        else Came.NOT
    )


def _is_shown_elsewhere(key: Key, number: int, expected: dict[Key, frozenset[int]], made: Made) -> bool:
    """Whether the page of the e-mails must show the field, since a message that is ready prints it."""
    return key[:2] == ("screen", "emails") and any(
        number in numbers and made.is_out(other) for other, numbers in expected.items() if other[2] == "eml"
    )


def _look_for_tags(made: Made, marks: set[str], figures: Figures, turn: int) -> None:
    for key, path in made.files.items():
        if key[0] == "screen" and (new := marks_of(path) - marks):
            figures.bad.append(f"turn {turn}: the page {key[1]} has {sorted(new)}")


def _refused(home: Path, data: dict[str, Any], texts: dict[Loc, str], figures: Figures) -> frozenset[Loc]:
    """The fields that the loader refuses, each told with file, line and place."""
    refused: set[Loc] = set()
    for _ in range(MOST_ROUNDS):
        file = write(home, with_texts(data, {loc: text for loc, text in texts.items() if loc not in refused}))
        try:
            load(file)
        except UserError as error:
            for problem in error.problems:
                loc = loc_of(problem.place or "")
                loc = loc if loc in texts else loc[:-1]
                if problem.file != str(file) or not problem.line or loc not in texts:
                    figures.bad.append(f"a problem without its place: {problem}")
                refused.add(loc)
        else:
            break
    silent = {loc for loc, text in texts.items() if FORBIDDEN.search(with_plain_line_ends(text))} - refused
    figures.bad += [f"{loc} took {texts[loc]!r}" for loc in silent]
    return frozenset(refused)


def _made(home: Path, data: dict[str, Any]) -> Made:
    file = write(home, data)
    report = make_papers(Order(dossier=file, home=home, out=home / "out", today=DAY))
    files = {
        (paper.kind, paper.reader, made.format): home / "out" / made.path
        for paper in report.papers
        for made in paper.files
        if made.format != "zip"
    }
    files |= {("screen", path.stem, "html"): path for path in sorted((home / "out").glob("*.html"))}
    return Made(report, files | _drafts_held(home, file, files))


def _drafts_held(home: Path, file: Path, files: dict[Key, Path]) -> dict[Key, Path]:
    """The drafts that a finding holds back, made all the same: what holds them may be set aside."""
    held: dict[Key, Path] = {}
    for filled in prepare(file, DAY, Selection()).papers:
        key = (filled.paper.kind, filled.paper.reader, Format.EML.value)
        if Format.EML in filled.paper.formats and key not in files:
            content, _ = Pages(PaperSize.LETTER, None).make(filled, Format.EML)
            held[key] = home / "out" / f"{filled.paper.kind}-{filled.paper.reader}.eml"
            held[key].write_bytes(content)
    return held
