"""What goes with an e-mail: papers of this program and files of the dossier; the CV above all."""

from dataclasses import dataclass

from awaykit.model.dossier import Dossier
from awaykit.model.record import AttachedFile, Reader
from awaykit.papers.cv_lines import Disclosed, exam_lines, other_experiences
from awaykit.plan.applicant_status import has_begun
from awaykit.plan.plan import Plan
from awaykit.review.findings import PaperId


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosures:
    """What goes with an e-mail: papers of this program, and files of the dossier by id."""

    papers: tuple[PaperId, ...] = ()
    files: tuple[str, ...] = ()


PACKET = "letter-packet"
"""The kind of the packet, which an e-mail to its writer encloses."""

CV_FOR = {
    Reader.PROGRAM: PaperId("cv", "programs"),
    Reader.LETTER_WRITER: PaperId("cv", "letter-writers"),
}
"""The CV that each kind of reader gets."""


def own_cv(dossier: Dossier) -> AttachedFile | None:
    """The CV that the applicant wrote elsewhere, if the dossier names one."""
    return next((file for file in dossier.files if file.id == dossier.cv), None)


def scores_shown(dossier: Dossier, reader: Reader) -> Disclosed:
    """How much of the USMLE a CV for this reader shows, by the applicant's choice."""
    disclosure = dossier.settings.disclosure
    is_writer = reader is Reader.LETTER_WRITER
    return disclosure.scores_to_letter_writers if is_writer else disclosure.scores_to_programs


def has_enough_for_a_cv(dossier: Dossier, plan: Plan, reader: Reader) -> bool:
    """Whether there is education, an exam that this reader may see, an experience or a work to list."""
    has_education = bool(dossier.education or dossier.applicant.school)
    if has_education or dossier.scholarly_work:
        return True
    experiences = any(has_begun(entry.starts, plan.today) for entry in other_experiences(dossier))
    return experiences or bool(exam_lines(dossier.exams, scores_shown(dossier, reader)))


def cv_to_enclose(dossier: Dossier, plan: Plan, reader: Reader) -> Enclosures:
    """The CV that goes with an e-mail: the applicant's own file, else the version for this reader.

    Nothing where there is none, or where the applicant's own isn't for this reader. KeyError for
    the applicant, who gets no version.
    """
    version, own = CV_FOR[reader], own_cv(dossier)
    if own is not None:
        return Enclosures(files=(own.id,) if reader in own.may_see else ())
    return Enclosures(papers=(version,) if has_enough_for_a_cv(dossier, plan, reader) else ())
