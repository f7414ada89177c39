"""The parts of the ERAS draft beside its entries: scholarly work, optional blocks, places, the statement."""

from collections.abc import Iterator
from dataclasses import dataclass

from awaykit.documents.eras_blocks import BlockLines, block_lines
from awaykit.documents.paper import told
from awaykit.documents.people import begun
from awaykit.planning.eras.drafted import DraftWork, ErasDraft, StatementCheck, WorkAuthor
from awaykit.wording import shortened

_MOST_OF_A_SENTENCE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorOfWork:
    """An author as the form wants them."""

    name: str = told("Family name and initials: Smith CB")
    is_applicant: bool = told("Whether it is the applicant, as far as the name tells")
    is_in_doubt: bool = told("Whether the print leaves open which is the family name")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLines:
    """One scholarly work."""

    type: str = told("Its type, as the form has it")
    nearest: str = told("The nearest type of the form, where it has no such type; mostly empty")
    title: str = told("Its title, character for character as it is pasted")
    authors: tuple[AuthorOfWork, ...] = told("The authors in their order")
    authors_text: str = told("The authors as they are pasted")
    where: str = told("Journal, book or meeting; may be empty")
    when: str = told("Month and year; may be empty")
    state: str = told("How far it has come; may be empty")
    identifier: str = told("PMID or DOI; may be empty")
    starred: bool = told("Whether it is one of those to star")


@dataclass(frozen=True, slots=True, kw_only=True)
class TitledBlock:
    """An optional text of the form."""

    title: str = told("The name of the field")
    block: BlockLines = told("Its text")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceLines:
    """A Census division that the applicant prefers."""

    division: str = told("The division")
    note: str = told("What to look at, where the form has no such division; mostly empty")
    why: BlockLines | None = told("Why, in the applicant's own words")


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoLine:
    """A sentence that stands twice."""

    sentence: str = told("The sentence of the statement, shortened")
    entry: str = told("The entry that has it too")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLines:
    """What the form makes of the personal statement."""

    block: BlockLines = told("Its text")
    words: int = told("How many words it has")
    least_words: int = told("How many are customary at least")
    most_words: int = told("How many are customary at most")
    words_label: str = told("How sure that custom is: reported")
    is_short: bool = told("Whether it is shorter than customary")
    is_long: bool = told("Whether it is longer than customary")
    echoes: tuple[EchoLine, ...] = told("Sentences that also stand in an entry")
    shared: tuple[str, ...] = told("Words that your feedback has too")


def work_lines(draft: ErasDraft) -> tuple[WorkLines, ...]:
    """The scholarly works as the form takes them."""
    return tuple(map(_work, draft.works))


def _work(work: DraftWork) -> WorkLines:
    return WorkLines(
        type=begun(work.type),
        nearest=work.nearest,
        title=work.title.text,
        authors=tuple(map(_author, work.authors)),
        authors_text=", ".join(author.name for author in work.authors),
        where=work.where.text if work.where else "",
        when=work.on.in_words if work.on else "",
        state=work.state,
        identifier=work.identifier,
        starred=work.starred,
    )


def _author(author: WorkAuthor) -> AuthorOfWork:
    return AuthorOfWork(name=author.name, is_applicant=author.is_applicant, is_in_doubt=author.is_in_doubt)


def optional_blocks(draft: ErasDraft) -> Iterator[TitledBlock]:
    """The impactful experience and the hobbies, those that the applicant wrote."""
    limits = draft.limits
    for title, block, limit in (
        ("Impactful experience", draft.impactful, limits.max_impactful_characters),
        ("Hobbies and interests", draft.hobbies, limits.max_hobbies_characters),
    ):
        if block is not None:
            yield TitledBlock(title=title, block=block_lines(block, limit))


def preference_lines(draft: ErasDraft) -> tuple[PreferenceLines, ...]:
    """The Census divisions that the applicant prefers."""
    return tuple(
        PreferenceLines(division=division, note=note, why=block_lines(why) if why else None)
        for division, note, why in draft.preferences
    )


def statement_lines(statement: StatementCheck | None, draft: ErasDraft) -> StatementLines | None:
    """The check of the statement; None without one."""
    if statement is None:
        return None
    names = {place: each.entry.organization for each in draft.entries for place in each.entry.told}
    least, most = statement.customary
    return StatementLines(
        block=block_lines(statement.block, draft.limits.max_statement_characters),
        words=statement.words,
        least_words=least,
        most_words=most,
        words_label=draft.limits.customary_statement_words.label_for_applicant,
        is_short=statement.words < least,
        is_long=statement.words > most,
        echoes=tuple(
            EchoLine(sentence=shortened(sentence, _MOST_OF_A_SENTENCE), entry=names.get(place, ""))
            for sentence, place in statement.echoes
        ),
        shared=statement.shared,
    )
