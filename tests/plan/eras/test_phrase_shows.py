import pytest

from awaykit.model.record import FactShows
from awaykit.plan.eras.entries import shows

DID, RESULT, US_SYSTEM = FactShows


@pytest.mark.parametrize(
    "words",
    [
        "Wrote daily notes in the electronic record, read and cosigned by the resident",
        "Documented in the EMR under supervision",
        "Documented electronic health records of four patients a day",
        "Joined the nurse, pharmacist, social worker and case manager at the daily discharge huddle",
        "Took part in interdisciplinary rounds",
        "Worked with physical therapists on discharge plans",
        "Presented the evidence on stopping antibiotics at a noon session",
        "Looked up one clinical question a day and reported the answer next morning",
        "Compared our practice with the guideline",
        "Presented a trial of shorter antibiotic courses at the division's journal club",
    ],
)
def test_words_of_the_us_system_count_in_us_clinical_work_only(words: str) -> None:
    assert shows(words, is_us_clinical=True) == {DID, US_SYSTEM}
    assert shows(words, is_us_clinical=False) == {DID}


@pytest.mark.parametrize(
    "words",
    [
        "Followed four patients a day with an intern",
        "Used teach-back with interpreters for discharge teaching",
        "Nursed a plan back to health",
        "Called pharmacies and clinics to complete the medication list",
        "Was evidently early every day",
    ],
)
def test_other_work_on_a_us_ward_shows_what_was_done(words: str) -> None:
    assert shows(words, is_us_clinical=True) == {DID}


@pytest.mark.parametrize(
    "words",
    [
        "Raised the share of patients who returned within two weeks from 31 to 58 percent",
        "Saw slips with an error fall from 41 of 90 to 17 of 90",
        "Reduced missed visits in the clinic",
        "Cut the time to the first dose by 20 minutes",
        "Handed the card over to the ward, which still prints it",
        "Drafted the methods section of the article that was accepted in 2027",
        "Wrote a checklist that the next tutors took over",
        "Proposed a form that was adopted by the department",
        "Won second prize for the poster",
        "Raised $4,000 for insulin",
    ],
)
def test_a_change_or_an_outcome_is_a_result(words: str) -> None:
    assert shows(words, is_us_clinical=False) == {RESULT}


@pytest.mark.parametrize(
    "words",
    [
        "Raised one observation on rounds each day",
        "Measured kidney length on 210 stored studies",
        "Moved from Lahore to Karachi",
        "Paid the first year's tuition from the earnings",
        "Wrote a report to improve care",
    ],
)
def test_what_changed_nothing_is_no_result(words: str) -> None:
    assert shows(words, is_us_clinical=False) == {DID}


def test_what_the_applicant_says_stands_wherever_it_was() -> None:
    said = shows("Joined the huddle", (RESULT, US_SYSTEM), is_us_clinical=False)
    assert said == {RESULT, US_SYSTEM}
