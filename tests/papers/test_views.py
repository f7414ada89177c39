import pytest

from awaykit.model.letters import LetterWriter
from awaykit.model.rotations import ServiceKind
from awaykit.papers.views import on_service, specialty_in_sentence, writer_lines
from awaykit.wording import capitalized_first, in_sentence


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("General internal medicine wards", "general internal medicine wards"),
        ("Cardiology consults", "cardiology consults"),
        ("Cardiology Consults", "Cardiology Consults"),
        ("MICU", "MICU"),
        ("ward attending", "ward attending"),
    ],
)
def test_a_heading_inside_a_sentence_keeps_names_and_acronyms(heading: str, told: str) -> None:
    assert in_sentence(heading) == told


@pytest.mark.parametrize(
    ("service", "kind", "told"),
    [
        ("General internal medicine wards", ServiceKind.WARD, "on the general internal medicine wards"),
        ("Nephrology consult service", ServiceKind.CONSULT, "on the nephrology consult service"),
        ("Cardiology consults", ServiceKind.CONSULT, "on cardiology consults"),
        ("Inpatient general medicine", ServiceKind.WARD, "on inpatient general medicine"),
        ("Medical intensive care", ServiceKind.ICU, "in medical intensive care"),
        ("Resident continuity clinic", ServiceKind.CLINIC, "in the resident continuity clinic"),
        ("The hospitalist service", None, "on the hospitalist service"),
    ],
)
def test_a_service_goes_on_a_sentence(service: str, kind: ServiceKind | None, told: str) -> None:
    assert on_service(service, kind) == told


def test_a_beginning_is_a_capital_and_changes_no_acronym() -> None:
    assert capitalized_first("consult attending, MICU") == "Consult attending, MICU"
    assert capitalized_first("") == ""


def test_a_writer_without_a_greeting_is_greeted_by_name_without_degrees() -> None:
    writer = LetterWriter.model_validate({"id": "w", "name": "Eleanor J. Whitfield, MD, FACP"})
    assert writer_lines(writer).greeting == "Eleanor J. Whitfield"


@pytest.mark.parametrize(
    ("specialty", "told"),
    [("Internal Medicine", "internal medicine"), ("ENT", "ENT"), ("internal medicine", "internal medicine")],
)
def test_a_specialty_stands_in_small_letters_in_a_sentence(specialty: str, told: str) -> None:
    assert specialty_in_sentence(specialty) == told
