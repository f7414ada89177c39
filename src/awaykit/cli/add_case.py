"""`case add`: a key case, logged in a minute and screened before it is saved."""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from awaykit.cli.options import DossierArgument, DryRunOption, JsonOption, TodayOption, today_or, value_option
from awaykit.cli.problem_lines import print_json, tells_mistakes
from awaykit.cli.terminal import STOPPED
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.wording import counted, listing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from awaykit.cli.asking import Taken
    from awaykit.forms.key_case import Case, Casebook
    from awaykit.forms.questions import Question
    from awaykit.review.findings import Finding


Said: TypeAlias = "str | list[str]"
"""What a case says in one field."""

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
    from awaykit.cli.asking import can_ask

    missing = [_OPTIONS[field] for field in _NEEDED if not typed.get(field, "").strip()]
    if not missing:
        return False
    if can_ask() and not json_output:
        return True
    message = f"Without questions in a terminal, a case needs {' and '.join(missing)}."
    hint = 'For example: awaykit case add --problem "Low sodium" --did "Asked what he ate."'
    raise UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)


def _opened(dossier: Path, rotation: str | None, today: date, *, is_asked: bool) -> "Casebook":
    """The rotation that the case belongs to: the one named or under way, else the one that is chosen."""
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
    from awaykit.cli.asking import BackError, prepare_input
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
    from awaykit.cli.asking import EndError, ask

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
