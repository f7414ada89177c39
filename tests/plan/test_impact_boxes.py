import pytest

from awaykit.plan.service_yield import impact_boxes
from dossiers import Fields, dossier, plan_of, rotation, writer
from portfolios import TODAY, program


def boxes(programs: list[Fields] | None = None, **fields: object) -> dict[str, bool | None]:
    held = dossier(rotations=[rotation(**fields)], programs=programs or [])
    plan = plan_of(held, TODAY)
    (planned,) = plan.rotations.values()
    return {box.name: box.is_checked for box in impact_boxes(held, plan, planned)}


def test_what_the_dossier_does_not_tell_is_neither_checked_nor_denied() -> None:
    found = boxes(starts=None, ends=None)
    assert found == {"recent": None, "inpatient": None, "IMGs": None, "letter": None}


@pytest.mark.parametrize(
    ("kind", "is_inpatient"), [("ward", True), ("consult", True), ("icu", True), ("clinic", False)]
)
def test_wards_consults_and_intensive_care_are_inpatient(kind: str, is_inpatient: bool) -> None:
    assert boxes(service_kind=kind)["inpatient"] is is_inpatient


def test_outside_internal_medicine_no_service_counts() -> None:
    assert boxes(service_kind="ward", in_internal_medicine="no")["inpatient"] is False


def test_a_rotation_of_years_ago_is_not_recent() -> None:
    assert boxes(starts="2019-03-04", ends="2019-03-29")["recent"] is False
    assert boxes()["recent"] is True


@pytest.mark.parametrize(("residents", "is_checked"), [("yes", True), ("no", False)])
def test_residents_trained_abroad_check_their_box(residents: str, is_checked: bool) -> None:
    at = program("riverbend", img_signs={"residents": residents})
    assert boxes([at], program="riverbend")["IMGs"] is is_checked


def test_a_writer_who_saw_enough_makes_a_letter_likely() -> None:
    assert boxes(letter_writers=[writer()])["letter"] is True


def test_a_refusal_or_too_short_a_stay_makes_none_likely() -> None:
    refused = writer(request={"asked": "2026-09-01", "declined": "2026-09-02"})
    assert boxes(letter_writers=[refused])["letter"] is False
    assert boxes(ends="2027-05-09", letter_writers=[writer()])["letter"] is False
