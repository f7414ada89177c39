"""The e-mails to a host when days change: other days that are wished for, or a late arrival.

They say what the dossier says and ask one question; what it means for visa or status is for others to say.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial

from awaykit.documents.asked_rotations import AskedRotation, asked_rotation
from awaykit.documents.letter_moments import moment_of
from awaykit.documents.messages import Contents, MessageKind, Moment, message
from awaykit.documents.paper import DocumentKind, LeftOut, Paper, Planned, told
from awaykit.documents.people import ApplicantLines, applicant_lines, ended
from awaykit.documents.program_message_words import wrote_on
from awaykit.documents.rotation_messages import NO_CONTACT, office_of
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Rotation, RotationState
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import Phase
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.steps import StepKind
from awaykit.wording import days_in_prose


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMessage(MessageKind):
    """One kind of e-mail about days; its step of the agenda, which is also its block in a rotation."""

    step: StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMessageContext:
    """Everything that the templates of e-mails about a change of days can print."""

    applicant: ApplicantLines = told("The applicant, as every reader may see them")
    greeting: str = told("How the contact is greeted in writing: Ms. Ortiz")
    rotation: AskedRotation = told("The rotation, with the days that hold so far")
    is_under_way: bool = told("Whether the rotation has begun")
    is_confirmed: bool = told("Whether the rotation is confirmed")
    is_offered: bool = told("Whether the rotation was offered, and not confirmed yet")
    wrote_on: str | None = told("Day of the cover message: June 16")
    because: str | None = told("Why, in the applicant's own sentence")
    new_days: str | None = told("The days that are wished for: August 16 to September 10, 2027")
    old_days_possible: bool | None = told(
        "Whether the first days are possible too; nothing if it is not said"
    )
    arrives: date | None = told("Day from which the applicant can be there")
    appointment: date | None = told("Day of the visa appointment on which the arrival depends")
    is_appointment_over: bool = told("Whether that day is past on the day of sending")


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
        if paper := _message(kind, dossier, plan, held, moment):
            papers.append(paper)
        else:
            left_out.append(LeftOut(kind.kind, held.rotation.id, held.rotation.site, NO_CONTACT.why))
    return Planned(tuple(papers), tuple(left_out))


def _message(
    kind: ChangeMessage, dossier: Dossier, plan: Plan, held: RotationPlan, moment: Moment
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
        because=ended(reason.because) if reason and reason.because else None,
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
