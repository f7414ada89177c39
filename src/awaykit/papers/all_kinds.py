"""Every kind of document that the program makes, those that enclose others after them.

A new kind is one line here.
"""

from awaykit.papers.cv.curriculum_vitae import CURRICULUM_VITAE
from awaykit.papers.emails.letter_emails import LETTER_MESSAGES, PACKET_MESSAGES
from awaykit.papers.emails.portal_checklist import PORTAL_CHECKLIST
from awaykit.papers.emails.program_emails import PROGRAM_MESSAGES, REPLY_MESSAGES
from awaykit.papers.emails.rotation_emails import CHANGE_MESSAGES, ROTATION_MESSAGES
from awaykit.papers.emails.status_emails import ALUMNI_MESSAGE, STATUS_MESSAGES
from awaykit.papers.eras.eras_experiences import ERAS_EXPERIENCES
from awaykit.papers.packet.final_week import FINAL_WEEK
from awaykit.papers.packet.letter_packet import LETTER_PACKET
from awaykit.papers.packet.myeras_card import MYERAS_CARD
from awaykit.papers.packet.packet_archive import packet_archive
from awaykit.papers.packet.reader_sheet import reader_sheet
from awaykit.papers.paper import DocumentKind
from awaykit.papers.season_calendar import SEASON_CALENDAR
from awaykit.papers.strategy.strategy_summary import STRATEGY_SUMMARY

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
    reader_sheet(PACKET_MESSAGES),
    packet_archive(PACKET_MESSAGES),
    ERAS_EXPERIENCES,
    STRATEGY_SUMMARY,
    SEASON_CALENDAR,
)
