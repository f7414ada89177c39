from datetime import date

import pytest

from awaykit.plan.rotation_plan import unfit_row
from dossiers import Fields, dossier, plan_of, rotation

OBSERVING: Fields = {"kind": "observership"}
STUDENT: Fields = {"graduated": "2028-06"}
GRADUATE: Fields = {"graduated": "2026-06"}


def is_unfit(category: str | None, who: Fields, **fields: object) -> bool:
    visa: Fields = {"need": "needed"}
    if category:
        visa["for_rotations"] = category
    applicant: Fields = {"name": {"given": "Ayesha"}, "season": 2028, "visa": visa} | who
    held = dossier(applicant=applicant, rotations=[rotation(**fields)])
    planned = plan_of(held, date(2027, 1, 11)).rotations["riverbend-wards"]
    return unfit_row(held, planned) is not None


@pytest.mark.parametrize("category", ["B-2", "ESTA"])
def test_what_is_commonly_said_not_to_fit_a_students_clerkship_may_do_for_observing(category: str) -> None:
    assert is_unfit(category, STUDENT)
    assert not is_unfit(category, STUDENT, **OBSERVING)


def test_a_graduates_hands_on_work_is_judged_on_the_rotations_own_day() -> None:
    assert is_unfit("B-1", GRADUATE)
    assert not is_unfit("B-1", STUDENT)


def test_nothing_is_said_without_a_category_or_for_citizens_or_of_unknown_status() -> None:
    assert not is_unfit(None, GRADUATE)
    assert not is_unfit("B-1", GRADUATE | {"visa": {"need": "citizen-or-permanent-resident"}})
    assert not is_unfit("B-1", {})
