"""The command `awaykit`: its subcommands, and what becomes of a mistake.

Subcommands import what they need when they run, so that `--help` stays quick.
"""

import sys
from typing import Annotated

import typer

from awaykit.cli import building, checking, deciding, looking, starting

app = typer.Typer(
    name="awaykit",
    help=(
        "Makes request packets for letter writers from one dossier.\n\n"
        "Start:   awaykit new my-dossier --blank\n\n"
        "Look:    awaykit check my-dossier\n\n"
        "Make:    awaykit build my-dossier"
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("new")(starting.new)
app.command("check")(checking.check)
app.command("build")(building.build)
app.command("packet")(building.packet)
app.command("use")(deciding.use)
app.command("explain")(checking.explain)
app.command("schema")(looking.schema)
app.command("doctor")(looking.doctor)

templates = typer.Typer(
    help="Look at the templates of the papers, or copy one to change it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
templates.command("list")(looking.list_templates)
templates.command("copy")(looking.copy_template)
app.add_typer(templates, name="templates")


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
    try:
        app()
    except Exception:  # the last door: every mistake of the user's was caught before
        typer.echo(
            "awaykit made a mistake of its own. Please report the lines below.",
            err=True,
        )
        raise
    finally:
        sys.stdout.flush()
