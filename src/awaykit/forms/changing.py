"""A change of the dossier's files, read again before it is written; and what a typed name means."""

import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Generic, TypeVar

from awaykit.loading.edits import Append, EditedFile, Put, changed_meanwhile, edited
from awaykit.loading.load import Loaded, load
from awaykit.loading.nodes import Loc
from awaykit.loading.sources import place_text
from awaykit.model.base import Model
from awaykit.output import atomic
from awaykit.output.disk import in_plain_words
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.suggestions import did_you_mean, listed, nearest


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change made of the dossier: the files, and the dossier as it is then."""

    files: tuple[EditedFile, ...]
    loaded: Loaded


def change(loaded: Loaded, changes: Sequence[Put | Append], *, dry_run: bool = False) -> Changed:
    """Make `changes` in the dossier's files, or with `dry_run` only return what they would be.

    The files are written only when the whole dossier, read again with the new texts, is right in
    itself and differs from the old one only in the intended places.

    Raises:
        UserError: what `edited` refuses; every problem of the dossier as it would be; a file that
            another program changed meanwhile; a file that the disk refuses (status 74).
    """
    files = edited(loaded, changes)
    after = load(Path(loaded.source.shown_path), {file.path: file.new for file in files})
    for loc in _differences(loaded.dossier, after.dossier, ()):
        if not any(loc[: len(each.place)] == each.place[: len(loc)] for each in changes):
            message = f"awaykit can't make this change: {place_text(loc)} would change with it."
            hint = "Your files are as they were. Make the change in your editor."
            raise UserError(Problem(message=message, hint=hint, place=place_text(loc)))
    if not dry_run:
        _save(files)
    return Changed(files, after)


def _differences(old: object, new: object, loc: Loc) -> Iterator[Loc]:
    """The innermost places at which two models differ."""
    if old == new:
        return
    if isinstance(old, Model) and isinstance(new, Model):
        for name in type(old).model_fields:
            yield from _differences(getattr(old, name), getattr(new, name), (*loc, name))
    elif isinstance(old, tuple) and isinstance(new, tuple):
        for number, (one, other) in enumerate(zip_longest(old, new)):
            yield from _differences(one, other, (*loc, number))
    else:
        yield loc


def _save(files: Sequence[EditedFile]) -> None:
    """Put the new texts in the place of the old, each in one step, with the file's own permissions.

    All are prepared and compared with the disk before the first is put in place.
    """
    prepared: dict[Path, Path] = {}
    try:
        for file in files:
            with _refusals(file.path):
                # A link is followed: it stays a link.
                target = file.path.resolve()
                prepared[target] = atomic.prepare(target, file.new.encode("utf-8"))
                prepared[target].chmod(stat.S_IMODE(target.stat().st_mode))
                if target.read_bytes() != file.old.encode("utf-8"):
                    raise UserError(changed_meanwhile(file.path))
        for target, ready in prepared.items():
            with _refusals(target):
                ready.replace(target)
                atomic.flush_folder(target.parent)
    finally:
        for ready in prepared.values():
            ready.unlink(missing_ok=True)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Say in plain words what the disk refuses; the usual way out, another folder, is none here."""
    try:
        with in_plain_words(path):
            yield
    except UserError as error:
        if error.status is not ExitStatus.NOT_WRITTEN:
            raise
        hint = (
            "Close it in other programs. Check that you may write in its folder, and that the disk has space."
        )
        told = (replace(problem, hint=hint) for problem in error.problems)
        raise UserError(*told, status=error.status) from error


T = TypeVar("T")

_APOSTROPHES = re.compile("['’ʼ`]")


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """A thing of the dossier; `word` is what to type for it, `says` are its other names."""

    thing: T
    word: str
    says: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The word to type, with the first of its names."""
        return f"{self.word} ({self.says[0]})" if self.says else self.word


def find_named(wanted: str | None, known: Sequence[Named[T]], what: str) -> T:
    """The match among `known`: by its word, by whole words of its names, or by parts of them.

    Without a name it is the only one there is.

    Raises:
        UserError: with status WRONG_USAGE, for a name that fits none or several; it lists them.
    """
    if not known:
        raise _misnamed(f"The dossier has no {what} yet.", "Write it there first, or check the folder.")
    found, message = list(known), f"Say which {what} you mean."
    if wanted is not None:
        folded, message = _folded(wanted), f'"{wanted}" can mean more than one {what}.'
        names = [(each, [_folded(name) for name in (each.word, *each.says)]) for each in known]
        words = set(folded.split())
        found = (
            [each for each, (word, *_) in names if word == folded]
            or [each for each, said in names if words <= set(" ".join(said).split())]
            or [each for each, said in names if any(folded in name for name in said)]
        )
        if not found or not folded:
            by_word: dict[str, Named[T]] = {}
            for each, (_, *said) in names:
                for word in (each.word, *" ".join(said).split()):
                    by_word.setdefault(word, each)
            near = nearest(wanted, by_word)
            meant = did_you_mean(near and by_word[near].shown, f"There are: {_list(known)}.")
            raise _misnamed(f'There is no {what} "{wanted}".', meant)
    if len(found) > 1:
        raise _misnamed(message, f"Type one of: {_list(found)}.")
    return found[0].thing


def _misnamed(message: str, hint: str) -> UserError:
    return UserError(Problem(message=message, hint=hint), status=ExitStatus.WRONG_USAGE)


def _list(known: Iterable[Named[T]]) -> str:
    return listed(each.shown for each in known)


def _folded(text: str) -> str:
    """In small letters, without accents and marks: "dr pena" for "Dr. Peña", "oneil" for "O'Neil"."""
    bare = "".join(
        character for character in unicodedata.normalize("NFKD", text) if not unicodedata.combining(character)
    )
    return " ".join(re.findall(r"\w+", _APOSTROPHES.sub("", bare.casefold())))
