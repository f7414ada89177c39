"""Prompts for one answer at a time: the question, what Enter, "?" and "<" do, and asking again."""

import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING, Generic, TypeVar

import typer

from awaykit.cli.terminal import styled
from awaykit.problems import UserError

if TYPE_CHECKING:
    from awaykit.forms.questions import Question
    from awaykit.review.findings import Finding


T = TypeVar("T")

_MOST_TRIES = 5
_KEEP = "keep"
_OPTIONS_IN_A_ROW = 3
_LONGEST_IN_A_ROW = 20


class BackError(Exception):
    """The person typed "<" to go back to the question before."""


class EndError(Exception):
    """The person pressed Ctrl-C or Ctrl-D, the piped answers are at their end, or no answer fits."""


@dataclass(frozen=True, slots=True)
class Taken(Generic[T]):
    """An answer, None where it was skipped; `findings` are those that the person will mend later."""

    value: T | None
    findings: "tuple[Finding, ...]" = ()


def can_ask() -> bool:
    """Whether a person sits at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def prepare_input() -> None:
    """Read every character that is typed or piped in; a broken one is a message, not a crash."""
    if isinstance(sys.stdin, TextIOWrapper):
        encoding = None if sys.stdin.isatty() else "utf-8-sig"
        sys.stdin.reconfigure(encoding=encoding, errors="surrogateescape")
    if can_ask():
        with contextlib.suppress(ImportError):  # Windows edits lines by itself
            import readline  # noqa: F401 - arrow keys work then, and an answer may be longer than 4096 bytes


def ask(  # noqa: C901 - the turns of one conversation
    question: "Question",
    label: str,
    read: Callable[[str], T | None],
    screen: "Callable[[T], tuple[Finding, ...]] | None" = None,
) -> Taken[T]:
    """Ask until an answer fits.

    Raises:
        BackError: the person goes back to the question before.
        EndError: the person or the input stopped, or an answer that is needed did not fit several times.
    """
    _print_question(question, label)
    doubtful: Taken[T] | None = None
    for _ in range(_MOST_TRIES):
        typed = _typed(question)
        if not typed and not question.is_needed:
            return Taken(None)
        if doubtful and typed.casefold() == _KEEP:
            return doubtful
        if not typed:
            _print_yellow("This one is needed.", 'For ideas type "?".' if question.more else None)
            continue
        try:
            value = read(typed)
        except UserError as error:
            for problem in error.problems:
                _print_yellow(problem.message, problem.hint)
            continue
        # Where a number or the beginning of a word was typed: an 8 may have been meant for the eighties.
        chosen = next((option.shown for option in question.options if option.value == value), typed)
        if chosen.casefold() != typed.casefold():
            typer.echo(f"  {chosen}")
        found = screen(value) if screen and value is not None else ()
        if not found:
            return Taken(value)
        doubtful = Taken(value, found)
        for finding in found:
            _print_yellow(finding.message, finding.hint)
        skip = "" if question.is_needed else ", or press Enter to leave it out"
        typer.echo(f"  Write it again{skip}.")
        typer.echo(
            f'  To save it as it is and mend it later, type "{_KEEP}": papers with it are held until then.'
        )
    if question.is_needed:
        typer.echo("  That did not work so far. Look it up, then run the same command again.")
        raise EndError
    typer.echo("  Left out for now. You can write it into the file later.")
    return Taken(None)


def _print_question(question: "Question", label: str) -> None:
    """The question with its example, and the options to choose from, each with its number."""
    example = f"  (like {question.example})" if question.example else ""
    typer.echo(f"\n{styled(label, dim=True)}{styled(question.asks, bold=True)}{example}")
    shown = [f"{number}  {option.shown}" for number, option in enumerate(question.options, 1)]
    step = _OPTIONS_IN_A_ROW if all(len(each) <= _LONGEST_IN_A_ROW for each in shown) else 1
    for start in range(0, len(shown), step):
        row = "".join(f"{each:<{_LONGEST_IN_A_ROW + 2}}" for each in shown[start : start + step])
        typer.echo(f"  {row.rstrip()}")


def _typed(question: "Question") -> str:
    """The next line that is an answer; "?" shows more and reads on."""
    while True:
        try:
            typed = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            typer.echo("")
            raise EndError from None
        if typed == "<":
            raise BackError
        if typed != "?":
            return typed
        typer.echo("\n".join(f"  {each}" for each in question.more or ("Nothing more to say here.",)))


def _print_yellow(message: str, hint: str | None) -> None:
    typer.echo(f"  {styled(message, fg=typer.colors.YELLOW)}")
    if hint:
        typer.echo(f"  {hint}")
