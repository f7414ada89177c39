"""The picture of a season: nothing overlaps, nothing leaves the page, however many rotations or years."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

import pytest

from awaykit.papers.strategy.timeline import WIDTH, Picture, Span, draw
from awaykit.papers.strategy.timeline_drawing import Label, Sort

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


def overlapping(labels: tuple[Label, ...]) -> Iterator[tuple[str, str]]:
    """Labels whose boxes share room."""
    for one, other in combinations(labels, 2):
        left, top, right, bottom = one.box
        other_left, other_top, other_right, other_bottom = other.box
        if left < other_right and other_left < right and top < other_bottom and other_top < bottom:
            yield (one.words, other.words)


def crossed(picture: Picture) -> Iterator[str]:
    """Labels through which the line of a day of the season runs."""
    for line in picture.strokes:
        for label in picture.labels:
            left, top, right, bottom = label.box
            is_black_upright = line.x1 == line.x2 and line.color == "#000"
            if is_black_upright and left < line.x1 < right and line.y1 < bottom and top < line.y2:
                yield label.words


@pytest.mark.parametrize("first", FIRST_DAYS.values(), ids=FIRST_DAYS.keys())
@pytest.mark.parametrize("count", range(13))
def test_no_label_touches_another(count: int, first: date) -> None:
    picture = draw(spans(count, first), SEASON, TODAY)
    assert list(overlapping(picture.labels)) == []


@pytest.mark.parametrize("first", FIRST_DAYS.values(), ids=FIRST_DAYS.keys())
@pytest.mark.parametrize("count", [0, 1, 5, 12])
def test_no_day_of_the_season_strikes_through_a_name(count: int, first: date) -> None:
    assert list(crossed(draw(spans(count, first), SEASON, TODAY))) == []


@pytest.mark.parametrize("first", FIRST_DAYS.values(), ids=FIRST_DAYS.keys())
@pytest.mark.parametrize("count", [0, 1, 5, 12])
def test_everything_lies_inside_the_picture(count: int, first: date) -> None:
    picture = draw(spans(count, first), SEASON, TODAY)
    for label in picture.labels:
        left, top, right, bottom = label.box
        assert left >= 0, label.words
        assert right <= WIDTH + 0.01, label.words
        assert top >= 0, label.words
        assert bottom <= picture.height, label.words
    for box in picture.boxes:
        assert 0 <= box.x <= box.x + box.width <= WIDTH + 2
        assert 0 <= box.y <= box.y + box.height <= picture.height
    for line in (*picture.strokes, *picture.stripes):
        assert -0.01 <= min(line.x1, line.x2) <= max(line.x1, line.x2) <= WIDTH + 0.01
        assert max(line.y1, line.y2) <= picture.height


@pytest.mark.parametrize("day", [date(2026, 1, 1), TODAY, date(2027, 6, 2), date(2028, 12, 31)])
def test_today_is_named_once(day: date) -> None:
    labels = draw(spans(2, FIRST_DAYS["all ahead"]), SEASON, day).labels
    assert sum(label.words.startswith("Today, ") for label in labels) == 1


def test_rotations_of_one_day_have_lines_of_their_own() -> None:
    both = [span(1, date(2027, 5, 3)), span(2, date(2027, 4, 5))]
    assert both[0].starts == both[1].starts
    tops = {box.y for box in draw(both, SEASON, TODAY).boxes[:4]}
    assert len(tops) == 2


def test_dates_follow_each_other_from_left_to_right() -> None:
    picture = draw([span(1, date(2027, 3, 1)), span(3, date(2027, 3, 1))], SEASON, TODAY)
    names = {"Submission, Sep 1", "Review, Sep 22", "Rank list due, Mar 1", "Match Day, Mar 17"}
    places = [label.x for label in picture.labels if label.words in names]
    assert places == sorted(places)
    assert len(set(places)) == 4


def test_each_sort_looks_different_in_black_and_white() -> None:
    looks = set()
    for sort in Sort:
        only = span(1, date(2027, 3, 1), sort=sort, final_week_from=None)
        picture = draw([only], SEASON, TODAY)
        bar, stripes = picture.boxes[0], [line for line in picture.stripes if line.x1 > 100]
        looks.add((bar.fill, bar.dash, len(stripes)))
    assert len(looks) == len(Sort)


def test_a_rotation_long_past_is_left_out_and_told() -> None:
    picture = draw([span(1, date(2015, 3, 2)), span(2, date(2027, 3, 1))], SEASON, TODAY)
    assert picture.left_out == (1,)
    assert picture.has_season


def test_a_season_many_years_away_is_left_out_and_told() -> None:
    far = tuple((name, day.replace(year=day.year + 9)) for name, day in SEASON)
    picture = draw([span(1, date(2027, 3, 1))], far, TODAY)
    assert not picture.has_season
    assert picture.left_out == ()


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
    words = {label.words for label in draw([plain], SEASON, TODAY).labels}
    assert "hands-on" in words
    assert not {"observer", "final week", "time to apply", "upload letter by"} & words
