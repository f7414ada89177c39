"""How a path stands in a command that a person is told to type."""

from pathlib import Path, PurePath

_NEEDS_QUOTES = frozenset(" &();'<>|")


def as_typed(path: PurePath | str) -> str:
    """The path, in quotes where a shell needs them; double quotes work on every system."""
    text = str(path)
    return f'"{text}"' if _NEEDS_QUOTES & set(text) else text


def from_here(path: Path, home: Path) -> Path:
    """The path as seen from `home` if it lies below, else as it is."""
    return path.relative_to(home) if path.is_relative_to(home) else path
