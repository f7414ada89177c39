"""Where templates are read from: folders in order, and nothing outside of them."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, TemplateNotFound

from awaykit.problems import Problem, UserError

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
        return _read(path), str(path), lambda: True

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
