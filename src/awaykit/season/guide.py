"""The guide's numbers and the rules of thumb beside them, each with its section, for planning and review."""

from dataclasses import dataclass
from functools import cache

from awaykit.season.dated import Dated, DateSpan, MonthDay, read


@dataclass(frozen=True, slots=True, kw_only=True)
class PointWeights:
    """How many points each thing gives at most when rotations and programs are compared.

    `number` is for each rotation; `effort` is what each one takes away.
    A dossier's `settings.weights` replaces them one by one.
    """

    window: Dated[int]
    hands_on: Dated[int]
    service: Dated[int]
    letter: Dated[int]
    team: Dated[int]
    img_signs: Dated[int]
    visa: Dated[int]
    region: Dated[int]
    cost: Dated[int]
    ward_month: Dated[int]
    mix: Dated[int]
    number: Dated[int]
    effort: Dated[int]
    balance: Dated[int]
    rotated_there: Dated[int]
    tier: Dated[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What the guide advises in numbers; the comments of guide.toml explain how each is read."""

    best_window_first: Dated[MonthDay]
    best_window_last: Dated[MonthDay]
    acceptable_months_before_submission: Dated[int]

    apply_months_before_start: Dated[DateSpan]
    late_apply_months_before_start: Dated[DateSpan]
    documents_months_before_start: Dated[DateSpan]
    confirm_status_months_before_start: Dated[DateSpan]
    follow_up_days: Dated[DateSpan]

    target_rotations: Dated[DateSpan]
    max_rotations: Dated[int]
    max_rotations_without_reason: Dated[int]
    min_ward_rotations: Dated[int]
    observerships_beside_hands_on: Dated[DateSpan]
    hands_on_beside_observerships: Dated[DateSpan]
    min_rotation_weeks: Dated[int]
    impact_boxes: Dated[int]
    min_impact_boxes: Dated[int]
    borderline_points_above_pass: Dated[int]
    min_cases_per_week: Dated[int]

    reach_programs: Dated[int]
    solid_programs: Dated[DateSpan]
    region_programs: Dated[int]
    min_img_signs: Dated[int]
    popular_states: Dated[tuple[str, ...]]

    feedback_after_weeks: Dated[DateSpan]
    final_week_days: Dated[int]
    final_week_working_days: Dated[int]
    min_weeks_with_writer: Dated[int]
    write_within_days: Dated[int]
    letters_there_by: Dated[MonthDay]
    upload_days_before_review: Dated[int]

    short_rotation_weeks: Dated[int]
    answer_within_days: Dated[int]
    max_reminders: Dated[int]
    reminder_days_before_upload: Dated[DateSpan]
    reminder_days_apart: Dated[int]
    thank_within_days: Dated[int]
    arrival_days_before: Dated[int]
    evaluation_days_after: Dated[DateSpan]
    address_months_after_yes: Dated[int]
    address_days_before_portal: Dated[int]
    near_days: Dated[int]

    most_characters_in_a_subject: Dated[int]

    long_experience_months: Dated[int]
    recent_experience_months: Dated[int]
    deep_experience_facts: Dated[int]
    weights: PointWeights


@cache
def guide() -> Guide:
    """The guide's numbers, read once a run."""
    return read("guide.toml", Guide)
