"""Rules on e-mails: gaps, attachments, subjects, reasons, the time to apply, what a graduate may ask for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from types import MappingProxyType

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.plan.applicant_status import status_in
from awaykit.plan.hosts import FOR_STUDENTS
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import ApplicationPhase, application_moment
from awaykit.review.findings import Confidence, Importance, Remark, guide, rule_of_thumb, source_of
from awaykit.review.rule import host_name, rule
from awaykit.review.rules.email_names import parties
from awaykit.review.rules.papers import LEXICON
from awaykit.review.texts import Words, is_mail, printed_field, program_of, rotations_of, whole_words
from awaykit.screen.text_rules import TextRules
from awaykit.season.guide import guide as figures
from awaykit.wording import capitalized_first, counted, date_in_words, sentences

_APPLIES = "cover"
_ASKS_AGAIN = "follow-up"


def asks_for_a_rotation(words: Words) -> bool:
    """Whether it asks a host for a rotation, for the first time or once more."""
    return is_mail(words) and words.kind in (_APPLIES, _ASKS_AGAIN)


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
            found = LEXICON["gap"].search(block)
            if found and not LEXICON["mark_to_fill"].search(block):
                # With the word before it: "at ," can then be found again.
                start = block.rfind(" ", 0, max(found.start() - 1, 0)) + 1
                yield words.remark(
                    f"Here something is missing or left: “{block[start : found.end()].strip()}”.",
                    "Write what belongs there, or take it out.",
                    block,
                    place=printed_field(dossier, words, block),
                )


_THINGS = TextRules(LEXICON, "attachments")
_IN_WORDS = MappingProxyType(
    {"letter-packet": "the packet", "cv": "your CV", "tb-test": "your TB test result", "other": "a document"}
)

_BEGINS = re.compile(r"^\W*(?:(?:is|are|please find)\W+)?", re.IGNORECASE)
_ENDS = re.compile(r"(.*)(?<!\w)(?:is|are)\s+(?:also\s+|again\s+)?$", re.IGNORECASE)
_JOINTS = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s+as well as\s+", re.IGNORECASE)


@rule(
    "EML003",
    "What is said to be attached is attached, and the other way round",
    looks_at="The sentences of an e-mail that speak of attachments, and what goes with it.",
    importance=Importance.HIGH,
    sources=[
        rule_of_thumb("A missing attachment costs a second message; one that nobody announced is not opened")
    ],
    reads=is_mail,
    confidence=Confidence.LIKELY,
    holds=True,
)
def attachments_fit(dossier: Dossier, _plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """A reader who looks for an attachment in vain has to write back, and many do not.

    Wrong when the e-mail names what it carries in words that this rule does not know: then
    acknowledge the text.
    """
    for words in papers:
        carried = words.mail.attached if words.mail else ()
        blocks = tuple(words.blocks())
        for index, block in enumerate(blocks):
            for things in _claims(block):
                claimed = things
                if not things and block.endswith(":"):
                    items = takewhile(lambda each: each.startswith("- "), blocks[index + 1 :])
                    claimed = _kinds_in(each.removeprefix("- ") for each in items)
                if not carried:
                    says = "This e-mail says that something is attached, and nothing is."
                    hint = "Attach it, or take the sentence out."
                    yield words.remark(says, hint, block, place=printed_field(dossier, words, block))
                    continue
                for kinds in (each for each in claimed if not {*each, "other"} & set(carried)):
                    says = f"This e-mail says that {_in_words(kinds[0])} is attached, and it is not."
                    hint = "Attach it, or take it out of the sentence."
                    yield words.remark(says, hint, block, place=printed_field(dossier, words, block))
        text = " ".join(blocks)
        unnamed = {row.kind for row in _THINGS.rows if not row.first(text)}
        for kind in dict.fromkeys(carried):
            if kind in unnamed:
                what = _in_words(kind)
                yield words.remark(
                    f"{capitalized_first(what)} goes with this e-mail, which does not name it.",
                    "Name it in the message, or take it away.",
                    blocks[0] if blocks else "",
                )


def _claims(block: str) -> Iterator[tuple[tuple[str, ...], ...]]:
    """For each sentence that announces something with the e-mail, the kinds that each thing can be.

    For example "Attached is my CV".
    """
    for sentence in sentences(block, also_at=";"):
        found = LEXICON["attached"].search(sentence)
        before = sentence[: found.start()] if found else ""
        is_there = LEXICON["article"].search(before) or not LEXICON["supposition"].search(before)
        if not found or not is_there or LEXICON["denial"].search(before):
            continue
        said = _ENDS.search(before)
        lists = (
            _JOINTS.split(_BEGINS.sub("", sentence[found.end() :])),
            reversed(_JOINTS.split(said[1]) if said else []),
        )
        # The things of a list go up to a piece with a statement of its own.
        yield _kinds_in(
            piece
            for pieces in lists
            for piece in takewhile(lambda each: not LEXICON["verb"].search(each), pieces)
        )


def _kinds_in(pieces: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The kinds that each piece can mean: "malpractice insurance" names two, and is one of them."""
    rows = [row for row in _THINGS.rows if row.kind != "other"]
    found = (tuple(row.kind for row in rows if row.first(piece)) for piece in pieces)
    return tuple(dict.fromkeys(kinds for kinds in found if kinds))


def _in_words(kind: str) -> str:
    return _IN_WORDS.get(kind) or f"your {kind.replace('-', ' ').replace('deans', 'dean’s')}"


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
        if words.mail is None or LEXICON["owns_up"].search(words.text):
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
    vslo, negation = LEXICON["vslo"], LEXICON["negation"]
    return " ".join(each for each in said if vslo.search(each) and not negation.search(each))
