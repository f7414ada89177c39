"""Filling templates: a name and a context in, words out.

A folder of the user's own overrides ours file by file. Where it holds templates, everything is filled
in one child process with a clock: a stranger's template may never end, and must not take this
process with it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Self

from awaykit.rendering.templating.context import plain_fields
from awaykit.rendering.templating.template_child import ChildProcess

if TYPE_CHECKING:
    from types import TracebackType

    from awaykit.rendering.templating.filler import Filler


SECONDS = 15.0
"""How long one template of the user's own may take; ours take some hundredths of a second."""


class Templates:
    """The templates of a run; close it, or use it in a `with`, so that its child process ends.

    `folders` are ours; `own` is the dossier's, which comes first where it exists.
    """

    def __init__(self, *folders: Path, own: Path | None = None, seconds: float = SECONDS) -> None:
        has_own = own is not None and any(own.rglob("*.j2"))
        self._folders = (own, *folders) if own is not None and has_own else folders
        self._child = ChildProcess(self._folders, seconds) if has_own else None
        self._filler: Filler | None = None

    def fill(self, name: str, context: object) -> str:
        """The text of the template `name` ("packet/packet.html.j2") with the fields of `context`.

        Raises:
            UserError: a template has a mistake, or never ends.
            TypeError: the context isn't a frozen dataclass of plain data (a mistake of this program).
        """
        values = plain_fields(context)
        if self._child is not None:
            return self._child.fill(name, values)
        if self._filler is None:
            from awaykit.rendering.templating.filler import Filler

            self._filler = Filler(self._folders, are_ours=True)
        return self._filler.fill(name, values)

    def close(self) -> None:
        """End the child process, if there is one."""
        if self._child is not None:
            self._child.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: "TracebackType | None"
    ) -> None:
        self.close()
