"""The words for steps that can be recorded: those that a person types, and the ids of the agenda."""

from dataclasses import dataclass

from awaykit.loading.suggestions import listed, nearest
from awaykit.planning.steps import StepKind
from awaykit.problems import ExitStatus, Problem, UserError

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
