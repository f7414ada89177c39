"""Golden files: expected texts that a person has read. `make golden` writes them anew."""

import os
from pathlib import Path

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
