"""Recording steps of a letter request: which line of the dossier says it, and what makes no sense."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from awaykit.loading.dossier import Loaded
from awaykit.loading.edits import Append, Put
from awaykit.loading.nodes import Loc
from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter, RequestStep
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation, RotationState
from awaykit.person_name import without_degrees
from awaykit.pipeline.naming import Named, find_named
from awaykit.planning.update_steps import untold
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
