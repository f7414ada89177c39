"""What goes with an e-mail to a letter writer: nothing, the applicant's CV, or the packet."""

from collections.abc import Callable

from awaykit.documents.letter_packet import KIND as LETTER_PACKET_KIND
from awaykit.documents.messages import Enclosures
from awaykit.model.dossier import Dossier
from awaykit.model.record import AttachedFile, FileKind, Reader
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.review.findings import PaperId


def nothing(_dossier: Dossier, _letter: LetterPlan) -> Enclosures:
    """Reminders, answers and thanks go alone."""
    return Enclosures()


def own_cv(dossier: Dossier, _letter: LetterPlan) -> Enclosures:
    """Nothing goes with an ask but the applicant's own CV, where this reader may have it."""
    return Enclosures(files=_shown_files(dossier, lambda file: file.id == dossier.cv))


def packet(dossier: Dossier, letter: LetterPlan) -> Enclosures:
    """The packet, and the official form where the letter is to be a structured one."""
    papers = (PaperId(LETTER_PACKET_KIND, letter.writer.id),)
    if letter.writer.letter_kind != "structured":
        return Enclosures(papers=papers)
    forms = _shown_files(dossier, lambda file: file.kind is FileKind.STRUCTURED_LETTER_FORM)
    return Enclosures(papers=papers, files=forms)


def packet_after_the_yes(dossier: Dossier, letter: LetterPlan) -> Enclosures:
    """The packet once the writer has agreed, nothing before."""
    return packet(dossier, letter) if letter.state is LetterState.AGREED else Enclosures()


def _shown_files(dossier: Dossier, is_meant: Callable[[AttachedFile], bool]) -> tuple[str, ...]:
    """The first file that is meant and that letter writers may have, if there is one."""
    shown = (file.id for file in dossier.files if is_meant(file) and Reader.LETTER_WRITER in file.may_see)
    return tuple(shown)[:1]
