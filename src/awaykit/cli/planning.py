"""`plan`: the best sets of rotations, point by point, and the programs in order."""

from pathlib import Path
from typing import Annotated

import typer

from awaykit.cli.options import DossierArgument, JsonOption, TodayOption, today_or, working_folder
from awaykit.cli.problems import print_json, tells_mistakes

_MOST = 6  # planning.portfolio.portfolio.MOST_IN_A_SET, which --help must not import; a test compares them


def _dollars(text: str) -> int:
    digits = text.strip().removeprefix("$").replace(",", "")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 9:  # noqa: PLR2004 (as in the dossier)
        raise typer.BadParameter(f'"{text}" is not an amount in whole US dollars. Write it like 9000.')
    return int(digits)


def _how_many(text: str) -> int:
    if text.strip() not in {str(number) for number in range(1, _MOST + 1)}:
        raise typer.BadParameter(f'"{text}" is not a number from 1 to {_MOST}.')
    return int(text)


MustOption = Annotated[
    list[str] | None,
    typer.Option("--must", metavar="ID", help="This rotation is in every set; may be repeated."),
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="ID", help="This rotation is in no set; may be repeated."),
]
BudgetOption = Annotated[
    int | None,
    typer.Option(
        "--budget",
        metavar="DOLLARS",
        parser=_dollars,
        help="Budget for all rotations, instead of the dossier's.",
        show_default=False,
    ),
]
MostOption = Annotated[
    int | None,
    typer.Option(
        "--max",
        metavar="NUMBER",
        parser=_how_many,
        help=f"At most so many more rotations, 1 to {_MOST}.",
        show_default=False,
    ),
]


@tells_mistakes
def plan(
    dossier: DossierArgument = Path(),
    *,
    must: MustOption = None,
    without: WithoutOption = None,
    budget: BudgetOption = None,
    most: MostOption = None,
    today: TodayOption = None,
    json_output: JsonOption = False,
) -> None:
    """Choose the best sets of rotations, and put the programs in order.

    It looks through every set of your candidates that fits your dates, your budget and the hosts'
    terms, and shows each point. A worksheet from your answers; it promises no interview. Nothing
    is written.

    Examples:
      awaykit plan                           the dossier in this folder
      awaykit plan my-dossier --max 2        at most two more rotations
      awaykit plan --must larkmoor-wards     with this one in every set
      awaykit plan --without quillhaven-icu --budget 9000
    """
    from awaykit.cli.portfolio_lines import portfolio_lines
    from awaykit.pipeline.order import Order
    from awaykit.pipeline.portfolio import portfolio
    from awaykit.planning.portfolio.chosen import Wishes

    wishes = Wishes(must=frozenset(must or ()), without=frozenset(without or ()), budget=budget, most=most)
    found = portfolio(Order(dossier=dossier, today=today_or(today), home=working_folder()), wishes)
    if json_output:
        print_json(found)
    else:
        typer.echo("\n".join(portfolio_lines(found)))
