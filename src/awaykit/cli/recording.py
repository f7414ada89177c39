"""`done`: record a step that has happened."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from awaykit.cli.looking import DossierOption
from awaykit.cli.options import DryRunOption, JsonOption, TodayOption, as_day, today_or
from awaykit.cli.problems import print_json, tells_mistakes

if TYPE_CHECKING:
    from awaykit.pipeline.recording import Recorded, Recording


@tells_mistakes
def done(
    step: Annotated[
        str, typer.Argument(metavar="STEP", help="What happened: asked, agreed, uploaded, cover …")
    ],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Who, or where.", show_default=False)
    ] = None,
    *,
    on: Annotated[
        date | None,
        typer.Option("--on", metavar="DATE", parser=as_day, help="The day; else today.", show_default=False),
    ] = None,
    dossier: DossierOption = Path(),
    today: TodayOption = None,
    dry_run: DryRunOption = False,
    json_output: JsonOption = False,
) -> None:
    """Record a step that has happened, with its day, and say what comes next.

    Only the meant lines of your files change. A name may be an id, or a part
    of a name that only one has.

    Steps:
      asked, agreed, hesitated, declined     of a letter writer
      link-sent, reminded, uploaded          of a letter writer
      assigned WRITER PROGRAM                the letter, in MyERAS
      attest                                 no key case names a patient
      applied, offered, confirmed, cancelled of a rotation
      confirmed-by ROTATION host             visa; also school, consulate
      cover, follow-up, documents, arrival   sent to a program
      team-thanks, evaluation                sent to a program
      sent PROGRAM PAPER                     a paper that it wants
      alumni NAME                            a graduate was asked
      answered NAME                          a program or graduate did

    Examples:
      awaykit done asked whitfield
      awaykit done agreed whitfield --on 2027-06-28
      awaykit done assigned whitfield larkmoor fennick
      awaykit done cover larkmoor --dossier my-dossier
      awaykit done attest
    """
    from awaykit.pipeline.recording import Recording, record

    order = Recording(
        dossier=dossier, step=step, names=tuple(names or ()), today=today_or(today), on=on, dry_run=dry_run
    )
    recorded = record(order)
    if json_output:
        print_json(_plain(order, recorded))
    else:
        typer.echo("\n".join(_lines(order, recorded)))


def _lines(order: "Recording", recorded: "Recorded") -> list[str]:
    """The meant lines of the files, each with its place, and what comes next."""
    from awaykit.wording import date_in_words

    word = "would be" if recorded.dry_run else "recorded"
    lines = [
        f"{word}  {file.path}:{number}  {text.strip()}"
        for file in recorded.files
        for number, text in file.new_lines
    ]
    step = recorded.next_step
    if step is None:
        return [*lines, "", "Nothing else is to be done."]
    expected = ", expected" if step.is_expected else ""
    lines += [
        "",
        f"Next: {step.title} ({'by' if step.until else 'on'} {date_in_words(step.last_day)}{expected})",
        f"  {step.why}",
    ]
    return lines + ([f"  {typed_command(recorded.command, order.dossier)}"] if recorded.command else [])


def typed_command(words: tuple[str, ...], dossier: Path) -> str:
    """A command of ours as the person types it, with the dossier where it isn't the current folder."""
    from awaykit.pipeline.typed import as_typed

    first, *more = words
    place = [] if dossier == Path() else [as_typed(dossier)]
    return " ".join(["awaykit", first, *place, *more])


def _plain(order: "Recording", recorded: "Recorded") -> dict[str, Any]:
    """What was recorded, for other programs."""
    from awaykit.pipeline.plain_report import plain_step

    return {
        "dry_run": recorded.dry_run,
        "lines": [
            {"file": str(file.path), "line": number, "text": text}
            for file in recorded.files
            for number, text in file.new_lines
        ],
        "next": plain_step(recorded.next_step) if recorded.next_step else None,
        "command": typed_command(recorded.command, order.dossier) if recorded.command else None,
    }
