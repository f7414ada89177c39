"""Turns what the screen finds in the dossier's texts into remarks: one for each text and kind."""

from collections.abc import Iterator, Sequence

from awaykit.model.dossier import Dossier
from awaykit.planning.plan import Plan
from awaykit.review.dossier_words import own_words_of, scope_of
from awaykit.review.findings import Remark
from awaykit.review.screening.clues import Kind, Setting
from awaykit.review.texts import FieldText

_MOST_SHOWN = 3
_LONGEST_SHOWN = 50
_MOST_WORDS_SHOWN = 5


def identifier_remarks(
    kind: Kind, hint: str, dossier: Dossier, plan: Plan, texts: Sequence[FieldText]
) -> Iterator[Remark]:
    """A remark for each text that shows this kind, and for every paper that prints it."""
    from awaykit.review.screening.screen import found  # its patterns take a while to compile

    known = own_words_of(dossier)
    for field in texts:
        setting = Setting(scope=scope_of(field.place), known=known, today=plan.today)
        if pieces := found(field.text, kind, setting):
            yield from field.remarks(_message(pieces, kind), hint)


def _message(pieces: Sequence[str], kind: Kind) -> str:
    """For example: “Mr. Hollis” and “Rose” read like what a person is called."""
    shown = [f"“{_shortened(piece)}”" for piece in pieces[:_MOST_SHOWN]]
    if more := len(pieces) - len(shown):
        shown.append(f"{more} more")
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    if len(pieces) == 1:
        return f"{listed} reads like {kind.one}."
    return f"{listed} read like {kind.several}."


def _shortened(piece: str) -> str:
    words = piece.split()
    cut = " ".join(words[:_MOST_WORDS_SHOWN])[:_LONGEST_SHOWN]
    return cut if cut == piece else f"{cut}…"
