"""In CI a skipped test is a failure, since what wasn't tested isn't known to work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

MODULES = {
    "test_program.py": """
from conftest import needs
def test_it(): needs("python", "no-such-program")
""",
    "test_mark.py": """
import pytest
@pytest.mark.skipif(True, reason="no font here")
def test_it(): pass
""",
    "test_module.py": """
import pytest
pytest.importorskip("no_such_module")
""",
    "test_platform.py": """
import pytest
from conftest import PLATFORM
@pytest.mark.skipif(True, reason=f"{PLATFORM}another")
def test_it(): pass
""",
}


@pytest.mark.parametrize(
    ("ci", "workers", "outcome"),
    [("true", "1", "1 failed, 1 skipped, 2 errors"), ("", "0", "4 skipped")],
)
def test_only_what_is_meant_for_another_platform_is_skipped_in_ci(
    ci: str, workers: str, outcome: str, tmp_path: Path
) -> None:
    for name, text in MODULES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    options = ["-p", "conftest", "-n", workers, "--continue-on-collection-errors"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--rootdir", tmp_path, tmp_path],
        env={**os.environ, "CI": ci, "PYTHONPATH": str(Path(__file__).parent)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f" {outcome} in " in done.stdout.splitlines()[-1], done.stdout
    assert (done.returncode == 0) is (ci == "")
