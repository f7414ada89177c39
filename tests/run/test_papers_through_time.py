import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checkers import embedded_fonts, pdf_text
from conftest import SAMPLES, Built, run_command, run_installed
from minimal import DAY, DOCX, PDF, build, edit, everything, minimal_dossier, packet_of, papers
from own_font import FAMILY, make_font
from pango import without_pango

STEPS = "        request:\n          asked: 2027-04-27\n          agreed: 2027-04-27\n"
SECOND_WRITER = """\
      - id: okafor
        name: Chidi Okafor, MD
        greeting: Dr. Okafor
        title: Attending Physician
        email: c.okafor@example.org
        weeks: 2
        supervised_directly: yes
        request:
          agreed: 2027-04-27
    key_cases:
"""


@pytest.fixture
def home(tmp_path: Path, built: Callable[..., Built]) -> Path:
    """A folder with the minimal dossier and its output."""
    minimal_dossier(tmp_path)
    shutil.copytree(built("minimal").folder, tmp_path / "out")
    return tmp_path


def test_a_yes_and_an_upload_move_the_paper_on(home: Path) -> None:
    dossier, out = home / "dossier", home / "out"
    edit(dossier, "          agreed: 2027-04-27\n", "")
    paper = packet_of(build(dossier, out))
    assert paper["folder"] == "waiting"
    assert papers(out) == {DOCX, PDF.replace("send/", "waiting/")}
    edit(
        dossier,
        "          asked: 2027-04-27\n",
        "          asked: 2027-04-27\n          agreed: 2027-04-28\n",
    )
    paper = packet_of(build(dossier, out))
    assert paper["folder"] == "send"
    assert papers(out) == {DOCX, PDF}
    edit(dossier, "          agreed: 2027-04-28\n", "          uploaded: 2027-04-29\n")
    report = build(dossier, out)
    made = {paper["kind"] for paper in report["papers"]}
    assert "letter-thanks" in made
    assert not made & {"letter-packet", "letter-materials", "packet-archive"}
    assert report["left_out"][0]["why"] == "The letter is uploaded: no packet is needed."
    assert papers(out) == {f"earlier/{DAY}/{DOCX}", f"earlier/{DAY}/{PDF}"}


def test_a_run_for_one_writer_leaves_the_papers_of_others_alone(home: Path) -> None:
    dossier, out = home / "dossier", home / "out"
    edit(dossier, "    key_cases:\n", SECOND_WRITER)
    edit(dossier, STEPS, STEPS.replace("agreed", "uploaded"))
    before, held = papers(out), (out / PDF).read_bytes()
    done = run_command("packet", dossier, "--writer", "okafor", "--out", out, "--today", DAY, "--json")
    assert done.returncode == 0, done.stdout
    report = json.loads(done.stdout)
    assert {paper["reader"] for paper in report["papers"]} == {"okafor", "alderbrook-wards"}
    assert report["withdrawn"] == []
    assert before < papers(out)
    assert {path.split("/")[1] for path in papers(out) - before} == {"okafor"}
    assert (out / PDF).read_bytes() == held
    rotation = ("--rotation", "alderbrook-wards", "--dry-run")
    done = run_command("packet", dossier, *rotation, "--out", out, "--today", DAY, "--json")
    withdrawn = {file["path"].split("/")[-1] for file in json.loads(done.stdout)["withdrawn"]}
    assert {Path(DOCX).name, Path(PDF).name} < withdrawn
    assert all("okafor" not in name for name in withdrawn)


def test_a_broken_dossier_or_template_leaves_the_output_as_it_is(home: Path) -> None:
    dossier, out = home / "dossier", home / "out"
    before = everything(out)
    own = dossier / "templates" / "letter-packet" / "cases.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{{ nothing_of_the_kind }}", encoding="utf-8")
    done = run_command("build", dossier, "--today", DAY, "--out", out)
    assert done.returncode == 1
    edit(dossier, "weeks: 4", "weeks: four")
    done = run_command("build", dossier, "--today", DAY, "--out", out, "--force")
    assert done.returncode == 1
    assert everything(out) == before


def test_a_dry_run_writes_nothing_at_all(tmp_path: Path) -> None:
    before = everything(tmp_path)
    done = run_command("build", SAMPLES / "minimal", "--today", DAY, "--dry-run", cwd=tmp_path)
    assert done.returncode == 0
    assert f"created    {PDF}" in done.stdout
    assert "Nothing was written (--dry-run)." in done.stdout
    assert list(tmp_path.iterdir()) == []
    assert everything(tmp_path) == before


def test_without_pango_everything_but_the_pdf_is_made(tmp_path: Path) -> None:
    dossier, out = minimal_dossier(tmp_path), tmp_path / "out"
    done = run_installed("build", dossier, "--today", DAY, "--out", out, env=without_pango(tmp_path))
    assert done.returncode == 1
    assert papers(out) == {DOCX}
    assert not (out / "send").exists()
    assert "Ready to send" not in done.stdout
    assert "Its PDF could not be made" in done.stdout
    last = done.stdout.rstrip("\n").splitlines()[-2:]
    assert last[0] == "error  No PDF can be made: the library Pango is not on this computer."
    assert "install" in last[1]
    assert done.stderr == ""


def test_without_pango_an_outdated_pdf_leaves_send_and_comes_back_new(home: Path) -> None:
    dossier, out = home / "dossier", home / "out"
    env = without_pango(home)
    report = build(dossier, out, env=env)
    assert report["without_pdf"] is None
    assert papers(out) == {DOCX, PDF}
    edit(dossier, "weeks: 4", "weeks: 3")
    report = build(dossier, out, env=env, status=1)
    assert packet_of(report)["folder"] == "unfinished"
    assert report["without_pdf"]["hint"]
    assert papers(out) == {DOCX, f"earlier/{DAY}/{PDF}"}
    build(dossier, out)
    assert {DOCX, PDF} <= papers(out)


def test_a_name_that_no_font_can_print_holds_the_paper_at_its_field(tmp_path: Path) -> None:
    dossier, out = minimal_dossier(tmp_path), tmp_path / "out"
    edit(dossier, "given: Wirayuda\n", "given: Wirayuda\n    own_script: 王小明\n")
    report = build(dossier, out, status=1)
    paper = packet_of(report)
    (problem,) = paper["problems"]
    assert paper["folder"] == "unfinished"
    assert problem["place"] == "applicant.name.own_script"
    assert "王小明" in problem["message"]
    assert "NotoSerifSC-Regular.ttf into the folder fonts/" in problem["hint"]
    assert not (out / "send").exists()
    assert packet_of(build(dossier, out, status=1))["problems"] == [problem]


def test_a_font_of_ones_own_prints_the_name(tmp_path: Path) -> None:
    dossier, out = minimal_dossier(tmp_path), tmp_path / "out"
    edit(dossier, "given: Wirayuda\n", "given: Wirayuda\n    own_script: 王小明\n")
    make_font(dossier / "fonts" / "Own.ttf", "王小明")
    paper = packet_of(build(dossier, out))
    assert (paper["folder"], paper["problems"]) == ("send", [])
    assert papers(out) == {DOCX, PDF}
    assert FAMILY in embedded_fonts(out / PDF)
    assert "王小明" in pdf_text(out / PDF)


def test_a_dossier_without_a_letter_to_ask_for_says_so(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    edit(dossier, "state: confirmed", "state: candidate")
    report = build(dossier, tmp_path / "out")
    assert {paper["kind"] for paper in report["papers"]} <= {"calendar", "cv", "strategy"}
    (warning,) = report["warnings"]
    assert warning["message"] == "There is nothing to make: every rotation is a candidate or cancelled."
    assert warning["place"] == "rotations[0].state"
