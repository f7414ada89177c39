"""The wheel, installed into an empty environment, works from any folder."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_all_that_the_program_reads(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for part in (
        "awaykit/_data/templates/letter-packet/packet.html.j2",
        "awaykit/_data/templates/styles/print.css",
        "awaykit/_data/templates/styles/reference.docx",
        "awaykit/_data/samples/blank/applicant.yaml",
        "awaykit/season/data/2028.toml",
        "awaykit/py.typed",
    ):
        assert part in names
    assert sum(name.endswith(".ttf") for name in names) > 20
    assert not any(name.startswith(("output/", "tests")) for name in names)


@pytest.mark.parametrize(
    "libraries", ["those of this environment", pytest.param("its own", marks=pytest.mark.sweep)]
)
def test_the_installed_wheel_works_from_any_folder(wheel: Path, tmp_path: Path, libraries: str) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=False)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "--quiet"]
    if libraries == "its own":
        subprocess.run([*pip, "--no-compile", str(wheel)], check=True, capture_output=True)
    else:
        subprocess.run([*pip, "--no-deps", str(wheel)], check=True, capture_output=True)
        packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
        (packages / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    work = tmp_path / "somewhere else"
    work.mkdir()
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}

    def command(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [programs / "awaykit", *words], cwd=work, env=clean, capture_output=True, text=True, check=False
        )

    where = [str(programs / "python"), "-c", "import awaykit; print(awaykit.__file__)"]
    assert str(home) in subprocess.run(where, env=clean, capture_output=True, text=True, check=True).stdout
    made = command("new", "my dossier", "--blank")
    assert made.returncode == 0, made.stderr
    assert (work / "my dossier" / "awaykit.schema.json").is_file()
    checked = command("check", "my dossier", "--today", "2027-04-29")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    built = command("build", "my dossier", "--today", "2027-04-29")
    assert "PAP001" in built.stdout, built.stdout + built.stderr
    assert list((work / "output" / "my dossier" / "unfinished").rglob("*.pdf"))
    assert not (work / "output" / "my dossier" / "send").exists()
