"""The single steps that change the folder, each announced in the state file before it is taken."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from enum import Enum, auto
from pathlib import PurePosixPath

from awaykit.output import atomic
from awaykit.output.disk import Disk, Rehearsal
from awaykit.output.ownership import as_left, occupant
from awaykit.output.paper_records import EARLIER, NEW_VERSIONS, REPLACED, Offer, PaperKey, Record
from awaykit.output.state import Intent, State, state_text, write_state
from awaykit.problems import UserError


class Slot(Enum):
    """What was at a planned path: nothing of the person's, something put aside by force, or what stays."""

    FREE = auto()
    CLEARED = auto()
    TAKEN = auto()


class Steps:
    """Writes and moves files, and keeps the state true to them at every moment.

    Nothing here asks whether a step is right: `folder.py` does. `came_from` remembers for this run where a
    paper lay that had to make room for another.
    """

    def __init__(self, disk: Disk, state: State, *, saved: str | None, on: date, force: bool) -> None:
        self.disk = disk
        self.state = state
        self.force = force
        self.came_from: dict[PaperKey, PurePosixPath] = {}
        self._saved = saved
        self._on = on

    def save(self) -> None:
        """Write the state file if it would differ; a rehearsal writes nothing."""
        text = state_text(self.state)
        if text != self._saved and not isinstance(self.disk, Rehearsal):
            write_state(self.disk, text)
            self._saved = text

    def keep(self, record: Record) -> None:
        """Remember `record`; the file needs no step."""
        self.state.keep(record)

    def write(self, after: Record, path: PurePosixPath, content: bytes, *, over: str | None) -> None:
        """Put `content` at `path`, over the file with fingerprint `over` (None: none); then `after` holds."""
        with self._step(after, path, atomic.sha256(content)):
            self.disk.write(path, content, over=over)

    def rename(self, after: Record, source: PurePosixPath, target: PurePosixPath) -> None:
        """Move a file to `target`, where nothing is; then `after` holds."""
        found = self.disk.fingerprint(source)
        if found is None:
            raise ValueError(f"nothing to move at {source}")
        with self._step(after, target, found):
            self.disk.rename(source, target)

    def move(self, record: Record, target: PurePosixPath) -> None:
        """Move the file of a record, and the record with it."""
        self.rename(replace(record, path=target, withdrawn=False), record.path, target)

    def set_aside(self, record: Record) -> PurePosixPath:
        """Move our own file to `earlier/<date>/`, where its record finds it again; returns the new path."""
        target = self.disk.free(PurePosixPath(EARLIER, self._on.isoformat(), record.path))
        self.rename(replace(record, path=target, withdrawn=True), record.path, target)
        return target

    def store_theirs(self, path: PurePosixPath) -> PurePosixPath:
        """Move the person's file to `replaced/<date>/`; returns its new path."""
        target = self.disk.free(PurePosixPath(REPLACED, self._on.isoformat(), path))
        self.disk.rename(path, target)
        return target

    def make_room(self, path: PurePosixPath) -> Slot:
        """Have `path` free: our own file goes aside, the person's only by force and when it is closed."""
        if self.disk.fingerprint(path) is None:
            return Slot.FREE
        other = occupant(self.disk, self.state.records, path)
        if other:
            self.set_aside(other)
            self.came_from[other.key] = path
            return Slot.FREE
        if not self.force or self.disk.is_open(path):
            return Slot.TAKEN
        self.store_theirs(path)
        return Slot.CLEARED

    def shelve(self, record: Record, meant_for: PurePosixPath) -> None:
        """Move our file to `new-versions/`: its planned path is taken by a file of the person's."""
        self.retire_offer(record)
        path = self.disk.free(NEW_VERSIONS / meant_for)
        offer = Offer(path, meant_for, record.written or "", record.recipe, record.measured)
        self.rename(Record(record.key, meant_for, None, "", offer=offer), record.path, path)

    def offer(self, theirs: Record, new: Record, content: bytes) -> Offer:
        """Have the new version under `new-versions/`, written only if it isn't there yet."""
        old = theirs.offer
        sha = atomic.sha256(content)
        if old and as_left(self.disk, old):
            theirs = self.relocate_offer(theirs, new.path)
            path = theirs.offer.path if theirs.offer else old.path
        else:
            path = NEW_VERSIONS / new.path
            if self.disk.fingerprint(path) != sha:
                path = self.disk.free(path)
        offer = Offer(path, new.path, sha, new.recipe, new.measured)
        found = self.disk.fingerprint(path)
        after = replace(theirs, offer=offer)
        if found == sha:
            self.keep(after)
        else:
            self.write(after, path, content, over=found)
        return offer

    def relocate_offer(self, theirs: Record, meant_for: PurePosixPath) -> Record:
        """Have the untouched new version at the path that is planned now; returns the record as it is."""
        old = theirs.offer
        if old is None or old.meant_for == meant_for or not as_left(self.disk, old):
            self.keep(theirs)
            return theirs
        target = self.disk.free(NEW_VERSIONS / meant_for)
        after = replace(theirs, offer=replace(old, path=target, meant_for=meant_for))
        self.rename(after, old.path, target)
        return after

    def retire_offer(self, record: Record) -> None:
        """Forget the new version that no one needs any more; untouched, it goes to `earlier/<date>/`."""
        after = replace(record, offer=None)
        if record.offer and as_left(self.disk, record.offer):
            target = self.disk.free(PurePosixPath(EARLIER, self._on.isoformat(), record.offer.path))
            self.rename(after, record.offer.path, target)
        else:
            self.keep(after)

    @contextmanager
    def _step(self, after: Record, path: PurePosixPath, written: str) -> Iterator[None]:
        """Announce a step, take it, and record it; after a failure, record what really happened.

        On anything but a failure of the disk (Ctrl-C) the announcement stays, for the next run to settle.
        """
        self.state.intent = Intent(after, path, written)
        try:
            self.save()
            yield
        except (OSError, UserError):
            with suppress(OSError, UserError):
                self.state.settle(self.disk)
            raise
        self.keep(after)
        self.state.intent = None
