"""Dates and ages over 89, in the many ways in which people write them."""

from datetime import date, timedelta
from functools import partial
from random import Random

from sweeps.planting import Kinds, of_half

_DATED = (
    "Admitted {} with a week of fever.",
    "The fever came back {} and the cultures were repeated.",
    "Extubated {}, then delirious for two nights.",
    "{}, she was found on the floor by a neighbour.",
    "His last dialysis was {}, and he came in with a potassium of 7.1.",
    "The biopsy {} showed minimal change disease.",
    "I met the patient {} in the emergency department.",
    "He died {} with his family at the bedside.",
    "Chest CT {}: no embolus, new consolidation.",
    "Her symptoms began {} after a long flight.",
    "Seen again {}: weight down 6 kg.",
    "He was discharged {} on oral antibiotics.",
)
_ON_DAYS = (
    "{m}/{d}/{y}", "{m:02}/{d:02}/{yy:02}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02}", "{d:02}-{mon}-{y}",
    "{month} {d}, {y}",
    "{d} {month} {y}", "{month} {d}", "{month} {th}", "the {th} of {month}", "{weekday}, {month} {d}",
    "{wd} {m}/{d}",
    "the {th}", "the {ordinal} of {month}", "{month} the {ordinal}", "{m}/{d}", "{mon} {d}", "{d} {mon}",
    "{weekday} the {th}", "{weekday}, {d} {month}", "{m:02}-{d:02}-{y}", "{y}/{m:02}/{d:02}",
    "{mon}. {d}, {y}",
    "the night of the {th}", "{month} {ordinal}", "{th} {month}", "the morning of {month} {th}",
    "{d}-{mon}-{yy:02}",
    "{weekday} {m}/{d}/{yy:02}", "the {ordinal}", "{d}/{m}/{yy:02}", "Christmas Eve", "New Year's Day",
)  # fmt: skip
_IN_MONTHS = (
    "{month} {y}",
    "{mon} {y}",
    "{month}",
    "early {month}",
    "mid-{month} {y}",
    "late {month}",
    "{m:02}/{y}",
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_AGED_PERSONS = (
    "{n}-year-old woman", "{n} yo man", "{n}yo F", "{n} y/o lady", "{n} y.o. male", "man of {n}",
    "woman aged {n}",
    "patient, age {n},", "{words}-year-old man", "woman, {words} years old,", "nonagenarian", "centenarian",
    "man in his nineties", "woman in her 90s", "man born in {born}", "{n}M", "{n}F",
    "lady, {n} years of age,",
    "widow who had turned {n}", "woman in her mid-nineties", "man (b. {born})", "patient ({n} F)",
    "{n} year old man",
    "veteran, born {born},", "man in his late 90s", "woman aged {words}",
    "woman whose {nth} birthday was near",
    "{n}-yr-old man", "supercentenarian", "man, {n},",
)  # fmt: skip
_AGED = (
    "A {} with aspiration pneumonia.",
    "I admitted a {} who had fallen at home.",
    "My first patient was a {} with heart block.",
    "Delirium in a {} after hip surgery.",
    "The {} wanted no more tubes, and we agreed.",
    "Presented a {} with severe aortic stenosis and syncope.",
)
_TENS_OVER_89 = {90: "ninety", 100: "one hundred"}
_UNITS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def a_date(random: Random) -> str:
    """A date of the last two years, with the preposition that the form needs."""
    day = date(2027, 5, 1) - timedelta(days=random.randrange(700))
    number = day.day
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    words = {
        "d": number, "m": day.month, "y": day.year, "yy": day.year % 100,
        "month": _MONTHS[day.month - 1], "mon": _MONTHS[day.month - 1][:3],
        "weekday": _WEEKDAYS[day.weekday()], "wd": _WEEKDAYS[day.weekday()][:3],
        "th": f"{number}{ending}", "ordinal": _ORDINALS[number - 1],
    }  # fmt: skip
    form = random.choice([*_ON_DAYS, *_IN_MONTHS])
    return ("in " if form in _IN_MONTHS else "on ") + form.format(**words)


def an_age(random: Random) -> str:
    """Somebody over 89, as a person with an age."""
    years = random.choice([*range(90, 100)] * 4 + [*range(100, 110)])
    tens, unit = (90, years - 90) if years < 100 else (100, years - 100)
    joined = "-" if tens == 90 else " and "
    words = _TENS_OVER_89[tens] + (joined + _UNITS[unit] if unit else "")
    ending = "th" if 10 < years % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(years % 10, "th")
    form = random.choice(_AGED_PERSONS)
    return form.format(n=years, words=words, born=2027 - years - 1, nth=f"{years}{ending}")


def kinds(random: Random, *, held_out: bool) -> Kinds:
    """Dates and ages over 89: who makes one, and the sentences that may hold it."""
    made = {"date": (partial(a_date, random), _DATED), "age over 89": (partial(an_age, random), _AGED)}
    return of_half(made, held_out=held_out)
