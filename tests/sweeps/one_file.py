"""A dossier written from data: one file, in JSON, which YAML 1.2 reads too."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conftest import SAMPLES


def write_one_file(folder: Path, data: Mapping[str, Any]) -> Path:
    """The folder's `dossier.yaml`; half a pair of surrogates is written as it stands."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "dossier.yaml"
    text = json.dumps(data, ensure_ascii=False, indent=1)
    file.write_text(text, encoding="utf-8", errors="surrogatepass", newline="\n")
    return file


def write_in_place_of(sample: str, folder: Path, data: Mapping[str, Any]) -> Path:
    """The same beside the files that the sample names, all but its own YAML."""
    shutil.copytree(SAMPLES / sample, folder, ignore=shutil.ignore_patterns("*.yaml"), dirs_exist_ok=True)
    return write_one_file(folder, data)
