"""The type of an entry, suggested from what the dossier says of it, where the applicant chose none."""

import re

from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation, RotationKind
from awaykit.season.reference import FormChoices, TypeKey

_POSITIONS = (
    (TypeKey.RESEARCH, re.compile(r"\bresearch\w*", re.IGNORECASE)),
    (TypeKey.TEACHING, re.compile(r"\b(?:teacher|tutor|lecturer|demonstrator|mentor)\b", re.IGNORECASE)),
    (
        TypeKey.EDUCATION,
        re.compile(
            r"\b(?:observer|observership|extern|externship|clerk|clerkship|visiting student"
            r"|sub-?intern(?:ship)?|elective)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Words of a position that tell its type by themselves; a paid researcher still does research."""

_CLINICAL = _POSITIONS[-1][1]


def type_of_rotation(rotation: Rotation, choices: FormChoices) -> tuple[str, str]:
    """The type of a rotation's entry, and why."""
    is_observership = rotation.kind is RotationKind.OBSERVERSHIP
    what = "A structured observership" if is_observership else "A rotation"
    return choices.type_name(TypeKey.EDUCATION), f"{what} is education or training."


def type_of_experience(
    entry: Experience, rotations: tuple[Rotation, ...], choices: FormChoices
) -> tuple[str, str]:
    """The type of an experience and why it is suggested, "" for a reason where the applicant chose it.

    Both are "" where the dossier doesn't tell.
    """
    if entry.type:
        return entry.type, ""
    if rotations:
        return type_of_rotation(rotations[0], choices)
    for key, words in _POSITIONS:
        if found := words.search(entry.position or ""):
            return choices.type_name(key), f"Your position says “{found[0].lower()}”."
    if entry.paid is None:
        return "", ""
    key, why = (TypeKey.WORK, "It was paid.") if entry.paid else (TypeKey.VOLUNTEER, "It was not paid.")
    return choices.type_name(key), why


def is_clinical_position(position: str | None) -> bool:
    """Whether a position is, by its words, one in which students and graduates learn clinical work."""
    return bool(_CLINICAL.search(position or ""))
