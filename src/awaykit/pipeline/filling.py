"""The words of every paper: templates filled, the vocabulary checked, plain text for the proof."""

from dataclasses import dataclass

from awaykit.documents.paper import Folder, Paper
from awaykit.loading.dossier import Loaded
from awaykit.pipeline.template_places import in_template
from awaykit.problems import Problem, UserError
from awaykit.rendering.message_text import MessageText, message_text
from awaykit.rendering.template_child import TemplateStoppedError
from awaykit.rendering.templates import SECONDS, Templates
from awaykit.rendering.text import render_text
from awaykit.rendering.vocabulary import check
from awaykit.resources import templates_folder
from awaykit.review.findings import Finding


@dataclass(frozen=True, slots=True)
class FilledPaper:
    """A paper with its words: the HTML from which every format comes, and its plain text for proof.

    A message has a subject and a body in place of HTML; an archive has neither.
    """

    paper: Paper
    html: str
    text: str
    message: MessageText | None = None
    held_by: tuple[Finding, ...] = ()

    @property
    def folder(self) -> Folder:
        """Where it goes: a finding that holds it leaves it unfinished."""
        return Folder.UNFINISHED if self.held_by else self.paper.folder


def fill_all(loaded: Loaded, papers: list[Paper], *, seconds: float = SECONDS) -> list[FilledPaper]:
    """The words of all papers; problems of templates are collected and raised together.

    `seconds` is what one template of the dossier's own may take. After one that had to be stopped no other
    is tried: what it includes may be what never ends.

    Raises:
        UserError: with every problem of a template.
    """
    filled: list[FilledPaper] = []
    problems: dict[Problem, None] = {}
    with Templates(templates_folder(), own=loaded.templates_folder, seconds=seconds) as templates:
        for paper in papers:
            try:
                filled.append(_filled(templates, paper, loaded))
            except TemplateStoppedError as error:
                problems.update(dict.fromkeys(error.problems))
                break
            except UserError as error:
                problems.update(dict.fromkeys(error.problems))
    if problems:
        raise UserError(*problems)
    return filled


def _filled(templates: Templates, paper: Paper, loaded: Loaded) -> FilledPaper:
    if paper.template is None:
        return FilledPaper(paper, html="", text="")
    words = templates.fill(paper.template, paper.context)
    try:
        if paper.envelope is None:
            check(words, template=paper.template)
            return FilledPaper(paper, html=words, text=render_text(words, width=None))
        message = message_text(words, template=paper.template)
    except UserError as error:
        folders = (loaded.templates_folder, templates_folder())
        raise UserError(*(in_template(problem, folders) for problem in error.problems)) from None
    return FilledPaper(paper, html="", text=f"{message.subject}\n\n{message.body}", message=message)
