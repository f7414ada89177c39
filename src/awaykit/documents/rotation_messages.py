"""The e-mails around a rotation: to the host's office before and after it, to the attending in its middle.

A new kind is a function for its readers, a row of the table and a template in `templates/emails/`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from awaykit.documents.letter_moments import moment_of
from awaykit.documents.messages import Addressee, Contents, MessageKind, Moment, NotYet, message
from awaykit.documents.paper import DocumentKind, LeftOut, Paper, Planned
from awaykit.documents.rotation_message_words import RotationMessageContext, rotation_message_context
from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter
from awaykit.model.record import Reader
from awaykit.person_name import without_degrees
from awaykit.planning.days_together import own_days
from awaykit.planning.feedback_steps import is_there_for_feedback
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import RotationDates
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.steps import Step, StepKind, StepState

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
    moment: Moment | NotYet


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
            return to, contact.greeting or without_degrees(contact.name)
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
            greeting=writer.greeting or without_degrees(writer.name),
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
