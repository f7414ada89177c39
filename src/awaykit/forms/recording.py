"""`done`: a step that has happened, written into the dossier, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from awaykit.forms.changing import Named, change, find_named
from awaykit.loading.edits import Append, EditedFile, Put
from awaykit.loading.load import Loaded, load
from awaykit.loading.nodes import Loc
from awaykit.loading.sources import place_text
from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter, RequestStep
from awaykit.model.programs import Alumnus, Program, Requirement
from awaykit.model.rotations import Rotation, RotationState
from awaykit.names import form_of_address
from awaykit.plan.host_steps import Confirmer
from awaykit.plan.hosts import candidates, correspondence
from awaykit.plan.letter_steps import untold
from awaykit.plan.steps import Word, WordKind
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.run.prepare import plan_for
from awaykit.run.status import Due, due, understood
from awaykit.wording import date_without_weekday

Change = Put | Append
_ATTESTED = ("settings", "cases_hold_no_identifiers")
_NOTHING = "There is nothing to record."
_WRONG_DAY = "Give the right day with --on."


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
class RecordedStep:
    """What was written where, and the next thing to do about the same person or host, or at all.

    `also` are the words after `awaykit done` of what may have happened with the same step.
    """

    files: tuple[EditedFile, ...]
    next_step: Due | None
    also: tuple[tuple[str, ...], ...] = ()


def record(order: Recording) -> RecordedStep:
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
    word, names = understood(order.step, order.names)
    changes = _changes(loaded, word, names, day)
    changed = change(loaded, changes, dry_run=order.dry_run)
    dossier, plan, place = changed.loaded.dossier, plan_for(changed.loaded, order.today), changes[0].place
    entry = place_text(place[:4] if "letter_writers" in place else place[:2])
    following = next((step for step in plan.to_do if step.is_from(entry)), next(iter(plan.to_do), None))
    also: tuple[tuple[str, ...], ...] = ()
    if word is Word.COVER:
        # The e-mail may have been the application, for each rotation there that is a candidate so far.
        there = candidates(dossier, dossier.programs[int(place[1])], order.today)
        also = tuple((Word.APPLIED.value, rotation.id) for rotation in there)
    return RecordedStep(
        files=changed.files,
        next_step=due(dossier, plan, following) if following else None,
        also=also,
    )


def _changes(  # noqa: C901, PLR0911, PLR0912 - a case for each kind of word
    loaded: Loaded, word: Word, names: tuple[str, ...], day: date
) -> list[Change]:
    if word.most_names is not None and len(names) > word.most_names:
        message = f"There is a word too many: {' '.join(names[word.most_names :])}."
        hint = "Put a name with spaces into quotes."
        raise UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)
    name, second, third = (*names, None, None, None)[:3]
    match word.kind:
        case WordKind.LETTER:
            return [_letter_step(loaded, name, word, day)]
        case WordKind.ASSIGNMENT:
            return _assignments(loaded, names)
        case WordKind.UPDATE:
            return _told_updates(loaded, name, day)
        case WordKind.PLACE_MESSAGE | WordKind.STAY_MESSAGE:
            return [_message_sent(loaded, name, word, day)]
        case WordKind.STATE:
            return _rotation_state(loaded, name, word, day)
        case WordKind.DAYS:
            return [_told_of_days(loaded, name, word, day)]
        case WordKind.CASES:
            if not any(rotation.key_cases for rotation in loaded.dossier.rotations):
                message = "The dossier has no key case yet, so there is nothing to attest."
                raise UserError(Problem(message=message, hint="Write the cases first."))
            if loaded.dossier.settings.cases_hold_no_identifiers == day:
                message = f"This is recorded already: {date_without_weekday(day)}."
                raise _refused(loaded, _ATTESTED, message, _NOTHING)
            return [Put(_ATTESTED, day.isoformat())]
        case WordKind.CONFIRMATION:
            loc, rotation = _rotation_named(loaded.dossier, name)
            those = [Named(each.value, each.value, ()) for each in Confirmer]
            by = find_named(second, those, "one who confirms")
            confirmed_on: date | None = getattr(rotation.confirmed_by, by)
            return [_put_once(loaded, (*loc, "confirmed_by", by), confirmed_on, day)]
        case WordKind.REQUIREMENT:
            return [_paper_sent(loaded, name, second, third)]
        case WordKind.ALUMNUS:
            return [_alumnus_step(loaded, _alumnus_named(loaded.dossier, name, second), word, day)]
        case WordKind.ANSWER:
            return [_answered(loaded, name, word, day)]


def _refused(loaded: Loaded, place: Loc, message: str, hint: str) -> UserError:
    return UserError(loaded.source.problem_at(place, message, hint))


def _put_once(loaded: Loaded, place: Loc, recorded: date | None, day: date) -> Put:
    """The change that writes a day; refused where one is recorded."""
    if recorded:
        message = f"This is recorded already: {date_without_weekday(recorded)}."
        raise _refused(loaded, place, message, "If the day is wrong, change it on that line.")
    return Put(place, day.isoformat())


_RANKS = {
    RequestStep.ASKED: 0,
    RequestStep.HESITATED: 1,
    RequestStep.DECLINED: 1,
    RequestStep.AGREED: 1,
    RequestStep.LINK_SENT: 2,
    RequestStep.REMINDED: 3,
    RequestStep.UPLOADED: 4,
}
"""Steps of one rank may come in any order: a writer who hesitated may agree, one who agreed may decline."""
_IN_WORDS = {
    RequestStep.ASKED: "you asked",
    RequestStep.HESITATED: "they hesitated",
    RequestStep.DECLINED: "they declined",
    RequestStep.AGREED: "they agreed",
    RequestStep.LINK_SENT: "AAMC sent the link",
    RequestStep.REMINDED: "you reminded them",
    RequestStep.UPLOADED: "the letter was uploaded",
}


@dataclass(frozen=True, slots=True)
class _Writing:
    """A letter writer with the rotation, and their place in the dossier."""

    rotation: Rotation
    writer: LetterWriter
    loc: Loc


def _writer_named(dossier: Dossier, name: str | None) -> _Writing:
    known = [
        Named(
            _Writing(rotation, writer, ("rotations", row, "letter_writers", column)),
            writer.id,
            tuple(filter(None, (writer.name, writer.greeting))),
        )
        for row, rotation in enumerate(dossier.rotations)
        for column, writer in enumerate(rotation.letter_writers)
    ]
    return find_named(name, known, "letter writer")


def _letter_step(loaded: Loaded, name: str | None, word: Word, day: date) -> Change:
    """A step of a request, unless it contradicts the rotation, or the steps that are recorded."""
    writing, step = _writer_named(loaded.dossier, name), RequestStep(word.replace("-", "_"))
    rotation, problems = writing.rotation, list(_about_order(loaded, writing, step, day))
    said = {
        RotationState.CANCELLED: "cancelled, so no letter comes of it.",
        RotationState.CANDIDATE: "only a candidate so far, so no letter can come of it yet.",
    }.get(rotation.state)
    if said:
        message, hint = (
            f"The rotation {rotation.id} is {said}",
            "If that is wrong, type: awaykit done confirmed ",
        )
        place = (*writing.loc[:2], "state")
        problems.insert(0, loaded.source.problem_at(place, message, f"{hint}{rotation.id}"))
    if problems:
        raise UserError(*problems)
    place = (*writing.loc, "request", step.value)
    return Append(place, day.isoformat()) if step is RequestStep.REMINDED else Put(place, day.isoformat())


def _about_order(loaded: Loaded, writing: _Writing, step: RequestStep, day: date) -> Iterator[Problem]:
    """What is wrong with the step or its day beside the steps that are recorded; the first alone."""
    request, place = writing.writer.request, (*writing.loc, "request")
    days = {other: each for each, other in request.steps}
    needs_a_yes = _RANKS[step] > _RANKS[RequestStep.AGREED]
    if step in days and (step is not RequestStep.REMINDED or day in request.reminded):
        message = f"This is recorded already: {_IN_WORDS[step]} on {date_without_weekday(days[step])}."
        hint = "If the day is wrong, change it on that line."
        yield loaded.source.problem_at((*place, step.value), message, hint)
        return
    if needs_a_yes and request.state in (RequestStep.HESITATED, RequestStep.DECLINED):
        yield _about_a_no(loaded, writing)
        return
    if needs_a_yes and RequestStep.AGREED not in days and days.keys() <= {RequestStep.ASKED}:
        message = f"{form_of_address(writing.writer)} has not agreed yet, as far as is recorded."
        hint = f"Record that first: awaykit done agreed {writing.writer.id} --on DAY"
        yield Problem(message=message, hint=hint)
        return
    for other_day, other in request.steps:
        is_before = _RANKS[other] < _RANKS[step] and day < other_day
        is_too_late = step is RequestStep.REMINDED and other is RequestStep.UPLOADED and day == other_day
        is_after = _RANKS[other] > _RANKS[step] and (day > other_day or is_too_late)
        if is_before or is_after:
            said = f"{_IN_WORDS[other]} on {date_without_weekday(other_day)}"
            message = f"{date_without_weekday(day)} comes too {'early' if is_before else 'late'}: {said}."
            hint = "Give the right day with --on, or change the other one on its line."
            yield loaded.source.problem_at((*place, other.value), message, hint)
            return


def _about_a_no(loaded: Loaded, writing: _Writing) -> Problem:
    state = writing.writer.request.state or RequestStep.DECLINED
    message = f"{form_of_address(writing.writer)} {state.value}, so no letter is on its way."
    hint = f"If they agreed after all, record that first: awaykit done agreed {writing.writer.id}"
    return loaded.source.problem_at((*writing.loc, "request", state.value), message, hint)


def _assignments(loaded: Loaded, names: tuple[str, ...]) -> list[Change]:
    """The programs to which a letter is assigned, each once."""
    writing = _writer_named(loaded.dossier, names[0] if names else None)
    writer, place = writing.writer, (*writing.loc, "assigned_to")
    if len(names) == 1:
        message = "Say to which programs the letter is assigned."
        hint = f"For example: awaykit done assigned {writer.id} PROGRAM"
        raise UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)
    programs = dict.fromkeys(_program_named(loaded.dossier, name)[1].id for name in names[1:])
    for program in programs:
        if program in writer.assigned_to:
            message = f"The letter of {form_of_address(writer)} is assigned to {program} already."
            raise _refused(loaded, place, message, _NOTHING)
        if writer.request.state in (RequestStep.HESITATED, RequestStep.DECLINED):
            raise UserError(_about_a_no(loaded, writing))
    return [Append(place, program) for program in programs]


def _told_updates(loaded: Loaded, name: str | None, day: date) -> list[Change]:
    """Record that the writer has received every update by `day`."""
    writing = _writer_named(loaded.dossier, name)
    place, called = (*writing.loc, "updates"), form_of_address(writing.writer)
    rows = [row for row, _ in untold(writing.writer, day)]
    if not rows:
        message = f"Nothing is written down that {called} was not told by {date_without_weekday(day)}."
        hint = 'Write it in your dossier, under the writer\'s "updates", with what: and on:'
        raise _refused(loaded, place, message, hint)
    return [Put((*place, row, "sent"), day.isoformat()) for row in rows]


def _program_named(dossier: Dossier, name: str | None) -> tuple[Loc, Program]:
    """The program with this id or name, or with a rotation that has it."""
    known: list[Named[tuple[Loc, Program]]] = []
    for row, program in enumerate(dossier.programs):
        there = [f"{each.service}, {each.site}" for each in dossier.rotations if each.program == program.id]
        says = (program.name, *filter(None, (program.hospital,)), *there)
        known.append(Named((("programs", row), program), program.id, says))
    rotation = next((each for each in dossier.rotations if each.id == name), None)
    if rotation is None or any(each.word == name for each in known):
        return find_named(name, known, "program")
    if rotation.program is None:
        message = f"The rotation {rotation.id} names no program, and messages are kept with the program."
        hint = 'Add it to programs.yaml, and its id to the rotation as "program".'
        raise UserError(Problem(message=message, hint=hint))
    return find_named(rotation.program, known, "program")


def _rotation_named(dossier: Dossier, name: str | None) -> tuple[Loc, Rotation]:
    """The rotation with this id, or with these words in its hospital and service."""
    known = [
        Named((("rotations", row), rotation), rotation.id, (f"{rotation.service}, {rotation.site}",))
        for row, rotation in enumerate(dossier.rotations)
    ]
    return find_named(name, known, "rotation")


def _message_sent(loaded: Loaded, name: str | None, word: Word, day: date) -> Change:
    """Record a message to a host, unless it is recorded for that day, or follows up on nothing."""
    loc, program = _program_named(loaded.dossier, name)
    place, kind = (*loc, "rotation", "messages"), word.value
    for row, message in enumerate(program.rotation.messages if program.rotation else ()):
        if message.on == day and message.kind == kind and not message.received:
            said = f"This is recorded already: {kind}, {date_without_weekday(day)}."
            raise _refused(loaded, (*place, row), said, _NOTHING)
    cover = correspondence(program.rotation).cover if program.rotation else None
    if word is Word.FOLLOW_UP and cover is None:
        said = f"No cover e-mail to {program.id} is recorded that this could follow."
        hint = f"Record it first: awaykit done cover {program.id} --on DAY"
        raise UserError(Problem(message=said, hint=hint))
    if word is Word.FOLLOW_UP and cover and day < cover:
        said = f"{date_without_weekday(day)} is before the cover e-mail: {date_without_weekday(cover)}."
        raise UserError(Problem(message=said, hint=_WRONG_DAY))
    return Append(place, {"on": day.isoformat(), "kind": kind})


def _received(program: Loc, day: date, kind: str) -> Append:
    return Append(
        (*program, "rotation", "messages"), {"on": day.isoformat(), "kind": kind, "received": "yes"}
    )


def _rotation_state(loaded: Loaded, name: str | None, word: Word, day: date) -> list[Change]:
    """Record the state of a rotation; an offer is also a message of the host's."""
    loc, rotation = _rotation_named(loaded.dossier, name)
    place = (*loc, "state")
    if rotation.state is RotationState(word.value):
        message = f"The rotation {rotation.id} is recorded as {word} already."
        raise _refused(loaded, place, message, _NOTHING)
    changes: list[Change] = [Put(place, word.value)]
    program = loaded.dossier.program_of(rotation)
    if word is Word.OFFERED and program and program.rotation:
        changes.append(_received(("programs", loaded.dossier.programs.index(program)), day, "offer"))
    return changes


def _told_of_days(loaded: Loaded, name: str | None, word: Word, day: date) -> Change:
    """Record a request to a host for other days, or notice of a delay; the rotation has an entry for it."""
    loc, rotation = _rotation_named(loaded.dossier, name)
    place: Loc = (*loc, word.value)
    if word is Word.CHANGE and rotation.change:
        return _put_once(loaded, (*place, "asked"), rotation.change.asked, day)
    if word is Word.DELAY and rotation.delay:
        return _put_once(loaded, (*place, "told"), rotation.delay.told, day)
    needs = "starts: and ends:" if word is Word.CHANGE else "arrives: or visa_appointment:"
    hint = f'Write it in your dossier first, in the rotation under "{word}", with {needs}'
    raise _refused(loaded, loc, f"The rotation {rotation.id} has no {word} to record.", hint)


def _paper_sent(loaded: Loaded, name: str | None, paper: str | None, number: str | None) -> Change:
    """Record that a host has a paper that it asks for; `number` distinguishes two of a kind."""
    loc, program = _program_named(loaded.dossier, name)
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
        raise _refused(loaded, place, message, _NOTHING)
    return Put(place, "sent")


def _alumnus_named(dossier: Dossier, name: str | None, number: str | None = None) -> tuple[Loc, Alumnus]:
    """The graduate with this name or program; `number` is 2 for the second of one program."""
    wanted = int(number) if number and number.isdecimal() else 1
    known = [
        Named((("programs", row, "rotation", "alumni", column), alumnus), alumnus.name, (program.id,))
        for row, program in enumerate(dossier.programs)
        if program.rotation
        for column, alumnus in enumerate(program.rotation.alumni)
        if program.id != name or column + 1 == wanted
    ]
    return find_named(name, known, "graduate of your school")


def _alumnus_step(loaded: Loaded, found: tuple[Loc, Alumnus], word: Word, day: date) -> Change:
    """Record that a graduate was asked, or answered."""
    loc, alumnus = found
    if word is Word.ALUMNI:
        return _put_once(loaded, (*loc, "asked"), alumnus.asked, day)
    put = _put_once(loaded, (*loc, "answered"), alumnus.answered, day)
    if alumnus.asked and day < alumnus.asked:
        message = f"{date_without_weekday(day)} is before you asked: {date_without_weekday(alumnus.asked)}."
        raise _refused(loaded, (*loc, "asked"), message, _WRONG_DAY)
    return put


def _answered(loaded: Loaded, name: str | None, word: Word, day: date) -> Change:
    """Record an answer of a graduate, or of a host that was asked before."""
    dossier = loaded.dossier
    try:
        loc, program = _program_named(dossier, name)
    except UserError as no_program:
        try:
            found = _alumnus_named(dossier, name)
        except UserError:
            raise no_program from None
        return _alumnus_step(loaded, found, word, day)
    cover = correspondence(program.rotation).cover if program.rotation else None
    was_asked = any(
        rotation.program == program.id and rotation.state is not RotationState.CANDIDATE
        for rotation in dossier.rotations
    )
    if (cover is None and not was_asked) or (cover and day < cover):
        message = f"No message to {program.id} is recorded before {date_without_weekday(day)}."
        hint = f"Record it first: awaykit done cover {program.id} --on DAY"
        raise UserError(Problem(message=message, hint=hint))
    return _received(loc, day, "answer")
