"""The complete sample with other people, hospitals and programs: each name in it is one of those given."""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from awaykit.loading.yaml_files import read_files
from awaykit.output.file_names import distinct, folder_name
from conftest import SAMPLES
from sweeps.one_file import write_in_place_of
from sweeps.world_names import Called

SAMPLE = SAMPLES / "complete"
_PEOPLE = (
    "Eleanor J. Whitfield", "Ildiko Varga", "Morenike T. Adeyemi", "Denise Prewitt", "Harold Ostrander",
    "Yolanda Ferris", "Ruth Abernethy-Cole", "Imran Daudpota",
)  # fmt: skip
_AUTHORS = ("Rehmani S", "Qadeer M", "Batool N", "Anwar H")
_HOUSES = (
    "Larkmoor University Hospital", "Fennick County Medical Center", "Quillhaven Medical Center",
    "Marrowstone Community Hospital", "Calder Point Hospital", "Pellworth Regional Hospital",
    "Ashgrove University", "Thornby Lakes", "Sutlej Crescent Medical College", "Lantern Gate Free Clinic",
    "Sutlej Crescent Teaching Hospital", "Rising Moon Evening Academy", "Ravi Basin Quality Meeting",
    "Punjab Plains Journal of Medicine",
)  # fmt: skip
_WRITERS = {"larkmoor-wards": 1, "fennick-wards": 1, "quillhaven-consults": 0}
"""Which rotations are kept, with how many letter writers: each packet takes a second."""

_MOST_OF_AN_ID = 28
"""Characters that leave room for the short hash of a namesake."""

_POINTS_AT_WRITERS = ("supervised_by", "seen_by", "from_writer")


@dataclass(frozen=True)
class People:
    """Names for a dossier: the applicant's in two parts, those of others, and those of houses."""

    given: str
    family: str | None
    others: tuple[str, ...]
    houses: tuple[str, ...]


def people_of_script(called: Called) -> People:
    """The two people of a script, and others made of their names: no two have the same last name."""
    first, *_, last = called.writer.split() if " " in called.writer else (called.writer, called.writer)
    others = (called.writer, f"{last} {called.given}", f"{called.family} {first}")
    return People(called.given, called.family, tuple(dict.fromkeys(others)), (called.hospital,))


def people_of(names: Sequence[str]) -> People:
    """Names for the applicant and for two hospitals, the rest for people, all of whom stand in the CV."""
    given, _, family = names[0].partition(" ")
    return People(given, family or None, tuple(names[3:]), tuple(names[1:3]))


def dossier_of(people: People) -> dict[str, Any]:
    """The sample's data in which everyone and every house has one of these names; all of them are in it."""
    instead, left = _instead(people)
    data: dict[str, Any] = _renamed(_base(), instead)
    applicant = data["applicant"]
    applicant["name"] = {"given": people.given, "own_script": " ".join((people.given, people.family or ""))}
    if people.family:
        applicant["name"]["family"] = people.family
    applicant["referred_to_as"] = f"Dr. {people.family or people.given}"
    works = data["scholarly_work"]
    for number, name in enumerate(left):
        works[number % len(works)]["authors"].append(name)
    return data


def dossier_of_writers(names: Sequence[str]) -> dict[str, Any]:
    """The sample with all these letter writers, their ids made of their last names as `new` makes them."""
    data = deepcopy(_base())
    rotation = data["rotations"][0]
    (writer,) = rotation["letter_writers"]
    ids = distinct({name: folder_name(name.split()[-1])[:_MOST_OF_AN_ID].strip("-") for name in names})
    rotation["letter_writers"] = [writer] + [
        {**writer, "id": f"{ids[name]}-x", "name": f"{name}, MD", "greeting": f"Dr. {name.split()[-1]}"}
        for name in names
    ]
    return data


def write(folder: Path, people: People) -> Path:
    """The dossier's folder, with the files that the sample names."""
    return write_data(folder, dossier_of(people))


def write_data(folder: Path, data: dict[str, Any]) -> Path:
    """A dossier's folder that holds this."""
    return write_in_place_of("complete", folder, data).parent


def _instead(people: People) -> tuple[dict[str, str], Sequence[str]]:
    """What stands for each name of the sample, and the names for more authors where there are more names."""
    houses = dict(zip(_HOUSES, cycle(people.houses), strict=False))
    others = dict(zip((*_PEOPLE, *_AUTHORS), cycle(people.others), strict=False))
    by_last_names = {
        name.split()[-1]: called.split()[-1] for name, called in others.items() if name in _PEOPLE
    }
    of_applicant = {"Khan A": f"{people.family or people.given} {people.given[0]}"}
    are_many = len(people.others) > len(others)
    return houses | others | by_last_names | of_applicant, people.others if are_many else ()


def _renamed(value: Any, instead: dict[str, str]) -> Any:  # noqa: ANN401 - text, or lists and dicts of it
    if isinstance(value, dict):
        return {key: _renamed(held, instead) for key, held in value.items()}
    if isinstance(value, list):
        return [_renamed(held, instead) for held in value]
    names = "|".join(map(re.escape, sorted(instead, key=len, reverse=True)))
    return re.sub(names, lambda found: instead[found[0]], value)


@cache
def _base() -> dict[str, Any]:
    """The sample with few letter writers."""
    data = read_files(SAMPLE).data
    data["rotations"] = [each for each in data["rotations"] if each["id"] in _WRITERS]
    for rotation in data["rotations"]:
        writers = rotation.get("letter_writers", [])
        gone = {writer["id"] for writer in writers[_WRITERS[rotation["id"]] :]}
        rotation["letter_writers"] = [writer for writer in writers if writer["id"] not in gone]
        rotation["key_cases"] = [each for each in rotation.get("key_cases", ()) if not _is_of(each, gone)]
        rotation["contributions"] = [
            each for each in rotation.get("contributions", ()) if not _is_of(each, gone)
        ]
        rotation["feedback"] = [each for each in rotation.get("feedback", ()) if not _is_of(each, gone)]
    return data


def _is_of(entry: dict[str, Any], writers: set[str]) -> bool:
    """Whether an entry of a rotation points at one of these letter writers."""
    return any(name in str(entry.get(key, ())) for name in writers for key in _POINTS_AT_WRITERS)
