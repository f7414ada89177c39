"""EML006 to EML008: an e-mail that applies too late, or by a way that is not open to the applicant."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.planning.pathways import FOR_STUDENTS
from awaykit.planning.plan import Plan
from awaykit.planning.standing import status_in
from awaykit.planning.windows import Moment, application_moment
from awaykit.review.emails import applies, asks_for_a_rotation, is_mail, program_of, rotations_of
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.rules import rule_on_words
from awaykit.review.sources import guide, rule_of_thumb
from awaykit.review.words import Words
from awaykit.wording import date_in_words

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
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


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
    return application_moment(starts, plan.guide, goes_out) is Moment.OVER


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
    sentences = (each for block in words.blocks() for each in _SENTENCE.split(block))
    return " ".join(each for each in sentences if _VSLO.search(each) and not _NOT.search(each))
