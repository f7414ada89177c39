"""EML005: the same reason given to two programs."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.planning.plan import Plan
from awaykit.review.emails_parties import parties
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.rules import rule_on_words
from awaykit.review.sources import rule_of_thumb
from awaykit.review.words import Words, whole_words

_ALIKE = 0.8
"""Share of words, in the same order, from which two sentences are nearly the same."""

_FEWEST_WORDS = 8
"""A shorter sentence may well be true of two programs: "I would like to see how you do that"."""

_SHOWN_WORDS = 6
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_A_NAME = "@"


def prints_a_reason(words: Words) -> bool:
    """Whether the paper prints the applicant's own reason for a program."""
    return any(place.endswith(".rotation.why") for place in words.prints)


@rule_on_words(
    "EML005",
    "The same reason for two programs",
    looks_at=(
        "Your own sentences in `why`, wherever one goes to a program, compared with those for every other; "
        "names of programs and people don't count."
    ),
    importance=Importance.HIGH,
    sources=[rule_of_thumb("A reason that fits two programs is a reason for neither")],
    reads=prints_a_reason,
    confidence=Confidence.LIKELY,
    holds=True,
)
def reason_of_its_own(dossier: Dossier, _plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """Program directors know each other, and a sentence that only changes the name is easily known.

    Sentences that went out earlier count too, as long as they stand in the dossier. A checklist for a
    portal, from which you copy, is told but not held.

    Wrong when the same thing is true of both and you want to say it twice: then acknowledge the text.
    """
    names = _patterns_of_names(dossier)
    reasons = [
        (row, program, tuple(_sentences(program, names))) for row, program in enumerate(dossier.programs)
    ]
    for words in papers:
        for row, program, mine in reasons:
            place = f"programs[{row}].rotation.why"
            if not words.prints_place(place):
                continue
            for other in (each for each in reasons if each[1] is not program):
                if same := _nearly_the_same(mine, other[2]):
                    yield Remark(
                        message=f"You give {_called(other[1])} nearly the same reason: “{_short(same)}”.",
                        hint="Write what is true of this program only.",
                        place=place,
                        paper=words.paper if words.is_for_others else None,
                        text=same,
                    )
                    break


def _patterns_of_names(dossier: Dossier) -> tuple[re.Pattern[str], ...]:
    """All names of programs, their towns and people, the longest first."""
    named = {name for party in parties(dossier) for name in (*party.names, *party.parts)}
    cities = {program.city for program in dossier.programs if program.city}
    return tuple(whole_words(name) for name in sorted(named | cities, key=len, reverse=True))


def _sentences(program: Program, names: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each sentence of the reason for a program, with its words where names are all the same."""
    why = program.rotation.why if program.rotation else None
    for sentence in _SENTENCE.split(why) if why else ():
        bare = sentence
        for name in names:
            bare = name.sub(_A_NAME, bare)
        yield " ".join(sentence.split()), tuple(re.findall(rf"{_A_NAME}|{_WORD.pattern}", bare.casefold()))


def _nearly_the_same(
    mine: Sequence[tuple[str, tuple[str, ...]]], theirs: Sequence[tuple[str, tuple[str, ...]]]
) -> str | None:
    """The first sentence of mine that is nearly one of theirs."""
    for sentence, words in mine:
        if len(words) < _FEWEST_WORDS:
            continue
        if any(_alike(words, other) for _, other in theirs):
            return sentence
    return None


def _alike(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    matcher = SequenceMatcher(None, words, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
    )


def _called(program: Program) -> str:
    return program.hospital or program.name


def _short(sentence: str) -> str:
    words = sentence.split()
    return sentence if len(words) <= _SHOWN_WORDS else f"{' '.join(words[:_SHOWN_WORDS])} …"
