"""What the plan holds of one rotation."""

from dataclasses import dataclass
from datetime import date

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Rotation
from awaykit.planning.rotation_dates import Phase, RotationDates, phase, rotation_dates
from awaykit.planning.standing import status_in
from awaykit.planning.windows import (
    DateRange,
    Moment,
    WindowClass,
    application_moment,
    application_window,
    documents_window,
    window_class,
)
from awaykit.season.guide import Guide
from awaykit.season.season import Season


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationPlan:
    """One rotation with all that follows from its dates; what needs a date that is not known is None.

    `documents` and `application` are the windows for collecting documents and applying, `moment`
    is where today lies as seen from the latter. `status` is student or graduate on the rotation's
    first day. `place` is its field in the dossier ("rotations[1]").
    """

    rotation: Rotation
    dates: RotationDates | None
    phase: Phase
    window: WindowClass | None
    documents: DateRange | None
    application: DateRange | None
    moment: Moment | None
    status: Status | None
    place: str

    @property
    def arrives_on(self) -> date | None:
        """The day of a late arrival, once the applicant has told the host of it; else None."""
        delay = self.rotation.delay
        return delay.arrives if delay and delay.told else None


def rotation_plan(
    dossier: Dossier, rotation: Rotation, season: Season, guide: Guide, today: date, *, place: str
) -> RotationPlan:
    """All that follows from the dates of `rotation`, as it stands on `today`."""
    dates = rotation_dates(rotation, guide)
    starts = rotation.starts
    readings = dossier.settings.readings
    return RotationPlan(
        rotation=rotation,
        dates=dates,
        phase=phase(rotation, today),
        window=window_class(dates, season, readings, guide) if dates else None,
        documents=documents_window(starts, guide) if starts else None,
        application=application_window(starts, guide) if starts else None,
        moment=application_moment(starts, guide, today) if starts else None,
        status=status_in(rotation, dossier.applicant),
        place=place,
    )
