"""An error, of the person or the program, shows no private value on screen, as JSON, or in a file."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import SAMPLE_DAYS, Figure, only_on_linux, run_command, run_installed
from first_answers import ANSWERS
from sweeps.canaries import AAMC, IDS, OWN, SCORES, Fields, planted, shown, words_of, write_dossier

SECRET = IDS | SCORES | OWN | {"applicant.ids.aamc": AAMC}
PLACES = IDS | SCORES | {"applicant.ids.aamc": AAMC}
DAY = SAMPLE_DAYS["minimal"]
STOPPING = """
import os, sys
left = int(os.environ["CALLS_LEFT"])

def watch(frame, event, _given):
    global left
    place = frame.f_code.co_filename
    if event == "call" and "/awaykit/" in place and "own_mistake" not in place:
        left -= 1
        if left == 0:
            sys.setprofile(None)
            held = [repr(value) for value in frame.f_locals.values() if isinstance(value, (str, int))]
            raise ValueError(f"not understood: {held} and {os.environ['QUOTED']!r}")

sys.setprofile(watch)
"""
"""A Python that starts with this makes a mistake of its own at the call with that number."""
Spoil = Callable[[str], Any]
MISTAKES: dict[str, Spoil] = {
    "letters behind it": lambda value: f"{value} zebrafish!",
    "a list": lambda value: [value, value],
    "keys below it": lambda value: {"value": value},
    "a control character": lambda value: f"{value}\u202e",
    "very long": lambda value: f"{value} " * 2_000,
}
"""What is done to each private value at once."""


def spoiled(spoil: Spoil) -> Fields:
    """The smallest sample with a mistake in each private field that has a canary."""
    data = planted("minimal")
    for place, value in PLACES.items():
        *way, last = place.split(".")
        holder = data
        for key in way:
            holder = holder[key]
        holder[last] = spoil(value)
    return data


def with_unknown_keys() -> Fields:
    """The private values under keys that nobody knows, beside those that they belong under."""
    data = planted("minimal")
    for place, value in PLACES.items():
        *way, last = place.split(".")
        holder = data
        for key in way:
            holder = holder[key]
        holder[f"{last}s"] = value
    return data


def told_of(dossier: Path) -> Iterator[tuple[str, str]]:
    """What a check and a build say of a dossier, for people and for machines."""
    for words in (
        ("check",),
        ("check", "--json"),
        ("build", "--out", "out"),
        ("build", "--out", "out", "--json"),
    ):
        done = run_command(words[0], dossier, "--today", DAY, *words[1:], cwd=dossier.parent)
        assert done.returncode == 1, (words, done.stdout, done.stderr)
        yield " ".join(words), done.stdout + done.stderr


def values_told(home: Path, mistakes: dict[str, Fields], *, most: int = 4) -> list[str]:
    bad = []
    for name, data in mistakes.items():
        dossier = home / re.sub(r"\W", "-", name)
        write_dossier("minimal", data, dossier)
        for words, told in list(told_of(dossier))[:most]:
            bad += [f"{name}: {words}: {field}" for field in shown(told.replace(str(home), ""), SECRET)]
    return bad


def all_mistakes() -> dict[str, Fields]:
    return {name: spoiled(spoil) for name, spoil in MISTAKES.items()} | {"unknown keys": with_unknown_keys()}


def stopped(home: Path, calls: int) -> tuple[bool, list[str]]:
    """A build that ends in a mistake of its own: whether it did, and which private values it told."""
    (home / "site").mkdir(exist_ok=True)
    (home / "site" / "sitecustomize.py").write_text(STOPPING, encoding="utf-8")
    temporary = home / f"temporary-{calls}"
    temporary.mkdir()
    env = {
        **os.environ,
        "PYTHONPATH": str(home / "site"),
        "CALLS_LEFT": str(calls),
        "QUOTED": ", ".join(SECRET.values()),
        "TMPDIR": str(temporary),
        "XDG_CACHE_HOME": str(temporary),
    }
    out = home / f"out-{calls}"
    done = run_installed("build", home / "dossier", "--today", DAY, "--out", out, env=env, cwd=home)
    left = [path for path in temporary.rglob("*") if path.is_file()]
    kept = "\n".join(str(path.relative_to(home)) + path.read_bytes().decode("latin-1") for path in left)
    told = (done.stdout + done.stderr).replace(str(home), "")
    sure = {field: value for field, value in SECRET.items() if field not in SCORES}
    bad = [f"after {calls} calls, told: {field}" for field in shown(told, SECRET)]
    bad += [f"after {calls} calls, left: {field}" for field in shown(kept, sure)]
    return "awaykit made a mistake of its own" in done.stderr, bad


def of_mistakes_of_its_own(home: Path, calls: tuple[int, ...], figure: Figure) -> None:
    write_dossier("minimal", planted("minimal"), home / "dossier")
    found = [stopped(home, number) for number in calls]
    bad = [each for _, told in found for each in told]
    met = sum(is_met for is_met, _ in found)
    figure(f"canaries: {len(calls)} builds stopped by a mistake, {met} tracebacks, {len(bad)} bad")
    assert bad == []
    assert met >= len(calls) * 2 // 3


def of_mistakes_of_the_person(home: Path, mistakes: dict[str, Fields], most: int, figure: Figure) -> None:
    bad = values_told(home, mistakes, most=most)
    figure(f"canaries: {len(PLACES)} private fields, {len(mistakes)} kinds of mistakes, {len(bad)} bad")
    assert bad == []


def test_a_mistake_of_the_person_shows_no_private_value(tmp_path: Path, figure: Figure) -> None:
    few = {name: all_mistakes()[name] for name in ("letters behind it", "unknown keys")}
    of_mistakes_of_the_person(tmp_path, few, 2, figure)


@pytest.mark.sweep
def test_no_kind_of_mistake_shows_a_private_value(tmp_path: Path, figure: Figure) -> None:
    of_mistakes_of_the_person(tmp_path, all_mistakes(), 4, figure)


@only_on_linux
def test_a_mistake_of_the_programs_own_shows_no_private_value(tmp_path: Path, figure: Figure) -> None:
    of_mistakes_of_its_own(tmp_path, (20_000,), figure)


@pytest.mark.sweep
@only_on_linux
def test_no_mistake_of_the_programs_own_shows_a_private_value(tmp_path: Path, figure: Figure) -> None:
    calls = tuple(int(300 * 1.35**step) for step in range(20))
    of_mistakes_of_its_own(tmp_path, calls, figure)


@pytest.mark.sweep
def test_what_new_asks_is_kept_in_the_dossier_alone(tmp_path: Path, figure: Figure) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    env = {**os.environ, "TMPDIR": str(temporary), "XDG_CACHE_HOME": str(temporary)}
    answers = [AAMC if answer == "00123456" else answer for answer in ANSWERS]
    assert AAMC in answers
    typed = "".join(f"{answer}\n" for answer in answers)
    done = run_command("new", "mine", "--today", DAY, cwd=tmp_path, env=env, typed=typed)
    assert done.returncode == 0, done.stderr
    (tmp_path / "mine" / ".awaykit-answers.json").unlink(missing_ok=True)
    places = {
        path.relative_to(tmp_path).as_posix()
        for path in tmp_path.rglob("*")
        if path.is_file() and shown(path.name + words_of(path), {"aamc": AAMC})
    }
    allowed = ("Letter_Packet", "MyERAS", "What_This_Reader_Sees", "ERAS_Draft", "eras.html")
    bad = [
        path for path in places if path != "mine/applicant.yaml" and not any(each in path for each in allowed)
    ]
    bad += shown(done.stdout + done.stderr, {"told": AAMC})
    figure(f"canaries: the files of new, {len(places)} may tell the AAMC ID, {len(bad)} bad")
    assert "mine/applicant.yaml" in places
    assert bad == []
