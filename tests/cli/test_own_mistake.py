"""A mistake of the program's own is told without the values that it was about."""

import pytest

from awaykit.cli.own_mistake import report_lines


def told(error: Exception, *, cause: Exception | None = None) -> str:
    try:
        raise error from cause
    except type(error) as caught:
        return report_lines(caught)


@pytest.mark.parametrize(
    ("error", "last"),
    [
        (KeyError("QX7734512"), "KeyError: …"),
        (ValueError("invalid literal for int(): '0-927-183-6'"), "ValueError: invalid literal for int(): …"),
        (ValueError("score 267 is no date"), "ValueError: score … is no date"),
        (ValueError(f"given {['it is', chr(34) + 'two' + chr(39)]}"), "ValueError: given […, …]"),
        (AttributeError("'NoneType' has no 'cause'"), "AttributeError: 'NoneType' has no 'cause'"),
        (TypeError("'zebra' is not 'str'"), "TypeError: … is not 'str'"),
    ],
)
def test_what_may_be_a_value_is_hidden_and_names_of_the_code_stay(error: Exception, last: str) -> None:
    lines = told(error).splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert any("test_own_mistake.py" in line and ", line " in line for line in lines)
    assert lines[-1] == last


def test_the_mistake_behind_a_mistake_is_told_in_the_same_way() -> None:
    text = told(RuntimeError("no way on"), cause=ValueError("Quokkastreet 88 is not 'Quokkastreet'"))
    assert "ValueError: Quokkastreet 88 is not …" in text
    assert "The above exception was the direct cause" in text
    assert text.endswith("RuntimeError: no way on\n")
