"""Rotations that a set may hold: their points, what bars one, and what the applicant asks of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations
from types import MappingProxyType

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import RotationState
from awaykit.model.settings import Weights
from awaykit.plan.applicant_status import VisaStanding, visa_standing
from awaykit.plan.hosts import asked_on, pathway_reasons
from awaykit.plan.letters import writer_standing
from awaykit.plan.plan import Plan, one_of_each_sort
from awaykit.plan.portfolio.chosen import Barred, Candidate, Point, Purse, Wishes, cost_of
from awaykit.plan.rotation_dates import WindowClass, is_closed
from awaykit.plan.rotation_plan import RotationPlan, state_name, states_in, unfit_row
from awaykit.plan.service_yield import Yield, is_outside, service_yield
from awaykit.plan.steps import Step
from awaykit.problems import Problem, raise_errors
from awaykit.season.guide import PointWeights
from awaykit.wording import counted, date_in_words, listing

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "window": "Dates",
        "hands_on": "Hands-on work",
        "service": "Service",
        "letter": "Prospect of a letter",
        "team": "Team",
        "img_signs": "Signs of taking IMGs",
        "visa": "Visa",
        "region": "Region",
        "cost": "Cost",
        "ward_month": "Ward month",
        "mix": "Mix of programs",
        "number": "Number",
        "effort": "Time and strain",
        "balance": "Hands-on and observing",
        "rotated_there": "You rotated there",
        "tier": "Tier",
    }
)
"""How each weight is called on paper, by its key in `settings.weights`, in the order shown."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The most points for each name; `own` are the names that the applicant set."""

    most: Mapping[str, int]
    own: frozenset[str]

    def point(self, weight: str, share: tuple[int, int], why: str) -> Point:
        """`share` (parts of how many) of the weight, rounded down, at least 0."""
        most = self.most[weight]
        parts, whole = share
        return Point(weight, max(0, most * parts // whole), most, why)


def weighing(own: Weights, rules_of_thumb: PointWeights) -> Weighing:
    """The weights in the order shown; each setting of the applicant's replaces ours."""
    most: dict[str, int] = {}
    for name in (field.name for field in fields(rules_of_thumb)):
        chosen = getattr(own, name)
        most[name] = getattr(rules_of_thumb, name).value if chosen is None else chosen
    mine = frozenset(name for name in most if getattr(own, name) is not None)
    return Weighing(MappingProxyType(most), mine)


_SIGNS = {
    "residents": "IMGs among its residents",
    "stated_openness": "says that it is open to IMGs",
    "faculty_trained_abroad": "faculty trained abroad",
    "teaching_size": "a medium or large teaching hospital",
}
_VISA = {
    VisaStanding.NO_QUESTION: (2, "you need no visa"),
    VisaStanding.SPONSORED: (2, "sponsors {}"),
    VisaStanding.OTHER_ONLY: (1, "sponsors {}, not the visa that you hope for"),
    VisaStanding.UNKNOWN: (1, "which visas it sponsors is not written down"),
    VisaStanding.NOT_SPONSORED: (0, "sponsors no visa"),
}
"""Half points of each standing, and its words; {} are the visas that the program sponsors."""


def img_signs_of(program: Program | None) -> tuple[str, ...]:
    """The signs of guide §3.1 that the dossier records as there, in words."""
    signs = program.residency.img_signs if program and program.residency else None
    return tuple(words for name, words in _SIGNS.items() if signs and getattr(signs, name))


def img_signs_point(program: Program | None, weights: Weighing) -> Point:
    """A quarter for each of the four signs."""
    found = img_signs_of(program)
    why = f"{len(found)} of {len(_SIGNS)} signs" + (f": {listing(found)}" if found else " written down")
    return weights.point("img_signs", (len(found), len(_SIGNS)), why)


def visa_point(dossier: Dossier, program: Program | None, weights: Weighing) -> Point:
    """Full where no question arises or the visa is sponsored, half where that isn't known."""
    visas = program.residency.visas if program and program.residency else ()
    named = " and ".join(kind for kind in visas if kind != "none")
    halves, why = _VISA[visa_standing(dossier, program)]
    return weights.point("visa", (halves, 2), why.format(named))


def region_point(dossier: Dossier, state: str | None, weights: Weighing) -> Point:
    """Full in one of the applicant's regions."""
    regions = dossier.applicant.regions
    if not regions:
        return weights.point("region", (0, 1), "you name no region")
    if state is None:
        return weights.point("region", (0, 1), "its state is not written down")
    is_inside = state in states_in(regions)
    named = state_name(state)
    why = f"{named}: in your regions" if is_inside else f"{named}: not in your regions"
    return weights.point("region", (int(is_inside), 1), why)


def options(dossier: Dossier, plan: Plan) -> tuple[Candidate, ...]:
    """Every rotation that isn't cancelled, in dossier order, without points yet."""
    found = []
    for planned in plan.rotations.values():
        if planned.rotation.state is not RotationState.CANCELLED:
            program = dossier.program_of(planned.rotation)
            cost = cost_of(planned.rotation, program)
            found.append(
                Candidate(planned=planned, program=program, cost=cost.dollars, is_fee_only=cost.is_fee_only)
            )
    return tuple(found)


def purse_of(dossier: Dossier, every: Sequence[Candidate], budget: int | None = None) -> Purse:
    """The money there is: `budget` in US dollars, or the dossier's, and what is settled of it."""
    return Purse(
        budget=dossier.applicant.budget if budget is None else budget,
        committed=sum(each.cost or 0 for each in every if each.is_settled),
        dearest=max((each.cost or 0 for each in every if not each.is_settled), default=0),
    )


def overlap(one: RotationPlan, other: RotationPlan) -> bool:
    """Whether both have dates, and share a day."""
    if one.dates is None or other.dates is None:
        return False
    return one.dates.starts <= other.dates.ends and other.dates.starts <= one.dates.ends


_WINDOW = {
    WindowClass.BEST: (2, "inside the best months"),
    WindowClass.ACCEPTABLE: (1, "acceptable, not the best months"),
    WindowClass.OLDER: (0, "too long before you apply"),
    WindowClass.LATE: (0, "too late for a letter that helps early"),
}
_YIELD_HALVES = {Yield.HIGH: 2, Yield.MODERATE: 1, Yield.LOW: 0, Yield.UNKNOWN: 0}
_TEAM = {
    "residents": "residents",
    "teaching": "structured teaching",
    "evaluation": "a formal evaluation",
}


@dataclass(frozen=True, slots=True)
class PointScale:
    """What every rotation is weighed with."""

    dossier: Dossier
    plan: Plan
    weights: Weighing
    purse: Purse

    def weighed(self, candidate: Candidate) -> Candidate:
        """The rotation with its points, and with what to confirm first where its visa is in question."""
        planned = candidate.planned
        cautions: tuple[str, ...] = ()
        if not candidate.is_settled and unfit_row(self.dossier, planned) is not None:
            whose = "a student" if planned.status is Status.STUDENT else "a graduate"
            what = "observing" if planned.rotation.is_observer else "hands-on work"
            visa = self.dossier.applicant.visa.for_rotations
            said = f"It is commonly stated that {visa} does not fit {what} of {whose}"
            cautions = (f"{said}: confirm with host, school and consulate.",)
        return replace(candidate, points=tuple(self._points(candidate)), cautions=cautions)

    def _points(self, candidate: Candidate) -> Iterator[Point]:
        """In the order in which the weights are shown."""
        rotation, program = candidate.planned.rotation, candidate.program
        window = candidate.planned.window
        halves, why = _WINDOW[window] if window else (0, "its dates are not written down")
        yield self.weights.point("window", (halves, 2), why)
        article = "a" if rotation.kind.value == "subinternship" else "an"
        taken = f"taken as hands-on, being {article} {rotation.kind.value}"
        why = "watching only" if rotation.is_observer else "hands-on" if rotation.hands_on else taken
        yield self.weights.point("hands_on", (int(not rotation.is_observer), 1), why)
        service = service_yield(rotation)
        yield self.weights.point("service", (_YIELD_HALVES[service.level], 2), service.why)
        yield self._letter(candidate)
        there = [words for name, words in _TEAM.items() if getattr(rotation.team, name)]
        why = listing(there) if there else "no residents, teaching or evaluation written down"
        yield self.weights.point("team", (len(there), len(_TEAM)), why)
        yield img_signs_point(program, self.weights)
        yield visa_point(self.dossier, program, self.weights)
        state = rotation.us_state or (program.us_state if program else None)
        yield region_point(self.dossier, state, self.weights)
        yield self._cost(candidate)

    def _letter(self, candidate: Candidate) -> Point:
        """A quarter each: long enough, a team that evaluates, internal medicine, a writer in view."""
        rotation, dates, guide = candidate.planned.rotation, candidate.planned.dates, self.plan.guide
        least = guide.min_rotation_weeks.value
        writers = (writer_standing(writer, guide) for writer in rotation.letter_writers)
        counts = rotation.in_internal_medicine or rotation.counts_as_internal_medicine
        signs = {
            f"{least} weeks or more": dates is not None and dates.weeks >= least,
            "residents or an evaluation": bool(rotation.team.residents or rotation.team.evaluation),
            "internal medicine": bool(counts) and not is_outside(rotation),
            "a letter writer in view": any(standing.can_vouch for standing in writers),
        }
        there = [words for words, is_so in signs.items() if is_so]
        return self.weights.point("letter", (len(there), len(signs)), listing(there) or "nothing known")

    def _cost(self, candidate: Candidate) -> Point:
        """The cheaper, the more: against what is left of the budget, or the most expensive candidate."""
        dollars, left = candidate.cost, self.purse.left
        basis = self.purse.dearest if left is None else left
        if dollars is None:
            share, why = (0, 1), "no estimate"
        elif candidate.is_settled:
            share, why = (0, 1), f"${dollars:,}, settled already"
        elif dollars == 0 or basis == 0:
            share, why = (int(dollars == 0), 1), f"${dollars:,}"
        else:
            of_what = "of the dearest candidate" if left is None else f"of the ${left:,} left"
            share, why = (basis - dollars, basis), f"${dollars:,}, {100 * dollars // basis:,}% {of_what}"
        return self.weights.point("cost", share, why)


def barred(
    dossier: Dossier, plan: Plan, every: Sequence[Candidate], wishes: Wishes, purse: Purse
) -> tuple[Barred, ...]:
    """The candidates that can't be chosen, in dossier order, each with all its reasons."""
    settled = [each for each in every if each.is_settled]
    found = []
    for each in every:
        if each.is_settled:
            continue
        rotation, left = each.planned.rotation, purse.left
        reasons = ["You asked to leave it out."] if each.id in wishes.without else []
        reasons += _of_dates(each, plan, settled)
        reasons += pathway_reasons(dossier, rotation)
        reasons += _of_application(dossier, plan, each)
        if left is not None and each.cost is not None and each.cost > left:
            # How much is left may show the budget, which is private; reasons are in problems, too.
            reasons.append(f"It costs ${each.cost:,}: more than is left of the budget.")
        if reasons:
            name = f"{rotation.service}, {rotation.site}"
            found.append(Barred(id=each.id, name=name, reasons=tuple(reasons)))
    return tuple(found)


def _of_dates(candidate: Candidate, plan: Plan, settled: Sequence[Candidate]) -> Iterator[str]:
    rotation = candidate.planned.rotation
    if rotation.starts is None and rotation.ends is None:
        yield "Its first and last day are not written down."
    elif rotation.starts is None or rotation.ends is None:
        yield f"Its {'last' if rotation.starts else 'first'} day is not written down."
    if rotation.starts and rotation.starts <= plan.today:
        yield f"Its first day, {date_in_words(rotation.starts)}, is not ahead of you."
    shared = [other for other in settled if overlap(candidate.planned, other.planned)]
    if len(shared) == 1:
        yield f"It overlaps with {shared[0].id}, which is {shared[0].planned.rotation.state.value}."
    elif shared:
        yield f"It overlaps with {listing(other.id for other in shared)}, which are settled."


def _of_application(dossier: Dossier, plan: Plan, candidate: Candidate) -> Iterator[str]:
    """The time to apply; a candidate that was asked for by e-mail before has been applied for."""
    starts, program = candidate.planned.rotation.starts, candidate.program
    if starts is None or starts <= plan.today or (program and asked_on(dossier, program)):
        return
    deadline = program.rotation.deadline if program and program.rotation else None
    if not is_closed(candidate.planned.moment, deadline, plan.today):
        return
    if deadline:
        yield f"The host took applications until {date_in_words(deadline)}."
    else:
        months = plan.guide.late_apply_months_before_start.value.least
        yield f"It begins in less than {months} month{'s' if months > 1 else ''}: the time to apply is over."


def check_wishes(every: Sequence[Candidate], barred: Sequence[Barred], wishes: Wishes, purse: Purse) -> None:
    """Refuse what can't be.

    Raises:
        UserError: a rotation that must be in can't be, those that must be in don't fit together,
            or one that is settled is to be left out.
    """
    known = {each.id: each for each in every}
    cancelled = ("It is cancelled in your dossier.",)
    problems = [_can_not_be(gone, cancelled) for gone in sorted(wishes.must - known.keys())]
    for out in sorted(wishes.without & known.keys()):
        if known[out].is_settled:
            state = known[out].planned.rotation.state.value
            problems.append(
                Problem(
                    message=f'"{out}" is {state}, so it can\'t be left out here.',
                    hint="Only candidates are chosen. To plan without it, set its state to cancelled first.",
                    place=f"{known[out].planned.place}.state",
                )
            )
    problems += [_can_not_be(each.id, each.reasons) for each in barred if each.id in wishes.must]
    out_of_it = {each.id for each in barred}
    must = [each for each in every if each.id in wishes.must - out_of_it and not each.is_settled]
    for one, other in combinations(must, 2):
        if overlap(one.planned, other.planned):
            both = f'"{one.id}" and "{other.id}"'
            problems.append(
                Problem(message=f"{both} overlap, so both can't be in a set.", hint="Ask for one of them.")
            )
    if wishes.most is not None and len(must) > wishes.most:
        asked = f"You ask for {counted(len(must), 'rotation')}, and for at most {wishes.most} in a set."
        problems.append(Problem(message=asked, hint="Ask for fewer, or allow more."))
    together = sum(each.cost or 0 for each in must)
    if len(must) > 1 and purse.left is not None and together > purse.left:
        problems.append(
            Problem(
                message="What you ask for costs more together than is left of the budget.",
                hint=f"Together it is ${together:,}. Ask for fewer, or give a budget that allows it.",
            )
        )
    raise_errors(tuple(problems))


def _can_not_be(name: str, reasons: Sequence[str]) -> Problem:
    return Problem(message=f'"{name}" can\'t be in any set.', hint=" ".join(reasons))


_STEPS_TOLD = 3


def next_steps(dossier: Dossier, plan: Plan) -> tuple[Step, ...]:
    """At most three of the applicant's own undone steps, the most urgent first.

    A candidate that no set can hold (too dear, closed, not open to the applicant) is still in the
    agenda, since only the applicant gives it up; it is not what anyone should do next.
    """
    every = options(dossier, plan)
    out = {each.id for each in barred(dossier, plan, every, Wishes(), purse_of(dossier, every))}
    told = (
        step for step in plan.to_do if not (step.kind.type.is_application and step.id.split(":")[1] in out)
    )
    return one_of_each_sort(told)[:_STEPS_TOLD]
