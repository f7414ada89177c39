"""A stand-in for a computer without Pango: importing WeasyPrint fails, as it does there."""

import os
from pathlib import Path

_FAILING = """raise OSError(
    "cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open shared object file: "
    "No such file or directory.  Additionally, ctypes.util.find_library() did not manage to locate "
    "a library called 'libpango-1.0-0'"
)
"""


def without_pango(folder: Path) -> dict[str, str]:
    """An environment in which WeasyPrint meets no Pango."""
    package = folder / "no-pango" / "weasyprint"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(_FAILING, encoding="utf-8")
    return {**os.environ, "PYTHONPATH": str(package.parent)}
