"""`new`: a dossier from answers to some thirty questions, or a blank one to fill in."""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from awaykit.cli.options import TodayOption, today_or, working_folder
from awaykit.cli.problem_lines import tells_mistakes
from awaykit.cli.terminal import STOPPED, progress_line, show_progress
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.run.shell_words import quoted_for_shell

if TYPE_CHECKING:
    from awaykit.forms.new_dossier import Answers
    from awaykit.forms.questions import Question


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
    from awaykit.forms.first_questions import first_questions, values
    from awaykit.forms.new_dossier import (
        forget_answers,
        kept_answers,
        refuse_used_folder,
        write_answered_dossier,
        write_blank_dossier,
    )

    if blank:
        for path in write_blank_dossier(folder):
            typer.echo(f"created    {path}")
        typer.echo("\nNext: change the example values, beginning with applicant.yaml. Then run:")
        typer.echo(f"  awaykit check {quoted_for_shell(folder)}")
        typer.echo(f"  awaykit build {quoted_for_shell(folder)}")
        return
    day, answers = today_or(today), kept_answers(folder)
    if not answers:
        refuse_used_folder(folder)
    _ask_all(first_questions(day), answers, folder, day)
    typer.echo("")
    for path in write_answered_dossier(folder, values(answers)):
        typer.echo(f"created    {path}")
    forget_answers(folder)
    _build(folder, day)


def _ask_all(questions: "tuple[Question, ...]", answers: "Answers", folder: Path, today: date) -> None:
    """Ask what has no answer yet, and keep each answer as soon as it is given.

    Raises:
        UserError: nobody was there to answer the first question.
    """
    from awaykit.cli.asking import BackError, EndError, ask, prepare_input
    from awaykit.forms.first_questions import raw_dossier
    from awaykit.forms.key_case import screened_in_draft
    from awaykit.forms.new_dossier import keep_answers
    from awaykit.forms.questions import read_answer

    prepare_input()
    if answers:
        typer.echo("Going on where you stopped.")
    else:
        typer.echo("Some thirty short questions, and your first papers are made.")
        typer.echo("Everything stays on this computer, in the new folder.")
    typer.echo('Enter skips a question, "?" says more, "<" goes back. Ctrl-C stops: your answers are kept.')
    number, section = 0, None
    while number < len(questions):
        question = questions[number]
        if question.place in answers or not question.is_asked(answers):
            number += 1
            continue
        about = next((each.section for each in reversed(questions[: number + 1]) if each.section), None)
        if about and about != section:
            typer.echo(f"\n{about}")
        raw, section = raw_dossier(answers), about
        read = partial(read_answer, question, today=today, data=raw)
        screen = partial(screened_in_draft, raw, today, question.place) if question.is_screened else None
        try:
            taken = ask(question, f"{number + 1}/{len(questions)}  ", read, screen)
        except BackError:
            number = _gone_back(questions, number, answers)
        except EndError:
            break
        else:
            answers[question.place] = taken.value
            keep_answers(folder, answers)
    else:
        return
    if not answers and (sys.stdin is None or not sys.stdin.isatty()):
        message = "There is no terminal here in which to answer questions."
        hint = f"For files with example values to change: awaykit new {quoted_for_shell(folder)} --blank"
        raise UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)
    kept = "Your answers so far are kept. The same command goes on from here."
    typer.echo(kept if answers else "Nothing was written.")
    sys.exit(STOPPED)  # Typer would print a second message about a stop


def _gone_back(questions: "tuple[Question, ...]", number: int, answers: "Answers") -> int:
    """The number of the question that was answered before, which is open again then."""
    for earlier in range(number - 1, -1, -1):
        if questions[earlier].place in answers:
            del answers[questions[earlier].place]
            return earlier
    typer.echo("  This is the first question.")
    return number


def _build(folder: Path, today: date) -> None:
    """Make the papers; what is still missing in them is said, and is no failure of the new dossier."""
    from awaykit.cli.reports import print_build
    from awaykit.run.order import Order
    from awaykit.run.repeating import run_or_repeat

    order = Order(dossier=folder, today=today, home=working_folder(), progress=show_progress)
    with progress_line():
        report = run_or_repeat(order)
    print_build(report)
    typed = quoted_for_shell(folder)
    typer.echo(f"\nWhat is next:  awaykit status {typed}")
    typer.echo(f"Another case:  awaykit case add {typed}")
    typer.echo(f"Change:        the files in {folder}, then type: awaykit build {typed}")
