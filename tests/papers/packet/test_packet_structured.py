import pytest

from awaykit.model.rotations import ServiceKind
from awaykit.papers.packet.request_pages import PacketContext
from awaykit.rendering.templating.templates import Templates
from awaykit.rendering.text import render_text
from awaykit.resources import templates_folder
from dossiers import Fields, case, rotation, writer
from papers.packet.packets import packet

EVERYTHING: Fields = {
    "service_kind": "ward",
    "hands_on": "yes",
    "role_allowed": {"notes": "yes", "patients_a_day": "4"},
    "team": {"residents": "yes", "evaluation": "yes"},
    "city": "Riverbend",
    "us_state": "OH",
}
DAYS: Fields = {"together_from": "2027-05-03", "together_until": "2027-05-14", "weeks": "2"}


def context(letter_kind: str = "structured", **fields: object) -> PacketContext:
    held = rotation(letter_writers=[writer(letter_kind=letter_kind)], **fields)
    found = packet(rotations=[held]).context
    assert isinstance(found, PacketContext)
    return found


def page(by: Fields, **fields: object) -> str:
    """The words of the sheet, one block a line."""
    held = rotation(letter_writers=[by, writer(id="varga", name="Ildiko Varga, MD")], **fields)
    found = packet(applicant={"ids": {"aamc": "99000142"}}, rotations=[held])
    with Templates(templates_folder()) as templates:
        html = templates.fill("letter-packet/structured.html.j2", found.context)
    return render_text(html, width=None)


@pytest.mark.parametrize("kind", ["narrative", "undecided"])
def test_only_a_structured_letter_has_the_sheet(kind: str) -> None:
    assert context(kind).structured is None
    assert context().structured == "structured evaluative letter"


def test_what_is_not_recorded_is_not_said() -> None:
    told = page(writer(letter_kind="structured"), team={"residents": "no", "evaluation": "no"})
    assert "Setting: General medicine wards" in told
    assert "Who else observed" not in told
    assert "Grading" not in told


@pytest.mark.parametrize("kind", list(ServiceKind))
def test_every_kind_of_service_but_other_has_a_setting(kind: ServiceKind) -> None:
    found = context(service_kind=kind.value).facts
    assert (found.clinical_setting is None) is (kind is ServiceKind.OTHER)


def test_the_sheet_has_every_line_that_the_form_asks_for() -> None:
    by = writer(letter_kind="structured", role="ward attending, weeks 1 and 2", **DAYS)
    told = page(by, **EVERYTHING)
    for line in (
        "Facts for the structured evaluative letter",
        "Name: Ayesha Khan",
        "AAMC ID: 99000142",
        "Name: Eleanor Whitfield, MD, Associate Professor of Medicine",
        "Institution: Riverbend Hospital, Riverbend, OH",
        "Contact: eleanor.whitfield@example.org",
        "Length: May 3–14, 2027: 2 weeks",
        "Nature: Ward attending, weeks 1 and 2; supervised me directly",
        "Setting: Inpatient ward: General medicine wards",
        "Who else observed: Residents of the team",
        "Duration: May 3–30, 2027: 4 weeks",
        "Role and duties: Elective, hands-on: notes; about 4 patients a day",
        "Grading: Formal evaluation by the host",
    ):
        assert line in told.splitlines()
    assert "Varga" not in told


def test_a_bare_sheet_has_no_empty_line() -> None:
    by = writer(
        letter_kind="structured", title=None, email=None, weeks=None, supervised_directly=None, greeting=None
    )
    told = page(by, key_cases=[case()])
    for word in ("Length", "Nature", "Who else", "Grading", "Contact:", "None"):
        assert word not in told


def test_an_observer_has_no_duties_that_were_not_allowed() -> None:
    by = writer(letter_kind="structured")
    told = page(by, kind="observership", role_allowed={"notes": "yes", "other": ["joined rounds"]})
    assert "Role and duties: Observership, without hands-on work, notes or orders: joined rounds" in told


def test_the_sheet_rates_nothing_and_tells_no_score() -> None:
    told = page(writer(letter_kind="structured"), **EVERYTHING).casefold()
    for word in ("usmle", "step 1", "score", "excellent", "top 10", "above"):
        assert word not in told
