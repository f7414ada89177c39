"""What becomes of a command that can't be understood: said in our words, with the way to the help."""

import re
import sys
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import typer

from awaykit.cli.problem_lines import as_json, as_lines, print_json
from awaykit.problems import ExitStatus, Problem
from awaykit.run.shell_words import quoted_for_shell

_EXTRA = re.compile(r"Got unexpected extra arguments? ?\(?s?\)? ?\((?P<words>.*)\)", re.DOTALL)
_NO_COMMAND = re.compile(
    r"No such command '(?P<word>.*?)'\.?\s*(?:Did you mean '(?P<near>.*?)'\?)?", re.DOTALL
)
_BETWEEN_COMMANDS = "', '"


@runtime_checkable
class Misuse(Protocol):
    """An exception of the parser of the command line, known by its shape.

    Typer carries a copy of Click in some versions and imports Click in others, so the classes differ.
    """

    exit_code: int
    ctx: Any

    def format_message(self) -> str:
        """The message in the parser's own words."""


def tell_misuse(error: Misuse) -> int:
    """Print what was wrong with the command; returns the exit status."""
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(error.format_message(), err=True)
        return int(ExitStatus.WRONG_USAGE)
    problem = in_our_words(error)
    if "--json" in sys.argv:
        print_json({"problems": [as_json(problem)]})
    else:
        typer.echo("\n".join(as_lines(problem)), err=True)
        if error.ctx is not None:
            typer.echo(f"\n{error.ctx.get_usage()}", err=True)
            typer.echo(f"Help:  {error.ctx.command_path} --help", err=True)
    return int(ExitStatus.WRONG_USAGE)


def in_our_words(error: Misuse) -> Problem:
    """The parser's message as a problem: what is wrong, then what to do."""
    message = error.format_message()
    param = getattr(error, "param", None)
    if type(error).__name__ == "MissingParameter" and param is not None:
        return Problem(message=f"{_name_of(param)} is missing.", hint=getattr(param, "help", None))
    if type(error).__name__ == "NoSuchOption":
        return _no_such_option(error)
    if param is not None:
        return Problem(message=f"{_name_of(param)}: {getattr(error, 'message', message)}")
    if found := _EXTRA.search(message):
        hint = "Put a name with spaces into quotes."
        return Problem(message=f"There is a word too many: {found['words']}.", hint=hint)
    if found := _NO_COMMAND.search(message):
        return _no_such_command(found["word"], found["near"])
    # The parser puts "Invalid value" before what we said of two options together.
    return Problem(message=getattr(error, "message", message))


def _no_such_command(word: str, near: str | None) -> Problem:
    """A folder where the command belongs is a dossier, mostly."""
    hint = "awaykit --help lists the commands."
    if near:
        hint = f"Did you mean {' or '.join(near.split(_BETWEEN_COMMANDS))}?"
    elif Path(word).is_dir():
        hint = f"Is that your dossier? Say what to do with it: awaykit status {quoted_for_shell(word)}"
    return Problem(message=f'There is no command "{word}".', hint=hint)


def _no_such_option(error: Any) -> Problem:  # noqa: ANN401 - see Misuse
    near = " or ".join(sorted(error.possibilities or ()))
    hint = f"Did you mean {near}?" if near else None
    return Problem(message=f"There is no option {error.option_name} here.", hint=hint)


def _name_of(param: Any) -> str:  # noqa: ANN401 - see Misuse
    """`--today` for an option, `DIR` for an argument."""
    options = [name for name in param.opts if name.startswith("--")]
    return str(options[0] if options else param.metavar or param.name)
