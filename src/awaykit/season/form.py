"""What the MyERAS form of a season takes: limits of entries, characters and signals."""

from dataclasses import dataclass

from awaykit.season.dated import Dated, Span


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
    customary_statement_words: Dated[Span]
    max_geographic_preferences: Dated[int]
    scholarly_work_heading: Dated[str]
    max_starred_scholarly_works: Dated[int]
    gold_signals: Dated[int]
    silver_signals: Dated[int]
