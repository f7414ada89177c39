"""Education on the full CV: what is still to be completed is called so."""

from dataclasses import replace
from datetime import date

from awaykit.documents.cv_entry import CvEntry
from awaykit.documents.cv_summary import CvSummary
from awaykit.documents.people import begun, place_of
from awaykit.model.applicant import Applicant
from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.planning.experiences import has_begun


def education_lines(dossier: Dossier, summary: CvSummary, today: date) -> tuple[CvEntry, ...]:
    """Education, with what is still to be completed called so; without any entry, the medical school."""
    if not dossier.education:
        return _school(dossier.applicant, today)
    return tuple(
        _completed(line, entry.ends if isinstance(entry.ends, Month) else None, today)
        for entry, line in zip(dossier.education, summary.education, strict=True)
    )


def _school(applicant: Applicant, today: date) -> tuple[CvEntry, ...]:
    school, graduated = applicant.school, applicant.graduated
    if school is None:
        return ()
    where = place_of(school.city, school.country)
    line = CvEntry(when=str(graduated) if graduated else None, what=school.name, where=where, detail=None)
    return (_completed(line, graduated, today),)


def _completed(line: CvEntry, ends: Month | None, today: date) -> CvEntry:
    if ends is None or has_begun(ends, today):
        return line
    expected = f"completion expected {ends.in_words}"
    return replace(line, detail=f"{line.detail}; {expected}" if line.detail else begun(expected))
