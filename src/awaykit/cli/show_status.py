"""The commands that say where things stand: `awaykit` alone, and `status`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from awaykit.cli.options import DossierArgument, JsonOption, OutOption, TodayOption, today_or, working_folder
from awaykit.cli.problem_lines import print_json, tells_mistakes
from awaykit.cli.terminal import styled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from awaykit.run.status import PlainDue, PlainReady, PlainStatus


@tells_mistakes
def status(
    dossier: DossierArgument = Path(),
    *,
    all_days: Annotated[bool, typer.Option("--all", help="List also what is for a later day.")] = False,
    today: TodayOption = None,
    out: OutOption = None,
    json_output: JsonOption = False,
) -> None:
    """Say what is due, who has what, and what lies ready. Nothing is written.

    Examples:
      awaykit status               the dossier in this folder
      awaykit status my-dossier
      awaykit status --all         also what is for a later day
    """
    from awaykit.run.order import Order
    from awaykit.run.status import status as look

    found = look(Order(dossier=dossier, today=today_or(today), home=working_folder(), out=out))
    if json_output:
        print_json(found)
    else:
        typer.echo("\n".join(_status_lines(found, all_days=all_days)))


def _status_lines(found: "PlainStatus", *, all_days: bool) -> "Iterator[str]":
    from datetime import date

    from awaykit.wording import date_in_words

    yield f"{date_in_words(date.fromisoformat(found['today']))}. {found['season']}"
    yours = [step for step in found["due"] if step["is_yours"]]
    for heading, state in (("Overdue", "overdue"), ("Now", "now"), ("Soon", "near")):
        yield from _section(heading, [step for step in yours if step["state"] == state])
    events = [step for step in found["due"] if not step["is_yours"] and step["state"] in ("now", "near")]
    yield from _section("What happens soon", events)
    later = [step for step in found["due"] if step["is_yours"] and step["state"] == "later"]
    if all_days:
        yield from _section("Later", later)
    elif later:
        yield from _summary_of(later, Path(found["dossier"]))
    yield from _letter_lines(found)
    yield from _ready_lines(found["ready"], Path(found["dossier"]))


def _section(heading: str, steps: "list[PlainDue]") -> "Iterator[str]":
    from awaykit.cli.step_lines import on_its_day

    if steps:
        yield from ("", styled(heading, bold=True))
        yield from map(on_its_day, steps)


def _summary_of(later: "list[PlainDue]", dossier: Path) -> "Iterator[str]":
    from awaykit.cli.step_lines import on_its_day, typed_command
    from awaykit.wording import counted

    first = min(later, key=lambda step: step["due"])
    yield from ("", styled("Later", bold=True))
    yield on_its_day(first)
    if len(later) > 1:
        yield f"  {counted(len(later) - 1, 'more step')}:  {typed_command(['status'], dossier)} --all"


def _letter_lines(found: "PlainStatus") -> "Iterator[str]":
    """Each letter: how far it is since when, and what comes next for it."""
    from datetime import date

    from awaykit.cli.step_lines import titled
    from awaykit.wording import date_without_weekday

    if found["letters"]:
        yield from ("", styled("Letters", bold=True))
    for letter in found["letters"]:
        since = f" {date_without_weekday(date.fromisoformat(letter['since']))}" if letter["since"] else ""
        yield f"  {letter['name']}, {letter['rotation']}: {letter['state']}{since}"
        if letter["next"]:
            yield f"      next: {titled(letter['next'])}, {letter['next']['when']}"


def _ready_lines(ready: "PlainReady | None", dossier: Path) -> "Iterator[str]":
    from awaykit.cli.step_lines import typed_command
    from awaykit.run.shell_words import from_here

    if ready is None:
        yield from ("", f"No paper has been made yet:  {typed_command(['build'], dossier)}")
        return
    yield from (
        "",
        styled(f"As of the last build, in {from_here(Path(ready['folder']), working_folder())}", bold=True),
    )
    for paths, heading in (
        (ready["send"], "Ready to send"),
        (ready["waiting"], "Waiting"),
        (ready["unfinished"], "Unfinished"),
    ):
        if paths:
            yield f"  {heading}"
            yield from (f"    {path}" for path in paths)
    if ready["start_page"]:
        yield f"  Open:  {from_here(Path(ready['start_page']), working_folder())}"


_MOST_FILES = 3


@tells_mistakes
def next_steps(dossier: Path, today: "date | None") -> None:
    """Print the next three things to do, what to type for each, and the file to open."""
    from awaykit.cli.step_lines import titled, what_to_type
    from awaykit.run.order import Order
    from awaykit.run.status import status as look

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
    from awaykit.run.find_dossiers import dossiers_in

    home = working_folder()
    return [found.relative_to(home) for found in dossiers_in(home)]


def _what_to_open(ready: "PlainReady | None", dossier: Path) -> "Iterator[str]":
    from awaykit.cli.step_lines import typed_command
    from awaykit.run.shell_words import from_here

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
