"""Rules that hold for every module of the program."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
MODULES = sorted(SOURCE.rglob("*.py"))
BANNED_NAMES = {"utils", "helpers", "misc", "common", "manager", "handler"}
POSIX_ONLY = ["fcntl", "resource", "pwd", "grp", "termios"]


def test_there_are_modules() -> None:
    assert len(MODULES) > 60


def test_every_module_says_what_a_reader_finds_there() -> None:
    silent = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert {path.stem for path in MODULES} & BANNED_NAMES == set()


def test_no_module_is_named_like_one_of_the_standard_library() -> None:
    taken = sys.stdlib_module_names | {"docx", "jinja2", "typer", "pydantic", "weasyprint", "yaml"}
    names = {path.stem for path in MODULES} | {path.parent.name for path in MODULES}
    assert names & taken <= {"__init__", "__main__"}


def test_everything_imports_where_posix_modules_are_missing() -> None:
    names = [
        ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__") for path in MODULES
    ]
    program = f"""
import sys
for name in {POSIX_ONLY!r}:
    sys.modules.pop(name, None)

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in {POSIX_ONLY!r}:
            raise ImportError(name + " is missing here")

sys.meta_path.insert(0, Missing())
import importlib
for name in {names!r}:
    importlib.import_module(name)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("words", "banned"),
    [
        (["--help"], {"weasyprint", "docx", "jinja2", "pydantic", "yaml", "holidays", "rich"}),
        # Typer itself needs pydantic to read arguments.
        (["build", "--help"], {"weasyprint", "docx", "jinja2", "yaml", "holidays", "rich"}),
        (["check", "samples/complete", "--today", "2027-06-29"], {"weasyprint", "docx", "rich"}),
    ],
)
def test_heavy_libraries_stay_out(words: list[str], banned: set[str]) -> None:
    program = f"""
import sys
sys.argv = ["awaykit", *{words!r}]
from awaykit.cli.main import main
try:
    main()
except SystemExit as stop:
    assert stop.code in (0, None), stop.code
found = sorted(set(sys.modules) & {banned!r})
print("FOUND", found)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=SOURCE.parent
    )
    assert "FOUND []" in done.stdout, done.stdout[-500:] + done.stderr[-2000:]
