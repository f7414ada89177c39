"""The ERAS draft: what to enter in the form's experiences section and beside it, for the applicant alone."""

from collections.abc import Iterator

from awaykit.documents.eras_context import ErasContext, eras_context
from awaykit.documents.eras_paste import paste_text
from awaykit.documents.eras_prints import printed_places
from awaykit.documents.paper import DocumentKind, Folder, Format, LeftOut, Paper, Planned
from awaykit.documents.people import names_in_a_file_name
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.planning.eras.draft import eras_draft
from awaykit.planning.eras.drafted import ErasDraft
from awaykit.planning.plan import Plan

KIND = "eras-experiences"
_TEMPLATE = "eras-experiences/draft.html.j2"
_READER = "eras"
_MOST_PAGES = 10


def plan_eras(dossier: Dossier, plan: Plan) -> Planned:
    """The one draft, where there is anything to enter."""
    draft = eras_draft(dossier, plan)
    if draft is None:
        return Planned(left_out=tuple(_left_out(dossier, plan)))
    if not (draft.entries or draft.works or draft.impactful or draft.hobbies or draft.preferences):
        return Planned()
    context = eras_context(dossier, plan, draft)
    return Planned((_paper(dossier, plan, draft, context),))


def _left_out(dossier: Dossier, plan: Plan) -> Iterator[LeftOut]:
    """Why there is no draft, where the dossier has something for one."""
    if plan.season.form is None and (dossier.experiences or dossier.rotations):
        why = f"What the MyERAS form takes is not known for {plan.season.in_words}."
        yield LeftOut(KIND, _READER, "MyERAS", why)


def _paper(dossier: Dossier, plan: Plan, draft: ErasDraft, context: ErasContext) -> Paper:
    applicant = dossier.applicant.name
    return Paper(
        kind=KIND,
        label="ERAS draft",
        reader=_READER,
        reader_name="MyERAS",
        reader_kind=Reader.OWN,
        rotation="",
        template=_TEMPLATE,
        context=context,
        formats=(Format.PDF, Format.DOCX, Format.TXT),
        name=(*names_in_a_file_name(applicant), "ERAS_Draft", str(plan.season.year)),
        title=f"ERAS draft of {applicant.full}",
        subject="What to enter in MyERAS, to be rewritten in one’s own words; for the applicant only",
        running_header=applicant.full,
        folder=Folder.PRIVATE,
        most_pages=_MOST_PAGES,
        place="experiences",
        prints=printed_places(draft),
        pasted_text=paste_text(context),
    )


ERAS_EXPERIENCES = DocumentKind(
    kind=KIND,
    commands=("eras",),
    title="ERAS draft",
    template=_TEMPLATE,
    context=ErasContext,
    plan=plan_eras,
)
