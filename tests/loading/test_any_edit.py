"""Edits of dossiers with layouts that no person would choose."""

from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from loading.changes import only_that_changes
from loading.layouts import Layout
from loading.test_any_input import PIECES
from loading.test_edits import DOSSIER

SEEDS = st.integers(0, 2**32)


@settings(max_examples=150)
@given(seed=SEEDS, piece=PIECES, spot=st.floats(0, 1))
def test_no_edit_changes_more_than_is_meant_whatever_stands_in_the_file(
    tmp_path: Path, seed: int, piece: str, spot: float
) -> None:
    text = Layout(Random(seed)).file(DOSSIER)  # noqa: S311 - dice, no secret
    at = int(spot * len(text))
    file = tmp_path / "dossier.yaml"
    file.write_bytes((text[:at] + piece + text[at:]).encode("utf-8", "surrogatepass"))
    only_that_changes(file, seed)


def test_most_layouts_can_be_edited(tmp_path: Path) -> None:
    """Else the test above would prove nothing."""
    file = tmp_path / "dossier.yaml"
    done = 0
    for seed in range(40):
        file.write_text(Layout(Random(seed)).file(DOSSIER), encoding="utf-8", newline="")  # noqa: S311 - dice
        done += only_that_changes(file, seed)
    assert done > 20
