"""Steps of the agenda that every applicant shares: the season's days, and looking through the key cases."""

from collections.abc import Iterator, Sequence
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.planning.day_words import expected
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.steps import Frame, Step, StepKind, StepState
from awaykit.season.dated import Dated
from awaykit.season.season import DATE_NAMES

_YOURS = ("submits_from", "nrmp_opens", "nrmp_closes", "rank_list_due")


def season_steps(frame: Frame) -> Iterator[Step]:
    """The days of the season; where two review days are possible, one step from the first to the second."""
    season = frame.season
    for key, name in DATE_NAMES.items():
        held: Dated[date] | tuple[Dated[date], ...] = getattr(season, key)
        days = sorted(held, key=lambda day: day.value) if isinstance(held, tuple) else [held]
        yield _season_step(frame, key, name, days)
    yield _season_step(frame, "match_week_begins", "Match Week begins", [season.match_week_begins])


def _season_step(frame: Frame, key: str, name: str, days: Sequence[Dated[date]]) -> Step:
    first, last = days[0], days[-1]
    until = last.value if last.value != first.value else None
    return frame.step(
        StepKind.SEASON,
        key.replace("_", "-"),
        due=first.value,
        until=until,
        title=f"{name}{expected(first)}",
        why=f"{first.source}, for {frame.season.in_words}.",
        state=frame.event_state(first.value, until),
        is_yours=key in _YOURS,
        is_expected=any(day.is_projected for day in days),
    )


def attest_steps(
    dossier: Dossier, rotations: Sequence[RotationPlan], letters: Sequence[LetterPlan], frame: Frame
) -> Iterator[Step]:
    """Looking through every case for a patient's identifiers, before the first packet can go out."""
    attested = dossier.settings.cases_hold_no_identifiers
    needed_by = _first_packet(rotations, letters)
    if attested is None and needed_by is None:
        return
    if not any(rotation.key_cases for rotation in dossier.rotations):
        return
    due = attested or needed_by or frame.today
    yield frame.step(
        StepKind.ATTEST,
        "cases",
        due=due,
        title="Check every key case for patients' identifiers",
        why="You recorded this day." if attested else "Only you can say that a packet names no patient.",
        state=StepState.DONE if attested else frame.state_from(due),
        place="settings.cases_hold_no_identifiers",
    )


def _first_packet(rotations: Sequence[RotationPlan], letters: Sequence[LetterPlan]) -> date | None:
    """The first day on which a packet with cases may be wanted; None when no letter waits for one."""
    ask_from = {plan.rotation.id: plan.dates.ask_from for plan in rotations if plan.dates}
    days = [
        letter.writer.request.agreed or ask_from.get(letter.rotation.id)
        for letter in letters
        if letter.cases and not letter.state.is_refused and letter.state is not LetterState.UPLOADED
    ]
    return min((day for day in days if day), default=None)
