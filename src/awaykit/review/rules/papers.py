"""Rules on the words of every paper: example values, marks to fill, names of other writers."""

import re
from collections.abc import Iterator, Sequence

from awaykit.model.base import Names
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.plan.plan import Plan
from awaykit.review.findings import Importance, Remark, rule_of_thumb
from awaykit.review.rule import rule
from awaykit.review.texts import Words, fields_in, name_pattern, names_of, whole_words
from awaykit.screen.lexicon import Lexicon


def examples_left(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Place and value of every field that still holds its example; ids aside, which no paper prints."""
    found = []
    for place, field, value in fields_in(dossier):
        extra = field.json_schema_extra
        example = extra.get("example") if isinstance(extra, dict) else None
        is_id = any(isinstance(mark, Names) for mark in field.metadata)
        if isinstance(example, str) and not is_id and value in (example, (example,)):
            found.append((place, example))
    return tuple(found)


LEXICON = Lexicon("emails")
"""What rules on e-mails and other papers look for."""


@rule(
    "PAP001",
    "An example value is still in the paper",
    looks_at="The values with which a blank dossier begins, wherever a paper for others prints one.",
    importance=Importance.HIGH,
    sources=[rule_of_thumb("A reader who finds an example value doubts the rest")],
    reads=lambda words: words.is_for_others,
    holds=True,
)
def example_value_in_paper(dossier: Dossier, _plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """A blank dossier begins with example values, and a paper that prints one is not finished.

    Wrong when your own value happens to be the same as the example: then acknowledge the text.
    """
    left = [(place, value, whole_words(value)) for place, value in examples_left(dossier)]
    for words in papers:
        for place, value, pattern in left:
            if pattern.search(words.text):
                yield words.remark(
                    f'The example value "{value}" still stands in this paper.',
                    "Write your own value in its place.",
                    value,
                    place=place,
                )


@rule(
    "PAP002",
    "Another letter writer is named",
    looks_at="The names of your other letter writers, in papers that go to one of them.",
    importance=Importance.HIGH,
    sources=[rule_of_thumb("A letter is confidential: a writer need not know who else writes")],
    reads=lambda words: words.reader_kind is Reader.LETTER_WRITER,
    holds=True,
)
def other_writer_named(dossier: Dossier, _plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """A writer who reads another writer's name compares, or thinks that the paper was meant for them.

    Wrong when the other writer is named for another reason, for example as an author of a paper
    of yours: then acknowledge the text.
    """
    for words in papers:
        others = names_of_other_writers(dossier, words.reader)
        for block in words.blocks():
            for name, place, pattern in others:
                if pattern.search(block):
                    yield words.remark(
                        f"This paper for another letter writer names {name}.",
                        "Take the name out, or write what it says without the name.",
                        block,
                        place=place,
                    )


@rule(
    "PAP003",
    "A mark to fill is left",
    looks_at="Marks such as [...], TODO, XXX or {{, in papers for others.",
    importance=Importance.HIGH,
    sources=[rule_of_thumb("A mark to fill tells a reader that nobody read the paper before them")],
    reads=lambda words: words.is_for_others,
    holds=True,
)
def mark_left(_dossier: Dossier, _plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """A mark that was meant to be replaced shows that the paper is not finished.

    Wrong when the mark belongs to the text, for example dots in brackets within a quotation: then
    acknowledge the text.
    """
    for words in papers:
        for block in words.blocks():
            if found := LEXICON["mark_to_fill"].search(block):
                yield words.remark(
                    f'The mark "{found[0]}" is left in this paper.',
                    "Write what belongs there, or take the mark out.",
                    block,
                )


def names_of_other_writers(dossier: Dossier, reader: str) -> list[tuple[str, str, re.Pattern[str]]]:
    """Names and greetings of all writers but the reader, with their places; namesakes are left out.

    The applicant's own name and form of address are in every paper, so they count as no one's.
    """
    applicant = dossier.applicant
    allowed = {applicant.name.full.casefold(), (applicant.referred_to_as or "").casefold()}
    for _, writer in dossier.writers():
        if writer.id == reader:
            allowed.update(name.casefold() for name in names_of(writer.name, writer.greeting))
    return [
        (name, f"rotations[{row}].letter_writers[{column}]", name_pattern(name))
        for row, rotation in enumerate(dossier.rotations)
        for column, writer in enumerate(rotation.letter_writers)
        for name in names_of(writer.name, writer.greeting)
        if name.casefold() not in allowed
    ]
