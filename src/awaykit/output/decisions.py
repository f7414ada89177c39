"""`awaykit use PATH`: the person decides between their own file and the new version."""

from dataclasses import replace
from pathlib import PurePosixPath

from awaykit.output.file_actions import Steps
from awaykit.output.ownership import as_left, occupant
from awaykit.output.paper_records import Offer, Outcome, OutcomeWord, Record
from awaykit.problems import Problem, UserError


def decide(steps: Steps, path: PurePosixPath, *, theirs: bool) -> Outcome:
    """Take the person's file as the current one, or the new version over it.

    `path` is that of either file, relative to the output folder. Raises `UserError` when there is nothing to
    decide, or the file is missing or open.
    """
    record = _record_of(steps, path)
    found = steps.disk.fingerprint(record.path)
    if found is None and theirs:
        raise _no(path, f"{record.path} is not there any more.", "Run build: it makes the paper again.")
    is_untouched = not record.theirs and found == record.written
    if record.offer is None and (is_untouched or (theirs and record.theirs)):
        raise _no(path, f"There is nothing to decide about {path}: no new version waits.", None)
    return _take_theirs(steps, record, found or "") if theirs else _take_new(steps, record)


def _record_of(steps: Steps, path: PurePosixPath) -> Record:
    for record in steps.state.records.values():
        if path == record.path or (record.offer and path in (record.offer.path, record.offer.meant_for)):
            return record
    hint = "Name a file of the output folder, as build printed it after “kept yours”."
    raise _no(path, f"awaykit does not know {path}.", hint)


def _take_theirs(steps: Steps, record: Record, found: str) -> Outcome:
    if not (steps.disk.root / record.path).is_file() or (steps.disk.root / record.path).is_symlink():
        hint = "Put the file itself there, not a link."
        raise _no(record.path, f"{record.path} is not a file of its own.", hint)
    chosen = replace(record, written=found, theirs=True)
    if record.offer:
        chosen = replace(chosen, recipe=record.offer.recipe, measured=record.offer.measured)
    steps.retire_offer(chosen)
    note = "Your file is the current one now. It stays until you decide otherwise."
    return Outcome(OutcomeWord.KEPT_YOURS, record.path, note=note)


def _take_new(steps: Steps, record: Record) -> Outcome:
    offer, disk = record.offer, steps.disk
    if offer and disk.fingerprint(offer.path) is None:
        raise _no(offer.path, f"The new version {offer.path} is not there.", "Run build: it makes it again.")
    for path in (record.path, *((offer.path, offer.meant_for) if offer else ())):
        if disk.is_open(path):
            hint = "Close it there, then run the same command again."
            raise _no(path, f"{path} is open in another program.", hint)
    note = _put_theirs_away(steps, record)
    if offer is None:
        del steps.state.records[record.key]
        return Outcome(
            OutcomeWord.REPLACED, record.path, note=f"{note} Run build: it makes the paper.".strip()
        )
    steps.rename(_accepted(steps, record, offer), offer.path, offer.meant_for)
    return Outcome(OutcomeWord.REPLACED, offer.meant_for, was=offer.path, note=note)


def _put_theirs_away(steps: Steps, record: Record) -> str:
    """Move the person's file, and one at the planned path, to `replaced/<date>/`; returns the note on it."""
    aim = record.offer.meant_for if record.offer else record.path
    stored = []
    for path in dict.fromkeys([record.path, aim]):
        other = occupant(steps.disk, steps.state.records, path)
        if other and other.key != record.key:
            steps.set_aside(other)
        elif steps.disk.fingerprint(path) is not None:
            stored.append(f"Your file is now {steps.store_theirs(path)}.")
    return " ".join(stored)


def _accepted(steps: Steps, record: Record, offer: Offer) -> Record:
    """The record of a new version in its place; one that the person changed there is theirs."""
    return Record(
        key=record.key,
        path=offer.meant_for,
        written=steps.disk.fingerprint(offer.path),
        recipe=offer.recipe,
        measured=offer.measured,
        theirs=not as_left(steps.disk, offer),
    )


def _no(path: PurePosixPath, message: str, hint: str | None) -> UserError:
    return UserError(Problem(message=message, hint=hint, file=str(path)))
