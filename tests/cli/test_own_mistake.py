"""An internal error is reported without any of the values that it was about."""

import os
from pathlib import Path

import pytest

from awaykit.cli.main import report_lines
from conftest import SAMPLES, run_installed


def told(error: Exception, *, cause: Exception | None = None) -> str:
    try:
        raise error from cause
    except type(error) as caught:
        return report_lines(caught)


@pytest.mark.parametrize(
    ("error", "last"),
    [
        (KeyError("QX7734512"), "KeyError: …"),
        (ValueError("invalid literal for int(): '0-927-183-6'"), "ValueError: invalid literal for int(): …"),
        (ValueError("score 267 is no date"), "ValueError: score … is no date"),
        (ValueError(f"given {['it is', chr(34) + 'two' + chr(39)]}"), "ValueError: given […, …]"),
        (AttributeError("'NoneType' has no 'cause'"), "AttributeError: 'NoneType' has no 'cause'"),
        (TypeError("'zebra' is not 'str'"), "TypeError: … is not 'str'"),
    ],
)
def test_what_may_be_a_value_is_hidden_and_names_of_the_code_stay(error: Exception, last: str) -> None:
    lines = told(error).splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert any("test_own_mistake.py" in line and ", line " in line for line in lines)
    assert lines[-1] == last


def test_the_mistake_behind_a_mistake_is_told_in_the_same_way() -> None:
    text = told(RuntimeError("no way on"), cause=ValueError("Quokkastreet 88 is not 'Quokkastreet'"))
    assert "ValueError: Quokkastreet 88 is not …" in text
    assert "The above exception was the direct cause" in text
    assert text.endswith("RuntimeError: no way on\n")


AT_AN_END = """
import os
import weakref
from awaykit.run import order

def fail(_gone):
    raise ValueError(f"not understood: {os.environ['QUOTED']!r}")

made = order.Order.__init__

def watched(self, *given, **named):
    made(self, *given, **named)
    mortal = type("Mortal", (), {})()
    kept = weakref.ref(mortal, fail)
    del mortal

order.Order.__init__ = watched
"""
"""A Python that starts with this makes a mistake where nothing can be raised: at a thing's end."""


def test_a_mistake_that_stops_nothing_is_told_in_the_same_way(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(AT_AN_END, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(tmp_path), "QUOTED": "Quokkastreet 88"}
    done = run_installed("check", SAMPLES / "minimal", "--today", "2027-04-29", env=env)
    assert done.returncode == 0, done.stderr
    assert "awaykit made a mistake of its own" in done.stderr
    assert "ValueError: not understood: …" in done.stderr
    assert "Quokkastreet" not in done.stderr
