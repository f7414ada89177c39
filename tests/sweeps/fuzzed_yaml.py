"""The fuzzer's own process: loads bytes as a dossier, makes one edit, and ends at the first crash.

    python tests/sweeps/fuzzed_yaml.py FOLDER [options of libFuzzer] CORPUS

FOLDER is for the dossier's file; it counts there in `edits` how many edits could be made.
"""

import sys
import zlib
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["awaykit.loading"]):
    pass

sys.path.insert(0, str(Path(__file__).parents[1]))
from loading.changes import only_that_changes

FILE = Path(sys.argv.pop(1), "dossier.yaml")
EDITS = FILE.with_name("edits")
"""Holds as many bytes as edits could be made: libFuzzer ends the process without a word to Python."""


def one_input(content: bytes) -> None:
    """Load the bytes as a dossier and change something in it."""
    FILE.write_bytes(content)
    if only_that_changes(FILE, zlib.crc32(content)):
        with EDITS.open("ab") as edits:
            edits.write(b".")


atheris.Setup(sys.argv, one_input)
atheris.Fuzz()
