"""All rules: every rule of the modules that are listed here, by family and number."""

from types import MappingProxyType

from awaykit.review.rule import Rule
from awaykit.review.rules import (
    applications,
    email_attachments,
    email_names,
    emails,
    eras_draft,
    exams_and_costs,
    honesty,
    letter_requests,
    letters,
    papers,
    patients,
    programs,
    rotations,
    services,
    timing,
)

FAMILIES = MappingProxyType(
    {
        "ROT": "Rotations",
        "TIM": "Timing",
        "PRG": "Programs",
        "APP": "Applications",
        "VIS": "Visa and status",
        "EXM": "Exams",
        "FIN": "Money and strength",
        "LOR": "Letters",
        "EXP": "Experiences in ERAS",
        "PST": "Personal statement",
        "INT": "Interviews",
        "PAP": "Papers",
        "EML": "E-mails",
        "HON": "Honesty",
        "PRV": "Patients' privacy",
    }
)
"""What the letters of a code mean, in the order of the rules page."""

_MODULES = (
    applications,
    email_attachments,
    email_names,
    emails,
    eras_draft,
    exams_and_costs,
    honesty,
    letter_requests,
    letters,
    papers,
    patients,
    programs,
    rotations,
    services,
    timing,
)


RULES: tuple[Rule, ...] = tuple(
    sorted(
        (value for module in _MODULES for value in vars(module).values() if isinstance(value, Rule)),
        key=lambda rule: (list(FAMILIES).index(rule.about.family), rule.about.code),
    )
)
"""Every rule, by family and number; a code is never used again for another rule."""
