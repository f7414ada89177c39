"""How dates, spans of days and small numbers are worded, and where a sentence ends."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache


@cache
def sentence_end(
    also_at: str = "", *, after_quotes: bool = False, before_capitals: bool = False
) -> re.Pattern[str]:
    """The gap between two sentences: line breaks, and any white space behind a ".", "!" or "?".

    `also_at` holds more signs that end a sentence, ";" or ":" for a reader who judges each clause on
    its own. `after_quotes`: the stop may be inside a closing quote or bracket, as in prose.
    `before_capitals`: no sentence begins with a small letter: "approx. two" is not cut.
    """
    stop = f"[.!?{also_at}]"
    behind = rf"(?:(?<={stop})|(?<={stop}[\"'”’)]))" if after_quotes else rf"(?<={stop})"
    begins = "(?=[^a-z])" if before_capitals else ""
    return re.compile(rf"{behind}\s+{begins}|\n+")


def sentences(text: str, also_at: str = "", *, after_quotes: bool = False) -> list[str]:
    """The sentences of a text in order, as `sentence_end` separates them; some may be empty."""
    return sentence_end(also_at, after_quotes=after_quotes).split(text)


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def date_in_words(day: date) -> str:
    """A date with its weekday: "Friday, August 6, 2027"."""
    return f"{_WEEKDAYS[day.weekday()]}, {date_without_weekday(day)}"


def date_without_weekday(day: date) -> str:
    """A date without its weekday: "August 6, 2027"."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def month_and_day(day: date) -> str:
    """A date where the year is plain: "August 6"."""
    return f"{MONTHS[day.month - 1]} {day.day}"


def weekday_and_day(day: date) -> str:
    """A date in a plan of a few days, short enough for a margin: "Mon, June 28"."""
    return f"{_WEEKDAYS[day.weekday()][:3]}, {month_and_day(day)}"


def day_in_prose(day: date, today: date) -> str:
    """A date as written on `today`: with its year only where that is another."""
    return month_and_day(day) if day.year == today.year else date_without_weekday(day)


def month_and_year(day: date) -> str:
    """A month: "August 2027"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def mid_sentence(day: str) -> str:
    """A date inside a sentence, with the comma that follows its year: "On June 16, 2027, I wrote"."""
    return f"{day}," if ", " in day else day


def day_range(first: date, last: date) -> str:
    """The days from `first` to `last`, each part written once: "August 2–27, 2027"."""
    days = days_in_prose(first, last)
    is_one_month = (first.year, first.month) == (last.year, last.month)
    return days.replace(" to ", "–" if is_one_month else " – ")


def days_in_prose(first: date, last: date) -> str:
    """The days from `first` to `last` without a dash, as in an e-mail: "August 2 to 27, 2027"."""
    if first == last:
        return date_without_weekday(first)
    if first.year != last.year:
        return f"{date_without_weekday(first)} to {date_without_weekday(last)}"
    until = str(last.day) if first.month == last.month else month_and_day(last)
    return f"{month_and_day(first)} to {until}, {last.year}"


def period_in_prose(first: date, last: date) -> str:
    """The days with their preposition, as a sentence goes on: "from August 2 to 27, 2027"."""
    days = days_in_prose(first, last)
    if first.year != last.year:
        days = days.replace(" to ", ", to ")
    return f"{'on' if first == last else 'from'} {days}"


def months_in_prose(first: date, last: date) -> str:
    """The months from `first` to `last`, each part written once: "June 2027", "June to July 2027"."""
    if (first.year, first.month) == (last.year, last.month):
        return month_and_year(last)
    begin = MONTHS[first.month - 1] if first.year == last.year else month_and_year(first)
    return f"{begin} to {month_and_year(last)}"


def months_of_the_past(first: date, last: date) -> str:
    """The months with their preposition: "in June and July 2027", "from June to August 2027"."""
    months_apart = (last.year - first.year) * len(MONTHS) + last.month - first.month
    if months_apart > 1:
        return f"from {months_in_prose(first, last)}"
    return f"in {months_in_prose(first, last).replace(' to ', ' and ')}"


def number_in_words(count: int) -> str:
    """Zero to ten as words, beyond that as digits."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 week", "2 weeks"; `many` where the plural isn't `one` + s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listing(items: Iterable[str], last: str = "and") -> str:
    """Items as a phrase: "a", "a and b", "a, b, and c"."""
    every = [str(item) for item in items]
    if len(every) <= 2:  # noqa: PLR2004 (two need no comma)
        return f" {last} ".join(every)
    return f"{', '.join(every[:-1])}, {last} {every[-1]}"


def shortened(words: str, most_characters: int) -> str:
    """The beginning of words that are too long for their place, cut between two of them, with an ellipsis."""
    if len(words) <= most_characters:
        return words
    return f"{words[: most_characters - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def in_sentence(words: str) -> str:
    """Words written like a heading, as a sentence writes them; names and acronyms keep their capitals.

    Only a capital that is the phrase's sole one is taken for the beginning of a heading:
    "Cardiology consults" → "cardiology consults", but "MICU" and "Cardiology Consults" stay.
    """
    is_heading = sum(character.isupper() for character in words) == 1 and words[:1].isupper()
    return words[:1].lower() + words[1:] if is_heading else words


def capitalized_first(words: str) -> str:
    """The words with a capital first letter, the rest as it was: "MICU attending" stays."""
    return words[:1].upper() + words[1:]
