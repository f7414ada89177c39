"""An output folder, and a way to build one paper into it."""

from pathlib import Path

import pytest

from awaykit.output import Outcome, PaperKey
from output.runs import LETTER, PACKET, Build, run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An output folder that is not there yet."""
    return tmp_path / "output" / "khan"


@pytest.fixture
def build(root: Path) -> Build:
    """Build one packet: `build("recipe", path)`, or nothing: `build()`."""

    def one(
        recipe: str | None = None, path: str = LETTER, *, force: bool = False, dry_run: bool = False
    ) -> dict[PaperKey, Outcome]:
        return run(root, {PACKET: (path, recipe)} if recipe else {}, force=force, dry_run=dry_run)

    return one
