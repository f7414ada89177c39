"""All rules, in one explicit tuple: a rule that is not listed here does not run."""

from types import MappingProxyType

from awaykit.review.applications import (
    deadline_ahead,
    english_of_the_host,
    pathway_is_open,
    requirements_ready,
)
from awaykit.review.attestation import cases_attested
from awaykit.review.emails_addressed import address_looks_right
from awaykit.review.emails_attachments import attachments_fit
from awaykit.review.emails_fit import kind_fits_status, school_takes_part_in_vslo, time_to_apply
from awaykit.review.emails_marks import gap_left, subject_found_again
from awaykit.review.emails_names import another_named
from awaykit.review.emails_reasons import reason_of_its_own
from awaykit.review.eras_limits import choices_of_the_form, latin_letters, within_the_limits
from awaykit.review.eras_words import (
    each_sentence_once,
    rotation_among_the_experiences,
    tense_fits,
    us_skills_shown,
)
from awaykit.review.exams import (
    exams_before_rank_list,
    oet_in_view,
    oet_parts,
    step_1_first,
    step_2_ck_first,
)
from awaykit.review.honesty import hands_on_act_of_an_observer, praise_of_oneself
from awaykit.review.interviews import stories_for_interviews
from awaykit.review.letter_progress import (
    ask_another,
    days_of_steps_fit,
    letter_arrives,
    letter_of_this_season,
    portal_not_open,
)
from awaykit.review.letter_requests import (
    ask_in_the_final_week,
    feedback_before_asking,
    packet_complete,
    second_writer,
    waiver_recorded,
    writer_can_be_reached,
)
from awaykit.review.letters import (
    internal_medicine_faculty,
    number_of_letters,
    two_letters_by_one_author,
    whom_to_ask_first,
    writer_in_internal_medicine,
    writer_saw_enough,
)
from awaykit.review.money import costs_noted, within_means
from awaykit.review.papers import example_value_in_paper, mark_left, other_writer_named
from awaykit.review.patient_numbers import (
    account_number,
    device_number,
    email_address,
    fax_number,
    health_plan_number,
    ip_address,
    licence_number,
    phone_number,
    record_number,
    social_security_number,
    vehicle_number,
    web_address,
)
from awaykit.review.patients import age_over_89, date_of_a_patient, name_of_a_person, place_of_a_patient
from awaykit.review.program_choice import (
    alumni_asked,
    first_where_you_rotated,
    mix_of_programs,
    more_than_the_city,
    reflection_noted,
)
from awaykit.review.programs import programs_listed, signs_of_openness, step_3_for_h1b, visa_is_sponsored
from awaykit.review.promises import promise_of_a_place
from awaykit.review.rotation_counts import (
    any_rotation,
    enough_rotations,
    hands_on_beside_watching,
    not_too_many,
    reason_for_more,
)
from awaykit.review.rotation_order import no_overlap, ward_month, ward_month_first
from awaykit.review.rotations import cases_logged, long_enough
from awaykit.review.rules import Rule
from awaykit.review.services import (
    hospitalist_counts,
    impact,
    inside_internal_medicine,
    intensive_care_is_open,
    team_that_teaches,
    yield_of_services,
)
from awaykit.review.statement import statement_echoes_feedback, statement_is_ready
from awaykit.review.timing import letter_in_time, season_is_ahead
from awaykit.review.visas import category_is_common, confirmed_with_all, need_is_known, not_taken_from_another
from awaykit.review.windows import (
    apply_while_places_are_free,
    days_not_announced,
    early_enough,
    in_the_best_months,
    recent_enough,
    time_for_documents,
)

FAMILIES = MappingProxyType(
    {
        "ROT": "Rotations",
        "TIM": "Timing",
        "PRG": "Programs",
        "APP": "Applications",
        "VIS": "Visa and status",
        "EXM": "Exams",
        "FIN": "Money and strength",
        "LOR": "Letters",
        "EXP": "Experiences in ERAS",
        "PST": "Personal statement",
        "INT": "Interviews",
        "PAP": "Papers",
        "EML": "E-mails",
        "HON": "Honesty",
        "PRV": "Patients' privacy",
    }
)
"""What the letters of a code stand for, in the order of the rules page."""

RULES: tuple[Rule, ...] = (
    any_rotation,
    enough_rotations,
    not_too_many,
    reason_for_more,
    ward_month,
    ward_month_first,
    hands_on_beside_watching,
    team_that_teaches,
    hospitalist_counts,
    intensive_care_is_open,
    impact,
    no_overlap,
    long_enough,
    yield_of_services,
    cases_logged,
    inside_internal_medicine,
    early_enough,
    recent_enough,
    in_the_best_months,
    letter_in_time,
    apply_while_places_are_free,
    time_for_documents,
    days_not_announced,
    season_is_ahead,
    mix_of_programs,
    signs_of_openness,
    visa_is_sponsored,
    more_than_the_city,
    alumni_asked,
    first_where_you_rotated,
    reflection_noted,
    step_3_for_h1b,
    programs_listed,
    pathway_is_open,
    requirements_ready,
    deadline_ahead,
    english_of_the_host,
    confirmed_with_all,
    not_taken_from_another,
    category_is_common,
    need_is_known,
    step_2_ck_first,
    oet_in_view,
    oet_parts,
    exams_before_rank_list,
    step_1_first,
    within_means,
    costs_noted,
    internal_medicine_faculty,
    writer_saw_enough,
    writer_in_internal_medicine,
    ask_in_the_final_week,
    feedback_before_asking,
    second_writer,
    writer_can_be_reached,
    waiver_recorded,
    number_of_letters,
    packet_complete,
    letter_arrives,
    whom_to_ask_first,
    portal_not_open,
    two_letters_by_one_author,
    ask_another,
    days_of_steps_fit,
    letter_of_this_season,
    within_the_limits,
    us_skills_shown,
    rotation_among_the_experiences,
    each_sentence_once,
    tense_fits,
    choices_of_the_form,
    latin_letters,
    statement_is_ready,
    statement_echoes_feedback,
    stories_for_interviews,
    example_value_in_paper,
    other_writer_named,
    mark_left,
    another_named,
    gap_left,
    attachments_fit,
    subject_found_again,
    reason_of_its_own,
    time_to_apply,
    kind_fits_status,
    school_takes_part_in_vslo,
    address_looks_right,
    hands_on_act_of_an_observer,
    promise_of_a_place,
    praise_of_oneself,
    name_of_a_person,
    place_of_a_patient,
    date_of_a_patient,
    age_over_89,
    phone_number,
    fax_number,
    email_address,
    social_security_number,
    record_number,
    health_plan_number,
    account_number,
    licence_number,
    vehicle_number,
    device_number,
    web_address,
    ip_address,
    cases_attested,
)
"""Every rule, by family and number; a code is never used again for another rule."""
