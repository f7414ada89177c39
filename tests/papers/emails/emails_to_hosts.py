"""Dossiers with one host and one rotation to ask for, and the words of the e-mails about them."""

from collections.abc import Mapping
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.papers.emails.email_table import EMAIL_KINDS, EMAILS
from awaykit.papers.paper import DocumentKind, Paper, Planned
from awaykit.rendering.templating.message_text import MessageText, message_text
from awaykit.rendering.templating.templates import Templates
from awaykit.resources import templates_folder
from dossiers import Fields, dossier, plan_of, rotation
from papers.packet.packets import CONTACT

TODAY = date(2026, 11, 16)
ROWS = {email.kind: email for email in EMAILS}
KIND = {kind.kind: kind for kind in EMAIL_KINDS}
HOST_NAME = "Calder Point Hospital"
WHY = (
    "Your residents telephone every patient within two days of discharge. I kept a recall list in a free "
    "clinic and would like to see how a residency does it."
)
SCHOOL: Fields = {"name": "Sutlej Medical College", "city": "Lahore", "country": "Pakistan"}
APPLICANT: Fields = {
    "name": {"given": "Ayesha", "family": "Khan"},
    "degrees": "MBBS",
    "season": 2028,
    "contact": CONTACT,
    "status": "graduate",
    "graduated": "2026-01",
    "school": SCHOOL,
    "ids": {"aamc": "99000142", "ecfmg": "0-990-014-2", "passport": "ZZ0000142"},
    "visa": {"need": "needed", "for_rotations": "B-1"},
    "citizenships": "Pakistan",
    "budget": "13500",
}
STUDENT: Fields = {"status": "student", "graduated": "2027-10"}
COORDINATOR: Fields = {"name": "Ana Ortiz", "greeting": "Ms. Ortiz", "email": "ana.ortiz@example.org"}
PHYSICIAN: Fields = {
    "name": "Ruth Cole, MD",
    "greeting": "Dr. Cole",
    "email": "r.cole@example.org",
    "role": "physician",
}


def asked(**fields: object) -> Fields:
    """A candidate: four weeks of observing nephrology in June 2027, asked for half a year before."""
    usual: Fields = {
        "id": "calder-nephrology",
        "state": "candidate",
        "program": "calder",
        "site": HOST_NAME,
        "service": "Nephrology consult service",
        "service_kind": "consult",
        "kind": "observership",
        "starts": "2027-06-07",
        "ends": "2027-07-02",
    }
    return rotation(**(usual | fields))


def host(**request: object) -> Fields:
    """The program with a coordinator who takes e-mails; `request` is put over its block `rotation:`."""
    usual: Fields = {"contact": COORDINATOR, "apply_by": "email", "pathway": "host"}
    put = {name: value for name, value in (usual | request).items() if value is not None}
    return {"id": "calder", "name": f"{HOST_NAME} Residency", "hospital": HOST_NAME, "rotation": put}


def file(kind: str, may_see: str = "program", id_: str | None = None) -> Fields:
    return {"id": id_ or kind, "path": f"files/{kind}.pdf", "kind": kind, "may_see": may_see}


def held(*rotations: Fields, applicant: Mapping[str, object] | None = None, **parts: object) -> Dossier:
    """A dossier with a CV to make; `applicant` is put over the usual one, where None leaves a field out."""
    put = {name: value for name, value in (APPLICANT | dict(applicant or {})).items() if value is not None}
    usual: Fields = {
        "programs": [host()],
        "education": [{"institution": "Sutlej Medical College", "degree": "MBBS"}],
        "exams": {"step_1": {"result": "pass"}, "step_2_ck": {"result": "pass", "score": "249"}},
    }
    return dossier(applicant=put, rotations=list(rotations), **(usual | parts))


def planned(kind: DocumentKind, of: Dossier, today: date = TODAY) -> Planned:
    return kind.plan(of, plan_of(of, today))


def said(paper: Paper) -> MessageText:
    assert paper.template is not None
    with Templates(templates_folder()) as templates:
        return message_text(templates.fill(paper.template, paper.context), template=paper.template)


def words(paper: Paper) -> int:
    return len(said(paper).body.split())
