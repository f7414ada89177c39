"""How problems and findings look in a terminal: place, message, source line with a caret, one hint."""

import functools
import json
import re
from collections.abc import Callable, Iterable
from typing import Any, ParamSpec

import typer

from awaykit.cli.terminal import styled, takes_every_character
from awaykit.problems import ExitStatus, Problem, Severity, UserError
from awaykit.run.plain_report import plain_problem

P = ParamSpec("P")
FOR_TERMINALS = frozenset({"source", "width"})
"""What of a problem only makes its picture in a terminal; it may hold private words."""

_EXAMPLES = re.compile(r"^( *)(Examples?:)$", re.MULTILINE)
_COLORS = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}


def as_lines(problem: Problem) -> list[str]:
    """A problem as a good compiler prints it; colors are dropped where output is no terminal."""
    word = styled(problem.severity.value, fg=_COLORS[problem.severity], bold=True)
    where = place_of(problem)
    lines = [f"{where}  {word}  {problem.message}" if where else f"{word}  {problem.message}"]
    if problem.source is not None and problem.line is not None:
        number = str(problem.line)
        lines.append(f"  {number} | {problem.source}")
        if problem.column is not None:
            lines.append(f"  {' ' * len(number)} | {_caret(problem.source, problem.column, problem.width)}")
    if problem.hint:
        lines.append(f"  {problem.hint}")
    return lines


def _caret(source: str, column: int, width: int) -> str:
    """What underlines `width` characters of a line, right also behind tabs and wide characters."""
    before, below = source[: column - 1], source[column - 1 : column - 1 + width]
    blank = "".join("\t" if character == "\t" else " " * _cells(character) for character in before)
    return blank + "^" * max(1, sum(map(_cells, below)))


def _cells(character: str) -> int:
    """How many columns of a terminal a character takes."""
    import unicodedata

    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def place_of(problem: Problem) -> str:
    """`rotations.yaml:41:9`, as far as it is known."""
    parts = [problem.file, problem.line, problem.column]
    return ":".join(str(part) for part in parts if part is not None)


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem for machines; the source line stays out, it may hold private words."""
    return {name: value for name, value in plain_problem(problem).items() if name not in FOR_TERMINALS}


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, with a blank line between them."""
    typer.echo("\n\n".join("\n".join(as_lines(problem)) for problem in problems), err=True)


def print_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Print a value as JSON."""
    typer.echo(json.dumps(value, indent=2, ensure_ascii=not takes_every_character(), default=str))


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
                print_json({"problems": [as_json(problem) for problem in error.problems]})
            else:
                print_problems(error.problems)
                if last := _last_line(error):
                    typer.echo(f"\n{last}", err=True)
            raise typer.Exit(int(error.status)) from None

    telling.__doc__ = _EXAMPLES.sub("\\1\b\n\\1\\2", command.__doc__ or "")
    return telling


def _last_line(error: UserError) -> str | None:
    """How it stands after a run that stopped."""
    if error.status is ExitStatus.NOT_WRITTEN:
        return "The run stopped there. Every file is whole, old or new."
    if error.status is not ExitStatus.PROBLEM:
        return None
    count = sum(problem.severity is Severity.ERROR for problem in error.problems)
    return f"{count} problem{'s' if count != 1 else ''}; nothing was written."
