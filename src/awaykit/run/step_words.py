"""The words after `awaykit done`: what a typed word means, and which words record a step."""

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import RotationState
from awaykit.plan.hosts import applies_by_mail
from awaykit.plan.steps import NotRecorded, Recorded, Step, StepKind, Subject, Word, WordKind
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.suggestions import did_you_mean, listed, nearest


def understood(step: str, names: tuple[str, ...]) -> tuple[Word, tuple[str, ...]]:
    """The word that is meant by a word, or by the id of a step ("ask:riverbend-wards:whitfield"), and names.

    Raises:
        UserError: with status WRONG_USAGE, for a word that is no step, or a step that isn't recorded.
    """
    first, *ids = step.strip().split(":")
    typed = first.casefold().replace("_", "-").replace(" ", "-")
    kind = next((kind for kind in StepKind if kind == typed), None)
    if kind and ids and kind.type.about is Subject.LETTER:
        ids = ids[1:2]
    if kind and (ids or typed not in Word.__members__.values()):
        record = kind.type.record
        refused = record.choose if isinstance(record, Recorded) else (record.why, record.instead)
        if refused:
            raise UserError(Problem(message=refused[0], hint=refused[1]), status=ExitStatus.WRONG_USAGE)
    meant = {alias: word for word in Word for alias in (word.value, *word.aliases)}
    for each in StepKind:
        if isinstance(each.type.record, Recorded) and not each.type.record.choose:
            meant.setdefault(each.value, each.type.record.word)
    if typed not in meant:
        near = nearest(typed, meant)
        words = listed((word for kind in WordKind for word in Word if word.kind is kind), most=30)
        raise UserError(
            Problem(
                message=f'"{step}" is no step that can be recorded.',
                hint=did_you_mean(near and meant[near], f"Steps: {words}."),
            ),
            status=ExitStatus.WRONG_USAGE,
        )
    return meant[typed], (*ids, *names)


def words_to_record(dossier: Dossier, step: Step) -> tuple[str, ...] | None:
    """The words that record a step; None where nothing records it.

    An answer is recorded as a yes here, a rotation as confirmed; a letter is assigned to a program that
    the person names behind these words. An application by e-mail is recorded as a message, which can be
    followed up, one by a form as the state of the rotation.
    """
    record = step.kind.type.record
    if isinstance(record, NotRecorded) or not record.is_proposed:
        return None
    ids = tuple(step.id.split(":")[1:])
    rotation = next((each for each in dossier.rotations if each.id == ids[0]), None)
    if step.kind in (StepKind.APPLY, StepKind.DEADLINE):
        program_id = rotation.program if rotation else ids[0]
        program = next((each for each in dossier.programs if each.id == program_id), None)
        if program and program.rotation and applies_by_mail(program.rotation):
            return (Word.COVER.value, program.id)
        if rotation is None:
            there = (each for each in dossier.rotations if each.program == program_id)
            rotation = next((each for each in there if each.state is RotationState.CANDIDATE), None)
        return (Word.APPLIED.value, rotation.id) if rotation else None
    if record.word.kind.is_message and rotation and rotation.program is None:
        return None
    return (record.word.value, *(ids[1:2] if step.kind.type.about is Subject.LETTER else ids))


def words_to_write(step: Step) -> str | None:
    """What to write into the dossier once a step is done whose day alone does not say enough."""
    record = step.kind.type.record
    return record.by_hand if isinstance(record, NotRecorded) else None
