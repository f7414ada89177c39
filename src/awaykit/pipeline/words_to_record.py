"""What to type after `awaykit done` for a step of the agenda, once it is done."""

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation, RotationState
from awaykit.pipeline.step_words import LETTER_WORDS, MESSAGE_WORDS
from awaykit.planning.correspondence import applies_by_mail
from awaykit.planning.steps import Step, StepKind

_WORD_OF = {
    StepKind.ALUMNI: "alumni",
    StepKind.FOLLOW_UP: "follow-up",
    StepKind.ACCEPT: "accept",
    StepKind.DECLINE: "decline",
    StepKind.WITHDRAW: "withdraw",
    StepKind.CHANGE: "change",
    StepKind.DELAY: "delay",
    StepKind.REQUIREMENT: "sent",
    StepKind.CONFIRM: "confirmed-by",
    StepKind.RECORD: "confirmed",
    StepKind.ARRIVAL: "arrival",
    StepKind.TEAM_THANKS: "team-thanks",
    StepKind.EVALUATION: "evaluation",
    StepKind.ATTEST: "attest",
    StepKind.ASK: "asked",
    StepKind.ANSWER: "agreed",
    StepKind.UPDATE: "update",
    StepKind.ENTER: "link-sent",
    StepKind.REMIND: "reminded",
    StepKind.UPLOAD: "uploaded",
    StepKind.ASSIGN: "assigned",
}

_OF_A_LETTER = ("assigned", "update")


def words_to_record(dossier: Dossier, step: Step) -> tuple[str, ...] | None:
    """The words that record a step; None where nothing records it.

    An answer is recorded as a yes here, a rotation as confirmed; a letter is assigned to a program that
    the person names behind these words.
    """
    ids = tuple(step.id.split(":")[1:])
    rotation = next((each for each in dossier.rotations if ids and each.id == ids[0]), None)
    if step.kind in (StepKind.APPLY, StepKind.DEADLINE):
        return _application(dossier, rotation, ids[0])
    word = _WORD_OF.get(step.kind)
    if word is None or (word in MESSAGE_WORDS and rotation and rotation.program is None):
        return None
    if word == "attest":
        return (word,)
    return (word, *(ids[1:2] if word in LETTER_WORDS or word in _OF_A_LETTER else ids))


def words_to_write(step: Step) -> str | None:
    """What to write into the dossier once a step is done whose day alone does not say enough."""
    if step.kind is StepKind.PACKET:
        return "type nothing; the packet counts as sent once you entered the writer in MyERAS"
    if step.kind is StepKind.FEEDBACK:
        return 'in the rotation\'s lines write "feedback:", with "on:" the day, and "said:" what was said'
    return None


def _application(dossier: Dossier, rotation: Rotation | None, program_id: str) -> tuple[str, ...] | None:
    """An e-mail is recorded as a message, which can be followed up; a form as the state of the rotation."""
    program = _program(dossier, rotation.program if rotation else program_id)
    if program and program.rotation and applies_by_mail(program.rotation):
        return ("cover", program.id)
    wanted = rotation or next(
        (
            each
            for each in dossier.rotations
            if each.program == program_id and each.state is RotationState.CANDIDATE
        ),
        None,
    )
    return ("applied", wanted.id) if wanted else None


def _program(dossier: Dossier, program_id: str | None) -> Program | None:
    return next((each for each in dossier.programs if each.id == program_id), None)
