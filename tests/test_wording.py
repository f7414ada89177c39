from datetime import date

import pytest

from awaykit import wording
from awaykit.rendering.typography import directions


def test_a_date_says_its_weekday() -> None:
    assert wording.date_in_words(date(2027, 8, 6)) == "Friday, August 6, 2027"
    assert wording.weekday_and_day(date(2027, 6, 28)) == "Mon, June 28"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2027, 8, 2), date(2027, 8, 27), "August 2–27, 2027"),
        (date(2027, 7, 12), date(2027, 8, 6), "July 12 – August 6, 2027"),
        (date(2027, 12, 20), date(2028, 1, 14), "December 20, 2027 – January 14, 2028"),
        (date(2027, 8, 2), date(2027, 8, 2), "August 2, 2027"),
    ],
)
def test_a_range_of_days_says_each_part_once(first: date, last: date, words: str) -> None:
    assert wording.day_range(first, last) == words


@pytest.mark.parametrize(
    ("first", "last", "days", "months"),
    [
        (date(2027, 8, 2), date(2027, 8, 27), "August 2 to 27, 2027", "August 2027"),
        (date(2027, 7, 12), date(2027, 8, 6), "July 12 to August 6, 2027", "July to August 2027"),
        (
            date(2027, 12, 20),
            date(2028, 1, 14),
            "December 20, 2027 to January 14, 2028",
            "December 2027 to January 2028",
        ),
        (date(2027, 8, 2), date(2027, 8, 2), "August 2, 2027", "August 2027"),
    ],
)
def test_days_and_months_are_said_without_a_dash(first: date, last: date, days: str, months: str) -> None:
    assert wording.days_in_prose(first, last) == days
    assert wording.months_in_prose(first, last) == months


@pytest.mark.parametrize(
    ("first", "last", "days", "months"),
    [
        (date(2027, 8, 2), date(2027, 8, 27), "from August 2 to 27, 2027", "in August 2027"),
        (date(2027, 7, 12), date(2027, 8, 6), "from July 12 to August 6, 2027", "in July and August 2027"),
        (
            date(2027, 12, 20),
            date(2028, 1, 14),
            "from December 20, 2027, to January 14, 2028",
            "in December 2027 and January 2028",
        ),
        (date(2027, 6, 7), date(2027, 8, 27), "from June 7 to August 27, 2027", "from June to August 2027"),
        (date(2027, 8, 2), date(2027, 8, 2), "on August 2, 2027", "in August 2027"),
    ],
)
def test_days_and_months_take_their_preposition(first: date, last: date, days: str, months: str) -> None:
    assert wording.period_in_prose(first, last) == days
    assert wording.months_of_the_past(first, last) == months


def test_a_year_inside_a_sentence_is_followed_by_a_comma() -> None:
    assert wording.mid_sentence("June 16, 2027") == "June 16, 2027,"
    assert wording.mid_sentence("June 16") == "June 16"


def test_numbers_have_words_to_ten_and_nouns_their_plural() -> None:
    assert [wording.number_in_words(n) for n in (0, 10, 11, 1200)] == ["zero", "ten", "11", "1,200"]
    assert [wording.counted(n, "week") for n in (0, 1, 2)] == ["0 weeks", "1 week", "2 weeks"]
    assert wording.counted(2, "entry", "entries") == "2 entries"


def test_lists_are_phrases() -> None:
    assert [wording.listing("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b, and c"]
    assert wording.listing(["a", "b"], "or") == "a or b"


def test_words_too_long_for_their_place_are_cut_between_two_of_them() -> None:
    assert wording.shortened("chest pain", 10) == "chest pain"
    assert wording.shortened("chest pain, again", 13) == "chest pain…"
    assert wording.shortened("x" * 30, 10) == "x" * 9 + "…"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("abc", [("abc", False)]),
        ("محمد نور", [("محمد نور", True)]),
        ("a محمد نور, 251", [("a ", False), ("محمد نور", True), (", 251", False)]),
        ("محمد and נועה", [("محمد", True), (" and ", False), ("נועה", True)]),
        ("مُحَمَّدٌ.", [("مُحَمَّدٌ", True), (".", False)]),
        ("é محمد 12 نور x", [("é ", False), ("محمد 12 نور", True), (" x", False)]),
    ],
)
def test_a_text_is_cut_where_its_direction_changes(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert list(directions(text)) == pieces
    assert "".join(piece for piece, _ in directions(text)) == text
