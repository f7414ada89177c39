"""How problems and findings look in a terminal, also those of a command that the parser refuses.

A problem has its place, its message, the line of the file with a caret, and one hint.
"""

import functools
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ParamSpec, Protocol, runtime_checkable

import typer

from awaykit.cli.terminal import styled, takes_every_character
from awaykit.problems import ExitStatus, Problem, Severity, UserError
from awaykit.run.order import quoted_for_shell
from awaykit.run.report import plain
from awaykit.suggestions import did_you_mean

P = ParamSpec("P")

_EXAMPLES = re.compile(r"^( *)(Examples?:)$", re.MULTILINE)
_COLORS = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}


def as_lines(problem: Problem) -> list[str]:
    """A problem as a good compiler prints it; colors are dropped where output is no terminal."""
    word = styled(problem.severity.value, fg=_COLORS[problem.severity], bold=True)
    parts = (problem.file, problem.line, problem.column)
    where = ":".join(str(part) for part in parts if part is not None)
    lines = [f"{where}  {word}  {problem.message}" if where else f"{word}  {problem.message}"]
    if problem.source is not None and problem.line is not None:
        number = str(problem.line)
        lines.append(f"  {number} | {problem.source}")
        if problem.column is not None:
            # The caret is right also behind tabs and wide characters.
            start = problem.column - 1
            before, below = problem.source[:start], problem.source[start : start + problem.width]
            blank = "".join("\t" if character == "\t" else " " * _columns(character) for character in before)
            lines.append(f"  {' ' * len(number)} | {blank}{'^' * max(1, sum(map(_columns, below)))}")
    if problem.hint:
        lines.append(f"  {problem.hint}")
    return lines


def _columns(character: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def print_json(value: object, *, is_sorted: bool = False) -> None:
    """Print a value of ours as JSON: a report, a problem, a list of them."""
    found = plain(value, is_sorted=is_sorted)
    typer.echo(json.dumps(found, indent=2, ensure_ascii=not takes_every_character()))


def tells_mistakes(command: Callable[P, None]) -> Callable[P, None]:
    """A command that prints a `UserError` and ends with its exit status.

    In its help, which is the docstring, the examples keep their lines: Click fills all paragraphs
    but those that begin with a backspace character.
    """

    @functools.wraps(command)
    def telling(*args: P.args, **options: P.kwargs) -> None:
        try:
            command(*args, **options)
        except UserError as error:
            if options.get("json_output"):
                print_json({"problems": error.problems})
            else:
                # The problems with a blank line between them, then what became of the files.
                typer.echo("\n\n".join("\n".join(as_lines(problem)) for problem in error.problems), err=True)
                if error.status is ExitStatus.NOT_WRITTEN:
                    typer.echo("\nThe run stopped there. Every file is whole, old or new.", err=True)
                elif error.status is ExitStatus.PROBLEM:
                    count = sum(problem.severity is Severity.ERROR for problem in error.problems)
                    typer.echo(
                        f"\n{count} problem{'s' if count != 1 else ''}; nothing was written.", err=True
                    )
            raise typer.Exit(int(error.status)) from None

    telling.__doc__ = _EXAMPLES.sub("\\1\b\n\\1\\2", command.__doc__ or "")
    return telling


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
    elif "--json" in sys.argv:
        print_json({"problems": [_in_our_words(error)]})
    else:
        typer.echo("\n".join(as_lines(_in_our_words(error))), err=True)
        if error.ctx is not None:
            typer.echo(f"\n{error.ctx.get_usage()}", err=True)
            typer.echo(f"Help:  {error.ctx.command_path} --help", err=True)
    return int(ExitStatus.WRONG_USAGE)


def _in_our_words(error: Any) -> Problem:  # noqa: ANN401 - see Misuse
    """The parser's message as a problem: what is wrong, then what to do."""
    kind, message = type(error).__name__, error.format_message()
    if kind == "NoSuchOption":
        hint = _did_you_mean(sorted(error.possibilities or ()))
        return Problem(message=f"There is no option {error.option_name} here.", hint=hint)
    if (param := getattr(error, "param", None)) is not None:
        options = [name for name in param.opts if name.startswith("--")]
        name = options[0] if options else param.metavar or param.name
        if kind == "MissingParameter":
            return Problem(message=f"{name} is missing.", hint=getattr(param, "help", None))
        return Problem(message=f"{name}: {getattr(error, 'message', message)}")
    if found := _EXTRA.search(message):
        hint = "Put a name with spaces into quotes."
        return Problem(message=f"There is a word too many: {found['words']}.", hint=hint)
    if found := _NO_COMMAND.search(message):
        word, near = found["word"], found["near"]
        hint = _did_you_mean(near.split(_BETWEEN_COMMANDS) if near else ())
        if not hint and Path(word).is_dir():  # a folder where the command belongs is a dossier, mostly
            hint = f"Is that your dossier? Say what to do with it: awaykit status {quoted_for_shell(word)}"
        return Problem(
            message=f'There is no command "{word}".', hint=hint or "awaykit --help lists the commands."
        )
    # The parser puts "Invalid value" before our message on two options together.
    return Problem(message=getattr(error, "message", message))


def _did_you_mean(near: Iterable[str]) -> str | None:
    return did_you_mean(" or ".join(near) or None, None)
