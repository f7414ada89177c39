"""One season: its dates, the limits of the ERAS form and the way of letters."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from awaykit.season.dated import Dated, DateSpan, follows


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLimits:
    """Limits of the form; characters count every character, spaces and line ends included."""

    max_experiences: Dated[int]
    max_most_meaningful: Dated[int]
    max_description_characters: Dated[int]
    max_reflection_characters: Dated[int]
    max_impactful_characters: Dated[int]
    max_hobbies_characters: Dated[int]
    max_statement_characters: Dated[int]
    customary_statement_words: Dated[DateSpan]
    max_geographic_preferences: Dated[int]
    scholarly_work_heading: Dated[str]
    max_starred_scholarly_works: Dated[int]
    gold_signals: Dated[int]
    silver_signals: Dated[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredLetter:
    """The structured evaluative letter of internal medicine (AAIM): what its writer is asked for."""

    name: Dated[str]
    is_optional_for_imgs: Dated[bool]
    items: Dated[tuple[str, ...]]
    max_narrative_words: Dated[int]
    has_scores: Dated[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterProcess:
    """The way of a letter: the applicant enters the author, the author gets a link and uploads."""

    portal_name: Dated[str]
    portal_since: Dated[date]
    portal_before: Dated[str]
    entered_in_myeras: Dated[tuple[str, ...]]
    is_fixed_after_confirm: Dated[bool]
    link_comes_by: Dated[str]
    guest_may_upload: Dated[bool]
    needs_letter_id: Dated[bool]
    max_assigned_per_program: Dated[int]
    usual_letters: Dated[int]
    must_be_assigned: Dated[bool]
    what_waiving_means: Dated[tuple[str, ...]]
    file_format: Dated[str]
    max_file_megabytes: Dated[int]
    file_rules: Dated[tuple[str, ...]]
    salutation: Dated[str]
    structured: StructuredLetter


DATE_NAMES = MappingProxyType(
    {
        "opens": "MyERAS opens",
        "token_day": "Tokens for international graduates",
        "submits_from": "Submission opens",
        "nrmp_opens": "NRMP registration opens",
        "reviews_from": "Programs may review",
        "nrmp_closes": "NRMP registration closes",
        "rank_list_due": "Rank list due",
        "match_day": "Match Day",
    }
)
"""What each date is called, in order of time, by its key in the TOML files and in `season_overrides`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonDates:
    """The days of a season, as one year's file gives them.

    `reviews_from` holds two days, the earlier first, where either is possible; otherwise one.
    `token_day` is when ECFMG/Intealth gives international graduates their token: their letter
    requests can start then.
    """

    opens: Dated[date]
    token_day: Dated[date]
    submits_from: Dated[date]
    nrmp_opens: Dated[date]
    reviews_from: tuple[Dated[date], ...]
    nrmp_closes: Dated[date]
    rank_list_due: Dated[date]
    match_day: Dated[date]

    @property
    def earliest_review(self) -> Dated[date]:
        """The first day on which programs may review: the earlier of two possible ones."""
        return min(self.reviews_from, key=lambda day: day.value)

    @property
    def match_week_begins(self) -> Dated[date]:
        """The Monday before Match Day."""
        return follows(self.match_day, days=-4, source="Four days before Match Day")

    def named(self) -> tuple[tuple[str, Dated[date]], ...]:
        """Every day with its name, in order of time; a second possible review day has the same name."""
        days: list[tuple[str, Dated[date]]] = []
        for key, name in DATE_NAMES.items():
            held: Dated[date] | tuple[Dated[date], ...] = getattr(self, key)
            days += [(name, day) for day in (held if isinstance(held, tuple) else (held,))]
        days.append(("Match Week begins", self.match_week_begins))
        return tuple(sorted(days, key=lambda pair: pair[1].value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Season(SeasonDates):
    """Season `year`: applications are submitted in September of the year before, the Match is in March.

    `form` and `letters` are those of the newest season known, which `form_of` and `letters_of`
    name; None where nothing is known of so early a season.
    """

    year: int
    form: FormLimits | None
    form_of: int | None
    letters: LetterProcess | None
    letters_of: int | None

    @property
    def in_words(self) -> str:
        """The season as readers know it: "Season 2028 (apply September 2027)"."""
        return f"Season {self.year} (apply September {self.year - 1})"

    @property
    def is_form_carried_over(self) -> bool:
        """Whether the form's limits are an earlier season's: documents then note it."""
        return self.form_of is not None and self.form_of != self.year

    @property
    def is_letter_process_carried_over(self) -> bool:
        """Whether the way of the letters is an earlier season's: documents then note it."""
        return self.letters_of is not None and self.letters_of != self.year
