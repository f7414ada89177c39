"""Templates filled with a context, as papers or as pages for a browser; their mistakes with file and line."""

import base64
import hashlib
import re
from pathlib import Path

from jinja2 import FileSystemBytecodeCache, Template, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from markupsafe import escape

from awaykit.problems import Problem, UserError
from awaykit.rendering.fingerprint import template_code_fingerprint
from awaykit.rendering.fonts import writable_cache
from awaykit.rendering.templating.context import Fields, NotPrintableError, plain_fields
from awaykit.rendering.templating.message_text import with_marked_breaks
from awaykit.rendering.templating.sandbox import (
    FolderLoader,
    ForbiddenError,
    Sandbox,
    UnknownNameError,
    is_text,
)
from awaykit.resources import screens_folder
from awaykit.suggestions import did_you_mean, nearest

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
    place = None
    if isinstance(error, TemplateSyntaxError):
        place = (Path(error.filename or error.name or ""), error.lineno)
    traceback = error.__traceback__
    while traceback is not None and not isinstance(error, TemplateSyntaxError):
        # Jinja2 puts the template's own lines into the traceback.
        if traceback.tb_frame.f_code.co_filename.endswith(".j2"):
            place = (Path(traceback.tb_frame.f_code.co_filename), traceback.tb_lineno)
        traceback = traceback.tb_next
    if place is None:
        return None
    path, line = place
    lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n") if path.is_file() else []
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    message, hint, word = _in_words(error, known, templates, source)
    marked = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", source) if word else None
    return Problem(
        message=message,
        hint=hint,
        file=str(path),
        line=line,
        column=marked.start() + 1 if marked else None,
        source=source,
        width=len(word) if marked else 1,
    )


def _in_words(
    error: Exception, known: tuple[str, ...], templates: list[str], source: str
) -> tuple[str, str | None, str]:
    """Message, hint, and the word of the source line that the caret marks."""
    if isinstance(error, TemplateSyntaxError):
        quoted = re.search(r"[‘'\"]([^‘'\"]+)['\"]", error.message or "")
        hint = f"Jinja2 says: {error.message}"
        return "This line isn't written as a template wants it.", hint, quoted[1] if quoted else ""
    if isinstance(error, UnknownNameError):
        owner = f" in {error.owner}" if error.owner else ""
        message = f"There is no “{error.name}”{owner}."
        return message, _what_there_is(error.name, error.known or known), error.name
    if isinstance(error, NotPrintableError):
        printed = _PRINTED.findall(source)
        subject = f"“{printed[0]}”" if len(printed) == 1 else "A value of this line"
        return f"{subject} {error.what}.", error.hint, printed[0] if len(printed) == 1 else ""
    if isinstance(error, TemplateNotFound):
        name = str(error.name)
        return f"There is no template “{name}”.", _what_there_is(name, templates), name
    cases = ((message, hint) for kinds, message, hint in _PLAIN_CASES if isinstance(error, kinds))
    return *next(cases, ("This line can't be worked out.", f"Jinja2 says: {error}")), ""


def _what_there_is(name: str, known: tuple[str, ...] | list[str]) -> str | None:
    every = f"What there is: {', '.join(sorted(known)[:20])}." if known else None
    return did_you_mean(nearest(name, known, cutoff=0.5, as_written=True), every, quotes="“”")


class Filler:
    """A sandbox over some folders of templates, the first folder's files before the others'.

    `are_ours`: no file of a stranger's is among them, and their compiled code is kept between runs.
    `sets_type`: quotes in values are set as a typesetter would; on screens they stay as they are.
    """

    def __init__(self, folders: tuple[Path, ...], *, are_ours: bool = False, sets_type: bool = True) -> None:
        self._loader = FolderLoader(folders)
        kept = None
        if are_ours:  # compiled templates in the user's cache: reading them takes a tenth of compiling
            cache = writable_cache(f"templates-{template_code_fingerprint()[:16]}")
            kept = FileSystemBytecodeCache(str(cache))
        self._sandbox = Sandbox(self._loader, kept, sets_type=sets_type)

    def fill(self, name: str, context: Fields) -> str:
        """The text of the template with the context's fields; that of a message is read by `message_text`.

        Raises:
            UserError: what is wrong in the template, with file and line.
        """
        if self._loader.find(name) is None:
            hint = f"There are: {', '.join(self._loader.list_templates()[:20])}."
            raise UserError(Problem(message=f"There is no template “{name}”.", hint=hint))
        fields = with_marked_breaks(context) if is_text(name) else context
        try:
            return self._compiled(name).render(fields.values)
        except UserError:
            raise
        except Exception as error:  # what this program raises goes on as it is
            names = self._loader.list_templates()
            problem = problem_in_template(error, tuple(context.values), names)
            if problem is None:
                raise
            raise UserError(problem) from error

    def _compiled(self, name: str) -> Template:
        """The template as code, unless it is too deep or too large for Python's compiler."""
        try:
            return self._sandbox.get_template(name)
        except (RecursionError, MemoryError, OverflowError, SyntaxError, ValueError) as error:
            message = "This template is nested too deeply, or holds a number that is too large."
            problem = Problem(message=message, hint="Make it simpler.", file=str(self._loader.find(name)))
            raise UserError(problem) from error


_SHELL = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{main}{script}</body>
</html>
"""


class Screens:
    """Fills the templates of screens, the pages for the applicant's browser; compiled once for a run.

    Such a page loads nothing from a network. Its policy lets only our own style and script run, each known by
    its hash, and lets nothing be fetched.
    """

    def __init__(self) -> None:
        self._filler = Filler((screens_folder(),), are_ours=True, sets_type=False)

    def page(self, template: str, context: object, *, title: str, script: str | None = None) -> bytes:
        """The whole page, in UTF-8; `template` and `script` are names of files of `screens_folder()`.

        Values are shown with the very characters that they have.
        """
        style = (screens_folder() / "screen.css").read_text(encoding="utf-8")
        code = (screens_folder() / script).read_text(encoding="utf-8") if script else None
        allowed = ["default-src 'none'", f"style-src {_source(style)}"]
        allowed += [f"script-src {_source(code)}"] if code else []
        return _SHELL.format(
            policy="; ".join([*allowed, "base-uri 'none'", "form-action 'none'"]),
            title=escape(title),
            style=style,
            main=self._filler.fill(template, plain_fields(context)),
            script=f"<script>{code}</script>\n" if code else "",
        ).encode("utf-8")


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
