"""The state file `.awaykit/state.json`: it distinguishes awaykit's own files from the person's."""

import json
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePosixPath
from typing import Any

from awaykit.output import atomic
from awaykit.output.disk import Disk, in_plain_words
from awaykit.output.paper_records import NEW_VERSIONS, OWN_FOLDER, Offer, PaperKey, Record
from awaykit.problems import Problem, Severity, UserError

STATE_PATH = PurePosixPath(OWN_FOLDER, "state.json")
UNREADABLE_PATH = PurePosixPath(OWN_FOLDER, "state-unreadable.json")
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Intent:
    """The one step under way: if the file at `path` has `written`, it happened and `after` is the record.

    It is saved before each step. Without it, a run killed between renaming a file and saving the state would
    leave our own file looking like an edit of the person's.
    """

    after: Record
    path: PurePosixPath
    written: str


@dataclass(slots=True)
class State:
    """All records by paper, the step under way, and small data that the run keeps for the next one."""

    records: dict[PaperKey, Record] = field(default_factory=dict)
    intent: Intent | None = None
    notes: dict[str, Any] = field(default_factory=dict)

    def keep(self, record: Record) -> None:
        """Remember `record`; a paper whose own file is gone from that path does not claim it any longer."""
        if record.written is not None:
            for other in list(self.records.values()):
                if other.key != record.key and other.path == record.path and other.written is not None:
                    del self.records[other.key]
        self.records[record.key] = record

    def settle(self, disk: Disk) -> None:
        """Look whether the step under way happened, and record or forget it."""
        if self.intent is None:
            return
        if disk.fingerprint(self.intent.path) == self.intent.written:
            self.keep(self.intent.after)
        self.intent = None


def is_ours(root: Path) -> bool:
    """Whether awaykit has kept its papers in a folder."""
    return (root / OWN_FOLDER).is_dir()


def read_state(disk: Disk) -> tuple[State, str | None, Problem | None]:
    """The state, its text (None if it was unreadable or is not there), and a warning if it was unreadable.

    A lost or damaged state is an empty one: no file counts as ours then, so nothing can be written over.
    Raises `UserError` for a state file of a newer awaykit.
    """
    place = disk.root / STATE_PATH
    if disk.fingerprint(STATE_PATH) is None:
        return State(), None, None
    with in_plain_words(place):
        content = place.read_bytes()
    try:
        text = content.decode()
        plain = json.loads(text)
        _check_version(plain["version"], str(place))
        return _state(plain), text, None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = "awaykit could not read its notes about this folder. Existing files stay as they are."
        hint = f"New versions go to {NEW_VERSIONS}/. Use “use PATH” to decide about each."
        return State(), None, Problem(message=message, hint=hint, severity=Severity.WARNING, file=str(place))


def state_text(state: State) -> str:
    """The text of the state file, a paper a line: equal states give equal text."""
    papers = ",\n".join(_json(record) for _, record in sorted(state.records.items()))
    rest = {"version": _VERSION, "intent": state.intent, "notes": state.notes}
    return f'{{"papers": [\n{papers}\n],\n' + _json(rest).removeprefix("{") + "\n"


def _json(value: object) -> str:
    """In one line, for which Python has a fast encoder: a run writes all of it twice for each file."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False, default=_plain)


def write_state(disk: Disk, text: str) -> None:
    """Put the text in the place of the old state, whole."""
    place = disk.root / STATE_PATH
    with in_plain_words(place):
        atomic.write_whole(place, text.encode())


def _plain(value: object) -> object:
    if isinstance(value, PurePosixPath):
        return str(value)
    if isinstance(value, (Record, PaperKey, Offer, Intent)):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    raise TypeError(f"the state file can't keep a {type(value).__name__}")


def _check_version(version: object, file: str) -> None:
    if isinstance(version, int) and version > _VERSION:
        message = (
            "This output folder was written by a newer awaykit. This one would not understand its notes."
        )
        hint = "Install the newest awaykit, or choose another folder with --out."
        raise UserError(Problem(message=message, hint=hint, file=file))
    if version != _VERSION:
        raise ValueError("an unknown version")


def _state(plain: dict[str, Any]) -> State:
    records = [_record(entry) for entry in plain["papers"]]
    intent = plain["intent"]
    return State(
        records={record.key: record for record in records},
        intent=Intent(_record(intent["after"]), _path(intent["path"]), _text(intent["written"]))
        if intent
        else None,
        notes=_mapping(plain["notes"]),
    )


def _record(plain: dict[str, Any]) -> Record:
    key = plain["key"]
    return Record(
        key=PaperKey(_text(key["kind"]), _text(key["reader"]), _text(key["format"])),
        path=_path(plain["path"]),
        written=None if plain["written"] is None else _text(plain["written"]),
        recipe=_text(plain["recipe"]),
        measured=_mapping(plain["measured"]),
        theirs=plain["theirs"] is True,
        withdrawn=plain["withdrawn"] is True,
        offer=None if plain["offer"] is None else _offer(plain["offer"]),
    )


def _offer(plain: dict[str, Any]) -> Offer:
    return Offer(
        path=_path(plain["path"]),
        meant_for=_path(plain["meant_for"]),
        written=_text(plain["written"]),
        recipe=_text(plain["recipe"]),
        measured=_mapping(plain["measured"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("not a mapping")
    return value


def _path(value: object) -> PurePosixPath:
    """A path of the state file, which someone may have changed: never one out of the folder."""
    path = PurePosixPath(_text(value))
    if path.is_absolute() or ".." in path.parts or not path.parts or path.parts[0] == OWN_FOLDER:
        raise ValueError("a path out of the folder")
    return path
