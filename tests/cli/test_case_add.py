import json
from pathlib import Path

import pytest

from awaykit.loading.load import load
from awaykit.model.rotations import Age, Competency, KeyCase, Sex
from conftest import not_on_windows, run_command
from minimal import DAY, WRITER, edit, everything, minimal_dossier
from talking import CTRL_C, CTRL_D, talk

PROBLEM = ("--problem", "Low sodium after a marathon")
DID = ("--did", "Asked how much she drank, and told the resident.")


def cases(dossier: Path) -> tuple[KeyCase, ...]:
    return load(dossier).dossier.rotations[0].key_cases


def test_a_case_given_by_options_is_added_and_only_its_lines(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    before = (dossier / "dossier.yaml").read_text(encoding="utf-8").splitlines()
    done = run_command(
        "case", "add", dossier, *PROBLEM, *DID, "--age", "30s", "--sex", "woman",
        "--outcome", 'He said: "no" # ok', "--learned", "To ask.", "--competency", "5",
        "--supervised-by", "Rosencrantz", "--priority", "1", "--today", DAY,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    after = (dossier / "dossier.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        "      - problem: Low sodium after a marathon",
        "        age: 30s",
        "        i_did: Asked how much she drank, and told the resident.",
        "        outcome: 'He said: \"no\" # ok'",
        "        learned: To ask.",
        "        competency: Professionalism",
        "        priority: 1",
    ]
    assert cases(dossier)[-1] == KeyCase(
        problem=PROBLEM[1], age=Age.THIRTIES, sex=Sex.WOMAN, i_did=DID[1], outcome='He said: "no" # ok',
        learned="To ask.", competency=Competency.PROFESSIONALISM, supervised_by=(WRITER,), priority=1,
    )  # fmt: skip
    assert "saved  " in done.stdout
    assert "i_did: Asked how much she drank" in done.stdout
    assert "4 cases for General medicine wards" in done.stdout
    assert "of at most 80 words" in done.stdout


@pytest.mark.parametrize(
    ("years", "decade"), [("64", "60s"), ("93", "90+"), ("5", "under 18"), ("19", "18 or 19"), ("90+", "90+")]
)
def test_an_age_in_years_is_saved_as_its_decade(years: str, decade: str, tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    assert run_command("case", "add", dossier, *PROBLEM, *DID, "--age", years).returncode == 0
    assert cases(dossier)[-1].age == decade


def test_what_may_name_a_patient_is_not_saved_from_options(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    before = everything(dossier)
    words = (
        "--problem",
        "Mr. Hollis fell on March 3",
        "--did",
        "I was an outstanding student.",
        "--age",
        "old",
    )
    done = run_command("case", "add", dossier, *words)
    assert done.returncode == 1
    assert "--problem: “Mr. Hollis” reads like what a person is called." in done.stderr
    assert "--problem: “March 3” reads like a date." in done.stderr
    assert '--did: These words praise yourself: "outstanding".' in done.stderr
    assert '--age: "old" is not one of the choices.' in done.stderr
    assert done.stderr.endswith("5 problems; nothing was written.\n")
    assert everything(dossier) == before


def test_words_kept_on_purpose_are_saved_and_hold_the_packet(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    done = run_command(
        "case", "add", dossier, "--problem", "A fall of Mr. Hollis", *DID, "--keep", "--priority", "1"
    )
    assert done.returncode == 0
    assert "Papers with this case are held" in done.stdout
    assert cases(dossier)[-1].problem == "A fall of Mr. Hollis"
    check = run_command("check", dossier, "--today", DAY, "--json")
    held = [each for each in json.loads(check.stdout)["findings"] if each["code"] == "PRV001"]
    assert held
    assert all(each["holds"] for each in held)


def test_an_observer_is_told_of_a_hands_on_act_before_it_is_saved(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    edit(dossier, "kind: externship", "kind: observership")
    edit(dossier, "    hands_on: yes\n", "")
    done = run_command("case", "add", dossier, *PROBLEM, "--did", "Examined her and wrote the orders.")
    assert done.returncode == 1
    assert "--did: Your role was to watch" in done.stderr


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    before = everything(dossier)
    done = run_command("case", "add", dossier, *PROBLEM)
    assert done.returncode == 2
    assert "a case needs --did." in done.stderr
    assert "awaykit case add --problem" in done.stderr
    assert done.stdout == ""
    assert everything(dossier) == before


def with_two_rotations(folder: Path) -> Path:
    dossier = minimal_dossier(folder)
    second = """\
  - id: elmridge-clinic
    state: confirmed
    site: Elmridge Hospital
    service: Continuity clinic
    kind: externship
    starts: 2027-05-10
    ends: 2027-06-04

settings:
"""
    edit(dossier, "settings:\n", second)
    return dossier


def test_the_rotation_under_way_is_taken_and_otherwise_asked_for(tmp_path: Path) -> None:
    dossier = with_two_rotations(tmp_path)
    dry = ("case", "add", dossier, *PROBLEM, *DID, "--dry-run")
    assert "Continuity clinic, Elmridge" in run_command(*dry, "--today", "2027-05-20").stdout
    assert "General medicine wards" in run_command(*dry, "--today", "2027-04-20").stdout
    unclear = run_command(*dry, "--today", "2027-05-05")
    assert unclear.returncode == 2
    assert "Add --rotation with one of: alderbrook-wards and elmridge-clinic." in unclear.stderr
    assert "Elmridge" in run_command(*dry, "--today", "2027-05-05", "--rotation", "elmridge").stdout
    assert len(cases(dossier)) == 3


def test_a_dossier_without_a_rotation_has_no_place_for_a_case(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("applicant:\n  name:\n    given: Wirayuda\n", encoding="utf-8")
    done = run_command("case", "add", tmp_path, *PROBLEM, *DID)
    assert done.returncode == 2
    assert "The dossier has no rotation yet, so a case has no place." in done.stderr


def test_machines_get_the_lines_and_the_findings(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    done = run_command("case", "add", dossier, *PROBLEM, "--did", "Called Mr. Hollis.", "--keep", "--json")
    told = json.loads(done.stdout)
    assert told["cases"] == 4
    assert told["lines"][0]["text"] == "      - problem: Low sodium after a marathon"
    assert [finding["code"] for finding in told["findings"]] == ["PRV001"]


@not_on_windows
def test_a_person_is_asked_one_thing_at_a_time(tmp_path: Path) -> None:
    dossier = with_two_rotations(tmp_path)
    answers = [
        "1",  # which rotation
        "",  # the problem is needed
        "?",
        "Breathless for weeks",
        "eighty",  # no decade
        "83",
        "Woman",
        "Saw Mr. Hollis and looked at the neck veins.",
        "Looked at the neck veins, and asked for an echocardiogram of the heart.",
        "<",  # back: write it anew
        "Looked at the neck veins.",
        "",
        "To look before I order.",
        "1",
        "2",  # there is only one to choose
        "1",
        "",
    ]  # fmt: skip
    told = talk("case", "add", dossier, "--today", "2027-05-05", answers=answers)
    assert told.status == 0, told.shown
    assert cases(dossier)[-1] == KeyCase(
        problem="Breathless for weeks", age=Age.EIGHTIES, sex=Sex.WOMAN, i_did="Looked at the neck veins.",
        learned="To look before I order.", competency=Competency.PATIENT_CARE, supervised_by=(WRITER,),
    )  # fmt: skip
    assert "This one is needed." in told.shown
    assert "Which patient did you think of on the way home?" in told.shown
    assert '"eighty" is not one of the choices.' in told.shown
    assert "“Mr. Hollis” reads like what a person is called." in told.shown
    assert "1  Patient Care" in told.shown
    assert 'There is no letter writer "2".' in told.shown
    assert "1  Judith Rosencrantz-Vale, MD" in told.shown
    assert "of at most 80 words" in told.shown


@not_on_windows
def test_words_may_be_kept_to_be_mended_later(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    answers = ["A fall of Mr. Hollis", "keep", "", "", "Asked.", "", "", "", "", "3"]
    told = talk("case", "add", dossier, answers=answers)
    assert told.status == 0
    assert "Papers with this case are held until you change these words" in told.shown
    case = cases(dossier)[-1]
    assert (case.problem, case.supervised_by, case.priority) == ("A fall of Mr. Hollis", (), 3)


@not_on_windows
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("number", [0, 8])
def test_stopping_at_any_question_writes_nothing(key: str, number: int, tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    before = everything(dossier)
    answers = ["Breathless", "60s", "1", "Asked.", "", "", "", "", ""][:number]
    told = talk("case", "add", dossier, answers=[*answers, key])
    assert told.status == 130
    assert "Nothing was written." in told.shown
    assert everything(dossier) == before


@not_on_windows
def test_an_answer_that_never_fits_is_left_out_in_the_end(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    answers = ["Breathless", *["old"] * 5, "", "Asked.", "", "", "", "", ""]
    told = talk("case", "add", dossier, answers=answers)
    assert told.status == 0
    assert "Left out for now." in told.shown
    assert cases(dossier)[-1].age is None
