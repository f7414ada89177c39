"""Which plain characters say the same as those that a web form may mangle."""

import unicodedata

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
"""What is told with a word; a space is put where a letter or a digit adjoins."""

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
    """A Latin letter without what ASCII lacks, "" where there is none: "đ" is "d", "ß" is "ss"."""
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
