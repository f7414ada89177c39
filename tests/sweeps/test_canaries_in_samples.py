"""No private value of a whole sample appears in any file that the privacy table keeps it from."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from awaykit.model.base import is_private
from awaykit.model.dossier import Dossier
from conftest import BUILT_SAMPLES, Figure
from samples.shelf import WITH_LETTERS
from sweeps.canaries import AAMC, IDS, OWN, PARTS, SCORES, TELLING, Run, run_all, shown

ONES_OWN = ("private/", "START-HERE.html", "emails.html", "eras.html", "edit/eras/", "edit/strategy/")
"""Papers and pages that only the applicant opens; all else is for others, or may be seen by them."""
WITH_BUDGET = ("private/strategy/", "edit/strategy/")
"""The summary is the applicant's own, for an adviser without its last page, which tells the budget."""
WITH_AAMC_ID = ("Letter_Packet", "Checklist", "What_This_Reader_Sees", "MyERAS", "ERAS_Draft", "eras.html")
NO_WORD_TO_LOOK_FOR = {"result", "attempts", "need", "for_residency"}
"""Private fields that hold a number or one of few words; "attempts" is looked for as a word."""
TOLD = {("status", field) for field in OWN} | {("plan", "applicant.budget")}
"""What the applicant hears on asking: what they noted of a requirement, and what the rotations leave over."""


def look(run: Run) -> list[str]:
    """Each private value that stands where it mustn't: the file and the field."""
    bad = []
    for name, text in run.files():
        values = dict(IDS)
        if not name.startswith(ONES_OWN):
            values |= SCORES | OWN
        if name.startswith(WITH_BUDGET):
            del values["applicant.budget"]
        if not any(part in name for part in WITH_AAMC_ID):
            values["aamc"] = AAMC
        bad += [f"{name}: {field}" for field in shown(text, values)]
    everything = IDS | SCORES | OWN | {"aamc": AAMC}
    for command, said in run.told.items():
        values = {field: value for field, value in everything.items() if (command, field) not in TOLD}
        bad += [f"said by {command}: {field}" for field in shown(run.without_own_path(said), values)]
    sure = {field: value for field, value in everything.items() if field not in SCORES}
    kept = "\n".join(str(path) for path in run.temporary.rglob("*"))
    kept += "\n".join(
        path.read_bytes().decode("latin-1") for path in run.temporary.rglob("*") if path.is_file()
    )
    return bad + [f"left behind: {field}" for field in shown(kept, sure)]


def check(sample: str, home: Path, figure: Figure, *, every_command: bool = True) -> None:
    run = run_all(sample, home, every_command=every_command)
    bad = look(run)
    files = len(list(run.files()))
    values = len(IDS | SCORES | OWN) + 1
    line = (
        f"canaries: {sample}: {values} values, {files} files and "
        f"what {len(run.told)} commands said, {len(bad)} bad"
    )
    figure(line)
    assert bad == []
    assert every_command <= (set(run.told) == {*TELLING, *PARTS, "awaykit", "use", "done", "case"})
    is_told = any(AAMC in text for name, text in run.files() if "Letter_Packet" in name)
    assert is_told == (sample in WITH_LETTERS)


def test_no_private_value_of_the_smallest_sample_leaves_its_place(tmp_path: Path, figure: Figure) -> None:
    check("minimal", tmp_path, figure, every_command=False)


@pytest.mark.sweep
@pytest.mark.parametrize("sample", BUILT_SAMPLES)
def test_no_private_value_of_a_sample_leaves_its_place(sample: str, tmp_path: Path, figure: Figure) -> None:
    check(sample, tmp_path, figure)


def test_every_private_field_has_a_canary() -> None:
    planted = {place.rpartition(".")[2] for place in IDS | SCORES} | {"aamc", "score"}
    assert set(_private_fields(Dossier)) <= planted | NO_WORD_TO_LOOK_FOR


def _private_fields(model: type[BaseModel]) -> set[str]:
    names: set[str] = set()
    for name, field in model.model_fields.items():
        if is_private(field):
            names.add(name)
        for inner in _models_in(field.annotation):
            names |= _private_fields(inner)
    return names


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [inner for each in getattr(annotation, "__args__", ()) for inner in _models_in(each)]
