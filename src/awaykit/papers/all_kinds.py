"""Every kind of document that the program makes, those that enclose others after them.

A new kind is one line here.
"""

from awaykit.papers.cv.curriculum_vitae import CURRICULUM_VITAE
from awaykit.papers.emails.email_table import EMAIL_KINDS, PACKET_EMAILS
from awaykit.papers.emails.portal_checklist import PORTAL_CHECKLIST
from awaykit.papers.eras.eras_experiences import ERAS_EXPERIENCES
from awaykit.papers.packet.final_week import FINAL_WEEK
from awaykit.papers.packet.letter_packet import LETTER_PACKET, packet_archive
from awaykit.papers.packet.myeras_card import MYERAS_CARD
from awaykit.papers.packet.reader_sheet import reader_sheet
from awaykit.papers.paper import DocumentKind
from awaykit.papers.season_calendar import SEASON_CALENDAR
from awaykit.papers.strategy.strategy_summary import STRATEGY_SUMMARY

_LETTERS_FROM = next(row for row, kind in enumerate(EMAIL_KINDS) if kind.kind.startswith("letter-"))

KINDS: tuple[DocumentKind, ...] = (
    LETTER_PACKET,
    CURRICULUM_VITAE,
    *EMAIL_KINDS[:_LETTERS_FROM],
    PORTAL_CHECKLIST,  # after the e-mails to hosts, which it replaces where a host has a portal
    *EMAIL_KINDS[_LETTERS_FROM:],
    FINAL_WEEK,
    MYERAS_CARD,
    reader_sheet(PACKET_EMAILS),
    packet_archive(PACKET_EMAILS),
    ERAS_EXPERIENCES,
    STRATEGY_SUMMARY,
    SEASON_CALENDAR,
)
