from datetime import date

import pytest

from awaykit.papers.packet.letter_packet import specialty_in_a_file_name
from awaykit.papers.paper import Folder
from dossiers import case, rotation, writer
from papers.packet.packets import CONTACT, packet, planned

AGREED = {"agreed": "2027-05-28"}


def ready(**request: str) -> dict[str, object]:
    return rotation(letter_writers=[writer(request=request)], key_cases=[case()])


@pytest.mark.parametrize(
    ("steps", "folder"),
    [
        ({}, Folder.WAITING),
        ({"asked": "2027-05-28"}, Folder.WAITING),
        (AGREED, Folder.SEND),
        (AGREED | {"link_sent": "2027-06-24"}, Folder.SEND),
        (AGREED | {"reminded": "2027-06-28"}, Folder.SEND),
    ],
)
def test_the_packet_goes_out_only_after_the_yes(steps: dict[str, str], folder: Folder) -> None:
    assert packet(rotations=[ready(**steps)]).folder is folder


@pytest.mark.parametrize("step", ["hesitated", "declined", "uploaded"])
def test_no_packet_after_a_no_or_an_upload_and_the_reason_is_told(step: str) -> None:
    found = planned(rotations=[ready(asked="2027-05-28", **{step: "2027-05-29"})])
    assert found.papers == ()
    (left_out,) = found.left_out
    assert left_out.reader == "whitfield"
    assert left_out.why.endswith(".")


@pytest.mark.parametrize(
    ("step", "others", "told"),
    [
        ("hesitated", [], "They hesitated: thank them, and ask another writer."),
        ("declined", [{}], "They declined: thank them, and ask Dr. Marchetti next."),
        ("hesitated", [{"greeting": None}], "They hesitated: thank them, and ask Renzo Marchetti next."),
        ("hesitated", [{"rank": "resident"}], "They hesitated: thank them, and ask another writer."),
        ("hesitated", [{"request": AGREED}], "They hesitated: thank them, and ask another writer."),
        (
            "hesitated",
            [
                {"request": AGREED, "teaching_role": "program-director"},
                {"id": "osei", "greeting": "Dr. Osei", "weeks": "2"},
                {"id": "third", "greeting": "Dr. Third", "weeks": "3"},
            ],
            "They hesitated: thank them, and ask Dr. Third next.",
        ),
    ],
)
def test_after_a_no_the_writer_to_ask_next_is_named(
    step: str, others: list[dict[str, object]], told: str
) -> None:
    usual = {"id": "marchetti", "name": "Renzo Marchetti, DO", "greeting": "Dr. Marchetti"}
    writers = [writer(request={step: "2027-05-29"}), *(writer(**(usual | other)) for other in others)]
    left_out = planned(rotations=[rotation(letter_writers=writers)]).left_out
    assert left_out[0].why == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, date(2027, 5, 24)),
        ({"together_from": "2027-05-03", "together_until": "2027-05-16"}, date(2027, 5, 10)),
        ({"request": {"asked": "2027-05-05"}}, date(2027, 5, 5)),
    ],
)
def test_a_packet_is_wanted_from_the_final_week_with_the_writer_or_the_asking(
    fields: dict[str, object], told: date
) -> None:
    assert packet(rotations=[rotation(letter_writers=[writer(**fields)])]).wanted_from == told


def test_a_packet_without_a_day_is_wanted_on_any_day() -> None:
    undated = rotation(letter_writers=[writer()], starts=None, ends=None)
    assert packet(rotations=[undated]).wanted_from is None


def test_a_packet_names_its_writer() -> None:
    assert packet(rotations=[ready()]).writers == ("whitfield",)


def test_a_missing_fact_makes_the_packet_unfinished_and_names_its_place() -> None:
    undated = rotation(letter_writers=[writer(request=AGREED)], starts=None, ends=None)
    found = packet(applicant={"contact": {}, "season": 2028}, rotations=[undated])
    assert found.folder is Folder.UNFINISHED
    assert [entry.place for entry in found.missing] == [
        "rotations[0].starts",
        "applicant.contact.email",
        "rotations[0].key_cases",
    ]


@pytest.mark.parametrize("day", ["starts", "ends"])
def test_a_rotation_without_one_of_its_days_makes_no_finished_packet(day: str) -> None:
    half = ready(agreed="2027-05-28") | {day: ""}
    found = packet(rotations=[{key: value for key, value in half.items() if value}])
    assert found.folder is Folder.UNFINISHED
    assert [entry.place for entry in found.missing] == [f"rotations[0].{day}"]


def test_own_limits_of_pages_take_the_place_of_ours() -> None:
    own = packet(rotations=[ready()], settings={"budgets": {"packet": "5", "cases": "1"}})
    ours = packet(rotations=[ready()])
    assert (ours.most_pages, own.most_pages) == (7, 5)
    changed = [part.section for part, other in zip(own.parts, ours.parts, strict=True) if part != other]
    assert changed == ["cases"]


def test_the_sheet_for_the_structured_letter_may_take_one_page_more() -> None:
    structured = rotation(letter_writers=[writer(letter_kind="structured")], key_cases=[case()])
    assert packet(rotations=[structured]).most_pages == 8
    own = {"budgets": {"packet": "6", "structured": "2", "statement": "1"}}
    found = packet(rotations=[structured], settings=own)
    pages = {part.section: part.most_pages for part in found.parts}
    assert (found.most_pages, pages["structured"], pages["statement"]) == (6, 2, 1)


def test_every_part_has_its_limits() -> None:
    two = rotation(letter_writers=[writer()], key_cases=[case(problem="Sepsis"), case(problem="Gout " * 30)])
    limits = [(part.section, part.most_pages, part.most_words) for part in packet(rotations=[two]).parts]
    assert limits == [
        ("request", 1, 180),
        ("facts", 1, None),
        ("cases", 2, None),
        ("cv", 1, None),
        ("statement", 2, None),
        ("structured", 1, None),
        ("case-1", None, 80),
        ("case-2", None, 80),
    ]


def test_the_limit_of_a_case_names_its_problem_in_a_line() -> None:
    two = rotation(letter_writers=[writer()], key_cases=[case(problem="Sepsis"), case(problem="Gout " * 30)])
    first, second = packet(rotations=[two]).parts[-2:]
    assert first.title == "Key case: Sepsis"
    assert second.title.startswith("Key case: Gout Gout")
    assert second.title.endswith("Gout…")
    assert len(second.title) < 65


def test_the_hint_for_missing_cases_depends_on_whether_any_are_written() -> None:
    lonely = packet(rotations=[rotation(letter_writers=[writer()])]).missing[0]
    assert lonely.hint.startswith("Write key_cases")
    others = rotation(
        letter_writers=[writer(), writer(id="varga", name="Ildiko Varga, MD")],
        key_cases=[case(supervised_by="varga")],
    )
    assert packet(rotations=[others]).missing[0].hint.startswith("Add supervised_by: whitfield")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ({"given": "Ayesha Noor", "family": "Khan"}, ("Khan", "Ayesha")),
        ({"given": "Wirayuda"}, ("Wirayuda",)),
        ({"given": "Thị Minh Khai", "family": "Nguyễn"}, ("Nguyễn", "Thị")),
    ],
)
def test_the_file_is_named_after_the_applicant_and_never_the_reader(
    name: dict[str, str], parts: tuple[str, ...]
) -> None:
    found = packet(applicant={"name": name, "contact": CONTACT}, rotations=[ready(**AGREED)])
    assert found.name == (*parts, "Letter_Packet", "IM", "2028")


@pytest.mark.parametrize(
    ("specialty", "told"),
    [
        ("Internal Medicine", "IM"),
        ("family medicine", "FM"),
        ("Pediatrics", "Pediatrics"),
        ("Medicine-Pediatrics", "MP"),
    ],
)
def test_a_specialty_is_short_in_a_file_name(specialty: str, told: str) -> None:
    assert specialty_in_a_file_name(specialty) == told


def test_an_applicant_with_one_name_has_it_everywhere() -> None:
    found = packet(applicant={"name": {"given": "Wirayuda"}, "degrees": "MD"}, rotations=[ready()])
    assert found.running_header == "Wirayuda"
    assert found.context.applicant.name_with_degrees == "Wirayuda, MD"
