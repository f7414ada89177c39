"""What is due, and which papers are ready."""

from typing import TYPE_CHECKING, TypedDict

from awaykit.loading.load import load
from awaykit.model.dossier import Dossier
from awaykit.output.disk import Disk
from awaykit.output.state import is_ours, read_state
from awaykit.plan.letters import LetterPlan
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.candidates import next_steps
from awaykit.plan.steps import Step, StepState
from awaykit.run.plain_report import when
from awaykit.run.prepare import plan_for
from awaykit.run.step_words import words_to_record, words_to_write

if TYPE_CHECKING:
    from awaykit.run.order import Order


START_PAGE = "START-HERE.html"


class PlainReady(TypedDict):
    """What the output folder holds as of the last build; `start_page` where there is one."""

    folder: str
    start_page: str | None
    send: list[str]
    waiting: list[str]
    unfinished: list[str]


def ready(order: "Order") -> PlainReady | None:
    """What the output folder holds, read without locking it; None when there is none.

    Raises:
        UserError: a newer awaykit wrote the folder.
    """
    root = order.output_folder
    if not is_ours(root):
        return None
    state, _, _ = read_state(Disk(root))
    paths = sorted(record.path for record in state.records.values() if not record.withdrawn)
    there = [path for path in paths if (root / path).is_file()]
    page = root / START_PAGE
    return {
        "folder": str(root),
        "start_page": str(page) if page.is_file() else None,
        "send": [str(path) for path in there if path.parts[0] == "send"],
        "waiting": [str(path) for path in there if path.parts[0] == "waiting"],
        "unfinished": [str(path) for path in there if path.parts[0] == "unfinished"],
    }


class PlainDue(TypedDict):
    """A step that is not done; days as year-month-day.

    `state` is overdue, now, near or later; `when` says the day in words. `make` are the words after
    `awaykit` that make its papers, `record` those after `awaykit done` that record it; `by_hand` says
    what to write where no such words do. Each is None where there is nothing to make or record.
    """

    id: str
    title: str
    why: str
    whom: str
    due: str
    until: str | None
    state: str
    when: str
    is_yours: bool
    is_expected: bool
    make: list[str] | None
    record: list[str] | None
    by_hand: str | None


class PlainLetter(TypedDict):
    """One letter: how far it is since when, and what comes next, whoever does it."""

    writer: str
    name: str
    rotation: str
    state: str
    since: str | None
    next: PlainDue | None


class PlainStatus(TypedDict):
    """How far the season is; `next` are the first of `due`, one of each sort."""

    dossier: str
    today: str
    season: str
    next: list[PlainDue]
    due: list[PlainDue]
    letters: list[PlainLetter]
    ready: PlainReady | None


def status(order: "Order") -> PlainStatus:
    """What is due on the day of the order: the applicant's steps, the most urgent first, then events.

    Raises:
        UserError: with every problem of the dossier's files.
    """
    loaded = load(order.dossier)
    dossier, plan = loaded.dossier, plan_for(loaded, order.today)
    events = [step for step in plan.agenda if not step.is_yours and step.state is not StepState.DONE]
    return {
        "dossier": str(order.dossier),
        "today": order.today.isoformat(),
        "season": plan.season.in_words,
        "next": [plain_due(dossier, plan, step) for step in next_steps(dossier, plan)],
        "due": [plain_due(dossier, plan, step) for step in (*plan.to_do, *events)],
        "letters": [_letter(dossier, plan, letter) for letter in plan.letters],
        "ready": ready(order),
    }


def plain_due(dossier: Dossier, plan: Plan, step: Step) -> PlainDue:
    """A step as plain data."""
    make, record = _words_to_make(dossier, plan, step), words_to_record(dossier, step)
    return {
        "id": step.id,
        "title": step.title,
        "why": step.why,
        "whom": step.whom,
        "due": step.due.isoformat(),
        "until": step.until.isoformat() if step.until else None,
        "state": step.state.value,
        "when": when(step),
        "is_yours": step.is_yours,
        "is_expected": step.is_expected,
        "make": make,
        "record": list(record) if record else None,
        "by_hand": None if record else words_to_write(step),
    }


def _words_to_make(dossier: Dossier, plan: Plan, step: Step) -> list[str] | None:
    """What to type after `awaykit` for the papers of a step; None where it needs none, or not yet."""
    if step.paper is None or step.state is StepState.LATER:
        return None
    command = step.kind.type.command
    for letter in plan.letters:
        if step.is_from(letter.place):
            return [command, "--writer", letter.writer.id]
    for row, program in enumerate(dossier.programs):
        if step.is_from(f"programs[{row}]"):
            return [command, "--program", program.id]
    return [command]


def _letter(dossier: Dossier, plan: Plan, letter: LetterPlan) -> PlainLetter:
    steps = letter.writer.request.steps
    mine = (step for step in plan.agenda if step.is_from(letter.place) and step.state is not StepState.DONE)
    following = min(mine, key=lambda step: (step.state is not StepState.OVERDUE, step.last_day), default=None)
    return {
        "writer": letter.writer.id,
        "name": letter.called,
        "rotation": letter.rotation.id,
        "state": letter.state.value,
        "since": steps[-1][0].isoformat() if steps else None,
        "next": plain_due(dossier, plan, following) if following else None,
    }
