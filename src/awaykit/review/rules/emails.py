"""Rules on e-mails: gaps, subjects, reasons, the time to apply, and what a graduate may ask for."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation
from awaykit.plan.applicant_status import status_in
from awaykit.plan.hosts import FOR_STUDENTS
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import ApplicationPhase, application_moment
from awaykit.review.findings import Confidence, Importance, Remark, guide, rule_of_thumb, source_of
from awaykit.review.needs import host_name
from awaykit.review.rule import rule
from awaykit.review.rules.email_parties import parties
from awaykit.review.rules.papers import MARKS_TO_FILL
from awaykit.review.texts import Words, field_texts, whole_words
from awaykit.season.guide import guide as figures
from awaykit.sentences import sentences
from awaykit.wording import counted, date_in_words

_APPLIES = "cover"
_ASKS_AGAIN = "follow-up"


def is_mail(words: Words) -> bool:
    """Whether the paper is an e-mail."""
    return words.mail is not None


def asks_for_a_rotation(words: Words) -> bool:
    """Whether it asks a host for a rotation, for the first time or once more."""
    return is_mail(words) and words.kind in (_APPLIES, _ASKS_AGAIN)


def rotations_of(dossier: Dossier, words: Words) -> tuple[Rotation, ...]:
    """The rotations that an e-mail is about: its own first, then others of which it has the service."""
    wanted = words.mail.rotation if words.mail else ""
    found = [
        rotation
        for row, rotation in enumerate(dossier.rotations)
        if rotation.id == wanted or words.prints_place(f"rotations[{row}].service")
    ]
    return tuple(sorted(found, key=lambda rotation: rotation.id != wanted))


def program_of(dossier: Dossier, words: Words) -> tuple[Program, str] | None:
    """The program that an e-mail is about, and its entry: the reader's, else that of the rotation."""
    rotation = next(iter(rotations_of(dossier, words)), None)
    found = [(program, f"programs[{row}]") for row, program in enumerate(dossier.programs)]
    of_reader = (each for each in found if words.place.startswith(f"{each[1]}."))
    of_rotation = (each for each in found if rotation and rotation.program == each[0].id)
    return next(chain(of_reader, of_rotation), None)


def printed_field(dossier: Dossier, words: Words, text: str) -> str:
    """The field of the dossier from which `text` came into the paper, else what the paper is about.

    A paragraph of the paper may be a part of a field, or hold the whole of one among other sentences.
    """
    wanted = " ".join(text.split())
    own = [
        (each.place, " ".join(each.text.split()))
        for each in field_texts(dossier, (words,))
        if words.paper in each.papers
    ]
    return next((place for place, said in own if wanted in said or said in wanted), words.place)


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
                # With the word before it, so that "at ," can be found again.
                start = block.rfind(" ", 0, max(found.start() - 1, 0)) + 1
                yield words.remark(
                    f"Here something is missing or left: “{block[start : found.end()].strip()}”.",
                    "Write what belongs there, or take it out.",
                    block,
                    place=printed_field(dossier, words, block),
                )


@rule(
    "EML004",
    "A subject that can be found again",
    looks_at="The subject of each e-mail: whether it has your name, and how long it is.",
    importance=Importance.LOW,
    sources=[
        rule_of_thumb("Coordinators search their mail by name, hospital and dates"),
        source_of(figures().most_characters_in_a_subject),
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
            lacks = "The subject of this e-mail lacks your name."
            yield words.remark(lacks, "Put your name into it.", subject)
        beside = len(subject) - max((len(each[0]) for each in found if each), default=0)
        if beside > most.value:
            has = f"The subject of this e-mail has {counted(beside, 'character')} beside your name"
            yield words.remark(
                f"{has}; at most {most.value} are read.",
                "Say what, where, when and who, and no more.",
                subject,
            )


_ALIKE = 0.8
"""Share of words, in the same order, from which two sentences are nearly the same."""

_FEWEST_WORDS = 8
"""A shorter sentence may well be true of two programs: "I would like to see how you do that"."""

_SHOWN_WORDS = 6
_A_NAME = "@"
_WORD_OR_NAME = re.compile(rf"{_A_NAME}|\w+(?:['’]\w+)*")


@rule(
    "EML005",
    "The same reason for two programs",
    looks_at=(
        "Your own sentences in `why`, wherever one goes to a program, compared with those for every other; "
        "names of programs and people don't count."
    ),
    importance=Importance.HIGH,
    sources=[rule_of_thumb("A reason that fits two programs is a reason for neither")],
    reads=lambda words: any(place.endswith(".rotation.why") for place in words.prints),
    confidence=Confidence.LIKELY,
    holds=True,
)
def reason_of_its_own(dossier: Dossier, _plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """Program directors know each other, and a sentence that only changes the name is easily known.

    Sentences that went out earlier count too, as long as they stand in the dossier. A checklist for a
    portal, from which you copy, is told but not held.

    Wrong when the same thing is true of both and you want to say it twice: then acknowledge the text.
    """
    named = {name for party in parties(dossier) for name in (*party.names, *party.parts)}
    cities = {program.city for program in dossier.programs if program.city}
    names = [whole_words(name) for name in sorted(named | cities, key=len, reverse=True)]
    reasons = [tuple(_sentences(program, names)) for program in dossier.programs]
    for words in papers:
        for row, mine in enumerate(reasons):
            place = f"programs[{row}].rotation.why"
            if not words.prints_place(place):
                continue
            for other, theirs in zip(dossier.programs, reasons, strict=True):
                same = None if other is dossier.programs[row] else _nearly_the_same(mine, theirs)
                if same:
                    begun = " ".join(same.split()[:_SHOWN_WORDS])
                    shown = same if len(same.split()) <= _SHOWN_WORDS else f"{begun} …"
                    yield Remark(
                        message=f"You give {host_name(other)} nearly the same reason: “{shown}”.",
                        hint="Write what is true of this program only.",
                        place=place,
                        paper=words.paper if words.is_for_others else None,
                        text=same,
                    )
                    break


def _sentences(program: Program, names: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each sentence of the reason for a program, with its words where names are all the same."""
    why = program.rotation.why if program.rotation else None
    for sentence in sentences(why, also_at=";") if why else ():
        bare = sentence
        for name in names:
            bare = name.sub(_A_NAME, bare)
        yield " ".join(sentence.split()), tuple(_WORD_OR_NAME.findall(bare.casefold()))


def _nearly_the_same(
    mine: Sequence[tuple[str, tuple[str, ...]]], theirs: Sequence[tuple[str, tuple[str, ...]]]
) -> str | None:
    """The first sentence of mine that is nearly one of theirs."""
    for sentence, words in mine:
        for _, other in theirs if len(words) >= _FEWEST_WORDS else ():
            matcher = SequenceMatcher(None, words, other, autojunk=False)
            ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # the quick ones first
            if all(ratio() >= _ALIKE for ratio in ratios):
                return sentence
    return None


_OWNS_UP = re.compile(
    r"""(?<!\w)(?:
      (?: time \s to \s apply | closing \s date | last \s day | deadline
        | (?: application | your ) \s (?: window | period ) ) [^.?!]{0,60}
      (?: has | have | had | is | was ) \s (?: already \s | just \s )? (?: passed | past | over | closed )
    | you \s+ still \s+ (?: take | accept | consider )
    | (?: past | after | missed ) \s+ (?: the | your ) \s+ (?: \w+ \s+ )? deadline
    | late \s+ (?: application | request | in \s asking )
    | (?: ask | apply ) \w* \s+ late | waiting \s+ list | waitlist
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words by which an e-mail says itself that the time to apply is past."""

_VSLO = re.compile(r"(?<!\w)VSLO(?!\w)|visiting student learning opportunities", re.IGNORECASE)
_NOT = re.compile(
    r"(?<!\w)(?:not?|cannot|never|without|instead of|other than|\w+n['’]t)(?!\w)", re.IGNORECASE
)


@rule(
    "EML006",
    "The time to apply is past",
    looks_at=(
        "The host's deadline, or without one the months before the rotation, on the day on which a cover "
        "e-mail goes out; an e-mail that says so itself is in order."
    ),
    importance=Importance.HIGH,
    sources=[
        guide("4.2"),
        rule_of_thumb("Without a deadline, some hosts take applications until a month before"),
    ],
    reads=lambda words: is_mail(words) and words.kind == _APPLIES,
    holds=True,
)
def time_to_apply(dossier: Dossier, plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """An application after the deadline that does not mention it looks careless; a question is still welcome.

    Wrong when the host has told you that it still takes applications: then write the new deadline.
    """
    for words in papers:
        if words.mail is None or _OWNS_UP.search(words.text):
            continue
        goes_out, found = words.mail.goes_out_on(plan.today), program_of(dossier, words)
        deadline = found[0].rotation.deadline if found and found[0].rotation else None
        if found and deadline:
            if deadline < goes_out:
                yield words.remark(
                    f"This e-mail applies, and the deadline was {date_in_words(deadline)}.",
                    "Ask whether the host still takes applications, or write its new deadline.",
                    words.mail.subject,
                    place=f"{found[1]}.rotation.deadline",
                )
            continue
        for rotation in rotations_of(dossier, words):
            starts = rotation.starts
            if starts and application_moment(starts, plan.guide, goes_out) is ApplicationPhase.OVER:
                yield Remark(
                    message=f"This e-mail applies for {date_in_words(starts)}, which is soon.",
                    hint="Ask first whether the host still takes applications.",
                    place=plan.rotations[rotation.id].place,
                    importance=Importance.MEDIUM,
                    confidence=Confidence.LIKELY,
                )


@rule(
    "EML007",
    "An elective for a graduate",
    looks_at="The kind of rotation that a host is asked for, and where you stand on its first day.",
    importance=Importance.HIGH,
    sources=[guide("4.1"), rule_of_thumb("Electives and subinternships are for enrolled students")],
    reads=asks_for_a_rotation,
    holds=True,
)
def kind_fits_status(dossier: Dossier, plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """Electives, subinternships and VSLO are for enrolled students; a graduate observes or is an extern.

    Student or graduate is judged on the rotation's own first day. The month of graduation still counts
    as a student's.

    Wrong when the host itself calls it an elective and takes graduates: then acknowledge the text.
    """
    for words in papers:
        for rotation in rotations_of(dossier, words):
            if status_in(rotation, dossier.applicant) is not Status.GRADUATE:
                continue
            if rotation.kind in FOR_STUDENTS:
                asked, field = f"an {rotation.kind.value}".replace("an sub", "a sub"), "kind"
            elif _said_of_vslo(words):
                asked, field = "a place through VSLO", "pathway"
            else:
                continue
            yield words.remark(
                f"This e-mail asks for {asked}, and you will be a graduate by then.",
                "Ask for an observership or an externship, or correct the month of graduation.",
                words.mail.subject if words.mail else "",
                place=f"{plan.rotations[rotation.id].place}.{field}",
            )


@rule(
    "EML008",
    "VSLO without a school that takes part",
    looks_at="Sentences about VSLO in e-mails, and whether your school takes part.",
    importance=Importance.HIGH,
    sources=[guide("4.1")],
    reads=is_mail,
    holds=True,
)
def school_takes_part_in_vslo(dossier: Dossier, _plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """Only students of a school that takes part can apply through VSLO; a host sees that at once.

    Wrong when the sentence only asks about VSLO for later: then acknowledge the text.
    """
    school = dossier.applicant.school
    takes_part = school.takes_part_in_vslo if school else None
    if takes_part:
        return
    for words in papers:
        said = _said_of_vslo(words)
        is_graduate = any(
            status_in(rotation, dossier.applicant) is Status.GRADUATE
            for rotation in rotations_of(dossier, words)
        )
        if said and not (is_graduate and asks_for_a_rotation(words)):
            unknown = "nothing says whether your school takes part"
            why = unknown if takes_part is None else "your school does not take part"
            yield words.remark(
                f"This e-mail speaks of applying through VSLO, and {why}.",
                "Choose another pathway, or record takes_part_in_vslo: yes, if it does.",
                said,
                place="applicant.school.takes_part_in_vslo" if school else "applicant.school",
            )


def _said_of_vslo(words: Words) -> str:
    """The sentences that speak of VSLO without a no, joined."""
    said = (each for block in words.blocks() for each in sentences(block))
    return " ".join(each for each in said if _VSLO.search(each) and not _NOT.search(each))
