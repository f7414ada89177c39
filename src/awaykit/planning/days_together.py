"""The days that an applicant and a letter writer had together, where the dossier records them."""

from datetime import date

from awaykit.model.letters import LetterWriter
from awaykit.model.rotations import Rotation


def own_days(writer: LetterWriter, rotation: Rotation) -> tuple[date | None, date | None]:
    """First and last day with this writer; where one is recorded, the rotation gives the other.

    Neither, if neither is recorded: a consultant of one week within a month has weeks but no days.
    """
    if writer.together_from or writer.together_until:
        return writer.together_from or rotation.starts, writer.together_until or rotation.ends
    return None, None
