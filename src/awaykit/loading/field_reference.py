"""The reference of every field that a dossier may have, as Markdown, made from the models."""

from awaykit.loading.shapes import Shape, shapes_of
from awaykit.loading.suggestions import listed
from awaykit.model import dates, scalars
from awaykit.model.base import Model
from awaykit.model.dossier import Dossier

_HEAD = """# Every field of a dossier

This page is made from the program's models. A dossier is a folder of YAML files; the keys of the first
table may stand in any of them, each in one file. *Required* means: required where its block is used at all.
A value that is left empty counts as not there.
"""
_WORDS = (
    (scalars.Line, "text on one line"),
    (scalars.Prose, "text"),
    (scalars.Id, "an id: small letters, digits, hyphens"),
    (scalars.Email, "an e-mail address"),
    (scalars.Flag, "yes or no"),
    (scalars.Dollars, "an amount in whole US dollars"),
    (scalars.UsState, "a US state by two letters"),
    (dates.Day, "a day, like 2027-03-01"),
    (dates.MonthOrYear, "a month, like 2027-03 or Mar 2027, or a year"),
    (dates.MonthOrPresent, "a month, like 2027-03 or Mar 2027, a year, or present"),
)


def field_reference() -> str:
    """A table for each block of the dossier: its keys, what each takes, and what it means."""
    found: dict[type[Model], str] = {}
    _collect(Dossier, "", found)
    parts = [_HEAD]
    for model, path in found.items():
        title = f"## {_title(path)}" if path else "## The keys at the top"
        rows = [_row(shape, found) for shape in shapes_of(model).values()]
        parts.append("\n".join([title, "", "| key | takes | meaning |", "|---|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def _collect(model: type[Model], path: str, found: dict[type[Model], str]) -> None:
    """Each model once, at the first place where it is met, in the order of the dossier."""
    found[model] = path
    for shape in shapes_of(model).values():
        if shape.model is not None and shape.model not in found:
            _collect(shape.model, f"{path}.{shape.name}".strip("."), found)


def _row(shape: Shape, found: dict[type[Model], str]) -> str:
    name = f"`{shape.name}`" + (" (required)" if shape.required else "")
    takes = _takes(shape, found)
    meaning = shape.description + (" *(private)*" if shape.private else "")
    return f"| {name} | {takes} | {meaning} |".replace("\n", " ")


def _takes(shape: Shape, found: dict[type[Model], str]) -> str:
    if shape.model is not None:
        link = f"[{_title(found[shape.model])}](#{_anchor(found[shape.model])})"
        return f"a list of {link}" if shape.is_list else link
    one = _one(shape)
    if shape.is_list:
        return f"{one}; or a list" if shape.takes_one_for_a_list else f"a list: {one}"
    return one


def _one(shape: Shape) -> str:
    if shape.choices:
        return listed((f"`{word}`" for word in shape.choices), most=len(shape.choices))
    if shape.refers_to:
        return f"the id of a {' or a '.join(shape.refers_to)}".replace("a experience", "an experience")
    return next((words for kind, words in _WORDS if kind == shape.kind), "") or _number(shape)


def _number(shape: Shape) -> str:
    """A whole number with its bounds; a kind of value without words here is a gap in this module."""
    for mark in getattr(shape.kind, "__metadata__", ()):
        if isinstance(mark, scalars.WholeNumber):
            return f"a whole number, {mark.least} to {mark.most}"
    raise LookupError(f"no words for what {shape.name} takes")


def _title(path: str) -> str:
    return path.replace(".", " → ").replace("_", " ")


def _anchor(path: str) -> str:
    """The anchor that GitHub makes of a title: each space a hyphen, the arrow gone."""
    return _title(path).replace(" → ", "--").replace(" ", "-")
