"""A process that dies at the n-th touch of the disk, without ending the test's own process."""

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


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _Death.touches_left < 0 or event not in _TOUCHES or not str(arguments[0]).startswith(_Death.root):
        return
    if _Death.touches_left == 0:
        _Death.is_dead = True
        raise Died
    _Death.touches_left -= 1


sys.addaudithook(_watch)


@contextmanager
def dying(root: Path, touches: int) -> Iterator[None]:
    """Let the block touch files below `root` so many times, then die; it swallows the death."""
    _Death.root, _Death.touches_left, _Death.is_dead = str(root), touches, False
    try:
        yield
    except Died:
        pass
    finally:
        _Death.touches_left = -1


def has_died() -> bool:
    """Whether the last `dying` block died."""
    return _Death.is_dead
