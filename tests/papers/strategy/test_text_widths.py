import pytest
from fontTools.ttLib import TTFont

from awaykit.papers.strategy.rotation_lines import is_drawn_letter_by_letter
from awaykit.papers.strategy.timeline import cut_to_width, text_width
from awaykit.resources import templates_folder

WORDS = (
    "Fennick County Medical Center",
    "Today, September 30",
    "MyERAS opens, Jun 2",
    "hands-on, applied or offered",
    "WMQ@%&",
    "Živana Đukanić-Šćepović",
    "2027–2028…",
)


def advance(words: str) -> float:
    """The width of a line in the text family, letter by letter, as pictures draw it."""
    font = TTFont(templates_folder() / "styles" / "fonts" / "SourceSerif4-Regular.ttf")
    letters, widths = font.getBestCmap(), font["hmtx"]
    return float(sum(widths[letters[ord(letter)]][0] for letter in words) / font["head"].unitsPerEm)


@pytest.mark.parametrize("words", [*WORDS, *(chr(code) for code in range(32, 127))])
def test_no_word_is_wider_on_paper_than_measured(words: str) -> None:
    assert text_width(words, 8) >= 8 * advance(words)


def test_the_measures_are_near_the_truth() -> None:
    assert text_width(WORDS[0], 8) < 1.12 * 8 * advance(WORDS[0])


def test_unknown_letters_count_as_wide_as_they_are_high() -> None:
    assert text_width("王小明", 10) >= 30


def test_words_that_fit_stay_as_they_are() -> None:
    assert cut_to_width("Riverbend", 8, 60) == "Riverbend"


@pytest.mark.parametrize("most", [20, 40, 60, 80, 100])
def test_cut_words_fit_and_say_so(most: float) -> None:
    cut = cut_to_width("Saint Bartholomew University Medical Center", 8, most)
    assert text_width(cut, 8) <= most
    assert cut.endswith("…")


def test_words_are_cut_between_two_words() -> None:
    assert cut_to_width("Saint Bartholomew University", 8, 90) == "Saint Bartholomew…"


@pytest.mark.parametrize(
    ("words", "is_drawn"),
    [("Łódź Hospital 2", True), ("Больница", True), ("王小明", True), ("مستشفى", False), ("अस्पताल", False)],
)
def test_scripts_whose_letters_join_or_turn_are_not_drawn(words: str, is_drawn: bool) -> None:
    assert is_drawn_letter_by_letter(words) is is_drawn
