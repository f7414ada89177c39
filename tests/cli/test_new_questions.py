import json
import os
import stat
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from awaykit.loading.load import load
from awaykit.model.rotations import RotationKind
from awaykit.review.rules.papers import examples_left
from conftest import COMMAND, not_on_windows, run_command
from first_answers import (
    ABOUT_THE_APPLICANT,
    ABOUT_THE_ROTATION,
    ABOUT_THE_WRITER,
    ANSWERS,
    CASES,
    PACKET,
    TODAY,
)
from minimal import everything, visible
from talking import CTRL_C, CTRL_D, talk

KEPT = ".awaykit-answers.json"
MOST_PROMPTS = 35
LEAST = ["Wirayuda", *[""] * 11]
"""A name, and Enter up to the hospital: nothing more is asked then."""


def piped(folder: Path, answers: Sequence[str], *options: str) -> subprocess.CompletedProcess[str]:
    """The command with its answers piped in, one a line, in the folder above the new one."""
    typed = "".join(f"{answer}\n" for answer in answers)
    return run_command("new", folder.name, "--today", TODAY, *options, cwd=folder.parent, typed=typed)


@not_on_windows
def test_from_an_empty_folder_to_a_packet_to_send_takes_few_prompts_and_no_editor(tmp_path: Path) -> None:
    told = talk("new", "mine", "--today", TODAY, answers=ANSWERS, cwd=tmp_path)
    assert told.status == 0, told.shown
    assert told.prompts <= MOST_PROMPTS
    assert (tmp_path / "output" / "mine" / PACKET).read_bytes().startswith(b"%PDF")
    assert "Ready to send" in told.shown
    assert f"created    {PACKET}" in told.shown
    assert told.shown.count("Open: ") == 1
    assert "What is next:  awaykit status mine" in told.shown
    names = {path.name for path in (tmp_path / "mine").iterdir()}
    assert names == {"applicant.yaml", "awaykit.schema.json", "programs.yaml", "rotations.yaml"}


def test_the_answers_are_the_dossier_and_no_example_is_left(tmp_path: Path) -> None:
    done = piped(tmp_path / "mine", ANSWERS)
    assert done.returncode == 0, done.stderr
    loaded = load(tmp_path / "mine")
    dossier = loaded.dossier
    assert examples_left(dossier) == ()
    assert loaded.warnings == ()
    assert dossier.applicant.ids.aamc == "00123456"
    assert dossier.applicant.contact.phone == "+92 300 0000000"
    (rotation,) = dossier.rotations
    assert (rotation.id, rotation.kind) == ("alderbrook-medical-center", RotationKind.EXTERNSHIP)
    assert [case.problem for case in rotation.key_cases] == CASES[::3]
    assert [case.supervised_by for case in rotation.key_cases] == [("rosencrantz",)] * 3
    assert str(dossier.settings.cases_hold_no_identifiers) == TODAY


def test_skipped_questions_stay_in_the_files_as_commented_examples(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert piped(folder, LEAST).returncode == 0
    text = (folder / "applicant.yaml").read_text(encoding="utf-8")
    assert "    given: Wirayuda\n" in text
    assert "    # family: Your Family Name\n" in text
    assert "  # contact:\n" in text
    assert "## As in ERAS. These two stand on every paper." in text
    assert load(folder).dossier.rotations == ()
    if os.name != "nt":
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_any_words_survive_exactly(tmp_path: Path) -> None:
    odd = ['O\'Brien: "Ash" #1', "محمد عبد الله", "- Łucja & 小明", "null"]
    given, family, degrees, called = odd
    assert piped(tmp_path / "mine", [given, family, degrees, called, *[""] * 8]).returncode == 0
    applicant = load(tmp_path / "mine").dossier.applicant
    assert (applicant.name.given, applicant.name.family) == (given, family)
    assert (applicant.degrees, applicant.referred_to_as) == ((degrees,), called)


def test_an_answer_that_does_not_fit_is_asked_again(tmp_path: Path) -> None:
    rotation = [
        "Alderbrook", "tx", "TX", "Wards", "9", "externship", "maybe", "y",
        "04/05/2027", "2027-04-05", "2027-03-30", "2027-04-30",
    ]  # fmt: skip
    writer = [*ABOUT_THE_WRITER[:5], "2027-05-27", "2027-04-27"]
    done = piped(tmp_path / "mine", [*_with_wrong_ones(), *rotation, *writer, *CASES, "perhaps", "yes"])
    assert done.returncode == 0, done.stdout
    for told in (
        "This is not an e-mail address",
        '"alumna" is not one of the choices.',
        "This takes a US state by its two capital letters.",
        '"9" is not one of the choices.',
        "This takes yes or no.",
        "This date can be read in two ways.",
        "This rotation ends before it starts.",
        "May 27, 2027 is still to come.",
    ):
        assert told in done.stdout, told
    assert (tmp_path / "output" / "mine" / "send" / "rosencrantz").is_dir()


def _with_wrong_ones() -> list[str]:
    """What the applicant says of themself, with a wrong answer before two of the right ones."""
    right = ABOUT_THE_APPLICANT
    return [*right[:4], "ayesha at home", *right[4:7], "alumna", *right[7:]]


def test_what_may_name_a_patient_is_asked_again_before_it_is_kept(tmp_path: Path) -> None:
    cases = [CASES[0], "Sat with Mr. Hollis.", *CASES[1:]]
    done = piped(tmp_path / "mine", [*ANSWERS[: -len(CASES) - 1], *cases, "yes"])
    assert "“Mr. Hollis” reads like what a person is called." in done.stdout
    assert "Hollis" not in (tmp_path / "mine" / "rotations.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "output" / "mine" / PACKET).exists()


def test_words_kept_on_purpose_hold_the_packet(tmp_path: Path) -> None:
    cases = [CASES[0], "Sat with Mr. Hollis.", "keep", *CASES[2:]]
    done = piped(tmp_path / "mine", [*ANSWERS[: -len(CASES) - 1], *cases, "yes"])
    assert done.returncode == 0
    assert not any(path.startswith("send/rosencrantz") for path in visible(tmp_path / "output" / "mine"))


def test_without_a_yes_about_the_cases_the_packet_is_held(tmp_path: Path) -> None:
    done = piped(tmp_path / "mine", [*ANSWERS[:-1], "no"])
    assert done.returncode == 0
    assert (
        "You have not written down yet that the key cases hold nothing that names a patient." in done.stdout
    )
    assert not (tmp_path / "output" / "mine" / PACKET).exists()


@not_on_windows
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_a_stopped_run_keeps_the_answers_and_goes_on(key: str, tmp_path: Path) -> None:
    stopped = talk("new", "mine", "--today", TODAY, answers=[*LEAST[:5], key], cwd=tmp_path)
    assert stopped.status == 130
    assert stopped.shown.rstrip().endswith("The same command goes on from here.")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == [KEPT]
    assert stat.S_IMODE((tmp_path / "mine" / KEPT).stat().st_mode) == 0o600
    going_on = talk("new", "mine", "--today", TODAY, answers=LEAST[5:], cwd=tmp_path)
    assert "Going on where you stopped." in going_on.shown
    assert going_on.shown.index("6/34") < going_on.shown.index("7/34")
    assert "5/34" not in going_on.shown
    assert load(tmp_path / "mine").dossier.applicant.name.given == "Wirayuda"
    assert not (tmp_path / "mine" / KEPT).exists()


def test_piped_answers_that_end_early_are_kept(tmp_path: Path) -> None:
    first = piped(tmp_path / "mine", ANSWERS[:20])
    assert first.returncode == 130
    assert piped(tmp_path / "mine", ANSWERS[20:]).returncode == 0
    assert (tmp_path / "output" / "mine" / PACKET).exists()


def test_the_question_before_can_be_answered_anew(tmp_path: Path) -> None:
    assert piped(tmp_path / "mine", ["<", "Aesha", "<", "Ayesha", "Khan", *[""] * 10]).returncode == 0
    assert load(tmp_path / "mine").dossier.applicant.name.given == "Ayesha"


def test_an_observer_is_not_asked_about_work_with_patients(tmp_path: Path) -> None:
    rotation = [*ABOUT_THE_ROTATION[:3], "observership", *ABOUT_THE_ROTATION[5:]]
    done = piped(tmp_path / "mine", [*ABOUT_THE_APPLICANT, *rotation, "", ""])
    assert "Do you work with patients yourself?" not in done.stdout
    assert load(tmp_path / "mine").dossier.rotations[0].is_observer


@pytest.mark.parametrize("answers", ["", None], ids=["nothing piped in", "no input at all"])
def test_without_anyone_to_ask_it_says_so(answers: str | None, tmp_path: Path) -> None:
    done = subprocess.run(
        [COMMAND, "new", "my dossier"],
        stdin=subprocess.DEVNULL if answers is None else None,
        input=answers,
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 2
    assert "There is no terminal here in which to answer questions." in done.stderr
    assert 'awaykit new "my dossier" --blank' in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_a_dossier_is_refused_before_the_first_question(tmp_path: Path) -> None:
    assert run_command("new", tmp_path, "--blank").returncode == 0
    before = everything(tmp_path)
    done = piped(tmp_path, ANSWERS)
    assert done.returncode == 1
    assert done.stderr.count("This file is there already, and stays as it is.") == 3
    assert "1/34" not in done.stdout
    assert everything(tmp_path) == before


@pytest.mark.parametrize("kept", ["", "[]", '{"applicant.name.given": 3}', '{"applicant'])
def test_kept_answers_that_are_broken_are_told(kept: str, tmp_path: Path) -> None:
    (tmp_path / KEPT).write_text(kept, encoding="utf-8")
    done = piped(tmp_path, ANSWERS)
    assert done.returncode == 1
    assert "The answers that were kept here can't be read any more." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_run_that_was_stopped_while_it_wrote_its_files_ends_well(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert piped(folder, LEAST[:-1]).returncode == 130
    kept = json.loads((folder / KEPT).read_text(encoding="utf-8"))
    assert piped(folder, [""]).returncode == 0
    written = (folder / "applicant.yaml").read_bytes()
    (folder / "rotations.yaml").unlink()
    (folder / KEPT).write_text(json.dumps(kept), encoding="utf-8")
    assert piped(folder, [""]).returncode == 0
    assert (folder / "applicant.yaml").read_bytes() == written
    assert (folder / "rotations.yaml").exists()


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("my words", encoding="utf-8")
    done = piped(tmp_path / "mine", ANSWERS)
    assert done.returncode == 74
    assert "a file stands where a folder is needed" in done.stderr
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "my words"
