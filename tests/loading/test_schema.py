from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from awaykit.loading.load import load
from awaykit.loading.schema import dossier_schema
from awaykit.resources import samples_folder
from loading.reading import MINIMAL, write

SCHEMA = dossier_schema()
SAMPLES = sorted(path for path in samples_folder().rglob("*.yaml") if path.parent.name != "mistakes")


def _as_an_editor_sees_it(text: str) -> Any:  # noqa: ANN401 - whatever YAML 1.2 makes of it
    """Typed by YAML 1.2; days stay text there, and only ruamel makes days of them."""
    return _days_as_text(YAML(typ="safe", pure=True).load(text))


def _days_as_text(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _days_as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_days_as_text(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _errors(text: str) -> list[str]:
    found = Draft7Validator(SCHEMA).iter_errors(_as_an_editor_sees_it(text))
    return [f"{list(error.absolute_path)}: {error.message}" for error in found]


def test_it_is_a_schema_of_draft_07_with_nothing_from_elsewhere() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    refs = [node["$ref"] for node in _nodes(SCHEMA) if "$ref" in node]
    assert refs
    assert all(ref.removeprefix("#/definitions/") in SCHEMA["definitions"] for ref in refs)


def test_everything_is_described_and_no_other_key_is_taken() -> None:
    blocks = [SCHEMA, *SCHEMA["definitions"].values()]
    assert len(blocks) > 40
    for block in blocks:
        assert block["description"]
        assert block["additionalProperties"] is False
        assert all(one.get("description") for one in block["properties"].values())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_file_of_every_sample_fits_by_itself(path: Path) -> None:
    assert _errors(path.read_text(encoding="utf-8")) == []


def test_there_are_samples_to_look_at() -> None:
    assert len(SAMPLES) > 4


LAX = """\
applicant:
  name: {given: 555, family: true}
  degrees: MBBS
  season: "2028"
  graduated: 2027
  contact: {phone: 555, email: , city: Austin}
  ids: {aamc: 12345678, birth_date: 2000-01-01}
  budget: $12,000
  citizenships: [NO, 1]
  school: {name: , city: }
  visa:
skills: 3
education:
awards: [{title: 2026, on: 2026}, {title: , on: }]
rotations:
  - {id: a, state: offered, site: A, service: B, kind: elective, hands_on: Yes,
     costs: {fee: 1500}, us_state: NY, in_internal_medicine: true}
"""


def test_what_an_editor_makes_of_odd_but_right_values_fits(tmp_path: Path) -> None:
    load(write(tmp_path, {"d.yaml": LAX}))
    assert _errors(LAX) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "applicants: {}",
        "applicant: {name: {given: A, famly: B}}",
        "rotations: [{id: a}]",
        "rotations: [{id: a, state: offered, site: A, service: B, kind: ward}]",
        "rotations: [{id: a, state: offered, site: , service: B, kind: elective}]",
        "applicant: {name: {given: A}, season: 2010}",
        "applicant: {name: {given: A}, ids: {birth_date: 03/04/2000}}",
        "exams: {step_2_ck: {score: 999}}",
        "languages: Urdu",
    ],
)
def test_what_is_wrong_shows_in_the_editor(wrong: str) -> None:
    assert _errors(wrong)


def test_the_minimal_dossier_fits() -> None:
    assert _errors(MINIMAL) == []


def _nodes(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from _nodes(one)
