"""The personal statement's themes, and its repetitions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from awaykit.form_text import Accents, form_copy
from awaykit.model.dossier import Dossier
from awaykit.plan.eras.drafted import Block, DraftEntry, StatementCheck
from awaykit.season.season import FormLimits
from awaykit.wording import sentences

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LEAST_WORDS = 5
"""Shorter sentences repeat each other by chance."""


def sentences_of_prose(text: str) -> list[str]:
    """The sentences of a text, in order, each on one line."""
    parts = (" ".join(part.split()) for part in sentences(text, after_quotes=True))
    return [part for part in parts if part]


def essence(sentence: str) -> str:
    """What a repetition shares: the words without punctuation, capitals, and an "I" before the verb.

    "" where it is too short: a repetition could be chance.
    """
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(sentence)]
    if words[:1] in (["i"], ["we"]):
        del words[0]
    return " ".join(words) if len(words) >= _LEAST_WORDS else ""


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
                for words in sentences_of_prose(block.text.text):
                    yield ToldSentence(words, block.place, drafted)


def repetitions(entries: Iterable[DraftEntry]) -> Iterator[tuple[ToldSentence, ToldSentence]]:
    """Pairs of places with the same sentence, the first place first; three places make two pairs."""
    first: dict[str, ToldSentence] = {}
    for told in told_sentences(entries):
        if said := essence(told.words):
            if said in first:
                yield first[said], told
            else:
                first[said] = told


_WORD_OF_THEME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORTEST = 4
_SHORTEST_STEM = 4
_ENDINGS = re.compile(
    r"(?:i[sz]ations?|ations?|ings?|ied|ies|ments?|ness|ively|ive|edly|ed|ers?|ors?|ly|es|s|e|y)\Z"
)
_COMMON = """
    about above according across actually admission after afterwards again against ahead almost alone
    along already also although always among another answer anything around asked asks attending away
    back because become been before began begin behind being below beside best better between beyond
    both bring brought call came cannot case cases change clinic clinical come could days didn didn't
    different doctor does doesn't doing don't done down during each early either else enough even ever
    everyone everything feel find first five follow found four from gave give given giving goes going
    gone good great half hand happen have having hear heard held help here hers herself himself hospital
    hospitalist hour however important intern into isn't itself just keep kept knew know known last late
    later learn least left less like list long look made make making many means medical medicine might
    mine minute month more most much must myself near need never next nine nobody noon note notes
    nothing observer often once only onto opened other others ought over part patient people perhaps
    person physician place problem question quite rather really residency resident right rotation rotations
    round said same says second seem seen senior seven several shall short should show since some
    someone something sometimes soon spoke start still student such take taken taking talk team tell
    than thank that that's their them themselves then there these they thing things think third this
    those though thought three through time times today together told tomorrow took toward tried turn
    twice under unit until upon used using very want ward wasn't ways week well went were what whatever
    when where whether which while whole whom whose will with within without work would wrote year
    yesterday your
"""
"""Words that any two texts about a rotation share, whatever their ending: they make no theme."""


def shared_themes(text: str, others: Iterable[str]) -> tuple[str, ...]:
    """The content words of `text`, as it has them first, whose stems one of the others holds too."""
    wanted = {stem for other in others for stem in _by_stem(other)}
    return tuple(word for stem, word in _by_stem(text).items() if stem in wanted)


def _by_stem(text: str) -> dict[str, str]:
    """The first content word with each stem, in the order of the text."""
    found: dict[str, str] = {}
    for written in _WORD_OF_THEME.findall(text):
        word = written.casefold().replace("’", "'").removesuffix("'s")
        if len(word) >= _SHORTEST and (stem := _stem(word)) not in _common_stems():
            found.setdefault(stem, word)
    return found


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(_stem(word) for word in _COMMON.split())


def _stem(word: str) -> str:
    """A word without its commonest endings: "presentations", "presented" and "present" are one."""
    while (shorter := _ENDINGS.sub("", word, count=1)) != word and len(shorter) >= _SHORTEST_STEM:
        word = shorter
    return word


PLACE = "statement.text"


def check_statement(
    dossier: Dossier, entries: Sequence[DraftEntry], limits: FormLimits, accents: Accents
) -> StatementCheck | None:
    """The check of the statement's text; None while the dossier holds none."""
    if dossier.statement is None or not dossier.statement.paragraphs:
        return None
    text = "\n\n".join(dossier.statement.paragraphs)
    customary = limits.customary_statement_words.value
    # Sentences that are also in an entry, with that entry's place.
    told = {essence(one.words): one.drafted.entry.place for one in reversed([*told_sentences(entries)])}
    echoes = (
        (sentence, told[said])
        for sentence in dict.fromkeys(sentences_of_prose(text))
        if (said := essence(sentence)) and said in told
    )
    return StatementCheck(
        block=Block(text=form_copy(text, accents), limit=limits.max_statement_characters.value, place=PLACE),
        words=len(text.split()),
        customary=(customary.least, customary.most),
        echoes=tuple(echoes),
        shared=shared_themes(text, feedback_words(dossier)),
    )


def feedback_words(dossier: Dossier) -> tuple[str, ...]:
    """Feedback to the applicant on rotations, and what they changed after it."""
    return tuple(
        words
        for rotation in dossier.rotations
        for feedback in rotation.feedback
        for words in (feedback.said, feedback.changed)
        if words
    )
