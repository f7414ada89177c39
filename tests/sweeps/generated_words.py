"""Random choices, people and texts for generated dossiers; the texts are taken from the samples."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, TypeVar

from awaykit.loading.yaml_files import read_files
from conftest import BUILT_SAMPLES, SAMPLES

Fields = dict[str, Any]
T = TypeVar("T")

ORIGINS: tuple[tuple[str, str | None, str | None, str, str], ...] = (
    ("Ayesha", "Khan", "عائشہ خان", "Lahore", "Pakistan"),
    ("Chukwuemeka", "Okonkwo-Adeyemi", None, "Enugu", "Nigeria"),
    ("José Ángel", "Muñoz Íñiguez", None, "Bogotá", "Colombia"),
    ("Thị Hồng Nhung", "Nguyễn", None, "Huế", "Vietnam"),
    ("Łukasz", "Święcicki", None, "Łódź", "Poland"),
    ("Priyadharshini", None, "பிரியதர்ஷினி", "Madurai", "India"),
    ("Олена", "Шевченко", "Олена Шевченко", "Kharkiv", "Ukraine"),
    ("Nikolaos", "Papadopoulos", "Νικόλαος Παπαδόπουλος", "Patras", "Greece"),
    ("محمد", "عبد الرحمن", "محمد عبد الرحمن", "Alexandria", "Egypt"),
    ("Noa", "Ben-Shahar", "נועה בן שחר", "Haifa", "Israel"),
    ("Ana Luiza", "d’Ávila Gonçalves", None, "Recife", "Brazil"),
    ("Ananya", "Chakraborty", "অনন্যা চক্রবর্তী", "Kolkata", "India"),
    ("Lusine", "Harutyunyan", "Լուսինե Հարությունյան", "Gyumri", "Armenia"),
    ("Nino", "Kvaratskhelia", "ნინო კვარაცხელია", "Kutaisi", "Georgia"),
    ("Siriporn", "Charoensuk", "ศิริพร เจริญสุข", "Chiang Mai", "Thailand"),
    ("Devendra", "Shrestha", "देवेन्द्र श्रेष्ठ", "Pokhara", "Nepal"),
    ("Sean", "O'Dwyer-Ní Bhriain", None, "Galway", "Ireland"),
    ("Gülşah", "Öztürk", None, "İzmir", "Türkiye"),
    ("Selamawit", "Tesfaye", "ሰላማዊት ተስፋዬ", "Mekelle", "Ethiopia"),
    ("Maria Concepcion", "de la Cruz-Villanueva", None, "Iloilo", "Philippines"),
)
"""Given name, family name, name in its own script, city, country: nobody of that name is meant."""

GIVEN = (
    "Eleanor J.", "Rajiv", "Mary-Kate", "Tomás", "Wei-Ling", "Olumide", "Siobhán", "Hiroko", "Dmitri",
    "Fatima", "Björn", "Guadalupe", "Terrence", "Anh", "Zofia", "Marcel", "Ngozi", "Patrick", "Ioana",
    "Abdulrahman",
)  # fmt: skip
FAMILY = (
    "Whitfield", "Venkataraman", "O’Shaughnessy", "Ruiz-Zamora", "Tan", "Adebayo", "McAllister",
    "Takemoto", "Volkov", "al-Khatib", "Åkesson", "Villaseñor", "Greene", "Phan", "Kowalczyk",
    "Lefèvre", "Eze", "Rosencrantz-Vale", "Țurcanu", "Featherstonehaugh",
)  # fmt: skip
TOWNS = (
    "Larkmoor", "Fennick", "Quillhaven", "Marrowstone", "Calder Point", "Pellworth", "Ashgrove",
    "Thornby", "Saltmarsh", "Wexcombe", "Iron Fork", "Hollins Ferry", "Bramble Creek", "Oyster Neck",
    "Vantage", "Tamarack", "Sorrel City",
)  # fmt: skip
HOSPITALS = (
    "University Hospital", "County Medical Center", "Community Hospital", "Veterans Hospital",
    "Regional Medical Center", "Memorial", "Health", "Hospital & Clinics", "St. Brendan’s Hospital",
)  # fmt: skip
STATES = ("OH", "NY", "PA", "TX", "CA", "IL", "FL", "MA", "NM", "GA", "PR", "DC")


class Dice(Random):
    """Dice with which the same number always throws the same dossier."""

    def some(self, pool: Sequence[T], most: int, least: int = 0) -> list[T]:
        """Different things from a pool."""
        return self.sample(pool, self.randint(min(least, len(pool)), min(most, len(pool))))

    def flag(self) -> str:
        """yes or no."""
        return self.choice(("yes", "no"))

    def is_true(self, chance: float) -> bool:
        """Whether something with this chance happens."""
        return self.random() < chance

    def day(self, earliest: date, latest: date) -> date:
        """A day between two; where they are the wrong way round, the latest."""
        return latest - timedelta(days=self.randint(0, max(0, (latest - earliest).days)))

    def person(self) -> tuple[str, str]:
        """A name and a family name alone."""
        family = self.choice(FAMILY)
        return f"{self.choice(GIVEN)} {family}", family


@cache
def texts(key: str) -> tuple[Any, ...]:
    """Everything that stands under a key in the samples; of lists their entries."""
    found: list[Any] = []
    for name in BUILT_SAMPLES:
        for value in _values(read_files(SAMPLES / name).data, key):
            found += value if isinstance(value, list) else [value]
    assert found, key
    return tuple(found)


def _values(held: Any, key: str) -> Iterator[Any]:  # noqa: ANN401 - text, or lists and dicts of it
    if isinstance(held, dict):
        for name, value in held.items():
            if name == key:
                yield value
            else:
                yield from _values(value, key)
    elif isinstance(held, list):
        for each in held:
            yield from _values(each, key)


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(dict.fromkeys(each["fact"] for each in texts("facts") + texts("contributions")))


def long_text(dice: Dice, characters: int, between: str = ". ") -> str:
    """Phrases of the samples, up to so many characters."""
    text = ""
    while True:
        added = dice.choice(_phrases())
        if len(text) + len(between) + len(added) >= characters:
            return text or added[:characters]
        text += (between if text else "") + added


def words_of(dice: Dice, count: int) -> str:
    """Exactly so many words."""
    return " ".join(long_text(dice, 12 * count).split()[:count])


def email(name: str) -> str:
    """An address at a place that nobody has."""
    plain = re.sub(r"[^a-z]+", ".", name.casefold().split(",")[0]).strip(".")
    return f"{plain or 'someone'}@example.org"
