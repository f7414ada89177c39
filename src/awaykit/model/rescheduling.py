"""What can come between a rotation and its days: other days that are wished for, or a late arrival."""

from pydantic import model_validator

from awaykit.model.base import Model, Screened, described, misfit
from awaykit.model.dates import Day
from awaykit.model.scalars import Flag, Line


class DateChange(Model):
    """Other days that the applicant asks a host for; once the host agrees, they become the rotation's own."""

    starts: Day | None = described("First day that you would like instead", default=None)
    ends: Day | None = described("Last day that you would like instead", default=None)
    because: Line | None = described(
        "Why, in your own words, as a full sentence; the host reads it", default=None, screened=Screened.HOLDS
    )
    old_days_possible: Flag | None = described(
        "If the host can't change them, can you come on the first days: yes or no", default=None
    )
    asked: Day | None = described("Day you asked the host", default=None)

    @model_validator(mode="after")
    def _makes_sense(self) -> "DateChange":
        if self.starts is None and self.ends is None:
            raise misfit("A change of dates needs the new days.", "Add starts, ends or both.", at="starts")
        if self.starts and self.ends and self.ends < self.starts:
            raise misfit("This ends before it starts.", "Check both dates.", at="ends")
        return self


class Delay(Model):
    """What a host should know before the first day: a later arrival, or a visa appointment."""

    arrives: Day | None = described("Day from which you can be there", default=None)
    visa_appointment: Day | None = described(
        "Day of your visa appointment, if your arrival depends on it", default=None
    )
    because: Line | None = described(
        "Why, in your own words, as a full sentence; the host reads it", default=None, screened=Screened.HOLDS
    )
    told: Day | None = described("Day you told the host", default=None)

    @model_validator(mode="after")
    def _makes_sense(self) -> "Delay":
        if self.arrives is None and self.visa_appointment is None:
            raise misfit("A delay needs a day.", "Add arrives, or visa_appointment, or both.", at="arrives")
        return self
