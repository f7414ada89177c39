"""What a run found and did, and how it becomes JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from pathlib import PurePath, PurePosixPath
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from awaykit.output.paper_records import Outcome, OutcomeWord
from awaykit.problems import Problem


def plain(value: Any, *, is_whole: bool = False, is_sorted: bool = False) -> Any:  # noqa: ANN401
    """The value with dataclasses as objects, their fields in order or sorted by name.

    With `is_whole` every field is there as it is: `restored` gets the value back.
    """
    if is_dataclass(value):
        found, flat = {}, {}
        for each in sorted(fields(value), key=lambda each: each.name) if is_sorted else fields(value):
            marked = None if is_whole else each.metadata.get("json")
            held = plain(getattr(value, each.name), is_whole=is_whole, is_sorted=is_sorted)
            if marked == "flat":
                flat.update(held)
            elif marked != "unshown":
                found[each.name] = held
        return found | flat
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(each, is_whole=is_whole, is_sorted=is_sorted) for each in value]
    return str(value) if isinstance(value, (date, PurePath)) else value


def restored(kind: Any, value: Any) -> Any:  # noqa: ANN401 - a value of the type that is asked for
    """The value of this type of which `plain` made `value`, whole."""
    if value is None:
        return None
    if get_origin(kind) is tuple:
        return tuple(restored(get_args(kind)[0], each) for each in value)
    if get_args(kind):
        return restored(next(each for each in get_args(kind) if each is not NoneType), value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{name: restored(hints[name], each) for name, each in value.items()})
    return kind(value)


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding of the review; `at` is where it can be mended, without the line of the file itself."""

    code: str
    title: str
    importance: str
    confidence: str
    holds: bool
    text_hash: str | None
    sources: tuple[str, ...]
    at: Problem = field(metadata={"json": "flat"})


@dataclass(frozen=True, slots=True)
class SilencedFinding:
    """A finding that the applicant silenced; `is_acknowledged`: they acknowledged this very text."""

    code: str
    reason: str
    is_acknowledged: bool
    at: Problem = field(metadata={"json": "flat"})


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step of the agenda; `by` is its last day, year-month-day, `when` is when to do it, in words.

    `is_expected`: its day is not announced yet.
    """

    id: str
    by: str
    when: str
    is_expected: bool
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file: its path below the output folder, the word for what became of it, a note for the person.

    `was` is its path before, where that changed; `new_version` waits for the person's decision.
    """

    format: str
    path: PurePosixPath
    word: OutcomeWord
    note: str | None = None
    was: PurePosixPath | None = field(default=None, metadata={"json": "unshown"})
    new_version: PurePosixPath | None = field(default=None, metadata={"json": "unshown"})


def made_file(form: str, outcome: Outcome) -> MadeFile:
    """A file in the format `form` to which this happened."""
    return MadeFile(form, outcome.path, outcome.word, outcome.note, outcome.was, outcome.new_version)


@dataclass(frozen=True, slots=True)
class PaperReport:
    """One paper for one reader: what it is ("request packet"), where it went, what keeps it from being ready.

    `attach`: for a message, where the files are that go with it.
    """

    kind: str
    label: str
    reader: str
    reader_name: str
    folder: str
    pages: int | None
    held: bool
    files: tuple[MadeFile, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    attach: tuple[str, ...] = field(default=(), metadata={"json": "unshown"})


@dataclass(frozen=True, slots=True)
class NotMade:
    """A paper that was not planned, and why."""

    kind: str
    reader: str
    reader_name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """The report of `check`; nothing was written. `has_high`: a finding of high importance is among it."""

    dossier: str
    has_high: bool
    warnings: tuple[Problem, ...]
    findings: tuple[PlacedFinding, ...]
    silenced: tuple[SilencedFinding, ...]
    next: tuple[NextStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What `build` and its sisters did; `is_partial` when papers of some readers only were asked for.

    `screens` are the pages for the applicant's browser, START-HERE first. `exit_status` is 1 when a paper
    that was asked for is held, otherwise 0, also with advice. `is_repeated`: the report of an earlier run.
    """

    folder: str
    season: str
    papers: tuple[PaperReport, ...]
    withdrawn: tuple[MadeFile, ...]
    left_out: tuple[NotMade, ...]
    without_pdf: Problem | None
    dry_run: bool
    is_partial: bool
    screens: tuple[MadeFile, ...]
    exit_status: int
    warnings: tuple[Problem, ...]
    findings: tuple[PlacedFinding, ...]
    silenced: tuple[SilencedFinding, ...]
    next: tuple[NextStep, ...]
    is_repeated: bool = field(default=False, compare=False, metadata={"json": "unshown"})
