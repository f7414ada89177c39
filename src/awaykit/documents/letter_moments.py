"""When each e-mail to a letter writer is sent, kept at hand, or not yet; the agenda has the days.

Each function answers with a moment, a reason why not yet, or nothing where the e-mail is not about
this state of the request at all.
"""

from awaykit.documents.letter_packet import TOO_LATE
from awaykit.documents.messages import Moment, NotYet
from awaykit.documents.paper import Folder
from awaykit.model.rotations import RotationState
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.plan import Plan
from awaykit.planning.steps import Step, StepKind, StepState
from awaykit.wording import month_and_day

DUE = frozenset({StepState.NOW, StepState.OVERDUE})
"""States of a step whose e-mail can be sent today."""

_TOO_LATE = NotYet(TOO_LATE)
_NOT_CONFIRMED = NotYet("The rotation is not confirmed: record that before you ask.")


def moment_of(step: Step | None) -> Moment | None:
    """To be sent once the step is due, waiting before that; nothing where it is done or isn't there."""
    if step is None or step.state is StepState.DONE:
        return None
    return Moment(Folder.SEND if step.state in DUE else Folder.WAITING, step.due)


def ask_moment(letter: LetterPlan, plan: Plan) -> Moment | NotYet | None:
    """In the final days, by e-mail after them; who wrote for an earlier season is asked in other words."""
    return None if letter.writer.earlier_letter else _asking_moment(letter, plan)


def again_moment(letter: LetterPlan, plan: Plan) -> Moment | NotYet | None:
    """When a writer of an earlier season would be asked anew."""
    return _asking_moment(letter, plan) if letter.writer.earlier_letter else None


def _asking_moment(letter: LetterPlan, plan: Plan) -> Moment | NotYet | None:
    """The first ask, and once more when no answer came."""
    if letter.state is LetterState.ASKED:
        return _second_ask_moment(letter, plan)
    if letter.state is not LetterState.NOT_ASKED:
        return None
    step = _step(StepKind.ASK, letter, plan)
    if step:
        return Moment(Folder.SEND if step.state in DUE else Folder.WAITING, step.due)
    if plan.is_too_late_for_letters:
        return _TOO_LATE
    # A promised rotation without dates has no step either; the missing dates are then told as such.
    is_undated = plan.rotations[letter.rotation.id].dates is None
    is_promised = letter.rotation.state in {RotationState.OFFERED, RotationState.CONFIRMED}
    return Moment(Folder.WAITING, None) if is_promised and is_undated else _NOT_CONFIRMED


def _second_ask_moment(letter: LetterPlan, plan: Plan) -> Moment | NotYet | None:
    step, asked = _step(StepKind.ANSWER, letter, plan), letter.writer.request.asked
    if step is None or asked is None:
        return _TOO_LATE if plan.is_too_late_for_letters else None
    if step.state is StepState.DONE:
        return None
    if step.state in DUE:
        return Moment(Folder.SEND, step.due)
    return NotYet(f"You asked on {month_and_day(asked)}: give them until {month_and_day(step.due)}.")


def materials_moment(letter: LetterPlan, plan: Plan) -> Moment | NotYet | None:
    """From the yes until AAMC's link is sent: then page one of the packet has done its work."""
    if letter.state is not LetterState.AGREED:
        return None
    step = _step(StepKind.PACKET, letter, plan)
    return Moment(Folder.SEND, step.due) if step else _TOO_LATE


def together_moment(letter: LetterPlan, plan: Plan) -> Moment | None:
    """Kept at hand from the asking until the link is sent: only the writer can bring the question up."""
    if letter.state not in {LetterState.ASKED, LetterState.AGREED} or plan.is_too_late_for_letters:
        return None
    step = _step(StepKind.ASK, letter, plan)
    return Moment(Folder.WAITING, step.due) if step else None


def address_moment(letter: LetterPlan, plan: Plan) -> Moment | None:
    """Shortly before letters can be requested, of a writer who said yes long ago."""
    return moment_of(_step(StepKind.ADDRESS, letter, plan))


def update_moment(letter: LetterPlan, plan: Plan) -> Moment | None:
    """Once something has changed that a writer who was asked doesn't know."""
    return moment_of(_step(StepKind.UPDATE, letter, plan))


def link_moment(letter: LetterPlan, plan: Plan) -> Moment | None:
    """Kept at hand from AAMC's e-mail until the upload: the dossier can't know that it did not come."""
    if not _waits_for_upload(letter) or plan.is_too_late_for_letters:
        return None
    step = _step(StepKind.LINK, letter, plan)
    return Moment(Folder.WAITING, step.due) if step else None


def reminder_moment(letter: LetterPlan, plan: Plan) -> Moment | None:
    """The next of the agenda's reminders, and none before AAMC's link was sent."""
    if not _waits_for_upload(letter):
        return None
    of_this_letter = f"{StepKind.REMIND}:{letter.key}:"
    steps = (step for step in plan.agenda if step.id.startswith(of_this_letter))
    return moment_of(next((step for step in steps if step.state is not StepState.DONE), None))


def _waits_for_upload(letter: LetterPlan) -> bool:
    """Whether AAMC's link was sent, as recorded, and the letter isn't there."""
    was_sent = letter.writer.request.link_sent is not None
    return was_sent and letter.state in {LetterState.LINK_SENT, LetterState.REMINDED}


def thanks_moment(letter: LetterPlan, plan: Plan) -> Moment | None:
    """In the week after the upload."""
    is_uploaded = letter.state is LetterState.UPLOADED
    return moment_of(_step(StepKind.THANKS, letter, plan)) if is_uploaded else None


def thanks_anyway_moment(letter: LetterPlan, plan: Plan) -> Moment | None:
    """In the week after a writer hesitated or declined."""
    return moment_of(_step(StepKind.THANKS, letter, plan)) if letter.state.is_refused else None


def news_moment(letter: LetterPlan, plan: Plan) -> Moment | None:
    """In the week after Match Day; before that there is no result to tell."""
    moment = moment_of(_step(StepKind.NEWS, letter, plan))
    return moment if moment and moment.folder is Folder.SEND else None


def _step(kind: StepKind, letter: LetterPlan, plan: Plan) -> Step | None:
    return plan.step(f"{kind}:{letter.key}")
