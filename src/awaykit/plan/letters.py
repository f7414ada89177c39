"""Each letter request: who can write a letter of weight, its dates, its key cases and its state."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter, Rank, Request, TeachingRole
from awaykit.model.rotations import Competency, Contribution, Feedback, KeyCase, Rotation
from awaykit.names import form_of_address
from awaykit.plan.rotation_dates import RotationDates, rotation_dates, whole_weeks
from awaykit.plan.workdays import expected, working_day_on_or_before
from awaykit.season.guide import Guide
from awaykit.season.season import Season
from awaykit.wording import counted, date_in_words, month_and_day

_INTERNAL = re.compile(
    r"internal medicine|general medicine|internist|hospital medicine|hospitalist|med-?peds"
    r"|cardiolog|cardiovascular|electrophysiolog|heart failure|pulmon|respiratory|critical care"
    r"|intensive care|nephrolog|gastroenterolog|hepatolog|endocrinolog|diabet|infectious|rheumatolog"
    r"|ha?ematolog|oncolog|geriatric|palliative|hospice|sleep medicine|primary care internal",
    re.IGNORECASE,
)
"""Stems of internal medicine and its subspecialties, after the certificates of ABIM."""

_OUTSIDE = re.compile(
    r"surg|pa?ediatric|radiat|radiolog|gyna?ecolog|obstetric|family medicine|family practice|psychiatr"
    r"|neurolog|emergency|ana?esthe|dermatolog|orthop|patholog|urolog|ophthalm|otolaryng|physical medicine",
    re.IGNORECASE,
)
"""Stems of other specialties; with one of these even "oncology" or "critical care" is another field."""

_BOTH = re.compile(r"internal medicine|med-?peds", re.IGNORECASE)


def is_internal_medicine(specialty: str | None) -> bool | None:
    """Whether `specialty` is internal medicine or a subspecialty of it; None where the words leave it open.

    "Pediatric cardiology" and "surgical critical care" are outside, "internal medicine-pediatrics"
    is inside.
    """
    if not specialty:
        return None
    if _BOTH.search(specialty):
        return True
    if _OUTSIDE.search(specialty):
        return False
    return True if _INTERNAL.search(specialty) else None


_LEADS = {
    TeachingRole.PROGRAM_DIRECTOR: "program director",
    TeachingRole.ASSOCIATE_PROGRAM_DIRECTOR: "associate program director",
    TeachingRole.CLERKSHIP_DIRECTOR: "clerkship director",
    TeachingRole.DIVISION_CHIEF: "division chief",
    TeachingRole.CHAIR: "chair",
}
_TEACHES = {
    TeachingRole.CORE_FACULTY: "core faculty of the residency",
    TeachingRole.TEACHING_FACULTY: "teaching faculty",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterStanding:
    """Points for and against a writer; None where the dossier leaves it open.

    `leads`: directs a program or clerkship, or heads a division or department. `teaches`: these,
    and the faculty that teaches residents. `reasons` are short phrases for the applicant.
    """

    is_attending: bool
    is_internist: bool | None
    supervised_directly: bool | None
    weeks: int | None
    has_enough_weeks: bool | None
    leads: bool
    teaches: bool
    reasons: tuple[str, ...]

    @property
    def can_vouch(self) -> bool:
        """Whether nothing known speaks against asking: an internist attending, directly, long enough."""
        known = (self.is_internist, self.supervised_directly, self.has_enough_weeks)
        return self.is_attending and not any(fact is False for fact in known)

    @property
    def order(self) -> tuple[int, ...]:
        """Smaller comes first.

        Who saw too little comes after all who saw enough, whatever their title: a chief who never
        met the applicant can't write the letter. Then director or chief, teaching role, weeks,
        directness.
        """
        return (
            not self.can_vouch,
            not self.is_attending,
            not self.leads,
            not self.teaches,
            -(self.weeks or 0),
            not self.supervised_directly,
        )


def writer_standing(writer: LetterWriter, guide: Guide) -> WriterStanding:
    """The dossier's facts about `writer`, compared with what the guide looks for.

    The weeks are those in the dossier, or those between the two days. Reasons come in the
    order in which the guide weighs them.
    """
    weeks = writer.weeks
    if weeks is None and writer.together_from and writer.together_until:
        weeks = whole_weeks(writer.together_from, writer.together_until)
    enough = None if weeks is None else weeks >= guide.min_weeks_with_writer.value
    is_internist, role = is_internal_medicine(writer.specialty), writer.teaching_role or TeachingRole.NONE
    reasons = [_LEADS.get(role) or _TEACHES.get(role)]
    if weeks is not None:
        reasons.append(f"{counted(weeks, 'week')} together{'' if enough else ', fewer than advised'}")
    if writer.supervised_directly is not None:
        reasons.append(f"{'supervised' if writer.supervised_directly else 'did not supervise'} you directly")
    if writer.rank is not Rank.ATTENDING:
        reasons.append(f"a {writer.rank.value}, not an attending")
    if is_internist is not None:
        reasons.append("in internal medicine" if is_internist else "not in internal medicine")
    return WriterStanding(
        is_attending=writer.rank is Rank.ATTENDING,
        is_internist=is_internist,
        supervised_directly=writer.supervised_directly,
        weeks=weeks,
        has_enough_weeks=enough,
        leads=role in _LEADS,
        teaches=role in _LEADS or role in _TEACHES,
        reasons=tuple(filter(None, reasons)),
    )


MOST_KEY_CASES = 5
"""A packet shows three to five key cases: they fit one page, and a reader has four minutes."""


def cases_seen_by(writer: LetterWriter, rotation: Rotation) -> tuple[KeyCase, ...]:
    """The cases that this writer supervised, in dossier order."""
    return tuple(case for case in rotation.key_cases if _is_seen(writer, rotation, case.supervised_by))


def _is_seen(writer: LetterWriter, rotation: Rotation, by: Sequence[str]) -> bool:
    """Whether the writer saw something; what names nobody is a writer's only where there is no other."""
    return writer.id in by or (len(rotation.letter_writers) == 1 and not by)


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
    """The days of one letter, each with a sentence about what it follows from.

    `upload_by` is when the letter must be there; None means "as soon as you can". `write_by` is
    when it is written best; None leaves it out. Both are working days and never before the day
    they were computed on. `link_expected` is when AAMC's e-mail reaches the writer; nobody is asked
    for that day, so it may be a weekend. `is_late`: the rotation ends after the last day on which a
    letter arrives in time (`cap`). `..._is_expected`: the day follows from a season date that nobody has
    announced.
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

    @property
    def is_expected(self) -> bool:
        """Whether one of the days rests on a projected season date."""
        return self.upload_is_expected or self.link_is_expected


@dataclass(frozen=True, slots=True)
class _Choice:
    """A day that a letter could be due, and why; `is_expected` as in `LetterDates`."""

    day: date
    reason: str
    is_expected: bool = False


def letter_dates(
    dates: RotationDates | None, request: Request, season: Season, guide: Guide, today: date
) -> LetterDates:
    """The days of a letter about a rotation (None: its dates are not known) as they are on `today`.

    A letter that is there keeps the days that held when it was uploaded. The order is: choose a
    day, move it to the working day before, and only then see whether it is past.
    """
    on = min(today, request.uploaded) if request.uploaded else today
    # The day the writer was asked, or the first on which that can still happen.
    asking = request.asked or (max(dates.ask_from, on) if dates else on)
    if request.steps and not request.asked:
        asking = request.steps[0][0]
    # Programs may review from the cap on; a letter that comes later is late.
    days, review = guide.upload_days_before_review.value, season.earliest_review
    reason = f"{counted(days, 'day')} before programs may review applications{expected(review)}"
    cap = _Choice(review.value - timedelta(days=days), reason, review.is_projected)
    upload = _upload(dates, asking, cap, season, guide, on)
    upload_by = working_day_on_or_before(upload.day) if upload else None
    last = f"{date_in_words(cap.day)}, {cap.reason}"
    upload_because = f"Upload as soon as possible: {last}, is past."
    if upload and upload_by:
        upload_because = _said("Upload by", upload_by, upload)
    elif on <= cap.day < asking:
        upload_because = f"Upload as soon as possible: you can ask only after {last}."
    write = _after(dates.ends, "the rotation ends", guide) if dates else None
    if dates and asking > dates.ends:
        write = _after(asking, f"the day of asking ({date_in_words(asking)})", guide)
    write_by = working_day_on_or_before(write.day) if write else None
    if upload_by is None or write_by is None or not on <= write_by < upload_by:
        write_by = None
    # International graduates get their token on one day; a writer may be entered in MyERAS later.
    token, entered = season.token_day, request.link_sent or max(request.agreed or asking, on)
    reason = "the first day on which you can enter the writer in MyERAS"
    link = _Choice(entered, "the day you entered the writer in MyERAS" if request.link_sent else reason)
    if entered <= token.value:
        reason = f"the day international graduates get their ERAS token{expected(token)}"
        link = _Choice(token.value, reason, token.is_projected)
    return LetterDates(
        write_by=write_by,
        upload_by=upload_by,
        link_expected=link.day,
        cap=cap.day,
        is_late=dates is not None and dates.ends > cap.day,
        upload_is_expected=upload is not None and upload.is_expected,
        link_is_expected=link.is_expected,
        write_because=_said("Write by", write_by, write) if write_by and write else None,
        upload_because=upload_because,
        link_because=_said("Link expected", link.day, link),
    )


def _upload(  # noqa: PLR0917 - all that the day follows from
    dates: RotationDates | None, asking: date, cap: _Choice, season: Season, guide: Guide, today: date
) -> _Choice | None:
    """The day the letter must be there: the first of reading 3's days that is still to come.

    That is early August, or three weeks after a rotation that ends late in summer; then the submission;
    then the cap. Where the writer can be asked only after the cap, no day is left: nobody is asked for
    a letter before they are asked at all.
    """
    if asking > cap.day:
        return None
    early_august = guide.letters_there_by.value.in_year(season.submits_from.value.year)
    usual = _Choice(early_august, f"early August ({month_and_day(early_august)})")
    if dates:
        usual = max(usual, _after(dates.ends, "the rotation ends", guide), key=lambda choice: choice.day)
    submits = season.submits_from
    reason = f"the day applications can be submitted{expected(submits)}"
    submission = _Choice(submits.value, reason, submits.is_projected)
    for choice in (usual, submission, cap):
        capped = min(choice, cap, key=lambda each: each.day)
        if working_day_on_or_before(capped.day) >= today:
            return capped
    return None


def _after(day: date, event: str, guide: Guide) -> _Choice:
    days = guide.write_within_days.value
    return _Choice(day + timedelta(days=days), f"{counted(days, 'day')} after {event}")


def _said(what: str, day: date, choice: _Choice) -> str:
    moved = "; moved to the working day before" if day != choice.day else ""
    return f"{what} {date_in_words(day)}: {choice.reason}{moved}."


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
        """Whether the writer has agreed, and the letter isn't there yet."""
        return self in (LetterState.AGREED, LetterState.LINK_SENT, LetterState.REMINDED)

    @property
    def is_refused(self) -> bool:
        """Whether the writer declined, or hesitated: both mean to ask another."""
        return self in (LetterState.DECLINED, LetterState.HESITATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPlan:
    """One letter: a writer and the rotation that they would write about.

    `weeks_together` comes from the writer's entry in the dossier, never from the rotation's length.
    `portal_is_open`: letter requests can be made, so AAMC's e-mail can be sent. `second_writer`
    could be asked should this one hesitate. `cases` are at most five that this writer supervised,
    the best first; `other_cases` the rest of them. `feedback` is this writer's that may be shared.
    `cases_are_assumed`: some name no supervisor and are here because the rotation has one writer.
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
        return form_of_address(self.writer)

    @property
    def is_internal_medicine(self) -> bool | None:
        """Whether the writer is in internal medicine, by their specialty or, without one, by the service."""
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


def letter_plans(dossier: Dossier, season: Season, guide: Guide, today: date) -> Iterator[LetterPlan]:
    """A plan for each writer of a rotation that is asked for, offered or confirmed, in dossier order.

    A candidate or cancelled rotation makes none: there is nothing to ask a letter about.
    """
    for row, rotation in enumerate(dossier.rotations):
        dates = rotation_dates(rotation, guide)
        for column, writer in enumerate(rotation.letter_writers if rotation.state.counts else ()):
            seen, standing = cases_seen_by(writer, rotation), writer_standing(writer, guide)
            # A resident's letter would not count, nor would someone who refused write one.
            others = [
                (writer_standing(other, guide).order, number, other)
                for number, other in enumerate(rotation.letter_writers)
                if other.id != writer.id
                and other.rank is not Rank.RESIDENT
                and not letter_state(other).is_refused
            ]
            cases = chosen_cases(seen)
            yield LetterPlan(
                rotation=rotation,
                writer=writer,
                state=letter_state(writer),
                dates=letter_dates(dates, writer.request, season, guide, today),
                weeks_together=standing.weeks,
                portal_is_open=portal_opens(season) <= today,
                rotation_is_over=rotation.ends is not None and rotation.ends < today,
                second_writer=min(others)[-1] if others else None,
                cases=cases,
                other_cases=tuple(case for case in seen if not any(case is shown for shown in cases)),
                cases_are_assumed=any(not case.supervised_by for case in seen),
                feedback=tuple(
                    said for said in rotation.feedback if said.share and said.from_writer == writer.id
                ),
                contributions=tuple(
                    given for given in rotation.contributions if _is_seen(writer, rotation, given.seen_by)
                ),
                standing=standing,
                place=f"rotations[{row}].letter_writers[{column}]",
            )


def portal_opens(season: Season) -> date:
    """The first day on which an IMG can enter a letter writer: MyERAS is open and the token is there."""
    return max(season.opens.value, season.token_day.value)


def letter_state(writer: LetterWriter) -> LetterState:
    """The last recorded step of the request."""
    step = writer.request.state
    return LetterState[step.name] if step else LetterState.NOT_ASKED
