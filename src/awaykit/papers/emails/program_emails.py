"""E-mails to programs: cover, follow-up, replies."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program, RequirementKind, RotationRequest
from awaykit.model.rotations import Pathway, Rotation, RotationState
from awaykit.papers.emails.asked_rotations import (
    AskedRotation,
    PastRotation,
    StandingLines,
    asked_rotation,
    missing_standing,
    past_rotation,
    standing_lines,
)
from awaykit.papers.emails.messages import Contents, MessageKind, NotYet, SendMoment, message
from awaykit.papers.emails.requirements import (
    AskedId,
    Host,
    Parcel,
    asked_ids,
    documents_parcel,
    first_parcel,
    host_of,
    hosts,
    missing_ids,
    no_parcel,
    passed_steps,
    ready_papers,
    without_file,
)
from awaykit.papers.paper import DocumentKind, Folder, LeftOut, Missing, Paper, Planned, doc
from awaykit.papers.views import ApplicantLines, applicant_lines, specialty_in_sentence
from awaykit.plan.hosts import asked_on, candidates, correspondence, hoped_for, takes_forms
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import ApplicationPhase
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.wording import day_in_prose, month_and_day


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramMessageContext:
    """Everything that the templates of e-mails to a host can print."""

    applicant: ApplicantLines = doc("The applicant, as every reader may see them")
    standing: StandingLines = doc("Student or graduate, and when")
    greeting: str = doc("How the applicant greets the contact in writing: Ms. Ortiz")
    is_to_physician: bool = doc("Whether a physician reads it, not a coordinator")
    rotation: AskedRotation = doc("The rotation that the e-mail is about")
    others: tuple[AskedRotation, ...] = doc("Further rotations at this host that are asked for")
    past: PastRotation | None = doc("A US rotation done or under way, if there is one")
    pathway: Pathway | None = doc("How one applies there")
    has_agreement: bool = doc("Whether the school has an agreement with this hospital")
    takes_part_in_vslo: bool = doc("Whether the school takes part in VSLO")
    is_late: bool = doc("Whether the time to apply has passed on the day of sending")
    specialty: str = doc("Specialty, in small letters as in a sentence")
    match_year: int | None = doc("Year of the Match, if the dossier names the season")
    why: str | None = doc("The applicant's own reason for this program; to physicians only")
    steps: tuple[str, ...] = doc("The passed Steps, where the host asks: USMLE Step 1, Step 2 CK (249)")
    needs_invitation: bool = doc("Whether the applicant needs a letter of invitation")
    has_cv: bool = doc("Whether the CV goes with this e-mail")
    attached: tuple[str, ...] = doc("The other papers that go with it: my transcript, my dean's letter")
    ready: tuple[str, ...] = doc("What the host wants and the applicant has, but not attached")
    coming: tuple[str, ...] = doc("What the applicant has asked for and waits for")
    lacking: tuple[str, ...] = doc("What the host wants and the applicant has not asked for yet")
    ids: tuple[AskedId, ...] = doc("Numbers that the host asks for with the first message")
    wrote_on: str | None = doc("Day of the cover message: June 16")


def program_message_context(
    dossier: Dossier, plan: Plan, host: Host, parcel: Parcel, *, sent_on: date
) -> ProgramMessageContext:
    """The context of one e-mail to a host, as of the day from which it can be sent."""
    applicant, request = dossier.applicant, host.request
    asked = [asked_rotation(rotation, plan) for rotation in host.rotations]
    site, school = host.rotations[0].site, applicant.school
    return ProgramMessageContext(
        applicant=applicant_lines(applicant),
        standing=standing_lines(dossier, host.rotations[0], sent_on),
        greeting=host.greeting,
        is_to_physician=host.is_physician,
        rotation=asked[0],
        others=tuple(asked[1:]),
        past=past_rotation(dossier, plan, host.program, site, sent_on=sent_on),
        pathway=host.rotations[0].pathway or request.pathway,
        has_agreement=school is not None and host.is_among(school.agreements),
        takes_part_in_vslo=school is not None and school.takes_part_in_vslo is True,
        is_late=_is_late(plan, host, sent_on),
        specialty=specialty_in_sentence(applicant.specialty),
        match_year=plan.season.year if applicant.season else None,
        why=request.why if host.is_physician else None,
        steps=passed_steps(dossier) if _asks_for_steps(host) else (),
        needs_invitation=applicant.visa.need is VisaNeed.NEEDED,
        has_cv=parcel.has_cv,
        attached=parcel.attached,
        ready=parcel.ready,
        coming=parcel.coming,
        lacking=parcel.lacking,
        ids=asked_ids(dossier, request),
        wrote_on=wrote_on(host.request, sent_on),
    )


def _is_late(plan: Plan, host: Host, sent_on: date) -> bool:
    """Past the host's own deadline; without one, when even late applications are no longer usual."""
    if host.request.deadline:
        return host.request.deadline < sent_on
    return plan.rotations[host.rotations[0].id].moment is ApplicationPhase.OVER


def _asks_for_steps(host: Host) -> bool:
    return any(wish.kind is RequirementKind.STEP_SCORES for wish in (*host.first, *host.wishes))


def wrote_on(request: RotationRequest, sent_on: date) -> str | None:
    """The day of the cover message, as one says it on the day of sending."""
    cover = correspondence(request).cover
    return day_in_prose(cover, sent_on) if cover else None


_DUE = frozenset({StepState.NOW, StepState.OVERDUE})
_SOON = _DUE | {StepState.NEAR}
_OPEN = ("ready", "asked", "missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramMessage(MessageKind):
    """One kind of e-mail to a host.

    `rotations` are those that it is about: without any there is none. `moment` says when it is
    sent, why not yet, or nothing where it is not about this state at all. `fewest_words` is what a
    reader needs to be told; a physician may get more words than a coordinator.
    """

    rotations: Callable[[Dossier, Program, Plan], tuple[Rotation, ...]]
    moment: Callable[[Host, Plan], SendMoment | NotYet | None]
    parcel: Callable[[Dossier, Plan, Host], Parcel]
    missing: Callable[[Dossier, Host, Parcel], Iterator[Missing]]
    fewest_words: int = 0
    fewest_words_to_physician: int = 0
    most_words_to_physician: int | None = None

    def to_reader_of(self, host: Host) -> "ProgramMessage":
        """The kind with the words that the reader at `host` has time for."""
        if not host.is_physician or self.most_words_to_physician is None:
            return self
        return replace(
            self, most_words=self.most_words_to_physician, fewest_words=self.fewest_words_to_physician
        )


def _to_ask_for(dossier: Dossier, program: Program, plan: Plan) -> tuple[Rotation, ...]:
    """The candidates that were not asked for yet; none where one applies by a portal or form."""
    if program.rotation is None or takes_forms(program.rotation) or asked_on(dossier, program):
        return ()
    return candidates(dossier, program, plan.today)


def _cover_moment(host: Host, plan: Plan) -> SendMoment | NotYet | None:
    """When the time to apply comes; not while the host still owes an answer about another rotation."""
    held = host.correspondence
    if held.waits_for_answer and held.cover:
        return NotYet(f"You wrote to them on {month_and_day(held.cover)}: wait for that answer first.")
    steps = (plan.step(f"{StepKind.APPLY.value}:{rotation.id}") for rotation in host.rotations)
    due = [step for step in steps if step]
    if not due:
        return SendMoment(Folder.WAITING, None)
    first = min(due, key=lambda step: step.due)
    return SendMoment(Folder.SEND if first.state in _DUE else Folder.WAITING, first.due)


def _still_hoped_for(dossier: Dossier, program: Program, plan: Plan) -> tuple[Rotation, ...]:
    return hoped_for(dossier, program, plan.today)[:1]


def _follow_up_moment(host: Host, plan: Plan) -> SendMoment | NotYet | None:
    """Once, some days after a cover message that nobody answered."""
    step = plan.step(f"{StepKind.FOLLOW_UP.value}:{host.program.id}")
    if step is None or step.state is StepState.DONE:
        return None
    return SendMoment(Folder.SEND if step.state in _DUE else Folder.WAITING, step.due)


def _answered(dossier: Dossier, program: Program, plan: Plan) -> tuple[Rotation, ...]:
    """The rotations ahead that the host has answered about: only then has it asked for anything."""
    states = [state for state in RotationState if state.is_promised]
    if program.rotation and correspondence(program.rotation).answered:
        states.append(RotationState.APPLIED)
        states += [RotationState.CANDIDATE] if asked_on(dossier, program) else []
    found = [
        (rotation.starts, rotation)
        for rotation in dossier.rotations
        if rotation.program == program.id and rotation.state in states and rotation.starts
    ]
    ahead = [(starts, rotation) for starts, rotation in found if starts > plan.today]
    return (min(ahead, key=lambda each: each[0])[1],) if ahead else ()


def _documents_moment(host: Host, plan: Plan) -> SendMoment | NotYet | None:
    """At once when everything is ready or a day is near; else the first papers wait for the rest."""
    wanted = [wish for wish in host.wishes if wish.is_paper and wish.state in _OPEN]
    ready = ready_papers(host)
    if not wanted:
        return None
    if not ready:
        return NotYet("Nothing that the host still wants is ready yet.")
    steps = _requirement_steps(host, plan)
    if len(ready) == len(wanted) or any(step.state in _SOON for step in steps):
        return SendMoment(Folder.SEND, None)
    return SendMoment(Folder.WAITING, min((step.due for step in steps), default=None))


def _requirement_steps(host: Host, plan: Plan) -> list[Step]:
    begins = f"{StepKind.REQUIREMENT.value}:{host.program.id}:"
    return [step for step in plan.agenda if step.id.startswith(begins) and step.state is not StepState.DONE]


def _missing_for_cover(dossier: Dossier, host: Host, parcel: Parcel) -> Iterator[Missing]:
    """The six facts that a coordinator looks for, and a physician's reason."""
    if not parcel.has_cv:
        hint = "Add your education and experiences, or let programs see your own CV."
        yield Missing("a CV that programs may see", "education", hint)
    if host.is_physician and not host.request.why:
        hint = "Write one or two sentences that are true of this program only."
        yield Missing("your own reason for this program", f"{host.place}.why", hint)
    yield from without_file(host.first, dossier)
    yield from missing_ids(dossier, host.request)


def _missing_for_documents(dossier: Dossier, host: Host, _parcel: Parcel) -> Iterator[Missing]:
    yield from without_file(ready_papers(host), dossier)


def _nothing_missing(_dossier: Dossier, _host: Host, _parcel: Parcel) -> Iterator[Missing]:
    yield from ()


KINDS_OF_PROGRAM_MESSAGES = (
    ProgramMessage(
        kind="cover",
        label="cover e-mail",
        title="Cover e-mail to a host",
        file_name="Email_Cover",
        records="cover",
        fewest_words=80,
        most_words=150,
        fewest_words_to_physician=150,
        most_words_to_physician=220,
        rotations=_to_ask_for,
        moment=_cover_moment,
        parcel=first_parcel,
        missing=_missing_for_cover,
    ),
    ProgramMessage(
        kind="follow-up",
        label="follow-up to the cover e-mail",
        title="Follow-up to a cover e-mail",
        file_name="Email_Follow_Up",
        records="follow-up",
        most_words=100,
        rotations=_still_hoped_for,
        moment=_follow_up_moment,
        parcel=no_parcel,
        missing=_nothing_missing,
    ),
    ProgramMessage(
        kind="documents",
        label="e-mail with the documents that the host asked for",
        title="E-mail with documents for a host",
        file_name="Email_Documents",
        most_words=120,
        rotations=_answered,
        moment=_documents_moment,
        parcel=documents_parcel,
        missing=_missing_for_documents,
    ),
)
"""In the order in which a request goes on."""


def plan_program_messages(kind: ProgramMessage, dossier: Dossier, plan: Plan) -> Planned:
    """The e-mails of one kind: at most one for each host whose moment has come or lies ahead."""
    papers, left_out = [], []
    for program, request, place in hosts(dossier):
        rotations = kind.rotations(dossier, program, plan)
        if not rotations:
            continue
        host = host_of(dossier, program, request, place, rotations)
        moment = kind.moment(host, plan)
        if isinstance(moment, SendMoment):
            papers.append(_message(kind.to_reader_of(host), dossier, plan, host, moment))
        elif moment:
            left_out.append(LeftOut(kind.kind, program.id, host.addressee.name, moment.why))
    return Planned(tuple(papers), tuple(left_out))


def _message(kind: ProgramMessage, dossier: Dossier, plan: Plan, host: Host, moment: SendMoment) -> Paper:
    sent_on = max(plan.today, moment.due_from or plan.today)
    parcel = kind.parcel(dossier, plan, host)
    is_cover = kind.most_words_to_physician is not None
    return message(
        kind,
        dossier,
        to=host.addressee,
        moment=moment,
        contents=Contents(
            context=program_message_context(dossier, plan, host, parcel, sent_on=sent_on),
            encloses=parcel.encloses,
            missing=(
                *_missing_days(plan, host.rotations[0]),
                *(missing_standing(dossier, host.rotations[0], sent_on) if is_cover else ()),
                *kind.missing(dossier, host, parcel),
            ),
            prints=tuple(_printed_places(plan, host, has_reason=is_cover and host.is_physician)),
            records=parcel.records or None,
        ),
        rotation=host.rotations[0].id,
    )


def _printed_places(plan: Plan, host: Host, *, has_reason: bool) -> Iterator[str]:
    """The dossier places whose own words stand in the e-mail."""
    for rotation in host.rotations:
        place = plan.rotations[rotation.id].place
        yield from (f"{place}.service", f"{place}.site")
    if has_reason and host.request.why:
        yield f"{host.place}.why"


def _missing_days(plan: Plan, rotation: Rotation) -> Iterator[Missing]:
    place = plan.rotations[rotation.id].place
    hint = "A host decides by the dates."
    if rotation.starts is None:
        yield Missing("the first day of the rotation", f"{place}.starts", hint)
    if rotation.ends is None:
        yield Missing("the last day of the rotation", f"{place}.ends", hint)


PROGRAM_MESSAGES = tuple(
    DocumentKind(
        kind=row.kind,
        commands=("emails",),
        title=row.title,
        template=row.template,
        context=ProgramMessageContext,
        plan=partial(plan_program_messages, row),
    )
    for row in KINDS_OF_PROGRAM_MESSAGES
)
"""The table as the pipeline reads it, after the CV that goes with them."""


def _called_for(kind: StepKind, dossier: Dossier, program: Program, plan: Plan) -> tuple[Rotation, ...]:
    """The first rotation at the program about which this reply is still to be sent."""
    for rotation in dossier.rotations:
        step = plan.step(f"{kind.value}:{rotation.id}")
        if rotation.program == program.id and step and step.state is not StepState.DONE:
            return (rotation,)
    return ()


def _at_once(kind: StepKind, host: Host, plan: Plan) -> SendMoment | None:
    step = plan.step(f"{kind.value}:{host.rotations[0].id}")
    return SendMoment(Folder.SEND, step.due) if step else None


def _nothing_missing_for_reply(*_about: object) -> Iterator[Missing]:
    yield from ()


def _reply(kind: StepKind, label: str, file_name: str, most_words: int) -> ProgramMessage:
    return ProgramMessage(
        kind=kind.value,
        label=label,
        title=label[0].upper() + label[1:],
        file_name=file_name,
        records=kind.value,
        most_words=most_words,
        rotations=partial(_called_for, kind),
        moment=partial(_at_once, kind),
        parcel=no_parcel,
        missing=_nothing_missing_for_reply,
    )


KINDS_OF_REPLIES = (
    _reply(StepKind.ACCEPT, "e-mail that accepts an offer", "Email_Accept", 110),
    _reply(StepKind.DECLINE, "e-mail that declines an offer", "Email_Decline", 100),
    _reply(StepKind.WITHDRAW, "e-mail that withdraws a request", "Email_Withdraw", 100),
)
"""What the dossier's states call for; the applicant decides by setting the state."""

REPLY_MESSAGES = tuple(
    DocumentKind(
        kind=row.kind,
        commands=("emails",),
        title=row.title,
        template=row.template,
        context=ProgramMessageContext,
        plan=partial(plan_program_messages, row),
    )
    for row in KINDS_OF_REPLIES
)
"""The table as the pipeline reads it."""
