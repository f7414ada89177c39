import time
from datetime import date, timedelta
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as some

from awaykit.model.dossier import Dossier
from awaykit.plan.portfolio.best_sets import SetRules, makeup_of_all
from awaykit.plan.portfolio.candidates import overlap, weighing
from awaykit.plan.portfolio.chosen import Candidate, Portfolio, Wishes
from awaykit.plan.portfolio.portfolio import MOST_IN_A_SET, make_portfolio
from awaykit.plan.rotation_plan import most_rotations
from dossiers import Fields
from portfolios import TODAY, candidate, chosen_from, held, ids, in_month, planned, program

_FIRST = date(2027, 1, 4)
_TIERS = [None, "reach", "solid", "region"]

MARCH, MAY, JULY = ("2027-03-01", "2027-03-26"), ("2027-05-03", "2027-05-28"), ("2027-07-05", "2027-07-30")


@some.composite
def dossiers_to_choose_from(draw: some.DrawFn) -> Dossier:
    """A few candidates that may overlap, share a program, cost nothing known, or be alike in all."""
    number = draw(some.integers(1, 7))
    rotations = [_any_rotation(draw, row) for row in range(number)]
    programs = tuple(program(f"p{row}", tier=draw(some.sampled_from(_TIERS))) for row in range(3))
    weights = draw(some.sampled_from([{}, {"effort": 0}, {"effort": 160, "mix": 200}, {"number": 0}]))
    budget = draw(some.sampled_from(["0", "2,000", "4,000", None]))
    return held(*rotations, programs=programs, applicant={"budget": budget}, settings={"weights": weights})


def _any_rotation(draw: some.DrawFn, row: int) -> Fields:
    first = _FIRST + timedelta(weeks=draw(some.integers(0, 10)))
    last = first + timedelta(days=7 * draw(some.integers(1, 4)) - 3)
    is_observer = draw(some.booleans())
    return in_month(
        f"r{row}",
        first.isoformat(),
        last.isoformat(),
        state="applied" if row > 4 and draw(some.booleans()) else "candidate",
        program=draw(some.sampled_from([None, "p0", "p1", "p2"])),
        kind="observership" if is_observer else "elective",
        hands_on="no" if is_observer else "yes",
        service_kind=draw(some.sampled_from(["ward", "consult", "clinic"])),
        costs=draw(some.sampled_from([{}, {"fee": "700"}, {"fee": "1,500"}])),
    )


def every_set(found: Dossier, answer: Portfolio, must: frozenset[str]) -> list[tuple[int, frozenset[str]]]:
    """All sets that are allowed, by their points, the smaller and then the better ones first."""
    guide = planned(found).guide
    limit = most_rotations(found, guide, TODAY)
    rules = SetRules(weighing(found.settings.weights, guide.weights), guide, limit)
    left = None if answer.budget is None else max(0, answer.budget - answer.committed)
    ranks = {each.id: rank for rank, each in enumerate(answer.candidates)}
    sets = []
    for size in range(1, answer.most + 1):
        for members in combinations(answer.candidates, size):
            if must <= {each.id for each in members} and _is_allowed(members, left):
                whole = makeup_of_all((*answer.settled, *members))
                score = sum(each.score for each in members)
                score += sum(point.points for point in rules.all_points(whole, size))
                better = sum(2 ** (len(ranks) - ranks[each.id]) for each in members)
                sets.append((-score, size, -better, frozenset(each.id for each in members)))
    return [(-score, members) for score, _, _, members in sorted(sets, key=lambda one: one[:3])]


def _is_allowed(members: tuple[Candidate, ...], left: int | None) -> bool:
    if any(overlap(one.planned, other.planned) for one, other in combinations(members, 2)):
        return False
    return left is None or sum(each.cost or 0 for each in members) <= left


def three_distinct(sets: list[tuple[int, frozenset[str]]]) -> list[tuple[int, frozenset[str]]]:
    """The first three of which none is part of a better one."""
    taken: list[tuple[int, frozenset[str]]] = []
    for score, members in sets:
        if len(taken) < 3 and not any(members <= other for _, other in taken):
            taken.append((score, members))
    return taken


def as_told(answer: Portfolio) -> list[tuple[int, frozenset[str]]]:
    return [(chosen.score, frozenset(ids(chosen))) for chosen in answer.sets]


@given(found=dossiers_to_choose_from(), most=some.sampled_from([None, 1, 2, 3, 6]))
@settings(max_examples=150)
def test_the_three_best_sets_are_those_of_exhaustive_search(found: Dossier, most: int | None) -> None:
    answer = make_portfolio(found, planned(found), Wishes(most=most))
    assert as_told(answer) == three_distinct(every_set(found, answer, frozenset()))


@given(found=dossiers_to_choose_from(), data=some.data())
@settings(max_examples=100)
def test_with_one_that_must_be_in_too(found: Dossier, data: some.DataObject) -> None:
    free = make_portfolio(found, planned(found)).candidates
    if not free:
        return
    must = frozenset({data.draw(some.sampled_from(free)).id})
    answer = make_portfolio(found, planned(found), Wishes(must=must))
    assert as_told(answer) == three_distinct(every_set(found, answer, must))
    assert all(must <= set(ids(chosen)) for chosen in answer.sets)


def test_sixty_candidates_take_no_two_seconds() -> None:
    chance = Random(28)  # noqa: S311 - the same made-up rotations every time
    rotations = []
    for row in range(60):
        first = _FIRST + timedelta(weeks=chance.randrange(30))
        last = first + timedelta(days=25)
        service, fee = chance.choice(["ward", "consult", "clinic"]), str(chance.randrange(500, 5_000))
        rotations.append(
            in_month(
                f"r{row}",
                first.isoformat(),
                last.isoformat(),
                program=f"p{row % 30}",
                service_kind=service,
                costs={"fee": fee},
            )
        )
    programs = tuple(program(f"p{row}", tier=_TIERS[row % 4]) for row in range(30))
    found = held(*rotations, programs=programs, applicant={"budget": "12,000"})
    plan = planned(found)
    began = time.process_time()
    answer = make_portfolio(found, plan)
    assert time.process_time() - began < 2
    assert len(answer.candidates) == 60
    assert [len(chosen.candidates) for chosen in answer.sets] == [4, 4, 4]


def test_sixty_that_are_all_alike_are_chosen_in_dossier_order() -> None:
    rotations = [
        in_month(f"r{row}", *(MARCH, MAY, JULY)[row % 3], program=None) for row in range(60)
    ]  # fmt: skip
    began = time.process_time()
    answer = chosen_from(*rotations)
    assert time.process_time() - began < 2
    assert [ids(chosen) for chosen in answer.sets] == [
        ["r0", "r1", "r2"],
        ["r0", "r1", "r5"],
        ["r0", "r1", "r8"],
    ]


def test_the_best_set_is_not_the_greedy_one() -> None:
    long = in_month("long", "2027-03-01", "2027-05-28", team={"residents": "yes", "teaching": "yes"})
    answer = chosen_from(long, in_month("march", *MARCH), in_month("may", *MAY))
    assert answer.candidates[0].id == "long"
    assert ids(answer.sets[0]) == ["march", "may"]


def test_a_set_that_only_leaves_something_out_is_no_other_choice() -> None:
    answer = chosen_from(in_month("march", *MARCH), in_month("may", *MAY))
    assert [ids(chosen) for chosen in answer.sets] == [["march", "may"]]


def test_two_good_rotations_come_before_four_superficial_ones() -> None:
    months = [MARCH, ("2027-04-05", "2027-04-30"), MAY, JULY]
    rotations = [
        in_month(f"weak{row}", *days, kind="observership", hands_on="no", service_kind="clinic")
        for row, days in enumerate(months)
    ]
    good = {"residents": "yes", "evaluation": "yes"}
    for name, days in (("good0", ("2027-03-08", "2027-04-09")), ("good1", ("2027-05-10", "2027-07-09"))):
        rotations.append(in_month(name, *days, in_internal_medicine="yes", team=good))
    assert ids(chosen_from(*rotations).sets[0]) == ["good0", "good1"]


def test_a_set_never_has_more_than_can_be_searched() -> None:
    rotations = [
        in_month(f"r{row}", first.isoformat(), (first + timedelta(days=11)).isoformat())
        for row in range(9)
        if (first := _FIRST + timedelta(weeks=2 * row))
    ]
    thresholds = {"thresholds": {"most_rotations": 9}}
    answer = chosen_from(*rotations, settings=thresholds)
    assert answer.most == MOST_IN_A_SET
    assert len(answer.sets[0].candidates) == MOST_IN_A_SET


def test_two_rotations_that_share_one_day_are_never_in_one_set() -> None:
    answer = chosen_from(candidate("one"), in_month("other", "2027-05-28", "2027-06-25"))
    assert [ids(chosen) for chosen in answer.sets] == [["one"], ["other"]]
