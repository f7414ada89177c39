"""The JSON Schema of a dossier, and the page that lists its fields."""

import json
from typing import Any

from awaykit.loading.locate import Shape, shapes_of
from awaykit.model import dates, scalars
from awaykit.model.base import Model
from awaykit.model.dossier import Dossier
from awaykit.suggestions import listed

Json = dict[str, Any]

SCHEMA_NAME = "awaykit.schema.json"
"""The name of the schema's file beside a dossier; the first line of each YAML file points at it."""

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT_TYPES = ["string", "number", "boolean"]
_FLAG: Json = {
    "anyOf": [
        {"enum": ["yes", "no", True, False]},
        {
            "type": "string",
            "pattern": "^\\s*([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])\\s*$",
        },
    ]
}
_SPELLED_NUMBER: Json = {"type": "string", "pattern": "^\\s*(USD|\\$)?\\s*[0-9][0-9,]*\\s*$"}
_KEPT = ("description", "examples")
_ONLY_NULLS: Json = {"type": "object", "additionalProperties": {"type": "null"}}


def dossier_schema() -> Json:
    """The schema (draft-07) of any YAML file of a dossier; every top-level key is optional in each."""
    ours = Dossier.model_json_schema(ref_template="#/definitions/{model}")
    definitions = ours.pop("$defs")
    ours, definitions = _with_choices(ours, definitions), _with_choices(definitions, definitions)
    root = _model(ours)
    root.pop("if", None)
    root.pop("else", None)
    return {
        "$schema": _DRAFT,
        "title": "A YAML file of an awaykit dossier",
        **root,
        "definitions": {
            name: _model(one) for name, one in sorted(definitions.items()) if one["type"] == "object"
        },
    }


def schema_text() -> str:
    """The text of the schema file beside a dossier, for editors."""
    return json.dumps(dossier_schema(), indent=2, ensure_ascii=False) + "\n"


def _with_choices(node: Any, definitions: Json) -> Any:  # noqa: ANN401 - any part of a schema
    """The schema with lists of choices where they are referred to: an editor then shows them at once."""
    if isinstance(node, list):
        return [_with_choices(one, definitions) for one in node]
    if not isinstance(node, dict):
        return node
    target = definitions.get(str(node.get("$ref", "")).removeprefix("#/definitions/"), {})
    if "enum" in target:
        return {"type": "string", "enum": target["enum"], **_about(node)}
    return {name: _with_choices(one, definitions) for name, one in node.items()}


def _model(node: Json) -> Json:
    """A block of keys; one whose keys are all empty counts as absent, so its required keys may be missing."""
    properties = {name: _property(one) for name, one in node["properties"].items()}
    schema: Json = {
        **_about(node),
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": properties,
    }
    if required := node.get("required"):
        schema["if"] = _ONLY_NULLS
        schema["else"] = {
            "required": required,
            "properties": {name: {"not": {"type": "null"}} for name in required},
        }
    return schema


def _property(node: Json) -> Json:
    """The value that a key may have, or nothing yet."""
    value = _value(node)
    if value.keys() == {"type"} or "type" in value:
        types = value["type"] if isinstance(value["type"], list) else [value["type"]]
        value = {**value, "type": [*types, *(["null"] if "null" not in types else [])]}
        if "enum" in value:
            value["enum"] = [*value["enum"], None]
        return {**_about(node), **value}
    return {**_about(node), "anyOf": [*value.get("anyOf", [value]), {"type": "null"}]}


def _value(node: Json) -> Json:
    """The value that a field takes, as an editor sees it, without words about it."""
    if "anyOf" in node:
        return _value(next(one for one in node["anyOf"] if one.get("type") != "null"))
    if "$ref" in node:
        return {"anyOf": [{"$ref": node["$ref"]}]}
    if "enum" in node or "const" in node:
        return {"type": "string", "enum": node.get("enum", [node.get("const")])}
    return _by_type(node)


def _by_type(node: Json) -> Json:
    kind = node.get("type")
    if kind == "boolean":
        return _FLAG
    if kind == "integer":
        bounds = {name: node[name] for name in ("minimum", "maximum") if name in node}
        return {"anyOf": [{"type": "integer", **bounds}, _SPELLED_NUMBER]}
    if kind == "array":  # or one value in its place; an empty entry counts as absent
        item = _property(node["items"])
        whole: Json = {"type": "array", "items": item}
        is_block = "$ref" in node["items"]
        return {"anyOf": [whole] if is_block else [whole, *item.get("anyOf", [item])]}
    limits: Json = {name: node[name] for name in ("minLength", "pattern", "examples") if name in node}
    return {"type": ["string"] if "pattern" in node else _TEXT_TYPES, **limits}


def _about(node: Json) -> Json:
    about = {name: node[name] for name in _KEPT if name in node}
    if "example" in node:
        about["examples"] = [node["example"]]
    if isinstance(node.get("default"), str | bool | int):
        about["default"] = node["default"]
    return about


_HEAD = """# Every field of a dossier

This page is made from the program's models. A dossier is a folder of YAML files; the keys of the first
table may stand in any of them, each in one file. *Required* means: required where its block is used at all.
A value that is left empty counts as not there.
"""
_WORDS: tuple[tuple[Any, str], ...] = (
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
        rows = [f"## {_title(path)}" if path else "## The keys at the top", ""]
        rows += ["| key | takes | meaning |", "|---|---|---|"]
        for shape in shapes_of(model).values():
            name = f"`{shape.name}`" + (" (required)" if shape.required else "")
            meaning = shape.description + (" *(private)*" if shape.private else "")
            rows.append(f"| {name} | {_takes(shape, found)} | {meaning} |".replace("\n", " "))
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _collect(model: type[Model], path: str, found: dict[type[Model], str]) -> None:
    """Each model once, at the first place where it is met, in the order of the dossier."""
    found[model] = path
    for shape in shapes_of(model).values():
        if shape.model is not None and shape.model not in found:
            _collect(shape.model, f"{path}.{shape.name}".strip("."), found)


def _takes(shape: Shape, found: dict[type[Model], str]) -> str:
    """The values of a field in words; a kind of value without words here is a gap in this module."""
    if shape.model is not None:
        title = _title(found[shape.model])
        anchor = title.replace(" → ", "--").replace(" ", "-")  # as GitHub makes it of a title
        return f"a list of [{title}](#{anchor})" if shape.is_list else f"[{title}](#{anchor})"
    words = next((words for kind, words in _WORDS if kind == shape.kind), None)
    if shape.choices:
        words = listed((f"`{word}`" for word in shape.choices), most=len(shape.choices))
    elif shape.refers_to:
        words = f"the id of a {' or a '.join(shape.refers_to)}".replace("a experience", "an experience")
    for mark in getattr(shape.kind, "__metadata__", ()):
        if words is None and isinstance(mark, scalars.WholeNumber):
            words = f"a whole number, {mark.least} to {mark.most}"
    if words is None:
        raise LookupError(f"no words for what {shape.name} takes")
    if not shape.is_list:
        return words
    return f"{words}; or a list" if shape.takes_one_for_a_list else f"a list: {words}"


def _title(path: str) -> str:
    return path.replace(".", " → ").replace("_", " ")
