"""E-mails of a small dossier with three hosts, two letter writers and a school, for the rules on e-mails."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.review.engine import Result, RuleOutcome, review_words
from awaykit.review.findings import Finding
from awaykit.review.texts import Mail, Words
from dossiers import Fields, dossier, plan_of, rotation, writer

IN_MARCH = date(2027, 3, 15)
SUBJECT = "Elective at Larkmoor University Hospital, October 4 to 29, 2027: Ayesha Khan"
NEXT = "larkmoor-wards"
"""The rotation that is asked for at Larkmoor."""

LARKMOOR: Fields = {
    "id": "larkmoor",
    "name": "Larkmoor University Hospital Internal Medicine Residency",
    "hospital": "Larkmoor University Hospital",
    "city": "Larkmoor",
    "website": "https://www.larkmoor.example.edu/im",
}
FENNICK: Fields = {
    "id": "fennick",
    "name": "Fennick County Medical Center Internal Medicine Residency",
    "hospital": "Fennick County Medical Center",
    "website": "https://fennick.example.org/residency",
}
CALDER: Fields = {"id": "calder", "name": "Calder Point Hospital Internal Medicine Residency"}
RIVERBEND: Fields = {"id": "riverbend", "name": "Riverbend Hospital Internal Medicine Residency"}

PREWITT: Fields = {"name": "Denise Prewitt", "greeting": "Ms. Prewitt", "email": "d.prewitt@im.example.edu"}
OSTRANDER: Fields = {
    "name": "Harold Ostrander, MD",
    "greeting": "Dr. Ostrander",
    "role": "physician",
    "email": "harold.ostrander@fennick.example.org",
}
OFFICE: Fields = {"name": "Graduate Medical Education Office", "greeting": "GME Office"}
ADEYEMI = writer(
    id="adeyemi", name="Morenike T. Adeyemi, MD", greeting="Dr. Adeyemi", email="m.adeyemi@example.org"
)
SCHOOL: Fields = {"name": "Sutlej Crescent Medical College", "city": "Lahore", "takes_part_in_vslo": "yes"}
STUDENT: Fields = {
    "name": {"given": "Ayesha", "family": "Khan"},
    "season": 2028,
    "status": "student",
    "graduated": "2027-12",
    "contact": {"email": "ayesha.khan@example.com"},
    "school": SCHOOL,
}
WHY = "Your residents telephone every patient within two days of discharge and publish what they hear."
ANOTHER_WHY = "The medical students of your wards write their own notes, and an attending reads each of them."


def held(
    *,
    applicant: Fields | None = None,
    request: Fields | None = None,
    asked: Fields | None = None,
    others: tuple[Fields, ...] = (),
) -> Dossier:
    """The dossier; `request` is that to Larkmoor, `asked` the rotation there, `others` further programs."""
    riverbend = rotation(program="riverbend", letter_writers=[writer(), ADEYEMI])
    larkmoor = rotation(
        id=NEXT,
        program="larkmoor",
        state="candidate",
        site="Larkmoor University Hospital",
        starts="2027-10-04",
        ends="2027-10-29",
    )
    return dossier(
        applicant=STUDENT | (applicant or {}),
        rotations=[larkmoor | (asked or {}), riverbend],
        programs=[
            LARKMOOR | {"rotation": {"contact": PREWITT, "why": WHY} | (request or {})},
            FENNICK | {"rotation": {"contact": OSTRANDER, "alumni": [{"name": "Sana Qureshi-Malik"}]}},
            CALDER | {"rotation": {"contact": OFFICE}},
            RIVERBEND,
            *others,
        ],
    )


@dataclass(frozen=True)
class Sent:
    """An e-mail on a day, with the dossier that it was made from."""

    dossier: Dossier
    today: date
    words: tuple[Words, ...]

    def result(self, code: str) -> Result:
        """What the rule with this code makes of it."""
        return review_words(self.dossier, plan_of(self.dossier, self.today), self.words).of(code)


def to_larkmoor(
    body: str,
    *,
    subject: str = SUBJECT,
    kind: str = "cover",
    to: str = "d.prewitt@im.example.edu",
    attached: tuple[str, ...] = (),
    today: date = IN_MARCH,
    sent_from: date | None = None,
    applicant: Fields | None = None,
    request: Fields | None = None,
    asked: Fields | None = None,
    others: tuple[Fields, ...] = (),
) -> Sent:
    """An e-mail to Ms. Prewitt about a rotation in October 2027."""
    words = Words(
        kind=kind,
        reader="larkmoor",
        reader_kind=Reader.PROGRAM,
        text=f"{subject}\n\n{body}",
        place="programs[0].rotation.contact",
        prints=("rotations[0].service", "rotations[0].site", "programs[0].rotation.why"),
        mail=Mail(
            subject=subject,
            to_name="Denise Prewitt",
            to_email=to,
            rotation=NEXT,
            attached=attached,
            sent_from=sent_from,
        ),
    )
    own = held(applicant=applicant, request=request, asked=asked, others=others)
    return Sent(own, today, (words,))


def to_whitfield(body: str, *, attached: tuple[str, ...] = (), today: date = IN_MARCH) -> Sent:
    """An e-mail to Dr. Whitfield, who supervised at Riverbend in May 2027."""
    subject = "Letter of recommendation: Ayesha Khan, general medicine wards, May 2027"
    words = Words(
        kind="letter-ask",
        reader="whitfield",
        reader_kind=Reader.LETTER_WRITER,
        text=f"{subject}\n\n{body}",
        place="rotations[1].letter_writers[0]",
        prints=("rotations[1].service", "rotations[1].site"),
        mail=Mail(
            subject=subject,
            to_name="Eleanor Whitfield, MD",
            to_email="eleanor.whitfield@example.org",
            rotation="riverbend-wards",
            attached=attached,
        ),
    )
    return Sent(held(), today, (words,))


def with_reasons(mine: str, theirs: str) -> Sent:
    """The reason that goes to Larkmoor, where another is recorded for Calder Point."""
    other = CALDER | {"id": "calder-again", "rotation": {"contact": OFFICE, "why": theirs}}
    return to_larkmoor(mine, request={"why": mine}, others=(other,))


FIRING_EMAILS: Mapping[str, Callable[[], Sent]] = MappingProxyType(
    {
        "EML001": lambda: to_larkmoor("I hope to learn at Fennick County Medical Center."),
        "EML002": lambda: to_larkmoor("Dear Dr. ,"),
        "EML003": lambda: to_larkmoor("I have attached my CV."),
        "EML004": lambda: to_larkmoor("Dear Ms. Prewitt,", subject="Request for an elective"),
        "EML005": lambda: with_reasons(WHY, WHY),
        "EML006": lambda: to_larkmoor("Is a place open?", request={"deadline": "2027-03-01"}),
        "EML007": lambda: to_larkmoor("Is a place open?", applicant={"graduated": "2026-12"}),
        "EML008": lambda: to_larkmoor(
            "I would apply through VSLO.", applicant={"school": SCHOOL | {"takes_part_in_vslo": "no"}}
        ),
        "EML009": lambda: to_larkmoor("Dear Ms. Prewitt,", to="d.prewitt@im.example.con"),
    }
)
"""An e-mail for each rule in which it fires."""

SILENT_EMAILS: Mapping[str, Callable[[], Sent]] = MappingProxyType(
    {
        "EML001": lambda: to_larkmoor("Dear Ms. Prewitt, is a place open at Larkmoor University Hospital?"),
        "EML002": lambda: to_larkmoor("Dear Ms. Prewitt,"),
        "EML003": lambda: to_larkmoor("I have attached my CV.", attached=("cv",)),
        "EML004": lambda: to_larkmoor("Dear Ms. Prewitt,"),
        "EML005": lambda: with_reasons(WHY, ANOTHER_WHY),
        "EML006": lambda: to_larkmoor("Is a place open?", request={"deadline": "2027-04-01"}),
        "EML007": lambda: to_larkmoor("Is a place open?"),
        "EML008": lambda: to_larkmoor("I would apply through VSLO."),
        "EML009": lambda: to_larkmoor("Dear Ms. Prewitt,"),
    }
)
"""An e-mail for each rule in which it stays silent."""


def findings(sent: Sent, code: str) -> tuple[Finding, ...]:
    """What a rule that looks at these e-mails finds in them."""
    result = sent.result(code)
    assert result.outcome is not RuleOutcome.NOT_APPLICABLE
    return result.findings
