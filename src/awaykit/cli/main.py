"""The command `awaykit`: its subcommands, and what becomes of a mistake.

Subcommands import what they need when they run, so that `--help` stays quick.
"""

import gc
import os
import sys
from typing import Annotated

import typer

from awaykit.cli import building, checking, deciding, looking, recording, starting
from awaykit.cli.terminal import prepare_streams

_STOPPED = 130  # 128 and the number of the signal that Ctrl-C sends, as shells have it

app = typer.Typer(
    name="awaykit",
    help=(
        "Makes request packets for letter writers from one dossier.\n\n"
        "\b\n"
        "Start:  awaykit new my-dossier --blank\n"
        "Look:   awaykit check my-dossier\n"
        "Make:   awaykit build my-dossier\n\n"
        "Each command says more:  awaykit build --help"
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("new", short_help="Write a new dossier to fill in.")(starting.new)
app.command("check", short_help="Say every problem and finding; write nothing.")(checking.check)
app.command("build", short_help="Make everything that the dossier asks for.")(building.build)
app.command("packet", short_help="Make the request packets for letter writers.")(building.packet)
app.command("done", short_help="Record a step that has happened.")(recording.done)
app.command("use", short_help="Decide about a paper that you changed.")(deciding.use)
app.command("explain", short_help="Say what a rule looks at, and why.")(checking.explain)
app.command("schema", short_help="Print the JSON Schema of a dossier.")(looking.schema)
app.command("doctor", short_help="Look whether anything must be installed.")(looking.doctor)

templates = typer.Typer(
    help="Look at the templates of the papers, or copy one to change it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
templates.command("list", short_help="List the templates, and which are your own.")(looking.list_templates)
templates.command("copy", short_help="Copy a template into your dossier.")(looking.copy_template)
app.add_typer(templates, name="templates", short_help="Look at the templates, or copy one to change it.")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"awaykit {version('awaykit')}")
        raise typer.Exit


@app.callback()
def _awaykit(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command; anything unforeseen ends with a traceback and one line that says it is our mistake."""
    # A run is short and makes many small things that stay: looking for garbage less often saves a
    # twentieth of it (make bench), for some megabytes.
    gc.set_threshold(50_000, 20, 50)
    prepare_streams()
    status: int | None = None
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
    except (KeyboardInterrupt, typer.Abort):
        status = _STOPPED
    except Exception as error:  # the last door: every mistake of the user's was caught before
        from awaykit.cli.usage import Misuse, tell_misuse

        if not isinstance(error, Misuse):
            typer.echo("awaykit made a mistake of its own. Please report the lines below.", err=True)
            raise
        status = tell_misuse(error)
    if status == _STOPPED:
        typer.echo("\nStopped. No file is half written; run the same command again.", err=True)
    sys.exit(status or 0)


def _close_quietly() -> None:
    """Let go of a reader that has read enough (`awaykit check | head`), also when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
