"""Finding what a person means by an id, a name, or a part of one."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from awaykit.loading.suggestions import listed, nearest
from awaykit.problems import ExitStatus, Problem, UserError

T = TypeVar("T")

_APOSTROPHES = re.compile("['’ʼ`]")


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """A thing of the dossier; `word` is what to type for it, `says` what else it is called."""

    thing: T
    word: str
    says: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The word to type, with the first of its names."""
        return f"{self.word} ({self.says[0]})" if self.says else self.word


def find_named(wanted: str | None, known: Sequence[Named[T]], what: str) -> T:
    """The one of `known` that is meant: by its word, by whole words of its names, or by parts of them.

    Without a name it is the only one there is.

    Raises:
        UserError: with status WRONG_USAGE, for a name that fits none or several; it lists them.
    """
    if not known:
        raise _misnamed(f"The dossier has no {what} yet.", "Write it there first, or check the folder.")
    if wanted is None:
        return _only(known, f"Say which {what} you mean.")
    folded = _folded(wanted)
    for fits in (_is_word, _has_words, _has_part):
        found = [each for each in known if fits(each, folded)]
        if found and folded:
            return _only(found, f'"{wanted}" can mean more than one {what}.')
    near = nearest(wanted, [word for each in known for word in (each.word, *_last_names(each))])
    meant = next((each for each in known if near in (each.word, *_last_names(each))), None)
    hint = f"Did you mean {meant.shown}?" if meant else f"There are: {_list(known)}."
    raise _misnamed(f'There is no {what} "{wanted}".', hint)


def _only(found: Sequence[Named[T]], message: str) -> T:
    if len(found) == 1:
        return found[0].thing
    raise _misnamed(message, f"Type one of: {_list(found)}.")


def _misnamed(message: str, hint: str) -> UserError:
    return UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)


def _list(known: Iterable[Named[T]]) -> str:
    return listed(each.shown for each in known)


def _is_word(each: Named[T], folded: str) -> bool:
    return _folded(each.word) == folded


def _has_words(each: Named[T], folded: str) -> bool:
    words = {word for name in (each.word, *each.says) for word in _folded(name).split()}
    return set(folded.split()) <= words


def _has_part(each: Named[T], folded: str) -> bool:
    return any(folded in _folded(name) for name in (each.word, *each.says))


def _last_names(each: Named[T]) -> list[str]:
    return [word for name in each.says for word in _folded(name).split()]


def _folded(text: str) -> str:
    """In small letters, without accents and marks: "dr pena" for "Dr. Peña", "oneil" for "O'Neil"."""
    bare = "".join(
        character for character in unicodedata.normalize("NFKD", text) if not unicodedata.combining(character)
    )
    return " ".join(re.findall(r"\w+", _APOSTROPHES.sub("", bare.casefold())))
