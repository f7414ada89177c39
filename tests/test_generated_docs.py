"""Pages generated from the code are current."""

import re

import pytest
from tools.generate_docs import generated

from awaykit.cli.main import app
from conftest import ROOT, run_command

PAGES = generated()


def test_there_are_generated_pages() -> None:
    assert len(PAGES) >= 9


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_generated_page_is_current(path) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert path.exists(), "make docs writes it"
    assert path.read_text(encoding="utf-8") == PAGES[path], "make docs writes it anew"


def test_readme_shows_the_help_as_it_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(Usage: awaykit .*?)```", readme, flags=re.DOTALL)
    assert shown
    assert shown[1].strip() == run_command("--help").stdout.strip()


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [command.name for command in app.registered_commands]
    assert len(names) >= 8
    for name in names:
        assert f"awaykit {name}" in readme
