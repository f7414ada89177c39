"""Each letter request: its dates, its key cases and its state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter, Rank, Request
from awaykit.model.rotations import Competency, Contribution, Feedback, KeyCase, Rotation, RotationState
from awaykit.names import without_degrees
from awaykit.plan.rotation_dates import RotationDates, rotation_dates
from awaykit.plan.workdays import expected, working_day_on_or_before
from awaykit.plan.writers import WriterStanding, best_first, weeks_together, writer_standing
from awaykit.season.dated import Dated
from awaykit.season.guide import Guide
from awaykit.season.season import Season
from awaykit.wording import counted, date_in_words, month_and_day

MOST_KEY_CASES = 5
"""A packet shows three to five key cases: they fit one page, and a reader has four minutes."""


def cases_seen_by(writer: LetterWriter, rotation: Rotation) -> tuple[KeyCase, ...]:
    """The cases that this writer supervised, in dossier order.

    A case that names no supervisor belongs to the writer only where the rotation has no other.
    """
    is_alone = len(rotation.letter_writers) == 1
    return tuple(
        case
        for case in rotation.key_cases
        if writer.id in case.supervised_by or (is_alone and not case.supervised_by)
    )


def chosen_cases(cases: Sequence[KeyCase], most: int = MOST_KEY_CASES) -> tuple[KeyCase, ...]:
    """The best `most` cases, best first.

    Priority decides; within one priority a competency that isn't shown yet comes before one that
    is; then the order of the dossier. A case without a competency adds none.
    """
    left = list(cases)
    chosen: list[KeyCase] = []
    shown: set[Competency] = set()
    while left and len(chosen) < most:
        best = min(
            left, key=lambda case: (case.priority, case.competency is None or case.competency in shown)
        )
        # By identity: two cases may be written in the same words.
        left = [case for case in left if case is not best]
        chosen.append(best)
        if best.competency:
            shown.add(best.competency)
    return tuple(chosen)


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


class LetterState(StrEnum):
    """How far the request is: its last recorded step."""

    NOT_ASKED = "not asked"
    ASKED = "asked"
    HESITATED = "hesitated"
    DECLINED = "declined"
    AGREED = "agreed"
    LINK_SENT = "link sent"
    REMINDED = "reminded"
    UPLOADED = "uploaded"

    @property
    def is_promised(self) -> bool:
        """Whether the writer has said yes, and the letter isn't there yet."""
        return self in (LetterState.AGREED, LetterState.LINK_SENT, LetterState.REMINDED)

    @property
    def is_refused(self) -> bool:
        """Whether the writer declined, or hesitated: both mean to ask another."""
        return self in (LetterState.DECLINED, LetterState.HESITATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPlan:
    """One letter: a writer and the rotation that they would write about.

    `weeks_together` is what the dossier says of the writer, never guessed from the rotation.
    `portal_is_open`: letter requests can be made, so AAMC's e-mail can be sent. `second_writer`
    could be asked should this one hesitate. `cases` are at most five that this writer supervised,
    the best first; `other_cases` the rest of them. `feedback` is this writer's that may be shared.
    `cases_are_assumed`: some name no supervisor and stand here because the rotation has one writer.
    `place` is the writer's field in the dossier.
    """

    rotation: Rotation
    writer: LetterWriter
    state: LetterState
    dates: LetterDates
    weeks_together: int | None
    portal_is_open: bool
    rotation_is_over: bool
    second_writer: LetterWriter | None
    cases: tuple[KeyCase, ...]
    other_cases: tuple[KeyCase, ...]
    cases_are_assumed: bool
    feedback: tuple[Feedback, ...]
    contributions: tuple[Contribution, ...]
    standing: WriterStanding
    place: str

    @property
    def called(self) -> str:
        """The writer as the applicant speaks of them: the greeting, or the name without degrees."""
        return self.writer.greeting or without_degrees(self.writer.name)

    @property
    def is_internal_medicine(self) -> bool | None:
        """Whether the writer is in internal medicine, by their specialty or else by the service."""
        if self.standing.is_internist is not None:
            return self.standing.is_internist
        by_service = self.rotation.in_internal_medicine
        return self.rotation.counts_as_internal_medicine if by_service is None else by_service

    @property
    def rotation_place(self) -> str:
        """The rotation's own field in the dossier."""
        return self.place.rpartition(".")[0]

    @property
    def key(self) -> str:
        """The letter's own name, made of ids: "riverbend-wards:whitfield"."""
        return f"{self.rotation.id}:{self.writer.id}"


def letter_plans(dossier: Dossier, season: Season, guide: Guide, today: date) -> tuple[LetterPlan, ...]:
    """A plan for each writer of a rotation that is asked for, offered or confirmed, in dossier order.

    A candidate or cancelled rotation makes none: there is nothing to ask a letter about.
    """
    plans = []
    for row, rotation in enumerate(dossier.rotations):
        if rotation.state in (RotationState.CANDIDATE, RotationState.CANCELLED):
            continue
        for column, writer in enumerate(rotation.letter_writers):
            place = f"rotations[{row}].letter_writers[{column}]"
            plans.append(letter_plan(rotation, writer, season, guide, today, place=place))
    return tuple(plans)


def letter_plan(
    rotation: Rotation, writer: LetterWriter, season: Season, guide: Guide, today: date, *, place: str
) -> LetterPlan:
    """The plan for one letter as it stands on `today`."""
    seen = cases_seen_by(writer, rotation)
    cases = chosen_cases(seen)
    return LetterPlan(
        rotation=rotation,
        writer=writer,
        state=letter_state(writer),
        dates=letter_dates(rotation_dates(rotation, guide), writer.request, season, guide, today),
        weeks_together=weeks_together(writer),
        portal_is_open=portal_opens(season) <= today,
        rotation_is_over=rotation.ends is not None and rotation.ends < today,
        second_writer=_second_writer(rotation, writer, guide),
        cases=cases,
        other_cases=tuple(case for case in seen if not any(case is shown for shown in cases)),
        cases_are_assumed=any(not case.supervised_by for case in seen),
        feedback=tuple(said for said in rotation.feedback if said.share and said.from_writer == writer.id),
        contributions=_contributions_seen_by(writer, rotation),
        standing=writer_standing(writer, guide),
        place=place,
    )


def portal_opens(season: Season) -> date:
    """The first day on which an IMG can enter a letter writer: MyERAS is open and the token is there."""
    return max(season.opens.value, season.token_day.value)


def letter_state(writer: LetterWriter) -> LetterState:
    """The last recorded step of the request."""
    step = writer.request.state
    return LetterState[step.name] if step else LetterState.NOT_ASKED


def _second_writer(rotation: Rotation, writer: LetterWriter, guide: Guide) -> LetterWriter | None:
    """The best other writer of the rotation who hasn't refused; a resident's letter would not count."""
    others = (
        other
        for other in rotation.letter_writers
        if other.id != writer.id and other.rank is not Rank.RESIDENT and not letter_state(other).is_refused
    )
    return next(iter(best_first(others, guide)), None)


def _contributions_seen_by(writer: LetterWriter, rotation: Rotation) -> tuple[Contribution, ...]:
    """What this writer saw; what names no one belongs to the writer only where there is no other."""
    is_alone = len(rotation.letter_writers) == 1
    return tuple(
        given
        for given in rotation.contributions
        if writer.id in given.seen_by or (is_alone and not given.seen_by)
    )
