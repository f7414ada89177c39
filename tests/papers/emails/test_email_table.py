"""The table of e-mails, the table of steps and the templates name the same e-mails."""

from awaykit.papers.all_kinds import KINDS
from awaykit.papers.emails.email_table import EMAILS
from awaykit.plan.steps import StepKind
from awaykit.resources import templates_folder

FOLDER = templates_folder() / "emails"


def test_every_row_has_a_template_and_every_template_a_row() -> None:
    templates = {path.name.removesuffix(".txt.j2") for path in FOLDER.glob("*.txt.j2")}
    assert templates == {email.kind for email in EMAILS}
    assert len(EMAILS) == len(templates)


def test_every_email_of_a_step_is_among_the_papers_of_that_step() -> None:
    called_for = [(email.kind, email.when) for email in EMAILS if isinstance(email.when, StepKind)]
    assert len(called_for) > 10
    assert [(kind, step) for kind, step in called_for if kind not in step.type.papers] == []


def test_every_paper_of_a_step_is_a_kind_that_is_made() -> None:
    made = {kind.kind for kind in KINDS}
    named = {paper: step for step in StepKind for paper in step.type.papers}
    assert len(named) > 15
    assert {paper: step for paper, step in named.items() if paper not in made} == {}
