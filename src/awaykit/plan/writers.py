"""Who can write a letter of weight: rank, specialty, supervision."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from awaykit.model.letters import LetterWriter, Rank, TeachingRole
from awaykit.plan.rotation_dates import whole_weeks
from awaykit.season.guide import Guide

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
    """Whether `specialty` is internal medicine or a subspecialty of it; None when the words don't tell.

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
    """What speaks for a writer, and what against; None where the dossier doesn't say.

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


def weeks_together(writer: LetterWriter) -> int | None:
    """The weeks that the dossier gives, or those between its two days; None when it says neither."""
    if writer.weeks is not None:
        return writer.weeks
    if writer.together_from and writer.together_until:
        return whole_weeks(writer.together_from, writer.together_until)
    return None


def writer_standing(writer: LetterWriter, guide: Guide) -> WriterStanding:
    """What the dossier says of `writer`, set against what the guide looks for."""
    weeks = weeks_together(writer)
    enough = None if weeks is None else weeks >= guide.min_weeks_with_writer.value
    is_internist = is_internal_medicine(writer.specialty)
    return WriterStanding(
        is_attending=writer.rank is Rank.ATTENDING,
        is_internist=is_internist,
        supervised_directly=writer.supervised_directly,
        weeks=weeks,
        has_enough_weeks=enough,
        leads=writer.teaching_role in _LEADS,
        teaches=writer.teaching_role in _LEADS or writer.teaching_role in _TEACHES,
        reasons=tuple(_reasons(writer, weeks, enough=enough, is_internist=is_internist)),
    )


def best_first(writers: Iterable[LetterWriter], guide: Guide) -> tuple[LetterWriter, ...]:
    """The writers in the order in which to ask them; equal ones stay in dossier order."""
    return tuple(sorted(writers, key=lambda writer: writer_standing(writer, guide).order))


def _reasons(
    writer: LetterWriter, weeks: int | None, *, enough: bool | None, is_internist: bool | None
) -> Iterable[str]:
    """Short phrases, what the guide weighs first at the front."""
    role = writer.teaching_role
    if role and (named := _LEADS.get(role) or _TEACHES.get(role)):
        yield named
    if weeks is not None:
        yield f"{weeks} week{'' if weeks == 1 else 's'} together" + ("" if enough else ", fewer than advised")
    if writer.supervised_directly is not None:
        yield "supervised you directly" if writer.supervised_directly else "did not supervise you directly"
    if writer.rank is not Rank.ATTENDING:
        yield f"a {writer.rank.value}, not an attending"
    if is_internist is not None:
        yield "in internal medicine" if is_internist else "not in internal medicine"
