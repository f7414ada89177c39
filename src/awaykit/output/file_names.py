"""Names of folders and files that are legal and distinct on Windows, macOS and Linux."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

MAX_NAME = 60
MAX_PATH = 200
_MAX_EXTENSION = 10
_HASH_LENGTH = 8
_RESERVED = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)
}
"""Names that Windows keeps for devices, whatever follows the first dot (Microsoft, "Naming Files, Paths")."""
_DROPPED = str.maketrans("", "", "'`\"")
"""Marks inside a word, and what the transliteration writes for soft signs: O'Brien is one word, not two."""


def folder_name(text: str) -> str:
    """A name for a folder: 1 to 60 of `a-z 0-9 -`, never one that Windows reserves."""
    words = re.findall(r"[a-z0-9]+", _ascii(text).lower())
    return _legal("-".join(words)[:MAX_NAME].strip("-"), seed=text, joint="-")


def file_stem(*parts: str) -> str:
    """A file's name without extension: `parts` joined by `_`, 1 to 60 of `A-Z a-z 0-9 _ -`.

    When they are too long together, the longest parts are cut: a year at the end stays.
    """
    cleaned = [re.sub(r"[^A-Za-z0-9-]+", "_", _ascii(part)).strip("_-") for part in parts]
    kept = [part for part in cleaned if part]
    while len("_".join(kept)) > MAX_NAME and (longest := max(kept, key=len, default="")) and len(longest) > 1:
        kept[kept.index(longest)] = longest[:-1].rstrip("_-")
    return _legal("_".join(kept)[:MAX_NAME].strip("_-"), seed="\0".join(parts), joint="_")


def distinct(wanted: Mapping[str, str]) -> dict[str, str]:
    """The same names made distinct: identity (an id of the dossier) → a name that is unique case-folded.

    Each name of a collision gets a short hash of its identity: the result doesn't depend on the order.
    Reserved and empty names must have been avoided before.
    """
    taken = Counter(name.casefold() for name in wanted.values())
    told_apart = {
        identity: name if taken[name.casefold()] == 1 else _with_hash(name, identity, _HASH_LENGTH)
        for identity, name in wanted.items()
    }
    again = Counter(name.casefold() for name in told_apart.values())
    return {
        identity: name
        if again[name.casefold()] == 1
        else _with_hash(wanted[identity], identity, 2 * _HASH_LENGTH)
        for identity, name in told_apart.items()
    }


def fitted(path: PurePosixPath, max_characters: int = MAX_PATH) -> PurePosixPath:
    """`path` with its file's name shortened to fit, made distinct by a short hash; unchanged where it fits.

    Raises ValueError when even one character and the hash don't fit.
    """
    if len(str(path)) <= max_characters:
        return path
    room = len(path.stem) - (len(str(path)) - max_characters)
    if room <= _HASH_LENGTH + 1:
        raise ValueError(f"no room for a file's name in {max_characters} characters")
    return path.with_name(_with_hash(path.stem, str(path), _HASH_LENGTH, room=room) + path.suffix)


def check_planned(path: PurePosixPath) -> None:
    """Raise ValueError for a planned path that this module would not have made: that is a bug of ours."""
    legal = re.compile(rf"[A-Za-z0-9_-]{{1,{MAX_NAME}}}(\.[a-z0-9]{{1,{_MAX_EXTENSION}}})?")
    if path.is_absolute() or not path.parts or len(str(path)) > MAX_PATH:
        raise ValueError(f"not a path inside the output folder: {path}")
    for name in path.parts:
        if not legal.fullmatch(name) or is_reserved(name):
            raise ValueError(f"not a name that is legal on every system: {name}")


def is_reserved(name: str) -> bool:
    """Whether Windows takes `name` for a device, extension or not."""
    return name.split(".", maxsplit=1)[0].strip(" ").lower() in _RESERVED


def numbered(path: PurePosixPath, number: int) -> PurePosixPath:
    """`letter.pdf` → `letter_2.pdf`; number 1 is the path itself."""
    return path if number == 1 else path.with_name(f"{path.stem}_{number}{path.suffix}")


def _ascii(text: str) -> str:
    from anyascii import anyascii

    return str(anyascii(_composed(text))).translate(_DROPPED)


def _composed(text: str) -> str:
    """The text in one form (NFC): an editor may store a letter and its mark as one character or as two."""
    return unicodedata.normalize("NFC", text)


def _legal(name: str, *, seed: str, joint: str) -> str:
    """`name`, or a hash of `seed` where nothing is left, or with a hash where Windows reserves it."""
    seed = _composed(seed)
    if not name:
        return _hash(seed, _HASH_LENGTH)
    return f"{name}{joint}{_hash(seed, _HASH_LENGTH)}" if is_reserved(name) else name


def _hash(seed: str, length: int) -> str:
    return hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _with_hash(name: str, seed: str, length: int, *, room: int = MAX_NAME) -> str:
    """`name` cut so that it and a hash of `seed` fit into `room` characters."""
    return f"{name[: room - length - 1].rstrip('_-')}-{_hash(seed, length)}"
