"""Golden files: expected texts that a person has read. `make golden` writes them anew."""

import os
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).parent / "golden"


def matches_golden(name: str, text: str) -> None:
    """Compare with tests/golden/<name>, or write it when UPDATE_GOLDEN is set."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    assert path.exists(), f"no golden {name}; write it with make golden"
    assert text == path.read_text(encoding="utf-8")


def formats_with_golden(paper: dict[str, Any]) -> set[str]:
    """The formats of a reported paper that have a golden file.

    An archive has none: its files are papers. The text of an e-mail is compared with its draft instead.
    """
    formats = {file["format"] for file in paper["files"]} - {"zip"}
    return formats - {"txt"} if "eml" in formats else formats
