"""Every kind of document that the program makes, those that enclose others after them.

A new kind is one line here.
"""

from awaykit.documents.final_week import FINAL_WEEK
from awaykit.documents.letter_messages import LETTER_MESSAGES
from awaykit.documents.letter_packet import LETTER_PACKET
from awaykit.documents.myeras_card import MYERAS_CARD
from awaykit.documents.packet_archive import PACKET_ARCHIVE
from awaykit.documents.paper import DocumentKind
from awaykit.documents.reader_sheet import READER_SHEET

KINDS: tuple[DocumentKind, ...] = (
    LETTER_PACKET,
    *LETTER_MESSAGES,
    FINAL_WEEK,
    MYERAS_CARD,
    READER_SHEET,
    PACKET_ARCHIVE,
)
