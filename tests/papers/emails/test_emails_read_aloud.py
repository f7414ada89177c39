"""How the e-mails of the samples sound when read aloud, on the days when their tense changes."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from awaykit.loading.load import load
from awaykit.papers.all_kinds import KINDS
from awaykit.rendering.templating.message_text import MessageText, message_text
from awaykit.rendering.templating.templates import Templates
from awaykit.resources import samples_folder, templates_folder
from dossiers import plan_of

SAMPLES = ("complete", "student", "observer", "minimal")
MESSAGES = tuple(kind for kind in KINDS if (kind.template or "").startswith("emails/"))
CLOSINGS = ("With thanks,", "With kind regards,")
A_VOWEL = re.compile(r"\b[Aa] (?!(?:one|uni|use|Eu))[aeiouAEIO]")
AN_CONSONANT = re.compile(r"\b[Aa]n (?![aeiouAEIO]|8|11|18|MD|MBBS|hour|honest)")
A_LABEL = re.compile(r"(?:^|[.?] )(?!May I ask again|You need no account)(?:\w+ ){0,3}\w+: ")
"""A few words, a colon and something after it, as "Ready to send: transcript"; two sentences aside."""

TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)


def days(name: str) -> list[date]:
    """The sample's own day, and of each rotation the day before, the first, the last and the day after."""
    own = tomllib.loads((samples_folder() / "today.toml").read_text(encoding="utf-8"))[name]
    found = {own}
    for rotation in load(samples_folder() / name).dossier.rotations:
        if rotation.starts and rotation.ends:
            found |= {rotation.starts - timedelta(days=1), rotation.starts}
            found |= {rotation.ends, rotation.ends + timedelta(days=1)}
    return sorted(found)


def filled(name: str, today: date, templates: Templates) -> Iterator[MessageText]:
    dossier = load(samples_folder() / name).dossier
    plan = plan_of(dossier, today)
    for kind in MESSAGES:
        for paper in kind.plan(dossier, plan).papers:
            assert paper.template is not None
            yield message_text(templates.fill(paper.template, paper.context), template=paper.template)


@cache
def read(name: str) -> tuple[MessageText, ...]:
    """Every e-mail of the sample, each wording once."""
    with Templates(templates_folder()) as templates:
        return tuple(dict.fromkeys(told for day in days(name) for told in filled(name, day, templates)))


def sentences_of(told: MessageText) -> Iterator[str]:
    """The paragraphs between greeting and closing; items of lists aside."""
    lines = [line for line in told.body.split("\n") if line]
    closing = next(row for row, line in enumerate(lines) if line in CLOSINGS)
    yield from (line for line in lines[1:closing] if not line.startswith(("- ", "  ")))


@pytest.mark.parametrize("name", SAMPLES)
def test_each_begins_with_a_greeting_and_ends_with_a_courteous_closing_and_the_name(name: str) -> None:
    assert read(name)
    for told in read(name):
        lines = told.body.split("\n")
        assert re.fullmatch(r"Dear \S.*\S,", lines[0])
        assert lines[1] == ""
        assert sum(line in CLOSINGS for line in lines) == 1, told.body


@pytest.mark.parametrize("name", SAMPLES)
def test_articles_fit_their_words_and_no_word_stands_twice(name: str) -> None:
    for told in read(name):
        text = f"{told.subject}\n{told.body}"
        found = [pattern.search(text) for pattern in (A_VOWEL, AN_CONSONANT, TWICE)]
        assert [each[0] for each in found if each] == [], text


@pytest.mark.parametrize("name", SAMPLES)
def test_each_line_is_made_of_sentences_and_none_looks_like_a_form(name: str) -> None:
    for told in read(name):
        for line in sentences_of(told):
            assert re.match(r"[A-Z]", line), line
            assert line[-1] in ".?:", line
            assert not A_LABEL.search(line), line


@pytest.mark.parametrize("name", SAMPLES)
def test_months_of_the_past_are_not_in_one_to_another(name: str) -> None:
    for told in read(name):
        assert not re.search(r"\bin [A-Z][a-z]+ (?:\d{4} )?to [A-Z]", told.body, re.ASCII), told.body
