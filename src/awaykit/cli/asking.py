"""Asking a person one thing at a time: the prompt, what Enter, "?" and "<" do, and asking again."""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING, Generic, TypeVar

import typer

from awaykit.cli.terminal import styled
from awaykit.problems import Problem, UserError

if TYPE_CHECKING:
    from awaykit.forms.questions import Question
    from awaykit.review.findings import Finding


T = TypeVar("T")

_MOST_TRIES = 5
_KEEP = "keep"
_MORE, _BACK = "?", "<"
_OPTIONS_IN_A_ROW = 3
_LONGEST_IN_A_ROW = 20


class BackError(Exception):
    """The person typed "<": they want the question before."""


class EndError(Exception):
    """The person pressed Ctrl-C or Ctrl-D, the piped answers are at their end, or no answer fits."""


@dataclass(frozen=True, slots=True)
class Taken(Generic[T]):
    """An answer, None where it was skipped; `findings` are those that the person wants to mend later."""

    value: T | None
    findings: "tuple[Finding, ...]" = ()


def can_ask() -> bool:
    """Whether a person sits at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def prepare_input() -> None:
    """Read every character that is typed or piped in; a broken one is told as such, not a crash."""
    if isinstance(sys.stdin, TextIOWrapper):
        encoding = None if sys.stdin.isatty() else "utf-8-sig"
        sys.stdin.reconfigure(encoding=encoding, errors="surrogateescape")
    if can_ask():
        with contextlib.suppress(ImportError):  # Windows edits lines by itself
            import readline  # noqa: F401 - arrow keys work then, and an answer may be longer than 4096 bytes


def ask(
    question: "Question",
    label: str,
    read: Callable[[str], T | None],
    screen: "Callable[[T], tuple[Finding, ...]] | None" = None,
) -> Taken[T]:
    """Ask until an answer fits.

    Raises:
        BackError: the person wants the question before.
        EndError: the person or the input stopped, or an answer that is needed did not fit several times.
    """
    typer.echo("\n".join(_asked(question, label)))
    doubtful: Taken[T] | None = None
    for _ in range(_MOST_TRIES):
        typed = _typed(question)
        if not typed and not question.is_needed:
            return Taken(None)
        if doubtful and typed.casefold() == _KEEP:
            return doubtful
        try:
            value = _read(question, typed, read)
        except UserError as error:
            _tell((problem.message, problem.hint) for problem in error.problems)
            continue
        _say_what_was_chosen(question, typed, value)
        found = screen(value) if screen and value is not None else ()
        if not found:
            return Taken(value)
        doubtful = Taken(value, found)
        _tell((finding.message, finding.hint) for finding in found)
        _say_what_to_do(question)
    return _given_up(question)


def _read(question: "Question", typed: str, read: Callable[[str], T | None]) -> T | None:
    if not typed:
        hint = 'For ideas type "?".' if question.more else None
        raise UserError(Problem(message="This one is needed.", hint=hint))
    return read(typed)


def _asked(question: "Question", label: str) -> Iterator[str]:
    """The question with its example, and the options to choose from, each with its number."""
    yield ""
    example = f"  (like {question.example})" if question.example else ""
    yield f"{styled(label, dim=True)}{styled(question.asks, bold=True)}{example}"
    shown = [f"{number}  {option.shown}" for number, option in enumerate(question.options, 1)]
    is_short = all(len(each) <= _LONGEST_IN_A_ROW for each in shown)
    step = _OPTIONS_IN_A_ROW if is_short else 1
    for start in range(0, len(shown), step):
        yield (
            "  "
            + "".join(f"{each:<{_LONGEST_IN_A_ROW + 2}}" for each in shown[start : start + step]).rstrip()
        )


def _typed(question: "Question") -> str:
    """The next line that is an answer; "?" shows more and reads on."""
    while (typed := _line()) == _MORE:
        typer.echo("\n".join(f"  {each}" for each in question.more or ("Nothing more to say here.",)))
    if typed == _BACK:
        raise BackError
    return typed


def _line() -> str:
    try:
        return input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        typer.echo("")
        raise EndError from None


def _tell(found: Iterable[tuple[str, str | None]]) -> None:
    for message, hint in found:
        typer.echo(f"  {styled(message, fg=typer.colors.YELLOW)}")
        if hint:
            typer.echo(f"  {hint}")


def _say_what_was_chosen(question: "Question", typed: str, value: object) -> None:
    """Where a number or the beginning of a word was typed: an 8 may have been meant for the eighties."""
    shown = [option.shown for option in question.options if option.value == value]
    if shown and shown[0].casefold() != typed.casefold():
        typer.echo(f"  {shown[0]}")


def _say_what_to_do(question: "Question") -> None:
    skip = "" if question.is_needed else ", or press Enter to leave it out"
    typer.echo(f"  Write it again{skip}.")
    typer.echo(
        f'  To save it as it is and mend it later, type "{_KEEP}": papers with it are held until then.'
    )


def _given_up(question: "Question") -> Taken[T]:
    if question.is_needed:
        typer.echo("  That did not work so far. Look it up, then run the same command again.")
        raise EndError
    typer.echo("  Left out for now. You can write it into the file later.")
    return Taken(None)
