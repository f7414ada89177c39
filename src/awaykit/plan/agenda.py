"""The one list of dated steps, by date."""

from collections.abc import Iterator, Sequence
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.plan.courtesy_steps import change_steps, courtesy_steps
from awaykit.plan.host_steps import confirmation_steps, host_steps, outreach_steps, reply_steps
from awaykit.plan.hosts import applies_by_mail, asked_on
from awaykit.plan.letter_steps import letter_steps
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.rotation_steps import rotation_steps
from awaykit.plan.steps import Frame, Step, StepKind, StepState
from awaykit.plan.workdays import expected
from awaykit.season.dated import Dated
from awaykit.season.season import DATE_NAMES

_YOURS = ("submits_from", "nrmp_opens", "nrmp_closes", "rank_list_due")


def season_steps(frame: Frame) -> Iterator[Step]:
    """The days of the season; where two review days are possible, one step from the first to the second."""
    season = frame.season
    for key, name in DATE_NAMES.items():
        held: Dated[date] | tuple[Dated[date], ...] = getattr(season, key)
        days = sorted(held, key=lambda day: day.value) if isinstance(held, tuple) else [held]
        yield _season_step(frame, key, name, days)
    yield _season_step(frame, "match_week_begins", "Match Week begins", [season.match_week_begins])


def _season_step(frame: Frame, key: str, name: str, days: Sequence[Dated[date]]) -> Step:
    first, last = days[0], days[-1]
    until = last.value if last.value != first.value else None
    return frame.step(
        StepKind.SEASON,
        key.replace("_", "-"),
        due=first.value,
        until=until,
        title=f"{name}{expected(first)}",
        why=f"{first.source}, for {frame.season.in_words}.",
        state=frame.event_state(first.value, until),
        is_yours=key in _YOURS,
        is_expected=any(day.is_projected for day in days),
    )


def attest_steps(
    dossier: Dossier, rotations: Sequence[RotationPlan], letters: Sequence[LetterPlan], frame: Frame
) -> Iterator[Step]:
    """Looking through every case for a patient's identifiers, before the first packet can go out."""
    attested = dossier.settings.cases_hold_no_identifiers
    needed_by = _first_packet(rotations, letters)
    if attested is None and needed_by is None:
        return
    if not any(rotation.key_cases for rotation in dossier.rotations):
        return
    due = attested or needed_by or frame.today
    yield frame.step(
        StepKind.ATTEST,
        "cases",
        due=due,
        title="Check every key case for patients' identifiers",
        why="You recorded this day." if attested else "Only you can say that a packet names no patient.",
        state=StepState.DONE if attested else frame.state_from(due),
        place="settings.cases_hold_no_identifiers",
    )


def _first_packet(rotations: Sequence[RotationPlan], letters: Sequence[LetterPlan]) -> date | None:
    """The first day on which a packet with cases may be wanted; None when no letter waits for one."""
    ask_from = {plan.rotation.id: plan.dates.ask_from for plan in rotations if plan.dates}
    days = [
        letter.writer.request.agreed or ask_from.get(letter.rotation.id)
        for letter in letters
        if letter.cases and not letter.state.is_refused and letter.state is not LetterState.UPLOADED
    ]
    return min((day for day in days if day), default=None)


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
