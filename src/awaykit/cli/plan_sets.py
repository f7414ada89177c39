"""The command `plan`, and how a portfolio looks in a terminal."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from awaykit.cli.options import DossierArgument, JsonOption, TodayOption, today_or, working_folder
from awaykit.cli.problem_lines import print_json, tells_mistakes
from awaykit.cli.terminal import styled
from awaykit.wording import counted, date_in_words, day_range, listing

if TYPE_CHECKING:
    from awaykit.run.portfolio_report import (
        PlainCandidate,
        PlainPoint,
        PlainPortfolio,
        PlainProgram,
        PlainSet,
    )


_WIDTH = 80
_MOST_IN_FULL = 20
"""Programs of which each point has a line; of more, one line each."""


def portfolio_lines(found: "PlainPortfolio") -> Iterator[str]:
    """The whole answer, the sets first."""
    yield f"{date_in_words(date.fromisoformat(found['today']))}. {found['season']}"
    yield from _wrapped(
        "A worksheet from your answers: it compares what you wrote down. It promises neither an "
        "interview nor a place, and it gives no visa advice."
    )
    for note in found["notes"]:
        yield from _wrapped(f"! {note}", hang=2)
    yield from _settled_lines(found)
    left = None if found["budget"] is None else max(0, found["budget"] - found["committed"])
    by_id = {each["id"]: each for each in found["candidates"]}
    for number, chosen in enumerate(found["sets"], 1):
        yield from _set_lines(number, chosen, by_id, left)
    yield from _candidates(found)
    yield from _barred(found)
    yield from _programs(found)
    yield from _weights(found)
    if found["assumed"]:
        yield from _heading("Taken for granted")
        for sentence in found["assumed"]:
            yield from _wrapped(f"- {sentence}", indent=2, hang=2)


def _settled_lines(found: "PlainPortfolio") -> Iterator[str]:
    if found["settled"]:
        yield from _heading("Settled already")
        for each in found["settled"]:
            yield _rotation_line(each, each["state"])
    if found["budget"] is not None:
        left = max(0, found["budget"] - found["committed"])
        yield from ("", f"Budget ${found['budget']:,}; settled ${found['committed']:,}; left ${left:,}.")


def _set_lines(
    number: int, chosen: "PlainSet", by_id: "dict[str, PlainCandidate]", left: int | None
) -> Iterator[str]:
    unknown = " and what is not known" if chosen["without_estimate"] else ""
    rest = "" if left is None else f"; ${left - chosen['cost']:,} is left then"
    yield from _heading(f"Set {number}: {chosen['score']} points, ${chosen['cost']:,}{unknown}{rest}")
    for name in chosen["rotations"]:
        yield _rotation_line(by_id[name], f"{by_id[name]['score']} points")
    yield "  As a whole, with what is settled"
    yield from _point_lines(chosen["points"])
    for title, sentences in (("Gives up", chosen["gives_up"]), ("Ask first", chosen["cautions"])):
        if sentences:
            yield f"  {title}"
            for sentence in sentences:
                yield from _wrapped(f"- {sentence}", indent=4, hang=2)


def _rotation_line(each: "PlainCandidate", last: str) -> str:
    days = "no dates"
    if each["starts"] and each["ends"]:
        days = day_range(date.fromisoformat(each["starts"]), date.fromisoformat(each["ends"]))
    return f"  {each['id']:<24} {days:<28} {_dollars(each['cost']):>9}  {last}"


def _candidates(found: "PlainPortfolio") -> Iterator[str]:
    if found["candidates"]:
        yield from _heading("Candidates, point by point")
    for each in found["candidates"]:
        yield _rotation_line(each, f"{each['score']} points")
        yield from _wrapped(f"{each['service']}, {each['site']}", indent=4)
        yield from _point_lines(each["points"])
        for caution in each["cautions"]:
            yield from _wrapped(f"- {caution}", indent=4, hang=2)


def _point_lines(points: "Iterable[PlainPoint]") -> Iterator[str]:
    """A line for each point: how many of how many, for what, and why; none that weighs nothing."""
    for point in points:
        if point["most"] or point["points"]:
            of = f"of {point['most']}" if point["most"] else ""
            start = f"{point['points']:>4} {of:<6} {point['title']:<24}"
            yield from _wrapped(f"{start}{point['why']}", indent=4, hang=len(start))


def _barred(found: "PlainPortfolio") -> Iterator[str]:
    if found["barred"]:
        yield from _heading("Can't be chosen")
    for each in found["barred"]:
        yield from _wrapped(f"{each['id']}: {each['name']}", indent=2)
        for reason in each["reasons"]:
            yield from _wrapped(f"- {reason}", indent=4, hang=2)


def _programs(found: "PlainPortfolio") -> Iterator[str]:
    programs = found["programs"]
    if programs:
        yield from _heading(f"Programs to apply to, in order: {counted(len(programs), 'program')}")
    for number, each in enumerate(programs, 1):
        yield from _program_lines(number, each, in_full=len(programs) <= _MOST_IN_FULL)
    if found["not_applying"]:
        yield from _wrapped(f"Left out, as you decided: {listing(found['not_applying'])}.", indent=2)


def _program_lines(number: int, each: "PlainProgram", *, in_full: bool) -> Iterator[str]:
    whose = "yours" if each["own_signal"] else "suggested"
    signal = f", {each['signal']} signal ({whose})" if each["signal"] else ""
    undecided = ", undecided" if each["apply"] == "undecided" else ""
    yield from _wrapped(f"{number:>3}. {each['name']}: {each['score']} points{signal}{undecided}", hang=5)
    if in_full:
        yield from _point_lines(each["points"])
    else:
        parts = (f"{point['title'].lower()} {point['points']}" for point in each["points"] if point["points"])
        yield from _wrapped(", ".join(parts), indent=5)
    for caution in each["cautions"]:
        yield from _wrapped(f"- {caution}", indent=4, hang=2)


def _weights(found: "PlainPortfolio") -> Iterator[str]:
    yield from _heading("The most points for each thing (settings: weights)")
    told = (
        f"{each['weight']} {each['most']}{' (yours)' if each['is_own'] else ''}" for each in found["weights"]
    )
    yield from _wrapped(", ".join(told), indent=2)
    yield "  Number and effort count once for each rotation."
    if not all(each["is_own"] for each in found["weights"]):
        yield "  All that are not yours are rules of thumb; write your own to replace them."


def _dollars(amount: int | None) -> str:
    return "no costs" if amount is None else f"${amount:,}"


def _heading(words: str) -> tuple[str, ...]:
    return ("", styled(words, bold=True))


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
        parser=_amount,
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
    from awaykit.plan.portfolio.chosen import Wishes
    from awaykit.run.order import Order
    from awaykit.run.portfolio_report import portfolio

    wishes = Wishes(must=frozenset(must or ()), without=frozenset(without or ()), budget=budget, most=most)
    found = portfolio(Order(dossier=dossier, today=today_or(today), home=working_folder()), wishes)
    if json_output:
        print_json(found)
    else:
        typer.echo("\n".join(portfolio_lines(found)))
