"""The plan: everything that follows from a dossier, a season and a day, computed once for all readers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import RotationState
from awaykit.plan.host_steps import confirmation_steps, host_steps
from awaykit.plan.letter_steps import letter_steps
from awaykit.plan.letters import LetterPlan, LetterState, letter_plans
from awaykit.plan.rotation_dates import Phase
from awaykit.plan.rotation_plan import RotationPlan, rotation_plan
from awaykit.plan.rotation_steps import rotation_steps
from awaykit.plan.steps import RECORDED, Frame, Step, StepKind, StepState
from awaykit.plan.workdays import expected
from awaykit.season.guide import Guide
from awaykit.season.season import DATE_NAMES, Season

_KINDS = tuple(StepKind)
_URGENCY = (StepState.OVERDUE, StepState.NOW, StepState.NEAR, StepState.LATER)
_YOURS = ("submits_from", "nrmp_opens", "nrmp_closes", "rank_list_due")
"""The days of the season on which the applicant does something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What every paper, rule and screen reads instead of computing it again.

    `rotations` holds every rotation of the dossier by id, in dossier order; `letters` one plan for
    each writer and rotation that counts; `agenda` every dated step, sorted by day.
    """

    today: date
    season: Season
    guide: Guide
    rotations: Mapping[str, RotationPlan]
    letters: tuple[LetterPlan, ...]
    agenda: tuple[Step, ...]

    def letters_of(self, rotation_id: str) -> tuple[LetterPlan, ...]:
        """The letters about one rotation, in dossier order."""
        return tuple(letter for letter in self.letters if letter.rotation.id == rotation_id)

    def letter(self, rotation_id: str, writer_id: str) -> LetterPlan | None:
        """The letter of one writer about one rotation, if the plan has it."""
        held = self.letters_of(rotation_id)
        return next((letter for letter in held if letter.writer.id == writer_id), None)

    def step(self, step_id: str) -> Step | None:
        """The step with this id, if the agenda has it."""
        return next((step for step in self.agenda if step.id == step_id), None)

    @property
    def counting(self) -> tuple[RotationPlan, ...]:
        """The rotations that count, in dossier order: neither candidates nor cancelled (reading 11)."""
        return tuple(each for each in self.rotations.values() if each.rotation.state.counts)

    @property
    def candidates(self) -> tuple[RotationPlan, ...]:
        """The candidates whose first day is not known to have come, in dossier order."""
        ahead = (each for each in self.rotations.values() if each.is_ahead)
        return tuple(each for each in ahead if each.rotation.state is RotationState.CANDIDATE)

    @property
    def promised_ahead(self) -> tuple[RotationPlan, ...]:
        """The offered and confirmed rotations whose first day is ahead."""
        dated = (each for each in self.rotations.values() if each.is_ahead and each.rotation.starts)
        return tuple(each for each in dated if each.rotation.state.is_promised)

    @property
    def can_still_change(self) -> bool:
        """Whether submission is still to open: after that, gaps in the rotations can hardly be closed."""
        return self.today < self.season.submits_from.value

    def site_of(self, planned: RotationPlan) -> str:
        """A rotation by its site, with the service where another rotation is at the same one."""
        rotation, every = planned.rotation, self.rotations.values()
        at_site = [each for each in every if each.rotation.site == rotation.site]
        is_alone = sum(each.phase is not Phase.CANCELLED for each in at_site) <= 1
        return rotation.site if is_alone else f"{rotation.site} ({rotation.service})"

    @property
    def is_too_late_for_letters(self) -> bool:
        """Whether the rank list was due: a letter of this season helps no more."""
        return self.today > self.season.rank_list_due.value

    @property
    def letters_in_sight(self) -> tuple[LetterPlan, ...]:
        """The letters whose writer has neither hesitated nor declined."""
        return tuple(letter for letter in self.letters if not letter.state.is_refused)

    @property
    def letters_to_come(self) -> tuple[LetterPlan, ...]:
        """The letters in sight that are not uploaded yet; none once a letter comes too late."""
        letters = () if self.is_too_late_for_letters else self.letters_in_sight
        return tuple(letter for letter in letters if letter.state is not LetterState.UPLOADED)

    @property
    def letters_not_asked(self) -> tuple[LetterPlan, ...]:
        """The letters whose writer was not asked yet; none once a letter comes too late."""
        letters = () if self.is_too_late_for_letters else self.letters
        return tuple(letter for letter in letters if letter.state is LetterState.NOT_ASKED)

    @property
    def to_do(self) -> tuple[Step, ...]:
        """The applicant's own undone steps: overdue, now, near, later; within each the one that ends first.

        What is to do now has its own order: first what can be done in person, last what may wait.
        """

        def urgency(step: Step) -> tuple[object, ...]:
            row = step.kind.type
            waits = row.may_wait - row.in_person if step.state is StepState.NOW else 0
            return (_URGENCY.index(step.state), waits, step.last_day, *_order(step))

        undone = (step for step in self.agenda if step.is_yours and step.state is not StepState.DONE)
        return tuple(sorted(undone, key=urgency))


def make_plan(dossier: Dossier, season: Season, guide: Guide, today: date) -> Plan:
    """Compute the plan of `dossier` as it is on `today`.

    The agenda is sorted by day, then in the order of a season's work, then by id.
    """
    rotations = {
        rotation.id: rotation_plan(dossier, rotation, season, guide, today, place=f"rotations[{row}]")
        for row, rotation in enumerate(dossier.rotations)
    }
    letters = tuple(letter_plans(dossier, season, guide, today))
    frame = Frame(today=today, season=season, guide=guide)
    steps = [*host_steps(dossier, frame), *_season_steps(frame)]
    steps += _attest_step(dossier, rotations, letters, frame)
    for plan in rotations.values():
        steps += [*rotation_steps(dossier, plan, frame), *confirmation_steps(dossier, plan, frame)]
    for letter in letters:
        steps += letter_steps(letter, rotations[letter.rotation.id].dates, frame)
    return Plan(
        today=today,
        season=season,
        guide=guide,
        rotations=MappingProxyType(rotations),
        letters=letters,
        agenda=tuple(sorted(steps, key=_order)),
    )


def one_of_each_sort(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps with one alone, the first, of several alike: a short list names more than one errand."""
    first: dict[str, Step] = {}
    for step in steps:
        first.setdefault(
            ":".join(step.id.split(":")[:2]) if step.kind.type.comes_in_numbers else step.id, step
        )
    return tuple(first.values())


def _order(step: Step) -> tuple[object, ...]:
    return (step.due, _KINDS.index(step.kind), step.id)


def _attest_step(
    dossier: Dossier, rotations: Mapping[str, RotationPlan], letters: Sequence[LetterPlan], frame: Frame
) -> Iterator[Step]:
    """Looking through every case for a patient's identifiers, before the first packet can go out."""
    attested = dossier.settings.cases_hold_no_identifiers
    # A packet may be asked for from the yes on, or from the day on which its writer can be asked.
    days = []
    for letter in letters:
        dates = rotations[letter.rotation.id].dates
        day = letter.writer.request.agreed or (dates.ask_from if dates else None)
        is_open = not letter.state.is_refused and letter.state is not LetterState.UPLOADED
        if letter.cases and is_open and day:
            days.append(day)
    if (attested or days) and any(rotation.key_cases for rotation in dossier.rotations):
        yield frame.step(
            StepKind.ATTEST,
            attested or min(days),
            "Check every key case for patients' identifiers",
            RECORDED if attested else "Only you can say that a packet names no patient.",
            of="cases",
            done=attested,
            place="settings.cases_hold_no_identifiers",
        )


def _season_steps(frame: Frame) -> Iterator[Step]:
    """The days of the season; where two review days are possible, one step from the first to the second."""
    for key, name in {**DATE_NAMES, "match_week_begins": "Match Week begins"}.items():
        held = getattr(frame.season, key)
        days = sorted(held, key=lambda day: day.value) if isinstance(held, tuple) else [held]
        first, last = days[0], days[-1]
        yield frame.step(
            StepKind.SEASON,
            first.value,
            f"{name}{expected(first)}",
            f"{first.source}, for {frame.season.in_words}.",
            of=key.replace("_", "-"),
            until=last.value if last.value != first.value else None,
            is_yours=key in _YOURS,
            is_expected=any(day.is_projected for day in days),
        )
