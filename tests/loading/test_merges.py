from pathlib import Path

from awaykit.loading.load import load
from loading.reading import MINIMAL, ROTATION, only_problem, pointed_at, problems_in, write

CLINIC = "  - id: clinic\n    organization: Lantern Gate Free Clinic\n"
ACADEMY = "  - id: academy\n    organization: Rising Moon Academy\n"


def merged_into(name: str) -> str:
    return f"    merge_into: {name}\n"


def test_an_entry_that_is_merged_into_itself_is_a_problem(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, MINIMAL + "experiences:\n" + CLINIC + merged_into("clinic"))
    assert problem.message == "This is merged into itself."
    assert problem.hint == "Take the line out, or write the id of another entry."
    assert (problem.place, pointed_at(problem)) == ("experiences[0].merge_into", "clinic")


def test_entries_that_are_merged_in_a_circle_are_a_problem_each(tmp_path: Path) -> None:
    text = MINIMAL + ROTATION + "    eras:\n      merge_into: clinic\nexperiences:\n" + CLINIC
    text += merged_into("wards") + ACADEMY + merged_into("clinic")
    found = problems_in(tmp_path, text)
    assert [problem.place for problem in found] == [
        "rotations[0].eras.merge_into",
        "experiences[0].merge_into",
    ]
    assert {problem.message for problem in found} == {"These entries are merged in a circle."}


def test_a_chain_and_a_rotation_with_the_id_of_its_experience_are_no_problem(tmp_path: Path) -> None:
    text = MINIMAL + ROTATION.replace("id: wards", "id: clinic") + "    eras:\n      merge_into: clinic\n"
    text += "experiences:\n" + CLINIC + merged_into("academy") + ACADEMY
    assert load(write(tmp_path, {"dossier.yaml": text})).warnings == ()
