"""A process that dies, or is refused, at its n-th disk operation without ending the test."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TOUCHES = frozenset({"open", "os.rename", "os.mkdir", "os.remove", "os.link", "os.rmdir", "os.chmod"})


class Died(BaseException):
    """Stands for SIGKILL: from then on nothing touches the folder, whatever `finally` would do."""


class _Death:
    root = ""
    touches_left = -1
    is_dead = False
    refusal: int | None = None


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _Death.touches_left < 0 or event not in _TOUCHES or not str(arguments[0]).startswith(_Death.root):
        return
    if _Death.touches_left == 0:
        _Death.is_dead = True
        if _Death.refusal is not None:
            _Death.touches_left = -1
            raise OSError(_Death.refusal, "", str(arguments[0]))
        raise Died
    _Death.touches_left -= 1


sys.addaudithook(_watch)


@contextmanager
def dying(root: Path, touches: int, *, refusal: int | None = None) -> Iterator[None]:
    """Let the block touch files below `root` so many times, then die; it swallows the death.

    With `refusal`, an `errno`, the block lives on after the system refused it that one touch.
    """
    _Death.root, _Death.touches_left, _Death.is_dead = str(root), touches, False
    _Death.refusal = refusal
    try:
        yield
    except Died:
        pass
    finally:
        _Death.touches_left = -1


def has_died() -> bool:
    """Whether the last `dying` block died, or was refused something."""
    return _Death.is_dead
