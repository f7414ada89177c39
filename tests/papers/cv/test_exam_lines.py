import pytest

from awaykit.model.record import Exams
from awaykit.papers.cv_lines import Disclosed, exam_lines


def lines(scores: Disclosed, **exams: object) -> list[str]:
    return [entry.what for entry in exam_lines(Exams.model_validate(exams), scores)]


CK = {"score": "249", "result": "pass", "on": "2026-08", "attempts": "3"}


@pytest.mark.parametrize(
    ("scores", "told"),
    [("number", ["USMLE Step 2 CK: 249"]), ("pass", ["USMLE Step 2 CK: Pass"]), ("nothing", [])],
)
def test_step_2_is_shown_as_the_applicant_chose(scores: Disclosed, told: list[str]) -> None:
    assert lines(scores, step_2_ck=CK) == told


@pytest.mark.parametrize("scores", ["number", "pass", "nothing"])
@pytest.mark.parametrize("result", ["fail", "pending"])
def test_a_failed_or_pending_exam_is_never_shown(scores: Disclosed, result: str) -> None:
    failed = {"score": "230", "result": result, "on": "2026-08"}
    oet = {"result": result}
    assert lines(scores, step_1={"result": result}, step_2_ck=failed, step_3=failed, oet=oet) == []


@pytest.mark.parametrize("scores", ["number", "pass"])
def test_a_score_without_a_result_is_shown_only_beyond_any_pass_mark(scores: Disclosed) -> None:
    assert lines(scores, step_2_ck={"score": "205", "on": "2026-08"}) == []
    assert len(lines(scores, step_2_ck={"score": "218", "on": "2026-08"})) == 1
    assert lines(scores, step_1={"score": "190", "on": "2020-05"}) == []
    assert lines(scores, step_3={"on": "2027-05"}) == []


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2021-12", "USMLE Step 1: 240"),
        ("2022-01", "USMLE Step 1: 240"),
        ("2022-02", "USMLE Step 1: Pass"),
        (None, "USMLE Step 1: Pass"),
    ],
)
def test_step_1_has_a_number_only_before_it_became_pass_or_fail(on: str | None, told: str) -> None:
    step = {"score": "240", "result": "pass"} | ({"on": on} if on else {})
    assert lines("number", step_1=step) == [told]


def test_attempts_and_other_english_tests_are_never_shown() -> None:
    english = [{"test": "TOEFL", "score": "104"}]
    assert lines("number", step_2_ck=CK, english=english) == ["USMLE Step 2 CK: 249"]


def test_certification_is_shown_only_when_it_is_complete() -> None:
    assert lines("nothing", ecfmg="certified", oet={"result": "pass"}) == [
        "OET Medicine: Pass",
        "ECFMG: certified",
    ]
    assert lines("nothing", ecfmg="under-way") == []


def test_the_month_stands_in_the_margin() -> None:
    (line,) = exam_lines(Exams.model_validate({"step_2_ck": CK}), "pass")
    assert line.when == "Aug 2026"
