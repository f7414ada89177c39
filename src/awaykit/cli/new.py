"""`new`: a dossier from answers to some thirty questions, or a blank one to fill in."""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from awaykit.cli.options import TodayOption, today_or, working_folder
from awaykit.cli.problem_lines import tells_mistakes
from awaykit.cli.terminal import STOPPED

if TYPE_CHECKING:
    from collections.abc import Callable

    from awaykit.forms.new_dossier import Answers
    from awaykit.forms.questions import Question
    from awaykit.review.findings import Finding


@tells_mistakes
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder for the new dossier.")],
    *,
    blank: Annotated[
        bool, typer.Option("--blank", help="Ask nothing: write commented files with example values.")
    ] = False,
    today: TodayOption = None,
) -> None:
    """Ask some thirty short questions, write a dossier from the answers, and make its papers.

    Enter skips a question, "<" goes back, "?" says more. Stop when you like: the
    same command goes on where you stopped. Existing files stay as they are.

    Examples:
      awaykit new my-dossier
      awaykit new my-dossier --blank   no questions, example values to change
    """
    if blank:
        _write_blank(folder)
    else:
        _ask_and_build(folder, today_or(today))


def _write_blank(folder: Path) -> None:
    from awaykit.forms.new_dossier import write_blank_dossier
    from awaykit.run.shell_words import quoted_for_shell as as_typed

    for path in write_blank_dossier(folder):
        typer.echo(f"created    {path}")
    typer.echo("")
    typer.echo("Next: change the example values, beginning with applicant.yaml. Then run:")
    typer.echo(f"  awaykit check {as_typed(folder)}")
    typer.echo(f"  awaykit build {as_typed(folder)}")


def _ask_and_build(folder: Path, today: date) -> None:
    from awaykit.cli.asking import EndError, prepare_input
    from awaykit.forms.first_questions import first_questions, values
    from awaykit.forms.new_dossier import (
        forget_answers,
        kept_answers,
        refuse_used_folder,
        write_answered_dossier,
    )

    answers = kept_answers(folder)
    if not answers:
        refuse_used_folder(folder)
    prepare_input()
    _greet(answers)
    try:
        _ask_all(first_questions(today), answers, folder, today)
    except EndError:
        _stop(folder, answers)
    typer.echo("")
    for path in write_answered_dossier(folder, values(answers)):
        typer.echo(f"created    {path}")
    forget_answers(folder)
    _build(folder, today)


def _greet(answers: "Answers") -> None:
    if answers:
        typer.echo("Going on where you stopped.")
    else:
        typer.echo("Some thirty short questions, and your first papers are made.")
        typer.echo("Everything stays on this computer, in the new folder.")
    typer.echo('Enter skips a question, "?" says more, "<" goes back. Ctrl-C stops: your answers are kept.')


def _ask_all(questions: "tuple[Question, ...]", answers: "Answers", folder: Path, today: date) -> None:
    """Ask what has no answer yet, and keep each answer as soon as it is given."""
    from awaykit.cli.asking import BackError, ask
    from awaykit.forms.first_questions import raw_dossier
    from awaykit.forms.new_dossier import keep_answers
    from awaykit.forms.questions import read_answer

    number, section = 0, None
    while number < len(questions):
        question = questions[number]
        if question.place in answers or not question.is_asked(answers):
            number += 1
            continue
        section = _announced(questions, number, section)
        raw = raw_dossier(answers)
        read = partial(read_answer, question, today=today, data=raw)
        try:
            taken = ask(question, f"{number + 1}/{len(questions)}  ", read, _screen(question, raw, today))
        except BackError:
            number = _gone_back(questions, number, answers)
            continue
        answers[question.place] = taken.value
        keep_answers(folder, answers)


def _announced(questions: "tuple[Question, ...]", number: int, last: str | None) -> str | None:
    """Say what the next questions are about, once; returns what that was."""
    named = (question.section for question in reversed(questions[: number + 1]) if question.section)
    section = next(named, None)
    if section and section != last:
        typer.echo(f"\n{section}")
    return section


def _screen(
    question: "Question", raw: dict[str, object], today: date
) -> "Callable[[str], tuple[Finding, ...]] | None":
    if not question.is_screened:
        return None

    def screen(text: str) -> "tuple[Finding, ...]":
        from awaykit.forms.key_case import screened_in_draft

        return screened_in_draft(raw, today, question.place, text)

    return screen


def _gone_back(questions: "tuple[Question, ...]", number: int, answers: "Answers") -> int:
    """The number of the question that was answered before, which is open again then."""
    for earlier in range(number - 1, -1, -1):
        if questions[earlier].place in answers:
            del answers[questions[earlier].place]
            return earlier
    typer.echo("  This is the first question.")
    return number


def _stop(folder: Path, answers: "Answers") -> NoReturn:
    """End before the last question. Raises `UserError` where nobody was there to answer the first."""
    from awaykit.problems import ExitStatus, Problem, UserError
    from awaykit.run.shell_words import quoted_for_shell as as_typed

    if not answers and (sys.stdin is None or not sys.stdin.isatty()):
        message = "There is no terminal here in which to answer questions."
        hint = f"For files with example values to change: awaykit new {as_typed(folder)} --blank"
        raise UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)
    kept = "Your answers so far are kept. The same command goes on from here."
    typer.echo(kept if answers else "Nothing was written.")
    sys.exit(STOPPED)  # what Typer is told of a stop, it tells once more


def _build(folder: Path, today: date) -> None:
    """Make the papers; what is still missing in them is told, and is no failure of the new dossier."""
    from awaykit.cli.reports import print_build
    from awaykit.cli.terminal import progress_line, show_progress
    from awaykit.run.order import Order
    from awaykit.run.repeating import run_or_repeat

    home = working_folder()
    order = Order(dossier=folder, today=today, home=home, progress=show_progress)
    with progress_line():
        report = run_or_repeat(order)
    print_build(report)
    typer.echo("")
    typer.echo("\n".join(_what_next(folder)))


def _what_next(folder: Path) -> list[str]:
    """What to type on the days that follow."""
    from awaykit.run.shell_words import quoted_for_shell as as_typed

    return [
        f"What is next:  awaykit status {as_typed(folder)}",
        f"Another case:  awaykit case add {as_typed(folder)}",
        f"Change:        the files in {folder}, then type: awaykit build {as_typed(folder)}",
    ]
