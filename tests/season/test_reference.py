from datetime import date

import pytest

from awaykit.season.dated import FactConfidence, MonthDay
from awaykit.season.guide import guide
from awaykit.season.reference import TypeKey, VisaFit, VisaPerson, VisaRole, reference


@pytest.mark.parametrize(
    ("sitting", "score"),
    [(date(2026, 1, 1), 218), (date(2025, 7, 1), 218), (date(2025, 6, 30), 214), (date(2022, 6, 30), 209)],
)
def test_pass_mark_is_that_of_the_day_of_the_sitting(sitting: date, score: int) -> None:
    mark = reference().exams.step_2_ck_pass_mark(sitting)
    assert mark is not None
    assert mark.value.score == score


def test_no_pass_mark_is_made_up_for_sittings_before_the_first_known() -> None:
    assert reference().exams.step_2_ck_pass_mark(date(2010, 1, 1)) is None


def test_exam_facts() -> None:
    exams = reference().exams
    assert exams.step_1_pass_fail_since.value == date(2022, 1, 26)
    oet = exams.oet_medicine_minima.value
    assert (oet.listening, oet.reading, oet.speaking, oet.writing) == (350, 350, 350, 300)


def test_lists_of_the_form_have_the_lengths_that_the_facts_say() -> None:
    form = reference().form
    assert len(form.experience_types.value) == 8
    assert len(form.primary_focus_areas.value) == 13
    assert len(form.key_characteristics.value) == 10
    assert len(form.settings.value) == len(form.frequencies.value) == 6
    assert len(form.scholarly_work_kinds.value) == 5
    assert form.primary_focus_areas.confidence is FactConfidence.REPORTED


def test_each_type_of_experience_has_one_name_in_the_form() -> None:
    form = reference().form
    assert {form.type_name(key) for key in TypeKey} == {each.name for each in form.experience_types.value}
    assert form.type_name(TypeKey.WORK) == "Work"


@pytest.mark.parametrize("person", VisaPerson)
@pytest.mark.parametrize("role", VisaRole)
def test_visa_table_has_exactly_one_row_for_each_person_and_role(person: VisaPerson, role: VisaRole) -> None:
    rows = [row for row in reference().visa if person in row.value.persons and role in row.value.roles]
    assert rows == [reference().visa_row(person, role)]


@pytest.mark.parametrize(
    ("person", "role", "category", "fit"),
    [
        (VisaPerson.STUDENT, VisaRole.HANDS_ON, "B-1", VisaFit.COMMONLY_NAMED),
        (VisaPerson.STUDENT, VisaRole.HANDS_ON, "F-1", VisaFit.BY_AGREEMENT),
        (VisaPerson.STUDENT, VisaRole.HANDS_ON, "ESTA", VisaFit.COMMONLY_UNFIT),
        (VisaPerson.GRADUATE, VisaRole.OBSERVER, "B-2", VisaFit.SOME_HOSTS),
        (VisaPerson.GRADUATE, VisaRole.HANDS_ON, "B-1", VisaFit.COMMONLY_UNFIT),
        (VisaPerson.GRADUATE, VisaRole.HANDS_ON, "J-1", VisaFit.NOT_SAID),
        (VisaPerson.CITIZEN, VisaRole.HANDS_ON, "B-1", VisaFit.NOT_APPLICABLE),
    ],
)
def test_visa_category_is_spoken_of_as_the_facts_do(
    person: VisaPerson, role: VisaRole, category: str, fit: VisaFit
) -> None:
    assert reference().visa_row(person, role).value.fit(category) is fit


def test_figures_of_the_match() -> None:
    figures = reference().match_figures.value
    assert (figures.match_year, figures.matched_percent) == (2026, 48.5)
    assert (figures.step_2_ck_median_matched, figures.step_2_ck_median_unmatched) == (251, 243)


def test_numbers_of_the_guide_are_those_of_its_readings() -> None:
    numbers = guide()
    assert numbers.letters_there_by.value == MonthDay(8, 7)
    assert numbers.letters_there_by.value.in_year(2027) == date(2027, 8, 7)
    assert (numbers.write_within_days.value, numbers.upload_days_before_review.value) == (21, 8)
    assert (numbers.best_window_first.value, numbers.best_window_last.value) == (
        MonthDay(1, 1),
        MonthDay(8, 31),
    )
    windows = (numbers.apply_months_before_start.value, numbers.documents_months_before_start.value)
    assert [(window.least, window.most) for window in windows] == [(6, 9), (9, 11)]
    assert (numbers.max_rotations.value, numbers.min_weeks_with_writer.value) == (4, 2)
    assert (numbers.final_week_days.value, numbers.final_week_working_days.value) == (7, 5)


def test_advice_is_tagged_as_guide_with_section_or_as_rule_of_thumb() -> None:
    assert guide().letters_there_by.confidence is FactConfidence.GUIDE
    assert "§5.3" in guide().letters_there_by.source
    assert guide().write_within_days.confidence is FactConfidence.RULE_OF_THUMB
    assert guide().upload_days_before_review.confidence is FactConfidence.REPORTED
