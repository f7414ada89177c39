"""The commands that ask questions: new, and case add."""

import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Generic, TypeAlias, TypeVar

import typer

from awaykit.cli.options import (
    DossierArgument,
    DryRunOption,
    JsonOption,
    TodayOption,
    today_or,
    value_option,
    working_folder,
)
from awaykit.cli.problem_lines import print_json, tells_mistakes
from awaykit.cli.terminal import STOPPED, progress_line, show_progress, styled
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.run.order import quoted_for_shell
from awaykit.wording import counted, listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awaykit.forms.key_case import Case, Casebook
    from awaykit.forms.new_dossier import Answers
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
        # Where a number or the beginning of a word was typed: an 8 may be the start of the eighties.
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
    """Make the papers; facts still missing in them are printed and don't make the new dossier a failure."""
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


Said: TypeAlias = "str | list[str]"
"""The value of one field of a case."""

_OPTIONS = {
    "problem": "--problem",
    "age": "--age",
    "sex": "--sex",
    "i_did": "--did",
    "outcome": "--outcome",
    "learned": "--learned",
    "competency": "--competency",
    "supervised_by": "--supervised-by",
    "priority": "--priority",
}
_NEEDED = ("problem", "i_did")


_says = partial(value_option, metavar="TEXT")
KeepOption = Annotated[
    bool, typer.Option("--keep", help="Save it also with findings; papers with it are held.")
]


@tells_mistakes
def add(
    dossier: DossierArgument = Path(),
    *,
    rotation: Annotated[str | None, _says("--rotation", what="Its id; else the one under way.")] = None,
    problem: Annotated[str | None, _says("--problem", what="The problem, in a line.")] = None,
    age: Annotated[str | None, _says("--age", what="Age by decade: 60s, or 90+.")] = None,
    sex: Annotated[str | None, _says("--sex", what="woman, man or person.")] = None,
    did: Annotated[str | None, _says("--did", what="What you did.")] = None,
    outcome: Annotated[str | None, _says("--outcome", what="What came of it.")] = None,
    learned: Annotated[str | None, _says("--learned", what="What you learned.")] = None,
    competency: Annotated[str | None, _says("--competency", what="One of the six, or 1 to 6.")] = None,
    supervised_by: Annotated[str | None, _says("--supervised-by", what="Who supervised it.")] = None,
    priority: Annotated[str | None, _says("--priority", what="1 is shown first, 3 last.")] = None,
    keep: KeepOption = False,
    today: TodayOption = None,
    dry_run: DryRunOption = False,
    json_output: JsonOption = False,
) -> None:
    """Log a key case in a minute. It is screened before it is saved.

    Asks one thing at a time; Enter skips, and "?" helps you to remember. With
    --problem and --did nothing is asked. Never write a name, a date or a place.

    Examples:
      awaykit case add
      awaykit case add my-dossier --rotation riverbend-wards
      awaykit case add --problem "Low sodium" --age 60s --did "Asked what he ate."
    """
    given = (problem, age, sex, did, outcome, learned, competency, supervised_by, priority)
    typed = {field: text for field, text in zip(_OPTIONS, given, strict=True) if text is not None}
    is_asked = _is_asked(typed, json_output=json_output)
    book = _opened(dossier, rotation, today_or(today), is_asked=is_asked)
    case, findings = _from_options(book, typed, keep=keep)
    if is_asked:
        findings += _asked(book, case)
    added = book.add(case, dry_run=dry_run)
    lines = [(file.path, number, text) for file in added.files for number, text in file.new_lines]
    if json_output:
        found = [{"code": each.code, "message": each.message, "hint": each.hint} for each in findings]
        places = [{"file": path, "line": number, "text": text} for path, number, text in lines]
        print_json({"dry_run": dry_run, "lines": places, "cases": added.cases, "findings": found})
        return
    for path, number, text in lines:
        typer.echo(f"{'would be' if dry_run else 'saved'}  {path}:{number}  {text.strip()}")
    its = f"{book.rotation.service}, {book.rotation.site}"
    typer.echo(f"\n{counted(added.cases, 'case')} for {its}. {_count(book, case)}.")
    if findings:
        typer.echo("Papers with this case are held until you change these words; awaykit check shows them:")
        typer.echo("\n".join(f"  {finding.message}" for finding in findings))
    typer.echo("Before a packet goes out, read every case once more, then type: awaykit done attest")


def _is_asked(typed: dict[str, str], *, json_output: bool) -> bool:
    """Whether questions are to be asked. Raises `UserError` where they would be, but nobody is there."""
    missing = [_OPTIONS[field] for field in _NEEDED if not typed.get(field, "").strip()]
    if not missing:
        return False
    if can_ask() and not json_output:
        return True
    message = f"Without questions in a terminal, a case needs {' and '.join(missing)}."
    hint = 'For example: awaykit case add --problem "Low sodium" --did "Asked what he ate."'
    raise UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)


def _opened(dossier: Path, rotation: str | None, today: date, *, is_asked: bool) -> "Casebook":
    """The rotation that the case belongs to: the one named or under way, otherwise the one chosen."""
    from awaykit.forms.key_case import Casebook, open_casebook
    from awaykit.forms.questions import Question, read_answer

    book = open_casebook(dossier, rotation, today)
    if isinstance(book, Casebook):
        return book
    if not is_asked:
        hint = f"Add --rotation with one of: {listing([option.value for option in book])}."
        problem = Problem(message="Say to which rotation the case belongs.", hint=hint)
        raise UserError(problem, status=ExitStatus.WRONG_USAGE)
    options = book
    question = Question(place="rotations[0].id", asks="Which rotation?", own_options=options, is_needed=True)

    def read(typed: str) -> str:
        value = read_answer(question, typed, date.min)
        if value not in {option.value for option in options}:
            raise UserError(Problem(message="There is no such rotation.", hint="Type its number."))
        return value

    return _opened(dossier, str(_ask(question, "", read).value), today, is_asked=True)


def _from_options(book: "Casebook", typed: dict[str, str], *, keep: bool) -> "tuple[Case, list[Finding]]":
    """The answers that were given as options. Raises `UserError` with all that is wrong about them."""
    case: Case = {}
    findings: list[Finding] = []
    problems: list[Problem] = []
    for field, text in typed.items():
        try:
            value = book.read(field, text, is_listed=False)
        except UserError as error:
            refused: Sequence[Problem | Finding] = error.problems
        else:
            refused = ()
            if value is not None:
                case[field] = value
                findings += (found := _screened(book, field, value))
                refused = () if keep else found
        name = _OPTIONS[field]
        problems += (Problem(message=f"{name}: {each.message}", hint=each.hint) for each in refused)
    if findings and not keep:
        message = "The case is not saved: it may tell who a patient was, or praise you."
        hint = "Change the words. --keep saves them as they are; papers with them are held."
        problems.append(Problem(message=message, hint=hint))
    if problems:
        raise UserError(*problems)
    return case, findings


def _screened(book: "Casebook", field: str, value: "Said") -> "tuple[Finding, ...]":
    from awaykit.forms.key_case import TELLING

    return book.screened(field, str(value)) if field in TELLING else ()


def _asked(book: "Casebook", case: "Case") -> "list[Finding]":
    """Ask for what the options left open, and add the answers to `case`."""
    from awaykit.forms.key_case import TELLING

    prepare_input()
    typer.echo(f"A key case of {book.rotation.service}, {book.rotation.site}.")
    typer.echo('Enter skips, "?" helps you to remember, "<" goes back. Ctrl-C stops: nothing is saved then.')
    questions = [(field, asked) for field, asked in book.questions().items() if field not in case]
    kept: dict[str, tuple[Finding, ...]] = {}
    number = 0
    while number < len(questions):
        field, question = questions[number]
        read = partial(book.read, field, is_listed=True)
        try:
            taken = _ask(question, f"{number + 1}/{len(questions)}  ", read, partial(_screened, book, field))
        except BackError:
            number = max(number - 1, 0)
            continue
        case.pop(field, None)
        if taken.value is not None:
            case[field] = taken.value
        kept[field] = taken.findings
        number += 1
        if field in TELLING and taken.value is not None:
            typer.echo(f"  {_count(book, case)}")
    return [finding for found in kept.values() for finding in found]


def _ask(
    question: "Question",
    label: str,
    read: "Callable[[str], Said | None]",
    screen: "Callable[[Said], tuple[Finding, ...]] | None" = None,
) -> "Taken[Said]":

    try:
        return ask(question, label, read, screen)
    except EndError:
        typer.echo("Nothing was written.")
        sys.exit(STOPPED)  # Typer would print a second message about a stop


def _count(book: "Casebook", case: "Case") -> str:
    """How long the case is so far, against what a packet has room for."""
    from awaykit.papers.packet.letter_packet import MOST_CASE_WORDS

    words = book.words(case)
    over = "" if words <= MOST_CASE_WORDS else ": the packet will ask you to shorten it"
    return f"{words} of at most {MOST_CASE_WORDS} words{over}"
