from datetime import date

import pytest

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.plan.applicant_status import has_us_experience, status_in, status_on
from dossiers import Fields, dossier, rotation

STUDENT, GRADUATE = Status
TODAY = date(2027, 6, 1)


def held(rotations: tuple[Fields, ...] = (), **applicant: object) -> Dossier:
    name = {"given": "Ayesha", "family": "Khan"}
    return dossier(applicant={"name": name, **applicant}, rotations=list(rotations))


@pytest.mark.parametrize(
    ("applicant", "day", "expected"),
    [
        ({"graduated": "2027-05"}, "2027-04-30", STUDENT),
        ({"graduated": "2027-05"}, "2027-05-31", STUDENT),
        ({"graduated": "2027-05"}, "2027-06-01", GRADUATE),
        ({"graduated": "2027"}, "2026-12-31", STUDENT),
        ({"graduated": "2027"}, "2027-06-01", None),
        ({"graduated": "2027"}, "2028-01-01", GRADUATE),
        ({"graduated": "2027-05", "status": "graduate"}, "2026-10-05", STUDENT),
        ({"status": "graduate"}, "2026-10-05", GRADUATE),
        ({"status": "student"}, "2026-10-05", STUDENT),
        ({}, "2026-10-05", None),
    ],
)
def test_student_or_graduate_is_judged_on_the_day(
    applicant: Fields, day: str, expected: Status | None
) -> None:
    assert status_on(held((), **applicant).applicant, date.fromisoformat(day)) is expected


def test_a_graduate_did_the_elective_as_a_student() -> None:
    of = held((rotation(), rotation(id="later", starts="2027-07-05", ends="2027-07-30")), graduated="2027-06")
    assert [status_in(one, of.applicant) for one in of.rotations] == [STUDENT, GRADUATE]


def test_a_rotation_without_dates_has_the_status_of_today() -> None:
    of = held((rotation(starts=None, ends=None),), status="graduate")
    assert status_in(of.rotations[0], of.applicant) is GRADUATE


def test_counts_leave_out_candidates_and_cancelled_rotations() -> None:
    states = ("candidate", "applied", "offered", "confirmed", "cancelled")
    of = held(tuple(rotation(id=state, state=state) for state in states))
    assert [one.id for one in of.rotations if one.state.counts] == ["applied", "offered", "confirmed"]


def test_us_experience_is_a_finished_hands_on_rotation() -> None:
    watched = rotation(id="watched", kind="observership", hands_on="no")
    to_come = rotation(id="to-come", starts="2027-06-07", ends="2027-07-02")
    offered = rotation(id="offered", state="offered")
    none_yet = held((watched, to_come, offered))
    assert not has_us_experience(none_yet, TODAY)
    assert has_us_experience(held((watched, rotation())), TODAY)
    assert not has_us_experience(held((rotation(),)), date(2027, 5, 30))
    assert has_us_experience(held(hands_on_us_weeks_before="4"), TODAY)
