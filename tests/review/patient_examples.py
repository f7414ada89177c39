"""Where each rule on patients fires and where it is silent: the words of one key case, by code."""

from collections.abc import Mapping
from types import MappingProxyType

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.review.texts import Words
from dossiers import Fields, case, dossier, rotation, writer

GUILTY: Mapping[str, str] = MappingProxyType(
    {
        "PRV001": "Mr. Hollis told me that he had stopped the drug; his wife Oluwaseun nodded.",
        "PRV002": "She lives at 42 Birch Street and lay in room 412.",
        "PRV003": "He was admitted on March 14 and left last Tuesday.",
        "PRV004": "A 94-year-old woman with delirium.",
        "PRV005": "Called her son at 614-555-0131.",
        "PRV006": "Sent by fax to 614-555-0199.",
        "PRV007": "The son writes from hollis@example.com.",
        "PRV008": "The form showed 123-45-6789.",
        "PRV009": "MRN 00482913 was opened.",
        "PRV010": "Found that member ID XJH40293311 had lapsed.",
        "PRV011": "The bill went to account number 55520193.",
        "PRV012": "His driver's license D4471902 was in the bag.",
        "PRV013": "The license plate KTR 4471 was in the note.",
        "PRV014": "Pacemaker serial number PJN402931 was recalled.",
        "PRV015": "The family writes at https://example.com/hollis.",
        "PRV016": "The portal showed 192.168.44.12.",
    }
)

CLEAN = (
    "A 78-year-old man with Parkinson's and a positive Murphy sign. Dr. Whitfield asked for a Doppler;"
    " creatinine fell to 1.9 by hospital day 3, and 700 mL drained from the Foley. A Spanish interpreter"
    " joined for Medicare."
)


ATTESTED: Fields = {"cases_hold_no_identifiers": "2027-05-25"}


def words_of_a_packet(text: str) -> Words:
    """The words of Dr. Whitfield's packet, which prints the one key case."""
    return Words(
        kind="letter-packet",
        reader="whitfield",
        reader_kind=Reader.LETTER_WRITER,
        text=text,
        prints=("rotations[0].key_cases[0]",),
    )


def dossier_with_a_case(text: str, *, settings: Fields, **fields: object) -> Dossier:
    """A dossier in whose one key case the applicant writes `text`; `fields` are Dr. Whitfield's."""
    held = rotation(letter_writers=[writer(**fields)], key_cases=[case(i_did=text)])
    return dossier(rotations=[held], settings=settings)
