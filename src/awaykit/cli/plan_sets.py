"""The command `plan`, and how a portfolio looks in a terminal."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from awaykit.cli.options import (
    DossierArgument,
    JsonOption,
    TodayOption,
    today_or,
    value_option,
    working_folder,
)
from awaykit.cli.problem_lines import print_json, tells_mistakes
from awaykit.cli.terminal import styled
from awaykit.wording import counted, date_in_words, day_range, listing

if TYPE_CHECKING:
    from awaykit.plan.portfolio.chosen import Candidate, Point, Portfolio
    from awaykit.run.portfolio_report import PortfolioReport


_WIDTH = 80
_MOST_IN_FULL = 20
"""Programs of which each point has a line; of more, one line each."""


def portfolio_lines(report: "PortfolioReport") -> Iterator[str]:
    """The whole answer, the sets first."""
    found = report.portfolio
    yield f"{date_in_words(report.order.today)}. {report.plan.season.in_words}"
    yield from _wrapped(
        "A worksheet from your answers: it compares what you wrote down. It promises neither an "
        "interview nor a place, and it gives no visa advice."
    )
    for note in found.notes:
        yield from _wrapped(f"! {note}", hang=2)
    yield from _set_lines(found)
    if found.candidates:
        yield from _heading("Candidates, point by point")
    for each in found.candidates:
        yield _rotation_line(each, f"{each.score} points")
        yield from _wrapped(f"{each.planned.rotation.service}, {each.planned.rotation.site}", indent=4)
        yield from _point_lines(each.points)
        yield from _bullets(each.cautions)
    if found.barred:
        yield from _heading("Can't be chosen")
    for barred in found.barred:
        yield from _wrapped(f"{barred.id}: {barred.name}", indent=2)
        yield from _bullets(barred.reasons)
    yield from _program_lines(found)
    yield from _heading("The most points for each thing (settings: weights)")
    own = found.own_weights
    weights = (f"{name} {most}{' (yours)' if name in own else ''}" for name, most in found.weights)
    yield from _wrapped(", ".join(weights), indent=2)
    yield "  Number and effort count once for each rotation."
    if any(name not in own for name, _ in found.weights):
        yield "  All that are not yours are rules of thumb; write your own to replace them."
    if found.assumed:
        yield from _heading("Taken for granted")
        yield from _bullets(found.assumed, indent=2)


def _set_lines(found: "Portfolio") -> Iterator[str]:
    """What is settled, what is left of the budget, and each set with what it costs and gives up."""
    if found.settled:
        yield from _heading("Settled already")
        for each in found.settled:
            yield _rotation_line(each, each.planned.rotation.state.value)
    left = 0
    if found.budget is not None:
        left = max(0, found.budget - found.committed)
        yield from ("", f"Budget ${found.budget:,}; settled ${found.committed:,}; left ${left:,}.")
    for number, chosen in enumerate(found.sets, 1):
        unknown = " and what is not known" if chosen.without_estimate else ""
        rest = "" if found.budget is None else f"; ${left - chosen.cost:,} is left then"
        yield from _heading(f"Set {number}: {chosen.score} points, ${chosen.cost:,}{unknown}{rest}")
        for each in chosen.candidates:
            yield _rotation_line(each, f"{each.score} points")
        yield "  As a whole, with what is settled"
        yield from _point_lines(chosen.points)
        for title, sentences in (("Gives up", chosen.gives_up), ("Ask first", chosen.cautions)):
            if sentences:
                yield f"  {title}"
                yield from _bullets(sentences)


def _program_lines(found: "Portfolio") -> Iterator[str]:
    from awaykit.plan.portfolio.candidates import TITLES

    if found.programs:
        yield from _heading(f"Programs to apply to, in order: {counted(len(found.programs), 'program')}")
    for number, rank in enumerate(found.programs, 1):
        residency = rank.program.residency
        whose = "yours" if rank.is_own_signal else "suggested"
        signal = f", {rank.signal} signal ({whose})" if rank.signal else ""
        undecided = ", undecided" if residency and residency.apply.value == "undecided" else ""
        said = f"{number:>3}. {rank.program.name}: {rank.score} points{signal}{undecided}"
        yield from _wrapped(said, hang=5)
        if len(found.programs) <= _MOST_IN_FULL:
            yield from _point_lines(rank.points)
        else:
            parts = (
                f"{TITLES[point.weight].lower()} {point.points}" for point in rank.points if point.points
            )
            yield from _wrapped(", ".join(parts), indent=5)
        yield from _bullets(rank.cautions)
    if found.not_applying:
        names = listing([program.name for program in found.not_applying])
        yield from _wrapped(f"Left out, as you decided: {names}.", indent=2)


def _rotation_line(each: "Candidate", last: str) -> str:
    starts, ends = each.planned.rotation.starts, each.planned.rotation.ends
    days = day_range(starts, ends) if starts and ends else "no dates"
    cost = "no costs" if each.cost is None else f"${each.cost:,}"
    return f"  {each.id:<24} {days:<28} {cost:>9}  {last}"


def _point_lines(points: "Iterable[Point]") -> Iterator[str]:
    """A line for each point: how many of how many, for what, and why; none that weighs nothing."""
    from awaykit.plan.portfolio.candidates import TITLES

    for point in points:
        if point.most or point.points:
            of = f"of {point.most}" if point.most else ""
            start = f"{point.points:>4} {of:<6} {TITLES[point.weight]:<24}"
            yield from _wrapped(f"{start}{point.why}", indent=4, hang=len(start))


def _heading(words: str) -> tuple[str, ...]:
    return ("", styled(words, bold=True))


def _bullets(sentences: Iterable[str], *, indent: int = 4) -> Iterator[str]:
    for sentence in sentences:
        yield from _wrapped(f"- {sentence}", indent=indent, hang=2)


def _wrapped(words: str, *, indent: int = 0, hang: int = 0) -> list[str]:
    """The words in lines of the terminal's width; further lines hang behind the first."""
    return wrap(
        words,
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )


_MOST = 6  # planning.portfolio.portfolio.MOST_IN_A_SET, which --help must not import; a test compares them


def _amount(text: str) -> int:
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
    value_option("--must", "ID", "This rotation is in every set; may be repeated."),
]
WithoutOption = Annotated[
    list[str] | None,
    value_option("--without", "ID", "This rotation is in no set; may be repeated."),
]
BudgetOption = Annotated[
    int | None,
    value_option("--budget", "DOLLARS", "Budget for all rotations, instead of the dossier's.", _amount),
]
MostOption = Annotated[
    int | None,
    value_option("--max", "NUMBER", f"At most so many more rotations, 1 to {_MOST}.", _how_many),
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
    from awaykit.plan.portfolio.chosen import Wishes
    from awaykit.run.order import Order
    from awaykit.run.portfolio_report import choose_portfolio

    wishes = Wishes(must=frozenset(must or ()), without=frozenset(without or ()), budget=budget, most=most)
    order = Order(dossier=dossier, today=today_or(today), home=working_folder())
    report = choose_portfolio(order, wishes)
    if json_output:
        print_json(report.as_json())
    else:
        typer.echo("\n".join(portfolio_lines(report)))
