"""Text as a web form takes it: a plain copy, what was changed, and how long it counts."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Literal

_SAME = {
    "-": "‐‑‒–−﹣－•‣◦▪▫●○■□◆◇►▶➢➤➔✓✔✦❖⁃∙·◾◼\uf0a7\uf0b7\uf0d8\uf0fc",
    " - ": "—―",
    "--": "⸺",
    "'": "‘’‚‛′´ʹʻʼʽʾʿˈ‹›",
    '"': "“”„‟″¨«»",
    "*": "★☆†‡",
    "/": "⁄∕÷",
    "x": "×✕",
    "~": "≈∼˜",
    "^": "ˆ",
    "...": "…",
    "->": "→➜⟶",
    "<-": "←⟵",
    "<->": "↔⟷",
    "=>": "⇒",
    "<=": "≤≦",
    ">=": "≥≧",
    "+/-": "±",
    "(c)": "©",
    "(R)": "®",
    "(TM)": "™",
}
SAME = {character: plain for plain, characters in _SAME.items() for character in characters}
"""Punctuation and signs; U+F0xx are the bullets that Word writes with its symbol fonts."""

WORDS = {
    "°": "degrees",
    "℃": "degrees C",
    "℉": "degrees F",
    "↑": "increased",
    "↓": "decreased",
    "≠": "not equal to",
    "‰": "per thousand",
    "∞": "infinity",
    "√": "square root of",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "§": "section",
    "№": "No.",
    "℞": "Rx",
}
"""Signs that become a word; a space is put where a letter or a digit adjoins."""

_CATEGORIES_IN_WORDS = ("P", "Sm", "Sc", "Sk", "N", "Lm", "Lo")


def greek_name(letter: str) -> str:
    """The name of a Greek letter without an accent, as in "beta-blocker", "" for any other character."""
    script, _, name = unicodedata.name(letter, "").partition(" ")
    case, _, name = name.partition(" LETTER ")
    if script != "GREEK" or not name or " WITH " in name:
        return ""
    said = name.removeprefix("FINAL ").replace("LAMDA", "LAMBDA").lower()
    return said.capitalize() if case == "CAPITAL" else said


def plain_letter(letter: str) -> str:
    """A Latin letter in plain ASCII, "" where there is none: "đ" is "d", "ß" is "ss"."""
    from anyascii import anyascii

    plain = str(anyascii(letter))
    return plain if plain.isalpha() else ""


def plain_sign(character: str) -> str:
    """The plain form of a sign or a digit that no table here has, "" where it can only be left out."""
    from anyascii import anyascii

    if not unicodedata.category(character).startswith(_CATEGORIES_IN_WORDS):
        return ""
    plain = str(anyascii(character))
    return plain if plain.isascii() and plain.isprintable() else ""


def is_latin(letter: str) -> bool:
    """Whether it is a letter of the Latin script, with or without accents."""
    return letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN ")


def is_other_script(letter: str) -> bool:
    """Whether it is a letter of a script that has no plain form which anyone could be sure of."""
    name = unicodedata.name(letter, "")
    return letter.isalpha() and not name.startswith(("LATIN ", "MODIFIER LETTER "))


Accents = Literal["keep", "replace"]

_PLAIN_OR_ONE = re.compile("(?P<plain>[ -~\\n]+)|.", re.DOTALL)
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_CLOSED = re.compile(r"""[.!?…。！？؟।۔]["'”’»]*\Z""")
_BULLETS = re.compile(r"^(?:[-–—•*·‣▪●◦](?:\s+|\Z))+")
_OPENING = "\"'“‘„«([¿¡"
_BLANK = " \n"
_NEVER_AFTER_A_SPACE = ".,;:!?)\n"


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change: the character before, the character after, how often.

    `became` is "" where it was removed, and the same character where it was kept although a form may
    mangle it (a letter of a script other than Latin).
    """

    was: str
    became: str
    times: int

    @property
    def is_removed(self) -> bool:
        """Whether nothing replaces it."""
        return not self.became

    @property
    def is_kept(self) -> bool:
        """Whether it stays as it was, although the form may not take it."""
        return self.became == self.was

    @property
    def name(self) -> str:
        """The character as a person reads it: itself, or its name where it can't be seen."""
        if self.was.isprintable() and not self.was.isspace() and not unicodedata.combining(self.was):
            return self.was
        if self.was == "\t":
            return "tab"
        return unicodedata.name(self.was, f"hidden character U+{ord(self.was):04X}").lower()


@dataclass(frozen=True, slots=True)
class FormText:
    """A copy that a form takes, and what was changed for it, in the order in which it was met."""

    text: str
    changes: tuple[Change, ...] = ()

    @property
    def length(self) -> int:
        """How many characters the form counts, at most."""
        return form_length(self.text)


def form_length(text: str) -> int:
    """Characters as the strictest form counts them: a line end is two, an emoji as many as UTF-16 needs."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 + text.count("\n")


def as_sentence(words: str) -> str:
    """The words on one line with a capital first and a full stop last; none is changed.

    A first word with a capital inside (mRNA, pH) stays as it is written; a bullet before it goes.
    """
    line = _BULLETS.sub("", " ".join(words.split())).rstrip(",;: ")
    if not line:
        return ""
    begin = len(line) - len(line.lstrip(_OPENING))
    first = line[begin : begin + 1].title()
    is_spelled_so = any(letter.isupper() for letter in line[begin:].split(" ")[0][1:])
    if len(first) == 1 and not is_spelled_so:
        line = line[:begin] + first + line[begin + 1 :]
    return line if _CLOSED.search(line) else f"{line}."


def form_copy(text: str, accents: Accents) -> FormText:
    """A copy in plain characters; others are removed (emoji) or kept (other scripts), and reported.

    Latin letters with accents are kept, unreported, or replaced, by `accents`. A line end is a line feed.
    """
    copy = _Copy(unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)), accents)
    changes = tuple(Change(was, became, times) for (was, became), times in copy.changes.items())
    return FormText(text=unicodedata.normalize("NFC", "".join(copy.out)), changes=changes)


class _Copy:
    """The copy while it is made, character by character, since what is plain depends on the neighbours."""

    def __init__(self, text: str, accents: Accents) -> None:
        self.out: list[str] = []
        self.changes: Counter[tuple[str, str]] = Counter()
        self._accents = accents
        self._has_gap = False
        for run in _PLAIN_OR_ONE.finditer(text):
            begin, end = run.span()
            while begin < end and (self._has_gap or not run["plain"]):
                self._take(text[begin], text[begin - 1 : begin], text[begin + 1 : begin + 2])
                begin += 1
            if begin < end:
                self.out.append(text[begin:end])
        if self._has_gap:
            self._close_gap("\n")

    @property
    def _last(self) -> str:
        return self.out[-1][-1] if self.out else "\n"

    def _take(self, character: str, before: str, after: str) -> None:
        became = self._plain(character, before, after)
        # A letter that stays may be lost in the form: of another script, or Latin with no plain form.
        is_in_doubt = (
            not character.isascii()
            and not unicodedata.combining(character)
            and (is_other_script(character) or (self._accents == "replace" and is_latin(character)))
        )
        if became != character or is_in_doubt:
            self.changes[character, became.strip() or became] += 1
        if not became:
            self._has_gap = True
            return
        if self._has_gap:
            self._close_gap(became)
            if became == " " and self._last in _BLANK:
                return
        self._has_gap = False
        self.out.append(became)

    def _close_gap(self, following: str) -> None:
        """Take away the space before what was removed, where a point or a line end would follow it."""
        while self.out and self._last == " " and following[0] in _NEVER_AFTER_A_SPACE:
            self.out[-1] = self.out[-1][:-1]
            if not self.out[-1]:
                self.out.pop()

    def _plain(self, character: str, before: str, after: str) -> str:
        if character == "\n" or (character.isascii() and character.isprintable()):
            return character
        if unicodedata.category(character).startswith("M"):  # an accent that its letter has no character for
            is_wanted = self._last.isalpha() or unicodedata.category(self._last).startswith("M")
            is_of_latin = is_latin(self._last) or self._last.isascii()
            return character if is_wanted and (self._accents == "keep" or not is_of_latin) else ""
        if character in WORDS or character in SAME:
            return self._sign(character, before, after)
        if character == "µ" or (character.isalpha() and greek_name(character)):
            return _greek(character, before, after)
        if character.isalpha() and is_latin(character) and unicodedata.is_normalized("NFKC", character):
            return character if self._accents == "keep" else plain_letter(character) or character
        return self._compatible(character, before, after)

    def _sign(self, sign: str, before: str, after: str) -> str:
        if sign in WORDS:
            return f"{' ' * self._last.isalnum()}{WORDS[sign]}{' ' * after.isalnum()}"
        plain = SAME[sign]
        if sign == "·" and before.isdecimal() and after.isdecimal():
            return "."
        if plain == " - ":
            return f"{'' if self._last in _BLANK else ' '}-{'' if not after or after in _BLANK else ' '}"
        return plain

    def _compatible(self, character: str, before: str, after: str) -> str:
        """What has a form of its own only for looks: ligatures, odd spaces, fractions, raised digits."""
        if character == "\t" or character.isspace():
            return " "
        if "SUPERSCRIPT" in unicodedata.name(character, ""):
            is_first = before.isascii() and before.isdecimal()
            return f"{'^' * is_first}{plain_sign(character)}"
        plainer = unicodedata.normalize("NFKC", character)
        if is_other_script(character) and any(map(is_other_script, plainer)):
            return character
        if plainer == character or plainer.startswith(" ") or any(map(is_other_script, plainer)):
            return plain_sign(character)
        space = " " if "⁄" in plainer and self._last.isdecimal() else ""
        return space + "".join(self._plain(part, before, after) for part in plainer)


def _greek(letter: str, before: str, after: str) -> str:
    """A letter of a Greek word stays; alone it is named, and for a millionth it is its unit."""
    is_unit = letter in "µμ" and after.isascii() and after.isalpha()
    if is_unit or letter == "µ":
        return "mc" if is_unit and after in "gLl" else "u"
    is_word = any(near and unicodedata.name(near, "").startswith("GREEK") for near in (before, after))
    return letter if is_word else greek_name(letter)
