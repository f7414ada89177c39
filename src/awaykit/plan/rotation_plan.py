"""What each rotation is for the plan: its window, its role, its place, and how far it is from the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from awaykit.model.applicant import Status, VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Rotation
from awaykit.plan.applicant_status import has_us_experience, status_in
from awaykit.plan.rotation_dates import (
    ApplicationPhase,
    DateRange,
    Phase,
    RotationDates,
    WindowClass,
    application_moment,
    phase,
    rotation_dates,
    window_before,
    window_class,
)
from awaykit.season.dated import Dated
from awaykit.season.guide import Guide
from awaykit.season.reference import VisaFit, VisaPerson, VisaRole, VisaRow, reference
from awaykit.season.season import Season


def states_of(region: str) -> frozenset[str]:
    """The states of "Michigan", "MI", "New England" or "the Midwest"; none where the name is unknown."""
    return _states_by_name().get(_plain(region), frozenset())


def states_in(regions: Iterable[str]) -> frozenset[str]:
    """The states of all these regions together."""
    return frozenset().union(*map(states_of, regions))


def state_name(code: str) -> str:
    """A state by its name: "Ohio" for OH."""
    named = (place.name for place in reference().places.states.value if code in place.states)
    return next(named, code)


@cache
def _states_by_name() -> dict[str, frozenset[str]]:
    places = reference().places
    divisions = reference().form.census_divisions.value
    found = {_plain(place.name): frozenset(place.states) for place in divisions}
    found |= {
        _plain(place.name): frozenset(place.states) for place in (*places.regions.value, *places.states.value)
    }
    codes = {code.casefold(): frozenset({code}) for place in places.states.value for code in place.states}
    return codes | found


def _plain(region: str) -> str:
    """A name without capitals and article."""
    return " ".join(region.casefold().split()).removeprefix("the ").removesuffix(" region")


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationPlan:
    """One rotation with all that follows from its dates; what needs a date that is not known is None.

    `documents` and `application` are the windows for collecting documents and applying, `moment`
    is where today is as seen from the latter. `status` is student or graduate on the rotation's
    first day. `is_ahead`: its first day is not known to have come. `place` is its field in the
    dossier ("rotations[1]").
    """

    rotation: Rotation
    dates: RotationDates | None
    phase: Phase
    window: WindowClass | None
    documents: DateRange | None
    application: DateRange | None
    moment: ApplicationPhase | None
    status: Status | None
    is_ahead: bool
    place: str

    @property
    def has_begun(self) -> bool:
        """Whether the rotation is confirmed, and under way or done."""
        return self.phase in (Phase.UNDER_WAY, Phase.DONE)

    @property
    def arrives_on(self) -> date | None:
        """The day of a late arrival that the applicant has announced to the host, or None."""
        delay = self.rotation.delay
        return delay.arrives if delay and delay.told else None


def rotation_plan(
    dossier: Dossier, rotation: Rotation, season: Season, guide: Guide, today: date, *, place: str
) -> RotationPlan:
    """All that follows from the dates of `rotation`, as it is on `today`."""
    dates = rotation_dates(rotation, guide)
    starts = rotation.starts
    readings = dossier.settings.readings
    return RotationPlan(
        rotation=rotation,
        dates=dates,
        phase=phase(rotation, today),
        window=window_class(dates, season, readings, guide) if dates else None,
        documents=window_before(starts, guide.documents_months_before_start) if starts else None,
        application=window_before(starts, guide.apply_months_before_start) if starts else None,
        moment=application_moment(starts, guide, today) if starts else None,
        status=status_in(rotation, dossier.applicant),
        is_ahead=starts is None or starts > today,
        place=place,
    )


def unfit_row(dossier: Dossier, planned: RotationPlan) -> Dated[VisaRow] | None:
    """The row of the table that speaks against the category for this role and status; mostly None.

    Status is that of the rotation's own first day. None where no visa question arises, too.
    """
    visa = dossier.applicant.visa
    if visa.need is VisaNeed.CITIZEN_OR_RESIDENT or planned.status is None or visa.for_rotations is None:
        return None
    row = reference().visa_row(
        VisaPerson.STUDENT if planned.status is Status.STUDENT else VisaPerson.GRADUATE,
        VisaRole.OBSERVER if planned.rotation.is_observer else VisaRole.HANDS_ON,
    )
    return row if row.value.fit(visa.for_rotations) is VisaFit.COMMONLY_UNFIT else None


def reasons_for_more(dossier: Dossier, guide: Guide, today: date) -> tuple[str, ...]:
    """Why a fourth rotation would be fine, in short phrases for the applicant; empty for no reason."""
    school = dossier.applicant.school
    reasons = []
    if not has_us_experience(dossier, today):
        reasons.append("no finished hands-on US rotation")
    if school is not None and school.known_in_us is False:
        reasons.append("a school that is little known in the US, as you say")
    if has_borderline_scores(dossier, guide):
        reasons.append("a failed attempt, or a Step 2 CK score near the pass mark")
    return tuple(reasons)


def most_rotations(dossier: Dossier, guide: Guide, today: date) -> int:
    """The upper limit: the applicant's own; without it, four with a reason and three without one."""
    own = dossier.settings.thresholds.most_rotations
    if own is not None:
        return own
    has_reason = bool(reasons_for_more(dossier, guide, today))
    return (guide.max_rotations if has_reason else guide.max_rotations_without_reason).value


def has_borderline_scores(dossier: Dossier, guide: Guide) -> bool:
    """Whether a step was failed, or Step 2 CK is within the margin above its pass mark."""
    exams = dossier.exams
    steps = [step for step in (exams.step_1, exams.step_2_ck) if step]
    if any(step.result == "fail" or (step.attempts or 0) > 1 for step in steps):
        return True
    step = exams.step_2_ck
    if step is None or step.score is None:
        return False
    on = step.on.first_day() if step.on else date.max
    mark = reference().exams.step_2_ck_pass_mark(on)
    own = dossier.settings.thresholds.borderline_step_2_ck_margin
    margin = guide.borderline_points_above_pass.value if own is None else own
    return mark is not None and step.score <= mark.value.score + margin


def has_no_day_to_travel(one: RotationPlan, following: RotationPlan) -> bool:
    """Whether `following` begins, in another town, on the day after `one` ends."""
    if one.dates is None or following.dates is None:
        return False
    is_next_day = (following.dates.starts - one.dates.ends).days == 1
    return is_next_day and town(one) != town(following)


def town(planned: RotationPlan) -> tuple[str | None, ...]:
    """Where a rotation is: its city and state, or only its hospital where no city is written down."""
    rotation = planned.rotation
    return (rotation.city, rotation.us_state) if rotation.city else (rotation.site,)
