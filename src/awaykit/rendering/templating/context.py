"""What a template sees: the plain fields of one frozen dataclass, and the list of them for people."""

import types
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NoReturn, TypeAlias, Union, get_args, get_origin, get_type_hints

Plain: TypeAlias = "str | int | float | date | Nothing | tuple[Plain, ...] | Fields"
"""What a context is made of once it is plain; `bool` is an `int`."""


class NotPrintableError(Exception):
    """A value that isn't words: nothing at all, yes or no, a list, a group of fields."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


class Nothing:
    """An absent value: false in a condition, and an error where it would be printed.

    Python's None turns into the word "None" as soon as a filter or `~` touches it.
    """

    __slots__ = ()
    WHAT = "is empty here"
    HINT = "Print it inside {% if … %} … {% endif %}, or with {{ …|default('', true) }}."

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Nothing)

    def __hash__(self) -> int:
        return hash(None)

    def __str__(self) -> NoReturn:
        raise NotPrintableError(self.WHAT, self.HINT)


class Fields:
    """The fields of one dataclass without its methods: all that a template can reach.

    Python's dataclass would hand a template its methods and, through them, the interpreter.
    """

    __slots__ = ("kind", "values")
    WHAT = "is a group of fields, not words"
    HINT = "Print its fields one by one: {{ group.field }}."

    def __init__(self, kind: str, values: dict[str, Plain]) -> None:
        self.kind = kind
        self.values = values

    def __str__(self) -> NoReturn:
        raise NotPrintableError(self.WHAT, self.HINT)


@dataclass(frozen=True, slots=True)
class Variable:
    """One line of the list of variables: the dotted name, its type in plain words, what it is."""

    name: str
    kind: str
    help: str


_PLAIN_TYPES = frozenset({bool, int, float, str, date})
"""Exactly these: a subclass may carry anything."""


def plain_fields(context: object) -> Fields:
    """The context as plain data, checked to its depths.

    Raises:
        TypeError: the context isn't a frozen dataclass, or holds something that isn't plain. That
            is a mistake in this program: a template must get no path, model or function.
    """
    plain = _plain(context, type(context).__name__)
    if not isinstance(plain, Fields):
        raise TypeError(f"a context is a frozen dataclass, not {type(context).__name__}")
    return plain


def _plain(value: object, place: str) -> Plain:
    if value is None:
        return Nothing()
    if isinstance(value, (bool, int, float, str, date)) and type(value) in _PLAIN_TYPES:
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return tuple(_plain(entry, f"{place}[{index}]") for index, entry in enumerate(value))
    if is_dataclass(value) and not isinstance(value, type):
        if not vars(type(value))["__dataclass_params__"].frozen:  # dataclasses record it only there
            raise TypeError(f"{place} is a dataclass that isn't frozen")
        names = [entry.name for entry in fields(value)]
        return Fields(
            type(value).__name__, {name: _plain(getattr(value, name), f"{place}.{name}") for name in names}
        )
    raise TypeError(f"{place} is a {type(value).__name__}; a context holds plain data only")


def documented_variables(context: type) -> tuple[Variable, ...]:
    """Every variable that a template with this context can print, nested ones after their parent.

    An entry of a list is written `cases[].title`. The help is the field's `metadata["help"]`.

    Raises:
        TypeError: a field has no help, or a type that no context may hold.
    """
    return tuple(_variables(context, "", ()))


def _variables(context: type, prefix: str, parents: tuple[type, ...]) -> Iterator[Variable]:
    hints = get_type_hints(context)
    for entry in fields(context):
        name = f"{prefix}{entry.name}"
        if not entry.metadata.get("help"):
            raise TypeError(f"{context.__name__}.{entry.name} has no help line")
        kind, part, is_list = _kind(hints[entry.name], name)
        yield Variable(name, kind, str(entry.metadata["help"]))
        if part is not None and part not in (*parents, context):
            yield from _variables(part, f"{name}[]." if is_list else f"{name}.", (*parents, context))


_KINDS: dict[Any, str] = {str: "text", bool: "yes or no", int: "number", float: "number", date: "date"}


def _kind(hint: Any, name: str) -> tuple[str, type | None, bool]:  # noqa: ANN401 (a type hint has no type)
    """The type in plain words, the dataclass inside it if there is one, and whether it is a list."""
    if hint in _KINDS and hint is not datetime:
        return _KINDS[hint], None, False
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "one of: " + ", ".join(member.value for member in hint), None, False
    if isinstance(hint, type) and is_dataclass(hint):
        return "group of fields", hint, False
    if get_origin(hint) in {Union, types.UnionType}:
        inner = [entry for entry in get_args(hint) if entry is not type(None)]
        if len(inner) == 1:
            kind, part, is_list = _kind(inner[0], name)
            return f"{kind}, or nothing", part, is_list
    if get_origin(hint) is tuple:
        kind, part, _ = _kind(get_args(hint)[0], name)
        return f"list: {kind}", part, True
    raise TypeError(f"{name} has a type that no context may hold: {hint}")
