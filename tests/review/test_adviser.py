"""What a careful adviser would say of each sample, written down before the rules were compared with it.

`WOULD_SAY` must come, with its weight; `WOULD_NOT_SAY` would show a lack of judgement. Letters have
tests of their own; here they count only among all that is said.
"""

from datetime import date

import pytest

from awaykit.plan.plan import Plan, make_plan
from awaykit.review.engine import review_dossier
from awaykit.review.findings import Finding, Importance
from awaykit.season.all_seasons import season_for
from awaykit.season.guide import guide
from dossiers import SEASON, Fields, dossier, plan_of, rotation
from samples.shelf import days, loaded

HIGH, MEDIUM, LOW, GOOD = Importance
MOST_WEIGHTY = 7
MOST_REMARKS = 14
MOST_GOOD = 6

WOULD_SAY: dict[str, dict[str, Importance]] = {
    # Two ward months, an observership in two weeks: papers and consulate press, and one letter to ask for.
    "complete": {
        "LOR004": HIGH,
        "LOR011": HIGH,
        "VIS001": HIGH,
        "APP002": HIGH,
        "APP003": MEDIUM,
        "ROT009": LOW,
        "ROT012": LOW,
        "APP004": LOW,
        "ROT004": GOOD,
        "ROT005": GOOD,
        "PRG006": GOOD,
        "EXM001": GOOD,
    },
    # A good plan half done; the consulate is missing for May, and further places are getting scarce.
    "student": {
        "VIS001": HIGH,
        "APP002": MEDIUM,
        "TIM005": MEDIUM,
        "ROT010": LOW,
        "PRG005": LOW,
        "ROT005": GOOD,
        "PRG001": GOOD,
    },
    # Three observerships for more money than there is, and nothing hands-on.
    "observer": {
        "ROT007": HIGH,
        "VIS001": HIGH,
        "LOR004": HIGH,
        "FIN001": MEDIUM,
        "APP002": MEDIUM,
        "LOR009": MEDIUM,
        "PRG007": LOW,
    },
    # One ward month and one letter: a second rotation, and a list of programs one day.
    "minimal": {"ROT002": MEDIUM, "LOR009": MEDIUM, "PRG009": LOW, "ROT005": GOOD},
    # Nothing settled, ten candidates: choose, then apply.
    "planner": {
        "ROT001": HIGH,
        "TIM005": MEDIUM,
        "APP001": MEDIUM,
        "PRG003": MEDIUM,
        "PRG005": LOW,
        "APP003": LOW,
    },
    "blank": {"ROT002": MEDIUM},
}
WOULD_NOT_SAY: dict[str, str] = {
    "complete": """
        ROT001 ROT002 ROT003 ROT006 ROT007 ROT008 ROT011 ROT014 ROT016 TIM001 TIM002 TIM003
        PRG001 PRG002 PRG003 PRG004 PRG005 PRG007 PRG009 APP001 VIS002 VIS003 VIS004 EXM002
        EXM003 EXM004 EXM005 FIN001 FIN002
    """,
    "student": """
        ROT001 ROT002 ROT003 ROT004 ROT006 ROT007 ROT008 ROT009 ROT011 ROT012 ROT014 TIM001
        TIM002 TIM003 PRG002 PRG003 PRG004 PRG007 APP001 APP003 APP004 VIS002 VIS003 EXM001
        EXM002 EXM004 EXM005 FIN001 FIN002
    """,
    "observer": """
        ROT001 ROT002 ROT003 ROT004 ROT005 ROT006 ROT008 ROT011 ROT014 TIM001 TIM002 TIM003
        PRG001 PRG002 PRG003 PRG004 PRG005 APP001 APP003 VIS002 VIS003 EXM001 EXM002 EXM003
        EXM004 EXM005 FIN002
    """,
    "minimal": """
        ROT001 ROT003 ROT004 ROT007 ROT008 ROT011 ROT014 TIM001 TIM003 PRG001 PRG002 PRG005
        PRG007 VIS001 VIS004 EXM001 EXM002 EXM005 FIN001 FIN002
    """,
    "planner": """
        ROT002 ROT004 ROT005 ROT007 ROT012 ROT014 TIM001 TIM003 PRG001 PRG002 VIS001 VIS004
        EXM001 EXM002 EXM005 FIN001 FIN002
    """,
    "blank": """
        ROT001 ROT005 ROT007 ROT008 ROT011 PRG002 PRG009 VIS001 VIS004 EXM001 EXM002 EXM005
        FIN001 FIN002
    """,
}
SAMPLES = tuple(WOULD_SAY)
IN_NOVEMBER = date(2026, 11, 23)


def plan(name: str) -> Plan:
    held = loaded(name).dossier
    season = season_for(held.applicant.season or SEASON)
    return make_plan(held, season, guide(), days().get(name, IN_NOVEMBER))


def findings(name: str) -> tuple[Finding, ...]:
    return review_dossier(loaded(name).dossier, plan(name)).findings


@pytest.mark.parametrize("name", SAMPLES)
def test_what_an_adviser_would_say_is_said_with_its_weight(name: str) -> None:
    told = {(finding.code, finding.importance) for finding in findings(name)}
    assert set(WOULD_SAY[name].items()) <= told


@pytest.mark.parametrize("name", SAMPLES)
def test_what_an_adviser_would_not_say_is_not_said(name: str) -> None:
    told = {finding.code for finding in findings(name)}
    assert not told & set(WOULD_NOT_SAY[name].split())


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_does_not_drown_in_remarks(name: str) -> None:
    weights = [finding.importance for finding in findings(name)]
    assert weights.count(HIGH) + weights.count(MEDIUM) <= MOST_WEIGHTY
    assert len(weights) - weights.count(GOOD) <= MOST_REMARKS
    assert weights.count(GOOD) <= MOST_GOOD


@pytest.mark.parametrize("name", SAMPLES)
def test_no_place_is_told_twice_by_different_rules(name: str) -> None:
    told = [
        (finding.place, finding.code) for finding in findings(name) if finding.importance in (HIGH, MEDIUM)
    ]
    exact = [place for place, _ in told if place.count(".") > 1]
    assert len(exact) == len(set(exact))


HOPELESS = {
    "no rotation": [],
    "candidates only": [rotation(state="candidate")],
    "twelve": [rotation(id=f"rotation-{n}", site=f"Hospital {n}") for n in range(12)],
    "all in the past": [rotation(starts="2024-05-06", ends="2024-05-31")],
    "without dates": [rotation(starts=None, ends=None)],
    "cancelled": [rotation(state="cancelled")],
}


@pytest.mark.parametrize("name", HOPELESS)
@pytest.mark.parametrize(
    "today", [date(2024, 1, 8), date(2026, 11, 23), date(2027, 10, 4), date(2028, 3, 10)]
)
def test_a_dossier_that_lacks_much_gets_few_remarks_that_weigh(name: str, today: date) -> None:
    held = dossier(rotations=HOPELESS[name])
    told = review_dossier(held, plan_of(held, today)).findings
    weighty = {finding.code for finding in told if finding.importance is HIGH}
    assert len(weighty) <= 3
    assert 0 < len(told) <= MOST_REMARKS + MOST_GOOD


def test_two_hundred_programs_and_forty_candidates_do_not_make_two_hundred_remarks() -> None:
    rotations = [
        rotation(id=f"rotation-{n}", site=f"Hospital {n}", state="candidate", program=f"program-{n}")
        for n in range(40)
    ]
    request: Fields = {"deadline": "2026-12-01", "requirements": [{"kind": "english-test"}]}
    signs = {"residents": "no", "stated_openness": "no", "faculty_trained_abroad": "no"}
    programs = [
        {
            "id": f"program-{n}",
            "name": f"Program {n}",
            "rotation": request,
            "residency": {"apply": "yes", "visas": "none", "img_signs": signs},
        }
        for n in range(200)
    ]
    graduate: Fields = {
        "name": {"given": "Ayesha"},
        "season": SEASON,
        "status": "graduate",
        "graduated": "2026-01",
        "visa": {"need": "needed", "for_rotations": "B-1"},
    }
    held = dossier(applicant=graduate, rotations=rotations, programs=programs)
    told = review_dossier(held, plan_of(held, IN_NOVEMBER)).findings
    assert {"APP001", "APP003", "APP004", "PRG002", "PRG003", "VIS003"} <= {finding.code for finding in told}
    assert len(told) <= MOST_REMARKS
