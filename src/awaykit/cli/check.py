"""`check` and `explain`: what is wrong, and why a rule says so."""

from pathlib import Path
from typing import Annotated

import typer

from awaykit.cli.options import DossierArgument, JsonOption, TodayOption, today_or, working_folder
from awaykit.cli.problem_lines import tells_mistakes


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
    from awaykit.cli.problem_lines import print_json
    from awaykit.cli.reports import for_machines, print_check
    from awaykit.run.make import check as run
    from awaykit.run.order import Order
    from awaykit.run.plain_report import plain_check

    report = run(Order(dossier=dossier, today=today_or(today), home=working_folder()))
    if json_output:
        print_json(for_machines(plain_check(report)))
    else:
        print_check(plain_check(report))
    raise typer.Exit(int(report.exit_status(strict=strict)))


@tells_mistakes
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Code of a rule, like LOR006.")],
    *,
    json_output: JsonOption = False,
) -> None:
    """Say what a rule looks at, why, when it is wrong, and where it comes from.

    Example:
      awaykit explain LOR006
    """
    from awaykit.cli.problem_lines import print_json
    from awaykit.cli.reports import explanation_lines
    from awaykit.review.explanation import explain as explanation
    from awaykit.review.explanation import plain

    found = explanation(code)
    if json_output:
        print_json(plain(found))
    else:
        typer.echo("\n".join(explanation_lines(found)))
