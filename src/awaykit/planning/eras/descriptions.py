"""The description of an entry: the applicant's best phrases that fit, or their own text."""

from collections import Counter
from collections.abc import Iterable

from awaykit.form_text import Accents, Change, FormText, as_sentence, form_copy, form_length
from awaykit.model.record import FactShows
from awaykit.planning.eras.drafted import (
    Block,
    Description,
    Entry,
    LeftOutSentence,
    OwnText,
    Phrase,
    Sentence,
)
from awaykit.planning.eras.fact_choice import Choosable, best_choice

_JOINT = " "


def describe(entry: Entry, limit: int, accents: Accents) -> Description:
    """The description of `entry` for a field of `limit` characters, whole sentences only.

    An own description is used as it stands and never cut. Else sentences stand by priority; of one
    priority those that show a skill of the US system come first, then dossier order decides.
    """
    if entry.own_description is not None:
        return Description(block=own_block(entry.own_description, limit, accents))
    sentences = _sentences(entry.phrases, accents)
    choosable = [Choosable(one.length, one.phrase.priority, one.phrase.shows) for one in sentences]
    indices = best_choice(choosable, limit)
    chosen = sorted((sentences[index] for index in indices), key=_standing)
    text = FormText(_JOINT.join(one.text for one in chosen), _changes(chosen, accents))
    rest = [one for index, one in enumerate(sentences) if index not in indices]
    return Description(
        block=Block(text=text, limit=limit),
        sentences=tuple(chosen),
        left_out=tuple(_left_out(one, text.length, limit) for one in sorted(rest, key=_standing)),
    )


def own_block(text: OwnText, limit: int | None, accents: Accents) -> Block:
    """A text of the applicant's as a block: a plain copy, counted, never cut."""
    return Block(text=form_copy(text.words.strip(), accents), limit=limit, place=text.place)


def _standing(one: Sentence) -> tuple[int, bool]:
    return one.phrase.priority, FactShows.US_SYSTEM not in one.phrase.shows


def _sentences(phrases: Iterable[Phrase], accents: Accents) -> list[Sentence]:
    """The phrases as sentences, in dossier order; of two with the same text the weightier is kept.

    A phrase without a letter or digit in its plain copy says nothing.
    """
    kept: dict[str, Sentence] = {}
    for phrase in phrases:
        text = form_copy(as_sentence(phrase.words), accents).text
        known = kept.get(text.casefold())
        is_news = known is None or phrase.priority < known.phrase.priority
        if is_news and any(character.isalnum() for character in text):
            kept[text.casefold()] = Sentence(phrase, text, form_length(text))
    return list(kept.values())


def _changes(sentences: Iterable[Sentence], accents: Accents) -> tuple[Change, ...]:
    """What was changed in all of the sentences, each kind once."""
    times: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        for change in form_copy(as_sentence(sentence.phrase.words), accents).changes:
            times[change.was, change.became] += change.times
    return tuple(Change(was, became, number) for (was, became), number in times.items())


def _left_out(sentence: Sentence, used: int, limit: int) -> LeftOutSentence:
    needed = used + bool(used) * len(_JOINT) + sentence.length
    return LeftOutSentence(sentence, over=needed - limit, is_too_long=sentence.length > limit)
