"""What the e-mails to a host can say: one context for all of them."""

from dataclasses import dataclass
from datetime import date

from awaykit.documents.asked_rotations import AskedRotation, PastRotation, asked_rotation, past_rotation
from awaykit.documents.host_wishes import AskedId, asked_ids, passed_steps
from awaykit.documents.hosts import Host, Parcel
from awaykit.documents.paper import told
from awaykit.documents.people import ApplicantLines, applicant_lines, specialty_in_sentence
from awaykit.documents.standing_lines import StandingLines, standing_lines
from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.programs import RequirementKind, RotationRequest
from awaykit.model.rotations import Pathway
from awaykit.planning.correspondence import correspondence
from awaykit.planning.plan import Plan
from awaykit.planning.windows import Moment
from awaykit.wording import day_in_prose


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramMessageContext:
    """Everything that the templates of e-mails to a host can print."""

    applicant: ApplicantLines = told("The applicant, as every reader may see them")
    standing: StandingLines = told("Student or graduate, and when")
    greeting: str = told("How the applicant greets the contact in writing: Ms. Ortiz")
    is_to_physician: bool = told("Whether a physician reads it, not a coordinator")
    rotation: AskedRotation = told("The rotation that the e-mail is about")
    others: tuple[AskedRotation, ...] = told("Further rotations at this host that are asked for")
    past: PastRotation | None = told("A US rotation done or under way, if there is one")
    pathway: Pathway | None = told("How one applies there")
    has_agreement: bool = told("Whether the school has an agreement with this hospital")
    takes_part_in_vslo: bool = told("Whether the school takes part in VSLO")
    is_late: bool = told("Whether the time to apply has passed on the day of sending")
    specialty: str = told("Specialty, in small letters as in a sentence")
    match_year: int | None = told("Year of the Match, if the dossier names the season")
    why: str | None = told("The applicant's own reason for this program; to physicians only")
    steps: tuple[str, ...] = told("The passed Steps, where the host asks: USMLE Step 1, Step 2 CK (249)")
    needs_invitation: bool = told("Whether the applicant needs a letter of invitation")
    has_cv: bool = told("Whether the CV goes with this e-mail")
    attached: tuple[str, ...] = told("The other papers that go with it: my transcript, my dean's letter")
    ready: tuple[str, ...] = told("What the host wants and the applicant has, but not attached")
    coming: tuple[str, ...] = told("What the applicant has asked for and waits for")
    lacking: tuple[str, ...] = told("What the host wants and the applicant has not asked for yet")
    ids: tuple[AskedId, ...] = told("Numbers that the host asks for with the first message")
    wrote_on: str | None = told("Day of the cover message: June 16")


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
    return plan.rotations[host.rotations[0].id].moment is Moment.OVER


def _asks_for_steps(host: Host) -> bool:
    return any(wish.kind is RequirementKind.STEP_SCORES for wish in (*host.first, *host.wishes))


def wrote_on(request: RotationRequest, sent_on: date) -> str | None:
    """The day of the cover message, as one says it on the day of sending."""
    cover = correspondence(request).cover
    return day_in_prose(cover, sent_on) if cover else None
