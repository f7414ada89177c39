"""The words that tell of orders, admissions, procedures, examinations, notes and management.

Each act is a verb with what it is done to, so that "ordered the causes by likelihood", "admitted my "
"mistake"
and "wrote a summary" are none.
"""

from dataclasses import dataclass
from enum import StrEnum

from awaykit.review.clinical_words import (
    ANYONE,
    BODY,
    CLINICAL,
    CONDITION,
    DRUG,
    EXAM,
    GAP,
    NOT_CHART,
    NOTE,
    PAPERS_OF,
    PROCEDURE,
    STOP,
)


class Duty(StrEnum):
    """Kinds of acts, as a role may allow them."""

    ORDERS = "orders"
    PROPOSED_ORDERS = "proposed orders"
    ADMISSIONS = "admissions"
    PROCEDURES = "procedures"
    HISTORIES = "histories"
    EXAMINATIONS = "examinations"
    NOTES = "notes"
    MANAGEMENT = "management"


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of act and the pattern that tells it; the groups `past`, `base`, `gerund` hold its verb."""

    duty: Duty
    words: str


def _act(duty: Duty, past: str, base: str, gerund: str, after: str) -> Act:
    verbs = rf"\b(?:(?P<past>{past})|(?P<base>{base})|(?P<gerund>{gerund}))\b"
    return Act(duty, f"{verbs}(?:{after})")


ACTS = (
    _act(
        Duty.ORDERS,
        "wrote|written|entered|placed|put in|signed|submitted|gave",
        "write|enter|place|put in|sign|submit",
        "writing|entering|placing|putting in|signing|submitting",
        rf"{GAP}orders?\b",
    ),
    _act(
        Duty.ORDERS,
        "ordered|requested",
        "order",
        "ordering",
        rf"{GAP}{CLINICAL}\b(?! by (?:likelihood|date))",
    ),
    _act(
        Duty.ORDERS,
        "prescribed",
        "prescribe",
        "prescribing",
        r"(?!\s+(?:by|to|as)\b)(?=\s*\w|\s*$|[.,])",
    ),
    _act(
        Duty.PROPOSED_ORDERS,
        "proposed|drafted|pended|queued",
        "propose|draft|pend|queue",
        "proposing|drafting|pending|queuing",
        rf"{GAP}orders\b",
    ),
    _act(
        Duty.ADMISSIONS,
        "admitted|clerked|worked up",
        "admit|clerk|work up",
        "admitting|clerking|working up",
        rf"{GAP}{ANYONE}\b{PAPERS_OF}",
    ),
    _act(
        Duty.ADMISSIONS,
        "took|did|completed|performed|handled|wrote up|covered",
        "take|do|complete|perform|handle",
        "taking|doing|completing|performing|handling",
        rf"{GAP}admissions\b",
    ),
    _act(Duty.MANAGEMENT, "discharged", "discharge", "discharging", rf"{GAP}{ANYONE}\b{PAPERS_OF}"),
    _act(
        Duty.PROCEDURES,
        "performed|did|done|placed|inserted|removed|put in|carried out|completed|obtained|changed|"
        "pulled|applied|"
        "set up|gave|started",
        "perform|do|place|insert|remove|put in|carry out|complete|obtain|change|apply|start",
        "performing|doing|placing|inserting|removing|putting in|carrying out|completing|obtaining|"
        "changing|applying|starting",
        rf"{GAP}{PROCEDURE}\b(?!\s+(?:searche?s?|forms?|log|list|note|results?|reports?|of the))",
    ),
    _act(
        Duty.PROCEDURES,
        "assisted|scrubbed|helped",
        "assist|scrub",
        "assisting|scrubbing",
        r"(?:\s+the\s+(?:resident|fellow|attending|team|nurse|intern|surgeon))?"
        rf"\s+(?:in|with|at|on|during)(?:\s+(?!{STOP}\b)[\w'’/-]+){{0,3}}?\s+{PROCEDURE}\b|"
        r"(?<=scrubbed)\s+in\b",
    ),
    _act(
        Duty.PROCEDURES,
        "intubated|cannulated|catheteri[sz]ed|sutured|vaccinated|resuscitated|defibrillated|"
        "cardioverted|extubated|"
        "injected|aspirated|tapped|biopsied|drained|repositioned",
        "intubate|cannulate|suture|vaccinate|resuscitate|inject|drain",
        "intubating|cannulating|suturing|vaccinating|resuscitating|injecting|tapping",
        r"(?!\s+(?:by|as|with|into|for)\b)\s+[\w'’]+",
    ),
    _act(
        Duty.PROCEDURES,
        "drew|drawn|took|collected|sampled",
        "draw",
        "drawing|taking",
        rf"{GAP}(?:bloods?|(?:arterial )?blood gas(?:es)?|venous blood|labs|blood samples?|swabs|"
        rf"blood cultures|cultures)\b"
        r"(?!\s+(?:pressures?|results|reports|tests))",
    ),
    _act(Duty.HISTORIES, "consented", "consent", "consenting", rf"{GAP}{ANYONE}\b"),
    _act(
        Duty.HISTORIES,
        "took|obtained|elicited|performed|did|completed|taken",
        "take|obtain|elicit",
        "taking|obtaining|eliciting",
        rf"{GAP}(?:histor(?:y|ies)|informed consents?|consent|vital signs|vitals|"
        rf"blood pressures?)\b(?! of (?:the drug|medicine))",
    ),
    _act(
        Duty.EXAMINATIONS,
        "examined|auscultated|palpated|percussed",
        "examine|auscultate|palpate|percuss",
        "examining|auscultating|palpating",
        rf"{GAP}(?:{ANYONE}|{BODY})\b{PAPERS_OF}",
    ),
    _act(
        Duty.EXAMINATIONS,
        "assessed|evaluated",
        "assess|evaluate",
        "assessing|evaluating",
        rf"{GAP}{ANYONE}\b{PAPERS_OF}",
    ),
    _act(
        Duty.EXAMINATIONS,
        "performed|did|completed|conducted|carried out|made",
        "perform|do|complete|conduct",
        "performing|doing|completing|conducting",
        rf"{GAP}{EXAM}\b(?! of the (?:literature|evidence|chart|record))",
    ),
    _act(
        Duty.EXAMINATIONS,
        "listened to|felt|pressed on|tested|checked|measured",
        "listen to|feel|press on|test|check",
        "listening to|feeling|pressing on|testing|checking",
        r"\s+(?:his|her|their|(?:the|each|every) (?:patient|man|woman)['’]s)\s+(?:\w+\s+)?"
        r"(?:heart|lungs|chest|breath sounds|abdomen|reflexes|pulses?|spleen|liver|edge|blood pressure|"
        r"vital signs|"
        r"power|strength|sensation|gait)\b",
    ),
    _act(
        Duty.EXAMINATIONS,
        "found|heard|noticed|detected",
        "find",
        "finding|detecting",
        r"\b[^.;]{1,60}?\b(?:on|by) (?:my (?:own )?)?(?:examination|exam|palpation|auscultation|"
        r"percussion)\b",
    ),
    _act(
        Duty.NOTES,
        "wrote|written|drafted|documented|dictated|typed|charted|completed|authored|entered|prepared|"
        "signed|filed",
        "write|draft|document|dictate|type|chart|complete|enter|prepare",
        "writing|drafting|documenting|dictating|typing|charting|completing|entering|preparing",
        rf"{GAP}{NOTE}\b{NOT_CHART}",
    ),
    _act(
        Duty.NOTES,
        "documented|charted|wrote|dictated",
        "document|chart|dictate",
        "documenting|charting|dictating",
        r"\b(?:\s+(?!(?:how|that|why|from|whether|what)\b)[\w'’,-]+){0,7}?\s+in(?:to)? (?:the|their|his|"
        r"her) "
        r"(?:\w+ )?(?:chart|charts|record|records|EMR|EHR|Epic|Cerner)\b",
    ),
    _act(
        Duty.MANAGEMENT,
        "managed|co-managed|comanaged",
        "manage|co-manage",
        "managing|co-managing",
        r"(?!\s+(?:to|by|my (?!patient)|our (?!patient)|the (?:\w+ )?(?:schedule|data|project|budget|"
        r"database|registry|references?|library|list|study|team|"
        r"club|time|volunteers|social|literature|slides|calendar)|data|time|references|volunteers|"
        r"stress|social|all this|"
        r"with|without|both jobs|expectations|a (?:team|project|budget|database|schedule|club|library)|"
        r"an? \w+ of volunteers)\b)"
        r"\s+[\w'’]+(?:\s+[\w'’-]+)?",
    ),
    _act(
        Duty.MANAGEMENT,
        "treated|stabili[sz]ed|cared for|took care of|carried|was responsible for|were responsible for|"
        "took over|"
        "took responsibility for|assumed care of|took charge of|cross-covered|covered|ran",
        "treat|stabilize|care for|take care of|carry",
        "treating|stabili[sz]ing|caring for|taking care of|carrying",
        rf"{GAP}(?:{ANYONE}|the care|care|floor calls?|codes?|the wards?|pages|"
        rf"{CONDITION})\b{PAPERS_OF}(?!\s+(?:as equals|with respect|with kindness|presentations?|"
        rf"discussions?|reports?))",
    ),
    _act(
        Duty.MANAGEMENT,
        "started|stopped|initiated|titrated|increased|decreased|adjusted|discontinued|administered|gave|"
        "switched|"
        "resumed|held|tapered|doubled|halved|weaned|infused|transfused|restarted|changed|lowered|raised|"
        "began",
        "start|stop|initiate|titrate|adjust|discontinue|administer|give",
        "starting|stopping|initiating|titrating|adjusting|discontinuing|administering|giving",
        rf"(?:{GAP}{ANYONE}\s+on)?{GAP}{DRUG}\b(?!\s+(?:lists?|charts?|summar\w+|talks?|handouts?|search\w*|sheets?|cards?|"
        rf"club|name|story))",
    ),
    _act(
        Duty.MANAGEMENT,
        "developed|formulated|made|created|devised|wrote|set|decided|determined|directed|implemented|"
        "executed",
        "develop|formulate|make|create|devise|write|decide",
        "developing|formulating|making|creating|devising|deciding",
        rf"{GAP}(?:treatment|management|care|discharge|therapeutic|patients?['’]s?) (?:plans?|"
        rf"decisions?)\b",
    ),
    _act(
        Duty.MANAGEMENT,
        "diagnosed|led|consulted|called in",
        "diagnose|lead",
        "diagnosing|leading",
        r"(?<=diagnosed)\s+(?!(?:by|with|as|in|from)\b)[\w'’]+(?:\s+[\w'’-]+)?|"
        r"(?<=led)\s+(?:the|a|ward|work|morning) (?:resuscitation|code|rapid response|ward rounds|"
        r"rounds)\b|"
        r"(?<=lead)\s+(?:the|a) (?:resuscitation|code)\b|(?<=leading)\s+(?:the|a) (?:resuscitation|"
        r"code)\b",
    ),
)

ACTS_IN_NOUNS = (
    (
        Duty.MANAGEMENT,
        (
            r"\bhands-on (?:\w+ )?(?:experience|care|work|training|practice|management|exposure|involvement|"
            r"role)\b"
        ),
    ),
    (Duty.MANAGEMENT, r"^responsible for (?:the )?(?:care|management|treatment|(?:\w+ )?patients)\b"),
    (Duty.ORDERS, r"\bmy (?:own )?orders\b"),
    (
        Duty.NOTES,
        (
            r"\bmy (?:own )?(?:admission|progress|daily|consult|discharge|SOAP|clinic) (?:notes?|summar(?:y|"
            r"ies))\b"
        ),
    ),
    (
        Duty.EXAMINATIONS,
        (
            r"\b(?:on )?my (?:own )?(?:physical |bedside |neurologic\w* )?(?:exam|examination) (?:showed|"
            r"revealed|found)\b"
        ),
    ),
    (
        Duty.PROCEDURES,
        (
            r"\bmy (?:first|own) (?:\w+ )?(?:lumbar puncture|central line|paracentesis|thoracentesis|"
            r"intubation|procedures?)\b"
        ),
    ),
    (
        Duty.PROCEDURES,
        (
            r"\b(?:written|placed|ordered|examined|admitted|managed|inserted|performed|treated|drained|"
            r"entered|done|prescribed)"
            r" (?:\w+ly )?by (?:me|myself)\b"
        ),
    ),
)
"""Acts told without a verb of one's own: "my orders", "written by me"."""
