"""A template filled with its context, and its mistakes said with file and line."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType

from jinja2 import FileSystemBytecodeCache, Template, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from awaykit.problems import Problem, UserError
from awaykit.rendering.fingerprint import template_code_fingerprint
from awaykit.rendering.fonts import writable_cache
from awaykit.rendering.templating.context import Fields, NotPrintableError
from awaykit.rendering.templating.message_text import with_marked_breaks
from awaykit.rendering.templating.sandbox import (
    FolderLoader,
    ForbiddenError,
    Sandbox,
    UnknownNameError,
    is_text,
)

_PRINTED = re.compile(r"\{\{-?\s*(.+?)\s*-?\}\}")


_PLAIN_CASES: tuple[tuple[tuple[type[Exception], ...], str, str], ...] = (
    (
        (RecursionError,),
        "This template includes or calls itself without end.",
        "Remove the call that leads back here.",
    ),
    (
        (MemoryError, OverflowError),
        "This line makes more text than a page can hold.",
        "Make its loops and numbers smaller.",
    ),
    (
        (SecurityError, ForbiddenError),
        "A template can't call this.",
        "A template can only print fields and use filters: {{ name|upper }}.",
    ),
)


def problem_in_template(error: Exception, known: tuple[str, ...], templates: list[str]) -> Problem | None:
    """The problem behind an exception; None where no template was running (a mistake of this program).

    `known` are the variables of the context, `templates` the names that could be included.
    """
    if isinstance(error, TemplateSyntaxError):
        return _syntax_problem(error)
    place = _last_place(error.__traceback__)
    if place is None:
        return None
    path, line = place
    source = _source_line(path, line)
    message, hint, word = _in_words(error, known, templates, source)
    column = _column(source, word)
    width = len(word) if column else 1
    return Problem(
        message=message, hint=hint, file=str(path), line=line, column=column, source=source, width=width
    )


def _in_words(
    error: Exception, known: tuple[str, ...], templates: list[str], source: str
) -> tuple[str, str | None, str]:
    """Message, hint, and the word of the source line that the caret marks."""
    if isinstance(error, UnknownNameError):
        owner = f" in {error.owner}" if error.owner else ""
        return f"There is no “{error.name}”{owner}.", _nearest(error.name, error.known or known), error.name
    if isinstance(error, NotPrintableError):
        printed = _PRINTED.findall(source)
        subject = f"“{printed[0]}”" if len(printed) == 1 else "A value of this line"
        return f"{subject} {error.what}.", error.hint, printed[0] if len(printed) == 1 else ""
    if isinstance(error, TemplateNotFound):
        name = str(error.name)
        return f"There is no template “{name}”.", _nearest(name, templates), name
    for kinds, message, hint in _PLAIN_CASES:
        if isinstance(error, kinds):
            return message, hint, ""
    return "This line can't be worked out.", f"Jinja2 says: {error}", ""


def _syntax_problem(error: TemplateSyntaxError) -> Problem:
    path = Path(error.filename or error.name or "")
    source = _source_line(path, error.lineno)
    quoted = re.search(r"[‘'\"]([^‘'\"]+)['\"]", error.message or "")
    column = _column(source, quoted[1]) if quoted else None
    return Problem(
        message="This line isn't written as a template wants it.",
        hint=f"Jinja2 says: {error.message}",
        file=str(path),
        line=error.lineno,
        column=column,
        source=source,
        width=len(quoted[1]) if quoted and column else 1,
    )


def _last_place(traceback: TracebackType | None) -> tuple[Path, int] | None:
    """Where in a template it happened; Jinja2 puts the template's own lines into the traceback."""
    place = None
    while traceback is not None:
        filename = traceback.tb_frame.f_code.co_filename
        if filename.endswith(".j2"):
            place = (Path(filename), traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


def _source_line(path: Path, line: int) -> str:
    if not path.is_file():
        return ""
    lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _column(source: str, word: str) -> int | None:
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", source) if word else None
    return found.start() + 1 if found else None


def _nearest(name: str, known: tuple[str, ...] | list[str]) -> str | None:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"What there is: {', '.join(sorted(known)[:20])}." if known else None


class Filler:
    """A sandbox over some folders of templates, the first folder's files before the others'.

    `are_ours`: no file of a stranger's is among them, so that their compiled code is kept between runs.
    `sets_type`: quotes in values are set as a typesetter would; on screens they stay as they are.
    """

    def __init__(self, folders: tuple[Path, ...], *, are_ours: bool = False, sets_type: bool = True) -> None:
        self._loader = FolderLoader(folders)
        self._sandbox = Sandbox(self._loader, _compiled() if are_ours else None, sets_type=sets_type)

    def fill(self, name: str, context: Fields) -> str:
        """The text of the template with the context's fields; that of a message is read by `message_text`.

        Raises:
            UserError: what is wrong in the template, with file and line.
        """
        if self._loader.find(name) is None:
            hint = f"There are: {', '.join(self._loader.list_templates()[:20])}."
            raise UserError(Problem(message=f"There is no template “{name}”.", hint=hint))
        fields = with_marked_breaks(context) if is_text(name) else context
        with self._in_words(context):
            return self._compiled(name).render(fields.values)

    def _compiled(self, name: str) -> Template:
        """The template as code; what is too deep or too large for Python's compiler is told."""
        try:
            return self._sandbox.get_template(name)
        except (RecursionError, MemoryError, OverflowError, SyntaxError, ValueError) as error:
            message = "This template is nested too deeply, or holds a number that is too large."
            problem = Problem(message=message, hint="Make it simpler.", file=str(self._loader.find(name)))
            raise UserError(problem) from error

    @contextmanager
    def _in_words(self, context: Fields) -> Iterator[None]:
        """Turn what a template raises into a problem; what this program raises goes on as it is."""
        try:
            yield
        except UserError:
            raise
        except Exception as error:
            names = self._loader.list_templates()
            problem = problem_in_template(error, tuple(context.values), names)
            if problem is None:
                raise
            raise UserError(problem) from error


def _compiled() -> FileSystemBytecodeCache:
    """Compiled templates in the user's cache: reading them takes a tenth of compiling."""
    return FileSystemBytecodeCache(str(writable_cache(f"templates-{template_code_fingerprint()[:16]}")))
