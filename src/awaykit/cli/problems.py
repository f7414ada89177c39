"""How problems and findings look in a terminal: place, message, source line with a caret, one hint."""

import functools
import json
import sys
from collections.abc import Callable, Iterable
from typing import Any, ParamSpec

import typer

from awaykit.problems import Problem, Severity, UserError

P = ParamSpec("P")
_COLORS = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}


def as_lines(problem: Problem) -> list[str]:
    """A problem as a good compiler prints it; colors are dropped where output is no terminal."""
    word = typer.style(problem.severity.value, fg=_COLORS[problem.severity], bold=True)
    where = place_of(problem)
    lines = [f"{where}  {word}  {problem.message}" if where else f"{word}  {problem.message}"]
    if problem.source is not None and problem.line is not None:
        number = str(problem.line)
        lines.append(f"  {number} | {problem.source}")
        if problem.column is not None:
            before = problem.source[: problem.column - 1]
            blank = "".join("\t" if character == "\t" else " " * _cells(character) for character in before)
            lines.append(f"  {' ' * len(number)} | {blank}{'^' * max(1, problem.width)}")
    if problem.hint:
        lines.append(f"  {problem.hint}")
    return lines


def _cells(character: str) -> int:
    """How many columns of a terminal a character takes."""
    import unicodedata

    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def place_of(problem: Problem) -> str:
    """`rotations.yaml:41:9`, as far as it is known."""
    parts = [problem.file, problem.line, problem.column]
    return ":".join(str(part) for part in parts if part is not None)


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem for machines; the source line stays out, it may hold private words."""
    return {
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "place": problem.place,
    }


def print_problems(problems: Iterable[Problem], *, to_stderr: bool = True) -> None:
    """Print problems with a blank line between them."""
    for problem in problems:
        typer.echo("\n".join(as_lines(problem)), err=to_stderr)
        typer.echo("", err=to_stderr)


def print_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Print a value as JSON."""
    typer.echo(json.dumps(value, indent=2, ensure_ascii=False, default=str))


def tells_mistakes(command: Callable[P, None]) -> Callable[P, None]:
    """A command that prints a `UserError` and ends with its exit status."""

    @functools.wraps(command)
    def telling(*args: P.args, **options: P.kwargs) -> None:
        try:
            command(*args, **options)
        except UserError as error:
            if options.get("json_output"):
                print_json({"problems": [as_json(problem) for problem in error.problems]})
            else:
                print_problems(error.problems)
                errors = sum(problem.severity is Severity.ERROR for problem in error.problems)
                typer.echo(_summary(errors), err=True)
            sys.stdout.flush()
            raise typer.Exit(int(error.status)) from None

    return telling


def _summary(errors: int) -> str:
    return f"{errors} problem{'s' if errors != 1 else ''}; nothing was written."
