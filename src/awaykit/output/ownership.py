"""Whose file is at the path of a paper, recorded or planned: the question before every step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import PurePosixPath

from awaykit.output.disk import Disk
from awaykit.output.paper_records import Offer, PaperKey, PlannedFile, Record


class Whose(Enum):
    """The owner of the current file of a paper."""

    NOBODYS = auto()
    OURS = auto()
    THEIRS = auto()


@dataclass(frozen=True, slots=True)
class FileOnDisk:
    """The state of a paper on the disk.

    `spot` is where its file is (the planned path if there is none), `record` what is known of that file,
    corrected for what the person did by hand (moved it, or put the new version in its place).
    """

    whose: Whose
    spot: PurePosixPath
    fingerprint: str | None = None
    record: Record | None = None
    is_open: bool = False
    is_read_only: bool = False

    @property
    def keeps_its_words(self) -> bool:
        """Whether even our own file must not be replaced: it is open, or marked read-only."""
        return self.is_open or self.is_read_only

    @property
    def is_decided(self) -> bool:
        """Whether the person decided for their own file."""
        return self.record is not None and self.record.theirs


def look(disk: Disk, records: Mapping[PaperKey, Record], planned: PlannedFile) -> FileOnDisk:
    """The state of the planned paper on the disk: looked for where it was left, then at its planned path."""
    record = _relevant(disk, records.get(planned.key), planned)
    for spot in dict.fromkeys([record.path, planned.path] if record else [planned.path]):
        found = disk.fingerprint(spot)
        if found is not None:
            return _judge(disk, records, record, spot, found)
    return FileOnDisk(Whose.NOBODYS, planned.path, record=record)


def as_left(disk: Disk, record: Record | Offer) -> bool:
    """Whether the file is there as we left it, and not open in another program."""
    return disk.fingerprint(record.path) == record.written is not None and not disk.is_open(record.path)


def occupant(disk: Disk, records: Mapping[PaperKey, Record], path: PurePosixPath) -> Record | None:
    """The record of our own untouched file at `path`."""
    for record in records.values():
        if record.path == path and not record.theirs and as_left(disk, record):
            return record
    return None


def is_settled(standing: FileOnDisk, planned: PlannedFile) -> bool:
    """Whether the person's file is newer than, or was preferred to, the only version that we could offer."""
    record = standing.record
    if record is None or record.recipe != planned.recipe:
        return False
    return record.theirs or (record.written is not None and standing.spot == planned.path)


def _relevant(disk: Disk, record: Record | None, planned: PlannedFile) -> Record | None:
    """The record, unless it is of a version in `earlier/` other than the planned one: that stays there."""
    if record is None or not record.withdrawn or record.theirs:
        return record
    return record if record.recipe == planned.recipe and as_left(disk, record) else None


def _judge(
    disk: Disk, records: Mapping[PaperKey, Record], record: Record | None, spot: PurePosixPath, found: str
) -> FileOnDisk:
    if (record is None or spot != record.path) and occupant(disk, records, spot):
        return FileOnDisk(Whose.NOBODYS, spot, record=record)

    def standing(whose: Whose, known: Record | None) -> FileOnDisk:
        is_open, is_read_only = disk.is_open(spot), disk.is_read_only(spot)
        return FileOnDisk(whose, spot, found, known, is_open, is_read_only)

    if record is None or (spot != record.path and found not in _known(record)):
        stranger = replace(record, path=spot, written=None, recipe="", theirs=False) if record else None
        return standing(Whose.THEIRS, stranger)
    record = replace(record, path=spot)
    if record.theirs:
        return standing(Whose.THEIRS, record)
    if record.offer and found == record.offer.written and found != record.written:
        accepted = record.offer
        record = replace(record, written=found, recipe=accepted.recipe, measured=accepted.measured)
    return standing(Whose.OURS if found == record.written else Whose.THEIRS, record)


def _known(record: Record) -> set[str | None]:
    return {record.written, record.offer.written if record.offer else None}
