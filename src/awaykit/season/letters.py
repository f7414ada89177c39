"""How letters of recommendation reach programs in a season: the portal, its rules, what is entered."""

from dataclasses import dataclass
from datetime import date

from awaykit.season.dated import Dated


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
