"""Whether what the applicant asks of the choice can be: every reason why not, at once."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from awaykit.planning.portfolio.candidates import Option, overlap
from awaykit.planning.portfolio.chosen import Barred, Wishes
from awaykit.planning.portfolio.costs import Purse
from awaykit.problems import Problem, raise_errors
from awaykit.wording import counted


def check_wishes(every: Sequence[Option], barred: Sequence[Barred], wishes: Wishes, purse: Purse) -> None:
    """Refuse what can't be.

    Raises:
        UserError: a rotation that must be in can't be, those that must be in don't fit together,
            or one that is settled is to be left out.
    """
    known = {option.id: option for option in every}
    reasons = {each.id: each.reasons for each in barred}
    must = [option for option in every if option.id in wishes.must and not option.is_settled]
    raise_errors((
        *_cancelled(known, wishes),
        *_settled_left_out(known, wishes),
        *(_can_not_be(option.id, reasons[option.id]) for option in must if option.id in reasons),
        *_not_together([option for option in must if option.id not in reasons], wishes, purse),
    ))  # fmt: skip


def _cancelled(known: Mapping[str, Option], wishes: Wishes) -> Iterator[Problem]:
    for gone in sorted(wishes.must - known.keys()):
        yield _can_not_be(gone, ("It is cancelled in your dossier.",))


def _settled_left_out(known: Mapping[str, Option], wishes: Wishes) -> Iterator[Problem]:
    for out in sorted(wishes.without & known.keys()):
        if known[out].is_settled:
            state = known[out].planned.rotation.state.value
            yield Problem(
                message=f'"{out}" is {state}, so it can\'t be left out here.',
                hint="Only candidates are chosen. To plan without it, set its state to cancelled first.",
                place=f"{known[out].planned.place}.state",
            )


def _can_not_be(name: str, reasons: Sequence[str]) -> Problem:
    return Problem(message=f'"{name}" can\'t be in any set.', hint=" ".join(reasons))


def _not_together(must: Sequence[Option], wishes: Wishes, purse: Purse) -> Iterator[Problem]:
    for one, other in combinations(must, 2):
        if overlap(one.planned, other.planned):
            yield Problem(
                message=f'"{one.id}" and "{other.id}" overlap, so both can\'t be in a set.',
                hint="Ask for one of them.",
            )
    if wishes.most is not None and len(must) > wishes.most:
        yield Problem(
            message=f"You ask for {counted(len(must), 'rotation')}, and for at most {wishes.most} in a set.",
            hint="Ask for fewer, or allow more.",
        )
    together = sum(option.cost.dollars or 0 for option in must)
    if len(must) > 1 and purse.left is not None and together > purse.left:
        yield Problem(
            message="What you ask for costs more together than is left of the budget.",
            hint=f"Together it is ${together:,}. Ask for fewer, or give a budget that allows it.",
        )
