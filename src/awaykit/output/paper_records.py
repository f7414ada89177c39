"""What the output folder knows of a paper: its key, its plan, its record, and what a run did with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

Measured = Mapping[str, Any]
"""What was measured on the finished pages (pages by part, warnings), as JSON-serializable values."""

SEND = "send"
NEW_VERSIONS = "new-versions"
EARLIER = "earlier"
REPLACED = "replaced"
OWN_FOLDER = ".awaykit"
RESERVED_FOLDERS = frozenset({NEW_VERSIONS, EARLIER, REPLACED, OWN_FOLDER})
"""Top folders where no paper is planned: only the writer itself puts files there."""


class OutcomeWord(StrEnum):
    """The word that a run prints for a paper; the same words as the table in CONTRIBUTING."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    KEPT_YOURS = "kept yours"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, order=True)
class PaperKey:
    """Which paper: its identity while its path, state and words change."""

    kind: str
    reader: str
    format: str


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A paper that the dossier asks for now.

    `path` is relative to the output folder; `recipe` is a fingerprint of all that the bytes follow from.
    """

    key: PaperKey
    path: PurePosixPath
    recipe: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A new version that waits under `new-versions/` until the person decides between it and their own.

    `meant_for` is the planned path; `written` the sha256 of the file as we left it.
    """

    path: PurePosixPath
    meant_for: PurePosixPath
    written: str
    recipe: str
    measured: Measured = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a paper between runs.

    `written` is the sha256 of the file as we left it, or as it was when the person decided for theirs; None
    when the file at `path` was never ours. `theirs`: the person decided for their own file (it follows the
    paper's state, its bytes are never replaced). `withdrawn`: no longer planned, it is in `earlier/`.
    """

    key: PaperKey
    path: PurePosixPath
    written: str | None
    recipe: str
    measured: Measured = field(default_factory=dict)
    theirs: bool = False
    withdrawn: bool = False
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did with one paper.

    `path` is where the paper's current file is now, `was` its path before if that changed,
    `new_version` where a version waits for the person's decision, `note` a sentence or two for the person.
    """

    word: OutcomeWord
    path: PurePosixPath
    was: PurePosixPath | None = None
    note: str | None = None
    new_version: PurePosixPath | None = None
