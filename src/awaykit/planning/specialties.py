"""Whether a specialty, written in the applicant's words, belongs to internal medicine."""

import re

_INTERNAL = re.compile(
    r"internal medicine|general medicine|internist|hospital medicine|hospitalist|med-?peds"
    r"|cardiolog|cardiovascular|electrophysiolog|heart failure|pulmon|respiratory|critical care"
    r"|intensive care|nephrolog|gastroenterolog|hepatolog|endocrinolog|diabet|infectious|rheumatolog"
    r"|ha?ematolog|oncolog|geriatric|palliative|hospice|sleep medicine|primary care internal",
    re.IGNORECASE,
)
"""Stems of internal medicine and its subspecialties, after the certificates of ABIM."""

_OUTSIDE = re.compile(
    r"surg|pa?ediatric|radiat|radiolog|gyna?ecolog|obstetric|family medicine|family practice|psychiatr"
    r"|neurolog|emergency|ana?esthe|dermatolog|orthop|patholog|urolog|ophthalm|otolaryng|physical medicine",
    re.IGNORECASE,
)
"""Stems of other specialties; with one of these even "oncology" or "critical care" is another field."""

_BOTH = re.compile(r"internal medicine|med-?peds", re.IGNORECASE)


def is_internal_medicine(specialty: str | None) -> bool | None:
    """Whether `specialty` is internal medicine or a subspecialty of it; None when the words don't tell.

    "Pediatric cardiology" and "surgical critical care" are outside, "internal medicine-pediatrics"
    is inside.
    """
    if not specialty:
        return None
    if _BOTH.search(specialty):
        return True
    if _OUTSIDE.search(specialty):
        return False
    return True if _INTERNAL.search(specialty) else None
