"""For each rule of the strategy, a dossier where it fires and one where it is silent, by code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.review.engine import Result, review_dossier, review_words
from awaykit.review.texts import Words
from dossiers import Fields, dossier, plan_of, rotation, writer

IN_JANUARY = date(2027, 1, 11)
IN_MARCH = date(2027, 3, 15)
IN_JUNE = date(2027, 6, 14)


@dataclass(frozen=True)
class Situation:
    """A dossier on a day."""

    dossier: Dossier
    today: date = IN_MARCH

    def result(self, code: str) -> Result:
        """What the rule with this code makes of it."""
        return review_dossier(self.dossier, plan_of(self.dossier, self.today)).of(code)


@dataclass(frozen=True)
class Said:
    """A sentence in a paper for a letter writer."""

    text: str

    def result(self, code: str) -> Result:
        """What the rule with this code makes of it."""
        held = dossier(rotations=[rotation(letter_writers=[writer()])])
        words = Words(
            kind="letter-packet",
            reader="whitfield",
            reader_kind=Reader.LETTER_WRITER,
            text=self.text,
            place="rotations[0].letter_writers[0]",
        )
        return review_words(held, plan_of(held, IN_MARCH), (words,)).of(code)


def applicant(**fields: object) -> Fields:
    """The applicant of season 2028 with further fields."""
    return {"name": {"given": "Ayesha", "family": "Khan"}, "season": 2028} | fields


def ward(**fields: object) -> Fields:
    """A hands-on ward month in May, unless the fields say otherwise."""
    return rotation(**({"service_kind": "ward", "hands_on": "yes"} | fields))


def july(**fields: object) -> Fields:
    """Another hands-on month, in July, in another town."""
    usual: Fields = {
        "id": "lakeside-consults",
        "site": "Lakeside Hospital",
        "service": "Nephrology consults",
        "service_kind": "consult",
        "hands_on": "yes",
        "starts": "2027-07-05",
        "ends": "2027-07-30",
    }
    return rotation(**(usual | fields))


def observing(**fields: object) -> Fields:
    """An observership, in July."""
    return july(**({"kind": "observership", "hands_on": "no"} | fields))


def program(name: str = "riverbend", request: Fields | None = None, **residency: object) -> Fields:
    """A program, with what is known of its residency and of asking it for a rotation."""
    held: Fields = {"id": name, "name": f"{name.capitalize()} Residency"}
    held |= {"residency": residency} if residency else {}
    return held | ({"rotation": request} if request is not None else {})


def with_rotations(*rotations: Fields, today: date = IN_MARCH, **parts: object) -> Situation:
    """These rotations, and other parts of the dossier."""
    return Situation(dossier(rotations=list(rotations), **parts), today)


def at_tiers(*tiers: str, **fields: object) -> Situation:
    """A hands-on rotation at a program of each tier, one month after another."""
    rotations = [
        july(id=f"rotation-{n}", site=f"Hospital {n}", program=f"program-{n}", **_month(n), **fields)
        for n in range(len(tiers))
    ]
    programs = [program(f"program-{n}", tier=tier) for n, tier in enumerate(tiers)]
    return with_rotations(*rotations, programs=programs, today=IN_JANUARY)


def _month(number: int) -> Fields:
    return {"starts": f"2027-{number + 2:02}-01", "ends": f"2027-{number + 2:02}-26"}


def several(number: int, **parts: object) -> Situation:
    """So many ward months."""
    rotations = [ward(id=f"ward-{n}", site=f"Hospital {n}", **_month(n)) for n in range(number)]
    return with_rotations(*rotations, today=IN_JANUARY, **parts)


def needing_a_visa(*rotations: Fields, today: date = IN_MARCH, **visa: object) -> Situation:
    """An applicant who needs a visa."""
    return with_rotations(
        *rotations, today=today, applicant=applicant(visa={"need": "needed"} | visa, status="student")
    )


WANTS: Fields = {"requirements": [{"kind": "tb-test", "due": "2027-03-26"}]}
SIGNS: Fields = {"residents": "yes", "stated_openness": "yes"}
NO_SIGNS: Fields = {"residents": "no", "stated_openness": "no", "faculty_trained_abroad": "no"}
PASSED: Fields = {
    "step_1": {"result": "pass"},
    "step_2_ck": {"result": "pass", "score": 240},
    "oet": {"listening": 350, "reading": 350, "speaking": 350, "writing": 300},
}
ALL_CONFIRMED: Fields = {"host": "2026-12-01", "school": "2026-12-01", "consulate": "2026-12-01"}
IN_FALL: Fields = {"starts": "2027-09-06", "ends": "2027-10-01"}
LONG_AGO: Fields = {"starts": "2026-03-02", "ends": "2026-03-27"}
GRADUATE = applicant(status="graduate", graduated="2026-06")
UNKNOWN_SCHOOL = applicant(school={"name": "Riverside Medical School", "known_in_us": "no"})
GOOD_FEEDBACK: Fields = {"feedback": [{"said": "Clear.", "share": "yes"}], "program": "riverbend"}
TOO_DEAR = applicant(budget=1000)

STRATEGY_FIRES: Mapping[str, Callable[[], Situation | Said]] = MappingProxyType(
    {
        "ROT001": with_rotations,
        "ROT002": lambda: with_rotations(ward()),
        "ROT003": lambda: several(5),
        "ROT004": lambda: several(3, applicant=UNKNOWN_SCHOOL),
        "ROT005": lambda: with_rotations(july()),
        "ROT006": lambda: with_rotations(ward(starts="2027-08-02", ends="2027-08-27"), july()),
        "ROT007": lambda: with_rotations(observing()),
        "ROT008": lambda: with_rotations(ward(team={"residents": "no", "teaching": "no"})),
        "ROT009": lambda: with_rotations(ward(service_kind="hospitalist")),
        "ROT010": lambda: with_rotations(ward(service_kind="icu", state="candidate")),
        "ROT011": lambda: with_rotations(july(service_kind="clinic", **IN_FALL)),
        "ROT012": lambda: with_rotations(ward(), july(starts="2027-05-24", ends="2027-06-18")),
        "ROT014": lambda: with_rotations(ward(), july(service_kind="clinic")),
        "ROT016": lambda: with_rotations(ward(in_internal_medicine="no")),
        "TIM001": lambda: with_rotations(july(**IN_FALL)),
        "TIM002": lambda: with_rotations(ward(**LONG_AGO)),
        "TIM003": lambda: with_rotations(july(starts="2027-08-16", ends="2027-09-03")),
        "TIM005": lambda: with_rotations(ward(state="candidate")),
        "TIM006": lambda: with_rotations(
            ward(state="candidate", starts="2028-02-07", ends="2028-03-03"), today=IN_MARCH
        ),
        "TIM007": lambda: with_rotations(ward()),
        "PRG001": lambda: at_tiers("reach", "reach"),
        "PRG002": lambda: with_rotations(programs=[program(img_signs=NO_SIGNS, apply="yes")]),
        "PRG003": lambda: with_rotations(
            applicant=applicant(visa={"need": "needed"}), programs=[program(visas="none", apply="yes")]
        ),
        "PRG004": lambda: with_rotations(ward(us_state="NY"), july(us_state="NY")),
        "PRG005": lambda: with_rotations(
            ward(state="candidate", program="riverbend"), programs=[program(request={})]
        ),
        "PRG006": lambda: with_rotations(
            ward(**GOOD_FEEDBACK), programs=[program(tier="solid")], today=IN_JUNE
        ),
        "PRG007": lambda: with_rotations(ward(), today=IN_JUNE),
        "PRG008": lambda: with_rotations(applicant=applicant(visa={"for_residency": "H-1B"})),
        "PRG009": with_rotations,
        "APP001": lambda: with_rotations(ward(state="applied"), applicant=GRADUATE),
        "APP002": lambda: with_rotations(ward(program="riverbend"), programs=[program(request=WANTS)]),
        "APP003": lambda: with_rotations(programs=[program(request={"deadline": "2027-03-22"})]),
        "APP004": lambda: with_rotations(
            programs=[program(request={"requirements": [{"kind": "english-test"}]})]
        ),
        "VIS001": lambda: needing_a_visa(ward(confirmed_by={"host": "2026-12-01"})),
        "VIS002": lambda: needing_a_visa(ward(), july(confirmed_by=ALL_CONFIRMED)),
        "VIS003": lambda: needing_a_visa(ward(), for_rotations="ESTA"),
        "VIS004": lambda: with_rotations(ward()),
        "EXM001": lambda: with_rotations(ward(), exams={"step_1": {"result": "pass"}}),
        "EXM002": lambda: with_rotations(ward(), exams={"step_1": {"result": "pass"}}),
        "EXM003": lambda: with_rotations(exams={"oet": {"writing": 290}}),
        "EXM004": lambda: with_rotations(exams=PASSED | {"oet": {"result": "pending", "on": "2028-03"}}),
        "EXM005": lambda: with_rotations(ward(), exams={"step_1": {"result": "pending"}}),
        "FIN001": lambda: with_rotations(ward(costs={"housing": 1200}), applicant=TOO_DEAR),
        "FIN002": lambda: with_rotations(ward(), applicant=TOO_DEAR),
        "HON002": lambda: Said("Dr. Whitfield promised me an interview."),
    }
)
"""Where each rule of the strategy fires."""

STRATEGY_SILENT: Mapping[str, Callable[[], Situation | Said]] = MappingProxyType(
    {
        "ROT001": lambda: with_rotations(ward()),
        "ROT002": lambda: with_rotations(ward(), july()),
        "ROT003": lambda: several(4),
        "ROT004": lambda: several(2, applicant=UNKNOWN_SCHOOL),
        "ROT005": lambda: with_rotations(observing()),
        "ROT006": lambda: with_rotations(ward(), july()),
        "ROT007": lambda: with_rotations(ward(), observing()),
        "ROT008": lambda: with_rotations(ward(team={"residents": "no", "teaching": "yes"}), july()),
        "ROT009": lambda: with_rotations(ward(service_kind="hospitalist", counts_as_internal_medicine="yes")),
        "ROT010": lambda: with_rotations(ward(service_kind="icu")),
        "ROT011": lambda: with_rotations(july(service_kind="clinic")),
        "ROT012": lambda: with_rotations(ward(), july(starts="2027-06-07", ends="2027-07-02")),
        "ROT014": lambda: with_rotations(ward(), july()),
        "ROT016": lambda: with_rotations(ward(in_internal_medicine="yes")),
        "TIM001": lambda: with_rotations(july(starts="2027-08-31", ends="2027-09-24")),
        "TIM002": lambda: with_rotations(ward(starts="2026-08-10", ends="2026-09-01")),
        "TIM003": lambda: with_rotations(july(starts="2027-08-02", ends="2027-08-31")),
        "TIM005": lambda: with_rotations(
            ward(state="candidate", program="riverbend"),
            programs=[program(request={"deadline": "2027-04-01"})],
        ),
        "TIM006": lambda: with_rotations(ward(state="candidate")),
        "TIM007": lambda: with_rotations(ward(), today=date(2027, 9, 2)),
        "PRG001": lambda: at_tiers("solid", "region"),
        "PRG002": lambda: with_rotations(programs=[program(img_signs=SIGNS, apply="yes")]),
        "PRG003": lambda: with_rotations(
            applicant=applicant(visa={"need": "needed"}), programs=[program(visas="J-1", apply="yes")]
        ),
        "PRG004": lambda: with_rotations(ward(us_state="NY"), july(us_state="OH")),
        "PRG005": lambda: with_rotations(
            ward(state="candidate", program="riverbend"),
            programs=[program(request={"alumni": [{"name": "Omar Aziz", "asked": "2027-02-01"}]})],
        ),
        "PRG006": lambda: with_rotations(ward(**GOOD_FEEDBACK), programs=[program(tier="solid")]),
        "PRG007": lambda: with_rotations(ward(reflection={"team": "Calm."}), today=IN_JUNE),
        "PRG008": lambda: with_rotations(
            applicant=applicant(visa={"for_residency": "H-1B"}), exams={"step_3": {"result": "pass"}}
        ),
        "PRG009": lambda: with_rotations(programs=[program(apply="yes")]),
        "APP001": lambda: with_rotations(ward(state="applied", kind="externship"), applicant=GRADUATE),
        "APP002": lambda: with_rotations(
            ward(program="riverbend"),
            programs=[program(request={"requirements": [{"kind": "tb-test", "state": "ready"}]})],
        ),
        "APP003": lambda: with_rotations(
            ward(state="applied", program="riverbend"),
            programs=[program(request={"deadline": "2027-03-22"})],
        ),
        "APP004": lambda: with_rotations(
            programs=[program(request={"requirements": [{"kind": "english-test"}]})],
            exams={"english": [{"test": "TOEFL"}]},
        ),
        "VIS001": lambda: needing_a_visa(ward(confirmed_by=ALL_CONFIRMED)),
        "VIS002": lambda: needing_a_visa(ward()),
        "VIS003": lambda: needing_a_visa(ward(), for_rotations="B-1"),
        "VIS004": lambda: needing_a_visa(ward()),
        "EXM001": lambda: with_rotations(ward(), exams={"step_2_ck": {"result": "pending", "on": "2027-06"}}),
        "EXM002": lambda: with_rotations(ward(), exams=PASSED),
        "EXM003": lambda: with_rotations(exams=PASSED),
        "EXM004": lambda: with_rotations(exams=PASSED, today=date(2027, 11, 1)),
        "EXM005": lambda: with_rotations(ward(), exams=PASSED),
        "FIN001": lambda: with_rotations(ward(costs={"housing": 1000}), applicant=TOO_DEAR),
        "FIN002": lambda: with_rotations(ward(costs={"fee": 0}), applicant=TOO_DEAR),
        "HON002": lambda: Said("No rotation can promise an interview."),
    }
)
"""Where each rule of the strategy has its say and stays silent."""
