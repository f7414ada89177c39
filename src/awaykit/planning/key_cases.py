"""Which key cases a packet shows: the applicant's priority first, then as many competencies as can be."""

from collections.abc import Sequence

from awaykit.model.letters import LetterWriter
from awaykit.model.rotations import Competency, KeyCase, Rotation

MOST_KEY_CASES = 5
"""A packet shows three to five key cases: they fit one page, and a reader has four minutes."""


def cases_seen_by(writer: LetterWriter, rotation: Rotation) -> tuple[KeyCase, ...]:
    """The cases that this writer supervised, in dossier order.

    A case that names no supervisor belongs to the writer only where the rotation has no other.
    """
    is_alone = len(rotation.letter_writers) == 1
    return tuple(
        case
        for case in rotation.key_cases
        if writer.id in case.supervised_by or (is_alone and not case.supervised_by)
    )


def chosen_cases(cases: Sequence[KeyCase], most: int = MOST_KEY_CASES) -> tuple[KeyCase, ...]:
    """The best `most` cases, best first.

    Priority decides; within one priority a competency that isn't shown yet comes before one that
    is; then the order of the dossier. A case without a competency adds none.
    """
    left = list(cases)
    chosen: list[KeyCase] = []
    shown: set[Competency] = set()
    while left and len(chosen) < most:
        best = min(
            left, key=lambda case: (case.priority, case.competency is None or case.competency in shown)
        )
        # By identity: two cases may be written in the same words.
        left = [case for case in left if case is not best]
        chosen.append(best)
        if best.competency:
            shown.add(best.competency)
    return tuple(chosen)
