"""The picture of a season: nothing overlaps or leaves the page, with many rotations or years."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

import pytest

from awaykit.papers.strategy.timeline import (
    WIDTH,
    Label,
    PictureShape,
    Sort,
    Span,
    Timeline,
    draw,
    text_width,
    within_reach,
)

TODAY = date(2027, 2, 10)
SEASON = (
    ("MyERAS opens", date(2027, 6, 2)),
    ("Tokens for IMGs", date(2027, 6, 23)),
    ("Submission", date(2027, 9, 1)),
    ("Review", date(2027, 9, 22)),
    ("Rank list due", date(2028, 3, 1)),
    ("Match Day", date(2028, 3, 17)),
)
LONG = "Saint Bartholomew University Medical Center of the Western Valleys"
FIRST_DAYS = {
    "around today": date(2026, 9, 7),
    "all ahead": date(2027, 4, 5),
    "all long past": date(2012, 1, 2),
    "past": date(2024, 3, 4),
    "a generation ahead": date(2050, 1, 3),
}


def span(number: int, first: date, **fields: object) -> Span:
    starts = first + timedelta(days=28 * (number - 1))
    usual = {
        "number": number,
        "name": LONG if number % 2 else "Riverbend",
        "sort": list(Sort)[number % len(Sort)],
        "starts": starts,
        "ends": starts + timedelta(days=25),
        "final_week_from": starts + timedelta(days=19),
        "apply_from": starts - timedelta(days=270),
        "apply_until": starts - timedelta(days=180),
        "write_by": (starts + timedelta(days=46),),
        "upload_by": (starts + timedelta(days=80), starts + timedelta(days=82)),
    }
    return Span(**(usual | fields))  # type: ignore[arg-type]  # the fields are those of a span


def spans(count: int, first: date) -> list[Span]:
    return [span(number, first) for number in range(1, count + 1)]


def picture_of(spans: Sequence[Span], today: date = TODAY) -> Timeline:
    near, days = within_reach(spans, SEASON, today)
    return draw(near, days, today)


def box(label: Label) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the room that the words take."""
    width = text_width(label.words, label.size)
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return (left, label.y - 0.76 * label.size, left + width, label.y + 0.24 * label.size)


def lines(shape: PictureShape) -> list[list[tuple[float, float]]]:
    """The corners of each of its lines."""
    return [
        [(float(x), float(y)) for x, y in (corner.split() for corner in line.strip("Z").split("L"))]
        for line in shape.path.split("M")[1:]
    ]


def overlapping(labels: tuple[Label, ...]) -> Iterator[tuple[str, str]]:
    """Labels whose boxes share room."""
    for one, other in combinations(labels, 2):
        left, top, right, bottom = box(one)
        other_left, other_top, other_right, other_bottom = box(other)
        if left < other_right and other_left < right and top < other_bottom and other_top < bottom:
            yield (one.words, other.words)


def crossed(picture: Timeline) -> Iterator[str]:
    """Labels through which the line of a day of the season, or of today, runs."""
    black = [line for shape in picture.shapes if shape.look in ("axis", "today") for line in lines(shape)]
    for (x, y), (end, low) in black:
        for label in picture.labels:
            left, top, right, bottom = box(label)
            if x == end and left < x < right and y < bottom and top < low:
                yield label.words


@pytest.mark.parametrize("first", FIRST_DAYS.values(), ids=FIRST_DAYS.keys())
@pytest.mark.parametrize("count", range(13))
def test_no_label_touches_another(count: int, first: date) -> None:
    assert list(overlapping(picture_of(spans(count, first)).labels)) == []


@pytest.mark.parametrize("first", FIRST_DAYS.values(), ids=FIRST_DAYS.keys())
@pytest.mark.parametrize("count", [0, 1, 5, 12])
def test_no_day_of_the_season_strikes_through_a_name(count: int, first: date) -> None:
    assert list(crossed(picture_of(spans(count, first)))) == []


@pytest.mark.parametrize("first", FIRST_DAYS.values(), ids=FIRST_DAYS.keys())
@pytest.mark.parametrize("count", [0, 1, 5, 12])
def test_everything_lies_inside_the_picture(count: int, first: date) -> None:
    picture = picture_of(spans(count, first))
    for label in picture.labels:
        left, top, right, bottom = box(label)
        assert left >= 0, label.words
        assert right <= WIDTH + 0.01, label.words
        assert top >= 0, label.words
        assert bottom <= picture.height, label.words
    for shape in picture.shapes:
        beyond = 4 if shape.look.endswith("letter by") else 2
        for x, y in (corner for line in lines(shape) for corner in line):
            assert 0 <= x <= WIDTH + beyond, shape.look
            assert 0 <= y <= picture.height, shape.look


@pytest.mark.parametrize("day", [date(2026, 1, 1), TODAY, date(2027, 6, 2), date(2028, 12, 31)])
def test_today_is_named_once(day: date) -> None:
    labels = picture_of(spans(2, FIRST_DAYS["all ahead"]), day).labels
    assert sum(label.words.startswith("Today, ") for label in labels) == 1


def test_rotations_of_one_day_have_lines_of_their_own() -> None:
    both = [span(1, date(2027, 5, 3)), span(2, date(2027, 4, 5))]
    assert both[0].starts == both[1].starts
    names = {label.y for label in picture_of(both).labels if label.x == 12}
    assert len(names) == 2


def test_dates_follow_each_other_from_left_to_right() -> None:
    picture = picture_of([span(1, date(2027, 3, 1)), span(3, date(2027, 3, 1))])
    names = {"Submission, Sep 1", "Review, Sep 22", "Rank list due, Mar 1", "Match Day, Mar 17"}
    places = [label.x for label in picture.labels if label.words in names]
    assert places == sorted(places)
    assert len(set(places)) == 4


def test_each_sort_looks_different_in_black_and_white() -> None:
    looks = set()
    for sort in Sort:
        only = span(1, date(2027, 3, 1), sort=sort, final_week_from=None)
        bars = [
            shape
            for shape in picture_of([only]).shapes
            if "stripe" in shape.look or len(lines(shape)[0]) == 4
        ]
        looks.add(tuple((shape.look, len(lines(shape))) for shape in bars))
    assert len(looks) == len(Sort)


def test_a_rotation_long_past_is_left_out() -> None:
    old, new = span(1, date(2015, 3, 2)), span(2, date(2027, 3, 1))
    assert within_reach([old, new], SEASON, TODAY) == ([new], SEASON)


def test_a_season_many_years_away_is_left_out() -> None:
    far = tuple((name, day.replace(year=day.year + 9)) for name, day in SEASON)
    near = [span(1, date(2027, 3, 1))]
    assert within_reach(near, far, TODAY) == (near, ())


def test_years_stand_alone_where_months_have_no_room() -> None:
    away = [span(1, date(2027, 3, 1)), span(2, date(2033, 3, 1))]
    season = tuple((name, day.replace(year=day.year + 7)) for name, day in SEASON)
    words = {label.words for label in draw(away, season, TODAY).labels}
    assert {"2028", "2030", "2033"} <= words
    assert "Mar" not in words


def test_the_legend_names_only_what_is_drawn() -> None:
    plain = span(
        1,
        date(2027, 3, 1),
        sort=Sort.HANDS_ON,
        final_week_from=None,
        apply_from=None,
        apply_until=None,
        write_by=(),
        upload_by=(),
    )
    words = {label.words for label in picture_of([plain]).labels}
    assert "hands-on" in words
    assert not {"observer", "final week", "time to apply", "upload letter by"} & words
