"""What is due, who has what and what lies ready, as plain data; nothing is made or written."""

from typing import TYPE_CHECKING, TypedDict

from awaykit.loading.dossier import load
from awaykit.model.dossier import Dossier
from awaykit.pipeline.planned import plan_for
from awaykit.pipeline.ready import PlainReady, ready
from awaykit.pipeline.step_days import when
from awaykit.pipeline.words_to_record import words_to_record, words_to_write
from awaykit.planning.letters import LetterPlan
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.next_steps import next_steps
from awaykit.planning.steps import Step, StepState

if TYPE_CHECKING:
    from awaykit.pipeline.order import Order

_MADE_WITH_PACKETS = frozenset({"packet", "ask", "myeras-card", "final-week"})
"""The papers that `awaykit packet` makes; `awaykit emails` makes the rest."""


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
    """How the season stands; `next` are the first of `due`, one of each sort."""

    dossier: str
    today: str
    season: str
    next: list[PlainDue]
    due: list[PlainDue]
    letters: list[PlainLetter]
    ready: PlainReady | None


def status(order: "Order") -> PlainStatus:
    """How things stand on the day of the order: the applicant's steps the most urgent first, then events.

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
    make, record = words_to_make(dossier, plan, step), words_to_record(dossier, step)
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
        "make": list(make) if make else None,
        "record": list(record) if record else None,
        "by_hand": None if record else words_to_write(step),
    }


def words_to_make(dossier: Dossier, plan: Plan, step: Step) -> tuple[str, ...] | None:
    """What to type after `awaykit` for the papers of a step; None where it needs none, or not yet."""
    if step.paper is None or step.state is StepState.LATER:
        return None
    command = "packet" if step.paper in _MADE_WITH_PACKETS else "emails"
    for letter in plan.letters:
        if lies_in(step, letter.place):
            return (command, "--writer", letter.writer.id)
    for row, program in enumerate(dossier.programs):
        if lies_in(step, f"programs[{row}]"):
            return (command, "--program", program.id)
    return (command,)


def lies_in(step: Step, entry: str) -> bool:
    """Whether a step comes from an entry of the dossier ("rotations[1]"), or from inside it."""
    return step.place is not None and (
        step.place == entry or step.place.startswith((f"{entry}.", f"{entry}["))
    )


def _letter(dossier: Dossier, plan: Plan, letter: LetterPlan) -> PlainLetter:
    steps = letter.writer.request.steps
    mine = (step for step in plan.agenda if lies_in(step, letter.place) and step.state is not StepState.DONE)
    following = min(mine, key=lambda step: (step.state is not StepState.OVERDUE, step.last_day), default=None)
    return {
        "writer": letter.writer.id,
        "name": letter.called,
        "rotation": letter.rotation.id,
        "state": letter.state.value,
        "since": steps[-1][0].isoformat() if steps else None,
        "next": plain_due(dossier, plan, following) if following else None,
    }
