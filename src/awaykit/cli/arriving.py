"""`awaykit` alone: the next three things to do, and the file to open."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from awaykit.cli.options import today_or, working_folder
from awaykit.cli.problems import tells_mistakes
from awaykit.cli.terminal import styled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from awaykit.pipeline.ready import PlainReady

_MOST_FILES = 3


@tells_mistakes
def next_steps(dossier: Path, today: "date | None") -> None:
    """Print the next three things to do, what to type for each, and the file to open."""
    from awaykit.cli.steps import titled, what_to_type
    from awaykit.pipeline.order import Order
    from awaykit.pipeline.status import status as look

    found = look(Order(dossier=dossier, today=today_or(today), home=working_folder()))
    for number, step in enumerate(found["next"], 1):
        typer.echo(f"{number}. {styled(titled(step), bold=True)}, {step['when']}")
        typer.echo("\n".join(f"   {line}" for line in (step["why"], *what_to_type(step, dossier))))
        typer.echo("")
    if not found["next"]:
        typer.echo("Nothing is to be done.\n")
    typer.echo("\n".join(_what_to_open(found["ready"], dossier)))


def dossiers_here() -> list[Path]:
    """The dossier in the current folder, else those in folders below it; as one would type them."""
    from awaykit.pipeline.here import dossiers_in

    home = working_folder()
    return [found.relative_to(home) for found in dossiers_in(home)]


def _what_to_open(ready: "PlainReady | None", dossier: Path) -> "Iterator[str]":
    from awaykit.cli.steps import typed_command
    from awaykit.pipeline.typed import from_here

    if ready is None:
        yield f"Make the papers:  {typed_command(['build'], dossier)}"
    elif ready["start_page"]:
        yield f"Open:  {from_here(Path(ready['start_page']), working_folder())}"
    elif ready["send"]:
        folder = from_here(Path(ready["folder"]), working_folder())
        yield "Ready to send:"
        yield from (f"  {folder / path}" for path in ready["send"][:_MOST_FILES])
        if len(ready["send"]) > _MOST_FILES:
            yield f"  and {len(ready['send']) - _MOST_FILES} more in {folder / 'send'}"
    else:
        yield f"Nothing is ready to send. What is missing says:  {typed_command(['check'], dossier)}"
    yield f"Everything:  {typed_command(['status'], dossier)}"
