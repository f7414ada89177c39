"""Pages generated from the code are current."""

import re

from tools.generate_docs import generated

from awaykit.cli.main import app
from conftest import ROOT, run_command

PAGES = generated()


def test_every_generated_page_is_current() -> None:
    assert len(PAGES) >= 9
    differing = [path for path, text in PAGES.items() if not path.exists() or path.read_text("utf-8") != text]
    assert [str(path.relative_to(ROOT)) for path in differing] == [], "make docs writes them anew"


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
