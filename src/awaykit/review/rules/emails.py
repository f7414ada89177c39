"""Rules on e-mails: attachments, status of the request, words over budget."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from types import MappingProxyType

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation
from awaykit.plan.applicant_status import status_in
from awaykit.plan.hosts import FOR_STUDENTS
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import ApplicationPhase, application_moment
from awaykit.review.findings import Confidence, Importance, Remark, guide, rule_of_thumb
from awaykit.review.rule import rule_on_words
from awaykit.review.texts import Words, field_texts
from awaykit.wording import date_in_words

_APPLIES = "cover"
_ASKS_AGAIN = "follow-up"


def is_mail(words: Words) -> bool:
    """Whether the paper is an e-mail."""
    return words.mail is not None


def applies(words: Words) -> bool:
    """Whether it is the e-mail by which one applies for a rotation."""
    return is_mail(words) and words.kind == _APPLIES


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


def place_of(dossier: Dossier, words: Words, text: str) -> str:
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


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)


_NAMED_BY = MappingProxyType(
    {
        "letter-packet": _any_of(r"packet"),
        "cv": _any_of(r"cv(?!\w)|r[eé]sum[eé]|curriculum"),
        "photo": _any_of(r"photo|picture"),
        "transcript": _any_of(r"transcript|marks? sheet"),
        "final-year-proof": _any_of(r"final.year|enrol|student status|bonafide"),
        "score-report": _any_of(r"scores?(?!\w)|score report|usmle|step [123](?!\w)"),
        "immunizations": _any_of(r"immuni[sz]|vaccin"),
        "tb-test": _any_of(r"tb(?!\w)|tubercul|quantiferon|mantoux"),
        "health-insurance": _any_of(r"(?:health |medical |travel )?insurance"),
        "malpractice": _any_of(r"malpractice|liability"),
        "deans-letter": _any_of(r"dean|mspe"),
        "passport": _any_of(r"passport"),
        "background-check": _any_of(r"background|police|criminal"),
        "english-test": _any_of(r"english|toefl|ielts|oet(?!\w)"),
        "certificate": _any_of(r"certificate|training|hipaa"),
        "structured-letter-form": _any_of(r"(?:structured.letter |letter )?form(?!\w)"),
        "other": _any_of(r"documents?|papers?|forms?|files?|letters?"),
    }
)
"""How the words of an e-mail can name each thing that goes with it."""

_IN_WORDS = MappingProxyType(
    {"letter-packet": "the packet", "cv": "your CV", "tb-test": "your TB test result", "other": "a document"}
)

_CLAIM = re.compile(
    r"""(?<!\w)(?:
      attached (?! \s to \s (?! (?:this|the|my) \s (?:e-?mail|message|mail) ) ) | attachments? | attaching
    | (?<=I[ ])attach | enclos(?:ures?|ing) | (?: find | are | is | have ) \s enclosed
    | enclosed (?= \s (?: is | are | you | please | my | find ) )
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_DENIES = re.compile(r"(?<!\w)(?:not?|never|nothing|without|cannot|\w+n['’]t)(?!\w)", re.IGNORECASE)
_ONLY_SUPPOSES = re.compile(
    r"(?<!\w)(?:can|could|may|might|shall|should|will|would|if|as soon as|once|any|which|what|in an?)(?!\w)",
    re.IGNORECASE,
)
_THE = re.compile(r"(?<!\w)(?:the|this|my)\s+$", re.IGNORECASE)
_VERB = re.compile(r"(?<!\w)(?:is|are|was|were|will|can|has|have|had|follows?|am|I)(?!\w)", re.IGNORECASE)
_BEGINS = re.compile(r"^\W*(?:(?:is|are|please find)\W+)?", re.IGNORECASE)
_ENDS = re.compile(r"(.*)(?<!\w)(?:is|are)\s+(?:also\s+|again\s+)?$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_JOINTS = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s+as well as\s+", re.IGNORECASE)


@rule_on_words(
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
            for claim in _claims(block):
                claimed = _kinds_claimed(claim)
                if not claimed and block.endswith(":"):
                    claimed = _kinds_in(_items_after(blocks[index:]))
                yield from _of_claim(dossier, words, block, claimed)
        text = " ".join(blocks)
        for kind in dict.fromkeys(carried):
            if not _names(kind, text):
                yield _remark(
                    words,
                    f"{_begun(_in_words(kind))} goes with this e-mail, which does not name it.",
                    "Name it in the message, or take it away.",
                    words.place,
                    blocks[0] if blocks else "",
                )


def _claims(block: str) -> Iterator[str]:
    """The sentences that say that something goes with the e-mail."""
    for sentence in _SENTENCE.split(block):
        found = _CLAIM.search(sentence)
        before = sentence[: found.start()] if found else ""
        is_there = _THE.search(before) or not _ONLY_SUPPOSES.search(before)
        if found and is_there and not _DENIES.search(before):
            yield sentence


def _items_after(blocks: Sequence[str]) -> tuple[str, ...]:
    """The items of the list that the first block announces."""
    items = []
    for block in blocks[1:]:
        if not block.startswith("- "):
            break
        items.append(block[2:])
    return tuple(items)


def _kinds_claimed(sentence: str) -> tuple[tuple[str, ...], ...]:
    """For each thing that is said to be attached ("Attached is my CV"), the kinds that it can be."""
    found = _CLAIM.search(sentence)
    if found is None:
        return ()
    after = _BEGINS.sub("", sentence[found.end() :])
    said = _ENDS.search(sentence[: found.start()])
    before = _JOINTS.split(said[1]) if said else []
    return _kinds_in((*_before_a_verb(_JOINTS.split(after)), *_before_a_verb(reversed(before))))


def _kinds_in(pieces: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The kinds that each piece can mean: "malpractice insurance" names two, and is one of them."""
    found = (tuple(kind for kind in _NAMED_BY if kind != "other" and _names(kind, piece)) for piece in pieces)
    return tuple(dict.fromkeys(kinds for kinds in found if kinds))


def _before_a_verb(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of a list of things, up to one that says something of its own."""
    for piece in pieces:
        if _VERB.search(piece):
            return
        yield piece


def _of_claim(
    dossier: Dossier, words: Words, block: str, claimed: Sequence[tuple[str, ...]]
) -> Iterator[Remark]:
    carried = words.mail.attached if words.mail else ()
    if not carried:
        yield _remark(
            words,
            "This e-mail says that something is attached, and nothing is.",
            "Attach it, or take the sentence out.",
            place_of(dossier, words, block),
            block,
        )
        return
    for kinds in claimed:
        if not {*kinds, "other"} & set(carried):
            yield _remark(
                words,
                f"This e-mail says that {_in_words(kinds[0])} is attached, and it is not.",
                "Attach it, or take it out of the sentence.",
                place_of(dossier, words, block),
                block,
            )


def _names(kind: str, text: str) -> bool:
    pattern = _NAMED_BY.get(kind)
    return pattern is None or pattern.search(text) is not None


def _in_words(kind: str) -> str:
    return _IN_WORDS.get(kind) or f"your {kind.replace('-', ' ').replace('deans', 'dean’s')}"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _remark(words: Words, message: str, hint: str, place: str, text: str) -> Remark:
    return Remark(message=message, hint=hint, place=place, paper=words.paper, text=text)


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
_SENTENCE_IN_EMAIL = re.compile(r"(?<=[.!?])\s+")


@rule_on_words(
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
    reads=applies,
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
                yield Remark(
                    message=f"This e-mail applies, and the deadline was {date_in_words(deadline)}.",
                    hint="Ask whether the host still takes applications, or write its new deadline.",
                    place=f"{found[1]}.rotation.deadline",
                    paper=words.paper,
                    text=words.mail.subject,
                )
            continue
        for rotation in rotations_of(dossier, words):
            if rotation.starts and _is_over(rotation.starts, goes_out, plan):
                yield Remark(
                    message=f"This e-mail applies for {date_in_words(rotation.starts)}, which is soon.",
                    hint="Ask first whether the host still takes applications.",
                    place=plan.rotations[rotation.id].place,
                    importance=Importance.MEDIUM,
                    confidence=Confidence.LIKELY,
                )


def _is_over(starts: date, goes_out: date, plan: Plan) -> bool:
    return application_moment(starts, plan.guide, goes_out) is ApplicationPhase.OVER


@rule_on_words(
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
            place = plan.rotations[rotation.id].place
            if rotation.kind in FOR_STUDENTS:
                yield _of_a_graduate(words, f"an {rotation.kind.value}", f"{place}.kind")
            elif _said_of_vslo(words):
                yield _of_a_graduate(words, "a place through VSLO", f"{place}.pathway")


def _of_a_graduate(words: Words, what: str, place: str) -> Remark:
    asked = what.replace("an subinternship", "a subinternship")
    return Remark(
        message=f"This e-mail asks for {asked}, and you will be a graduate by then.",
        hint="Ask for an observership or an externship, or correct the month of graduation.",
        place=place,
        paper=words.paper,
        text=words.mail.subject if words.mail else None,
    )


@rule_on_words(
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
            yield Remark(
                message=f"This e-mail speaks of applying through VSLO, and {why}.",
                hint="Choose another pathway, or record takes_part_in_vslo: yes, if it does.",
                place="applicant.school.takes_part_in_vslo" if school else "applicant.school",
                paper=words.paper,
                text=said,
            )


def _said_of_vslo(words: Words) -> str:
    """The sentences that speak of VSLO without a no, joined."""
    sentences = (each for block in words.blocks() for each in _SENTENCE_IN_EMAIL.split(block))
    return " ".join(each for each in sentences if _VSLO.search(each) and not _NOT.search(each))
