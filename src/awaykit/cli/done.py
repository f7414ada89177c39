"""`done`: record a step that has happened."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from awaykit.cli.doctor_and_schema import DossierOption
from awaykit.cli.options import DryRunOption, JsonOption, TodayOption, as_day, today_or, value_option
from awaykit.cli.problem_lines import print_json, tells_mistakes
from awaykit.cli.show_status import titled, typed_step, what_to_type
from awaykit.plan.steps import Word

if TYPE_CHECKING:
    from collections.abc import Iterator


_WIDTH = 38
"""Columns for the words in a line of the help."""


def _help_lines() -> "Iterator[str]":
    """Each word with what it records; words of one kind in a row share a line while it has room."""
    lines: list[tuple[str, str]] = []
    for word in Word:
        typed, says = f"{word} {word.names}".rstrip(), word.kind.help_line
        if lines and lines[-1][1] == says and len(f"{lines[-1][0]}, {typed}") <= _WIDTH:
            typed = f"{lines.pop()[0]}, {typed}"
        lines.append((typed, says))
    return (f"  {typed:<{_WIDTH}} {says}" for typed, says in lines)


STEPS = "\n".join(("\b", "Steps:", *_help_lines(), ""))
"""What can be recorded, as the help shows it; the first mark keeps its lines."""


@tells_mistakes
def done(
    step: Annotated[
        str, typer.Argument(metavar="STEP", help="What happened: asked, agreed, uploaded, cover and others")
    ],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Who, or where.", show_default=False)
    ] = None,
    *,
    on: Annotated[
        date | None,
        value_option("--on", "DATE", "The day; else today.", as_day),
    ] = None,
    dossier: DossierOption = Path(),
    today: TodayOption = None,
    dry_run: DryRunOption = False,
    json_output: JsonOption = False,
) -> None:
    """Record a step that has happened, with its day, and say what comes next.

    Only the meant lines of your files change. A name may be an id, or a part
    of a name that only one has.

    Examples:
      awaykit done asked whitfield
      awaykit done agreed whitfield --on 2027-06-28
      awaykit done assigned whitfield larkmoor fennick
      awaykit done cover larkmoor --dossier my-dossier
      awaykit done attest
    """
    from awaykit.forms.recording import Recording, record

    order = Recording(
        dossier=dossier, step=step, names=tuple(names or ()), today=today_or(today), on=on, dry_run=dry_run
    )
    recorded = record(order)
    written = [(file.path, *line) for file in recorded.files for line in file.new_lines]
    if json_output:
        lines = [{"file": str(path), "line": number, "text": text} for path, number, text in written]
        print_json({"dry_run": dry_run, "lines": lines, "also": recorded.also, "next": recorded.next_step})
        return
    for path, number, text in written:
        typer.echo(f"{'would be' if dry_run else 'recorded'}  {path}:{number}  {text.strip()}")
    for words in recorded.also:
        typer.echo(f"If that was the application itself, type also:  {typed_step(words, dossier)}")
    following = recorded.next_step
    typer.echo(
        f"\nNext: {titled(following)}, {following.when}" if following else "\nNothing else is to be done."
    )
    if following:
        typer.echo("\n".join(f"  {line}" for line in (following.why, *what_to_type(following, dossier))))
