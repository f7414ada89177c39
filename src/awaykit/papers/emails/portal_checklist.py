"""The checklist for a host that takes applications by its portal or form, in place of a cover e-mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.model.programs import RequirementKind
from awaykit.model.record import Reader
from awaykit.papers.emails.email_context import RotationWords, rotation_words
from awaykit.papers.emails.requirements import Host, HostRequirement, hosts
from awaykit.papers.enclosures import cv_to_enclose
from awaykit.papers.paper import DocumentKind, Folder, Format, Paper, Planned, doc
from awaykit.plan.hosts import candidates, takes_forms
from awaykit.plan.plan import Plan
from awaykit.plan.steps import StepKind
from awaykit.wording import capitalized_first

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
"""A fee is paid; other requirements are obtained and handed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """One thing that the host requires, and the path of its file."""

    what: str = doc("What it is: Your transcript")
    state: str = doc("How far it is: ready, requested, to get, sent, or wanted first; a fee: to pay, paid")
    due: date | None = doc("Day by which the host requires it")
    note: str | None = doc("The applicant's own note")
    files: str = doc(
        "Paths of its files in the dossier, or that it has none; – for what is no paper to hand in"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistContext:
    """Everything that the template of a portal checklist can print."""

    program: str = doc("Name of the program")
    way: str = doc("portal or form")
    deadline: date | None = doc("Last day to apply")
    is_past_deadline: bool = doc("Whether that day is past")
    rotations: tuple[RotationWords, ...] = doc("The rotations that the applicant asks for")
    lines: tuple[ChecklistLine, ...] = doc("What the host requires, in dossier order")
    first: tuple[str, ...] = doc("What the host requires first, in the applicant's words")
    fee: str | None = doc("The fee: $250")
    website: str | None = doc("The program's web page")
    contact: tuple[str, ...] = doc("Whom to ask: name, e-mail, phone")
    why: str | None = doc("The applicant's own reason for this program")


def plan_checklists(dossier: Dossier, plan: Plan) -> Planned:
    """One for each host with a portal or form, while a rotation there waits to be applied for.

    A program without any rotation counts while its deadline does.
    """
    made = []
    for host in hosts(dossier):
        if any(rotation.program == host.program.id for rotation in dossier.rotations):
            is_open = bool(candidates(dossier, host.program, plan.today))
        else:
            step = plan.step(f"{StepKind.DEADLINE}:{host.program.id}")
            is_open = host.request.deadline is None or step is not None
        if is_open and takes_forms(host.request):
            made.append(_checklist(host, plan))
    return Planned(tuple(made))


def _checklist(host: Host, plan: Plan) -> Paper:
    dossier, program, request = host.dossier, host.program, host.request
    rotations, where = candidates(dossier, program, plan.today), program.hospital or program.name
    steps = (plan.step(f"{StepKind.APPLY}:{rotation.id}") for rotation in rotations)
    contact, deadline = request.contact, request.deadline
    reachable = (contact.name, contact.email, contact.phone) if contact else ()
    return Paper(
        kind=KIND,
        label="portal checklist",
        reader=program.id,
        reader_name=program.name,
        reader_kind=Reader.OWN,
        rotation=rotations[0].id if rotations else "",
        template=_TEMPLATE,
        context=ChecklistContext(
            program=program.name,
            way=request.apply_by or "portal",
            deadline=deadline,
            is_past_deadline=deadline is not None and deadline < plan.today,
            rotations=tuple(rotation_words(rotation, plan) for rotation in rotations),
            lines=tuple(_lines(host, plan)),
            first=request.wants_first,
            fee=f"${request.fee:,}" if request.fee is not None else None,
            website=program.website,
            contact=tuple(part for part in reachable if part),
            why=request.why,
        ),
        formats=(Format.PDF,),
        name=("Portal_Checklist", where),
        title=f"Portal checklist, {where}",
        subject=f"What the {request.apply_by} of {program.name} wants; for the applicant only",
        running_header=dossier.applicant.name.full,
        folder=Folder.PRIVATE,
        most_pages=1,
        place=host.place,
        prints=(f"{host.place}.why",) if request.why else (),
        wanted_from=min((step.due for step in steps if step), default=None),
    )


def _lines(host: Host, plan: Plan) -> Iterator[ChecklistLine]:
    """The requirements, then what is wanted first and is not among them."""
    dossier, listed = host.dossier, host.wishes
    cv = cv_to_enclose(dossier, plan, Reader.PROGRAM)
    kept = [each for each in host.request.requirements if each.state != "not-needed"]

    def line(wish: HostRequirement, state: str, due: date | None, note: str | None) -> ChecklistLine:
        # The applicant hands the files in, so what programs may not see is left out.
        ids, made = wish.files, list[str]()
        if wish.kind is RequirementKind.CV:
            ids, made = cv.files, ["the CV in send/programs"] if cv.papers else []
        return ChecklistLine(
            what=capitalized_first(wish.words.replace("my ", "your ")),
            state=(_OF_A_FEE if wish.kind is RequirementKind.FEE else _IN_WORDS)[state],
            due=due,
            note=note,
            files=", ".join((*(file.path for file in dossier.files if file.id in ids), *made))
            or ("not in your dossier" if wish.needs_file else "–"),
        )

    for requirement, wish in zip(kept, listed, strict=True):
        yield line(wish, wish.state, requirement.due, requirement.note)
    for wish in host.first:
        if wish.kind not in {each.kind for each in listed}:
            yield line(wish, "wanted", None, None)


PORTAL_CHECKLIST = DocumentKind(
    kind=KIND,
    commands=("emails",),
    title="Portal checklist",
    template=_TEMPLATE,
    context=ChecklistContext,
    plan=plan_checklists,
)
