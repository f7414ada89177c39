"""The e-mails of a small dossier on a given day, and their words."""

from datetime import date

from awaykit.papers.emails.email_table import EMAIL_KINDS
from awaykit.papers.paper import Paper, Planned
from awaykit.rendering.templating.message_text import MessageText, message_text
from awaykit.rendering.templating.templates import Templates
from awaykit.resources import templates_folder
from dossiers import Fields, dossier, plan_of
from papers.packet.packets import CONTACT

LONG_NAME = "Aleksandra Konstantina Maria Papadimitriou-Wickramasinghe II"
LONG_SITE = "The Saint Bartholomew and Saint Agnes Memorial County Center"
LONG_SERVICE = "General internal medicine and geriatric hospital medicine wards"


def planned(kind: str, today: date, /, *, applicant: object = None, **parts: object) -> Planned:
    """The e-mails of one kind; `applicant` is put over a usual one, where None leaves a field out."""
    usual: Fields = {
        "name": {"given": "Ayesha", "family": "Khan"},
        "degrees": "MBBS",
        "season": 2028,
        "contact": CONTACT,
    }
    assert applicant is None or isinstance(applicant, dict)
    put = {name: value for name, value in (usual | (applicant or {})).items() if value is not None}
    held = dossier(applicant=put, **parts)
    return next(each for each in EMAIL_KINDS if each.kind == kind).plan(held, plan_of(held, today))


def said(paper: Paper) -> MessageText:
    """Subject and body of a message."""
    assert paper.template is not None
    with Templates(templates_folder()) as templates:
        return message_text(templates.fill(paper.template, paper.context), template=paper.template)
