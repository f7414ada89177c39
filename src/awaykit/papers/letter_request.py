"""The request for a letter, as the packet and the e-mails to its writer share it."""

from awaykit.model.dossier import Dossier
from awaykit.papers.paper import Missing
from awaykit.plan.letters import LetterPlan

PACKET = "letter-packet"
"""The kind of the packet, which an e-mail to the writer encloses."""

TOO_LATE = "The rank list is due: a letter for this season comes too late."


def missing_season_and_dates(dossier: Dossier, letter: LetterPlan) -> tuple[Missing, ...]:
    """The season and the rotation's dates, which every paper about a letter needs, if they are missing."""
    rotation, place = letter.rotation, letter.rotation_place
    needed = (
        (
            dossier.applicant.season,
            "the season",
            "applicant.season",
            "Add season: 2028 for applying in 2027.",
        ),
        (
            rotation.starts and rotation.ends,
            "the rotation's dates",
            f"{place}.ends" if rotation.starts else f"{place}.starts",
            "Add starts and ends.",
        ),
    )
    return tuple(Missing(what, place, hint) for value, what, place, hint in needed if not value)
