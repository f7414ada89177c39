import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import awaykit.season
from awaykit.season.all_seasons import YearFile, known_years, year_file
from awaykit.season.dated import BrokenData, FactConfidence, file_names, fill
from awaykit.season.guide import guide
from awaykit.season.reference import reference

LATEST_CHECK = max(date(2026, 11, 23), datetime.now(tz=UTC).date())
FACTS = {"official", "reported", "projected", "computed"}
ADVICE = {"guide", "rule of thumb", "reported"}
DATA = Path(awaykit.season.__file__).parent / "data"


def tables_with_a_value(raw: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - any TOML
    if isinstance(raw, dict) and ({"source", "checked", "confidence"} & raw.keys() or "value" in raw):
        yield where, raw
    elif isinstance(raw, dict):
        for key, held in raw.items():
            yield from tables_with_a_value(held, f"{where}: {key}")
    elif isinstance(raw, list):
        for number, held in enumerate(raw):
            yield from tables_with_a_value(held, f"{where}[{number}]")
    else:
        yield where, {"value": raw}


@pytest.mark.parametrize("name", file_names())
def test_every_value_says_its_source_its_day_and_its_confidence(name: str) -> None:
    raw = tomllib.loads((DATA / name).read_text(encoding="utf-8"))
    raw.pop("year", None)
    values = dict(tables_with_a_value(raw, name))
    assert len(values) >= 8
    for where, value in values.items():
        assert value.keys() == {"value", "source", "checked", "confidence"}, where
        assert len(value["source"].strip()) > 5, where
        assert date(2026, 1, 1) <= value["checked"] <= LATEST_CHECK, where
        assert value["confidence"] in (ADVICE if name == "guide.toml" else FACTS), where


def test_all_files_read_and_years_follow_each_other() -> None:
    assert set(file_names()) == {*(f"{year}.toml" for year in known_years()), "guide.toml", "reference.toml"}
    assert known_years() == tuple(range(2025, 2025 + len(known_years())))
    assert len(known_years()) >= 5
    assert [year_file(year).year for year in known_years()] == list(known_years())
    assert guide().target_rotations.value.holds(3)
    assert len(reference().competencies.value) == 6


def test_of_2025_and_2026_only_the_dates_are_told() -> None:
    assert [year for year in (2025, 2026, 2027) if year_file(year).form] == [2027]
    assert [year for year in (2025, 2026, 2027) if year_file(year).letters] == [2027]


def a_year_file() -> dict[str, Any]:
    return tomllib.loads((DATA / "2028.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", ["value", "source", "checked", "confidence"])
def test_a_value_that_lacks_a_key_is_named_with_its_file(key: str) -> None:
    raw = a_year_file()
    del raw["dates"]["match_day"][key]
    with pytest.raises(BrokenData, match=rf"^2028\.toml: dates: match_day: {key} is missing$"):
        fill(YearFile, raw, "2028.toml")


def test_a_missing_date_and_an_unknown_key_are_named() -> None:
    raw = a_year_file()
    raw["dates"]["match_dya"] = raw["dates"]["match_day"]
    with pytest.raises(BrokenData, match=r"^2028\.toml: dates: match_dya is unknown$"):
        fill(YearFile, raw, "2028.toml")
    raw = a_year_file()
    del raw["dates"]["match_day"]
    with pytest.raises(BrokenData, match=r"^2028\.toml: dates: match_day is missing$"):
        fill(YearFile, raw, "2028.toml")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("confidence", "sure"),
        ("confidence", "your setting"),
        ("source", " "),
        ("checked", "2026"),
        ("value", "soon"),
    ],
)
def test_a_value_of_another_kind_is_refused(key: str, value: str) -> None:
    raw = a_year_file()
    raw["dates"]["match_day"][key] = value
    with pytest.raises(BrokenData, match=rf"^2028\.toml: dates: match_day: {key}: "):
        fill(YearFile, raw, "2028.toml")


def test_true_is_no_number_and_an_empty_list_is_no_list() -> None:
    raw = a_year_file()
    raw["year"] = True
    with pytest.raises(BrokenData, match=r"^2028\.toml: year: "):
        fill(YearFile, raw, "2028.toml")
    raw = a_year_file()
    raw["dates"]["reviews_from"] = []
    with pytest.raises(BrokenData, match=r"^2028\.toml: dates: reviews_from: a list"):
        fill(YearFile, raw, "2028.toml")


def test_words_of_confidence_in_the_files_are_all_in_use() -> None:
    used = set()
    for name in file_names():
        raw = tomllib.loads((DATA / name).read_text(encoding="utf-8"))
        raw.pop("year", None)
        used |= {value["confidence"] for _, value in tables_with_a_value(raw, name)}
    assert used == {word.value for word in FactConfidence} - {"your setting"}
