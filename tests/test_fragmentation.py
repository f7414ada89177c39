"""Limits on how finely the program is split into modules, functions and classes."""

from pathlib import Path

import pytest
from tools import measure

MOST_IN_A_FOLDER = 20
MOST_WITH_ONE_NEIGHBOR = 0.15
MOST_CALLED_ONCE = 0.20
MOST_MODULE_NAMES_TWICE = 5
MOST_CONTEXTS, MOST_CONTEXT_FIELDS = 5, 43
"""For each kind of document, a folder of templates: a person must be able to keep in mind what one sees."""
MOST_LINES_OF_A_MODULE = 600
"""A module is one thought, 100 to 500 lines; past this bound, ask which second thought it holds."""


@pytest.fixture(scope="module")
def house() -> measure.House:
    return measure.read_house()


def test_a_folder_can_be_looked_over(house: measure.House) -> None:
    count, folder = measure.largest_folder(house)
    assert count <= MOST_IN_A_FOLDER, folder


def test_few_modules_are_a_piece_of_one_neighbor(house: measure.House) -> None:
    pieces = measure.with_one_neighbor(house)
    assert len(pieces) / len(house) <= MOST_WITH_ONE_NEIGHBOR, pieces


def test_few_private_functions_are_called_once(house: measure.House) -> None:
    once = measure.called_once(house)
    assert len(once) / len(measure.functions(house)) <= MOST_CALLED_ONCE, once


def test_templates_see_few_classes_with_few_fields(house: measure.House) -> None:
    kinds = [path for path in measure.TEMPLATES.iterdir() if path.is_dir()]
    kinds = [path for path in kinds if path.name not in ("shared", "styles")]
    seen = measure.contexts(house)
    assert len(kinds) >= 10
    assert len(seen) / len(kinds) <= MOST_CONTEXTS
    assert sum(seen.values()) / len(kinds) <= MOST_CONTEXT_FIELDS


def test_nothing_guesses_how_words_fill_a_page(house: measure.House) -> None:
    assert measure.guesses_of_layout(house) == []


def test_no_two_public_classes_share_a_name(house: measure.House) -> None:
    assert measure.names_used_twice(measure.public_classes(house)) == []


def test_few_modules_share_a_name(house: measure.House) -> None:
    shared = measure.names_used_twice(measure.module_names(house))
    assert len(shared) <= MOST_MODULE_NAMES_TWICE, shared


def test_no_modules_import_each_other(house: measure.House) -> None:
    assert measure.cycles(house) == []


def test_no_module_holds_many_thoughts(house: measure.House) -> None:
    long = {module.name: module.text.count("\n") for module in house}
    assert {name: count for name, count in long.items() if count > MOST_LINES_OF_A_MODULE} == {}


SPLIT = {
    "a.py": "from house.b import shown\n\n\ndef _once() -> int:\n    return 1\n\n\nprint(_once(), shown)\n",
    "b.py": "class Paper:\n    pass\n\n\nshown = 1\n",
    "papers/paper.py": "def doc(words: str) -> str:\n    return words\n",
    "c/a.py": "from house.c import d\nfrom house.papers.paper import doc\n\n\n"
    "class Paper:\n    one: int = doc('One')\n",
    "c/d.py": "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from house.c.a import Paper\n",
}
"""A small house with one fault of each kind."""


def test_each_measure_finds_its_fault(tmp_path: Path) -> None:
    for name, text in SPLIT.items():
        (tmp_path / "house" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "house" / name).write_text(text, encoding="utf-8")
    house = measure.read_house(tmp_path)
    assert measure.largest_folder(house) == (2, "house")
    assert measure.with_one_neighbor(house) == ["house.b", "house.c.a", "house.c.d"]
    assert measure.called_once(house) == [("house.a", "_once")]
    assert measure.names_used_twice(measure.public_classes(house)) == ["Paper"]
    assert measure.names_used_twice(measure.module_names(house)) == ["a"]
    assert measure.cycles(house) == [["house.c.a", "house.c.d"]]
    assert measure.contexts(house) == {"house.c.a.Paper": 1}
    assert measure.lines(house) == sum(text.count("\n") for text in SPLIT.values())
