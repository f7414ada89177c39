"""Jinja2 with nothing but a context: its folders, filters and limits."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    StrictUndefined,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    nodes,
)
from jinja2.filters import do_join
from jinja2.runtime import BlockReference, LoopContext, Macro, Undefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing, pass_eval_context
from markupsafe import Markup, escape

from awaykit import wording
from awaykit.problems import Problem, UserError
from awaykit.rendering.templating.context import Fields, Nothing, NotPrintableError
from awaykit.rendering.typography import has_right_to_left, typographic

MAX_TEMPLATE_BYTES = 1_000_000
"""A template is a page of words; what is larger was put there by mistake."""


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
        content = path.read_bytes()
        if len(content) > MAX_TEMPLATE_BYTES:
            message = "This template is larger than 1 MB."
            raise UserError(Problem(message=message, hint="Shorten it.", file=str(path)))
        try:
            return content.decode("utf-8-sig"), str(path), lambda: True
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            message, hint = "This template isn't saved as UTF-8.", "Save it as UTF-8."
            raise UserError(Problem(message=message, hint=hint, file=str(path), line=line)) from None

    def find(self, template: str) -> Path | None:
        """The file of a template; None where no folder has it, or where its path leaves the folder."""
        parts = template.split("/")
        if (
            not template.endswith(".j2")
            or "\\" in template
            or ":" in template
            or any(part in {"", ".", ".."} for part in parts)
        ):
            return None
        for folder in self._folders:
            path = folder.joinpath(*parts)
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path
        return None

    def files(self) -> list[Path]:
        """The files of all templates by name: no link that leads out of its folder, no pipe."""
        found = (self.find(name) for name in self.list_templates())
        return [path for path in found if path is not None]

    def list_templates(self) -> list[str]:
        """The names of all templates of all folders."""
        found = (
            path.relative_to(folder).as_posix() for folder in self._folders for path in folder.rglob("*.j2")
        )
        return sorted(set(found))


_CLOSED_FILTERS = frozenset(
    {"safe", "urlize", "xmlattr", "pprint", "tojson", "random", "filesizeformat", "attr"}
)
"""Filters of Jinja2 that pass tags through, make tags, show a value's insides, or differ from run to run."""

_DATE_PARTS = ("year", "month", "day")


class UnknownNameError(TemplateRuntimeError):
    """A name that the context hasn't; `known` are the names that it could have been."""

    def __init__(self, name: str, known: tuple[str, ...], owner: str) -> None:
        super().__init__(name)
        self.name, self.known, self.owner = name, known, owner


class ForbiddenError(TemplateRuntimeError):
    """A call, or a part of a value, that templates don't have."""


class _Unknown(StrictUndefined):
    """Records which name was missing where, for the "did you mean" of the message."""

    __slots__ = ()

    def __init__(self, *arguments: Any, **keywords: Any) -> None:  # noqa: ANN401 (Jinja2's own signature)
        super().__init__(*arguments, **keywords)
        self._undefined_exception = self._error  # type: ignore[assignment]  # Jinja2 calls it with its message

    def _error(self, _message: str) -> TemplateRuntimeError:
        owner, name = self._undefined_obj, str(self._undefined_name)
        if isinstance(owner, Fields):
            return UnknownNameError(name, tuple(owner.values), owner.kind)
        if owner is missing:
            return UnknownNameError(name, (), "")
        return ForbiddenError(name)


class Sandbox(SandboxedEnvironment):
    """Fields and filters in, text out; `compiled` keeps what templates became for the next run.

    `sets_type` False prints every value with the very characters that it has: a screen's text is copied.
    """

    def __init__(
        self, loader: FolderLoader, compiled: BytecodeCache | None = None, *, sets_type: bool = True
    ) -> None:
        super().__init__(
            loader=loader,
            bytecode_cache=compiled,
            undefined=_Unknown,
            autoescape=lambda name: name is None or not is_text(name),  # all but the text of messages
            finalize=printed if sets_type else shown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.globals = {name: self.globals[name] for name in ("range", "namespace")}
        self.filters = {name: self.filters[name] for name in self.filters if name not in _CLOSED_FILTERS}
        self.filters.update(FILTERS)
        self.tests["none"] = lambda value: value is None or isinstance(value, Nothing)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Jinja2's reading of a template; refuses the tag that lets data through as HTML."""
        tree = super()._parse(source, name, filename)
        switch = tree.find(nodes.EvalContextModifier)
        if switch is not None:
            raise TemplateSyntaxError("autoescape can't be switched", switch.lineno, name, filename)
        return tree

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
        if isinstance(obj, (str, int, float, date, tuple, list, Mapping, Nothing, type(None))):
            return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Undefined):
            str(obj)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 (Jinja2's own signature)
        """The part of a value that a template writes as `value[part]`."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 (Jinja2's own signature)
        """Macros, blocks, the loop and our two global functions, which alone may be called."""
        if isinstance(obj, (Macro, BlockReference, LoopContext, Undefined)):
            return True
        return any(obj is entry for entry in self.globals.values()) or isinstance(
            getattr(obj, "__self__", None), LoopContext
        )


def is_text(name: str) -> bool:
    """Whether a template yields the text of a message; every other yields HTML."""
    return name.endswith(".txt.j2")


@pass_eval_context
def printed(eval_context: Any, value: object) -> object:  # noqa: ANN401 (Jinja2 types it for itself)
    """What `{{ value }}` prints: text, whole numbers and dates; never "None" or "True".

    In HTML, quotes that were typed straight are set as a typesetter would. A value with letters that run
    from right to left is put into `<bdi>`: otherwise the number after an Arabic name would be shown before
    it. Others print the same with and without, and stay bare.
    """
    return _printed(value, _set_in_html if eval_context.autoescape else str)


def shown(value: object) -> object:
    """As `printed` in HTML, but no quote is set: what a screen shows will be copied, or typed."""
    return _printed(value, _isolated)


def _printed(value: object, text: Callable[[str], str]) -> object:
    if isinstance(value, (Markup, Undefined)):
        return value
    if isinstance(value, str):
        return text(value)
    if isinstance(value, date):
        return wording.date_in_words(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if value is None or isinstance(value, Nothing):
        raise NotPrintableError(Nothing.WHAT, Nothing.HINT)
    if isinstance(value, bool):
        raise NotPrintableError("is yes or no, not words", "Write {% if … %} the words {% endif %}.")
    if isinstance(value, (tuple, list)):
        hint = "Write {% for entry in … %} {{ entry }} {% endfor %}."
        raise NotPrintableError("is a list, not words", hint)
    raise NotPrintableError(Fields.WHAT, Fields.HINT)


def _set_in_html(text: str) -> str:
    return _isolated(typographic(text))


def _isolated(text: str) -> str:
    return Markup("<bdi>") + escape(text) + Markup("</bdi>") if has_right_to_left(text) else text


@pass_eval_context
def _listing(eval_context: Any, items: Any, last: str = "and") -> str:  # noqa: ANN401 (Jinja2 types it for itself)
    """Items as a phrase, each isolated if it runs from right to left."""
    if not eval_context.autoescape:
        return wording.listing(items, last)
    return Markup(wording.listing([str(escape(printed(eval_context, item))) for item in items], last))  # noqa: S704 (each item is escaped)


@pass_eval_context
def _join(eval_context: Any, items: Any, between: str = "", attribute: str | None = None) -> str:  # noqa: ANN401 (Jinja2 types it for itself)
    """Jinja2's own, with items from right to left isolated: otherwise they follow each other to the left."""
    items = list(items)
    if eval_context.autoescape and any(_is_plain(item) and has_right_to_left(item) for item in items):
        text = _set_in_html if eval_context.environment.finalize is printed else _isolated
        items = [text(item) if _is_plain(item) else item for item in items]
    joined: str = do_join(eval_context, items, between, attribute)
    return joined


def _is_plain(item: object) -> bool:
    return isinstance(item, str) and not isinstance(item, Markup)


FILTERS: dict[str, Callable[..., Any]] = {
    "date_in_words": wording.date_in_words,
    "date_without_weekday": wording.date_without_weekday,
    "month_and_day": wording.month_and_day,
    "weekday_and_day": wording.weekday_and_day,
    "month_and_year": wording.month_and_year,
    "day_range": wording.day_range,
    "mid_sentence": wording.mid_sentence,
    "number_in_words": wording.number_in_words,
    "counted": wording.counted,
    "listing": _listing,
    "join": _join,
    "attribute": escape,  # no tag is allowed inside an attribute
}
"""Our own filters by name, beside those of Jinja2."""
