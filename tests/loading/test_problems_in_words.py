from pathlib import Path

import pytest

from awaykit.loading.load import load
from awaykit.problems import Severity
from loading.reading import MINIMAL, ROTATION, only_problem, pointed_at, problems_in, problems_of, write

IN_ROTATION = [
    ("starts: 2026-13-01", "starts", "There is no such day in the calendar.", "Check the month and the day."),
    (
        "starts: 03/04/2027",
        "starts",
        "This date can be read in two ways.",
        "Write 2027-03-04 for March 4, or 2027-04-03 for April 3.",
    ),
    ("starts: 25/12/2027", "starts", "Write dates as year-month-day.", "Write 2027-12-25 for December 25."),
    ("starts: 0", "starts", "This takes a day, written year-month-day.", "For example 2027-03-01."),
    ("starts: ٢٠٢٧-٠٣-٠١", "starts", "This takes a day, written year-month-day.", "For example 2027-03-01."),
    ("starts: [2027-03-01]", "starts", None, None),
    ("costs: {fee: nan}", "costs.fee", "This takes an amount in whole US dollars.", None),
    ("costs: {fee: ١٢}", "costs.fee", "This takes an amount in whole US dollars.", None),
    ("role_allowed: {patients_a_day: ٦}", "role_allowed.patients_a_day", None, "Write it with digits only."),
    ("hands_on: maybe", "hands_on", "This takes yes or no.", "Write yes or no."),
    ("us_state: ny", "us_state", "This takes a US state by its two capital letters.", "Write NY."),
    ("us_state: ZZ", "us_state", None, "For example NY for New York."),
    ("city: ''", "city", "Nothing is written here.", None),
    ("city: [a, b]", "city", "This takes one value, not a list.", "Keep one of them, without a hyphen."),
    ("city: {a: b}", "city", "This takes one value, not keys of its own.", None),
    (
        "team: yes",
        "team",
        "This takes keys of its own, one a line.",
        "Keys here: residents, teaching, evaluation.",
    ),
    ("team: [yes]", "team", "This takes keys of its own, one a line.", "Take the hyphen out."),
    ("key_cases: {problem: a}", "key_cases", "This takes a list.", None),
    ("pathway: vlso", "pathway", '"vlso" is not one of the choices.', None),
    ("pathway: VSLO", "pathway", None, 'Did you mean "vslo"? The choices: host, vslo, affiliated.'),
    ("start: 2027-03-01", "start", 'There is no key "start" here.', 'Did you mean "starts"?'),
    ("residents: yes", "residents", 'There is no key "residents" here.', 'It belongs under "team".'),
    (
        "program: riverbend",
        "program",
        'No program has the id "riverbend".',
        "The dossier has no program yet.",
    ),
    ("id: second", "id", 'The key "id" stands here a second time.', None),
    (
        "starts: “2027-03-01”",
        "starts",
        None,
        "Take the curly quotes out: they are read as part of the value.",
    ),
]


@pytest.mark.parametrize(("line", "place", "message", "hint"), IN_ROTATION)
def test_a_mistake_is_told_in_plain_words(
    tmp_path: Path, line: str, place: str, message: str | None, hint: str | None
) -> None:
    problem = only_problem(tmp_path, MINIMAL + ROTATION + f"    {line}\n")
    assert problem.place == f"rotations[0].{place}"
    assert problem.line == 11
    assert message in (None, problem.message)
    assert hint in (None, problem.hint)


def test_the_caret_stands_under_what_is_wrong(tmp_path: Path) -> None:
    found = problems_in(
        tmp_path,
        MINIMAL + ROTATION + "    kindd: x\n    starts: 3/4/2027 # soon\n    costs: {fee: é, travel: x}\n",
    )
    assert [pointed_at(problem) for problem in found] == ["kindd", "3/4/2027", "é", "x"]


def test_a_missing_key_points_at_the_block_that_lacks_it(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, MINIMAL + "awards:\n  - on: 2027\n")
    assert problem.message == '"title" is missing here.'
    assert problem.hint == 'Add a line with "title:" (award).'
    assert (problem.line, problem.column, problem.place) == (6, 5, "awards[0].title")


def test_a_key_left_empty_is_said_to_have_no_value(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, MINIMAL + "awards:\n  - title:\n    on: 2027\n")
    assert problem.message == '"title" has no value.'
    assert problem.line == 6


def test_a_dossier_without_an_applicant_says_so(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, "skills: [a]\n")
    assert problem.message == 'No file has the key "applicant".'
    assert problem.file == str(tmp_path / "dossier.yaml")


def test_a_key_of_another_level_is_sent_there(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, MINIMAL + "  email: a.b@example.org\n")
    assert problem.hint == 'It belongs under "contact".'
    problem = only_problem(tmp_path, MINIMAL + "    season: 2028\n")
    assert problem.hint == 'It belongs further to the left, in the column of "name".'


def test_every_reference_and_id_is_looked_at_even_among_other_mistakes(tmp_path: Path) -> None:
    text = (
        MINIMAL
        + ROTATION
        + "    program: riverbnd\n    kindd: x\n"
        + "    letter_writers:\n      - {id: lee, name: Ann Lee}\n      - {id: lee, name: Bo Lee}\n"
        + "    key_cases: [{problem: a, i_did: b, supervised_by: [lee, leo]}]\n"
        + "programs: [{id: riverbend, name: Riverbend}]\ncv: my-cv\n"
    )
    messages = [(problem.message, problem.hint) for problem in problems_in(tmp_path, text)]
    assert ('No program has the id "riverbnd".', 'Did you mean "riverbend"?') in messages
    assert ('No letter writer has the id "leo".', 'Did you mean "lee"?') in messages
    assert ('No file has the id "my-cv".', "The dossier has no file yet.") in messages
    assert any(message == 'This is the second letter writer with the id "lee".' for message, _ in messages)
    assert len(messages) == 5


def test_references_are_not_called_lost_when_the_other_file_could_not_be_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": MINIMAL + ROTATION + "    program: riverbend\n", "b.yaml": "programs: [\n"})
    assert [problem.file for problem in problems_of(tmp_path)] == [str(tmp_path / "b.yaml")]


def test_references_are_not_called_lost_when_their_block_has_a_misspelt_name(tmp_path: Path) -> None:
    text = MINIMAL + ROTATION + "    program: riverbend\nprogrms: [{id: riverbend, name: R}]\n"
    assert only_problem(tmp_path, text).hint == 'Did you mean "programs"?'


def test_what_is_wrong_between_fields_shows_beside_other_mistakes(tmp_path: Path) -> None:
    text = MINIMAL + ROTATION + "    starts: 2027-05-01\n    ends: 2027-04-01\n    oops: 1\n    city: []\n"
    assert "This rotation ends before it starts." in [
        problem.message for problem in problems_in(tmp_path, text)
    ]


def test_problems_come_by_file_and_line(tmp_path: Path) -> None:
    files = {"b.yaml": MINIMAL + "  oops: 1\n", "a.yaml": ROTATION + "    oops: 1\n    city: ''\nfoo: 1\n"}
    found = problems_of(write(tmp_path, files))
    assert [(Path(str(one.file)).name, one.line) for one in found] == [
        ("a.yaml", 7),
        ("a.yaml", 8),
        ("a.yaml", 9),
        ("b.yaml", 5),
    ]


def test_thousands_of_problems_are_counted_not_printed(tmp_path: Path) -> None:
    found = problems_in(tmp_path, MINIMAL + "".join(f"key{number}: 1\n" for number in range(5000)))
    assert len(found) == 201
    assert found[-1].message == "There are 4,800 more problems."


def test_findings_can_point_at_any_place(tmp_path: Path) -> None:
    source = load(write(tmp_path, {"d.yaml": MINIMAL + ROTATION})).source
    place = source.problem_at("rotations[0].site", "")
    assert (place.line, place.column, place.width, place.source) == (
        8,
        11,
        18,
        "    site: Riverbend Hospital",
    )
    assert source.problem_at("rotations[0].letter_writers[2].email", "").line == 6
    assert source.problem_at("rotations[0]", "").line == 6
    assert source.problem_at("programs", "").line is None
    problem = source.problem_at("rotations[0].site", "Look here.", severity=Severity.WARNING)
    assert (problem.file, problem.line, problem.place) == (str(tmp_path / "d.yaml"), 8, "rotations[0].site")


def test_a_text_that_is_wrong_by_itself_is_not_said_to_be_missing(tmp_path: Path) -> None:
    found = only_problem(tmp_path, MINIMAL + "statement:\n  text: " + "word " * 30_000 + "\n")
    assert (found.message, found.place) == ("This is longer than 100,000 characters.", "statement.text")
