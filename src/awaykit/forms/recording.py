"""`done`: a step that has happened, written into the dossier, and what comes next."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from awaykit.forms.changing import change
from awaykit.forms.record_changes import (
    Writing,
    alumnus_named,
    alumnus_step,
    assignment,
    confirmation,
    letter_step,
    message_received,
    message_sent,
    paper_sent,
    program_named,
    rotation_state,
    told_of_days,
    told_updates,
    unexpected,
    writer_named,
)
from awaykit.loading.edits import Append, EditedFile, Put
from awaykit.loading.load import Loaded, load
from awaykit.loading.sources import place_text
from awaykit.model.dossier import Dossier
from awaykit.plan.hosts import candidates
from awaykit.plan.plan import Plan
from awaykit.plan.steps import Step
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.run.prepare import plan_for
from awaykit.run.status import PlainDue, lies_in, plain_due
from awaykit.run.step_words import DAY_WORDS, LETTER_WORDS, MESSAGE_WORDS, STATE_WORDS, Meant, understood
from awaykit.wording import date_without_weekday

Change = Put | Append
_ATTESTED = ("settings", "cases_hold_no_identifiers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What to record: a step as typed with the names that go with it, and the day it happened."""

    dossier: Path
    step: str
    names: tuple[str, ...]
    today: date
    on: date | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was written where, and the next thing to do about the same person or host, or at all.

    `also` are the words after `awaykit done` of what may have happened with the same step.
    """

    files: tuple[EditedFile, ...]
    next_step: PlainDue | None
    dry_run: bool
    also: tuple[tuple[str, ...], ...] = ()


def record(order: Recording) -> Recorded:
    """Write the step into the dossier.

    Raises:
        UserError: the step, a name or the day makes no sense; the dossier has mistakes; a file can't
            be changed or written.
    """
    day = order.on or order.today
    if day > order.today:
        message = f"{date_without_weekday(day)} is still to come."
        raise UserError(Problem(message=message, hint="Record a step once it has happened."))
    loaded = load(order.dossier)
    meant = understood(order.step, order.names)
    changes = _changes(loaded, meant, day)
    changed = change(loaded, changes, dry_run=order.dry_run)
    plan = plan_for(changed.loaded, order.today)
    next_step = _next(plan, changes[0])
    return Recorded(
        files=changed.files,
        next_step=plain_due(changed.loaded.dossier, plan, next_step) if next_step else None,
        dry_run=order.dry_run,
        also=_also(changed.loaded.dossier, meant.word, changes[0], order.today),
    )


_MOST_NAMES = {"attest": 1, "alumni": 2, "confirmed-by": 2, "sent": 3}


def _changes(loaded: Loaded, meant: Meant, day: date) -> list[Change]:
    if meant.word == "assigned":
        return _assignments(loaded, meant.names)
    unexpected(meant.names, _MOST_NAMES.get(meant.word, 1))
    name, second, third = (*meant.names, None, None, None)[:3]
    if meant.word in (*LETTER_WORDS, "update"):
        return _of_a_letter(loaded, writer_named(loaded.dossier, name), meant.word, day)
    if meant.word in MESSAGE_WORDS:
        return [message_sent(loaded, name, meant.word, day)]
    if meant.word in STATE_WORDS:
        return rotation_state(loaded, name, meant.word, day)
    return [_other_change(loaded, meant.word, (name, second, third), day)]


def _of_a_letter(loaded: Loaded, writing: Writing, word: str, day: date) -> list[Change]:
    if word == "update":
        return list(told_updates(loaded, writing, day))
    return [letter_step(loaded, writing, word, day)]


def _other_change(loaded: Loaded, word: str, names: tuple[str | None, ...], day: date) -> Change:
    name, second, third = names
    if word == "attest":
        return _attest(loaded, day)
    if word in DAY_WORDS:
        return told_of_days(loaded, name, word, day)
    if word == "confirmed-by":
        return confirmation(loaded, name, second, day)
    if word == "sent":
        return paper_sent(loaded, name, second, third)
    if word == "alumni":
        return alumnus_step(loaded, alumnus_named(loaded.dossier, name, second), "asked", day)
    return _answer(loaded, name, day)


def _assignments(loaded: Loaded, names: tuple[str, ...]) -> list[Change]:
    writing = writer_named(loaded.dossier, names[0] if names else None)
    if len(names) == 1:
        message = "Say to which programs the letter is assigned."
        hint = f"For example: awaykit done assigned {writing.writer.id} PROGRAM"
        raise UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)
    programs = (program_named(loaded.dossier, name)[1] for name in names[1:])
    return [assignment(loaded, writing, program) for program in {each.id: each for each in programs}.values()]


def _attest(loaded: Loaded, day: date) -> Change:
    if not any(rotation.key_cases for rotation in loaded.dossier.rotations):
        message = "The dossier has no key case yet, so there is nothing to attest."
        raise UserError(Problem(message=message, hint="Write the cases first."))
    if loaded.dossier.settings.cases_hold_no_identifiers == day:
        message = f"This is recorded already: {date_without_weekday(day)}."
        raise UserError(loaded.source.problem_at(_ATTESTED, message, "There is nothing to record."))
    return Put(_ATTESTED, day.isoformat())


def _answer(loaded: Loaded, name: str | None, day: date) -> Change:
    """Hosts answer, and so do graduates who were asked."""
    try:
        program = program_named(loaded.dossier, name)
    except UserError as no_program:
        try:
            found = alumnus_named(loaded.dossier, name)
        except UserError:
            raise no_program from None
        return alumnus_step(loaded, found, "answered", day)
    return message_received(loaded.dossier, program, day)


def _also(dossier: Dossier, word: str, change: Change, today: date) -> tuple[tuple[str, ...], ...]:
    """After a cover e-mail: that one has applied, for each rotation there that is a candidate so far."""
    if word != "cover":
        return ()
    program = dossier.programs[int(change.place[1])]
    return tuple(("applied", rotation.id) for rotation in candidates(dossier, program, today))


def _next(plan: Plan, change: Change) -> Step | None:
    """The next step that comes from the same entry of the dossier; else the next of all."""
    entry = place_text(change.place[:4] if "letter_writers" in change.place else change.place[:2])
    same = (step for step in plan.to_do if lies_in(step, entry))
    return next(same, None) or next(iter(plan.to_do), None)
