"""What the rules on e-mails share: which papers they read, and what an e-mail is about."""

from itertools import chain

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation
from awaykit.review.texts import field_texts
from awaykit.review.words import Words

_APPLIES = "cover"
_ASKS_AGAIN = "follow-up"


def is_mail(words: Words) -> bool:
    """Whether the paper is an e-mail."""
    return words.mail is not None


def applies(words: Words) -> bool:
    """Whether it is the e-mail by which one applies for a rotation."""
    return is_mail(words) and words.kind == _APPLIES


def asks_for_a_rotation(words: Words) -> bool:
    """Whether it asks a host for a rotation, for the first time or once more."""
    return is_mail(words) and words.kind in (_APPLIES, _ASKS_AGAIN)


def rotations_of(dossier: Dossier, words: Words) -> tuple[Rotation, ...]:
    """The rotations that an e-mail is about: its own first, then others of which it has the service."""
    wanted = words.mail.rotation if words.mail else ""
    found = [
        rotation
        for row, rotation in enumerate(dossier.rotations)
        if rotation.id == wanted or words.prints_place(f"rotations[{row}].service")
    ]
    return tuple(sorted(found, key=lambda rotation: rotation.id != wanted))


def program_of(dossier: Dossier, words: Words) -> tuple[Program, str] | None:
    """The program that an e-mail is about, and its entry: the reader's, else that of the rotation."""
    rotation = next(iter(rotations_of(dossier, words)), None)
    found = [(program, f"programs[{row}]") for row, program in enumerate(dossier.programs)]
    of_reader = (each for each in found if words.place.startswith(f"{each[1]}."))
    of_rotation = (each for each in found if rotation and rotation.program == each[0].id)
    return next(chain(of_reader, of_rotation), None)


def place_of(dossier: Dossier, words: Words, text: str) -> str:
    """The field of the dossier from which `text` came into the paper, else what the paper is about.

    A paragraph of the paper may be a part of a field, or hold the whole of one among other sentences.
    """
    wanted = " ".join(text.split())
    own = [
        (each.place, " ".join(each.text.split()))
        for each in field_texts(dossier, (words,))
        if words.paper in each.papers
    ]
    return next((place for place, said in own if wanted in said or said in wanted), words.place)
