"""The agenda: the one list of dated steps that every screen, paper and calendar reads."""

from collections.abc import Iterator, Sequence

from awaykit.model.dossier import Dossier
from awaykit.planning.change_steps import change_steps
from awaykit.planning.confirmation_steps import confirmation_steps
from awaykit.planning.correspondence import applies_by_mail, asked_on
from awaykit.planning.courtesy_steps import courtesy_steps
from awaykit.planning.host_steps import host_steps
from awaykit.planning.letter_steps import letter_steps
from awaykit.planning.letters import LetterPlan
from awaykit.planning.outreach_steps import outreach_steps
from awaykit.planning.reply_steps import reply_steps
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.rotation_steps import rotation_steps
from awaykit.planning.season_steps import attest_steps, season_steps
from awaykit.planning.steps import Frame, Step, StepKind, StepState

__all__ = ["Step", "StepKind", "StepState", "agenda", "most_urgent_first", "one_of_each_sort"]

_KINDS = tuple(StepKind)
_URGENCY = (StepState.OVERDUE, StepState.NOW, StepState.NEAR, StepState.LATER)
_IN_PERSON = frozenset({StepKind.ASK, StepKind.FEEDBACK})
"""Of what is to do now these go first: the physician is there on these days only."""
_MAY_WAIT = frozenset({StepKind.ANSWER})
"""Of what is to do now these go last: another day loses nothing."""
_SEVERAL_ALIKE = frozenset({StepKind.CONFIRM, StepKind.REQUIREMENT})
"""Steps that come in numbers for one rotation or program: three offices to ask, ten papers to send."""


def agenda(
    dossier: Dossier, rotations: Sequence[RotationPlan], letters: Sequence[LetterPlan], frame: Frame
) -> tuple[Step, ...]:
    """Every dated step, sorted by day, then in the order of a season's work, then by id."""
    return tuple(sorted(_steps(dossier, rotations, letters, frame), key=_order))


def most_urgent_first(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The applicant's own undone steps: overdue, now, near, later; within each what ends first.

    What is to do now has its own order: first what can be done in person, last what may wait.
    """
    undone = (step for step in steps if step.is_yours and step.state is not StepState.DONE)
    return tuple(sorted(undone, key=lambda step: (*_urgency(step), step.last_day, *_order(step))))


def one_of_each_sort(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps with one alone, the first, of several alike: a short list tells of more than one errand."""
    first: dict[str, Step] = {}
    for step in steps:
        alike = ":".join(step.id.split(":")[:2]) if step.kind in _SEVERAL_ALIKE else step.id
        first.setdefault(alike, step)
    return tuple(first.values())


def _urgency(step: Step) -> tuple[int, int]:
    if step.state is not StepState.NOW:
        return _URGENCY.index(step.state), 0
    return _URGENCY.index(step.state), (step.kind in _MAY_WAIT) - (step.kind in _IN_PERSON)


def _steps(
    dossier: Dossier, rotations: Sequence[RotationPlan], letters: Sequence[LetterPlan], frame: Frame
) -> Iterator[Step]:
    dates = {}
    for plan in rotations:
        dates[plan.rotation.id] = plan.dates
        yield from _rotation_steps(dossier, plan, frame)
        yield from confirmation_steps(dossier, plan, frame)
        yield from change_steps(dossier, plan, frame)
        yield from courtesy_steps(plan, dossier.program_of(plan.rotation), frame)
    yield from host_steps(dossier, frame)
    yield from outreach_steps(dossier, frame)
    yield from reply_steps(dossier, frame)
    yield from attest_steps(dossier, rotations, letters, frame)
    for letter in letters:
        yield from letter_steps(letter, dates[letter.rotation.id], frame)
    yield from season_steps(frame)


def _rotation_steps(dossier: Dossier, plan: RotationPlan, frame: Frame) -> Iterator[Step]:
    """The steps of one rotation, with what its program says of the application."""
    program = dossier.program_of(plan.rotation)
    if program is None or program.rotation is None:
        yield from rotation_steps(plan, None, frame)
    else:
        wrote = asked_on(dossier, program) if applies_by_mail(program.rotation) else None
        yield from rotation_steps(plan, program.rotation.deadline, frame, wrote=wrote)


def _order(step: Step) -> tuple[object, ...]:
    return (step.due, _KINDS.index(step.kind), step.id)
