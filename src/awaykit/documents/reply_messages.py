"""The e-mails that answer a host: an offer accepted or declined, a request withdrawn."""

from collections.abc import Iterator
from functools import partial

from awaykit.documents.hosts import Host, no_parcel
from awaykit.documents.messages import Moment
from awaykit.documents.paper import DocumentKind, Folder, Missing
from awaykit.documents.program_message_words import ProgramMessageContext
from awaykit.documents.program_messages import ProgramMessage, plan_program_messages
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation
from awaykit.planning.plan import Plan
from awaykit.planning.steps import StepKind, StepState


def _called_for(kind: StepKind, dossier: Dossier, program: Program, plan: Plan) -> tuple[Rotation, ...]:
    """The first rotation at the program about which this reply is still to be sent."""
    for rotation in dossier.rotations:
        step = plan.step(f"{kind.value}:{rotation.id}")
        if rotation.program == program.id and step and step.state is not StepState.DONE:
            return (rotation,)
    return ()


def _at_once(kind: StepKind, host: Host, plan: Plan) -> Moment | None:
    step = plan.step(f"{kind.value}:{host.rotations[0].id}")
    return Moment(Folder.SEND, step.due) if step else None


def _nothing_missing(*_about: object) -> Iterator[Missing]:
    yield from ()


def _reply(kind: StepKind, label: str, file_name: str, most_words: int) -> ProgramMessage:
    return ProgramMessage(
        kind=kind.value,
        label=label,
        title=label[0].upper() + label[1:],
        file_name=file_name,
        records=kind.value,
        most_words=most_words,
        rotations=partial(_called_for, kind),
        moment=partial(_at_once, kind),
        parcel=no_parcel,
        missing=_nothing_missing,
    )


KINDS_OF_REPLIES = (
    _reply(StepKind.ACCEPT, "e-mail that accepts an offer", "Email_Accept", 110),
    _reply(StepKind.DECLINE, "e-mail that declines an offer", "Email_Decline", 100),
    _reply(StepKind.WITHDRAW, "e-mail that withdraws a request", "Email_Withdraw", 100),
)
"""What the dossier's states call for; the applicant decides by setting the state."""

REPLY_MESSAGES = tuple(
    DocumentKind(
        kind=row.kind,
        commands=("emails",),
        title=row.title,
        template=row.template,
        context=ProgramMessageContext,
        plan=partial(plan_program_messages, row),
    )
    for row in KINDS_OF_REPLIES
)
"""The table as the pipeline reads it."""
