"""The minimal dossier, an output folder, and the papers of an earlier run in it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Built
from minimal import minimal_dossier


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return minimal_dossier(tmp_path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def made(out: Path, built: Callable[..., Built]) -> Path:
    """The papers of the minimal sample, as an earlier run left them."""
    return Path(shutil.copytree(built("minimal").folder, out))
