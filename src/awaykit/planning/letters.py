"""One plan for each letter: its writer, how far the request is, its days, what the writer saw."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter, Rank
from awaykit.model.rotations import Contribution, Feedback, KeyCase, Rotation, RotationState
from awaykit.person_name import without_degrees
from awaykit.planning.key_cases import cases_seen_by, chosen_cases
from awaykit.planning.letter_dates import LetterDates, letter_dates
from awaykit.planning.rotation_dates import rotation_dates
from awaykit.planning.writer_standing import WriterStanding, best_first, weeks_together, writer_standing
from awaykit.season.guide import Guide
from awaykit.season.season import Season


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
