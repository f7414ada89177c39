"""Dossiers that together ask for every kind of paper, and changes to all their papers or states."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from awaykit.loading.yaml_files import read_files
from conftest import SAMPLE_DAYS, SAMPLES
from sweeps.one_file import write_in_place_of, write_one_file

Fields = dict[str, Any]
DAY = SAMPLE_DAYS["complete"]
_RAN = {"starts": "2027-05-03", "ends": "2027-05-28"}
_AHEAD = {"starts": "2027-10-04", "ends": "2027-10-29"}
_COVER: Fields = {"on": "2027-06-01", "kind": "cover"}
_OFFER: Fields = {"on": "2027-06-21", "kind": "offer", "received": "yes"}


@dataclass(frozen=True)
class Asked:
    """A dossier in a folder, and the day of the run."""

    folder: Path
    day: str

    def changed(self, change: Callable[[Fields], None], day: str) -> "Asked":
        """The same dossier after a change, on another day."""
        file = self.folder / "dossier.yaml"
        data = json.loads(file.read_text(encoding="utf-8"))
        change(data)
        write_one_file(self.folder, data)
        return replace(self, day=day)


def with_other_words(data: Fields) -> None:
    """Change something that each paper prints."""
    data["applicant"]["contact"]["phone"] = "+92 42 5550199"
    data["applicant"]["degrees"] = "MBBS, MPH"
    for rotation in data["rotations"]:
        rotation["service"] += " and clinics"
        for writer in rotation.get("letter_writers", []):
            writer["title"] = "Chief of Medicine"


def in_other_states(data: Fields) -> None:
    """Release what waits, finish what lacked something, hold what was ready, take back what is done."""
    data["applicant"]["visa"]["consulate"]["email"] = "consulate@example.org"
    steps: Fields = {
        "varga": {"agreed": "2027-06-30"},
        "whitfield": {"uploaded": "2027-06-30"},
        "longstaff": {"uploaded": "2027-06-30"},
    }
    for rotation in data["rotations"]:
        for writer in rotation.get("letter_writers", []):
            writer.setdefault("request", {}).update(steps.get(writer["id"], {}))
            if writer["id"] == "adeyemi":
                del writer["email"]


def every_kind(folder: Path) -> Asked:
    """Every kind but the news after the Match: the complete sample, with more writers and hosts."""
    data: Fields = read_files(SAMPLES / "complete").data
    data["settings"]["season_overrides"] = {"token_day": "2027-07-05"}
    asked = {"asked": "2027-05-20"}
    data["rotations"] += [
        _rotation("told", _RAN, writers=[_writer("tolliver", asked | {"agreed": "2027-05-21"}, _NEWS)]),
        _rotation("thanked", _RAN, writers=[_writer("thackeray", asked | {"uploaded": "2027-06-28"})]),
        _rotation("earlier", _LAST_YEAR, writers=[_writer("earnshaw", {}, {"earlier_letter": "2026-07-26"})]),
        _rotation("long-ago", _LAST_YEAR, writers=[_writer("longstaff", {"agreed": "2026-06-01"})]),
        _rotation(
            "running", {"starts": "2027-06-21", "ends": "2027-07-16"}, writers=[_writer("fedders", {})]
        ),
        _rotation("accepted", _AHEAD, state="offered"),
        _rotation("alumnus", _AHEAD, state="candidate"),
        _rotation("declined", _AHEAD, state="cancelled"),
        _rotation("withdrawn", _AHEAD, state="cancelled"),
        _rotation(
            "changed", _AHEAD | {"change": {"ends": "2027-11-05", "because": "My examination is late"}}
        ),
        _rotation("late", _AHEAD | {"delay": {"arrives": "2027-10-06", "because": "My visa is late"}}),
    ]
    data["programs"] += [
        _host("accepted", [_COVER, _OFFER]),
        _host("declined", [_COVER, _OFFER]),
        _host("withdrawn", [_COVER]),
        _host("changed", [_COVER, _OFFER]),
        _host("late", [_COVER, _OFFER]),
        _host("alumnus", [], alumni=[_ALUMNUS]),
    ]
    return _written("complete", data, folder, DAY)


def after_the_match(folder: Path) -> Asked:
    """The smallest sample in the week after Match Day, when who wrote a letter is told how it went."""
    data: Fields = read_files(SAMPLES / "minimal").data
    data["rotations"][0]["letter_writers"][0]["request"]["uploaded"] = "2027-07-01"
    return _written("minimal", data, folder, "2028-03-20")


def smallest(folder: Path) -> Asked:
    """The smallest sample on its day."""
    return _written("minimal", read_files(SAMPLES / "minimal").data, folder, SAMPLE_DAYS["minimal"])


def _written(sample: str, data: Fields, folder: Path, day: str) -> Asked:
    write_in_place_of(sample, folder, data)
    return Asked(folder, day)


_LAST_YEAR = {"starts": "2026-05-04", "ends": "2026-05-29"}
_NEWS: Fields = {"updates": [{"what": "I have passed an examination", "on": "2027-06-05"}]}
_ALUMNUS: Fields = {"name": "Alma Alcott", "greeting": "Dr. Alcott", "email": "alcott@example.com"}


def _rotation(
    id_: str, days: Fields, *, state: str = "confirmed", writers: list[Fields] | None = None
) -> Fields:
    held: Fields = {
        "id": f"{id_}-wards",
        "state": state,
        "site": f"{id_.title()} Hospital",
        "service": "General medicine wards",
        "kind": "elective",
        **days,
    }
    return held | ({"letter_writers": writers} if writers else {"program": id_})


def _writer(id_: str, steps: Fields, more: Fields | None = None) -> Fields:
    return {
        "id": id_,
        "name": f"Robin {id_.title()}, MD",
        "greeting": f"Dr. {id_.title()}",
        "title": "Attending Physician",
        "email": f"{id_}@example.org",
        "weeks": "4",
        "supervised_directly": "yes",
        "request": steps,
        **(more or {}),
    }


def _host(id_: str, messages: list[Fields], **more: object) -> Fields:
    contact = {"name": f"Dana {id_.title()}", "greeting": f"Ms. {id_.title()}", "email": f"{id_}@example.edu"}
    visa = {"name": "Office of Visitors", "greeting": "colleagues", "email": f"visa-{id_}@example.edu"}
    return {
        "id": id_,
        "name": f"{id_.title()} Internal Medicine Residency",
        "rotation": {"contact": contact, "visa_contact": visa, "messages": messages, **more},
    }
