"""Paths as they appear in a command for the person to type."""

from dataclasses import replace
from pathlib import Path, PurePath

from awaykit.output.paper_records import Outcome

_NEEDS_QUOTES = frozenset(" &();'<>|")


def quoted_for_shell(path: PurePath | str) -> str:
    """The path, in quotes where a shell needs them; double quotes work on every system."""
    text = str(path)
    return f'"{text}"' if _NEEDS_QUOTES & set(text) else text


def from_here(path: Path, home: Path) -> Path:
    """The path as seen from `home` if it is below, else as it is."""
    return path.relative_to(home) if path.is_relative_to(home) else path


def with_way_on(outcome: Outcome, out: Path, home: Path) -> Outcome:
    """The outcome; where a new version waits beside the person's file, its note ends with what to type."""
    if outcome.new_version is None:
        return outcome
    path = quoted_for_shell(from_here(out / outcome.path, home))
    return replace(outcome, note=f"{outcome.note} To take that one: awaykit use {path} --ours")
