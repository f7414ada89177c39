from datetime import date

import pytest

from awaykit.model.dates import Month
from awaykit.plan.eras.entries import End, earliest, latest, months_covered, months_long, months_since

TODAY = date(2027, 6, 15)


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (Month(2027, 2), Month(2027, 2), 1),
        (Month(2026, 12), Month(2027, 1), 2),
        (Month(2027, 5), "present", 2),
        (Month(2024), Month(2026), 24),
        (Month(2026, 3), Month(2026), 1),
        (None, Month(2026, 1), None),
        (Month(2026, 1), None, None),
    ],
)
def test_length_counts_every_month_that_was_begun(
    starts: Month | None, ends: End, expected: int | None
) -> None:
    assert months_long(starts, ends, TODAY) == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("present", 0),
        (Month(2027, 6), 0),
        (Month(2026, 6), 12),
        (Month(2026), 6),
        (Month(2027), 0),
        (None, None),
    ],
)
def test_a_year_without_a_month_ends_with_it(ends: End, expected: int | None) -> None:
    assert months_since(ends, TODAY) == expected


def test_a_span_runs_from_the_first_start_to_the_last_end_that_are_known() -> None:
    assert earliest([None, Month(2026, 3), Month(2025)]) == Month(2025)
    assert earliest([None]) is None
    assert latest([Month(2026, 3), None, Month(2026)]) == Month(2026)
    assert latest([Month(2026, 3), "present"]) == "present"
    assert latest([None]) is None


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([(Month(2025, 1), Month(2025, 2)), (Month(2027, 3), Month(2027, 3))], 3),
        ([(Month(2027, 3), Month(2027, 4)), (Month(2027, 4), Month(2027, 5))], 3),
        ([(Month(2027, 3), Month(2027, 4)), (None, Month(2020, 1))], 2),
        ([(Month(2027, 6), "present"), (Month(2026, 1), Month(2026, 1))], 2),
        ([(None, None)], None),
        ([], None),
    ],
)
def test_several_parts_took_their_months_without_the_gap(
    parts: list[tuple[Month | None, End]], expected: int | None
) -> None:
    assert months_covered(parts, TODAY) == expected
