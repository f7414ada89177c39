"""What `awaykit done` changes in a dossier, for letters and for hosts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from awaykit.forms.changing import Named, find_named
from awaykit.loading.edits import Append, Put
from awaykit.loading.load import Loaded
from awaykit.loading.nodes import Loc
from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter, RequestStep
from awaykit.model.programs import Alumnus, Program, Requirement
from awaykit.model.rotations import Rotation, RotationState
from awaykit.names import without_degrees
from awaykit.plan.hosts import correspondence
from awaykit.plan.letter_steps import untold
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.wording import date_without_weekday

_RANKS = {
    RequestStep.ASKED: 0,
    RequestStep.HESITATED: 1,
    RequestStep.DECLINED: 1,
    RequestStep.AGREED: 1,
    RequestStep.LINK_SENT: 2,
    RequestStep.REMINDED: 3,
    RequestStep.UPLOADED: 4,
}
"""Steps of one rank may come in any order: who hesitated may agree, who agreed may decline."""
_SAID = {
    RequestStep.ASKED: "you asked",
    RequestStep.HESITATED: "they hesitated",
    RequestStep.DECLINED: "they declined",
    RequestStep.AGREED: "they agreed",
    RequestStep.LINK_SENT: "AAMC sent the link",
    RequestStep.REMINDED: "you reminded them",
    RequestStep.UPLOADED: "the letter was uploaded",
}
_NEED_A_YES = frozenset({RequestStep.LINK_SENT, RequestStep.REMINDED, RequestStep.UPLOADED})


@dataclass(frozen=True, slots=True)
class Writing:
    """A letter writer with the rotation, and where they stand in the dossier."""

    rotation: Rotation
    writer: LetterWriter
    loc: Loc

    @property
    def called(self) -> str:
        """As the applicant speaks of them."""
        return self.writer.greeting or without_degrees(self.writer.name)


def writer_named(dossier: Dossier, name: str | None) -> Writing:
    """The letter writer that is meant. Raises `UserError` when it is none, or several could be meant."""
    known = [
        Named(
            Writing(rotation, writer, ("rotations", row, "letter_writers", column)),
            writer.id,
            tuple(filter(None, (writer.name, writer.greeting))),
        )
        for row, rotation in enumerate(dossier.rotations)
        for column, writer in enumerate(rotation.letter_writers)
    ]
    return find_named(name, known, "letter writer")


def letter_step(loaded: Loaded, writing: Writing, word: str, day: date) -> Put | Append:
    """The change that records a step of the request on `day`.

    Raises:
        UserError: the step makes no sense, with the reason and what to do.
    """
    step = RequestStep(word.replace("-", "_"))
    problems = [*_about_rotation(loaded, writing), *_about_order(loaded, writing, step, day)]
    if problems:
        raise UserError(*problems)
    place = (*writing.loc, "request", step.value)
    return Append(place, day.isoformat()) if step is RequestStep.REMINDED else Put(place, day.isoformat())


def assignment(loaded: Loaded, writing: Writing, program: Program) -> Append:
    """The change that records that the letter is assigned to a program.

    Raises:
        UserError: it is recorded already, or there is no letter yet.
    """
    place = (*writing.loc, "assigned_to")
    if program.id in writing.writer.assigned_to:
        message = f"The letter of {writing.called} is assigned to {program.id} already."
        raise UserError(loaded.source.problem_at(place, message, "There is nothing to record."))
    if writing.writer.request.state in (RequestStep.HESITATED, RequestStep.DECLINED):
        raise UserError(_refused(loaded, writing))
    return Append(place, program.id)


def told_updates(loaded: Loaded, writing: Writing, day: date) -> list[Put]:
    """The changes that record that a writer was told all that had changed by `day`.

    Raises:
        UserError: nothing was left to tell.
    """
    place = (*writing.loc, "updates")
    rows = [row for row, _ in untold(writing.writer, day)]
    if not rows:
        message = (
            f"Nothing is written down that {writing.called} was not told by {date_without_weekday(day)}."
        )
        hint = 'Write it in your dossier, under the writer\'s "updates", with what: and on:'
        raise UserError(loaded.source.problem_at(place, message, hint))
    return [Put((*place, row, "sent"), day.isoformat()) for row in rows]


def _about_rotation(loaded: Loaded, writing: Writing) -> Iterator[Problem]:
    rotation, place = writing.rotation, (*writing.loc[:2], "state")
    change = f"If that is wrong, type: awaykit done confirmed {rotation.id}"
    if rotation.state is RotationState.CANCELLED:
        message = f"The rotation {rotation.id} is cancelled, so no letter comes of it."
        yield loaded.source.problem_at(place, message, change)
    elif rotation.state is RotationState.CANDIDATE:
        message = f"The rotation {rotation.id} is only a candidate so far, so no letter can come of it yet."
        yield loaded.source.problem_at(place, message, change)


def _about_order(loaded: Loaded, writing: Writing, step: RequestStep, day: date) -> Iterator[Problem]:
    """What is wrong with the step or its day beside the steps that are recorded."""
    request, place = writing.writer.request, (*writing.loc, "request")
    days = {other: each for each, other in request.steps}
    if step in days and (step is not RequestStep.REMINDED or day in request.reminded):
        message = f"This is recorded already: {_SAID[step]} on {date_without_weekday(days[step])}."
        hint = "If the day is wrong, change it on that line."
        yield loaded.source.problem_at((*place, step.value), message, hint)
        return
    if step in _NEED_A_YES and request.state in (RequestStep.HESITATED, RequestStep.DECLINED):
        yield _refused(loaded, writing)
        return
    if step in _NEED_A_YES and RequestStep.AGREED not in days and days.keys() <= {RequestStep.ASKED}:
        message = f"{writing.called} has not agreed yet, as far as is recorded."
        hint = f"Record that first: awaykit done agreed {writing.writer.id} --on DAY"
        yield Problem(message=message, hint=hint)
        return
    yield from _about_day(loaded, writing, step, day)


def _about_day(loaded: Loaded, writing: Writing, step: RequestStep, day: date) -> Iterator[Problem]:
    for other_day, other in writing.writer.request.steps:
        is_before = _RANKS[other] < _RANKS[step] and day < other_day
        is_too_late = step is RequestStep.REMINDED and other is RequestStep.UPLOADED and day == other_day
        is_after = _RANKS[other] > _RANKS[step] and (day > other_day or is_too_late)
        if is_before or is_after:
            said = f"{_SAID[other]} on {date_without_weekday(other_day)}"
            message = f"{date_without_weekday(day)} comes too {'early' if is_before else 'late'}: {said}."
            hint = "Give the right day with --on, or change the other one on its line."
            yield loaded.source.problem_at((*writing.loc, "request", other.value), message, hint)
            return


def _refused(loaded: Loaded, writing: Writing) -> Problem:
    state = writing.writer.request.state or RequestStep.DECLINED
    word = "declined" if state is RequestStep.DECLINED else "hesitated"
    message = f"{writing.called} {word}, so no letter is on its way."
    hint = f"If they agreed after all, record that first: awaykit done agreed {writing.writer.id}"
    return loaded.source.problem_at((*writing.loc, "request", state.value), message, hint)


def unexpected(names: tuple[str, ...], most: int) -> None:
    """Refuse more names than a step takes. Raises `UserError` with status WRONG_USAGE."""
    if len(names) > most:
        message = f"There is a word too many: {' '.join(names[most:])}."
        hint = "Put a name with spaces into quotes."
        raise UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)


_CONFIRMERS = ("host", "school", "consulate")
_BLOCKS = {
    "change": ("change", "asked", "starts: and ends:"),
    "delay": ("delay", "told", "arrives: or visa_appointment:"),
}
"""For each word: the block of a rotation, the day that records it, and what the block must say."""


def program_named(dossier: Dossier, name: str | None) -> tuple[Loc, Program]:
    """The program that is meant, by its own id or name, or by those of a rotation there."""
    known = [
        Named((("programs", row), program), program.id, _says(dossier, program))
        for row, program in enumerate(dossier.programs)
    ]
    rotation = next((each for each in dossier.rotations if each.id == name), None)
    if rotation is None or any(each.word == name for each in known):
        return find_named(name, known, "program")
    if rotation.program is None:
        message = f"The rotation {rotation.id} names no program, and messages are kept with the program."
        hint = 'Add it to programs.yaml, and its id to the rotation as "program".'
        raise UserError(Problem(message=message, hint=hint))
    return find_named(rotation.program, known, "program")


def rotation_named(dossier: Dossier, name: str | None) -> tuple[Loc, Rotation]:
    """The rotation that is meant, by its id or by words of its hospital and service."""
    known = [
        Named((("rotations", row), rotation), rotation.id, (f"{rotation.service}, {rotation.site}",))
        for row, rotation in enumerate(dossier.rotations)
    ]
    return find_named(name, known, "rotation")


def message_sent(loaded: Loaded, name: str | None, kind: str, day: date) -> Append:
    """The change that records a message to a host.

    Raises:
        UserError: it is recorded for that day, or it follows up on nothing.
    """
    loc, program = program_named(loaded.dossier, name)
    place = (*loc, "rotation", "messages")
    messages = program.rotation.messages if program.rotation else ()
    for row, message in enumerate(messages):
        if message.on == day and message.kind == kind and not message.received:
            told = f"This is recorded already: {kind}, {date_without_weekday(day)}."
            raise UserError(loaded.source.problem_at((*place, row), told, "There is nothing to record."))
    if kind == "follow-up":
        _check_follow_up(program, day)
    return Append(place, {"on": day.isoformat(), "kind": kind})


def message_received(dossier: Dossier, found: tuple[Loc, Program], day: date, kind: str = "answer") -> Append:
    """The change that records that a host wrote. Raises `UserError` when nobody asked it before."""
    loc, program = found
    cover = correspondence(program.rotation).cover if program.rotation else None
    asked = any(
        rotation.program == program.id and rotation.state is not RotationState.CANDIDATE
        for rotation in dossier.rotations
    )
    if (cover is None and not asked) or (cover and day < cover):
        message = f"No message to {program.id} is recorded before {date_without_weekday(day)}."
        hint = f"Record it first: awaykit done cover {program.id} --on DAY"
        raise UserError(Problem(message=message, hint=hint))
    return Append((*loc, "rotation", "messages"), {"on": day.isoformat(), "kind": kind, "received": "yes"})


def _check_follow_up(program: Program, day: date) -> None:
    held = correspondence(program.rotation) if program.rotation else None
    if held is None or held.cover is None:
        message = f"No cover e-mail to {program.id} is recorded that this could follow."
        hint = f"Record it first: awaykit done cover {program.id} --on DAY"
        raise UserError(Problem(message=message, hint=hint))
    if day < held.cover:
        message = (
            f"{date_without_weekday(day)} is before the cover e-mail: {date_without_weekday(held.cover)}."
        )
        raise UserError(Problem(message=message, hint="Give the right day with --on."))


def rotation_state(loaded: Loaded, name: str | None, word: str, day: date) -> list[Put | Append]:
    """The changes that record how far a rotation is; an offer is a message of the host's too.

    Raises:
        UserError: it is recorded already.
    """
    loc, rotation = rotation_named(loaded.dossier, name)
    place = (*loc, "state")
    if rotation.state is RotationState(word):
        message = f"The rotation {rotation.id} is recorded as {word} already."
        raise UserError(loaded.source.problem_at(place, message, "There is nothing to record."))
    changes: list[Put | Append] = [Put(place, word)]
    program = loaded.dossier.program_of(rotation)
    if word == RotationState.OFFERED and program and program.rotation:
        messages = ("programs", loaded.dossier.programs.index(program), "rotation", "messages")
        changes.append(Append(messages, {"on": day.isoformat(), "kind": "offer", "received": "yes"}))
    return changes


def told_of_days(loaded: Loaded, name: str | None, word: str, day: date) -> Put:
    """The change that records that a host was asked for other days, or told of a delay.

    Raises:
        UserError: the rotation says nothing of it, or it is recorded already.
    """
    loc, rotation = rotation_named(loaded.dossier, name)
    block, field, needs = _BLOCKS[word]
    held = getattr(rotation, block)
    if held is None:
        message = f"The rotation {rotation.id} has no {block} to record."
        hint = f'Write it in your dossier first, in the rotation under "{block}", with {needs}'
        raise UserError(loaded.source.problem_at(loc, message, hint))
    recorded: date | None = getattr(held, field)
    if recorded:
        raise UserError(_twice(loaded, (*loc, block, field), recorded))
    return Put((*loc, block, field), day.isoformat())


def confirmation(loaded: Loaded, name: str | None, confirmer: str | None, day: date) -> Put:
    """The change that records who confirmed visa and status for a rotation."""
    loc, rotation = rotation_named(loaded.dossier, name)
    by = find_named(confirmer, [Named(word, word, ()) for word in _CONFIRMERS], "one who confirms")
    place = (*loc, "confirmed_by", by)
    recorded: date | None = getattr(rotation.confirmed_by, by)
    if recorded:
        raise UserError(_twice(loaded, place, recorded))
    return Put(place, day.isoformat())


def paper_sent(loaded: Loaded, name: str | None, paper: str | None, number: str | None) -> Put:
    """The change that records that a host has got a paper that it wants; `number` tells two of a kind."""
    loc, program = program_named(loaded.dossier, name)
    requirements = program.rotation.requirements if program.rotation else ()
    known: list[Named[tuple[int, Requirement]]] = [
        Named((row, each), each.kind.value, (each.note,) if each.note else ())
        for row, each in enumerate(requirements)
    ]
    if number and number.isdecimal():
        same = [each for each in known if each.word == paper]
        known = same[int(number) - 1 : int(number)] or known
    row, requirement = find_named(paper, known, f"paper that {program.id} wants")
    place = (*loc, "rotation", "requirements", row, "state")
    if requirement.state == "sent":
        message = f"This is recorded as sent already: {requirement.kind.value}."
        raise UserError(loaded.source.problem_at(place, message, "There is nothing to record."))
    return Put(place, "sent")


def alumnus_named(dossier: Dossier, name: str | None, number: str | None = None) -> tuple[Loc, Alumnus]:
    """The graduate that is meant, by name or by program; `number` tells the second of one program."""
    wanted = int(number) if number and number.isdecimal() else 1
    known = [
        Named((("programs", row, "rotation", "alumni", column), alumnus), alumnus.name, (program.id,))
        for row, program in enumerate(dossier.programs)
        if program.rotation
        for column, alumnus in enumerate(program.rotation.alumni)
        if program.id != name or column + 1 == wanted
    ]
    return find_named(name, known, "graduate of your school")


def alumnus_step(loaded: Loaded, found: tuple[Loc, Alumnus], word: str, day: date) -> Put:
    """The change that records that a graduate was asked, or answered."""
    (loc, alumnus), field = found, word
    recorded: date | None = getattr(alumnus, field)
    if recorded:
        raise UserError(_twice(loaded, (*loc, field), recorded))
    if field == "answered" and alumnus.asked and day < alumnus.asked:
        message = f"{date_without_weekday(day)} is before you asked: {date_without_weekday(alumnus.asked)}."
        hint = "Give the right day with --on."
        raise UserError(loaded.source.problem_at((*loc, "asked"), message, hint))
    return Put((*loc, field), day.isoformat())


def _twice(loaded: Loaded, place: Loc, recorded: date) -> Problem:
    message = f"This is recorded already: {date_without_weekday(recorded)}."
    return loaded.source.problem_at(place, message, "If the day is wrong, change it on that line.")


def _says(dossier: Dossier, program: Program) -> tuple[str, ...]:
    there = [f"{each.service}, {each.site}" for each in dossier.rotations if each.program == program.id]
    return (program.name, *filter(None, (program.hospital,)), *there)
