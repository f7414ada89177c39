"""How a step of the agenda looks in a terminal: its day, what to do, why, and what to type."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from awaykit.wording import date_without_weekday

if TYPE_CHECKING:
    from awaykit.pipeline.status import PlainDue

_EXPECTED = "expected"


def when(step: "PlainDue") -> str:
    """The day of a step: when it was due, until when it is open, or when it comes."""
    last = step["until"] or step["due"]
    if step["state"] == "overdue":
        return f"was due {_day(last)}"
    if step["state"] == "now":
        return f"by {_day(step['until'])}" if step["until"] else "now"
    return f"from {_day(step['due'])}" if step["until"] else _day(step["due"])


def titled(step: "PlainDue") -> str:
    """What to do, with a word where its day rests on one that nobody has announced."""
    mark = " (day expected)" if step["is_expected"] and _EXPECTED not in step["title"] else ""
    return f"{step['title']}{mark}"


def what_to_type(step: "PlainDue", dossier: Path) -> list[str]:
    """The commands that make the papers of a step, and record it once it is done."""
    lines = []
    if step["make"]:
        lines.append(f"papers:  {typed_command(step['make'], dossier)}")
    if step["record"]:
        option = [] if dossier == Path() else ["--dossier", _typed(dossier)]
        lines.append(f"done:    {' '.join(['awaykit', 'done', *map(_typed, step['record']), *option])}")
    return lines


def typed_command(words: list[str], dossier: Path) -> str:
    """A command of ours as the person types it, with the dossier where it isn't the current folder."""
    first, *more = words
    place = [] if dossier == Path() else [_typed(dossier)]
    return " ".join(["awaykit", first, *place, *more])


def _typed(word: Path | str) -> str:
    from awaykit.pipeline.typed import as_typed

    return as_typed(word)


def _day(iso: str | None) -> str:
    return date_without_weekday(date.fromisoformat(iso or ""))
