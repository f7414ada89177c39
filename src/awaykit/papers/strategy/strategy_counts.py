"""What is counted against the guide: rotations, hands-on work, ward months, letters, exams, confirmations."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.record import EcfmgState
from awaykit.model.rotations import RotationState
from awaykit.papers.paper import doc
from awaykit.plan.applicant_status import is_booked_before, is_oet_passed, is_passed, open_exams
from awaykit.plan.letters import LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import WindowClass
from awaykit.plan.rotation_plan import most_rotations
from awaykit.plan.service_yield import is_ward_month
from awaykit.plan.steps import StepKind, StepState
from awaykit.review.findings import source_of
from awaykit.wording import counted, listing, number_in_words


class CountState(StrEnum):
    """How a count compares with its target; the words are printed."""

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


@dataclass(frozen=True, slots=True)
class Shortage:
    """A count with its shortage, inside a sentence, and what to do where no dated step covers it.

    Either is empty for nothing.
    """

    count: Count
    lacking: str = ""
    remedy: str = ""


def counts(dossier: Dossier, plan: Plan) -> tuple[Shortage, ...]:
    """The six lines, always the same ones in the same order."""
    return (
        _rotations(dossier, plan),
        _hands_on(plan),
        _ward_months(plan),
        _letters(plan),
        _exams(dossier, plan),
        _confirmations(dossier, plan),
    )


def _rotations(dossier: Dossier, plan: Plan) -> Shortage:
    rotations, target = plan.counting, plan.guide.target_rotations
    most = most_rotations(dossier, plan.guide, plan.today)
    number = len(rotations)
    are_old = bool(rotations) and all(each.window is WindowClass.OLDER for each in rotations)
    is_short = number < target.value.least or are_old
    states = {RotationState.APPLIED: "applied for", RotationState.OFFERED: "offered"}
    parts = _in_parts(
        each.phase.value if each.has_begun else states.get(each.rotation.state, "confirmed")
        for each in rotations
    )
    own = "; Your setting" if dossier.settings.thresholds.most_rotations is not None else ""
    limit = f", at most {most}" if most != target.value.most else ""
    count = Count(
        what="Rotations",
        yours=f"{parts}; too long ago to be recent" if are_old else parts,
        target=f"{target.value.least}–{target.value.most}{limit}",
        source=f"{source_of(target).tag}{own}",
        state=CountState.OVER if number > most else CountState.SHORT if is_short else CountState.MET,
    )
    if not is_short:
        return Shortage(count)
    lacking = "a recent rotation" if are_old else "a second rotation" if rotations else "a rotation"
    which = lacking if rotations else "rotations that you could do"
    remedy = f"Look for {which}; write dates and costs into your dossier"
    if found := plan.candidates:
        is_dated = any(each.dates for each in found)
        choose = "Choose among your candidates, and apply"
        remedy = choose if is_dated else "Find out the days of your candidates, and write them down"
    return Shortage(count, lacking, remedy if plan.can_still_change else "")


def _in_parts(kinds: Iterable[str]) -> str:
    """How many there are, and of which kinds: "3: 1 done, 2 confirmed"; "0" for none."""
    parts = Counter(kinds)
    held = ", ".join(f"{count} {name}" for name, count in parts.items())
    return f"{parts.total()}: {held}" if held else "0"


def _hands_on(plan: Plan) -> Shortage:
    rotations = plan.counting
    working = sum(not each.rotation.is_observer for each in rotations)
    watching = len(rotations) - working
    beside, most = plan.guide.hands_on_beside_observerships, plan.guide.observerships_beside_hands_on
    is_met = working >= beside.value.least
    is_over = watching > min(most.value.most, working)
    count = Count(
        what="Hands-on",
        yours=f"{working}, beside {counted(watching, 'observership')}",
        target=f"{beside.value.least}–{beside.value.most}, observing no more",
        source=source_of(most).tag,
        state=CountState.SHORT if not is_met else CountState.OVER if is_over else CountState.MET,
    )
    if is_met:
        return Shortage(count)
    can_help = rotations and plan.can_still_change
    return Shortage(count, "hands-on work", "Look for a hands-on rotation" if can_help else "")


def _ward_months(plan: Plan) -> Shortage:
    """Hands-on ward months, and how many rotations name no kind of service."""
    least, rotations = plan.guide.min_ward_rotations, plan.counting
    wards = [each for each in rotations if is_ward_month(each.rotation)]
    hands_on = [each for each in rotations if not each.rotation.is_observer]
    unnamed = [each for each in hands_on if each.rotation.service_kind is None]
    worked = sum(not each.rotation.is_observer for each in wards)
    watched = len(wards) - worked
    is_met = worked >= least.value
    parts = [str(worked), *([f"{watched} watched only"] if watched else [])]
    if unnamed and not is_met:
        parts.append(f"kind not written for {counted(len(unnamed), 'service')}")
    count = Count(
        what="Ward months",
        yours="; ".join(parts),
        target=f"{least.value}, hands-on",
        source=source_of(least).tag,
        state=CountState.MET if is_met else CountState.OPEN if unnamed else CountState.SHORT,
    )
    if is_met:
        return Shortage(count)
    remedy = "Write service_kind for each rotation" if unnamed else "Look for a hands-on month on the wards"
    lacking = "the kind of each service" if unnamed else "a hands-on ward month"
    return Shortage(count, lacking, remedy if rotations and plan.can_still_change else "")


def _letters(plan: Plan) -> Shortage:
    letters, process = plan.letters_in_sight, plan.season.letters
    agreed = (LetterState.AGREED, LetterState.LINK_SENT, LetterState.REMINDED)
    usual = process.usual_letters if process else None
    lacking = usual.value - len(letters) if usual else 0
    count = Count(
        what="Letters in sight",
        yours=_in_parts("agreed" if each.state in agreed else each.state.value for each in letters),
        target=f"usually {usual.value}" if usual else "not known yet",
        source=source_of(usual).tag if usual else "–",
        state=CountState.SHORT if lacking > 0 else CountState.MET if usual else CountState.NO_QUESTION,
    )
    if lacking <= 0:
        return Shortage(count)
    more = f"{number_in_words(lacking)} {'more ' if letters else ''}letter{'' if lacking == 1 else 's'}"
    remedy = "Think of whom else to ask for a letter, also at your own school"
    return Shortage(count, more, remedy if plan.counting else "")


def _exams(dossier: Dossier, plan: Plan) -> Shortage:
    """Exams passed and booked; an exam counts as missing unless it is booked before submission opens."""
    exams = dossier.exams
    is_certified = exams.ecfmg is EcfmgState.CERTIFIED
    missing = {} if is_certified else open_exams(exams)
    booked = [f"{name} ({on.in_words})" for name, on in missing.items() if on]
    submits = plan.season.submits_from.value
    late = listing(name for name, on in missing.items() if not is_booked_before(on, submits))
    parts = []
    for name, step in (("Step 1", exams.step_1), ("Step 2 CK", exams.step_2_ck)):
        if step is not None and is_passed(step):
            parts.append(f"{name} passed" if step.score is None else f"{name} {step.score}")
        elif step is not None and step.result == "fail":
            parts.append(f"{name} failed")
    parts += ["OET passed"] if is_oet_passed(exams.oet) else []
    parts += ["ECFMG certified"] if is_certified else []
    parts += [f"to come: {listing(booked)}"] if booked else []
    count = Count(
        what="Exams",
        yours=", ".join(parts) or "none written down",
        target="Step 1, 2 CK, OET passed",
        source="Guide §6.3",
        state=CountState.OPEN if late else CountState.BOOKED if missing else CountState.MET,
    )
    return Shortage(count, late, f"Fix the day of {late}, and write it into your dossier" if late else "")


def _confirmations(dossier: Dossier, plan: Plan) -> Shortage:
    steps = [step for step in plan.agenda if step.kind is StepKind.CONFIRM]
    open_ones = [step for step in steps if step.state is not StepState.DONE]
    need = dossier.applicant.visa.need
    if need is None:
        yours = "not written whether you need a visa"
    elif need is VisaNeed.CITIZEN_OR_RESIDENT:
        yours = "no question for you"
    elif not steps:
        yours = "no rotation offered or confirmed ahead"
    else:
        yours = f"{len(steps) - len(open_ones)} of {len(steps)} confirmations"
    count = Count(
        what="Visa and status",
        yours=yours,
        target="host, school, consulate",
        source="Guide §4.3",
        state=CountState.OPEN if open_ones else CountState.MET if steps else CountState.NO_QUESTION,
    )
    by = listing(dict.fromkeys(step.whom for step in open_ones))
    return Shortage(count, f"confirmation of visa and status by {by}" if by else "")
