"""What is due, what to type for it, and which papers are ready."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from awaykit.loading.load import load
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import RotationState
from awaykit.output.disk import Disk
from awaykit.output.state import is_ours, read_state
from awaykit.plan.hosts import applies_by_mail
from awaykit.plan.letters import LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.candidates import next_steps
from awaykit.plan.steps import NotRecorded, Recorded, Step, StepKind, StepState, Subject, Word, WordKind
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.run.prepare import plan_for
from awaykit.suggestions import did_you_mean, listed, nearest

if TYPE_CHECKING:
    from awaykit.run.order import Order


def understood(step: str, names: tuple[str, ...]) -> tuple[Word, tuple[str, ...]]:
    """The word of a step, given that word or the step's id ("ask:riverbend-wards:whitfield"), and the names.

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
    """What to write into the dossier once a step is done, where its day alone is not enough."""
    record = step.kind.type.record
    return record.by_hand if isinstance(record, NotRecorded) else None


START_PAGE = "START-HERE.html"


@dataclass(frozen=True, slots=True)
class Ready:
    """What the output folder holds as of the last build; `start_page` where there is one."""

    folder: Path
    start_page: Path | None
    send: tuple[str, ...]
    waiting: tuple[str, ...]
    unfinished: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A step that is not done.

    `state` is overdue, now, near or later; `when` is the day in words. `make` are the words after
    `awaykit` that make its papers, `record` those after `awaykit done` that record it; `by_hand` is
    what to write where no such words do. Each is None where there is nothing to make or record.
    """

    id: str
    title: str
    why: str
    whom: str
    due: date
    until: date | None
    state: StepState
    when: str
    is_yours: bool
    is_expected: bool
    make: tuple[str, ...] | None
    record: tuple[str, ...] | None
    by_hand: str | None


@dataclass(frozen=True, slots=True)
class LetterStatus:
    """One letter: how far it is since when, and what comes next, whoever does it."""

    writer: str
    name: str
    rotation: str
    state: LetterState
    since: date | None
    next: Due | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonStatus:
    """How far the season is; `next` are the first of `due`, one of each sort."""

    dossier: Path
    today: date
    season: str
    next: tuple[Due, ...]
    due: tuple[Due, ...]
    letters: tuple[LetterStatus, ...]
    ready: Ready | None


def status(order: "Order") -> SeasonStatus:
    """What is due on the day of the order: the applicant's steps, the most urgent first, then events.

    Raises:
        UserError: with every problem of the dossier's files; a newer awaykit wrote the output folder.
    """
    loaded = load(order.dossier)
    dossier, plan = loaded.dossier, plan_for(loaded, order.today)
    events = [step for step in plan.agenda if not step.is_yours and step.state is not StepState.DONE]
    letters = []
    for letter in plan.letters:
        steps = letter.writer.request.steps
        mine = [
            each for each in plan.agenda if each.is_from(letter.place) and each.state is not StepState.DONE
        ]
        mine.sort(key=lambda step: (step.state is not StepState.OVERDUE, step.last_day))
        letters.append(
            LetterStatus(
                writer=letter.writer.id,
                name=letter.called,
                rotation=letter.rotation.id,
                state=letter.state,
                since=steps[-1][0] if steps else None,
                next=due(dossier, plan, mine[0]) if mine else None,
            )
        )
    return SeasonStatus(
        dossier=order.dossier,
        today=order.today,
        season=plan.season.in_words,
        next=tuple(due(dossier, plan, step) for step in next_steps(dossier, plan)),
        due=tuple(due(dossier, plan, step) for step in (*plan.to_do, *events)),
        letters=tuple(letters),
        ready=_ready(order.output_folder),
    )


def due(dossier: Dossier, plan: Plan, step: Step) -> Due:
    """A step with what to type for it."""
    record, make = words_to_record(dossier, step), None
    if step.paper and step.state is not StepState.LATER:
        writers = (("--writer", each.writer.id) for each in plan.letters if step.is_from(each.place))
        programs = enumerate(dossier.programs)
        hosts = (("--program", each.id) for row, each in programs if step.is_from(f"programs[{row}]"))
        make = (step.kind.type.command, *next(writers, next(hosts, ())))
    return Due(
        id=step.id,
        title=step.title,
        why=step.why,
        whom=step.whom,
        due=step.due,
        until=step.until,
        state=step.state,
        when=step.when(),
        is_yours=step.is_yours,
        is_expected=step.is_expected,
        make=make,
        record=record,
        by_hand=None if record else words_to_write(step),
    )


def _ready(root: Path) -> Ready | None:
    """What the output folder holds, read without locking it; None when there is none."""
    if not is_ours(root):
        return None
    state, _, _ = read_state(Disk(root))
    paths = sorted(record.path for record in state.records.values() if not record.withdrawn)
    there = [path for path in paths if (root / path).is_file()]
    page = root / START_PAGE
    return Ready(
        root,
        page if page.is_file() else None,
        *(
            tuple(str(path) for path in there if path.parts[0] == folder)
            for folder in ("send", "waiting", "unfinished")
        ),
    )
