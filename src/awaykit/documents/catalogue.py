"""Every kind of document that the program makes, those that enclose others after them.

A new kind is one line here.
"""

from awaykit.documents.alumni_messages import ALUMNI_MESSAGE
from awaykit.documents.change_messages import CHANGE_MESSAGES
from awaykit.documents.curriculum_vitae import CURRICULUM_VITAE
from awaykit.documents.eras_experiences import ERAS_EXPERIENCES
from awaykit.documents.final_week import FINAL_WEEK
from awaykit.documents.letter_messages import LETTER_MESSAGES
from awaykit.documents.letter_packet import LETTER_PACKET
from awaykit.documents.myeras_card import MYERAS_CARD
from awaykit.documents.packet_archive import PACKET_ARCHIVE
from awaykit.documents.paper import DocumentKind
from awaykit.documents.portal_checklist import PORTAL_CHECKLIST
from awaykit.documents.program_messages import PROGRAM_MESSAGES
from awaykit.documents.reader_sheet import READER_SHEET
from awaykit.documents.reply_messages import REPLY_MESSAGES
from awaykit.documents.rotation_messages import ROTATION_MESSAGES
from awaykit.documents.season_calendar import SEASON_CALENDAR
from awaykit.documents.status_messages import STATUS_MESSAGES
from awaykit.documents.strategy_summary import STRATEGY_SUMMARY

KINDS: tuple[DocumentKind, ...] = (
    LETTER_PACKET,
    CURRICULUM_VITAE,
    *PROGRAM_MESSAGES,
    *REPLY_MESSAGES,
    *CHANGE_MESSAGES,
    ALUMNI_MESSAGE,
    *STATUS_MESSAGES,
    PORTAL_CHECKLIST,
    *LETTER_MESSAGES,
    *ROTATION_MESSAGES,
    FINAL_WEEK,
    MYERAS_CARD,
    READER_SHEET,
    PACKET_ARCHIVE,
    ERAS_EXPERIENCES,
    STRATEGY_SUMMARY,
    SEASON_CALENDAR,
)
