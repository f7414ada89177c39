"""One change made to a dossier by the splicing editor, and the proof that it changed nothing else."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from awaykit.loading.edits import Append, Put, edited
from awaykit.loading.load import load
from awaykit.loading.locate import value_at
from awaykit.loading.nodes import Loc
from awaykit.loading.yaml_files import read_files
from awaykit.problems import UserError

_WORDS = (
    "2027-06-29",
    "a: b # c",
    "- x",
    "null",
    'say "it\'s"',
    "two\n\nlines ",
    "é 漢 محمد",
    "!a",
    "&b *c",
    "{{x}}",
)
_NEW = ("skills", "awards", "settings", "languages", "own")


def leaves(data: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:  # noqa: ANN401 - text, or lists and dicts
    """Every text of the data with its place."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*loc, key))
    else:
        for number, value in enumerate(data):
            yield from leaves(value, (*loc, number))


def some_change(data: dict[str, Any], dice: Random) -> Put | Append:
    """A text put in the place of another, a key that is new, or an entry more of a list of texts."""
    known = [loc for loc, _ in leaves(data)]
    words = dice.choice(_WORDS)
    lists = sorted({loc[:-1] for loc in known if isinstance(loc[-1], int)}, key=str)
    kind = dice.randrange(3)
    if kind == 0 and known:
        return Put(dice.choice(known), words)
    if kind == 1 and lists:
        return Append(dice.choice(lists), words)
    name = dice.choice(_NEW)
    return Append((name,), words) if name not in data else Put(("settings", "new"), words)


def only_that_changes(path: Path, seed: int) -> bool:
    """Whether some change, chosen by `seed`, could be made; it must change nothing else.

    A dossier that can't be loaded, or a layout that leaves no safe way, is told in words: False.
    """
    try:
        loaded = load(path)
        before = read_files(path).data
        change = some_change(before, Random(seed))  # noqa: S311 - dice, no secret
        (file,) = edited(loaded, [change])
    except UserError:
        return False
    after = read_files(path, {file.path: file.new}).data
    was, now = value_at(before, change.place), value_at(after, change.place)
    was_list = was if isinstance(was, list) else [each for each in (was,) if each is not None]
    meant = [*was_list, change.value] if isinstance(change, Append) else change.value
    assert _stripped(now) == _stripped(meant), (change, file.old, file.new)
    assert _others(after, change) == _others(before, change), (change, file.old, file.new)
    return True


def _stripped(value: Any) -> Any:  # noqa: ANN401 - text, or a list of it
    return [each.strip() for each in value] if isinstance(value, list) else value.strip()


def _others(data: Any, change: Put | Append) -> dict[Loc, str]:  # noqa: ANN401
    """The texts that are not at the place of the change."""
    return {loc: text.strip() for loc, text in leaves(data) if loc[: len(change.place)] != change.place}
