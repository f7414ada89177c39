"""The import contract holds, and breaking it is found."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = Path(sys.executable).parent / "lint-imports"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_the_contract_holds(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("model/scalars.py", "import awaykit.loading.load"),
        ("plan/plan.py", "import awaykit.loading.load"),
        ("review/rule.py", "import awaykit.rendering.text"),
        ("papers/paper.py", "import awaykit.output.file_names"),
        ("season/season.py", "import awaykit.model.dossier"),
        ("run/order.py", "import typer"),
        ("run/order.py", "import weasyprint"),
        ("papers/paper.py", "import docx"),
    ],
)
def test_a_forbidden_import_breaks_the_contract(copy: Path, room: str, line: str) -> None:
    file = copy / "src" / "awaykit" / room
    file.write_text(file.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = lint(copy)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout


def test_a_room_outside_the_floors_breaks_the_contract(copy: Path) -> None:
    (copy / "src" / "awaykit" / "stray.py").write_text('"""No floor."""\n', encoding="utf-8")
    assert lint(copy).returncode != 0
