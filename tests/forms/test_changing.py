import stat
from pathlib import Path

import pytest

from awaykit.forms.changing import change
from awaykit.loading.edits import Append, Put
from awaykit.loading.load import load
from awaykit.problems import UserError
from conftest import not_on_windows
from loading.reading import MINIMAL, ROTATION, write

A4 = Put(("settings", "paper"), "a4")
LARKMOOR = Append(("programs",), {"id": "larkmoor", "name": "Larkmoor"})


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_files_are_written_and_the_dossier_as_it_is_then_is_told(tmp_path: Path) -> None:
    changed = change(load(write(tmp_path, {"d.yaml": MINIMAL})), [A4])
    assert changed.loaded.dossier == load(tmp_path).dossier
    assert changed.loaded.dossier.settings.paper == "a4"
    assert names(tmp_path) == {"d.yaml"}


def test_a_rehearsal_writes_nothing(tmp_path: Path) -> None:
    changed = change(load(write(tmp_path, {"d.yaml": MINIMAL})), [A4], dry_run=True)
    assert changed.loaded.dossier.settings.paper == "a4"
    assert (tmp_path / "d.yaml").read_text(encoding="utf-8") == MINIMAL


def test_a_value_that_the_dossier_does_not_take_is_told_and_not_written(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"d.yaml": MINIMAL}))
    with pytest.raises(UserError) as caught:
        change(loaded, [Put(("settings", "paper"), "a5"), Put(("applicant", "season"), "soon")])
    assert {problem.place for problem in caught.value.problems} == {"settings.paper", "applicant.season"}
    assert (tmp_path / "d.yaml").read_text(encoding="utf-8") == MINIMAL


def test_a_reference_that_finds_nothing_is_told(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"d.yaml": MINIMAL + ROTATION}))
    with pytest.raises(UserError, match="larkmoor"):
        change(loaded, [Put(("rotations", 0, "program"), "larkmoor")])
    change(loaded, [LARKMOOR, Put(("rotations", 0, "program"), "larkmoor")])
    assert load(tmp_path).dossier.rotations[0].program == "larkmoor"


@not_on_windows
def test_a_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    kept = write(tmp_path / "kept", {"real.yaml": MINIMAL}) / "real.yaml"
    kept.chmod(0o640)
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "d.yaml").symlink_to(kept)
    change(load(folder), [A4])
    assert (folder / "d.yaml").is_symlink()
    assert "paper: a4" in kept.read_text(encoding="utf-8")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_two_files_of_a_dossier_change_together(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"applicant.yaml": MINIMAL, "programs.yaml": "programs: []\n"}))
    changed = change(loaded, [A4, LARKMOOR])
    assert [file.path.name for file in changed.files] == ["applicant.yaml", "programs.yaml"]
    assert load(tmp_path).dossier.programs[0].id == "larkmoor"
