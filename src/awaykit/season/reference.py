"""Lists and tables that outlive a season: competencies, the form's choices, exams, visa categories."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from awaykit.season.dated import Dated, read


class TypeKey(StrEnum):
    """What a type of experience is, whatever name the form gives it."""

    EDUCATION = "education"
    MILITARY = "military"
    ORGANIZATION = "organization"
    OTHER = "other"
    RESEARCH = "research"
    TEACHING = "teaching"
    VOLUNTEER = "volunteer"
    WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperienceType:
    """A type of experience in MyERAS, and what belongs there if the name leaves it open."""

    key: TypeKey
    name: str
    holds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedStates:
    """A state, or a part of the country, by the name that people use, and its states by two letters."""

    name: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The Census regions, and each state and territory by name."""

    regions: Dated[tuple[NamedStates, ...]]
    states: Dated[tuple[NamedStates, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoices:
    """Fields and choices of the form; a list that is `reported` may be incomplete: advise the nearest."""

    experience_fields: Dated[tuple[str, ...]]
    experience_types: Dated[tuple[ExperienceType, ...]]
    primary_focus_areas: Dated[tuple[str, ...]]
    key_characteristics: Dated[tuple[str, ...]]
    settings: Dated[tuple[str, ...]]
    frequencies: Dated[tuple[str, ...]]
    scholarly_work_kinds: Dated[tuple[str, ...]]
    census_divisions: Dated[tuple[NamedStates, ...]]

    def type_name(self, key: TypeKey) -> str:
        """The form's name of a type of experience."""
        return next(each.name for each in self.experience_types.value if each.key is key)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassMark:
    """The lowest score that passes, for sittings from `since` on."""

    score: int
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OetMinima:
    """The least that ECFMG's Pathways take in each part of OET Medicine."""

    listening: int
    reading: int
    speaking: int
    writing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamFacts:
    """Pass marks with the day from which each holds."""

    step_1_pass_fail_since: Dated[date]
    step_2_ck_pass_marks: tuple[Dated[PassMark], ...]
    oet_medicine_minima: Dated[OetMinima]

    def step_2_ck_pass_mark(self, on: date) -> Dated[PassMark] | None:
        """The mark that held on the day of a sitting; None before the first one known."""
        held = [mark for mark in self.step_2_ck_pass_marks if mark.value.since <= on]
        return max(held, key=lambda mark: mark.value.since, default=None)


class VisaPerson(StrEnum):
    """Whom a row of the visa table speaks of."""

    STUDENT = "enrolled student"
    GRADUATE = "graduate"
    CITIZEN = "citizen or permanent resident"


class VisaRole(StrEnum):
    """What the person does there."""

    HANDS_ON = "hands-on"
    OBSERVER = "observer"


class VisaFit(StrEnum):
    """How a category is commonly spoken of; never advice, only a reason to ask."""

    COMMONLY_NAMED = "commonly named"
    BY_AGREEMENT = "by a school's agreement"
    SOME_HOSTS = "accepted by some hosts"
    COMMONLY_UNFIT = "commonly does not fit"
    NOT_APPLICABLE = "not applicable"
    NOT_SAID = "not said"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisaRow:
    """What is commonly stated for one kind of person and role; hosts and consulates differ."""

    persons: tuple[VisaPerson, ...]
    roles: tuple[VisaRole, ...]
    commonly_named: tuple[str, ...] = ()
    by_agreement: tuple[str, ...] = ()
    some_hosts: tuple[str, ...] = ()
    commonly_unfit: tuple[str, ...] = ()
    is_applicable: bool = True

    def fit(self, category: str) -> VisaFit:
        """How `category` ("B-1", "ESTA") is commonly spoken of in this row."""
        if not self.is_applicable:
            return VisaFit.NOT_APPLICABLE
        said = {
            VisaFit.COMMONLY_NAMED: self.commonly_named,
            VisaFit.BY_AGREEMENT: self.by_agreement,
            VisaFit.SOME_HOSTS: self.some_hosts,
            VisaFit.COMMONLY_UNFIT: self.commonly_unfit,
        }
        return next((fit for fit, categories in said.items() if category in categories), VisaFit.NOT_SAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchFigures:
    """Results of non-US IMGs who ranked internal medicine first; only for a page of sources."""

    match_year: int
    matched_percent: float
    step_2_ck_median_matched: int
    step_2_ck_median_unmatched: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """All of reference.toml."""

    competencies: Dated[tuple[str, ...]]
    form: FormChoices
    places: Places
    exams: ExamFacts
    visa: tuple[Dated[VisaRow], ...]
    match_figures: Dated[MatchFigures]

    def visa_row(self, person: VisaPerson, role: VisaRole) -> Dated[VisaRow]:
        """The row for this person in this role; the table has one for each pair."""
        return next(row for row in self.visa if person in row.value.persons and role in row.value.roles)


@cache
def reference() -> Reference:
    """The lists and tables, read once a run."""
    return read("reference.toml", Reference)
