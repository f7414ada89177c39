"""Changing a dossier's files: edited, read again whole, compared with what was, and then written."""

import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from awaykit.loading.dossier import Loaded, load
from awaykit.loading.edits import Append, EditedFile, Put, changed_meanwhile, edited
from awaykit.loading.nodes import Loc
from awaykit.loading.sources import place_of
from awaykit.output import atomic
from awaykit.output.failures import in_plain_words
from awaykit.problems import Problem, UserError

__all__ = ["Append", "Changed", "Put", "change"]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change made of the dossier: the files, and the dossier as it is then."""

    files: tuple[EditedFile, ...]
    loaded: Loaded


def change(loaded: Loaded, changes: Sequence[Put | Append], *, dry_run: bool = False) -> Changed:
    """Make `changes` in the dossier's files, or with `dry_run` only say what they would be.

    The files are written only when the whole dossier, read again with the new texts, is right in
    itself and differs from the old one in the meant places alone.

    Raises:
        UserError: what `edited` refuses; every problem of the dossier as it would be; a file that
            another program changed meanwhile; a file that the disk refuses (status 74).
    """
    files = edited(loaded, changes)
    after = load(Path(loaded.source.shown_path), {file.path: file.new for file in files})
    _refuse_side_effects(loaded, after, [each.place for each in changes])
    if not dry_run:
        for file in files:
            _save(file)
    return Changed(files, after)


def _refuse_side_effects(before: Loaded, after: Loaded, places: Sequence[Loc]) -> None:
    for loc in _differences(before.dossier.model_dump(), after.dossier.model_dump(), ()):
        if not any(loc[: len(place)] == place[: len(loc)] for place in places):
            message = f"awaykit can't make this change: {place_of(loc)} would change with it."
            hint = "Your files are as they were. Make the change in your editor."
            raise UserError(Problem(message=message, hint=hint, place=place_of(loc)))


def _differences(old: Any, new: Any, loc: Loc) -> Iterator[Loc]:  # noqa: ANN401 - what models dump
    """The innermost places at which two dumps of models differ."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            yield from _differences(old.get(key), new.get(key), (*loc, key))
    elif isinstance(old, list | tuple) and isinstance(new, list | tuple):
        for number, (one, other) in enumerate(zip_longest(old, new)):
            yield from _differences(one, other, (*loc, number))
    else:
        yield loc


def _save(file: EditedFile) -> None:
    """Put the new text in the place of the old, in one step, with the file's own permissions.

    A link is followed, so that it stays a link.
    """
    with in_plain_words(file.path):
        target = file.path.resolve()
        prepared = atomic.prepare(target, file.new.encode("utf-8"))
        try:
            prepared.chmod(stat.S_IMODE(target.stat().st_mode))
            if target.read_bytes() != file.old.encode("utf-8"):
                raise UserError(changed_meanwhile(file.path))
            prepared.replace(target)
        finally:
            prepared.unlink(missing_ok=True)
        atomic.flush_folder(target.parent)
