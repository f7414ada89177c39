"""Which places of the dossier a request packet prints in the applicant's own words."""

from collections.abc import Iterable, Iterator, Sequence

from awaykit.documents.packet_facts import shown_contributions
from awaykit.model.dossier import Dossier
from awaykit.planning.letters import LetterPlan

_LISTS_OF_THE_CV = ("education", "scholarly_work", "awards", "languages", "skills")
_FIELDS_OF_AN_EXPERIENCE = ("organization", "position")


def printed_places(dossier: Dossier, letter: LetterPlan) -> tuple[str, ...]:
    """The places of this packet, each with all that lies below it."""
    rotation = letter.rotation
    place = letter.rotation_place
    return (
        f"{letter.place}.role",
        f"{letter.place}.own_words",
        f"{place}.role_allowed",
        *_places_of(letter.cases, rotation.key_cases, f"{place}.key_cases"),
        *_places_of(shown_contributions(letter), rotation.contributions, f"{place}.contributions"),
        *_places_of(letter.feedback, rotation.feedback, f"{place}.feedback"),
        *_places_of_the_cv(dossier),
        *(("statement",) if dossier.statement else ()),
    )


def _places_of(shown: Iterable[object], held: Sequence[object], place: str) -> Iterator[str]:
    """The places of the entries that are shown; by identity, since two may be written in the same words."""
    shown = tuple(shown)
    for index, entry in enumerate(held):
        if any(entry is each for each in shown):
            yield f"{place}[{index}]"


def _places_of_the_cv(dossier: Dossier) -> Iterator[str]:
    yield from (name for name in _LISTS_OF_THE_CV if getattr(dossier, name))
    for index in range(len(dossier.experiences)):
        yield from (f"experiences[{index}].{name}" for name in _FIELDS_OF_AN_EXPERIENCE)
