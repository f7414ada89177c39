"""Steps of the agenda that answer a host: an offer to accept, or news that the applicant is not coming."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Message, RotationRequest
from awaykit.model.rotations import Rotation, RotationState
from awaykit.planning.correspondence import word
from awaykit.planning.host_steps import whom
from awaykit.planning.rotation_steps import named
from awaykit.planning.steps import Frame, Step, StepKind, StepState

_NOT_COMING = "A place that you don't need can go to someone else. If they cancelled, record their message."
_OFFER = "offer"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    """The reply that is called for: when it became due, if that is known, and when it was sent."""

    kind: StepKind
    since: date | None
    sent: date | None


def reply_steps(dossier: Dossier, frame: Frame) -> Iterator[Step]:
    """A reply about each rotation ahead that was offered, or that was asked for and is cancelled."""
    for row, program in enumerate(dossier.programs):
        for rotation in dossier.rotations:
            is_ahead = rotation.starts is not None and rotation.starts > frame.today
            if program.rotation and rotation.program == program.id and is_ahead:
                reply = _reply(rotation, program.rotation)
                if reply:
                    called = whom(program, program.rotation)
                    yield _step(reply, rotation, called, frame, place=f"programs[{row}].rotation.messages")


def _step(reply: _Reply, rotation: Rotation, called: str, frame: Frame, *, place: str) -> Step:
    is_offer = reply.kind is StepKind.ACCEPT
    due = reply.sent or reply.since or frame.today
    answer_by = due + timedelta(days=frame.guide.answer_within_days.value)
    to_do = "Answer the offer" if is_offer else "Tell the host that you are not coming"
    return frame.step(
        reply.kind,
        rotation.id,
        due=due,
        until=None if reply.sent else answer_by,
        whom=called,
        title=f"{to_do}: {named(rotation)}",
        why="A host keeps an offer for a short time only." if is_offer else _NOT_COMING,
        paper=reply.kind.value,
        state=StepState.DONE if reply.sent else None,
        place=place,
    )


def _reply(rotation: Rotation, request: RotationRequest) -> _Reply | None:
    """What the state of the rotation and the messages call for, if they call for a reply."""
    if rotation.state is RotationState.OFFERED and rotation.wants_other_days:
        return None  # Asking for other days is the answer: to accept would settle the old ones.
    heard = max((message.on for message in request.messages if message.received), default=None)
    if rotation.state is RotationState.OFFERED:
        return _Reply(kind=StepKind.ACCEPT, since=heard, sent=_sent(request, StepKind.ACCEPT, since=heard))
    if rotation.state is not RotationState.CANCELLED:
        return None
    for kind in (StepKind.DECLINE, StepKind.WITHDRAW):
        if sent := _sent(request, kind):
            return _Reply(kind=kind, since=None, sent=sent)
    last = max(request.messages, key=lambda message: message.on, default=None)
    if last is None or (last.received and not _is_offer(last)):
        return None  # Nobody asked, or the host ended it: its last word was no offer.
    was_offered = any(_is_offer(message) for message in request.messages)
    return _Reply(kind=StepKind.DECLINE if was_offered else StepKind.WITHDRAW, since=None, sent=None)


def _is_offer(message: Message) -> bool:
    return message.received and word(message.kind) == _OFFER


def _sent(request: RotationRequest, kind: StepKind, *, since: date | None = None) -> date | None:
    """The last day on which such a message was sent, on the day `since` or after it."""
    days = (each.on for each in request.messages if not each.received and word(each.kind) == kind.value)
    return max((day for day in days if since is None or day >= since), default=None)
