"""The packets of a small dossier, and every word of a context."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from awaykit.papers.packet.letter_packet import plan_packets
from awaykit.papers.packet.request_pages import PacketContext
from awaykit.papers.paper import Paper, Planned
from dossiers import dossier, plan_of

TODAY = date(2027, 6, 29)
"""After the usual rotation of `dossiers.rotation`, which ends on May 30."""

CONTACT = {
    "email": "ayesha.khan@example.org",
    "phone": "+92 300 555 0142",
    "city": "Lahore",
    "country": "Pakistan",
}


def planned(today: date = TODAY, /, *, applicant: object = None, **parts: object) -> Planned:
    """The packets of a dossier; `applicant` is put over a usual one."""
    usual: dict[str, object] = {
        "name": {"given": "Ayesha", "family": "Khan"},
        "season": 2028,
        "contact": CONTACT,
    }
    assert applicant is None or isinstance(applicant, dict)
    held = dossier(applicant=usual | (applicant or {}), **parts)
    return plan_packets(held, plan_of(held, today))


def packet(today: date = TODAY, /, **parts: object) -> Paper:
    """The first packet of the dossier."""
    return planned(today, **parts).papers[0]


def context(today: date = TODAY, /, **parts: object) -> PacketContext:
    """What the templates of the first packet see."""
    found = packet(today, **parts).context
    assert isinstance(found, PacketContext)
    return found


def words(value: object) -> Iterator[str]:
    """Every text inside a context."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from words(entry)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words(getattr(value, field.name))
