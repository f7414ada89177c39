"""What lies ready in the output folder, told from its state without holding it."""

from typing import TYPE_CHECKING, TypedDict

from awaykit.output.disk import Disk
from awaykit.output.state import is_ours, read_state

if TYPE_CHECKING:
    from awaykit.pipeline.order import Order

START_PAGE = "START-HERE.html"
_READY = ("send", "waiting", "unfinished")


class PlainReady(TypedDict):
    """What the output folder holds as of the last build; `start_page` where there is one."""

    folder: str
    start_page: str | None
    send: list[str]
    waiting: list[str]
    unfinished: list[str]


def ready(order: "Order") -> PlainReady | None:
    """What lies in the output folder, without holding it; None when there is none.

    Raises:
        UserError: a newer awaykit wrote the folder.
    """
    root = order.output_folder
    if not is_ours(root):
        return None
    state, _, _ = read_state(Disk(root))
    paths = sorted(record.path for record in state.records.values() if not record.withdrawn)
    there = [path for path in paths if (root / path).is_file()]
    held = {name: [str(path) for path in there if path.parts[0] == name] for name in _READY}
    page = root / START_PAGE
    return {
        "folder": str(root),
        "start_page": str(page) if page.is_file() else None,
        "send": held["send"],
        "waiting": held["waiting"],
        "unfinished": held["unfinished"],
    }
