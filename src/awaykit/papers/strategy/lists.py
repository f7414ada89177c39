"""Lists of the summary: rotations compared, findings, letters, programs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program, Requirement
from awaykit.model.rotations import RotationState
from awaykit.model.scalars import Choice
from awaykit.papers.paper import doc
from awaykit.papers.strategy.strategy_counts import Count, CountState
from awaykit.papers.strategy.timeline import shown_rotations
from awaykit.papers.views import place_of
from awaykit.plan.host_steps import Confirmer, confirmed_on, requirement_in_words
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.chosen import Point, Portfolio, ProgramRank, RotationSet
from awaykit.plan.portfolio.costs import cost_of
from awaykit.plan.rotation_dates import Phase
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.service_yield import impact_boxes, service_yield
from awaykit.review.all_rules import FAMILIES
from awaykit.review.findings import Finding, Importance, Source, SourceKind
from awaykit.wording import MONTHS, counted, date_without_weekday, listing, month_and_day, shortened

MOST_IN_FULL = 7
_MOST_MESSAGES = 2
_MOST_GOOD = 3
_NO_BREAK = "\u00a0"
"""Between "Guide" and its section, which a line keeps together."""

_SECTION = re.compile(r"§[0-9]+(?:\.[0-9]+)*|FAQ [0-9]+")

_WEIGHTS = {Importance.HIGH: "Important", Importance.MEDIUM: "Worth doing", Importance.LOW: "Small"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One rule that has something to say, with all that it says."""

    code: str = doc("Code of the rule, which awaykit explain takes: LOR004")
    weight: str = doc("Important, Worth doing or Small")
    title: str = doc("What the rule is about")
    messages: tuple[str, ...] = doc("What is so, at most two sentences")
    more: int = doc("How many sentences are left out")
    hint: str = doc("What to do; empty for nothing")
    tags: tuple[str, ...] = doc("On what it rests: Guide §5.3, Rule of thumb")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """Findings of one family that are only named."""

    family: str = doc("What they are about: Letters")
    titles: tuple[str, ...] = doc("The titles of the rules")


def finding_lines(
    findings: Sequence[Finding], most: int = MOST_IN_FULL
) -> tuple[tuple[FindingLine, ...], tuple[FindingGroup, ...]]:
    """At most `most` in full, the weightiest first; the rest by family. Good news is told apart."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.importance is not Importance.GOOD and not _is_about_money(finding):
            by_rule.setdefault(finding.code, []).append(finding)
    told_ones = list(by_rule.values())
    rest: dict[str, list[str]] = {}
    for group in told_ones[most:]:
        rest.setdefault(_family(group[0].code), []).append(group[0].title)
    lines = tuple(_line(group) for group in told_ones[:most])
    return lines, tuple(FindingGroup(family=name, titles=tuple(titles)) for name, titles in rest.items())


def what_stands(findings: Iterable[Finding], counts: Iterable[Count]) -> tuple[str, ...]:
    """Good news: the counts that are met, and what the rules praise."""
    met = [count.what for count in counts if count.state is CountState.MET]
    good: dict[str, list[str]] = {}
    for finding in findings:
        if finding.importance is Importance.GOOD and not _is_about_money(finding):
            good.setdefault(finding.code, []).append(finding.message)
    praised = [messages[0] + _more(len(messages) - 1) for messages in good.values()][:_MOST_GOOD]
    said = [f"Counts that are met: {listing(_small(name) for name in met)}."] if met else []
    return (*said, *praised)


def about_money(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What the rules say of money, for the page that is left out when the summary is handed on."""
    told_ones = (finding for finding in findings if _is_about_money(finding))
    return tuple(" ".join(part for part in (each.message, each.hint) if part) for each in told_ones)


def _is_about_money(finding: Finding) -> bool:
    return finding.code.startswith("FIN")


def _line(group: Sequence[Finding]) -> FindingLine:
    first = group[0]
    messages = tuple(dict.fromkeys(finding.message for finding in group))
    hints = tuple(dict.fromkeys(finding.hint for finding in group if finding.hint))
    return FindingLine(
        code=first.code,
        weight=_WEIGHTS[first.importance],
        title=first.title,
        messages=messages[:_MOST_MESSAGES],
        more=len(messages[_MOST_MESSAGES:]),
        hint=hints[0] if hints else "",
        tags=_tags(source for finding in group for source in finding.sources),
    )


def _tags(sources: Iterable[Source]) -> tuple[str, ...]:
    """The tags, each once, and the sections of the guide together: Guide §2.2, FAQ 1."""
    held = tuple(sources)
    of_guide = " ".join(source.text for source in held if source.kind is SourceKind.GUIDE)
    sections = ", ".join(dict.fromkeys(_SECTION.findall(of_guide)))
    others = (source.tag for source in held if source.kind is not SourceKind.GUIDE)
    return tuple(dict.fromkeys((*((f"Guide{_NO_BREAK}{sections}",) if sections else ()), *others)))


def _family(code: str) -> str:
    return FAMILIES.get(code.rstrip("0123456789"), "Others")


def _more(others: int) -> str:
    return f" ({others} more like this)" if others else ""


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


_MOST_OF_A_NAME = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """One writer, the one to rely on first at the top."""

    called: str = doc("How the applicant speaks of the writer: Dr. Whitfield")
    site: str = doc("The hospital of the rotation")
    reasons: str = doc("What speaks for the writer, and against")
    state: str = doc("not asked, asked, agreed, link sent, reminded, uploaded, hesitated, declined")
    next: str = doc("The next day, in words; empty where there is none")


def letter_lines(plan: Plan) -> tuple[LetterLine, ...]:
    """Those who may write first, by what speaks for them; equal ones as in the dossier."""
    ordered = sorted(plan.letters, key=lambda letter: (letter.state.is_refused, letter.standing.order))
    return tuple(_letter_line(letter, plan) for letter in ordered)


def _letter_line(letter: LetterPlan, plan: Plan) -> LetterLine:
    return LetterLine(
        called=letter.called,
        site=shortened(letter.rotation.site, _MOST_OF_A_NAME),
        reasons=listing(letter.standing.reasons) or "nothing known yet",
        state=letter.state.value,
        next=_next(letter, plan),
    )


def _next(letter: LetterPlan, plan: Plan) -> str:
    """What the day asks for next: the asking, the answer, or the upload."""
    if letter.state.is_refused or letter.state is LetterState.UPLOADED or plan.is_too_late_for_letters:
        return ""
    upload = letter.dates.upload_by
    if upload is None:
        return "upload as soon as possible"
    expected = " (expected)" if letter.dates.upload_is_expected else ""
    return f"upload by {date_without_weekday(upload)}{expected}"


_MOST_OPEN = 4
_QUESTIONED = (VisaNeed.NEEDED, VisaNeed.NOT_NEEDED)
_DONE_WITH = ("sent", "not-needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramLine:
    """One program of the order."""

    number: int = doc("Its place in the order")
    name: str = doc("The program")
    place: str = doc("City and state; empty where they are not known")
    points: int = doc("Its points")
    most: int = doc("The most points that a program can have")
    reasons: str = doc("What the points are for, the most first")
    questions: str = doc("What to ask or mind; empty for nothing")
    signal: str = doc("gold or silver; empty for none")
    is_own_signal: bool = doc("Whether the applicant chose the signal")
    is_undecided: bool = doc("Whether the applicant has not decided to apply")


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLine:
    """What one host still wants, and who has confirmed visa and status there."""

    name: str = doc("The host")
    deadline: str = doc("Last day to apply; empty where none lies ahead")
    done: str = doc("How many things are sent or ready: 3 of 5 ready")
    open: tuple[str, ...] = doc("What is still open, with its day, at most four")
    more: int = doc("How many open things are left out")
    confirmed: str = doc("Who confirmed visa and status; empty where no question arises")
    unconfirmed: str = doc("Who has not yet; empty for nobody")


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
    ahead.sort(key=lambda each: not each.rotation.state.is_promised)
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
    promised = [each for each in rotations if each.rotation.state.is_promised]
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


_MOST_OF_A_SITE = 42
_BEGUN = (Phase.UNDER_WAY, Phase.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRotation:
    """One row."""

    number: int = doc("Its number in the picture")
    service: str = doc("The service")
    site: str = doc("The hospital")
    state: str = doc("candidate, applied, offered, confirmed, under way, done")
    days: str = doc("First and last day; empty where they are not known")
    weeks: int = doc("Whole weeks; 0 where the days are not known")
    window: str = doc("best, acceptable, older or late; empty without dates")
    service_yield: str = doc("high, moderate, low or unknown")
    yield_why: str = doc("Why: inpatient ward")
    role: str = doc("hands-on elective, observership")
    letter: str = doc("How far its furthest letter is: letter agreed; empty for a candidate")
    cost: str = doc("Its costs as far as known: $3,500")
    boxes: str = doc("How many of the four boxes are checked: 3 of 4")
    doubts: str = doc("The boxes that are not checked, and with ? those not known: not inpatient, letter?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenSet:
    """A set of candidates, in short."""

    rotations: str = doc("Its rotations as a phrase, each with its number")
    cost: str = doc("What they cost together, as far as known")
    points: int = doc("Its points")
    gives_up: str = doc("What it gives up, in a sentence or two; empty for nothing")


def compared_rotations(dossier: Dossier, plan: Plan) -> tuple[ComparedRotation, ...]:
    """A row for each rotation of the picture, in its order."""
    return tuple(
        _compared(dossier, plan, number, each) for number, each in enumerate(shown_rotations(plan), 1)
    )


def chosen_sets(plan: Plan, portfolio: Portfolio) -> tuple[ChosenSet, ...]:
    """The best sets of candidates, none where nothing is to be chosen."""
    numbers = {each.rotation.id: number for number, each in enumerate(shown_rotations(plan), 1)}
    return tuple(_chosen(each, numbers, row) for row, each in enumerate(portfolio.sets) if each.candidates)


def _compared(dossier: Dossier, plan: Plan, number: int, planned: RotationPlan) -> ComparedRotation:
    rotation, dates = planned.rotation, planned.dates
    worth = service_yield(rotation)
    boxes = impact_boxes(dossier, plan, planned)
    checked = sum(box.is_checked is True for box in boxes)
    cost = cost_of(rotation, dossier.program_of(rotation))
    return ComparedRotation(
        number=number,
        service=shortened(rotation.service, _MOST_OF_A_SITE),
        site=shortened(rotation.site, _MOST_OF_A_SITE),
        state=planned.phase.value if planned.phase in _BEGUN else rotation.state.value,
        days=_short_days(dates.starts, dates.ends) if dates else "",
        weeks=dates.weeks if dates else 0,
        window=planned.window.value if planned.window else "",
        service_yield=worth.level.value,
        yield_why=worth.why,
        role=_role(planned),
        letter=_letter(planned, plan),
        cost=_cost(cost.dollars, is_fee_only=cost.is_fee_only),
        boxes=f"{checked} of {plan.guide.impact_boxes.value}",
        doubts=", ".join(
            (
                *(f"not {box.name}" for box in boxes if box.is_checked is False),
                *(f"{box.name}?" for box in boxes if box.is_checked is None),
            )
        ),
    )


def _short_days(first: date, last: date) -> str:
    """The days as a narrow column has them: "Sep 28 – Oct 23, 2026"."""
    year = f", {first.year}" if first.year != last.year else ""
    return f"{_day(first)}{year} – {_day(last)}, {last.year}"


def _day(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.day}"


def _role(planned: RotationPlan) -> str:
    kind = planned.rotation.kind.value
    if not planned.rotation.is_observer:
        return f"hands-on {kind}" if planned.rotation.hands_on else kind
    return kind if kind == "observership" else f"{kind}, watching only"


def _letter(planned: RotationPlan, plan: Plan) -> str:
    """How far the furthest letter is: "letter agreed"; that nobody is named, or that all refused."""
    if planned.rotation.state is RotationState.CANDIDATE:
        return ""
    letters = plan.letters_of(planned.rotation.id)
    if not letters:
        return "no writer yet"
    open_ones = [letter.state for letter in letters if not letter.state.is_refused]
    if not open_ones:
        return "letter refused"
    return f"letter {max(open_ones, key=list(LetterState).index).value}"


def _cost(dollars: int | None, *, is_fee_only: bool) -> str:
    if dollars is None:
        return "not known"
    return f"${dollars:,}, fee only" if is_fee_only else f"${dollars:,}"


def _chosen(chosen: RotationSet, numbers: dict[str, int], row: int) -> ChosenSet:
    named = [_named(each.planned, numbers) for each in chosen.candidates]
    unknown = f", and {counted(len(chosen.without_estimate), 'rotation')} without an estimate"
    return ChosenSet(
        rotations=listing(named),
        cost=f"${chosen.cost:,}" + (unknown if chosen.without_estimate else ""),
        points=chosen.score,
        gives_up=" ".join(_gives_up(chosen.gives_up, row)),
    )


def _gives_up(sentences: Sequence[str], row: int) -> Iterator[str]:
    """Of the best set what it lacks against the guide; of the others what the best has more."""
    about_sets = [each for each in sentences if _speaks_of_a_set(each)]
    if row == 0:
        yield from (each for each in sentences if each not in about_sets)
    else:
        yield from (each.replace("set 1", "the best set") for each in about_sets[1:2] or about_sets[:1])


def _speaks_of_a_set(sentence: str) -> bool:
    return "set 1" in sentence.lower() or "set 2" in sentence.lower()


def _named(planned: RotationPlan, numbers: dict[str, int]) -> str:
    number = numbers.get(planned.rotation.id)
    name = f"{planned.rotation.site}"
    return f"{name} (no. {number})" if number else name
