"""Rules on the words of e-mails: gaps, subjects found again, reasons of their own."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.plan.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark, rule_of_thumb, source_of
from awaykit.review.rule import rule
from awaykit.review.rules.email_parties import parties
from awaykit.review.rules.emails import is_mail, place_of
from awaykit.review.rules.papers import MARKS_TO_FILL
from awaykit.review.texts import Words, whole_words
from awaykit.season.guide import guide
from awaykit.wording import counted

_TO_FILL = (
    r"(?:programs?|programmes?|hospitals?|institutions?|universit(?:y|ies)|departments?|services?|special(?:i)?ty"
    r"|rotations?|electives?|observerships?|dates?|days?|weeks?|months?|years?|start|end|names?|titles?"
    r"|coordinators?|contacts?|attendings?|physicians?|doctors?|writers?|directors?|dr\.?|mr\.?|ms\.?|greeting"
    r"|reasons?|school|city|state|number|score|links?|attachments?|your|of|the|first|last|full|here|and|or|to)"
)
_TITLE = r"(?:Dr|Prof|Mr|Ms|Mrs|Mx)"
_LEFT = re.compile(
    rf"""
      [\[<«] \s* {_TO_FILL} (?: ['’]s )? (?: [\s/]+ {_TO_FILL} (?: ['’]s )? )* \s* [\]>»]   # [Program name]
    | \{{ [\w\s.'’-]* \}} | \$\{{ \w+ \}} | (?<![\d\w]) % (?: \(\w+\) )? [sd] (?!\w)        # {{name}}, %s
    | (?-i: (?<![\w,]) (?<!\d[ ]) XX (?! \w | [ ](?:century|chromosome|karyotype|genotype) ) )
    | ^ Dear \s* [,:]? $ | (?<!\w) Dear \s+ {_TITLE} \.? \s* (?: [,:] | $ )                   # Dear Dr. ,
    | (?<!\w) {_TITLE} \.? \s? / \s? {_TITLE} (?!\w)                                         # Mr./Ms.
    | (?-i: (?<!\w) (?: Dear | Dr\. | at | from | on | until ) [ ] (?: None | null | undefined ) (?!\w) )
    | , \s* , | ; \s* ; | : \s* [,.] | (?<!\.) \. [ ]? \. (?!\.)                           # ,, and ..
    | \( \s* \) | “ \s* ” | (?<!") "" (?!")
    | [ ] [,.] (?= \s | $ )                                                                # at , on .
    | (?<!\w) from \s to (?!\w) | (?<!\w) between \s and (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Marks of form letters, and what is left where a value was empty; PAP003 has the marks of all papers."""


@rule(
    "EML002",
    "An e-mail shows a gap",
    looks_at=(
        "What a form letter leaves behind, in e-mails: [Coordinator], “Dear Dr. ,”, Mr./Ms., XX, {name}, two "
        "commas, empty brackets. Marks that no paper may have are PAP003's."
    ),
    importance=Importance.HIGH,
    sources=[rule_of_thumb("A gap tells a reader that the same message went to many")],
    reads=is_mail,
    holds=True,
)
def gap_left(dossier: Dossier, _plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """A gap shows that a message was filled in and not read.

    Double spaces are not looked for: an e-mail is made with single ones.

    Wrong when the sign belongs to the text, for example the two letters of a karyotype: then
    acknowledge the text.
    """
    for words in papers:
        for block in words.blocks():
            found = _LEFT.search(block)
            if found and not MARKS_TO_FILL.search(block):
                yield Remark(
                    message=f"Here something is missing or left: “{_shown(block, found)}”.",
                    hint="Write what belongs there, or take it out.",
                    place=place_of(dossier, words, block),
                    paper=words.paper,
                    text=block,
                )


def _shown(block: str, found: re.Match[str]) -> str:
    """What was found, with the word before it, so that "at ," can be found again."""
    start = block.rfind(" ", 0, max(found.start() - 1, 0)) + 1
    return block[start : found.end()].strip()


@rule(
    "EML004",
    "A subject that can be found again",
    looks_at="The subject of each e-mail: whether it has your name, and how long it is.",
    importance=Importance.LOW,
    sources=[
        rule_of_thumb("Coordinators search their mail by name, hospital and dates"),
        source_of(guide().most_characters_in_a_subject),
    ],
    reads=is_mail,
)
def subject_found_again(dossier: Dossier, plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """A coordinator looks for your message weeks later, by your name; a long subject is cut off.

    How many words the message itself may have is told with the message, when it is made.

    Wrong when the reader knows you by another name.
    """
    most = plan.guide.most_characters_in_a_subject
    name = dossier.applicant.name
    patterns = [whole_words(each) for each in (name.full, name.last, name.preferred) if each]
    for words in papers:
        subject = words.mail.subject if words.mail else ""
        found = [pattern.search(subject) for pattern in patterns]
        if not any(found):
            yield _on_subject(words, "The subject of this e-mail lacks your name.", "Put your name into it.")
        beside = len(subject) - max((len(each[0]) for each in found if each), default=0)
        if beside > most.value:
            has = f"The subject of this e-mail has {counted(beside, 'character')} beside your name"
            message = f"{has}; at most {most.value} are read."
            yield _on_subject(words, message, "Say what, where, when and who, and no more.")


def _on_subject(words: Words, message: str, hint: str) -> Remark:
    return Remark(
        message=message,
        hint=hint,
        place=words.place,
        paper=words.paper,
        text=words.mail.subject if words.mail else None,
    )


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


@rule(
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
