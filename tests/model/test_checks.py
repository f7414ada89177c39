from typing import Any

import pytest
from pydantic import ValidationError

from awaykit.model.applicant import Name
from awaykit.model.base import Model
from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter, Request, RequestStep
from awaykit.model.record import Experience, Statement
from awaykit.model.rotations import Rotation

ROTATION = {"id": "a", "state": "confirmed", "site": "A", "service": "B", "kind": "observership"}
MAY = {"starts": "2027-05-03", "ends": "2027-05-28"}
WRITER = {"id": "lee", "name": "Ann Lee, MD"}


@pytest.mark.parametrize(
    ("model", "values", "at"),
    [
        (Rotation, {**ROTATION, "starts": "2027-05-02", "ends": "2027-05-01"}, "ends"),
        (Rotation, {**ROTATION, "hands_on": "yes"}, "hands_on"),
        (Rotation, {**ROTATION, "change": {"because": "Why."}}, "starts"),
        (Rotation, {**ROTATION, "change": {"starts": "2027-05-02", "ends": "2027-05-01"}}, "ends"),
        (Rotation, {**ROTATION, **MAY, "change": {"starts": "2027-06-07"}}, "change"),
        (Rotation, {**ROTATION, "delay": {"because": "Why."}}, "arrives"),
        (Rotation, {**ROTATION, **MAY, "delay": {"arrives": "2027-05-03"}}, "delay"),
        (Rotation, {**ROTATION, **MAY, "delay": {"arrives": "2027-05-29"}}, "delay"),
        (LetterWriter, {**WRITER, "own_words": "word " * 61}, "own_words"),
        (
            LetterWriter,
            {**WRITER, "together_from": "2027-05-02", "together_until": "2027-05-01"},
            "together_until",
        ),
        (Experience, {"id": "a", "organization": "A", "starts": "2027", "ends": "2026-12"}, "ends"),
        (Statement, {}, "file"),
    ],
)
def test_what_does_not_fit_together_names_the_field(
    model: type[Model], values: dict[str, Any], at: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(values)
    (error,) = caught.value.errors()
    assert error["ctx"]["at"] == at


def test_a_year_counts_whole_so_that_it_may_begin_and_end_something() -> None:
    Experience.model_validate({"id": "a", "organization": "A", "starts": "2027-05", "ends": "2027"})
    Experience.model_validate({"id": "a", "organization": "A", "starts": "2027-05", "ends": "present"})


def test_the_state_of_a_request_is_its_last_step() -> None:
    steps = {"asked": "2027-05-01", "agreed": "2027-05-02", "reminded": ["2027-06-01", "2027-07-01"]}
    request = Request.model_validate(steps)
    assert request.state is RequestStep.REMINDED
    assert len(request.steps) == 4
    assert Request().state is None


def test_a_person_of_one_name_has_it_as_full_and_last_name() -> None:
    assert (Name(given="Suharto").full, Name(given="Suharto").last) == ("Suharto", "Suharto")
    assert Name(given="Ayesha", family="Khan").full == "Ayesha Khan"


def test_an_unknown_key_is_refused_and_a_model_is_frozen() -> None:
    with pytest.raises(ValidationError):
        Dossier.model_validate({"applicant": {"name": {"given": "A"}}, "oops": "1"})
    dossier = Dossier.model_validate({"applicant": {"name": {"given": "A"}}})
    with pytest.raises(ValidationError):
        dossier.skills = ("x",)  # type: ignore[misc]


def test_an_error_does_not_print_what_was_entered() -> None:
    with pytest.raises(ValidationError) as caught:
        Dossier.model_validate({"applicant": {"name": {"given": "A"}, "ids": {"passport": ["X4711"]}}})
    assert "X4711" not in str(caught.value)
