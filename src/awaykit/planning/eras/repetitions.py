"""Where entries say the same sentence twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from awaykit.planning.eras.drafted import DraftEntry
from awaykit.planning.eras.sentences import essence, sentences


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """A sentence of an entry, and the dossier place of the text that holds it."""

    words: str
    place: str
    drafted: DraftEntry


def told_sentences(entries: Iterable[DraftEntry]) -> Iterator[ToldSentence]:
    """The sentences of all descriptions and reflections, in the order of the draft."""
    for drafted in entries:
        for one in drafted.description.sentences:
            yield ToldSentence(one.text, one.phrase.place, drafted)
        for block in (drafted.description.block, drafted.reflection):
            if block is not None and block.place:
                for words in sentences(block.text.text):
                    yield ToldSentence(words, block.place, drafted)


def repetitions(entries: Iterable[DraftEntry]) -> Iterator[tuple[ToldSentence, ToldSentence]]:
    """Pairs of places that say the same, the first place first; what is said three times makes two pairs."""
    first: dict[str, ToldSentence] = {}
    for told in told_sentences(entries):
        if said := essence(told.words):
            if said in first:
                yield first[said], told
            else:
                first[said] = told
