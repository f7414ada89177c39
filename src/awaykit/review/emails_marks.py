"""EML002 and EML004: what a form letter leaves in an e-mail, and a subject that nobody finds again."""

import re
from collections.abc import Iterator, Sequence

from awaykit.model.dossier import Dossier
from awaykit.planning.plan import Plan
from awaykit.review.emails import is_mail, place_of
from awaykit.review.findings import Importance, Remark
from awaykit.review.papers import MARKS_TO_FILL
from awaykit.review.rules import rule_on_words
from awaykit.review.sources import rule_of_thumb, source_of
from awaykit.review.words import Words, whole_words
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


@rule_on_words(
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


@rule_on_words(
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
