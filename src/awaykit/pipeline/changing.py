"""Changing a dossier's files: edited, read again whole, compared with what was, and then written."""

import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from awaykit.loading.dossier import Loaded, load
from awaykit.loading.edits import Append, EditedFile, Put, changed_meanwhile, edited
from awaykit.loading.nodes import Loc
from awaykit.loading.sources import place_of
from awaykit.model.base import Model
from awaykit.output import atomic
from awaykit.output.failures import in_plain_words
from awaykit.problems import ExitStatus, Problem, UserError

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
        _save(files)
    return Changed(files, after)


def _refuse_side_effects(before: Loaded, after: Loaded, places: Sequence[Loc]) -> None:
    for loc in _differences(before.dossier, after.dossier, ()):
        if not any(loc[: len(place)] == place[: len(loc)] for place in places):
            message = f"awaykit can't make this change: {place_of(loc)} would change with it."
            hint = "Your files are as they were. Make the change in your editor."
            raise UserError(Problem(message=message, hint=hint, place=place_of(loc)))


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
                # A link is followed, so that it stays a link.
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
