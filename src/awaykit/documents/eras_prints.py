"""The places of the dossier whose own words stand in the ERAS draft."""

from collections.abc import Iterator

from awaykit.planning.eras.drafted import Block, DraftEntry, ErasDraft


def printed_places(draft: ErasDraft) -> tuple[str, ...]:
    """Each place once, in the order of the draft; facts without room are printed too, as left out."""
    found = (place for entry in draft.entries for place in _of_entry(entry))
    blocks = (draft.impactful, draft.hobbies, *(why for _, _, why in draft.preferences))
    return tuple(dict.fromkeys((*found, *(place for block in blocks for place in _of_block(block)))))


def _of_entry(entry: DraftEntry) -> Iterator[str]:
    description = entry.description
    yield from (each.phrase.place for each in description.sentences)
    yield from (each.sentence.phrase.place for each in description.left_out)
    yield from _of_block(description.block)
    yield from _of_block(entry.reflection)


def _of_block(block: Block | None) -> Iterator[str]:
    if block is not None and block.place:
        yield block.place
