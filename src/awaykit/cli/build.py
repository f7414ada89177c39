"""`check`, `build` and its sisters that make one kind of document, and `use` for papers that were changed."""

from collections.abc import Callable
from inspect import Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from awaykit.cli.options import (
    AllOption,
    DossierArgument,
    DryRunOption,
    DueWithinOption,
    ForceOption,
    JsonOption,
    OnlyKindOption,
    OutOption,
    PaperSizeOption,
    ProgramOption,
    RotationOption,
    TodayOption,
    WriterOption,
    today_or,
    working_folder,
)
from awaykit.cli.problem_lines import print_json, tells_mistakes
from awaykit.cli.terminal import progress_line, show_progress
from awaykit.problems import ExitStatus

if TYPE_CHECKING:
    from awaykit.run.order import Selection


@tells_mistakes
def check(
    dossier: DossierArgument = Path(),
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a finding weighs high.")] = False,
    today: TodayOption = None,
    json_output: JsonOption = False,
) -> None:
    """Say every problem and finding, each with its place. Nothing is written.

    Each line begins with file, line and column. Warnings may stay.

    Examples:
      awaykit check                      the dossier in this folder
      awaykit check my-dossier
      awaykit check my-dossier --strict  exit status 1 on weighty advice
    """
    from awaykit.cli.reports import print_check
    from awaykit.run.make import check_dossier
    from awaykit.run.order import Order

    report = check_dossier(Order(dossier=dossier, today=today_or(today), home=working_folder()))
    if json_output:
        print_json(report)
    else:
        print_check(report)
    raise typer.Exit(ExitStatus.PROBLEM if strict and report.has_high else ExitStatus.DONE)


def _run(
    selection: "Selection",
    dossier: DossierArgument = Path(),
    *,
    today: TodayOption = None,
    out: OutOption = None,
    paper: PaperSizeOption = None,
    json_output: JsonOption = False,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
) -> None:
    """Make the papers of a selection, print the report, and exit with the status of the run."""
    from awaykit.cli.reports import print_build
    from awaykit.run.order import Order
    from awaykit.run.repeating import run_or_repeat

    order = Order(
        dossier=dossier,
        today=today_or(today),
        home=working_folder(),
        out=out,
        paper=paper.value if paper else None,
        selection=selection,
        dry_run=dry_run,
        force=force,
        progress=show_progress,
    )
    with progress_line():
        report = run_or_repeat(order)
    if json_output:
        # A repeated report comes from the state, which has always kept its fields sorted.
        print_json(report, is_sorted=report.is_repeated)
    else:
        print_build(report)
    raise typer.Exit(report.exit_status)


def _makes_papers(
    select: "Callable[..., Selection]", *, help_text: str | None = None, has_sizes: bool = True
) -> Callable[..., None]:
    """A command that makes the papers of a selection; its help is the docstring of `select`.

    It takes the dossier, the options of `select`, then those of every such command, as `_run` has them.
    """
    own, (_, dossier, *common) = signature(select).parameters, signature(_run).parameters.values()
    options = [each for each in common if has_sizes or each.name != "paper"]

    def command(**given: Any) -> None:  # noqa: ANN401 - Typer passes what the signature declares
        chosen = {name: given.pop(name) for name in own}
        _run(select(**chosen), **given)

    taken = [dossier, *own.values(), *options]
    command.__signature__ = Signature(taken)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in taken}
    command.__doc__ = help_text or select.__doc__
    return tells_mistakes(command)


@_makes_papers
def build(*, only: OnlyKindOption = None) -> "Selection":
    """Make everything that the dossier asks for.

    Papers that are ready go to send/ in the output folder. Files that you
    changed stay as they are. A second run makes only what is new.

    Examples:
      awaykit build                        the dossier in this folder
      awaykit build my-dossier --paper a4  on paper as outside the US
      awaykit build my-dossier --dry-run   only say what would happen
    """
    return _every(only.value if only else None)


@_makes_papers
def packet(
    *,
    rotation: RotationOption = None,
    writer: WriterOption = None,
    due_within: DueWithinOption = None,
    all_days: AllOption = False,
) -> "Selection":
    """Make the request packets for letter writers, with their e-mails.

    Without a choice: those whose final week is near or has begun. Private
    papers come with them: a final-week sheet, a MyERAS card, a list of
    what the reader sees. The id of a writer stands in rotations.yaml.

    Examples:
      awaykit packet my-dossier
      awaykit packet my-dossier --writer whitfield
      awaykit packet my-dossier --due-within 30d
      awaykit packet my-dossier --all
    """
    return _near("packet", rotation, writer, None, due_within, all_days=all_days)


@_makes_papers
def emails(
    *,
    rotation: RotationOption = None,
    writer: WriterOption = None,
    program: ProgramOption = None,
    due_within: DueWithinOption = None,
    all_days: AllOption = False,
) -> "Selection":
    """Make the e-mail drafts whose day is near, with what is attached.

    awaykit sends nothing: open a draft in your mail program, read it, send it.

    Examples:
      awaykit emails my-dossier
      awaykit emails my-dossier --program riverbend
      awaykit emails my-dossier --all
    """
    return _near("emails", rotation, writer, program, due_within, all_days=all_days)


cv = _makes_papers(
    lambda: _every("cv"),
    help_text="""Make the CV to attach, as PDF and as Word file.

    One version is for programs, one for letter writers: your settings say
    who sees exam scores as numbers.

    Examples:
      awaykit cv my-dossier
      awaykit cv my-dossier --paper a4
    """,
)
eras = _makes_papers(
    lambda: _every("eras"),
    help_text="""Make the draft of what you enter in MyERAS, each text with its count.

    It is a draft: rewrite it in your own words before you enter it. The page
    eras.html in the output folder copies each text into the form.

    Examples:
      awaykit eras my-dossier
      awaykit eras my-dossier --paper a4
    """,
)
strategy = _makes_papers(
    lambda: _every("strategy"),
    help_text="""Make the strategy summary: two to four pages to print.

    Page 1 says what stands, what lacks most, and the three next actions.
    The last page is for you alone: leave it out when you hand it on.

    Examples:
      awaykit strategy my-dossier
      awaykit strategy my-dossier --paper a4
    """,
)
calendar = _makes_papers(
    lambda: _every("calendar"),
    has_sizes=False,
    help_text="""Make the calendar file with every date that follows from your dossier.

    Import it into your calendar program; import it again after changes.

    Examples:
      awaykit calendar my-dossier
    """,
)


def _every(command: str | None) -> "Selection":
    """All papers that a command makes."""
    from awaykit.run.order import Selection

    return Selection(command=command)


def _near(
    command: str,
    rotation: str | None,
    writer: str | None,
    program: str | None,
    due_within: int | None,
    *,
    all_days: bool,
) -> "Selection":
    """The papers that are asked for; without any choice those that are near."""
    from awaykit.run.order import Selection

    if all_days and due_within is not None:
        raise typer.BadParameter("Choose --all or --due-within, not both.", param_hint="--due-within")
    is_chosen = all_days or any(choice is not None for choice in (rotation, writer, program, due_within))
    return Selection(
        command=command,
        rotation=rotation,
        writer=writer,
        program=program,
        due_within=due_within,
        is_near_only=not is_chosen,
    )


@tells_mistakes
def use(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="The file that you changed, or its new version.")
    ],
    dossier: DossierArgument = Path(),
    *,
    ours: Annotated[
        bool, typer.Option("--ours", help="Take awaykit's new version; yours is kept aside.")
    ] = False,
    today: TodayOption = None,
    out: OutOption = None,
) -> None:
    """Take your own version of a paper as the current one, or awaykit's new version with --ours.

    PATH may be typed as you see the file from here, or as build printed it.

    Examples:
      awaykit use output/my-dossier/edit/whitfield/Khan_Packet.docx
      awaykit use output/my-dossier/edit/whitfield/Khan_Packet.docx --ours
      awaykit use edit/whitfield/Khan_Packet.docx my-dossier
    """
    from awaykit.cli.show_status import typed_command
    from awaykit.forms.edited_papers import decide
    from awaykit.run.order import Order

    order = Order(dossier=dossier, today=today_or(today), home=working_folder(), out=out)
    decided = decide(order, path, theirs=not ours)
    outcome = decided.outcome
    typer.echo(f"{outcome.word.value}  {outcome.path}")
    if outcome.note:
        typer.echo(outcome.note)
    build = typed_command(["build"], decided.dossier or Path("DOSSIER"))
    typer.echo(f"Then bring e-mails and pages up to date:  {build}")
