"""What a choice of rotations is made of: wishes, points, costs, and the sets chosen."""

from dataclasses import dataclass, field

from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation, RotationState
from awaykit.plan.rotation_plan import RotationPlan


@dataclass(frozen=True, slots=True)
class Cost:
    """The sum of the known parts, None where none is known; `is_fee_only`: no travel, no housing."""

    dollars: int | None
    is_fee_only: bool


def cost_of(rotation: Rotation, program: Program | None) -> Cost:
    """The rotation's costs; its program's fee counts only where the rotation gives none."""
    costs = rotation.costs
    fee = costs.fee
    if fee is None and program and program.rotation:
        fee = program.rotation.fee
    others = [part for part in (costs.travel, costs.housing, costs.other) if part is not None]
    if fee is None and not others:
        return Cost(None, is_fee_only=False)
    return Cost((fee or 0) + sum(others), is_fee_only=not others)


@dataclass(frozen=True, slots=True)
class Purse:
    """The budget for all rotations and what the settled ones take of it; `budget` None sets no limit.

    `dearest` is the highest known cost of a candidate: what costs are compared with where there is
    no budget.
    """

    budget: int | None
    committed: int
    dearest: int

    @property
    def left(self) -> int | None:
        """What is left for candidates, never below 0; None where there is no limit."""
        return None if self.budget is None else max(0, self.budget - self.committed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the applicant asks of the choice; ids are those of rotations, `budget` is in US dollars.

    None: the value of the dossier or the guide applies.
    """

    must: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    budget: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """Part of a score: `weight` names the setting ("hands_on"), `why` is what it follows from."""

    weight: str
    points: int
    most: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A rotation that could be chosen, or that is settled already (applied, offered, confirmed, done).

    `cost` is in US dollars, None where the dossier has no estimate; `is_fee_only`: travel and housing
    aren't known. `points` are given to those that nothing bars. `cautions` are questions to ask before
    choosing it; they take no points.
    """

    planned: RotationPlan
    program: Program | None
    cost: int | None
    is_fee_only: bool
    points: tuple[Point, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether it is applied for, offered, confirmed, under way or done."""
        return self.planned.rotation.state is not RotationState.CANDIDATE

    @property
    def id(self) -> str:
        """The rotation's id."""
        return self.planned.rotation.id

    @property
    def score(self) -> int:
        """The sum of its points."""
        return sum(point.points for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """A candidate that can't be chosen, with every reason."""

    id: str
    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationSet:
    """Rotations that fit together. `points` belong to the set as a whole; `cost` counts what is known.

    `gives_up` is what the other sets have and this one doesn't, and what the guide asks for beyond it;
    `cautions` are questions to ask before choosing it. Rotations are in order of time.
    """

    candidates: tuple[Candidate, ...]
    points: tuple[Point, ...]
    cost: int
    without_estimate: tuple[str, ...]
    gives_up: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def score(self) -> int:
        """The points of its rotations and its own."""
        return sum(each.score for each in self.candidates) + sum(each.points for each in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramRank:
    """A program on the worksheet, with its points and its signal: "gold", "silver" or "" for none.

    `is_own_signal`: the applicant wrote it down; otherwise the order suggests it.
    """

    program: Program
    points: tuple[Point, ...]
    signal: str
    cautions: tuple[str, ...]
    is_own_signal: bool = False

    @property
    def score(self) -> int:
        """The sum of its points."""
        return sum(point.points for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """The answer of `plan`: at most three sets, the best first; what is settled; what is barred and why.

    `weights` are the points used, by name, in the order shown, `own_weights` the names of those that
    the applicant set. `budget` is for all rotations, `committed` what the settled ones cost; US
    dollars. `most` is how many more were looked for. `assumed` is what was taken for granted (a
    candidate without costs, a reading of the guide), `notes` what the applicant should know of the
    answer as a whole (why there is no set).
    """

    settled: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]
    barred: tuple[Barred, ...]
    sets: tuple[RotationSet, ...]
    programs: tuple[ProgramRank, ...]
    not_applying: tuple[Program, ...]
    weights: tuple[tuple[str, int], ...]
    budget: int | None
    assumed: tuple[str, ...] = field(default=())
    own_weights: frozenset[str] = frozenset()
    committed: int = 0
    most: int = 0
    notes: tuple[str, ...] = ()
