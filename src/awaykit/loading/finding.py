"""Following a place through the nodes of one file, as far as it is written there."""

from dataclasses import dataclass

from awaykit.loading.nodes import Loc, Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Found:
    """The innermost value on the way to a place; `rest` is what is missing of the way.

    `column` is where the key stands, or the hyphen, that the value follows; -1 at the top of the file.
    """

    node: Node
    rest: Loc
    column: int = -1
    key: Scalar | None = None
    is_in_flow: bool = False


def find(root: Node, place: Loc) -> Found:
    """Follow `place` from the root as far as it goes; empty entries of a list don't count."""
    found = Found(root, place)
    while found.rest and (deeper := _step(found)):
        found = deeper
    return found


def is_absent(node: Node) -> bool:
    """Whether the loader reads the value as not there."""
    if isinstance(node, Mapping):
        return all(is_absent(value) for _, value in node.pairs)
    return isinstance(node, Scalar) and node.is_empty


def last_child(node: Node) -> Node | None:
    """The last value inside a list or mapping; None when there is none."""
    if isinstance(node, Mapping):
        return node.pairs[-1][1] if node.pairs else None
    return node.items[-1] if isinstance(node, Sequence) and node.items else None


def _step(found: Found) -> Found | None:
    node, part, rest = found.node, found.rest[0], found.rest[1:]
    is_in_flow = found.is_in_flow or (not isinstance(node, Scalar) and node.flow_end is not None)
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            if key.text == part:
                return Found(value, rest, key.span.column, key, is_in_flow)
    elif isinstance(node, Sequence) and isinstance(part, int):
        items = [item for item in node.items if not is_absent(item)]
        if part < len(items):
            return Found(items[part], rest, node.span.column, None, is_in_flow)
    return None
