"""The samples: their days, their dossiers, their texts."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from awaykit.loading.load import Loaded, load
from awaykit.resources import samples_folder

SAMPLES = samples_folder()
GOOD = ("complete", "student", "observer", "planner", "minimal")
WITH_LETTERS = tuple(name for name in GOOD if name != "planner")
FOLDERS = (*GOOD, "mistakes", "blank")


@cache
def days() -> dict[str, date]:
    """The day for which each sample is built."""
    found: dict[str, date] = tomllib.loads((SAMPLES / "today.toml").read_text("utf-8"))
    return found


@cache
def loaded(name: str) -> Loaded:
    """A sample, loaded once for all tests."""
    return load(SAMPLES / name)


def texts(*names: str) -> dict[Path, str]:
    """Every text file of the samples named, the schema aside."""
    found = [path for name in names for path in sorted((SAMPLES / name).rglob("*"))]
    return {path: path.read_text("utf-8") for path in found if path.suffix in {".yaml", ".txt", ".md"}}
