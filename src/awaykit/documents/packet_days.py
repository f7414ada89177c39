"""The days that applicant and letter writer had together, as far as the dossier tells them."""

from dataclasses import dataclass
from datetime import date

from awaykit.planning.days_together import own_days
from awaykit.planning.letters import LetterPlan
from awaykit.planning.rotation_dates import dates_between
from awaykit.season.guide import Guide


@dataclass(frozen=True, slots=True)
class Together:
    """The writer's own first and last day, else none; the rotation's own days tell past from future.

    A consultant of one week within a month has weeks but no days: the month's days beside "one
    week" would be read as theirs, so `starts` and `ends` are then empty.
    """

    starts: date | None
    ends: date | None
    rotation_starts: date | None
    rotation_ends: date | None

    @classmethod
    def of(cls, letter: LetterPlan) -> "Together":
        """The days of this letter; where one of the two days is recorded, the rotation gives the other."""
        writer, rotation = letter.writer, letter.rotation
        starts, ends = own_days(writer, rotation)
        return cls(starts, ends, rotation.starts, rotation.ends)

    def is_over(self, today: date) -> bool:
        """Whether the last day together is past."""
        last = self.ends or self.rotation_ends
        return last is not None and last < today

    def is_ahead(self, today: date) -> bool:
        """Whether the first day together is still to come."""
        first = self.starts or self.rotation_starts
        return first is not None and first > today


def wanted_from(letter: LetterPlan, guide: Guide) -> date | None:
    """The day from which a packet is of use: the final week, the days of asking, or the asking itself.

    The earliest counts; the final week with a writer of the first half comes before the rotation's.
    None while neither a day of the rotation nor a step of the request is known.
    """
    together, steps = Together.of(letter), letter.writer.request.steps
    days = [steps[0][0]] if steps else []
    starts = together.starts or together.rotation_starts
    for ends in (together.ends, together.rotation_ends):
        if starts and ends and starts <= ends:
            dates = dates_between(starts, ends, guide)
            days += [dates.final_week_from, dates.ask_from]
    return min(days, default=None)
