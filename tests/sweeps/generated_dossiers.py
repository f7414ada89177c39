"""Forty generated dossiers, different wherever papers are; a number always gives the same one."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from awaykit.loading.locate import shapes_of
from awaykit.model.base import Model
from awaykit.model.dossier import Dossier
from awaykit.model.record import FileKind
from awaykit.rendering.page import PaperSize
from awaykit.season.all_seasons import season_for
from sweeps.generated_programs import assign, programs
from sweeps.generated_rotations import rotations
from sweeps.generated_words import ORIGINS, Dice, Fields, email, long_text, texts
from sweeps.one_file import write_one_file

HOW_MANY = 40
_SEASONS = range(2025, 2031)
_PROFILES = ("student", "graduate", "observer", "graduate", "student")
_DAYS_FROM_OPENING = (-400, -150, -60, -20, 5, 25, 40, 60, 90, 110, 200)
"""The days on which they are built, from the day on which MyERAS opens; every seventh after the Match."""
_THINNED = (0, 0, 0.2, 0, 0, 0.6, 0)
"""The chance with which each fact that may be missing is."""
_ONE_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


@dataclass(frozen=True)
class Generated:
    """A dossier as text, and the day on which it is built."""

    number: int
    today: date
    data: Fields

    def write(self, folder: Path) -> Path:
        """The dossier's folder, with the files that it names."""
        write_one_file(folder, self.data)
        for file in self.data.get("files", ()):
            (folder / file["path"]).write_bytes(_ONE_PAGE)
        return folder


def generated(number: int) -> Generated:
    """The dossier with this number."""
    dice = Dice(number)
    year = _SEASONS[number % len(_SEASONS)]
    season = season_for(year)
    is_after = number % 7 == 3
    days = _DAYS_FROM_OPENING[number % len(_DAYS_FROM_OPENING)]
    today = (
        season.match_day.value + timedelta(days=3) if is_after else season.opens.value + timedelta(days=days)
    )
    middle = season.opens.value if is_after else today
    data = _dossier(dice, number, year, today, middle)
    if is_after:
        data["applicant"]["match"] = {"matched": dice.flag(), "program": "Larkmoor University Hospital"}
    chance = _THINNED[number % len(_THINNED)]
    for name in ("applicant", "exams", "rotations", "programs", "experiences", "education", "scholarly_work"):
        data[name] = _thinned(shapes_of(Dossier)[name].model, data[name], dice, chance)
    return Generated(number, today, data)


def _dossier(dice: Dice, number: int, year: int, today: date, middle: date) -> Fields:
    profile = _PROFILES[number % len(_PROFILES)]
    is_long = number % 8 == 5
    count = dice.choice((1, 2, 3, 4, 5, 7, 12))
    held = rotations(dice, profile, count, today, middle=middle, is_long=is_long)
    found = programs(dice, dice.choice((0, 3, 8, 15, 30, 60)), held, today, is_long=is_long)
    assign(dice, held, found)
    data: Fields = {
        "applicant": _applicant(dice, number, year, profile),
        "education": dice.some(texts("education"), 3),
        "exams": _exams(dice, year),
        "experiences": _experiences(dice, is_long=is_long),
        "scholarly_work": dice.some(texts("scholarly_work"), 8),
        "awards": dice.some(texts("awards"), 5),
        "languages": dice.some(texts("languages"), 4),
        "skills": dice.some(texts("skills"), 6),
        "settings": _settings(dice, today),
        "rotations": held,
        "programs": found,
        "files": _files(dice),
    }
    if dice.is_true(0.7):
        text = long_text(dice, 27_000 if is_long else dice.randint(600, 5_000), ".\n\n")
        data["statement"] = {"text": text, "state": dice.choice(("draft", "final"))}
    if dice.is_true(0.7):
        data["eras"] = _eras(dice, data["experiences"])
    own = [file["id"] for file in data["files"] if file["kind"] == "cv"]
    return data | ({"cv": own[0]} if own and dice.is_true(0.5) else {})


def _applicant(dice: Dice, number: int, year: int, profile: str) -> Fields:
    given, family, own_script, city, country = ORIGINS[number % len(ORIGINS)]
    is_student = profile == "student"
    applicant: Fields = {
        "name": {"given": given} | ({"family": family} if family else {}),
        "degrees": dice.choice(("MBBS", "MD", ["MBBS", "MSc"])),
        "referred_to_as": f"Dr. {family or given}",
        "pronouns": dice.choice(("she/her", "he/him", "they/them")),
        "contact": {
            "email": email(f"applicant.{number}"),
            "phone": "+92 300 555 0142",
            "city": city,
            "country": country,
            "address": "House 12, Street 4",
        },
        "ids": {
            "aamc": "99000142",
            "ecfmg": "0-990-014-2",
            "birth_date": "1999-04-12",
            "passport": "ZZ0000142",
        },
        "status": "student" if is_student else "graduate",
        "graduated": f"{year if is_student else year - dice.randint(1, 14)}-0{dice.randint(1, 9)}",
        "school": {
            "name": f"{city} Crescent Medical College",
            "country": country,
            "email": email(f"office.{number}"),
            "takes_part_in_vslo": dice.flag(),
        },
        "citizenships": country,
        "visa": {
            "need": dice.choice(("needed", "needed", "not-needed", "citizen-or-permanent-resident")),
            "for_residency": dice.choice(("J-1", "H-1B", "either")),
            "consulate": {"city": city, "email": email(f"consulate.{number}")},
        },
        "season": str(year),
        "regions": dice.some(("New York", "Midwest", "TX", "New England"), 3),
        "budget": str(dice.randint(1_000, 30_000)),
        "hands_on_us_weeks_before": str(dice.randint(0, 12)),
    }
    if own_script:
        applicant["name"]["own_script"] = own_script
    return applicant


def _exams(dice: Dice, year: int) -> Fields:
    """Passed, failed once, failed, booked, or not thought of."""

    def step(first: int) -> Fields:
        result = dice.choice(("pass", "pass", "pass", "fail", "pending"))
        when = f"{year - (0 if result == 'pending' else first)}-03"
        taken = {} if result == "pending" else {"attempts": dice.choice(("1", "1", "2", "4"))}
        return {"result": result, "on": when, **taken}

    exams: Fields = {"ecfmg": dice.choice(("certified", "under-way", "not-begun"))}
    exams["step_1"] = step(3) | ({"score": "231", "on": "2021-05"} if dice.is_true(0.2) else {})
    exams["step_2_ck"] = step(2)
    if exams["step_2_ck"]["result"] == "pass":
        exams["step_2_ck"]["score"] = str(dice.randint(214, 275))
    if dice.is_true(0.3):
        exams["step_3"] = step(1)
    if dice.is_true(0.6):
        parts = {
            part: str(dice.randint(300, 460)) for part in ("listening", "reading", "speaking", "writing")
        }
        exams["oet"] = {**parts, "result": dice.choice(("pass", "fail")), "on": f"{year - 1}-02"}
    if dice.is_true(0.3):
        exams["english"] = [{"test": dice.choice(("TOEFL", "IELTS")), "score": "104", "on": f"{year - 1}-05"}]
    return exams


def _experiences(dice: Dice, *, is_long: bool) -> list[Fields]:
    found = [
        {name: value for name, value in each.items() if name != "merge_into"}
        | {"id": f"experience-{row}", "most_meaningful": "yes" if row < 3 else "no"}
        for row, each in enumerate(dice.some(texts("experiences"), 15))
    ]
    if found and is_long:
        found[0] |= {"description": long_text(dice, 3_000), "reflection": long_text(dice, 900)}
    if len(found) > 2 and dice.is_true(0.3):
        found[2]["merge_into"] = found[0]["id"]
    return found


def _eras(dice: Dice, experiences: list[Fields]) -> Fields:
    return {
        "order": [each["id"] for each in dice.some(experiences, 5)],
        "impactful_experience": long_text(dice, 740),
        "hobbies": dice.choice(texts("hobbies")),
        "geographic_preferences": dice.some(texts("geographic_preferences"), 3),
        "setting_preference": "Urban",
        "accents": dice.choice(("keep", "replace")),
    }


def _settings(dice: Dice, today: date) -> Fields:
    shown = ("number", "pass", "nothing")
    return {
        "paper": dice.choice(tuple(PaperSize)).value,
        "disclosure": {
            "scores_to_letter_writers": dice.choice(shown),
            "scores_to_programs": dice.choice(shown),
        },
        "readings": {"window": dice.choice(("submission-year", "year-before"))},
        "match_figures": dice.flag(),
        **({"budgets": {"packet": "3", "cases": "1"}} if dice.is_true(0.2) else {}),
        **({"thresholds": {"most_rotations": "3"}} if dice.is_true(0.2) else {}),
        **({"cases_hold_no_identifiers": str(today)} if dice.is_true(0.8) else {}),
    }


def _files(dice: Dice) -> list[Fields]:
    return [
        {
            "id": f"file-{kind.value}",
            "path": f"{kind.value}.pdf",
            "kind": kind.value,
            "may_see": dice.some(("letter-writer", "program", "own"), 3, 1),
        }
        for kind in dice.some(tuple(kind for kind in FileKind if kind is not FileKind.PHOTO), 9)
    ]


_KEPT = frozenset({"letter_writers", "residency", "match"})
"""What stays, since it makes the difference that a dossier is here for, or holds only together."""
_SELDOM_MISSING = frozenset({"starts", "ends", "program", "contact"})
"""Without these nearly nothing else is made."""


def _thinned(model: type[Model] | None, held: Any, dice: Dice, chance: float) -> Any:  # noqa: ANN401
    """The same without some of the facts that may be missing."""
    if model is None or not chance:
        return held
    if isinstance(held, list):
        return [_thinned(model, each, dice, chance) for each in held]
    kept = {}
    for name, value in held.items():
        below = shapes_of(model)[name].model
        if name in {"change", "delay", "request"} or model.model_fields[name].is_required():
            kept[name] = value if name != "name" else _thinned(below, value, dice, chance)
        elif name in _KEPT or not dice.is_true(chance / 4 if name in _SELDOM_MISSING else chance):
            kept[name] = _thinned(below, value, dice, chance)
    return kept
