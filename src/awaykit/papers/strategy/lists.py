"""Lists of the summary: findings, letters, programs, hosts, what is private, the sources."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation, RotationState
from awaykit.model.scalars import Choice
from awaykit.papers.paper import doc
from awaykit.papers.strategy.strategy_counts import Count, CountState
from awaykit.papers.views import place_of
from awaykit.plan.host_steps import Confirmer, confirmed_on, requirement_in_words
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.chosen import Portfolio
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.review.all_rules import FAMILIES
from awaykit.review.findings import Finding, Importance, SourceKind
from awaykit.season.reference import reference
from awaykit.wording import counted, date_without_weekday, listing, month_and_day, shortened

MOST_IN_FULL = 7
_MOST_MESSAGES = 2
_MOST_GOOD = 3
_MOST_OF_A_NAME = 48
_MOST_OPEN = 4
_MOST_OF_A_NOTE = 130
_MOST_OF_A_SITE = 42
_NO_BREAK = "\u00a0"
"""Between "Guide" and its section, which a line keeps together."""

_SECTION = re.compile(r"§[0-9]+(?:\.[0-9]+)*|FAQ [0-9]+")
THEMES = {
    "hard-situation": "A hard clinical situation",
    "adapting-to-us": "Adapting to US health care",
    "other": "Other",
}
"""Of stories that interviews ask for."""

_WEIGHTS = {Importance.HIGH: "Important", Importance.MEDIUM: "Worth doing", Importance.LOW: "Small"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """One line about a step, a letter writer, a sum, a story, a reflection, or a day of the season."""

    what: str = doc(
        "What it is: the step, the writer, the sum, the theme, the hospital, the day of the season"
    )
    detail: str = doc("Its day, its hospital or its amount; empty for a reflection")
    words: str = doc(
        "More of it: reasons, what a sum leaves out, the story, where a day is from; may be empty"
    )
    state: str = doc("late for a step, how far a letter is, how sure a day is; else empty", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One rule with its findings."""

    title: str = doc("What the rule is about")
    message: str = doc("What is so: at most two sentences, and how many are left out")
    hint: str = doc("What to do; empty for nothing")
    basis: str = doc("Its weight, its code, and what it rests on: Important · LOR004 · Guide §5.3")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramLine:
    """One program of the order."""

    name: str = doc("The program, with city and state where they are known")
    is_undecided: bool = doc("Whether the applicant has not decided to apply")
    points: str = doc("Its points, of the most that a program can have: 12 of 30")
    reasons: str = doc("What the points are for, the most first")
    questions: str = doc("What to ask or mind; empty for nothing")
    signal: str = doc("gold or silver, and whether it is the applicant's own choice; – for none")


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLine:
    """What one host still requires, and who has confirmed visa and status there."""

    name: str = doc("The host")
    deadline: str = doc("Last day to apply; empty where none is ahead")
    done: str = doc("How many things are sent or ready: 3 of 5 ready")
    open: str = doc("What is still open, with its day, at most four and how many more; empty for nothing")
    confirmed: str = doc("Who confirmed visa and status; empty where no question arises")
    unconfirmed: str = doc("Who has not yet; empty for nobody")


def finding_lines(
    findings: Sequence[Finding], most: int = MOST_IN_FULL
) -> tuple[tuple[FindingLine, ...], tuple[str, ...]]:
    """At most `most` rules in full, the weightiest first; the titles of the rest by family.

    Good news and money have their own places.
    """
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.importance is not Importance.GOOD and not _is_about_money(finding):
            by_rule.setdefault(finding.code, []).append(finding)
    groups = list(by_rule.values())
    rest: dict[str, list[str]] = {}
    for first, *_ in groups[most:]:
        rest.setdefault(FAMILIES.get(first.code.rstrip("0123456789"), "Others"), []).append(first.title)
    more = tuple(f"{family}: {'; '.join(titles)}" for family, titles in rest.items())
    lines = []
    for group in groups[:most]:
        first = group[0]
        messages = list(dict.fromkeys(finding.message for finding in group))
        if left_out := len(messages[_MOST_MESSAGES:]):
            messages[_MOST_MESSAGES:] = [f"And {left_out} more like this."]
        sources = [source for finding in group for source in finding.sources]
        of_guide = " ".join(source.text for source in sources if source.kind is SourceKind.GUIDE)
        sections = ", ".join(dict.fromkeys(_SECTION.findall(of_guide)))
        tags = [f"Guide{_NO_BREAK}{sections}"] if sections else []
        tags += [source.tag for source in sources if source.kind is not SourceKind.GUIDE]
        line = FindingLine(
            title=first.title,
            message=" ".join(messages),
            hint=next((finding.hint for finding in group if finding.hint), ""),
            basis=" · ".join((_WEIGHTS[first.importance], first.code, *dict.fromkeys(tags))),
        )
        lines.append(line)
    return tuple(lines), more


def good_news(findings: Iterable[Finding], counts: Iterable[Count]) -> tuple[str, ...]:
    """The counts that are met, and what the rules praise."""
    met = [count.what[:1].lower() + count.what[1:] for count in counts if count.state is CountState.MET]
    good: dict[str, list[str]] = {}
    for finding in findings:
        if finding.importance is Importance.GOOD and not _is_about_money(finding):
            good.setdefault(finding.code, []).append(finding.message)
    praised = [
        f"{first} ({len(others)} more like this)" if others else first for first, *others in good.values()
    ]
    return (*([f"Counts that are met: {listing(met)}."] if met else []), *praised[:_MOST_GOOD])


def about_money(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Findings on money, for the page that is left out when the summary is handed on."""
    return tuple(
        " ".join(part for part in (finding.message, finding.hint) if part)
        for finding in findings
        if _is_about_money(finding)
    )


def _is_about_money(finding: Finding) -> bool:
    return finding.code.startswith("FIN")


def letter_lines(plan: Plan) -> tuple[SummaryLine, ...]:
    """Those who may write first, by what speaks for them; equal ones as in the dossier."""
    ordered = sorted(plan.letters, key=lambda letter: (letter.state.is_refused, letter.standing.order))
    lines = []
    for letter in ordered:
        state, upload = letter.state.value.capitalize(), letter.dates.upload_by
        if letter in plan.letters_to_come:
            expected = " (expected)" if letter.dates.upload_is_expected else ""
            by = f"by {date_without_weekday(upload)}{expected}" if upload else "as soon as possible"
            state = f"{state}; upload {by}"
        site = shortened(letter.rotation.site, _MOST_OF_A_NAME)
        reasons = listing(letter.standing.reasons) or "nothing known yet"
        lines.append(SummaryLine(what=letter.called, detail=site, words=reasons, state=state))
    return tuple(lines)


def program_lines(portfolio: Portfolio) -> tuple[ProgramLine, ...]:
    """The programs in order."""
    lines = []
    for rank in portfolio.programs:
        program = rank.program
        scored = sorted((point for point in rank.points if point.points > 0), key=lambda each: -each.points)
        # of the four signs only their number is told
        reasons = (each.why.split(":")[0] if each.weight == "img_signs" else each.why for each in scored)
        name = shortened(program.hospital or program.name, _MOST_OF_A_NAME)
        line = ProgramLine(
            name=", ".join(filter(None, (name, place_of(program.city, program.us_state)))),
            is_undecided=program.residency is not None and program.residency.apply is Choice.UNDECIDED,
            points=f"{rank.score} of {sum(point.most for point in rank.points)}",
            reasons="; ".join(reasons) or "nothing known yet",
            questions=" ".join(rank.cautions),
            signal=f"{rank.signal}{' (yours)' if rank.is_own_signal else ''}" if rank.signal else "–",
        )
        lines.append(line)
    return tuple(lines)


def host_lines(dossier: Dossier, plan: Plan) -> tuple[HostLine, ...]:
    """The hosts with something to report: those with a promised rotation first.

    By program, those that may still be asked for a rotation too; then the rotations ahead that name no
    program.
    """
    ahead = [
        each
        for each in plan.rotations.values()
        if each.is_ahead and each.rotation.state is not RotationState.CANCELLED
    ]
    ahead.sort(key=lambda each: not each.rotation.state.is_promised)
    known = {each.program for each in dossier.rotations}
    to_ask = [
        program
        for program in dossier.programs
        if program.rotation
        and program.id not in known
        and (program.rotation.deadline is None or program.rotation.deadline >= plan.today)
    ]
    named = [program for each in ahead if (program := dossier.program_of(each.rotation))]
    programs = {program.id: program for program in (*named, *to_ask)}
    lines = [
        _host_line(
            dossier,
            program.hospital or program.name,
            program,
            [each for each in ahead if each.rotation.program == program.id],
            plan,
        )
        for program in programs.values()
    ]
    lines += [
        _host_line(dossier, each.rotation.site, None, [each], plan)
        for each in ahead
        if dossier.program_of(each.rotation) is None
    ]
    return tuple(each for each in lines if each.done or each.deadline or each.confirmed or each.unconfirmed)


def _host_line(
    dossier: Dossier, name: str, program: Program | None, rotations: list[RotationPlan], plan: Plan
) -> HostLine:
    request = program.rotation if program else None
    required = [each for each in (request.requirements if request else ()) if each.state != "not-needed"]
    lacking = [each for each in required if each.state in ("missing", "asked")]
    still_open = [
        f"{requirement_in_words(each.kind)} ({each.state}"
        f"{f', by {month_and_day(each.due)}' if each.due else ''})"
        for each in lacking
    ]
    more = len(still_open[_MOST_OPEN:])
    promised = [each for each in rotations if each.rotation.state.is_promised]
    deadline = request.deadline if request and not promised else None
    given: list[str] = []
    missing: list[str] = []
    if dossier.applicant.visa.need in (VisaNeed.NEEDED, VisaNeed.NOT_NEEDED):
        for planned in promised:
            for confirmer in Confirmer:
                on = confirmed_on(planned.rotation.confirmed_by, confirmer)
                if on is None:
                    missing.append(confirmer.value)
                else:
                    given.append(f"{confirmer.value} {date_without_weekday(on)}")
    return HostLine(
        name=shortened(name, _MOST_OF_A_NAME),
        deadline=date_without_weekday(deadline) if deadline and deadline >= plan.today else "",
        done=f"{len(required) - len(lacking)} of {len(required)} ready" if required else "",
        open=", ".join(still_open[:_MOST_OPEN]) + (f" and {more} more" if more else ""),
        confirmed=listing(dict.fromkeys(given)),
        unconfirmed=listing(dict.fromkeys(missing)),
    )


def budget_lines(portfolio: Portfolio) -> Iterator[SummaryLine]:
    """The budget, what is settled, what is left, and the best set of candidates; known costs only."""
    unknown = sum(each.cost is None for each in portfolio.settled)
    is_known = any(each.cost is not None for each in portfolio.settled)
    if portfolio.budget is None and not is_known and not portfolio.sets:
        return
    if portfolio.budget is not None:
        yield _sum("Budget:", portfolio.budget, 0)
    if portfolio.settled:
        yield _sum(f"{counted(len(portfolio.settled), 'settled rotation')}:", portfolio.committed, unknown)
    if portfolio.budget is not None and portfolio.settled:
        left = portfolio.budget - portfolio.committed
        yield _sum("left:" if left >= 0 else "over the budget:", abs(left), 0)
    if portfolio.sets and portfolio.sets[0].candidates:
        best = portfolio.sets[0]
        yield _sum("best set of candidates:", best.cost, len(best.without_estimate))


def _sum(what: str, dollars: int, unknown: int) -> SummaryLine:
    note = f"no estimate for {counted(unknown, 'rotation')}" if unknown else ""
    return SummaryLine(what=what, detail=f"${dollars:,}", words=note)


def stories(dossier: Dossier) -> list[SummaryLine]:
    """Stories for interviews: the first of each theme, then the second ones."""
    found: list[SummaryLine] = []
    earlier: list[tuple[int, int]] = []
    for rotation in dossier.rotations:
        for story in rotation.stories if rotation.state is not RotationState.CANCELLED else ():
            theme = THEMES[story.theme]
            earlier.append((sum(each.what == theme for each in found), list(THEMES).index(story.theme)))
            site = shortened(rotation.site, _MOST_OF_A_SITE)
            found.append(SummaryLine(what=theme, detail=site, words=_short(story.story)))
    return [found[row] for row in sorted(range(len(found)), key=earlier.__getitem__)]


def reflections(dossier: Dossier) -> tuple[SummaryLine, ...]:
    """What the applicant noted of each rotation for the rank list."""
    return tuple(
        SummaryLine(what=shortened(rotation.site, _MOST_OF_A_SITE), detail="", words=words)
        for rotation in dossier.rotations
        if rotation.state is not RotationState.CANCELLED and (words := noted(rotation))
    )


def noted(rotation: Rotation) -> str:
    """The applicant's reflection on team, supervision and training; empty for none."""
    held = rotation.reflection
    parts = {"Team": held.team, "Supervision": held.supervision, "Training": held.training}
    return " ".join(f"{name}: {_short(words)}" for name, words in parts.items() if words)


def _short(words: str) -> str:
    return shortened(" ".join(words.split()), _MOST_OF_A_NOTE)


def source_days(plan: Plan) -> tuple[SummaryLine, ...]:
    """The days of the plan's season, in order of time."""
    return tuple(
        SummaryLine(
            what=name, detail=date_without_weekday(day.value), words=day.source, state=day.confidence.value
        )
        for name, day in plan.season.named()
    )


def about_sources(dossier: Dossier, plan: Plan) -> Iterator[str]:
    """When the days were checked, and how the guide is read where it allows more than one reading."""
    checked = sorted({day.checked for _, day in plan.season.named() if day.checked})
    if checked:
        yield f"The days of the season were checked on {listing(map(date_without_weekday, checked))}."
    readings = dossier.settings.readings
    if readings.window == "year-before":
        yield "The best months are January to August of the year before you apply: your setting."
    else:
        yield "The best months are January to August of the year in which you apply (guide §2.1, with §1.2)."
    if readings.months_counted_to == "rotation-start":
        yield "The twelve months before applying are counted from a rotation's start: your setting."
    else:
        yield "The twelve months before applying are counted from a rotation's end (guide §1.2)."


def figures() -> tuple[str, ...]:
    """Figures of the Match for all non-US IMGs together, not for one person."""
    held = reference().match_figures
    checked = f", read {date_without_weekday(held.checked)}" if held.checked else ""
    source = f"{held.source} ({held.confidence.value}{checked})"
    matched = (
        f"Match {held.value.match_year}, all non-US international graduates who ranked internal medicine "
        f"first: {held.value.matched_percent} percent matched."
    )
    scores = (
        f"Median Step 2 CK of those who matched {held.value.step_2_ck_median_matched}, "
        f"of those who did not {held.value.step_2_ck_median_unmatched}."
    )
    whose = f"Figures of all applicants together, from {source}: they say nothing of one person."
    return matched, scores, whose
