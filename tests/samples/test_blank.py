import re

import pytest
import yaml

from awaykit.loading.locate import Shape, shapes_of
from awaykit.model.base import Model
from awaykit.model.dossier import Dossier
from awaykit.review.rules.papers import examples_left
from samples.shelf import SAMPLES, loaded

BLANK = SAMPLES / "blank"
_OPTIONAL = re.compile(r"^(\s*)# (?!yaml-language-server)", re.MULTILINE)


def blank_text(*, uncommented: bool) -> str:
    whole = "\n".join(path.read_text("utf-8") for path in sorted(BLANK.glob("*.yaml")))
    return _OPTIONAL.sub(r"\1", whole) if uncommented else whole


def read(text: str) -> Dossier:
    return Dossier.model_validate(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - plain text only


def every_model(model: type[Model]) -> set[type[Model]]:
    below = {shape.model for shape in shapes_of(model).values() if shape.model is not None}
    return {model}.union(*(every_model(one) for one in below))


def every_shape() -> list[Shape]:
    return [shape for model in every_model(Dossier) for shape in shapes_of(model).values()]


def test_every_optional_line_can_be_uncommented() -> None:
    dossier = read(blank_text(uncommented=True))
    assert len(dossier.experiences) == 1
    assert len(dossier.rotations[0].feedback) == 2
    assert dossier.settings.season_overrides.match_day is not None


def test_every_key_of_the_dossier_is_shown() -> None:
    text = blank_text(uncommented=True)
    keys = {shape.name for shape in every_shape()}
    assert len(keys) > 120
    assert {key for key in keys if not re.search(rf"^[\s-]*{key}:", text, re.MULTILINE)} == set()


def test_every_choice_is_named() -> None:
    text = blank_text(uncommented=False)
    choices = {choice for shape in every_shape() for choice in shape.choices}
    assert len(choices) > 60
    assert {choice for choice in choices if choice not in text} == set()


def test_nothing_made_from_it_can_be_mistaken_for_the_applicants_own() -> None:
    places = {place for place, _ in examples_left(loaded("blank").dossier)}
    assert places >= {
        "applicant.name.given",
        "applicant.name.family",
        "applicant.contact.email",
        "applicant.school.name",
        "statement.text",
        "rotations[0].site",
        "rotations[0].service",
        "rotations[0].letter_writers[0].name",
        "rotations[0].letter_writers[0].email",
        "rotations[0].key_cases[0].problem",
        "rotations[0].key_cases[0].i_did",
        "programs[0].name",
    }


@pytest.mark.parametrize("path", sorted(BLANK.glob("*.yaml")), ids=lambda path: path.name)
def test_lines_fit_a_small_window(path: object) -> None:
    lines = (BLANK / str(path)).read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 110
