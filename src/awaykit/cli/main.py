"""The command `awaykit`: its subcommands and its last handler of errors.

Subcommands import what they need when they run, so that `--help` stays quick.
"""

import atexit
import builtins
import gc
import os
import re
import sys
import traceback
from datetime import date
from io import TextIOWrapper
from typing import Annotated

import typer

from awaykit.cli import build, doctor_and_schema, done, plan_sets, questionnaires, show_status
from awaykit.cli import questionnaires as new
from awaykit.cli.options import as_day
from awaykit.cli.terminal import STOPPED
from awaykit.problems import ExitStatus
from awaykit.run.order import quoted_for_shell

_VALUES = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[0-9]{3,}""", re.DOTALL)
_HIDDEN = "…"
_FRAME = "  File "
_HEADERS = ("Traceback (", "\nDuring handling", "\nThe above exception")


def report_lines(error: BaseException) -> str:
    """The traceback, with anything that may be a value masked in each exception's message.

    A library's message often quotes its input: a score, an address, a passport number. A quoted name
    from the code itself stays, since whoever fixes the bug needs it.
    """
    chunks = list(traceback.TracebackException.from_exception(error).format())
    code = set(re.findall(r"\w+", "".join(chunk for chunk in chunks if chunk.startswith(_FRAME))))
    known = code | set(dir(builtins)) | {"NoneType"}

    def shown(found: re.Match[str]) -> str:
        text = found.group()
        return text if text[1:-1] in known and not text[1:-1].isdigit() else _HIDDEN

    return "".join(
        chunk if chunk.startswith((_FRAME, *_HEADERS)) else _VALUES.sub(shown, chunk) for chunk in chunks
    )


app = typer.Typer(
    name="awaykit",
    help=(
        "Makes the papers of a season of away rotations from one dossier.\n\n"
        "\b\n"
        "Start:  awaykit new my-dossier\n"
        "Look:   awaykit check my-dossier\n"
        "Make:   awaykit build my-dossier\n"
        "Next:   awaykit                    in the dossier's folder\n\n"
        "Each command says more:  awaykit build --help"
    ),
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("new", short_help="Ask some thirty questions, make the first papers.")(new.new)
app.command("check", short_help="Say every problem and finding; write nothing.")(build.check)
app.command("build", short_help="Make everything that the dossier asks for.")(build.build)
app.command("packet", short_help="Make the request packets for letter writers.")(build.packet)
app.command("status", short_help="Say what is due, who has what, what is ready.")(show_status.status)
app.command("done", short_help="Record a step that has happened.", epilog=done.STEPS)(done.done)
app.command("emails", short_help="Make the e-mail drafts that are near.")(build.emails)
app.command("cv", short_help="Make the CV to attach.")(build.cv)
app.command("eras", short_help="Make the draft for the MyERAS form.")(build.eras)
app.command("strategy", short_help="Make the summary to print and talk over.")(build.strategy)
app.command("calendar", short_help="Make the calendar file.")(build.calendar)
app.command("plan", short_help="Choose the best rotations, order the programs.")(plan_sets.plan)
app.command("use", short_help="Decide about a paper that you changed.")(build.use)
app.command("explain", short_help="Say what a rule looks at, and why.")(doctor_and_schema.explain)
app.command("schema", short_help="Print the JSON Schema of a dossier.")(doctor_and_schema.schema)
app.command("doctor", short_help="Look whether anything must be installed.")(doctor_and_schema.doctor)

case = typer.Typer(
    help="Log the cases from which a letter can tell something.", no_args_is_help=True, rich_markup_mode=None
)
case.command("add", short_help="Log a key case in a minute.")(questionnaires.add)
app.add_typer(case, name="case", short_help="Log a key case in a minute: awaykit case add.")

templates = typer.Typer(
    help="Look at the templates of the papers, or copy one to change it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
templates.command("list", short_help="List the templates, and which are your own.")(
    doctor_and_schema.list_templates
)
templates.command("copy", short_help="Copy a template into your dossier.")(doctor_and_schema.copy_template)
app.add_typer(templates, name="templates", short_help="Look at the templates, or copy one to change it.")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"awaykit {version('awaykit')}")
        raise typer.Exit


@app.callback()
def _awaykit(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - it ends the run by itself
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    today: Annotated[date | None, typer.Option("--today", parser=as_day, hidden=True)] = None,
) -> None:
    """Without a command: the next three things to do, where there is a dossier; else how to start."""
    if context.invoked_subcommand is not None:
        if today is not None:
            raise typer.BadParameter("Put --today behind the command.", param_hint="--today")
        return
    here = show_status.dossiers_here()
    if len(here) == 1:
        show_status.next_steps(here[0], today)
    elif here:
        typer.echo("There is more than one dossier here. Say which:")
        typer.echo("\n".join(f"  awaykit status {quoted_for_shell(folder)}" for folder in here))
    else:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(int(ExitStatus.WRONG_USAGE))


def main() -> None:
    """Run the command; anything unforeseen ends with a traceback and one line that calls it our mistake."""
    # A run is short and makes many small things that stay: looking for garbage less often saves a
    # twentieth of it (make bench), for some megabytes.
    gc.set_threshold(50_000, 20, 50)
    # At its end Python would look through everything once more, for a tenth of a run.
    atexit.register(gc.freeze)
    # A character that the terminal can't encode is shown by its number, instead of stopping the run: on
    # Windows a redirected stream takes some 200 characters only, and a name may hold others.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.unraisablehook = _tell_ignored
    status: int | None = None
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has read enough (`awaykit check | head`): let go of it, also when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (KeyboardInterrupt, typer.Abort):
        status = STOPPED
    except Exception as error:  # noqa: BLE001 - the last door: the user's own mistakes were caught before
        from awaykit.cli.problem_lines import Misuse, tell_misuse

        status = tell_misuse(error) if isinstance(error, Misuse) else _tell_own_mistake(error)
    if status == STOPPED:
        typer.echo("\nStopped. No file is half written; run the same command again.", err=True)
    sys.exit(status or 0)


def _tell_own_mistake(error: Exception) -> int:
    typer.echo("awaykit made a mistake of its own. Please report the lines below.", err=True)
    typer.echo(report_lines(error), err=True, nl=False)
    return int(ExitStatus.PROBLEM)


def _tell_ignored(mistake: "sys.UnraisableHookArgs") -> None:
    """One that stops nothing, as Python can't raise it: without this, Python prints its words as they are."""
    if isinstance(mistake.exc_value, Exception):
        _tell_own_mistake(mistake.exc_value)
    else:  # Ctrl-C at such a moment is no mistake, and has no words
        sys.__unraisablehook__(mistake)
