"""Steps of the agenda for those whom the applicant writes to about a host: once more, or for advice."""

from collections.abc import Iterator
from datetime import timedelta

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Alumnus, Program, RotationRequest
from awaykit.person_name import without_degrees
from awaykit.planning.correspondence import correspondence, hoped_for
from awaykit.planning.host_steps import whom
from awaykit.planning.steps import Frame, Step, StepKind, StepState
from awaykit.planning.windows import application_window, documents_window
from awaykit.planning.workdays import working_day_on_or_after, working_day_on_or_before
from awaykit.wording import date_in_words

_ONE_DAY = timedelta(days=1)


def outreach_steps(dossier: Dossier, frame: Frame) -> Iterator[Step]:
    """The follow-up and the questions to alumni of every program where a rotation is still hoped for."""
    for row, program in enumerate(dossier.programs):
        hoped = hoped_for(dossier, program, frame.today)
        if program.rotation and hoped:
            place = f"programs[{row}].rotation"
            # Whoever asks for other days has written anew, and is no longer "free on these dates".
            if not hoped[0].wants_other_days:
                yield from _follow_up_step(program, program.rotation, frame, place)
            yield from _alumni_steps(dossier, program, program.rotation, frame, place)


def alumnus_key(program: Program, row: int) -> tuple[str, ...]:
    """The ids that tell one alumnus from another; the first keeps the plain id of the program."""
    return (program.id, str(row + 1)) if row else (program.id,)


def _follow_up_step(program: Program, request: RotationRequest, frame: Frame, place: str) -> Iterator[Step]:
    """One follow-up some ten days after an unanswered cover message; done once it was sent."""
    held, days = correspondence(request), frame.guide.follow_up_days.value
    if held.cover is None or (held.answered and not held.follow_up):
        return
    due = working_day_on_or_after(held.cover + timedelta(days=days.least))
    until = max(due, working_day_on_or_before(held.cover + timedelta(days=days.most)))
    yield frame.step(
        StepKind.FOLLOW_UP,
        program.id,
        due=held.follow_up or due,
        until=None if held.follow_up else until,
        whom=whom(program, request),
        title=f"Follow up once: {program.name}",
        why=f"You wrote on {date_in_words(held.cover)}; give them {days.least} to {days.most} days.",
        paper="follow-up",
        state=StepState.DONE if held.follow_up else None,
        place=f"{place}.messages",
    )


def _alumni_steps(
    dossier: Dossier, program: Program, request: RotationRequest, frame: Frame, place: str
) -> Iterator[Step]:
    """A question to each alumnus while documents are collected; never overdue, since it is a wish."""
    starts = min(
        (each.starts for each in hoped_for(dossier, program, frame.today) if each.starts), default=None
    )
    if starts is None:
        return
    due, until = documents_window(starts, frame.guide).first, application_window(starts, frame.guide).last
    if until < frame.today:
        until = starts - _ONE_DAY
    for row, alumnus in enumerate(request.alumni):
        yield frame.step(
            StepKind.ALUMNI,
            *alumnus_key(program, row),
            due=alumnus.asked or due,
            until=None if alumnus.asked else until,
            whom=called(alumnus),
            title=f"Ask {called(alumnus)} about {program.name}",
            why="A graduate of your school who knows the program can tell what no page says.",
            paper="alumni",
            state=StepState.DONE if alumnus.asked else frame.state_from(due),
            place=f"{place}.alumni[{row}]",
        )


def called(alumnus: Alumnus) -> str:
    """How the applicant speaks of an alumnus: as greeted in writing, or by name without degrees."""
    return alumnus.greeting or without_degrees(alumnus.name)
