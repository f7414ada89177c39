"""One output folder during a run: what becomes of each paper, by the table in CONTRIBUTING ("Writing")."""

import os
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from awaykit.output import atomic
from awaykit.output.decisions import decide
from awaykit.output.file_actions import Slot, Steps
from awaykit.output.file_names import check_planned
from awaykit.output.ownership import FileOnDisk, Whose, as_left, is_settled, look
from awaykit.output.paper_records import (
    RESERVED_FOLDERS,
    SEND,
    Measured,
    Outcome,
    OutcomeWord,
    PaperKey,
    PlannedFile,
    Record,
)
from awaykit.problems import Problem, UserError

_YOU_CHANGED = "You changed this file, so it stays as it is."
_IS_OPEN = (
    "This file is open in another program, so it stays as it is. Close it, then run the same command again."
)
_IS_READ_ONLY = (
    "This file is marked read-only, so it stays as it is. "
    "Allow changes to it, then run the same command again."
)
_NOT_OURS = "awaykit did not write this file, so it stays as it is."
_DECIDED = "You decided for your own file."
_NO_LONGER_PLANNED = "It is no longer part of the plan."


class OutputFolder:
    """Decides for each paper, and never changes, loses or deletes a file that awaykit didn't write.

    Made by `open_output`. For every planned paper call `is_current`; if it answers, `leave`, otherwise render
    and `place`; at the end `withdraw`. Methods raise `UserError` (status 74) for what the disk refuses, and
    ValueError for a plan that this program should not have made. `warnings` are problems met while opening.
    """

    def __init__(self, steps: Steps, warnings: tuple[Problem, ...] = ()) -> None:
        self._steps = steps
        self._planned: dict[str, PaperKey] = {}
        self.root: Path = steps.disk.root
        self.warnings = warnings

    def is_current(self, planned: PlannedFile) -> Record | None:
        """The record of a paper for which nothing need be rendered, or None.

        For a paper that the person keeps their own file of, that is: no newer version than the one offered.
        """
        standing = self._look(planned)
        record = standing.record
        if standing.whose is Whose.NOBODYS or record is None:
            return None
        if standing.whose is Whose.OURS and (record.recipe == planned.recipe or not standing.keeps_its_words):
            return record if record.recipe == planned.recipe else None
        if self._steps.force and not standing.is_open:
            return None
        if is_settled(standing, planned):
            return record
        offer = record.offer
        if offer and offer.recipe == planned.recipe and self._steps.disk.fingerprint(offer.path) is not None:
            return replace(record, recipe=offer.recipe, measured=offer.measured)
        return None

    def leave(self, planned: PlannedFile) -> Outcome:
        """Keep the words of a paper that is current; move it if its place changed."""
        self._claim(planned)
        standing = self._look(planned)
        record = standing.record
        if record is None or self.is_current(planned) is None:
            raise ValueError(f"not current, so it must be placed: {planned.key}")
        is_ours = standing.whose is Whose.OURS and record.recipe == planned.recipe
        if is_ours and standing.spot == planned.path:
            self._steps.retire_offer(replace(record, withdrawn=False))
            return Outcome(OutcomeWord.UNCHANGED, planned.path)
        follows = is_ours or (standing.is_decided and is_settled(standing, planned))
        if follows and standing.spot != planned.path and not standing.is_open:
            return self._move(standing, record, planned, self._room(standing, planned))
        if is_settled(standing, planned) or is_ours:
            self._steps.retire_offer(record)
        else:
            self._steps.relocate_offer(record, planned.path)
        return self._kept(standing, planned)

    def place(self, planned: PlannedFile, content: bytes, measured: Measured | None = None) -> Outcome:
        """Put a freshly rendered paper where it belongs, or beside the person's own file."""
        self._claim(planned)
        standing = self._look(planned)
        old = standing.record
        new = Record(
            planned.key,
            planned.path,
            atomic.sha256(content),
            planned.recipe,
            dict(measured or {}),
            offer=old.offer if old else None,
        )
        if standing.whose is Whose.THEIRS and standing.fingerprint == new.written:
            standing = replace(standing, whose=Whose.OURS, record=replace(new, path=standing.spot))
        if standing.whose is Whose.NOBODYS:
            return self._create(new, content)
        is_same = standing.fingerprint == new.written and (standing.spot == new.path or not standing.is_open)
        if standing.whose is Whose.OURS and (is_same or not standing.keeps_its_words):
            return self._renew(standing, new, content)
        if self._steps.force and not standing.is_open:
            return self._replace(standing, new, content)
        if not is_settled(standing, planned):
            theirs = old or Record(planned.key, standing.spot, None, "")
            self._steps.offer(theirs, new, content)
        return self._kept(standing, planned)

    def withdraw(self, in_scope: Callable[[PaperKey], bool], planned: Collection[PaperKey]) -> list[Outcome]:
        """Move our files of papers that are no longer planned to `earlier/<date>/`; the person's stay."""
        records = [self._steps.state.records[key] for key in sorted(self._steps.state.records)]
        gone = [r for r in records if not r.withdrawn and r.key not in planned and in_scope(r.key)]
        outcomes = [self._withdraw(record) for record in gone]
        return [outcome for outcome in outcomes if outcome]

    def decide(self, path: PurePath | str, *, theirs: bool) -> Outcome:
        """Take the person's file as the current one (`theirs`), or the new version over it.

        `path` is that of either file, absolute or relative to the output folder. Theirs is kept in
        `replaced/<date>/`. Raises `UserError` when there is nothing to decide, or a file is missing or open.
        """
        return decide(self._steps, self._relative(Path(path)), theirs=theirs)

    def edited(self, key: PaperKey) -> bool:
        """Whether the person changed the file, decided for theirs, or has it open in Word or LibreOffice."""
        record = self._steps.state.records.get(key)
        if record is None or record.withdrawn or self._steps.disk.fingerprint(record.path) is None:
            return False
        return record.theirs or not as_left(self._steps.disk, record)

    def is_open(self, key: PaperKey) -> bool:
        """Whether Word or LibreOffice has the paper's file open now."""
        record = self._steps.state.records.get(key)
        return record is not None and self._steps.disk.is_open(record.path)

    def are_as_left(self, paths: Collection[str]) -> bool:
        """Whether `paths` and all other papers are as we left them, none open, none to be decided on."""
        records = [record for record in self._steps.state.records.values() if not record.withdrawn]
        ours = {str(record.path) for record in records if not record.offer and not record.theirs}
        all_left = all(as_left(self._steps.disk, record) for record in records)
        return not self.warnings and len(ours) == len(records) and ours.issuperset(paths) and all_left

    def record(self, key: PaperKey) -> Record | None:
        """The current record of a paper in this run."""
        return self._steps.state.records.get(key)

    def undecided(self) -> list[Record]:
        """The papers of which a new version waits for the person's decision."""
        return [record for _, record in sorted(self._steps.state.records.items()) if record.offer]

    def note(self, name: str) -> Any:  # noqa: ANN401 - any JSON value: the reader knows what it wrote
        """What an earlier run, or this one, noted under `name`; None if nothing."""
        return self._steps.state.notes.get(name)

    def set_note(self, name: str, value: Any) -> None:  # noqa: ANN401 - see `note`
        """Keep a small JSON-serializable value for the next run; saved with the state."""
        self._steps.state.notes[name] = value

    def _look(self, planned: PlannedFile) -> FileOnDisk:
        return look(self._steps.disk, self._steps.state.records, planned)

    def _claim(self, planned: PlannedFile) -> None:
        """Refuse a path that no system takes, or that a second paper has, upper and lower case alike."""
        check_planned(planned.path)
        if planned.path.parts[0] in RESERVED_FOLDERS:
            raise ValueError(f"no paper is planned in a folder of the writer's own: {planned.path}")
        if self._planned.setdefault(str(planned.path).casefold(), planned.key) != planned.key:
            raise ValueError(f"two papers are planned at {planned.path}")

    def _create(self, new: Record, content: bytes) -> Outcome:
        self._steps.make_room(new.path)
        self._steps.write(new, new.path, content, over=None)
        self._steps.retire_offer(new)
        return Outcome(OutcomeWord.CREATED, new.path)

    def _renew(self, standing: FileOnDisk, new: Record, content: bytes) -> Outcome:
        """Give our own file new content, a new path, or both; `send/` is right at every moment."""
        if standing.spot == new.path:
            return self._update(standing, new, content)
        planned = PlannedFile(new.key, new.path, new.recipe)
        is_changed = standing.fingerprint != new.written
        room = self._room(standing, planned)
        if is_changed and room is not Slot.TAKEN and standing.spot.parts[0] != SEND:
            # New words first: if the run is killed in between, no outdated paper is in send/.
            renewed = replace(new, path=standing.spot)
            self._update(standing, renewed, content)
            return replace(self._move(standing, replace(renewed, offer=None), planned, room), note=_ALSO_NEW)
        outcome = self._move(standing, standing.record or new, planned, room)
        if outcome.word is OutcomeWord.KEPT_YOURS:
            return self.place(planned, content, new.measured)
        self._update(replace(standing, spot=new.path), replace(new, offer=None), content)
        return replace(outcome, note=_ALSO_NEW) if is_changed else outcome

    def _update(self, standing: FileOnDisk, new: Record, content: bytes) -> Outcome:
        if standing.fingerprint == new.written:
            self._steps.retire_offer(new)
            return Outcome(OutcomeWord.UNCHANGED, new.path)
        self._steps.write(new, new.path, content, over=standing.fingerprint)
        self._steps.retire_offer(new)
        return Outcome(OutcomeWord.UPDATED, new.path)

    def _room(self, standing: FileOnDisk, planned: PlannedFile) -> Slot:
        """Free the planned path for a file that is at another; upper and lower case may be one path."""
        if self._steps.disk.is_same_file(standing.spot, planned.path):
            return Slot.FREE
        return self._steps.make_room(planned.path)

    def _move(self, standing: FileOnDisk, record: Record, planned: PlannedFile, room: Slot) -> Outcome:
        """Rename a file to its planned path, unless the person has one there."""
        if room is Slot.TAKEN:
            if not record.theirs:
                self._steps.shelve(record, planned.path)
            return self._kept(self._look(planned), planned)
        self._steps.move(record, planned.path)
        self._steps.retire_offer(self._steps.state.records[record.key])
        was = self._steps.came_from.get(record.key, standing.spot)
        return Outcome(
            OutcomeWord.MOVED if room is Slot.FREE else OutcomeWord.REPLACED, planned.path, was=was
        )

    def _replace(self, standing: FileOnDisk, new: Record, content: bytes) -> Outcome:
        stored = self._steps.store_theirs(standing.spot)
        self._steps.make_room(new.path)
        self._steps.write(new, new.path, content, over=None)
        self._steps.retire_offer(new)
        was = standing.spot if standing.spot != new.path else None
        return Outcome(OutcomeWord.REPLACED, new.path, was=was, note=f"Your file is now {stored}.")

    def _kept(self, standing: FileOnDisk, planned: PlannedFile) -> Outcome:
        """Say why the person's file stays, and where the new version is."""
        record = self._steps.state.records.get(planned.key)
        offer = record.offer if record else None
        if standing.is_open:
            note = _IS_OPEN
        elif standing.is_read_only and standing.whose is Whose.OURS:
            note = _IS_READ_ONLY
        elif standing.is_decided:
            note = _DECIDED
        else:
            note = _NOT_OURS if record and record.written is None else _YOU_CHANGED
        if offer:
            note += f" The new version is {offer.path}."
        return Outcome(
            OutcomeWord.KEPT_YOURS, standing.spot, note=note, new_version=offer.path if offer else None
        )

    def _withdraw(self, record: Record) -> Outcome | None:
        if record.offer:
            self._steps.retire_offer(record)
            record = self._steps.state.records[record.key]
        if record.written is None or self._steps.disk.fingerprint(record.path) is None:
            del self._steps.state.records[record.key]
            return None
        if not as_left(self._steps.disk, record):
            reason = _IS_OPEN if self._steps.disk.is_open(record.path) else _YOU_CHANGED
            return Outcome(OutcomeWord.KEPT_YOURS, record.path, note=f"{_NO_LONGER_PLANNED} {reason}")
        return Outcome(OutcomeWord.WITHDRAWN, self._steps.set_aside(record), was=record.path)

    def _relative(self, path: Path) -> PurePosixPath:
        if not path.is_absolute():
            return PurePosixPath(path.as_posix())
        real = Path(os.path.realpath(path.parent), path.name)
        if not real.is_relative_to(self.root):
            raise UserError(
                Problem(message=f"{path} is not in the output folder {self.root}.", file=str(path))
            )
        return PurePosixPath(real.relative_to(self.root).as_posix())


_ALSO_NEW = "Its words are new as well."
