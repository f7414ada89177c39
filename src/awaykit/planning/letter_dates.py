"""When a letter should be written, when it must be there, and when its writer gets the link."""

from dataclasses import dataclass
from datetime import date, timedelta

from awaykit.model.letters import Request
from awaykit.planning.day_words import expected
from awaykit.planning.rotation_dates import RotationDates
from awaykit.planning.workdays import working_day_on_or_before
from awaykit.season.dated import Dated
from awaykit.season.guide import Guide
from awaykit.season.season import Season
from awaykit.wording import counted, date_in_words, month_and_day


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDates:
    """The days of one letter, each with the sentence that says what it follows from.

    `upload_by` is when the letter must be there; None means "as soon as you can". `write_by` is
    when it is written best; None leaves it out. Both are working days and never before the day
    they were computed on. `link_expected` is when AAMC's e-mail reaches the writer; nobody is asked
    for that day, so it may be a weekend. `is_late`: the rotation ends after the last day on which a
    letter arrives in time (`cap`). The flags `..._is_expected` say that a day rests on a season date
    that nobody has announced.
    """

    write_by: date | None
    upload_by: date | None
    link_expected: date
    cap: date
    is_late: bool
    upload_is_expected: bool
    link_is_expected: bool
    write_because: str | None
    upload_because: str
    link_because: str
    season_because: str

    @property
    def is_expected(self) -> bool:
        """Whether one of the days rests on a projected season date."""
        return self.upload_is_expected or self.link_is_expected

    @property
    def because(self) -> tuple[str, ...]:
        """What each day follows from, one sentence or two a day, and the season in words."""
        said = (self.write_because, self.upload_because, self.link_because, self.season_because)
        return tuple(sentence for sentence in said if sentence)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A day that a letter could be due, why, and the season date that it rests on, if any."""

    day: date
    reason: str
    rests_on: Dated[date] | None = None


def letter_dates(
    dates: RotationDates | None, request: Request, season: Season, guide: Guide, today: date
) -> LetterDates:
    """The days of a letter about a rotation (None: its dates are not known) as they stand on `today`.

    A letter that is there keeps the days that held when it was uploaded. The order is: choose a
    day, move it to the working day before, and only then see whether it is past.
    """
    on = min(today, request.uploaded) if request.uploaded else today
    asking = _asking(dates, request, on)
    upload = _upload_by(dates, asking, season, guide, on)
    upload_by = working_day_on_or_before(upload.day) if upload else None
    write = _write_by(dates, asking, guide)
    write_by = working_day_on_or_before(write.day) if write else None
    if upload_by is None or write_by is None or not on <= write_by < upload_by:
        write_by = None
    link = _link_expected(asking, request, season, on)
    cap = _cap(season, guide)
    return LetterDates(
        write_by=write_by,
        upload_by=upload_by,
        link_expected=link.day,
        cap=cap.day,
        is_late=dates is not None and dates.ends > cap.day,
        upload_is_expected=upload is not None
        and upload.rests_on is not None
        and upload.rests_on.is_projected,
        link_is_expected=link.rests_on is not None and link.rests_on.is_projected,
        write_because=_said("Write by", write_by, write) if write_by and write else None,
        upload_because=_said("Upload by", upload_by, upload)
        if upload_by and upload
        else _no_day_left(asking, cap, on),
        link_because=_said("Link expected", link.day, link),
        season_because=_season_in_words(season),
    )


def _asking(dates: RotationDates | None, request: Request, today: date) -> date:
    """The day the writer was asked, else the first day on which that can still happen."""
    recorded = request.asked or (request.steps[0][0] if request.steps else None)
    return recorded or (max(dates.ask_from, today) if dates else today)


def _cap(season: Season, guide: Guide) -> _Choice:
    """The last day on which a letter is there before programs may review."""
    days = guide.upload_days_before_review.value
    review = season.earliest_review
    reason = f"{counted(days, 'day')} before programs may review applications{expected(review)}"
    return _Choice(review.value - timedelta(days=days), reason, review)


def _upload_by(
    dates: RotationDates | None, asking: date, season: Season, guide: Guide, today: date
) -> _Choice | None:
    """The day the letter must be there: the first of reading 3's days that is still to come.

    Where the writer can be asked only after the cap, no day is left: nobody is asked for a letter
    before they are asked at all.
    """
    cap = _cap(season, guide)
    if asking > cap.day:
        return None
    submission = _Choice(
        season.submits_from.value,
        f"the day applications can be submitted{expected(season.submits_from)}",
        season.submits_from,
    )
    choices = [_capped(choice, cap) for choice in (_usual_upload(dates, season, guide), submission, cap)]
    return next((choice for choice in choices if working_day_on_or_before(choice.day) >= today), None)


def _capped(choice: _Choice, cap: _Choice) -> _Choice:
    return cap if choice.day > cap.day else choice


def _usual_upload(dates: RotationDates | None, season: Season, guide: Guide) -> _Choice:
    """Early August, or three weeks after a rotation that ends late in summer."""
    early_august = guide.letters_there_by.value.in_year(season.submits_from.value.year)
    by_the_guide = _Choice(early_august, f"early August ({month_and_day(early_august)})")
    after_the_end = _after(dates.ends, "the rotation ends", guide) if dates else by_the_guide
    return max(by_the_guide, after_the_end, key=lambda choice: choice.day)


def _write_by(dates: RotationDates | None, asking: date, guide: Guide) -> _Choice | None:
    """Three weeks after the rotation's end, or after the asking if that comes later."""
    if dates is None:
        return None
    if asking > dates.ends:
        return _after(asking, f"the day of asking ({date_in_words(asking)})", guide)
    return _after(dates.ends, "the rotation ends", guide)


def _after(day: date, event: str, guide: Guide) -> _Choice:
    days = guide.write_within_days.value
    return _Choice(day + timedelta(days=days), f"{counted(days, 'day')} after {event}")


def _link_expected(asking: date, request: Request, season: Season, today: date) -> _Choice:
    """The day IMGs get their token, or the day the writer is entered in MyERAS if that comes later."""
    token = season.token_day
    entered = request.link_sent or max(request.agreed or asking, today)
    if entered <= token.value:
        return _Choice(
            token.value, f"the day international graduates get their ERAS token{expected(token)}", token
        )
    if request.link_sent:
        return _Choice(entered, "the day you entered the writer in MyERAS")
    return _Choice(entered, "the first day on which you can enter the writer in MyERAS")


def _said(what: str, day: date, choice: _Choice) -> str:
    moved = "; moved to the working day before" if day != choice.day else ""
    return f"{what} {date_in_words(day)}: {choice.reason}{moved}."


def _no_day_left(asking: date, cap: _Choice, today: date) -> str:
    last = f"{date_in_words(cap.day)}, {cap.reason}"
    if today <= cap.day < asking:
        return f"Upload as soon as possible: you can ask only after {last}."
    return f"Upload as soon as possible: {last}, is past."


def _season_in_words(season: Season) -> str:
    if season.has_projected_dates:
        return f"Dates of {season.in_words}; those marked expected are not announced yet."
    return f"Dates of {season.in_words}."
