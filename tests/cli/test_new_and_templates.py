import os
import stat
import zipfile
from pathlib import Path

import pytest

from conftest import not_on_windows, run_command
from minimal import DAY, DOCX, build, everything, minimal_dossier, papers
from pango import without_pango
from unprivileged import run_unprivileged

FILES = ["awaykit.schema.json", "applicant.yaml", "programs.yaml", "rotations.yaml", "statement.txt"]
CASES = "letter-packet/cases.html.j2"


def test_a_new_dossier_is_private_and_says_how_to_go_on(tmp_path: Path) -> None:
    done = run_command("new", "my dossier", "--blank", cwd=tmp_path)
    folder = tmp_path / "my dossier"
    assert done.returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    assert 'awaykit check "my dossier"' in done.stdout
    if os.name != "nt":
        modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
        assert (modes, stat.S_IMODE(folder.stat().st_mode)) == ({0o600}, 0o700)


def test_papers_with_example_values_stay_unfinished_and_say_which(tmp_path: Path) -> None:
    assert run_command("new", "mine", "--blank", cwd=tmp_path).returncode == 0
    assert run_command("check", "mine", "--today", DAY, cwd=tmp_path).returncode == 0
    done = run_command("build", "mine", "--today", DAY, cwd=tmp_path)
    assert done.returncode == 1
    line = (tmp_path / "mine" / "applicant.yaml").read_text("utf-8").split("\n").index(
        "    given: Your Given Name"
    ) + 1
    place = f"{Path('mine', 'applicant.yaml')}:{line}:12"
    assert f'{place}  error  The example value "Your Given Name" still stands in this paper.' in done.stdout
    assert "awaykit explain PAP001" in done.stdout
    assert done.stdout.count("Your Given Name") == 2  # the message and its source line, said once
    made = papers(tmp_path / "output" / "mine")
    assert {path.split("/")[0] for path in made} == {"unfinished", "edit"}
    assert all("UNFINISHED" in path for path in made if path.endswith(".pdf"))


def test_a_new_dossier_writes_over_nothing_and_names_every_file_in_its_way(tmp_path: Path) -> None:
    (tmp_path / "applicant.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / "statement.txt").write_text("my words", encoding="utf-8")
    before = everything(tmp_path)
    done = run_command("new", tmp_path, "--blank")
    assert done.returncode == 1
    assert done.stderr.count("This file is there already, and stays as it is.") == 2
    assert "2 problems; nothing was written." in done.stderr
    assert everything(tmp_path) == before


@pytest.mark.parametrize("where", ["file", "file/below"])
def test_a_file_where_the_folder_should_be_is_told(where: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    done = run_command("new", tmp_path / where, "--blank")
    assert done.returncode == 74
    assert "could not be written: a file stands where a folder is needed." in done.stderr
    assert everything(tmp_path) == {(tmp_path / "file").as_posix(): b"mine"}


@not_on_windows
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = run_unprivileged("new", tmp_path / "mine", "--blank")
    tmp_path.chmod(0o700)
    assert done.returncode == 74
    assert "could not be written: you may not write there." in done.stderr
    assert "Errno" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_templates_say_whose_they_are(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    assert run_command("templates", "copy", CASES, "--dossier", dossier).returncode == 0
    (dossier / "templates" / "letter-packet" / "casses.html.j2").write_text("x", encoding="utf-8")
    lines = run_command("templates", "list", "--dossier", dossier).stdout.splitlines()
    assert f"yours    {CASES}" in lines
    assert "ours     letter-packet/request.html.j2" in lines
    assert "unused   letter-packet/casses.html.j2" in lines


def test_a_copied_template_changes_the_paper_and_is_never_written_over(tmp_path: Path) -> None:
    dossier, out = minimal_dossier(tmp_path), tmp_path / "out"
    assert run_command("templates", "copy", CASES, "--dossier", dossier / "dossier.yaml").returncode == 0
    copy = dossier / "templates" / CASES
    copy.write_text(copy.read_text("utf-8").replace("Key cases", "My patients"), encoding="utf-8")
    mine = copy.read_bytes()
    again = run_command("templates", "copy", CASES, "--dossier", dossier)
    assert again.returncode == 1
    assert "This file is there already, and stays as it is." in again.stderr
    assert copy.read_bytes() == mine
    build(dossier, out, env=without_pango(tmp_path), status=1)
    with zipfile.ZipFile(out / DOCX) as word_file:
        assert b"My patients" in word_file.read("word/document.xml")


def test_templates_of_a_missing_dossier_are_a_mistake(tmp_path: Path) -> None:
    for words in (["list"], ["copy", CASES]):
        done = run_command("templates", *words, "--dossier", tmp_path / "nowhere")
        assert done.returncode == 1
        assert "There is no folder" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("<p>{{ applicant.namme }}</p>", "namme"),
        ("<p>{% if %}</p>", "template"),
        ('<p>{% include "letter-packet/cases.html.j2" %}</p>', "without end"),
        ("<script>alert(1)</script>", "script"),
        ("<p>{% for a in range(99999999) %}{% for b in range(99999999) %}x{% endfor %}{% endfor %}</p>", ""),
    ],
    ids=["misspelt", "syntax", "endless", "forbidden", "too long"],
)
def test_a_template_of_ones_own_that_is_wrong_is_told_with_its_line(
    template: str, message: str, tmp_path: Path
) -> None:
    dossier, out = minimal_dossier(tmp_path), tmp_path / "out"
    own = dossier / "templates" / CASES
    own.parent.mkdir(parents=True)
    own.write_text(f"<h1>Cases</h1>\n{template}\n", encoding="utf-8")
    done = run_command("build", dossier, "--today", DAY, "--out", out)
    assert done.returncode == 1
    assert "cases.html.j2" in done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("1 problem; nothing was written.\n")
    assert not out.exists()
