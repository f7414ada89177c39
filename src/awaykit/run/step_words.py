"""The words after `awaykit done`, and which of them records a step."""

from dataclasses import dataclass

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation, RotationState
from awaykit.plan.hosts import applies_by_mail
from awaykit.plan.steps import Step, StepKind
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.suggestions import listed, nearest

LETTER_WORDS = ("asked", "agreed", "hesitated", "declined", "link-sent", "reminded", "uploaded")
"""Steps of a letter request, in the order in which they follow each other."""

MESSAGE_WORDS = (
    "cover",
    "follow-up",
    "accept",
    "decline",
    "withdraw",
    "documents",
    "arrival",
    "team-thanks",
    "evaluation",
)
"""Messages that the applicant sends to a host; the words that `planning` looks for in its messages."""

STATE_WORDS = ("applied", "offered", "confirmed", "cancelled")
"""States of a rotation."""

DAY_WORDS = ("change", "delay")
"""Messages to a host about the days of one rotation; each has its own block there."""

OTHER_WORDS = ("assigned", "update", "attest", "answered", "alumni", "sent", "confirmed-by")

WORDS = (*LETTER_WORDS, *MESSAGE_WORDS, *STATE_WORDS, *DAY_WORDS, *OTHER_WORDS)

_ALIASES = {
    "ask": "asked",
    "agree": "agreed",
    "yes": "agreed",
    "no": "declined",
    "link": "link-sent",
    "enter": "link-sent",
    "entered": "link-sent",
    "remind": "reminded",
    "reminder": "reminded",
    "upload": "uploaded",
    "assign": "assigned",
    "attested": "attest",
    "apply": "applied",
    "followup": "follow-up",
    "deadline": "cover",
    "requirement": "sent",
    "confirm": "confirmed-by",
    "canceled": "cancelled",
    "certificate": "evaluation",
    "updated": "update",
    "changed": "change",
    "delayed": "delay",
}
_OF_A_LETTER = frozenset({"ask", "enter", "link", "remind", "upload", "assign", "update"})
_NO_FIELD = "Nothing in the dossier records it: the step goes away by itself."
_NOT_RECORDED = {
    "answer": (
        "The answer can be yes, doubt or no.",
        "Type agreed, hesitated or declined. For a program type answered.",
    ),
    "packet": (
        "The packet counts as sent once the writer is entered in MyERAS.",
        "Then type: awaykit done link-sent NAME",
    ),
    "record": ("A rotation can be confirmed or cancelled.", "Type confirmed or cancelled instead."),
    "feedback": (
        "Feedback is more than a day: it needs what was said.",
        'Write it in your dossier, in the rotation under "feedback", with on: and said:',
    ),
    "address": (_NO_FIELD, 'If the address is another one, change the writer\'s "email" in your dossier.'),
    "thanks": (_NO_FIELD, "Thanks to a host's team can be recorded: awaykit done team-thanks NAME"),
    "news": (_NO_FIELD, "You need not do anything."),
    "write": ("The writer does this.", "Once the letter is there, type: awaykit done uploaded NAME"),
    "dates": ("The dates belong into the dossier.", 'Write "starts" and "ends" of the rotation there.'),
    "begins": (_NO_FIELD, "You need not do anything."),
    "final-week": (_NO_FIELD, "You need not do anything."),
    "season": (_NO_FIELD, "You need not do anything."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """A step that can be recorded, and the names that go with it."""

    word: str
    names: tuple[str, ...]


def understood(step: str, names: tuple[str, ...]) -> Meant:
    """What is meant by a word, or by the id of a step of the agenda ("ask:riverbend-wards:whitfield").

    Raises:
        UserError: with status WRONG_USAGE, for a word that is no step, or a step that isn't recorded.
    """
    kind, *ids = step.strip().split(":")
    typed = kind.casefold().replace("_", "-").replace(" ", "-")
    if ids and typed in _OF_A_LETTER:
        ids = ids[1:2]
    is_collecting = ids and typed == StepKind.DOCUMENTS
    if typed in _NOT_RECORDED or is_collecting:
        told = _NOT_RECORDED.get(typed, (_NO_FIELD, "Record each paper: awaykit done sent NAME PAPER"))
        raise UserError(Problem(message=told[0], hint=told[1]), status=ExitStatus.WRONG_USAGE)
    word = _ALIASES.get(typed, typed)
    if word not in WORDS:
        near = nearest(word, [*WORDS, *_ALIASES])
        hint = f"Did you mean {_ALIASES.get(near, near)}?" if near else f"Steps: {listed(WORDS, most=30)}."
        raise UserError(
            Problem(message=f'"{step}" is no step that can be recorded.', hint=hint),
            status=ExitStatus.WRONG_USAGE,
        )
    return Meant(word, (*ids, *names))


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

_RECORDED_OF_A_LETTER = ("assigned", "update")


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
    return (word, *(ids[1:2] if word in LETTER_WORDS or word in _RECORDED_OF_A_LETTER else ids))


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
