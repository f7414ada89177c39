"""The table of all e-mails: its readers, moment, length, enclosures, and how it is recorded.

A new e-mail is a row here, a template in `templates/emails/` and, for its moment, a row of steps.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from awaykit.model.dossier import Dossier
from awaykit.model.record import AttachedFile, FileKind, Reader
from awaykit.papers.emails.email_context import EmailContext, email_context
from awaykit.papers.emails.occasions import (
    NotYet,
    Occasion,
    SendMoment,
    alumni,
    asking,
    attendings,
    contacts,
    cover,
    documents,
    follow_up,
    link,
    materials,
    news,
    office,
    reminder,
    together,
    visa_offices,
    writers,
)
from awaykit.papers.emails.requirements import without_file
from awaykit.papers.enclosures import PACKET, Enclosures, cv_to_enclose
from awaykit.papers.paper import (
    DocumentKind,
    Envelope,
    Folder,
    Format,
    LeftOut,
    Missing,
    Paper,
    PartBudget,
    Planned,
)
from awaykit.papers.views import missing_season_and_dates
from awaykit.plan.applicant_status import status_on
from awaykit.plan.letter_steps import untold
from awaykit.plan.letters import LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.steps import Recorded, StepKind
from awaykit.review.findings import PaperId
from awaykit.wording import capitalized_first

BODY = "body"
"""The one part of an e-mail that has a budget: its body, without the subject."""


# ---- what an e-mail needs of the dossier, beside the two addresses


def season_and_dates(occasion: Occasion) -> Iterable[Missing]:
    """What every e-mail about a letter rests on."""
    return missing_season_and_dates(occasion.dossier, occasion.letter) if occasion.letter else ()


def match_result(occasion: Occasion) -> Iterator[Missing]:
    """How the Match went."""
    if not occasion.dossier.applicant.match:
        hint = "Add match, with matched: yes or no, and the program."
        yield Missing("how the Match went", "applicant.match", hint)


def days(occasion: Occasion) -> Iterator[Missing]:
    """First and last day of the rotation."""
    rotation, hint = occasion.rotations[0], "A host decides by the dates."
    for day, which, field in ((rotation.starts, "first", "starts"), (rotation.ends, "last", "ends")):
        if day is None:
            yield Missing(f"the {which} day of the rotation", f"{occasion.held.place}.{field}", hint)


def status(occasion: Occasion) -> Iterator[Missing]:
    """Student or graduate, on the day of sending and on the first day of the rotation."""
    applicant = occasion.dossier.applicant
    on = (occasion.sent_on, occasion.rotations[0].starts or occasion.sent_on)
    if any(status_on(applicant, day) is None for day in on):
        place = "applicant.graduated" if applicant.graduated else "applicant.status"
        hint = "Write student or graduate, and the month of graduation."
        yield Missing("whether you are a student or a graduate on these days", place, hint)


def school(occasion: Occasion) -> Iterator[Missing]:
    """The medical school."""
    if occasion.dossier.applicant.school is None:
        yield Missing("your medical school", "applicant.school", "Write its name, city and country.")


def application(occasion: Occasion) -> Iterator[Missing]:
    """What a first message carries: a CV, a physician's reason, and what the host requires with it."""
    host, dossier = occasion.host, occasion.dossier
    if host is None:
        return
    if cv_to_enclose(dossier, occasion.plan, Reader.PROGRAM) == Enclosures():
        hint = "Add your education and experiences, or let programs see your own CV."
        yield Missing("a CV that programs may see", "education", hint)
    if host.is_physician and not host.request.why:
        hint = "Write one or two sentences that are true of this program only."
        yield Missing("your own reason for this program", f"{host.place}.why", hint)
    yield from without_file(host.first, dossier)
    hint = "The host wants it with the first message."
    for label, place, number in host.wanted_ids:
        if not number:
            yield Missing(f"your {label}", place, hint)


def files(occasion: Occasion) -> Iterable[Missing]:
    """The files of the papers that are ready."""
    return without_file(occasion.sends, occasion.dossier)


# ---- what goes with an e-mail


def own_cv(occasion: Occasion) -> Enclosures:
    """Nothing goes with an ask but the applicant's own CV, where this reader may have it."""
    return Enclosures(files=_shown(occasion, lambda file: file.id == occasion.dossier.cv))


def packet(occasion: Occasion) -> Enclosures:
    """The packet, and the official form where the letter is to be a structured one."""
    papers = (PaperId(PACKET, occasion.to.id),)
    if occasion.writer is None or occasion.writer.letter_kind != "structured":
        return Enclosures(papers=papers)
    return Enclosures(
        papers=papers, files=_shown(occasion, lambda file: file.kind is FileKind.STRUCTURED_LETTER_FORM)
    )


def packet_after_the_yes(occasion: Occasion) -> Enclosures:
    """The packet once the writer has agreed, nothing before."""
    has_agreed = occasion.letter is not None and occasion.letter.state is LetterState.AGREED
    return packet(occasion) if has_agreed else Enclosures()


def _shown(occasion: Occasion, is_meant: Callable[[AttachedFile], bool]) -> tuple[str, ...]:
    """The first such file that the reader may have, if there is one."""
    found = occasion.dossier.files
    return tuple(file.id for file in found if is_meant(file) and occasion.to.kind in file.may_see)[:1]


def papers(occasion: Occasion) -> Enclosures:
    """The papers that the host requires and that are ready."""
    return Enclosures(files=tuple(dict.fromkeys(id_ for wish in occasion.sends for id_ in wish.files)))


def cv_and_papers(occasion: Occasion) -> Enclosures:
    """The CV, and what the host requires with the first message."""
    cv = cv_to_enclose(occasion.dossier, occasion.plan, Reader.PROGRAM)
    return Enclosures(papers=cv.papers, files=tuple(dict.fromkeys((*cv.files, *papers(occasion).files))))


# ---- places whose own words an e-mail prints, beside service and site


def own_reason(occasion: Occasion) -> Iterator[str]:
    """Why this program, to a physician; why other days, to an office."""
    host = occasion.host
    if host and host.is_physician and host.request.why:
        yield f"{host.place}.why"
    if occasion.office_of and occasion.step:
        yield f"{occasion.held.place}.{occasion.step.kind}.because"


def updates(occasion: Occasion) -> Iterator[str]:
    """What has changed and the writer doesn't know."""
    if occasion.letter:
        for row, _ in untold(occasion.letter.writer, occasion.sent_on):
            yield f"{occasion.letter.place}.updates[{row}].what"


# ---- the table


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    """One kind of e-mail; its words are in `templates/emails/`, under its own name.

    `to` walks over those who may get it, `when` is the step of the agenda that calls for it, or a
    function with more conditions. `words` are the most that its reader has time for, `words_to_physician`
    where a physician has time for more. `comes_with_packet`: it is made by the command
    that makes the packet, and kept with it. `own_title`, `own_name` (its file's) and `own_word` (what
    records it) replace those that label, kind and step give; the file is in the applicant's own folder,
    so that its name is nobody's.
    """

    kind: str
    to: Callable[[Any, Dossier, Plan], Iterator[Occasion]]
    when: StepKind | Callable[..., Any]
    words: int
    label: str
    own_title: str = ""
    own_name: str = ""
    words_to_physician: int | None = None
    own_word: str | None = None
    needs: tuple[Callable[[Occasion], Iterable[Missing]], ...] = ()
    encloses: Callable[[Occasion], Enclosures] | None = None
    prints: Callable[[Occasion], Iterable[str]] | None = None
    comes_with_packet: bool = False

    @property
    def title(self) -> str:
        """Its title: the label with a capital, unless it has one of its own."""
        return self.own_title or capitalized_first(self.label)

    @property
    def records(self) -> str:
        """The word after `awaykit done` that records it, empty for none."""
        if self.own_word is not None or not isinstance(self.when, StepKind):
            return self.own_word or ""
        record = self.when.type.record
        return record.word.value if isinstance(record, Recorded) else ""

    @property
    def template(self) -> str:
        """The template of its words, the subject included."""
        return f"emails/{self.kind}.txt.j2"


_host = partial(Email, to=contacts, needs=(days,))
_office = partial(Email, to=office)
_visa = partial(Email, to=visa_offices, when=StepKind.CONFIRM, words=170, own_word="", needs=(status, school))
_writer = partial(Email, to=writers, needs=(season_and_dates,))

EMAILS: tuple[Email, ...] = (
    # To hosts, in the order in which a request goes on.
    _host(
        kind="cover",
        when=cover,
        words=150,
        words_to_physician=220,
        label="cover e-mail",
        own_title="Cover e-mail to a host",
        own_word="cover",
        needs=(days, status, school, application),
        encloses=cv_and_papers,
        prints=own_reason,
    ),
    _host(
        kind="follow-up",
        when=follow_up,
        words=100,
        label="follow-up to the cover e-mail",
        own_title="Follow-up to a cover e-mail",
        own_word="follow-up",
    ),
    _host(
        kind="documents",
        when=documents,
        words=120,
        label="e-mail with the documents that the host asked for",
        own_title="E-mail with documents for a host",
        own_word="sent",
        needs=(days, files),
        encloses=papers,
    ),
    # Replies: the applicant decides by setting the state of the rotation.
    _host(kind="accept", when=StepKind.ACCEPT, words=110, label="e-mail that accepts an offer"),
    _host(kind="decline", when=StepKind.DECLINE, words=100, label="e-mail that declines an offer"),
    _host(kind="withdraw", when=StepKind.WITHDRAW, words=100, label="e-mail that withdraws a request"),
    # Sent at once: a host that hears late can give the place to nobody else.
    _office(
        kind="change",
        when=StepKind.CHANGE,
        words=110,
        label="e-mail that asks for other days",
        own_title="E-mail that asks a host for other days",
        own_name="Email_Change_Of_Dates",
        prints=own_reason,
    ),
    _office(
        kind="delay",
        when=StepKind.DELAY,
        words=110,
        label="e-mail about your delay",
        own_title="E-mail that tells a host of a delay",
        prints=own_reason,
    ),
    Email(
        kind="alumni",
        to=alumni,
        when=StepKind.ALUMNI,
        words=100,
        label="e-mail to a graduate of your school",
        needs=(school,),
    ),
    # In the order in which the guide names them.
    _visa(
        kind="visa-host",
        label="e-mail on visa and status to the host",
        own_title="E-mail on visa and status to a host",
    ),
    _visa(kind="visa-school", label="e-mail on visa and status to your school"),
    _visa(kind="visa-consulate", label="e-mail on visa and status to the consulate"),
    # To letter writers, in the order in which a request goes on.
    _writer(
        kind="letter-ask",
        when=asking,
        words=120,
        label="e-mail that asks for the letter",
        own_title="E-mail that asks for a letter",
        own_word="asked",
        encloses=own_cv,
        comes_with_packet=True,
    ),
    _writer(
        kind="letter-again",
        when=partial(asking, is_again=True),
        words=130,
        label="e-mail that asks for an updated letter",
        own_word="asked",
        encloses=own_cv,
        comes_with_packet=True,
    ),
    _writer(
        kind="letter-materials",
        when=materials,
        words=150,
        label="e-mail with the packet",
        encloses=packet,
        comes_with_packet=True,
    ),
    _writer(
        kind="letter-together",
        when=together,
        words=130,
        label="answer to “write it and I will sign”",
        own_title="Answer to “you write it and I sign”",
        encloses=packet_after_the_yes,
    ),
    _writer(
        kind="letter-address",
        when=StepKind.ADDRESS,
        words=100,
        label="e-mail that asks which address AAMC should use",
    ),
    _writer(
        kind="letter-update",
        when=StepKind.UPDATE,
        words=110,
        label="e-mail that tells what has changed",
        own_title="E-mail that tells a writer what has changed",
        prints=updates,
    ),
    _writer(kind="letter-link", when=link, words=100, label="answer to “the link has not come”"),
    _writer(
        kind="letter-reminder",
        when=reminder,
        words=80,
        label="reminder of the letter",
        own_word="reminded",
    ),
    _writer(kind="letter-thanks", when=StepKind.THANKS, words=80, label="thanks for the letter"),
    _writer(
        kind="letter-thanks-anyway",
        when=StepKind.THANKS,
        words=80,
        label="thanks for an open answer",
        own_title="Thanks to a writer who hesitated or declined",
    ),
    _writer(
        kind="letter-news",
        when=news,
        words=80,
        label="news after the Match",
        needs=(season_and_dates, match_result),
    ),
    # In the order of a rotation.
    _office(
        kind="arrival",
        when=StepKind.ARRIVAL,
        words=140,
        label="e-mail before your arrival",
        own_title="E-mail before the first day",
    ),
    Email(
        kind="feedback",
        to=attendings,
        when=StepKind.FEEDBACK,
        words=80,
        label="e-mail that asks for feedback",
        own_title="E-mail that asks for five minutes of feedback",
    ),
    _office(
        kind="team-thanks",
        when=StepKind.TEAM_THANKS,
        words=80,
        label="thanks to the office and the team",
    ),
    _office(
        kind="evaluation",
        when=StepKind.EVALUATION,
        words=100,
        label="e-mail that asks for the evaluation or certificate",
    ),
)


# ---- the planner


def plan_emails(email: Email, dossier: Dossier, plan: Plan) -> Planned:
    """The e-mails of one kind: one for each occasion whose moment has come or lies ahead."""
    made, left_out = [], []
    for occasion in email.to(email.when, dossier, plan):
        if occasion.step and occasion.step.paper != email.kind:
            continue
        if isinstance(occasion.moment, NotYet):
            left_out.append(LeftOut(email.kind, occasion.to.id, occasion.to.name, occasion.moment.why))
        else:
            made.append(_paper(email, occasion, occasion.moment))
    return Planned(tuple(made), tuple(left_out))


def _paper(email: Email, occasion: Occasion, moment: SendMoment) -> Paper:
    """The e-mail as a paper; while a fact is missing it has no draft that could be sent."""
    applicant, to, host = occasion.dossier.applicant, occasion.to, occasion.host
    missing = [lack for need in email.needs for lack in need(occasion)]
    if not applicant.contact.email:
        hint = "Write the address from which you send."
        missing.append(Missing("your e-mail address", "applicant.contact.email", hint))
    if not to.email:
        what = f"the e-mail address of {to.name}"
        missing.append(Missing(what, f"{to.place}.email", to.email_hint))
    encloses = email.encloses(occasion) if email.encloses else Enclosures()
    records = ((to.id,),) if moment.records is None else moment.records
    places = [occasion.plan.rotations[rotation.id].place for rotation in occasion.rotations]
    words = email.words_to_physician if host and host.is_physician else None
    return Paper(
        kind=email.kind,
        label=email.label,
        reader=to.id,
        reader_name=to.name,
        reader_kind=to.kind,
        rotation=occasion.rotations[0].id,
        template=email.template,
        context=email_context(occasion, encloses),
        formats=(Format.TXT,) if missing else (Format.EML, Format.TXT),
        name=(email.own_name or f"Email_{email.kind.title().replace('-', '_')}",),
        title=email.title,
        subject=email.title,
        running_header=applicant.name.full,
        folder=Folder.UNFINISHED if missing else moment.folder,
        most_pages=0,
        place=to.place,
        parts=(PartBudget(BODY, email.title, most_words=words or email.words),),
        missing=tuple(missing),
        prints=(
            *(f"{place}.{field}" for place in places for field in ("service", "site")),
            *(email.prints(occasion) if email.prints else ()),
        ),
        writers=(to.id,) if to.kind is Reader.LETTER_WRITER else (),
        wanted_from=moment.due_from,
        # An address that isn't known is empty; the e-mail is then unfinished.
        envelope=Envelope(
            from_name=applicant.name.full,
            from_email=applicant.contact.email or "",
            to_name=to.name,
            to_email=to.email or "",
        ),
        encloses=encloses.papers,
        encloses_files=encloses.files,
        records=tuple((email.records, *ids) for ids in records) if email.records else (),
    )


EMAIL_KINDS = tuple(
    DocumentKind(
        kind=email.kind,
        commands=("packet", "emails") if email.comes_with_packet else ("emails",),
        title=email.title,
        template=email.template,
        context=EmailContext,
        plan=partial(plan_emails, email),
    )
    for email in EMAILS
)
"""The table as a run reads it; an ask and its packet are made by the same command."""

PACKET_EMAILS = tuple(kind for kind in EMAIL_KINDS if "packet" in kind.commands)
"""Those that ask for the letter or carry the packet."""
