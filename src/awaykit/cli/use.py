"""`use`: decide between your own version of a paper and ours."""

from pathlib import Path
from typing import Annotated

import typer

from awaykit.cli.options import DossierArgument, OutOption, TodayOption, today_or, working_folder
from awaykit.cli.problem_lines import tells_mistakes


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
