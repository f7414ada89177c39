"""What the form makes of the personal statement: its length, its characters, what it repeats and echoes."""

from collections.abc import Iterator

from awaykit.form_text import Accents, form_copy
from awaykit.model.dossier import Dossier
from awaykit.planning.eras.drafted import Block, DraftEntry, StatementCheck
from awaykit.planning.eras.repetitions import told_sentences
from awaykit.planning.eras.sentences import essence, sentences
from awaykit.planning.eras.themes import shared_themes
from awaykit.season.form import FormLimits

PLACE = "statement.text"


def check_statement(
    dossier: Dossier, entries: tuple[DraftEntry, ...], limits: FormLimits, accents: Accents
) -> StatementCheck | None:
    """The check of the statement's text; None while the dossier holds none."""
    if dossier.statement is None or not dossier.statement.paragraphs:
        return None
    text = "\n\n".join(dossier.statement.paragraphs)
    customary = limits.customary_statement_words.value
    return StatementCheck(
        block=Block(text=form_copy(text, accents), limit=limits.max_statement_characters.value, place=PLACE),
        words=len(text.split()),
        customary=(customary.least, customary.most),
        echoes=tuple(_echoes(text, entries)),
        shared=shared_themes(text, feedback_words(dossier)),
    )


def feedback_words(dossier: Dossier) -> tuple[str, ...]:
    """What was said to the applicant on rotations, and what they changed after it."""
    return tuple(
        words
        for rotation in dossier.rotations
        for feedback in rotation.feedback
        for words in (feedback.said, feedback.changed)
        if words
    )


def _echoes(text: str, entries: tuple[DraftEntry, ...]) -> Iterator[tuple[str, str]]:
    """Sentences of the statement that also stand in an entry, with that entry's place."""
    told = {essence(one.words): one.drafted.entry.place for one in reversed(tuple(told_sentences(entries)))}
    for sentence in dict.fromkeys(sentences(text)):
        if (said := essence(sentence)) and said in told:
            yield sentence, told[said]
