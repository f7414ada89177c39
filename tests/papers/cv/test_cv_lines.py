from datetime import date

import pytest

from awaykit.model.dates import Month
from awaykit.model.record import Period
from awaykit.papers.cv_lines import CvLines, cv_lines, months_in_words, period_in_words
from dossiers import dossier, plan_of, rotation
from papers.packet.packets import TODAY


def cv(today: date = TODAY, /, **parts: object) -> CvLines:
    held = dossier(**parts)
    return cv_lines(held, plan_of(held, today), scores="pass")


@pytest.mark.parametrize(
    ("starts", "ends", "told"),
    [
        ("2016", "2021", "2016–2021"),
        ("2024-03", "present", "Mar 2024–present"),
        ("2026-01", "2026-07", "Jan–Jul 2026"),
        ("2026-01", "2027-07", "Jan 2026–Jul 2027"),
        ("2026", "2026-07", "2026–Jul 2026"),
        ("2026-05", "2026-05", "May 2026"),
        ("2026-05", None, "May 2026"),
        (None, "2026-05", "May 2026"),
        (None, None, None),
    ],
)
def test_a_period_is_told_with_each_year_once(starts: str | None, ends: str | None, told: str | None) -> None:
    given = {key: value for key, value in (("starts", starts), ("ends", ends)) if value}
    assert period_in_words(Period.model_validate(given)) == told


def test_two_years_are_not_shortened_to_months() -> None:
    assert months_in_words(Month(2026), Month(2027)) == "2026–2027"


def test_rotations_done_and_under_way_are_shown_newest_first() -> None:
    under_way = rotation(id="now", site="Fennick", starts="2027-06-07", ends="2027-07-02")
    coming = rotation(id="coming", site="Quillhaven", starts="2027-07-12", ends="2027-08-06")
    shown = cv(rotations=[rotation(), under_way, coming]).rotations
    assert [(entry.when, entry.where, entry.detail) for entry in shown] == [
        ("Jun–Jul 2027", "Fennick", "4 weeks, under way"),
        ("May 2027", "Riverbend Hospital", "4 weeks"),
    ]


@pytest.mark.parametrize(
    "part",
    [
        {"education": [{"institution": "Sutlej Medical College"}]},
        {"languages": [{"name": "Urdu"}]},
        {"skills": ["R"]},
        {"awards": [{"title": "Certificate of merit"}]},
        {"scholarly_work": [{"type": "journal article", "title": "Fluid balance"}]},
        {"experiences": [{"id": "clinic", "organization": "Lantern Gate"}]},
        {"exams": {"step_1": {"result": "pass"}}},
    ],
)
def test_one_part_makes_the_cv_worth_its_page(part: dict[str, object]) -> None:
    assert cv(rotations=[rotation()], **part).is_worth_a_page


def test_rotations_alone_are_not_worth_a_page_since_page_two_names_them() -> None:
    assert not cv(rotations=[rotation()]).is_worth_a_page
    failed = {"step_1": {"result": "fail"}}
    assert not cv(rotations=[rotation()], exams=failed).is_worth_a_page


def test_an_experience_at_the_hospital_of_a_rotation_stands_there_only() -> None:
    at_the_host = {"id": "ward", "organization": "riverbend hospital", "position": "Extern"}
    elsewhere = {"id": "clinic", "organization": "Lantern Gate", "position": "Volunteer"}
    found = cv(rotations=[rotation()], experiences=[at_the_host, elsewhere])
    assert [entry.what for entry in found.experiences] == ["Volunteer"]


@pytest.mark.parametrize(
    ("starts", "is_other_work"), [("2024-01", True), ("2027-05", False), ("2027", False)]
)
def test_other_work_at_the_hospital_of_a_rotation_is_not_lost(starts: str, is_other_work: bool) -> None:
    there = {"id": "lab", "organization": "Riverbend Hospital", "position": "Assistant", "starts": starts}
    for state in ("confirmed", "candidate"):
        found = cv(rotations=[rotation(state=state)], experiences=[there | {"ends": "present"}])
        assert bool(found.experiences) is is_other_work


def test_scholarly_work_tells_where_it_stands_and_how_far_it_has_come() -> None:
    work = {
        "type": "Journal article",
        "title": "Fluid balance",
        "authors": ["Khan A.", "Qadeer M. R."],
        "where": "Plains Journal",
        "state": "accepted",
    }
    (entry,) = cv(scholarly_work=[work]).scholarly_work
    assert (entry.title, entry.authors, entry.where) == (
        "Fluid balance",
        ("Khan A.", "Qadeer M. R"),
        "Plains Journal (journal article, accepted)",
    )
    (bare,) = cv(scholarly_work=[{"type": "poster presentation", "title": "Recall"}]).scholarly_work
    assert (bare.where, bare.authors) == ("Poster presentation", ())


def test_a_school_without_a_degree_is_named_once() -> None:
    (entry,) = cv(education=[{"institution": "Sutlej Medical College", "city": "Lahore"}]).education
    assert (entry.what, entry.where) == ("Sutlej Medical College", "Lahore")
