"""Every kind of document that the program makes; a new kind is one line here."""

from awaykit.documents.letter_packet import LETTER_PACKET
from awaykit.documents.paper import DocumentKind

KINDS: tuple[DocumentKind, ...] = (LETTER_PACKET,)
