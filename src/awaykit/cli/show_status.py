"""The commands for what is due (`awaykit` alone and `status`), and how a step looks in a terminal."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from awaykit.cli.options import DossierArgument, JsonOption, OutOption, TodayOption, today_or, working_folder
from awaykit.cli.problem_lines import print_json, tells_mistakes
from awaykit.cli.terminal import hanging, styled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from awaykit.run.report import NextStep
    from awaykit.run.status import Due, SeasonStatus


_DAY_WIDTH = 26
"""Columns for the day of a step; only a span over two months is longer."""
_MOST_FILES = 3


def titled(step: "Due | NextStep") -> str:
    """What to do, with a word where its day rests on one that nobody has announced."""
    mark = " (day expected)" if step.is_expected and "expected" not in step.title else ""
    return f"{step.title}{mark}"


def on_its_day(step: "Due | NextStep") -> str:
    """A step in a list: its day, and behind it what to do."""
    return hanging(f"  {step.when:<{_DAY_WIDTH}} {titled(step)}", _DAY_WIDTH + 3)


def what_to_type(step: "Due", dossier: Path) -> list[str]:
    """The commands that make the papers of a step, and record it once it is done; otherwise what to write."""
    lines = [f"papers:  {typed_command(step.make, dossier)}"] if step.make else []
    done = typed_step(step.record, dossier) if step.record else step.by_hand
    return [*lines, f"done:    {done}"] if done else lines


def typed_step(words: "Sequence[str]", dossier: Path) -> str:
    """The command that records a step, with the dossier where it isn't the current folder."""
    place: tuple[Path | str, ...] = () if dossier == Path() else ("--dossier", dossier)
    return _typed("done", *words, *place)


def typed_command(words: "Sequence[str]", dossier: Path) -> str:
    """A command of ours as the person types it, with the dossier where it isn't the current folder."""
    first, *more = words
    return _typed(first, *([] if dossier == Path() else [dossier]), *more)


def _typed(*words: Path | str) -> str:
    from awaykit.run.order import quoted_for_shell

    return " ".join(("awaykit", *map(quoted_for_shell, words)))


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


def _status_lines(found: "SeasonStatus", *, all_days: bool) -> "Iterator[str]":
    from awaykit.wording import counted, date_in_words, date_without_weekday

    yield f"{date_in_words(found.today)}. {found.season}"
    yours = [step for step in found.due if step.is_yours]
    later = [step for step in yours if step.state == "later"]
    sections = {
        "Overdue": [step for step in yours if step.state == "overdue"],
        "Now": [step for step in yours if step.state == "now"],
        "Soon": [step for step in yours if step.state == "near"],
        "What happens soon": [
            step for step in found.due if not step.is_yours and step.state in ("now", "near")
        ],
        "Later": later if all_days else sorted(later, key=lambda step: step.due)[:1],
    }
    for heading, steps in sections.items():
        if steps:
            yield from ("", styled(heading, bold=True), *map(on_its_day, steps))
    if len(later) > 1 and not all_days:
        command = typed_command(["status"], found.dossier)
        yield f"  {counted(len(later) - 1, 'more step')}:  {command} --all"
    if found.letters:
        yield from ("", styled("Letters", bold=True))
    for letter in found.letters:
        since = f" {date_without_weekday(letter.since)}" if letter.since else ""
        yield f"  {letter.name}, {letter.rotation}: {letter.state}{since}"
        if letter.next:
            yield f"      next: {titled(letter.next)}, {letter.next.when}"
    yield from _ready_lines(found)


def _ready_lines(found: "SeasonStatus") -> "Iterator[str]":
    """What the output folder holds, and the page to open."""
    from awaykit.run.order import from_here

    ready = found.ready
    if ready is None:
        yield from ("", f"No paper has been made yet:  {typed_command(['build'], found.dossier)}")
        return
    folder = from_here(ready.folder, working_folder())
    yield from ("", styled(f"As of the last build, in {folder}", bold=True))
    shown = {"Ready to send": ready.send, "Waiting": ready.waiting, "Unfinished": ready.unfinished}
    for heading, paths in shown.items():
        if paths:
            yield from (f"  {heading}", *(f"    {path}" for path in paths))
    if ready.start_page:
        yield f"  Open:  {from_here(ready.start_page, working_folder())}"


@tells_mistakes
def next_steps(dossier: Path, today: "date | None") -> None:
    """Print the next three things to do, what to type for each, and the file to open."""
    from awaykit.run.order import Order, from_here
    from awaykit.run.status import status as look

    found = look(Order(dossier=dossier, today=today_or(today), home=working_folder()))
    lines: list[str] = []
    for number, step in enumerate(found.next, 1):
        lines.append(f"{number}. {styled(titled(step), bold=True)}, {step.when}")
        lines += [*(f"   {line}" for line in (step.why, *what_to_type(step, dossier))), ""]
    if not found.next:
        lines += ["Nothing is to be done.", ""]
    ready = found.ready
    if ready is None:
        lines.append(f"Make the papers:  {typed_command(['build'], dossier)}")
    elif ready.start_page:
        lines.append(f"Open:  {from_here(ready.start_page, working_folder())}")
    elif ready.send:
        folder = from_here(ready.folder, working_folder())
        lines += ["Ready to send:", *(f"  {folder / path}" for path in ready.send[:_MOST_FILES])]
        if len(ready.send) > _MOST_FILES:
            lines.append(f"  and {len(ready.send) - _MOST_FILES} more in {folder / 'send'}")
    else:
        lines.append(f"Nothing is ready to send. What is missing says:  {typed_command(['check'], dossier)}")
    lines.append(f"Everything:  {typed_command(['status'], dossier)}")
    typer.echo("\n".join(lines))


def dossiers_here() -> list[Path]:
    """The dossier in the current folder, otherwise those in its subfolders; paths as typed in a shell."""
    from awaykit.run.find_dossiers import dossiers_in

    home = working_folder()
    return [found.relative_to(home) for found in dossiers_in(home)]
