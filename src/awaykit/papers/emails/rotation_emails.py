"""E-mails around a rotation: arrival, feedback, thanks, changes of dates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter
from awaykit.model.programs import Program, RequirementKind
from awaykit.model.record import Reader
from awaykit.model.rotations import Rotation, RotationState
from awaykit.names import form_of_address
from awaykit.papers.emails.asked_rotations import AskedRotation, asked_rotation
from awaykit.papers.emails.messages import (
    Addressee,
    Contents,
    MessageKind,
    NotYet,
    SendMoment,
    message,
    moment_of,
)
from awaykit.papers.emails.program_emails import wrote_on
from awaykit.papers.emails.requirements import paper_in_words
from awaykit.papers.paper import DocumentKind, LeftOut, Paper, Planned, doc
from awaykit.papers.views import (
    ApplicantLines,
    RotationLines,
    applicant_lines,
    rotation_lines,
    with_full_stop,
)
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import Phase, RotationDates, own_days
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.rotation_steps import is_there_for_feedback
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.wording import (
    date_without_weekday,
    days_in_prose,
    in_sentence,
    month_and_day,
    months_in_prose,
    period_in_prose,
)

_NO_DOCUMENT = frozenset({RequirementKind.FEE, RequirementKind.OTHER})
"""What a host wants that is no document with a name of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationMessageContext:
    """Everything that the templates of e-mails around a rotation can print."""

    applicant: ApplicantLines = doc("The applicant, as a host may see them")
    greeting: str = doc("How the applicant greets the reader in writing: Ms. Prewitt")
    rotation: RotationLines = doc("The rotation")
    service: str = doc("The service as it stands inside a sentence: nephrology consult service")
    topic: str = doc("Service and months, for a subject that can be searched: medicine wards, June 2027")
    starts: date = doc("First day of the rotation, or with an attending")
    when: str = doc("The days of the rotation, or with an attending: from June 7 to July 2, 2027")
    last_day: str = doc("Last day of the rotation, or with an attending: July 2")
    is_observer: bool = doc("Whether the role is to watch, without hands-on work")
    has_evaluation: bool = doc("Whether the host evaluates formally")
    sent: tuple[str, ...] = doc("What the host wants and has, as recorded: my TB test result")
    ready: tuple[str, ...] = doc("What the host wants and can have at once")


def rotation_message_context(
    dossier: Dossier,
    plan: RotationPlan,
    *,
    greeting: str,
    days: tuple[date, date],
    sent_on: date,
) -> RotationMessageContext:
    """The context of one e-mail, to be sent on `sent_on`; `days` are the first and last with its reader."""
    rotation, program = plan.rotation, dossier.program_of(plan.rotation)
    first_day, last_day = days
    is_this_year = last_day.year == sent_on.year
    service = in_sentence(rotation.service)
    return RotationMessageContext(
        applicant=applicant_lines(dossier.applicant),
        greeting=greeting,
        rotation=rotation_lines(rotation),
        service=service,
        topic=f"{service}, {months_in_prose(first_day, last_day)}",
        starts=first_day,
        when=period_in_prose(first_day, last_day),
        last_day=month_and_day(last_day) if is_this_year else date_without_weekday(last_day),
        is_observer=rotation.is_observer,
        has_evaluation=rotation.team.evaluation is True,
        sent=_documents(program, "sent"),
        ready=_documents(program, "ready"),
    )


def _documents(program: Program | None, state: str) -> tuple[str, ...]:
    """The documents that the host wants and that are so far; each once, in the dossier's order."""
    wanted = program.rotation.requirements if program and program.rotation else ()
    named = (
        paper_in_words(each.kind) for each in wanted if each.state == state and each.kind not in _NO_DOCUMENT
    )
    return tuple(dict.fromkeys(named))


NO_CONTACT = NotYet("Nobody is named to write to: add program, and its rotation.contact in programs.yaml.")
_NO_ATTENDING = NotYet("No attending is named to ask for feedback: add letter_writers, or ask in person.")
_NO_DAYS = NotYet("Add together_from and together_until: nothing says when you have this attending.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """To whom an e-mail around a rotation goes, how they are greeted, and when.

    `days` are the first and last day of the rotation, or of it with this reader.
    """

    to: Addressee
    greeting: str
    days: tuple[date, date]
    moment: SendMoment | NotYet


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationMessage(MessageKind):
    """One kind of e-mail around a rotation; `readers` tells to whom it goes, each with their moment."""

    readers: Callable[[Dossier, RotationPlan, RotationDates, Plan], Iterator[Recipient]]


def _the_office(
    step_kind: StepKind, dossier: Dossier, held: RotationPlan, dates: RotationDates, plan: Plan
) -> Iterator[Recipient]:
    """The program's contact for rotations; named by the rotation, since a program may have several."""
    step = plan.step(f"{step_kind}:{held.rotation.id}")
    moment = moment_of(step)
    if step is None or moment is None:
        return
    office = office_of(dossier, held)
    if office:
        to, greeting = office
        first = (held.arrives_on if step_kind is StepKind.ARRIVAL else None) or dates.starts
        yield Recipient(to=to, greeting=greeting, days=(first, dates.ends), moment=moment)
        return
    yield from _nobody(held, dates, step, NO_CONTACT)


def office_of(dossier: Dossier, held: RotationPlan) -> tuple[Addressee, str] | None:
    """The contact of the rotation's program, and how they are greeted; None where nobody is named."""
    for row, program in enumerate(dossier.programs):
        contact = program.rotation.contact if program.rotation else None
        if program.id == held.rotation.program and contact:
            to = Addressee(
                id=held.rotation.id,
                name=contact.name,
                email=contact.email,
                kind=Reader.PROGRAM,
                place=f"programs[{row}].rotation.contact",
            )
            return to, form_of_address(contact)
    return None


def _the_attendings(
    _dossier: Dossier, held: RotationPlan, dates: RotationDates, plan: Plan
) -> Iterator[Recipient]:
    """Each letter writer who is there when feedback is due, and was not asked for a letter yet."""
    rotation = held.rotation
    shared = plan.step(f"{StepKind.FEEDBACK}:{rotation.id}")
    for column, writer in enumerate(rotation.letter_writers):
        own = plan.step(f"{StepKind.FEEDBACK}:{rotation.id}:{writer.id}")
        moment = moment_of(own or shared)
        is_there = own is not None or is_there_for_feedback(writer, rotation, dates.feedback_on)
        if moment is None or not is_there or writer.request.steps or writer.supervised_directly is False:
            continue
        starts, ends = own_days(writer, rotation)
        to = Addressee(
            id=writer.id,
            name=writer.name,
            email=writer.email,
            kind=Reader.LETTER_WRITER,
            place=f"{held.place}.letter_writers[{column}]",
        )
        yield Recipient(
            to=to,
            greeting=form_of_address(writer),
            days=(starts or dates.starts, ends or dates.ends),
            moment=moment if _has_known_days(writer, held, dates) else _NO_DAYS,
        )
    if shared and not rotation.letter_writers and moment_of(shared):
        yield from _nobody(held, dates, shared, _NO_ATTENDING)


def _has_known_days(writer: LetterWriter, held: RotationPlan, dates: RotationDates) -> bool:
    """Whether the days with this attending are recorded, or can only be those of the rotation."""
    is_alone = len(held.rotation.letter_writers) == 1
    is_there_throughout = writer.weeks is None or writer.weeks >= dates.weeks
    return is_alone or is_there_throughout or own_days(writer, held.rotation) != (None, None)


def _nobody(held: RotationPlan, dates: RotationDates, step: Step, why: NotYet) -> Iterator[Recipient]:
    """A reader who isn't named, told once the day is near."""
    if step.state is not StepState.LATER:
        rotation = held.rotation
        to = Addressee(id=rotation.id, name=rotation.site, email=None, kind=Reader.PROGRAM, place=held.place)
        yield Recipient(to=to, greeting=rotation.site, days=(dates.starts, dates.ends), moment=why)


KINDS_OF_ROTATION_MESSAGES = (
    RotationMessage(
        kind="arrival",
        label="e-mail before your arrival",
        title="E-mail before the first day",
        file_name="Email_Arrival",
        records="arrival",
        most_words=140,
        readers=partial(_the_office, StepKind.ARRIVAL),
    ),
    RotationMessage(
        kind="feedback",
        label="e-mail that asks for feedback",
        title="E-mail that asks for five minutes of feedback",
        file_name="Email_Feedback",
        most_words=80,
        readers=_the_attendings,
    ),
    RotationMessage(
        kind="team-thanks",
        label="thanks to the office and the team",
        title="Thanks to the office and the team",
        file_name="Email_Team_Thanks",
        records="team-thanks",
        most_words=80,
        readers=partial(_the_office, StepKind.TEAM_THANKS),
    ),
    RotationMessage(
        kind="evaluation",
        label="e-mail that asks for the evaluation or certificate",
        title="E-mail that asks for the evaluation or certificate",
        file_name="Email_Evaluation",
        records="evaluation",
        most_words=100,
        readers=partial(_the_office, StepKind.EVALUATION),
    ),
)
"""In the order of a rotation."""


def plan_rotation_messages(kind: RotationMessage, dossier: Dossier, plan: Plan) -> Planned:
    """The e-mails of one kind: for each rotation whose step has come or lies ahead."""
    made = [
        _message(kind, dossier, plan, held, head)
        for held in plan.rotations.values()
        if held.dates
        for head in kind.readers(dossier, held, held.dates, plan)
    ]
    return Planned(
        tuple(each for each in made if isinstance(each, Paper)),
        tuple(each for each in made if isinstance(each, LeftOut)),
    )


def _message(
    kind: RotationMessage, dossier: Dossier, plan: Plan, held: RotationPlan, head: Recipient
) -> Paper | LeftOut:
    if isinstance(head.moment, NotYet):
        return LeftOut(kind.kind, head.to.id, head.to.name, head.moment.why)
    return message(
        kind,
        dossier,
        to=head.to,
        moment=head.moment,
        contents=Contents(
            context=rotation_message_context(
                dossier,
                held,
                greeting=head.greeting,
                days=head.days,
                sent_on=max(plan.today, head.moment.due_from or plan.today),
            ),
            prints=(f"{held.place}.service", f"{held.place}.site"),
        ),
        rotation=held.rotation.id,
    )


ROTATION_MESSAGES = tuple(
    DocumentKind(
        kind=row.kind,
        commands=("emails",),
        title=row.title,
        template=row.template,
        context=RotationMessageContext,
        plan=partial(plan_rotation_messages, row),
    )
    for row in KINDS_OF_ROTATION_MESSAGES
)
"""The table as the pipeline reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMessage(MessageKind):
    """One kind of e-mail about days; its step of the agenda, which is also its block in a rotation."""

    step: StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMessageContext:
    """Everything that the templates of e-mails about a change of days can print."""

    applicant: ApplicantLines = doc("The applicant, as every reader may see them")
    greeting: str = doc("How the contact is greeted in writing: Ms. Ortiz")
    rotation: AskedRotation = doc("The rotation, with the days that hold so far")
    is_under_way: bool = doc("Whether the rotation has begun")
    is_confirmed: bool = doc("Whether the rotation is confirmed")
    is_offered: bool = doc("Whether the rotation was offered, and not confirmed yet")
    wrote_on: str | None = doc("Day of the cover message: June 16")
    because: str | None = doc("Why, in the applicant's own sentence")
    new_days: str | None = doc("The days that are wished for: August 16 to September 10, 2027")
    old_days_possible: bool | None = doc("Whether the first days are possible too; nothing if it is not said")
    arrives: date | None = doc("Day from which the applicant can be there")
    appointment: date | None = doc("Day of the visa appointment on which the arrival depends")
    is_appointment_over: bool = doc("Whether that day is past on the day of sending")


KINDS_OF_CHANGE_MESSAGES = (
    ChangeMessage(
        kind="change",
        label="e-mail that asks for other days",
        title="E-mail that asks a host for other days",
        file_name="Email_Change_Of_Dates",
        records="change",
        most_words=110,
        step=StepKind.CHANGE,
    ),
    ChangeMessage(
        kind="delay",
        label="e-mail about your delay",
        title="E-mail that tells a host of a delay",
        file_name="Email_Delay",
        records="delay",
        most_words=110,
        step=StepKind.DELAY,
    ),
)
"""Both are sent at once: a host that hears late can give the place to nobody else."""


def plan_change_messages(kind: ChangeMessage, dossier: Dossier, plan: Plan) -> Planned:
    """The e-mails of one kind: for each rotation whose change or delay the host doesn't know yet."""
    papers, left_out = [], []
    for held in plan.rotations.values():
        moment = moment_of(plan.step(f"{kind.step}:{held.rotation.id}"))
        if moment is None:
            continue
        if paper := _change_message(kind, dossier, plan, held, moment):
            papers.append(paper)
        else:
            left_out.append(LeftOut(kind.kind, held.rotation.id, held.rotation.site, NO_CONTACT.why))
    return Planned(tuple(papers), tuple(left_out))


def _change_message(
    kind: ChangeMessage, dossier: Dossier, plan: Plan, held: RotationPlan, moment: SendMoment
) -> Paper | None:
    office = office_of(dossier, held)
    if office is None:
        return None
    to, greeting = office
    fields = ("service", "site", f"{kind.step}.because")
    return message(
        kind,
        dossier,
        to=to,
        moment=moment,
        contents=Contents(
            context=_context(kind, dossier, plan, held, greeting=greeting),
            prints=tuple(f"{held.place}.{field}" for field in fields),
        ),
        rotation=held.rotation.id,
    )


def _context(
    kind: ChangeMessage, dossier: Dossier, plan: Plan, held: RotationPlan, *, greeting: str
) -> ChangeMessageContext:
    rotation = held.rotation
    program, change, delay = dossier.program_of(rotation), rotation.change, rotation.delay
    reason = change if kind.step is StepKind.CHANGE else delay
    appointment = delay.visa_appointment if delay else None
    return ChangeMessageContext(
        applicant=applicant_lines(dossier.applicant),
        greeting=greeting,
        rotation=asked_rotation(rotation, plan),
        is_under_way=held.phase is Phase.UNDER_WAY,
        is_confirmed=rotation.state is RotationState.CONFIRMED,
        is_offered=rotation.state is RotationState.OFFERED,
        wrote_on=wrote_on(program.rotation, plan.today) if program and program.rotation else None,
        because=with_full_stop(reason.because) if reason and reason.because else None,
        new_days=_new_days(rotation),
        old_days_possible=change.old_days_possible if change else None,
        arrives=delay.arrives if delay else None,
        appointment=appointment,
        is_appointment_over=appointment is not None and appointment < plan.today,
    )


def _new_days(rotation: Rotation) -> str | None:
    first, last = rotation.new_days
    return days_in_prose(first, last) if first and last else None


CHANGE_MESSAGES = tuple(
    DocumentKind(
        kind=row.kind,
        commands=("emails",),
        title=row.title,
        template=row.template,
        context=ChangeMessageContext,
        plan=partial(plan_change_messages, row),
    )
    for row in KINDS_OF_CHANGE_MESSAGES
)
"""The table as the pipeline reads it."""
