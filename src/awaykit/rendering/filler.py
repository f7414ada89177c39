"""Filling templates in this process: the part that both the run and its child process use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import FileSystemBytecodeCache, Template

from awaykit.problems import Problem, UserError
from awaykit.rendering.context import Fields
from awaykit.rendering.fingerprint import template_code_fingerprint
from awaykit.rendering.fonts import writable_cache
from awaykit.rendering.message_text import with_marked_breaks
from awaykit.rendering.sandbox import Sandbox, is_text
from awaykit.rendering.template_errors import problem_in_template
from awaykit.rendering.template_folders import FolderLoader


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
