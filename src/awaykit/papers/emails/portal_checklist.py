"""The checklist for a host that takes applications by its portal or form, in place of a cover e-mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program, RequirementKind, RotationRequest
from awaykit.model.record import Reader
from awaykit.model.rotations import Rotation
from awaykit.papers.emails.asked_rotations import AskedRotation, asked_rotation
from awaykit.papers.emails.requirements import HostRequirement, first_wishes, hosts, needs_file, wishes
from awaykit.papers.enclosures import cv_to_enclose
from awaykit.papers.paper import DocumentKind, Folder, Format, Paper, Planned, doc
from awaykit.papers.views import capitalized_first
from awaykit.plan.hosts import candidates, takes_forms
from awaykit.plan.plan import Plan
from awaykit.plan.steps import StepKind

KIND = "portal-checklist"
_TEMPLATE = "portal-checklist/checklist.html.j2"
_IN_WORDS = {
    "ready": "ready",
    "asked": "requested",
    "missing": "to get",
    "sent": "sent",
    "wanted": "wanted first",
}
_OF_A_FEE = _IN_WORDS | {"missing": "to pay", "sent": "paid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """One thing that the host wants, and where its file lies."""

    what: str = doc("What it is: Your transcript")
    state: str = doc("How far it is: ready, requested, to get, sent, or wanted first; a fee: to pay, paid")
    due: date | None = doc("Day by which the host wants it")
    note: str | None = doc("The applicant's own note")
    files: tuple[str, ...] = doc("Paths of its files in the dossier")
    needs_file: bool = doc("Whether it is a paper to hand in")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistContext:
    """Everything that the template of a portal checklist can print."""

    program: str = doc("Name of the program")
    way: str = doc("portal or form")
    deadline: date | None = doc("Last day to apply")
    is_past_deadline: bool = doc("Whether that day is past")
    rotations: tuple[AskedRotation, ...] = doc("The rotations that the applicant asks for")
    lines: tuple[ChecklistLine, ...] = doc("What the host wants, in dossier order")
    first: tuple[str, ...] = doc("What the host wants first, in the applicant's words")
    fee: str | None = doc("The fee: $250")
    website: str | None = doc("The program's web page")
    contact: tuple[str, ...] = doc("Whom to ask: name, e-mail, phone")
    why: str | None = doc("The applicant's own reason for this program")


def plan_checklists(dossier: Dossier, plan: Plan) -> Planned:
    """One for each host with a portal or form, while a rotation there waits to be applied for."""
    return Planned(tuple(_checklists(dossier, plan)))


def _checklists(dossier: Dossier, plan: Plan) -> Iterator[Paper]:
    for program, request, place in hosts(dossier):
        if takes_forms(request) and _is_open(dossier, program, plan):
            yield _checklist(dossier, plan, program, request, place)


def _is_open(dossier: Dossier, program: Program, plan: Plan) -> bool:
    """Whether a rotation waits to be asked for; a program without any counts while its deadline does."""
    if any(rotation.program == program.id for rotation in dossier.rotations):
        return bool(candidates(dossier, program, plan.today))
    has_deadline = program.rotation is not None and program.rotation.deadline is not None
    return not has_deadline or plan.step(f"{StepKind.DEADLINE.value}:{program.id}") is not None


def _checklist(dossier: Dossier, plan: Plan, program: Program, request: RotationRequest, place: str) -> Paper:
    rotations = candidates(dossier, program, plan.today)
    where = program.hospital or program.name
    steps = [plan.step(f"{StepKind.APPLY.value}:{rotation.id}") for rotation in rotations]
    return Paper(
        kind=KIND,
        label="portal checklist",
        reader=program.id,
        reader_name=program.name,
        reader_kind=Reader.OWN,
        rotation=rotations[0].id if rotations else "",
        template=_TEMPLATE,
        context=_context(dossier, plan, program, request, (rotations, place)),
        formats=(Format.PDF,),
        name=("Portal_Checklist", where),
        title=f"Portal checklist, {where}",
        subject=f"What the {request.apply_by} of {program.name} wants; for the applicant only",
        running_header=dossier.applicant.name.full,
        folder=Folder.PRIVATE,
        most_pages=1,
        place=place,
        prints=(f"{place}.why",) if request.why else (),
        wanted_from=min((step.due for step in steps if step), default=None),
    )


def _context(
    dossier: Dossier,
    plan: Plan,
    program: Program,
    request: RotationRequest,
    about: tuple[tuple[Rotation, ...], str],
) -> ChecklistContext:
    rotations, place = about
    contact, deadline = request.contact, request.deadline
    return ChecklistContext(
        program=program.name,
        way=request.apply_by or "portal",
        deadline=deadline,
        is_past_deadline=deadline is not None and deadline < plan.today,
        rotations=tuple(asked_rotation(rotation, plan) for rotation in rotations),
        lines=tuple(_lines(dossier, plan, request, place)),
        first=request.wants_first,
        fee=f"${request.fee:,}" if request.fee is not None else None,
        website=program.website,
        contact=tuple(part for part in (contact.name, contact.email, contact.phone) if part)
        if contact
        else (),
        why=request.why,
    )


def _lines(dossier: Dossier, plan: Plan, request: RotationRequest, place: str) -> Iterator[ChecklistLine]:
    """The requirements, then what is wanted first and is not among them."""
    kept = [each for each in request.requirements if each.state != "not-needed"]
    listed = wishes(dossier, request, place)
    for requirement, wish in zip(kept, listed, strict=True):
        yield _line(dossier, plan, wish, due=requirement.due, note=requirement.note)
    for wish in first_wishes(dossier, request, place):
        if wish.kind not in {each.kind for each in listed}:
            yield _line(dossier, plan, wish, state="wanted")


def _line(
    dossier: Dossier,
    plan: Plan,
    wish: HostRequirement,
    *,
    state: str | None = None,
    due: date | None = None,
    note: str | None = None,
) -> ChecklistLine:
    return ChecklistLine(
        what=capitalized_first(wish.words.replace("my ", "your ")),
        state=_in_words(wish, state or wish.state),
        due=due,
        note=note,
        files=_files(dossier, plan, wish),
        needs_file=needs_file(wish),
    )


def _in_words(wish: HostRequirement, state: str) -> str:
    """How far a wish is; money is paid, all else is got and handed in."""
    words = _OF_A_FEE if wish.kind is RequirementKind.FEE else _IN_WORDS
    return words[state]


def _files(dossier: Dossier, plan: Plan, wish: HostRequirement) -> tuple[str, ...]:
    """Where the files lie; the applicant hands them in, so that what programs may not see is left out."""
    if wish.kind is RequirementKind.CV:
        cv = cv_to_enclose(dossier, plan, Reader.PROGRAM)
        made = ("the CV in send/programs",) if cv.papers else ()
        return (*(file.path for file in dossier.files if file.id in cv.files), *made)
    return tuple(file.path for file in dossier.files if file.id in wish.files)


PORTAL_CHECKLIST = DocumentKind(
    kind=KIND,
    commands=("emails",),
    title="Portal checklist",
    template=_TEMPLATE,
    context=ChecklistContext,
    plan=plan_checklists,
)
