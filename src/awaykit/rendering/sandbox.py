"""The Jinja2 environment: what a template may read, call and print.

A template gets fields and filters. Methods are closed even on plain text: `"{0.__class__}".format`
and its like are how sandboxes were left before.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, TemplateRuntimeError
from jinja2.runtime import BlockReference, LoopContext, Macro, Undefined, missing
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace, pass_eval_context
from markupsafe import Markup, escape

from awaykit.problems import Problem, UserError
from awaykit.rendering import wording
from awaykit.rendering.bidi import has_right_to_left
from awaykit.rendering.context import Fields

MAX_TEMPLATE_BYTES = 1_000_000
"""A template is a page of words; what is larger was put there by mistake."""

_DATE_PARTS = ("year", "month", "day")


class UnknownNameError(TemplateRuntimeError):
    """A name that the context hasn't; `known` are the names that it could have been."""

    def __init__(self, name: str, known: tuple[str, ...], owner: str) -> None:
        super().__init__(name)
        self.name, self.known, self.owner = name, known, owner


class NotPrintableError(TemplateRuntimeError):
    """A value that isn't words: nothing at all, yes or no, a list, a group of fields."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


class ForbiddenError(TemplateRuntimeError):
    """A call, or a part of a value, that templates don't have."""


class _Unknown(StrictUndefined):
    """Remembers which name was missing where, so that the message can say "did you mean"."""

    __slots__ = ()

    def _fail(self, *_args: object, **_keywords: object) -> NoReturn:
        owner, name = self._undefined_obj, str(self._undefined_name)
        if isinstance(owner, Fields):
            raise UnknownNameError(name, tuple(owner.values), owner.kind)
        if owner is missing:
            raise UnknownNameError(name, (), "")
        raise ForbiddenError(f"This value has no part called “{name}”.")

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = __contains__ = _fail  # type: ignore[assignment]
    _fail_with_undefined_error = _fail


class FolderLoader(BaseLoader):
    """Reads templates from folders, the first that has the name; no path leads out of a folder."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders

    def get_source(self, environment: object, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template and its path; Jinja2 asks."""
        del environment
        path = self.find(template)
        if path is None:
            raise TemplateNotFound(template)
        return _read(path), str(path), lambda: True

    def find(self, template: str) -> Path | None:
        """The file of a template; None where no folder has it, or where its path leaves the folder."""
        parts = template.split("/")
        if "\\" in template or ":" in template or any(part in {"", ".", ".."} for part in parts):
            return None
        for folder in self._folders:
            path = folder.joinpath(*parts)
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path
        return None

    def list_templates(self) -> list[str]:
        """The names of all templates of all folders."""
        found = (
            path.relative_to(folder).as_posix() for folder in self._folders for path in folder.rglob("*.j2")
        )
        return sorted(set(found))


def _read(path: Path) -> str:
    content = path.read_bytes()
    if len(content) > MAX_TEMPLATE_BYTES:
        raise UserError(
            Problem(message="This template is larger than 1 MB.", hint="Shorten it.", file=str(path))
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "This template isn't saved as UTF-8."
        raise UserError(
            Problem(message=message, hint="Save it as UTF-8.", file=str(path), line=line)
        ) from None


class Sandbox(SandboxedEnvironment):
    """Fields and filters in, text out."""

    def __init__(self, loader: FolderLoader) -> None:
        super().__init__(
            loader=loader,
            undefined=_Unknown,
            autoescape=_escapes,
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.globals = {name: self.globals[name] for name in ("range", "namespace")}
        self.filters.update(_FILTERS)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 (Jinja2's own signature)
        """The part of a value that a template writes as `value.part`."""
        if isinstance(obj, Fields):
            return (
                obj.values[attribute] if attribute in obj.values else self.undefined(obj=obj, name=attribute)
            )
        if isinstance(obj, date) and attribute in _DATE_PARTS:
            return getattr(obj, attribute)
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, (str, int, float, date, tuple, list, Mapping, type(None))):
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 (Jinja2's own signature)
        """The part of a value that a template writes as `value[part]`."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 (Jinja2's own signature)
        """Macros, blocks, the loop and our two global functions; nothing else is called."""
        if isinstance(obj, (Macro, BlockReference, LoopContext, Undefined)):
            return True
        return any(obj is entry for entry in self.globals.values()) or isinstance(
            getattr(obj, "__self__", None), LoopContext
        )


def _escapes(name: str | None) -> bool:
    """Everything is HTML but `.txt.j2`; Jinja2's `select_autoescape` lets `x.html.j2` through."""
    return name is None or not name.endswith(".txt.j2")


@pass_eval_context
def printed(eval_context: Any, value: object) -> object:  # noqa: ANN401 (Jinja2 types it for itself)
    """What `{{ value }}` prints: text, whole numbers and dates; never "None" or "True".

    A value with letters that run from right to left is put into `<bdi>`, so that the number after an
    Arabic name isn't shown before it. Others print the same with and without, and stay bare.
    """
    if isinstance(value, (Markup, Undefined)):
        return value
    if isinstance(value, str):
        is_isolated = eval_context.autoescape and has_right_to_left(value)
        return Markup("<bdi>") + escape(value) + Markup("</bdi>") if is_isolated else value
    if isinstance(value, date):
        return wording.date_in_words(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    raise NotPrintableError(*_what_it_is(value))


def _what_it_is(value: object) -> tuple[str, str]:
    if value is None:
        return "is empty here", "Print it inside {% if … %} … {% endif %}, or with {{ …|default('', true) }}."
    if isinstance(value, bool):
        return "is yes or no, not words", "Write {% if … %} the words {% endif %}."
    if isinstance(value, (tuple, list)):
        return "is a list, not words", "Write {% for entry in … %} {{ entry }} {% endfor %}."
    return "is a group of fields, not words", "Print its fields one by one: {{ group.field }}."


def _attribute(value: object) -> Markup:
    """A value inside an attribute, where no tag may stand."""
    return escape(value)


@pass_eval_context
def _listing(eval_context: Any, items: Any, last: str = "and") -> str:  # noqa: ANN401 (Jinja2 types it for itself)
    """Items as a phrase, each isolated if it runs from right to left."""
    if not eval_context.autoescape:
        return wording.listing(items, last)
    return Markup(wording.listing([str(escape(printed(eval_context, item))) for item in items], last))  # noqa: S704 (each item is escaped)


_FILTERS: dict[str, Callable[..., Any]] = {
    "date_in_words": wording.date_in_words,
    "date_without_weekday": wording.date_without_weekday,
    "month_and_day": wording.month_and_day,
    "month_and_year": wording.month_and_year,
    "day_range": wording.day_range,
    "number_in_words": wording.number_in_words,
    "counted": wording.counted,
    "listing": _listing,
    "attribute": _attribute,
}
