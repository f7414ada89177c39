"""Finds the line of a template from which something came that no document can hold."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from awaykit.problems import Problem

_TAG = re.compile(r"<(\w+)>")


def in_template(problem: Problem, folders: Iterable[Path | None]) -> Problem:
    """The problem at its line of a template, if that can be told; else at the template as a whole.

    What is checked is the finished HTML, whose lines a template doesn't have.
    """
    found = _TAG.search(problem.message)
    wanted = [(problem.source or "").strip(), f"<{found[1]}" if found else ""]
    for folder in folders:
        for words in filter(None, wanted):
            if folder is not None and (place := _line_with(words, folder)):
                path, number, line = place
                column = line.index(words) + 1
                return replace(
                    problem, file=str(path), line=number, column=column, source=line, width=len(words)
                )
    return replace(problem, line=None, column=None)


def _line_with(words: str, folder: Path) -> tuple[Path, int, str] | None:
    from awaykit.rendering.template_folders import FolderLoader

    for path in FolderLoader((folder,)).files():
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1):
            if words in line:
                return path, number, line.rstrip()
    return None
