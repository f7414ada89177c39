"""For each rule, a dossier or words where it fires and one where it is silent, by code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.review.engine import Result, review_dossier, review_words
from awaykit.review.texts import Words
from dossiers import Fields, case, dossier, plan_of, rotation, writer
from review.email_examples import FIRING_EMAILS, SILENT_EMAILS, Sent
from review.eras_examples import ERAS_FIRES, ERAS_SILENT, Drafted
from review.honesty_examples import FIRING_CASE, SILENT_CASE
from review.patient_examples import ATTESTED, CLEAN, GUILTY, dossier_with_a_case, words_of_a_packet
from review.strategy_examples import STRATEGY_FIRES, STRATEGY_SILENT, Said, Situation

IN_MARCH = date(2027, 3, 15)
"""Before the rotation of these examples begins."""
SECOND_WEEK = date(2027, 5, 12)
THIRD_WEEK = date(2027, 5, 19)
FINAL_WEEK = date(2027, 5, 26)
IN_JUNE = date(2027, 6, 8)
"""The rotation is over; the portal is not open for international graduates before 23 June."""
IN_JULY = date(2027, 7, 12)
IN_OCTOBER = date(2027, 10, 4)

AGREED = {"asked": "2027-05-26", "agreed": "2027-05-27"}
LINKED = AGREED | {"link_sent": "2027-06-25"}
UPLOADED = LINKED | {"uploaded": "2027-07-09"}
OF_LAST_SEASON = {"uploaded": "2026-07-26"}
DECLINED = {"asked": "2027-05-26", "declined": "2027-05-27"}


@dataclass(frozen=True)
class Example:
    """A dossier on a day, and the words of its papers where a rule reads them."""

    dossier: Dossier
    today: date
    words: tuple[Words, ...] = ()

    def result(self, code: str) -> Result:
        """What the rule with this code makes of it."""
        plan = plan_of(self.dossier, self.today)
        if self.words:
            return review_words(self.dossier, plan, self.words).of(code)
        return review_dossier(self.dossier, plan).of(code)


def one_rotation(*writers: Fields, on: date, parts: Fields | None = None, **fields: object) -> Example:
    """One rotation with these writers."""
    held = dossier(rotations=[rotation(letter_writers=list(writers), **fields)], **(parts or {}))
    return Example(held, on)


def paper(
    text: str,
    reader_kind: Reader = Reader.LETTER_WRITER,
    writers: list[Fields] | None = None,
    **parts: object,
) -> Example:
    """A packet for Dr. Whitfield that says `text`; Dr. Ruiz is another writer."""
    held = dossier(rotations=[rotation(letter_writers=writers or [writer(), RUIZ])], **parts)
    words = Words(kind="letter-packet", reader="whitfield", reader_kind=reader_kind, text=text)
    return Example(held, FINAL_WEEK, (words,))


def observed(i_did: str) -> Example:
    """An observer's key case, printed in the packet for Dr. Whitfield."""
    watched = rotation(kind="observership", letter_writers=[writer()], key_cases=[case(i_did=i_did)])
    words = Words(
        kind="letter-packet",
        reader="whitfield",
        reader_kind=Reader.LETTER_WRITER,
        text=i_did,
        prints=("rotations[0].key_cases",),
    )
    return Example(dossier(rotations=[watched]), FINAL_WEEK, (words,))


RUIZ = writer(
    id="ruiz", name="Miguel A. Ruiz, MD, FACP", greeting="Dr. Ruiz", email="miguel.ruiz@example.org"
)
OKAFOR = writer(id="okafor", name="Ada Okafor, DO", greeting="Dr. Okafor", email="ada.okafor@example.org")
LINDGREN = writer(
    id="lindgren", name="Nils Lindgren, MD", greeting="Dr. Lindgren", email="nils.lindgren@example.org"
)
COMPLETE: Fields = {
    "education": [{"institution": "Lahore Medical College"}],
    "exams": {"step_1": {"result": "pass"}},
    "statement": {"text": "Why internal medicine."},
}
PROGRAM = {"id": "riverbend", "name": "Riverbend Internal Medicine"}


def told(text: str, settings: Fields = ATTESTED, **fields: object) -> Example:
    """One key case with this text, and the packet that prints it."""
    return Example(
        dossier_with_a_case(text, settings=settings, **fields), FINAL_WEEK, (words_of_a_packet(text),)
    )


def _of_a_patient(text: str) -> Callable[[], Example]:
    return lambda: told(text)


def _to_riverbend(number: int) -> Example:
    """So many writers, all assigned to one program."""
    writers = [
        writer(
            id=f"writer-{n}",
            name=f"Writer Number{n}, MD",
            email=f"w{n}@example.org",
            assigned_to=["riverbend"],
        )
        for n in range(number)
    ]
    return one_rotation(*writers, on=IN_JULY, parts={"programs": [PROGRAM]})


FIRES: Mapping[str, Callable[[], Example | Sent | Drafted | Situation | Said]] = MappingProxyType(
    {
        "ROT013": lambda: one_rotation(on=IN_MARCH, ends="2027-05-12"),
        "ROT015": lambda: one_rotation(on=SECOND_WEEK),
        "TIM004": lambda: one_rotation(writer(), on=IN_JULY, starts="2027-08-30", ends="2027-09-26"),
        "TIM008": lambda: one_rotation(writer(), on=date(2028, 3, 20)),
        "LOR001": lambda: one_rotation(on=IN_MARCH),
        "LOR002": lambda: one_rotation(writer(weeks=1, supervised_directly="no"), on=IN_MARCH),
        "LOR003": lambda: one_rotation(writer(specialty="General Surgery", rank="fellow"), on=IN_MARCH),
        "LOR004": lambda: one_rotation(writer(), on=FINAL_WEEK),
        "LOR005": lambda: one_rotation(writer(), on=FINAL_WEEK),
        "LOR006": lambda: one_rotation(writer(), on=FINAL_WEEK),
        "LOR007": lambda: one_rotation(writer(email=None, title=None), on=IN_MARCH, ends=None),
        "LOR008": lambda: one_rotation(writer(request=AGREED), on=IN_JUNE),
        "LOR009": lambda: _to_riverbend(5),
        "LOR010": lambda: one_rotation(writer(), on=FINAL_WEEK),
        "LOR011": lambda: one_rotation(writer(request=UPLOADED), on=IN_JULY),
        "LOR012": lambda: one_rotation(writer(teaching_role="program-director"), RUIZ, on=FINAL_WEEK),
        "LOR013": lambda: one_rotation(writer(request=AGREED), on=IN_JUNE),
        "LOR014": lambda: one_rotation(writer(), writer(id="whitfield-again"), on=IN_MARCH),
        "LOR015": lambda: one_rotation(writer(request=DECLINED), RUIZ, on=FINAL_WEEK),
        "LOR016": lambda: one_rotation(writer(request={"agreed": "2072-05-28"}), on=FINAL_WEEK),
        "LOR017": lambda: one_rotation(writer(request=OF_LAST_SEASON), on=IN_JUNE),
        "PAP001": lambda: paper("Dear Dr. Last,", writers=[writer(greeting="Dr. Last")]),
        "PAP002": lambda: paper("I worked with Miguel Ruiz in May."),
        "PAP003": lambda: paper("I would like to thank you for [...]."),
        **STRATEGY_FIRES,
        **ERAS_FIRES,
        **FIRING_EMAILS,
        "HON001": lambda: observed(FIRING_CASE["HON001"]),
        "HON003": lambda: observed(FIRING_CASE["HON003"]),
        **{code: _of_a_patient(text) for code, text in GUILTY.items()},
        "PRV020": lambda: told(CLEAN, settings={}, request=AGREED),
    }
)
"""Where each rule fires."""

SILENT: Mapping[str, Callable[[], Example | Sent | Drafted | Situation | Said]] = MappingProxyType(
    {
        "ROT013": lambda: one_rotation(on=IN_MARCH, starts="2027-05-03", ends="2027-05-14"),
        "ROT015": lambda: one_rotation(on=SECOND_WEEK, key_cases=[case(supervised_by=None)]),
        "TIM004": lambda: one_rotation(writer(), on=IN_MARCH),
        "TIM008": lambda: one_rotation(writer(), on=date(2028, 3, 10)),
        "LOR001": lambda: one_rotation(writer(), on=IN_MARCH),
        "LOR002": lambda: one_rotation(writer(weeks=2), on=IN_MARCH),
        "LOR003": lambda: one_rotation(writer(specialty="Cardiology"), on=IN_MARCH),
        "LOR004": lambda: one_rotation(writer(request=AGREED), on=FINAL_WEEK),
        "LOR005": lambda: one_rotation(writer(), on=FINAL_WEEK, feedback=[{"said": "Clear presentations."}]),
        "LOR006": lambda: one_rotation(writer(), RUIZ, on=FINAL_WEEK),
        "LOR007": lambda: one_rotation(writer(), on=IN_MARCH),
        "LOR008": lambda: one_rotation(writer(request=AGREED, waiver="yes"), on=IN_JUNE),
        "LOR009": lambda: _to_riverbend(4),
        "LOR010": lambda: one_rotation(writer(), on=FINAL_WEEK, key_cases=[case()], parts=COMPLETE),
        "LOR011": lambda: one_rotation(
            writer(request=UPLOADED, assigned_to=["riverbend"]), on=IN_JULY, parts={"programs": [PROGRAM]}
        ),
        "LOR012": lambda: one_rotation(writer(), on=FINAL_WEEK),
        "LOR013": lambda: one_rotation(writer(request=AGREED), on=IN_JULY),
        "LOR014": lambda: one_rotation(writer(), RUIZ, OKAFOR, on=IN_MARCH),
        "LOR015": lambda: one_rotation(writer(request=DECLINED), RUIZ | {"request": AGREED}, on=FINAL_WEEK),
        "LOR016": lambda: one_rotation(writer(request=AGREED), on=IN_JUNE),
        "LOR017": lambda: one_rotation(writer(request=UPLOADED), on=IN_JULY),
        "PAP001": lambda: paper("Dear Dr. Last,", writers=[writer(greeting="Dr. Whitfield")]),
        "PAP002": lambda: paper("Dear Dr. Whitfield, Eleanor Whitfield, MD, Ruizville"),
        "PAP003": lambda: paper(
            "She said “its [sic] good” [1]; K+ fell, [Na+] rose; karyotype 47,XXX; T > 38 °C?"
        ),
        **STRATEGY_SILENT,
        **ERAS_SILENT,
        **SILENT_EMAILS,
        "HON001": lambda: observed(SILENT_CASE["HON001"]),
        "HON003": lambda: observed(SILENT_CASE["HON003"]),
        **{code: _of_a_patient(CLEAN) for code in GUILTY},
        "PRV020": lambda: told(CLEAN, request=AGREED),
    }
)
"""Where each rule has its say and stays silent."""


@cache
def fired(code: str) -> Result:
    """The result of a rule on its own firing example."""
    return FIRES[code]().result(code)
