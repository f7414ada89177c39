"""`use`: decide between your own version of a paper and ours."""

from pathlib import Path
from typing import Annotated

import typer

from awaykit.cli.options import DossierArgument, OutOption, TodayOption, today_or
from awaykit.cli.problems import tells_mistakes


@tells_mistakes
def use(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The paper, as build printed it.")],
    dossier: DossierArgument = Path(),
    *,
    ours: Annotated[
        bool, typer.Option("--ours", help="Take awaykit's new version; yours is kept aside.")
    ] = False,
    today: TodayOption = None,
    out: OutOption = None,
) -> None:
    """Take your own version of a paper as the current one, or awaykit's new version with --ours.

    Examples:  awaykit use edit/whitfield/Khan_Ayesha_Letter_Packet_IM_2028.docx   ·   the same with --ours
    """
    from awaykit.pipeline.build import decide
    from awaykit.pipeline.order import Order

    order = Order(dossier=dossier, today=today_or(today), home=Path.cwd(), out=out)
    outcome = decide(order, path, theirs=not ours)
    typer.echo(f"{outcome.word.value}  {outcome.path}")
    if outcome.note:
        typer.echo(outcome.note)
