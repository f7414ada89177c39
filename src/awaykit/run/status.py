"""What is due, how far each letter is, and what the output folder holds."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from awaykit.loading.load import load
from awaykit.model.dossier import Dossier
from awaykit.output.disk import Disk
from awaykit.output.state import is_ours, read_state
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.candidates import next_steps
from awaykit.plan.steps import Step, StepState
from awaykit.run.prepare import plan_for
from awaykit.run.step_words import when, words_to_record, words_to_write

if TYPE_CHECKING:
    from awaykit.run.order import Order


START_PAGE = "START-HERE.html"


@dataclass(frozen=True, slots=True)
class ReadyFiles:
    """What the output folder holds as of the last build; `start_page` where there is one."""

    folder: Path
    start_page: Path | None
    send: tuple[str, ...]
    waiting: tuple[str, ...]
    unfinished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step that is not done.

    `state` is overdue, now, near or later; `when` says the day in words. `make` are the words after
    `awaykit` that make its papers, `record` those after `awaykit done` that record it; `by_hand` says
    what to write where no such words do. Each is None where there is nothing to make or record.
    """

    id: str
    title: str
    why: str
    whom: str
    due: date
    until: date | None
    state: str
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
    state: str
    since: date | None
    next: DueStep | None


@dataclass(frozen=True, slots=True)
class Status:
    """How far the season is; `next` are the first of `due`, one of each sort."""

    dossier: Path
    today: date
    season: str
    next: tuple[DueStep, ...]
    due: tuple[DueStep, ...]
    letters: tuple[LetterStatus, ...]
    ready: ReadyFiles | None


def status_of(order: "Order") -> Status:
    """What is due on the day of the order: the applicant's steps, the most urgent first, then events.

    Raises:
        UserError: with every problem of the dossier's files; a newer awaykit wrote the output folder.
    """
    loaded = load(order.dossier)
    dossier, plan = loaded.dossier, plan_for(loaded, order.today)
    not_done = [step for step in plan.agenda if step.state is not StepState.DONE]
    events = [step for step in not_done if not step.is_yours]
    letters = []
    for letter in plan.letters:
        days = [day for day, *_ in letter.writer.request.steps]
        mine = (step for step in not_done if step.is_from(letter.place))
        first = min(mine, key=lambda step: (step.state is not StepState.OVERDUE, step.last_day), default=None)
        letters.append(
            LetterStatus(
                writer=letter.writer.id,
                name=letter.called,
                rotation=letter.rotation.id,
                state=letter.state.value,
                since=days[-1] if days else None,
                next=due_step(dossier, plan, first) if first else None,
            )
        )
    return Status(
        dossier=order.dossier,
        today=order.today,
        season=plan.season.in_words,
        next=tuple(due_step(dossier, plan, step) for step in next_steps(dossier, plan)),
        due=tuple(due_step(dossier, plan, step) for step in (*plan.to_do, *events)),
        letters=tuple(letters),
        ready=_ready_files(order.output_folder),
    )


def _ready_files(root: Path) -> ReadyFiles | None:
    """What the output folder holds, read without locking it; None when there is none."""
    if not is_ours(root):
        return None
    state, _, _ = read_state(Disk(root))
    paths = sorted(record.path for record in state.records.values() if not record.withdrawn)
    there = [path for path in paths if (root / path).is_file()]
    send, waiting, unfinished = (
        tuple(str(path) for path in there if path.parts[0] == folder)
        for folder in ("send", "waiting", "unfinished")
    )
    page = root / START_PAGE
    return ReadyFiles(root, page if page.is_file() else None, send, waiting, unfinished)


def due_step(dossier: Dossier, plan: Plan, step: Step) -> DueStep:
    """A step with what to type for it."""
    record = words_to_record(dossier, step)
    make: tuple[str, ...] | None = None
    if step.paper is not None and step.state is not StepState.LATER:
        letters = (("--writer", letter.writer.id, letter.place) for letter in plan.letters)
        programs = (("--program", each.id, f"programs[{row}]") for row, each in enumerate(dossier.programs))
        choices = ((option, name) for option, name, place in (*letters, *programs) if step.is_from(place))
        make = (step.kind.type.command, *next(choices, ()))
    return DueStep(
        id=step.id,
        title=step.title,
        why=step.why,
        whom=step.whom,
        due=step.due,
        until=step.until,
        state=step.state.value,
        when=when(step),
        is_yours=step.is_yours,
        is_expected=step.is_expected,
        make=make,
        record=record,
        by_hand=None if record else words_to_write(step),
    )
