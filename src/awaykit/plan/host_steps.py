"""Steps of the agenda about hosts: applying, following up, replying, confirmations, alumni."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Message, Program, RequirementKind, RotationRequest
from awaykit.model.rotations import ConfirmedBy, Rotation, RotationState
from awaykit.names import form_of_address
from awaykit.plan.hosts import (
    applies_by_mail,
    asked_on,
    correspondence,
    days_sent,
    hoped_for,
    host_contact,
    word,
)
from awaykit.plan.rotation_dates import window_before
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.rotation_steps import named
from awaykit.plan.steps import Frame, Step, StepKind
from awaykit.plan.workdays import months_before, working_day_on_or_after, working_day_on_or_before
from awaykit.wording import date_in_words

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
    """The steps of every program where the applicant asks to rotate."""
    for row, program in enumerate(dossier.programs):
        if program.rotation is None:
            continue
        place = f"programs[{row}].rotation"
        rotations = [rotation for rotation in dossier.rotations if rotation.program == program.id]
        # Once every rotation there has begun or is cancelled, the host asks for nothing more.
        is_settled = bool(rotations) and all(
            rotation.state is RotationState.CANCELLED
            or (rotation.starts is not None and rotation.starts <= frame.today)
            for rotation in rotations
        )
        if not is_settled:
            yield from _application_steps(dossier, program, program.rotation, frame, place)
        if hoped := hoped_for(dossier, program, frame.today):
            yield from _outreach_steps(program, program.rotation, hoped, frame, place)
        for rotation in rotations:
            if rotation.starts is not None and rotation.starts > frame.today:
                yield from _reply_step(rotation, program, program.rotation, frame, place)


def _application_steps(
    dossier: Dossier, program: Program, request: RotationRequest, frame: Frame, place: str
) -> Iterator[Step]:
    """The last day to apply, and each paper that the host asks for by a day."""
    step = partial(frame.step, whom=host_contact(program))
    if request.deadline:
        has_applied = applies_by_mail(request) and asked_on(dossier, program) is not None
        has_applied |= any(
            rotation.program == program.id and rotation.state.counts for rotation in dossier.rotations
        )
        is_past = request.deadline < frame.today and not has_applied
        last_to_ask = request.deadline + timedelta(days=frame.guide.near_days.value)
        title = "Last day to apply for a rotation"
        if is_past:
            title = "Ask whether the host still takes applications"
        if not is_past or frame.today <= last_to_ask:
            yield step(
                StepKind.DEADLINE,
                request.deadline,
                f"{title}: {program.name}",
                "The host sets this day.",
                of=program.id,
                until=last_to_ask if is_past else None,
                done=has_applied,
                place=f"{place}.deadline",
            )
    seen: Counter[RequirementKind] = Counter()
    for row, requirement in enumerate(request.requirements):
        kind = requirement.kind
        seen[kind] += 1
        if requirement.due is None or requirement.state == "not-needed":
            continue
        what = requirement_in_words(kind) + (f" ({requirement.note})" if requirement.note else "")
        is_there = requirement.state in ("ready", "sent")
        # A host may ask for two of one kind; the first keeps the plain id.
        of = f"{program.id}:{kind}" if seen[kind] == 1 else f"{program.id}:{kind}:{seen[kind]}"
        yield step(
            StepKind.REQUIREMENT,
            requirement.due,
            f"Send {what} to {program.name}" if is_there else f"Get {what} for {program.name}",
            "The host wants it by this day.",
            of=of,
            done=requirement.state == "sent",
            place=f"{place}.requirements[{row}]",
        )


def requirement_in_words(kind: RequirementKind) -> str:
    """What a host asks for, inside a sentence: "TB test", "transcript"."""
    return _IN_WORDS.get(kind, kind.value.replace("-", " "))


def alumnus_key(program: Program, row: int) -> tuple[str, ...]:
    """The ids that distinguish one alumnus from another; the first keeps the plain id of the program."""
    return (program.id, str(row + 1)) if row else (program.id,)


def _outreach_steps(
    program: Program, request: RotationRequest, hoped: tuple[Rotation, ...], frame: Frame, place: str
) -> Iterator[Step]:
    """One follow-up some ten days after an unanswered cover message, and a question to each alumnus."""
    held, guide = correspondence(request), frame.guide
    days = guide.follow_up_days.value
    # An applicant who asks for other days has written anew, and is no longer "free on these dates".
    is_open = (held.follow_up or not held.answered) and not hoped[0].wants_other_days
    if held.cover and is_open:
        due = working_day_on_or_after(held.cover + timedelta(days=days.least))
        yield frame.step(
            StepKind.FOLLOW_UP,
            due,
            f"Follow up once: {program.name}",
            f"You wrote on {date_in_words(held.cover)}; give them {days.least} to {days.most} days.",
            of=program.id,
            until=max(due, working_day_on_or_before(held.cover + timedelta(days=days.most))),
            done=held.follow_up,
            whom=host_contact(program),
            place=f"{place}.messages",
        )
    # Alumni are asked while documents are collected.
    starts = min((each.starts for each in hoped if each.starts), default=None)
    if starts is None:
        return
    until = window_before(starts, guide.apply_months_before_start).last
    for row, alumnus in enumerate(request.alumni):
        yield frame.step(
            StepKind.ALUMNI,
            window_before(starts, guide.documents_months_before_start).first,
            f"Ask {form_of_address(alumnus)} about {program.name}",
            "A graduate of your school who knows the program can tell what no page says.",
            of=":".join(alumnus_key(program, row)),
            until=until if frame.today <= until else starts - timedelta(days=1),
            done=alumnus.asked,
            whom=form_of_address(alumnus),
            place=f"{place}.alumni[{row}]",
        )


def _reply_step(
    rotation: Rotation, program: Program, request: RotationRequest, frame: Frame, place: str
) -> Iterator[Step]:
    """A reply about a rotation ahead that was offered, or that was asked for and is cancelled."""
    kind, since = None, None
    # Asking for other days is an answer too: to accept would settle the old ones.
    if rotation.state is RotationState.OFFERED and not rotation.wants_other_days:
        kind = StepKind.ACCEPT
        since = max((message.on for message in request.messages if message.received), default=None)
    elif rotation.state is RotationState.CANCELLED:
        kind = _refusal(request)
    if kind is None:
        return
    sent = [day for day in days_sent(request, kind) if since is None or day >= since]
    is_offer = kind is StepKind.ACCEPT
    title = "Answer the offer" if is_offer else "Tell the host that you are not coming"
    due = since or frame.today
    yield frame.step(
        kind,
        due,
        f"{title}: {named(rotation)}",
        "A host keeps an offer for a short time only."
        if is_offer
        else "A place that you don't need can go to someone else. If they cancelled, record their message.",
        of=rotation.id,
        until=due + timedelta(days=frame.guide.answer_within_days.value),
        done=max(sent, default=None),
        whom=host_contact(program),
        place=f"{place}.messages",
    )


def _refusal(request: RotationRequest) -> StepKind | None:
    """How a cancelled rotation is to be refused, or was; None where nobody asked, or the host ended it."""

    def is_offer(message: Message) -> bool:
        return message.received and word(message.kind) == "offer"

    for kind in (StepKind.DECLINE, StepKind.WITHDRAW):
        if days_sent(request, kind):
            return kind
    last = max(request.messages, key=lambda message: message.on, default=None)
    if last is None or (last.received and not is_offer(last)):
        return None
    return StepKind.DECLINE if any(map(is_offer, request.messages)) else StepKind.WITHDRAW


class Confirmer(StrEnum):
    """Who confirms that visa and status fit (guide §4.3); each is asked for every host anew."""

    HOST = "host"
    SCHOOL = "school"
    CONSULATE = "consulate"


_CONFIRMERS_IN_WORDS = {
    Confirmer.HOST: "the host's international office",
    Confirmer.SCHOOL: "your school",
    Confirmer.CONSULATE: "the consulate",
}


def confirmation_steps(dossier: Dossier, plan: RotationPlan, frame: Frame) -> Iterator[Step]:
    """The three questions about a promised rotation that is ahead, unless no visa question arises.

    Citizens and permanent residents have none; nor is one assumed where the dossier is silent.
    """
    starts = plan.dates.starts if plan.dates else None
    has_question = dossier.applicant.visa.need in (VisaNeed.NEEDED, VisaNeed.NOT_NEEDED)
    if not starts or starts <= frame.today or not plan.rotation.state.is_promised or not has_question:
        return
    months = frame.guide.confirm_status_months_before_start.value
    for confirmer, called in _CONFIRMERS_IN_WORDS.items():
        yield frame.step(
            StepKind.CONFIRM,
            months_before(starts, months.most),
            f"Confirm visa and status with {called}: {named(plan.rotation)}",
            f"It begins on {date_in_words(starts)}; what another host allowed does not count here.",
            of=f"{plan.rotation.id}:{confirmer}",
            until=months_before(starts, months.least),
            done=confirmed_on(plan.rotation.confirmed_by, confirmer),
            whom=called,
            place=f"{plan.place}.confirmed_by",
            paper=f"visa-{confirmer}",
        )


def confirmed_on(confirmed_by: ConfirmedBy, confirmer: Confirmer) -> date | None:
    """The day on which one of the three confirmed, if recorded."""
    day: date | None = getattr(confirmed_by, confirmer.value)
    return day
