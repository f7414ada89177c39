"""What a key that no model knows may have meant, or where it belongs."""

from awaykit.loading.nodes import Loc
from awaykit.loading.shapes import shapes_of
from awaykit.loading.suggestions import listed, nearest
from awaykit.loading.walk import Owner
from awaykit.model.base import Model

_SURELY = 0.8
_ODD_SPACES = "\u00a0\u202f\u3000\u200b"


def hint_for_unknown(loc: Loc, owner: Owner) -> str:
    """The key that was meant, the place where it belongs, or the keys that there are."""
    key = str(loc[-1])
    known = shapes_of(owner.model)
    if key.startswith(tuple(_ODD_SPACES)):
        return "It begins with a space that is not a plain one: type the spaces again."
    near = nearest(key, known, cutoff=_SURELY)
    if near:
        return f'Did you mean "{near}"?'
    if (elsewhere := _elsewhere(key, owner)) is not None:
        return elsewhere
    near = nearest(key, known)
    return f'Did you mean "{near}"?' if near else f"Keys here: {listed(known)}."


def _elsewhere(key: str, owner: Owner) -> str | None:
    """Where a key belongs that stands one block too far out or too far in."""
    for name, shape in shapes_of(owner.model).items():
        if shape.model is not None and key in shape.model.model_fields:
            return f'It belongs under "{name}".'
    for outer in reversed(owner.models[:-1]):
        if key in outer.model_fields:
            return f"It belongs further to the left, {_beside(outer)}."
    for name, shape in shapes_of(owner.models[0]).items():
        if shape.model is not None and key in shape.model.model_fields:
            return f'It belongs under "{name}".'
    return None


def _beside(model: type[Model]) -> str:
    first = next(iter(model.model_fields))
    return f'in the column of "{first}"'
