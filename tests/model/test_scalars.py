from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from awaykit.model import scalars

TAKEN: list[tuple[Any, str, object]] = [
    (scalars.Flag, "yes", True),
    (scalars.Flag, "No", False),
    (scalars.Flag, "TRUE", True),
    (scalars.Dollars, "1,500", 1500),
    (scalars.Dollars, "$1500", 1500),
    (scalars.Dollars, "USD 20", 20),
    (scalars.StepScore, "245", 245),
    (scalars.Priority, "3", 3),
    (scalars.SeasonYear, "2028", 2028),
    (scalars.Email, "a.b+c@hospital.example.org", "a.b+c@hospital.example.org"),
    (scalars.Email, "a@klinik.münchen.example", "a@klinik.münchen.example"),
    (scalars.Id, "riverbend-wards-2", "riverbend-wards-2"),
    (scalars.UsState, "DC", "DC"),
    (scalars.Lines, "one", ("one",)),
]
REFUSED: list[tuple[Any, str]] = [
    *((scalars.Flag, text) for text in ("maybe", "", "1", "on", "y")),
    *((scalars.Dollars, text) for text in ("nan", "-5", "1.5", "1,5", "inf", "١٢", "1e3", "12 EUR")),
    *((scalars.StepScore, text) for text in ("99", "301", "245.0", "٢٤٥", "two", "nan", "1" * 30)),
    *((scalars.Priority, text) for text in ("0", "4", "high")),
    *(
        (scalars.Email, text)
        for text in (
            "a@straße.example",
            "a@b",
            "a b@c.org",
            "é@c.org",
            "a@@c.org",
            "a..b@c.org",
            "a@c.org, d@e.org",
        )
    ),
    *(
        (scalars.Email, text)
        for text in ("a@c.org\nBcc: x@y.org", "<a@c.org>", ".a@c.org", "a.@c.org", "a@c..org")
    ),
    *((scalars.Id, text) for text in ("Ward", "a b", "-a", "a-", "a--b", "a_b", "é", "", "a" * 41)),
    *((scalars.UsState, text) for text in ("ny", "Ohio", "ZZ", "NY\n", "")),
    *((scalars.Line, text) for text in ("", "a\nb", "a\tb", "a" * 1001)),
    *((scalars.Prose, text) for text in ("", "a" * 100_001)),
]


@pytest.mark.parametrize(("kind", "text", "value"), TAKEN)
def test_text_becomes_the_value_that_it_spells(kind: Any, text: str, value: object) -> None:  # noqa: ANN401
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_text_that_spells_no_such_value_is_refused_without_being_shown(kind: Any, text: str) -> None:  # noqa: ANN401
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(text)
    (error,) = caught.value.errors()
    assert error["type"] in ("misfit", "string_too_short")
    assert error["type"] != "misfit" or error["ctx"]["hint"]
