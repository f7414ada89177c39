"""Programs to apply to in order, and what each host still wants: worksheets from the applicant's answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from awaykit.documents.paper import told
from awaykit.documents.people import place_of
from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program, Requirement
from awaykit.model.rotations import RotationState
from awaykit.model.scalars import Choice
from awaykit.planning.confirmation_steps import Confirmer, confirmed_on
from awaykit.planning.host_steps import requirement_in_words
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.chosen import Point, Portfolio, ProgramRank
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.wording import date_without_weekday, listing, month_and_day, shortened

_MOST_OPEN = 4
_MOST_OF_A_NAME = 48
_PROMISED = (RotationState.OFFERED, RotationState.CONFIRMED)
_QUESTIONED = (VisaNeed.NEEDED, VisaNeed.NOT_NEEDED)
_DONE_WITH = ("sent", "not-needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramLine:
    """One program of the order."""

    number: int = told("Its place in the order")
    name: str = told("The program")
    place: str = told("City and state; empty where they are not known")
    points: int = told("Its points")
    most: int = told("The most points that a program can have")
    reasons: str = told("What the points are for, the most first")
    questions: str = told("What to ask or mind; empty for nothing")
    signal: str = told("gold or silver; empty for none")
    is_own_signal: bool = told("Whether the applicant chose the signal")
    is_undecided: bool = told("Whether the applicant has not decided to apply")


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLine:
    """What one host still wants, and who has confirmed visa and status there."""

    name: str = told("The host")
    deadline: str = told("Last day to apply; empty where none lies ahead")
    done: str = told("How many things are sent or ready: 3 of 5 ready")
    open: tuple[str, ...] = told("What is still open, with its day, at most four")
    more: int = told("How many open things are left out")
    confirmed: str = told("Who confirmed visa and status; empty where no question arises")
    unconfirmed: str = told("Who has not yet; empty for nobody")


def program_lines(portfolio: Portfolio) -> tuple[ProgramLine, ...]:
    """The programs in order."""
    return tuple(_program(number, rank) for number, rank in enumerate(portfolio.programs, 1))


def host_lines(dossier: Dossier, plan: Plan) -> tuple[HostLine, ...]:
    """The hosts of which there is something to tell: those with a promised rotation first."""
    return tuple(
        each
        for each in _hosts(dossier, plan)
        if each.done or each.deadline or each.confirmed or each.unconfirmed
    )


def _program(number: int, rank: ProgramRank) -> ProgramLine:
    program = rank.program
    scored = sorted((point for point in rank.points if point.points > 0), key=lambda each: -each.points)
    return ProgramLine(
        number=number,
        name=shortened(program.hospital or program.name, _MOST_OF_A_NAME),
        place=place_of(program.city, program.us_state) or "",
        points=rank.score,
        most=sum(point.most for point in rank.points),
        reasons="; ".join(_in_short(point) for point in scored) or "nothing known yet",
        questions=" ".join(rank.cautions),
        signal=rank.signal,
        is_own_signal=rank.is_own_signal,
        is_undecided=program.residency is not None and program.residency.apply is Choice.UNDECIDED,
    )


def _in_short(point: Point) -> str:
    """Why the point is there; the four signs are only counted."""
    return point.why.split(":")[0] if point.weight == "img_signs" else point.why


def _hosts(dossier: Dossier, plan: Plan) -> Iterator[HostLine]:
    """By program; then the rotations ahead that name none."""
    ahead = [each for each in plan.rotations.values() if _is_ahead(each, plan.today)]
    ahead.sort(key=lambda each: each.rotation.state not in _PROMISED)
    programs: dict[str, Program] = {}
    for each in ahead:
        program = dossier.program_of(each.rotation)
        if program is not None:
            programs[program.id] = program
    for program in dossier.programs:
        if program.rotation and program.id not in programs and _asks(dossier, program, plan):
            programs[program.id] = program
    for program in programs.values():
        mine = [each for each in ahead if each.rotation.program == program.id]
        yield _host(dossier, program.hospital or program.name, program, mine, plan)
    for each in ahead:
        if dossier.program_of(each.rotation) is None:
            yield _host(dossier, each.rotation.site, None, [each], plan)


def _is_ahead(planned: RotationPlan, today: date) -> bool:
    starts = planned.rotation.starts
    is_live = planned.rotation.state is not RotationState.CANCELLED
    return is_live and (starts is None or starts > today)


def _asks(dossier: Dossier, program: Program, plan: Plan) -> bool:
    """Whether a host without a rotation still may be asked: none there was, and its last day isn't past."""
    if program.rotation is None or any(each.program == program.id for each in dossier.rotations):
        return False
    return program.rotation.deadline is None or program.rotation.deadline >= plan.today


def _host(
    dossier: Dossier, name: str, program: Program | None, rotations: list[RotationPlan], plan: Plan
) -> HostLine:
    request = program.rotation if program else None
    wanted = [each for each in (request.requirements if request else ()) if each.state != "not-needed"]
    lacking = [each for each in wanted if each.state in ("missing", "asked")]
    deadline = request.deadline if request else None
    promised = [each for each in rotations if each.rotation.state in _PROMISED]
    asked = promised if dossier.applicant.visa.need in _QUESTIONED else []
    given, missing = _confirmations(asked)
    is_settled = bool(promised)
    return HostLine(
        name=shortened(name, _MOST_OF_A_NAME),
        deadline=date_without_weekday(deadline)
        if deadline and deadline >= plan.today and not is_settled
        else "",
        done=f"{len(wanted) - len(lacking)} of {len(wanted)} ready" if wanted else "",
        open=tuple(_open(each) for each in lacking[:_MOST_OPEN]),
        more=len(lacking[_MOST_OPEN:]),
        confirmed=given,
        unconfirmed=missing,
    )


def _open(requirement: Requirement) -> str:
    words = requirement_in_words(requirement.kind)
    due = f", by {month_and_day(requirement.due)}" if requirement.due else ""
    return f"{words} ({requirement.state}{due})"


def _confirmations(rotations: list[RotationPlan]) -> tuple[str, str]:
    """Who has confirmed, with the day, and who has not, over all rotations at the host."""
    given: list[str] = []
    missing: list[str] = []
    for planned in rotations:
        for confirmer in Confirmer:
            on = confirmed_on(planned.rotation.confirmed_by, confirmer)
            if on is None:
                missing.append(confirmer.value)
            else:
                given.append(f"{confirmer.value} {date_without_weekday(on)}")
    return listing(dict.fromkeys(given)), listing(dict.fromkeys(missing))
