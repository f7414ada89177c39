"""A dossier with every text field filled once or twice, made from the complete sample, and its fields."""

import tempfile
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from awaykit.loading.load import load
from awaykit.loading.locate import Visit, shapes_of, walk
from awaykit.loading.nodes import Loc
from awaykit.loading.yaml_files import read_files
from awaykit.model.base import Model
from awaykit.model.dossier import Dossier
from awaykit.problems import Problem, UserError
from conftest import SAMPLES
from sweeps.one_file import write_in_place_of

SAMPLE = SAMPLES / "complete"
_KEPT = {"rotations": slice(0, None, 2), "programs": slice(0, 5, 2)}
"""Which entries of these lists are kept, for their e-mails; of every other list, the first."""
_ROUNDS = 20
_NO_WORDS = frozenset({"file", "path", "code", "kind"})
"""Fields for text that is the name of a file, or of a thing that the program knows."""


def marker(number: int) -> str:
    """A word that no paper holds by itself, for the field with this number."""
    return f"Zq{number:03d}x"


@cache
def whole() -> tuple[dict[str, Any], tuple[Loc, ...]]:
    """The dossier's data, with a `marker` in each field for text, and the places of those fields."""
    data = _small(read_files(SAMPLE).data)
    del data["statement"]["file"]
    _fill(Dossier, data)
    fields = [visit.loc for visit in walk(Dossier, data) if _takes_any_text(visit)]
    for _ in range(_ROUNDS):
        marked = with_texts(data, {loc: marker(number) for number, loc in enumerate(fields)})
        problems = _problems(marked)
        if not problems:
            return marked, tuple(fields)
        for place in sorted({problem.place or "" for problem in problems}, reverse=True):
            _take_out(data, loc_of(place))
        fields = [visit.loc for visit in walk(Dossier, data) if _takes_any_text(visit)]
    raise AssertionError(problems)


def with_texts(data: dict[str, Any], texts: dict[Loc, str]) -> dict[str, Any]:
    """A copy of the data with these texts at these places."""
    changed = deepcopy(data)
    for loc, text in texts.items():
        holder: Any = changed
        for part in loc[:-1]:
            holder = holder[part]
        holder[loc[-1]] = text
    return changed


def write(folder: Path, data: dict[str, Any]) -> Path:
    """The dossier's one file, in a folder with the files that the sample names."""
    return write_in_place_of("complete", folder, data)


def loc_of(place: str) -> Loc:
    """The place that `rotations[0].site` names."""
    parts = place.replace("[", ".").replace("]", "").split(".")
    return tuple(int(part) if part.isdigit() else part for part in parts)


def _problems(data: dict[str, Any]) -> tuple[Problem, ...]:
    with tempfile.TemporaryDirectory() as folder:
        try:
            load(write(Path(folder), data))
        except UserError as error:
            return error.problems
    return ()


def _small(value: Any, key: str = "") -> Any:  # noqa: ANN401 - text, or lists and dicts of it
    """The first entries of each list."""
    if isinstance(value, dict):
        return {each: _small(held, each) for each, held in value.items()}
    return [_small(held) for held in value[_KEPT.get(key, slice(1))]] if isinstance(value, list) else value


def _fill(model: type[Model], data: dict[str, Any]) -> None:
    """Add the fields for text that are missing, here and in the entries below."""
    for name, shape in shapes_of(model).items():
        if name not in data and name not in _NO_WORDS and shape.model is None and _takes_text(shape.kind):
            data[name] = "x"
        held = data.get(name)
        if shape.takes_one_for_a_list and isinstance(held, list) and _takes_text(shape.kind):
            data[name] = held = held[0]
        for entry in held if isinstance(held, list) else [held]:
            if shape.model is not None and isinstance(entry, dict):
                _fill(shape.model, entry)


def _take_out(data: dict[str, Any], loc: Loc) -> None:
    holder: Any = data
    for part in loc[:-1]:
        holder = holder[int(part)] if isinstance(holder, list) else holder.get(part, {})
    if isinstance(holder, dict):
        holder.pop(loc[-1], None)
    else:
        del holder[int(loc[-1])]


def _takes_any_text(visit: Visit) -> bool:
    if visit.shape is None or visit.shape.model is not None or visit.loc[-1] in _NO_WORDS:
        return False
    return isinstance(visit.value, str) and _takes_text(visit.shape.kind)


def _takes_text(kind: Any) -> bool:  # noqa: ANN401 - an annotation
    return _can_be(kind, "Zq {{x") and not _can_be(kind, "x" * 200_000)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - an annotation
    return TypeAdapter(kind)


def _can_be(kind: Any, text: str) -> bool:  # noqa: ANN401 - an annotation
    try:
        return isinstance(_adapter(kind).validate_python(text), str)
    except (ValidationError, TypeError):
        return False
