"""What is counted against the guide: rotations, ward months, hands-on work, letters, exams, confirmations."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.exams import EcfmgState, ScoredStep, Step1
from awaykit.model.rotations import RotationState
from awaykit.papers.paper import doc
from awaykit.plan.applicant_status import is_booked_before, is_oet_passed, is_passed, open_exams
from awaykit.plan.letters import LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import Phase, WindowClass
from awaykit.plan.rotation_plan import RotationPlan, most_rotations
from awaykit.plan.service_yield import is_ward_month
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.review.counts import can_still_change, candidates, counting, hands_on, in_sight
from awaykit.review.findings import source_of
from awaykit.season.dated import DateSpan
from awaykit.wording import counted, listing, number_in_words


class CountState(StrEnum):
    """How a count stands against its target; the words are printed."""

    MET = "met"
    SHORT = "short"
    OVER = "over"
    OPEN = "open"
    BOOKED = "booked"
    NO_QUESTION = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One line of the counts."""

    what: str = doc("What is counted: Rotations")
    yours: str = doc("What the dossier holds")
    target: str = doc("The target, in words")
    source: str = doc("From where the target is: Guide §2.2")
    state: CountState = doc("met, short, over, open, booked, or – where no question arises")
    lacking: str = doc("What lacks, inside a sentence; empty for nothing")
    remedy: str = doc("What to do about it where no dated step says so; empty for nothing")


def counts(dossier: Dossier, plan: Plan) -> tuple[Count, ...]:
    """The six lines, always the same ones in the same order."""
    return (
        _rotations(dossier, plan),
        _hands_on(plan),
        _ward_months(plan),
        _letters(plan),
        _exams(dossier, plan),
        _confirmations(dossier, plan),
    )


def _rotations(dossier: Dossier, plan: Plan) -> Count:
    rotations, target = counting(plan), plan.guide.target_rotations
    most = most_rotations(dossier, plan.guide, plan.today)
    number = len(rotations)
    are_old = bool(rotations) and all(each.window is WindowClass.OLDER for each in rotations)
    is_short = number < target.value.least or are_old
    state = CountState.OVER if number > most else CountState.SHORT if is_short else CountState.MET
    own = "; Your setting" if dossier.settings.thresholds.most_rotations is not None else ""
    limit = f", at most {most}" if most != target.value.most else ""
    return Count(
        what="Rotations",
        yours=_in_parts(number, Counter(_standing(each) for each in rotations))
        + ("; too long ago to be recent" if are_old else ""),
        target=f"{target.value.least}–{target.value.most}{limit}",
        source=f"{source_of(target).tag}{own}",
        state=state,
        lacking="" if not is_short else _next_rotation(plan, are_old=are_old),
        remedy=_more_rotations(plan, are_old=are_old) if is_short and can_still_change(plan) else "",
    )


def _next_rotation(plan: Plan, *, are_old: bool) -> str:
    """The rotation that lacks, inside a sentence."""
    if are_old:
        return "a recent rotation"
    return "a second rotation" if counting(plan) else "a rotation"


def _more_rotations(plan: Plan, *, are_old: bool) -> str:
    """What to do with too few: choose where there are candidates, else look for some."""
    if found := candidates(plan):
        is_dated = any(each.dates for each in found)
        what = "Choose among your candidates, and apply"
        return what if is_dated else "Find out the days of your candidates, and write them down"
    which = _next_rotation(plan, are_old=are_old) if counting(plan) else "rotations that you could do"
    return f"Look for {which}; write dates and costs into your dossier"


def _standing(planned: RotationPlan) -> str:
    if planned.phase in (Phase.DONE, Phase.UNDER_WAY):
        return planned.phase.value
    words = {RotationState.APPLIED: "applied for", RotationState.OFFERED: "offered"}
    return words.get(planned.rotation.state, "confirmed")


def _in_parts(number: int, parts: Counter[str]) -> str:
    """A number with what it is made of: "3: 1 done, 2 confirmed"; a single kind is said without a colon."""
    if not number:
        return "0"
    return f"{number}: " + ", ".join(f"{count} {name}" for name, count in parts.items())


def _ward_months(plan: Plan) -> Count:
    """Hands-on ward months; where kinds of service are not written down, that is said."""
    least, rotations = plan.guide.min_ward_rotations, counting(plan)
    wards = [each for each in rotations if is_ward_month(each.rotation)]
    unnamed = [each for each in hands_on(rotations) if each.rotation.service_kind is None]
    worked = len(hands_on(wards))
    watched = len(wards) - worked
    is_met = worked >= least.value
    parts = [f"{watched} watched only"] if watched else []
    parts += [f"kind not written for {counted(len(unnamed), 'service')}"] if unnamed and not is_met else []
    lacking = "the kind of each service" if unnamed else "a hands-on ward month"
    remedy = "Write service_kind for each rotation" if unnamed else "Look for a hands-on month on the wards"
    return Count(
        what="Ward months",
        yours="; ".join((str(worked), *parts)),
        target=f"{least.value}, hands-on",
        source=source_of(least).tag,
        state=CountState.MET if is_met else CountState.OPEN if unnamed else CountState.SHORT,
        lacking="" if is_met else lacking,
        remedy=remedy if rotations and not is_met and can_still_change(plan) else "",
    )


def _hands_on(plan: Plan) -> Count:
    rotations = counting(plan)
    working = len(hands_on(rotations))
    watching = len(rotations) - working
    beside, most = plan.guide.hands_on_beside_observerships, plan.guide.observerships_beside_hands_on
    is_met = working >= beside.value.least
    is_over = watching > min(most.value.most, working)
    state = CountState.MET if is_met and not is_over else CountState.OVER if is_met else CountState.SHORT
    return Count(
        what="Hands-on",
        yours=f"{working}, beside {counted(watching, 'observership')}",
        target=f"{_span(beside.value)}, observing no more",
        source=source_of(most).tag,
        state=state,
        lacking="" if is_met else "hands-on work",
        remedy="Look for a hands-on rotation" if rotations and not is_met and can_still_change(plan) else "",
    )


def _span(span: DateSpan) -> str:
    return f"{span.least}–{span.most}"


def _letters(plan: Plan) -> Count:
    letters, process = in_sight(plan), plan.season.letters
    parts = Counter(_of_a_letter(letter.state) for letter in letters)
    usual = process.usual_letters if process else None
    is_short = usual is not None and len(letters) < usual.value
    return Count(
        what="Letters in sight",
        yours=_in_parts(len(letters), parts),
        target=f"usually {usual.value}" if usual else "not known yet",
        source=source_of(usual).tag if usual else "–",
        state=CountState.SHORT if is_short else CountState.MET if usual else CountState.NO_QUESTION,
        lacking=_more_letters(len(letters), usual.value) if is_short and usual else "",
        remedy="Think of whom else to ask for a letter, also at your own school"
        if is_short and counting(plan)
        else "",
    )


def _more_letters(held: int, usual: int) -> str:
    """How many letters lack: "one more letter", "three letters"."""
    number = usual - held
    return f"{number_in_words(number)} {'more ' if held else ''}letter{'' if number == 1 else 's'}"


def _of_a_letter(state: LetterState) -> str:
    if state in (LetterState.AGREED, LetterState.LINK_SENT, LetterState.REMINDED):
        return "agreed"
    return state.value


def _exams(dossier: Dossier, plan: Plan) -> Count:
    """What is passed, and what is booked; an exam lacks that isn't booked before submission opens."""
    exams = dossier.exams
    is_certified = exams.ecfmg is EcfmgState.CERTIFIED
    missing = {} if is_certified else open_exams(exams)
    booked = [f"{name} ({on.in_words})" for name, on in missing.items() if on]
    submits = plan.season.submits_from.value
    late = [name for name, on in missing.items() if not is_booked_before(on, submits)]
    parts = [
        *_steps(exams.step_1, exams.step_2_ck),
        *(["OET passed"] if is_oet_passed(exams.oet) else []),
        *(["ECFMG certified"] if is_certified else []),
        *([f"to come: {listing(booked)}"] if booked else []),
    ]
    return Count(
        what="Exams",
        yours=", ".join(parts) or "none written down",
        target="Step 1, 2 CK, OET passed",
        source="Guide §6.3",
        state=CountState.OPEN if late else CountState.BOOKED if missing else CountState.MET,
        lacking=listing(late),
        remedy=f"Fix the day of {listing(late)}, and write it into your dossier" if late else "",
    )


def _steps(step_1: Step1 | None, step_2_ck: ScoredStep | None) -> Iterator[str]:
    for name, step in (("Step 1", step_1), ("Step 2 CK", step_2_ck)):
        if step is not None and is_passed(step):
            yield f"{name} passed" if step.score is None else f"{name} {step.score}"
        elif step is not None and step.result == "fail":
            yield f"{name} failed"


def _confirmations(dossier: Dossier, plan: Plan) -> Count:
    steps = [step for step in plan.agenda if step.kind is StepKind.CONFIRM]
    given = sum(step.state is StepState.DONE for step in steps)
    open_ones = len(steps) - given
    need = dossier.applicant.visa.need
    if need is None:
        yours = "not written whether you need a visa"
    elif need is VisaNeed.CITIZEN_OR_RESIDENT:
        yours = "no question for you"
    elif not steps:
        yours = "no rotation offered or confirmed ahead"
    else:
        yours = f"{given} of {len(steps)} confirmations"
    return Count(
        what="Visa and status",
        yours=yours,
        target="host, school, consulate",
        source="Guide §4.3",
        state=CountState.OPEN if open_ones else CountState.MET if steps else CountState.NO_QUESTION,
        lacking=f"confirmation of visa and status by {_still_to_confirm(steps)}" if open_ones else "",
        remedy="",
    )


def _still_to_confirm(steps: Sequence[Step]) -> str:
    """Who has not confirmed yet, each once."""
    return listing(dict.fromkeys(step.whom for step in steps if step.state is not StepState.DONE))
