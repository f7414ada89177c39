"""Steps of the agenda about hosts: applying, following up, replying, confirmations, alumni."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Alumnus, Message, Program, Requirement, RequirementKind, RotationRequest
from awaykit.model.rotations import ConfirmedBy, Rotation, RotationState
from awaykit.names import without_degrees
from awaykit.plan.hosts import applies_by_mail, asked_on, correspondence, hoped_for, word
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.rotation_steps import named
from awaykit.plan.steps import Frame, Step, StepKind, StepState
from awaykit.plan.windows import application_window, documents_window
from awaykit.plan.workdays import months_before, working_day_on_or_after, working_day_on_or_before
from awaykit.wording import date_in_words

_APPLIED = (RotationState.APPLIED, RotationState.OFFERED, RotationState.CONFIRMED)
_IN_WORDS = {
    RequirementKind.STEP_SCORES: "Step scores",
    RequirementKind.FINAL_YEAR_PROOF: "proof of the final year",
    RequirementKind.IMMUNIZATIONS: "immunization record",
    RequirementKind.TB_TEST: "TB test",
    RequirementKind.ENGLISH: "English test",
    RequirementKind.MALPRACTICE: "malpractice insurance",
    RequirementKind.DEANS_LETTER: "dean's letter",
    RequirementKind.CV: "CV",
    RequirementKind.OTHER: "further document",
}


def host_steps(dossier: Dossier, frame: Frame) -> Iterator[Step]:
    """The steps of every program where the applicant asks to rotate and still may."""
    for row, program in enumerate(dossier.programs):
        if program.rotation and not _is_settled(dossier, program, frame):
            place = f"programs[{row}].rotation"
            yield from _deadline_step(dossier, program, program.rotation, frame, place)
            yield from _requirement_steps(program, program.rotation, frame, place)


def _is_settled(dossier: Dossier, program: Program, frame: Frame) -> bool:
    """Whether every rotation at the program has begun or is cancelled: the host wants nothing more."""
    rotations = [rotation for rotation in dossier.rotations if rotation.program == program.id]
    return bool(rotations) and all(
        rotation.state is RotationState.CANCELLED
        or (rotation.starts is not None and rotation.starts <= frame.today)
        for rotation in rotations
    )


def whom(program: Program, request: RotationRequest) -> str:
    """Whom the applicant writes to there: as they greet them, else by name, else the program."""
    return (request.contact.greeting or request.contact.name) if request.contact else program.name


def _deadline_step(
    dossier: Dossier, program: Program, request: RotationRequest, frame: Frame, place: str
) -> Iterator[Step]:
    if request.deadline is None:
        return
    wrote = applies_by_mail(request) and asked_on(dossier, program) is not None
    has_applied = wrote or any(
        rotation.program == program.id and rotation.state in _APPLIED for rotation in dossier.rotations
    )
    is_past = request.deadline < frame.today and not has_applied
    last_to_ask = request.deadline + timedelta(days=frame.guide.near_days.value)
    if is_past and frame.today > last_to_ask:
        return
    title = "Ask whether the host still takes applications" if is_past else "Last day to apply for a rotation"
    yield frame.step(
        StepKind.DEADLINE,
        program.id,
        due=request.deadline,
        until=last_to_ask if is_past else None,
        whom=whom(program, request),
        title=f"{title}: {program.name}",
        why="The host sets this day.",
        paper="cover",
        state=StepState.DONE if has_applied else None,
        place=f"{place}.deadline",
    )


def _requirement_steps(
    program: Program, request: RotationRequest, frame: Frame, place: str
) -> Iterator[Step]:
    seen: Counter[RequirementKind] = Counter()
    for row, requirement in enumerate(request.requirements):
        seen[requirement.kind] += 1
        if requirement.due is None or requirement.state == "not-needed":
            continue
        # A host may want two of one kind; the first keeps the plain id.
        again = (str(seen[requirement.kind]),) if seen[requirement.kind] > 1 else ()
        yield frame.step(
            StepKind.REQUIREMENT,
            program.id,
            requirement.kind.value,
            *again,
            due=requirement.due,
            whom=whom(program, request),
            title=f"{_to_do(requirement)} {program.name}",
            why="The host wants it by this day.",
            paper="documents",
            state=StepState.DONE if requirement.state == "sent" else None,
            place=f"{place}.requirements[{row}]",
        )


def requirement_in_words(kind: RequirementKind) -> str:
    """What a host wants, as it stands inside a sentence: "TB test", "transcript"."""
    return _IN_WORDS.get(kind, kind.value.replace("-", " "))


def _to_do(requirement: Requirement) -> str:
    what = requirement_in_words(requirement.kind)
    named = f"{what} ({requirement.note})" if requirement.note else what
    return f"Send {named} to" if requirement.state in ("ready", "sent") else f"Get {named} for"


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


_PROMISED = (RotationState.OFFERED, RotationState.CONFIRMED)
_QUESTIONED = (VisaNeed.NEEDED, VisaNeed.NOT_NEEDED)


class Confirmer(StrEnum):
    """Who confirms that visa and status fit (guide §4.3); each is asked for every host anew."""

    HOST = "host"
    SCHOOL = "school"
    CONSULATE = "consulate"


_PARTY_IN_WORDS = {
    Confirmer.HOST: "the host's international office",
    Confirmer.SCHOOL: "your school",
    Confirmer.CONSULATE: "the consulate",
}


def confirmation_steps(dossier: Dossier, plan: RotationPlan, frame: Frame) -> Iterator[Step]:
    """The three questions about a promised rotation that lies ahead, unless no visa question arises.

    Citizens and permanent residents have none; nor is one supposed where the dossier says nothing.
    """
    starts = plan.dates.starts if plan.dates else None
    is_promised = plan.rotation.state in _PROMISED
    if is_promised and starts and starts > frame.today and dossier.applicant.visa.need in _QUESTIONED:
        for confirmer in Confirmer:
            yield _confirmation_step(plan, starts, confirmer, frame)


def _confirmation_step(plan: RotationPlan, starts: date, confirmer: Confirmer, frame: Frame) -> Step:
    months = frame.guide.confirm_status_months_before_start.value
    confirmed = confirmed_on(plan.rotation.confirmed_by, confirmer)
    return frame.step(
        StepKind.CONFIRM,
        plan.rotation.id,
        confirmer.value,
        due=confirmed or months_before(starts, months.most),
        until=None if confirmed else months_before(starts, months.least),
        whom=_PARTY_IN_WORDS[confirmer],
        title=f"Confirm visa and status with {_PARTY_IN_WORDS[confirmer]}: {named(plan.rotation)}",
        why=f"It begins on {date_in_words(starts)}; what another host allowed does not count here.",
        paper=f"visa-{confirmer.value}",
        state=StepState.DONE if confirmed else None,
        place=f"{plan.place}.confirmed_by",
    )


def confirmed_on(confirmed_by: ConfirmedBy, confirmer: Confirmer) -> date | None:
    """The day on which one of the three confirmed, if recorded."""
    days = {
        Confirmer.HOST: confirmed_by.host,
        Confirmer.SCHOOL: confirmed_by.school,
        Confirmer.CONSULATE: confirmed_by.consulate,
    }
    return days[confirmer]
