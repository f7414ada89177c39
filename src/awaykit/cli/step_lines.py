"""How a step of the agenda looks in a terminal: what to do, and what to type."""

from pathlib import Path
from typing import TYPE_CHECKING

from awaykit.cli.terminal import hanging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awaykit.run.status import PlainDue


_DAY_WIDTH = 26
"""Columns for the day of a step; only a span over two months is longer."""
_EXPECTED = "expected"


def titled(step: "PlainDue") -> str:
    """What to do, with a word where its day rests on one that nobody has announced."""
    mark = " (day expected)" if step["is_expected"] and _EXPECTED not in step["title"] else ""
    return f"{step['title']}{mark}"


def on_its_day(step: "PlainDue") -> str:
    """A step in a list: its day, and behind it what to do."""
    return hanging(f"  {step['when']:<{_DAY_WIDTH}} {titled(step)}", _DAY_WIDTH + 3)


def what_to_type(step: "PlainDue", dossier: Path) -> list[str]:
    """The commands that make the papers of a step, and record it once it is done; else what to write."""
    lines = []
    if step["make"]:
        lines.append(f"papers:  {typed_command(step['make'], dossier)}")
    if step["record"]:
        lines.append(f"done:    {typed_step(step['record'], dossier)}")
    elif step["by_hand"]:
        lines.append(f"done:    {step['by_hand']}")
    return lines


def typed_step(words: "Sequence[str]", dossier: Path) -> str:
    """The command that records a step, with the dossier where it isn't the current folder."""
    option = [] if dossier == Path() else ["--dossier", _typed(dossier)]
    return " ".join(["awaykit", "done", *map(_typed, words), *option])


def typed_command(words: list[str], dossier: Path) -> str:
    """A command of ours as the person types it, with the dossier where it isn't the current folder."""
    first, *more = words
    place = [] if dossier == Path() else [_typed(dossier)]
    return " ".join(["awaykit", first, *place, *more])


def _typed(word: Path | str) -> str:
    from awaykit.run.shell_words import quoted_for_shell as as_typed

    return as_typed(word)
