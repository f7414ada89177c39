"""Hands-on acts in the words of a person who was there to watch."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from awaykit.model.rotations import RoleAllowed
from awaykit.screen.honesty.subjects import Form, is_own

STOP = (
    r"(?:on|about|of|for|to|with|in|at|from|by|how|why|that|which|who|whom|whether|what|as|after|before|"
    r"until|when|"
    r"while|and|or|no|not|nobody|none|neither|practice|mock|sample|example|personal|own|because)"
)
_A_NUMBER_OF = r"(?:(?:a|the)\s+(?:total|number|couple|handful|series)\s+of|dozens\s+of)"
GAP = rf"(?:\s+and\s+\w+ed)?(?:\s+(?:{_A_NUMBER_OF}|(?!{STOP}\b)[\w'’/+-]+)){{0,5}}?\s+"
"""Up to five words between a verb and what it is done to, none of which leads away from it."""
ANYONE = (
    r"(?:patients?|man|woman|men|women|child(?:ren)?|people|persons?|boy|girl|him|them|cases?|newborns?|"
    r"infants?|adults?|"
    r"her(?=\s*(?:$|[.,;:)]|and\b|each\b|every\b|daily\b|for\b|at\b|on\b|with\b|to\b|before\b|after\b|"
    r"myself\b|twice\b)))"
)
PAPERS_OF = (
    r"(?!['’]?s?\s+(?:\w+\s+)?(?:chart|charts|record|records|file|files|scans?|imaging|labs|results|"
    r"medication|notes|"
    r"slides|reports?|studies|series|x-rays?|list)\b)"
)
BODY = (
    r"(?:abdom(?:en|ens|inal)|hearts?|lungs?|chests?|necks?|backs?|joints?|skin|wounds?|legs?|foot|feet|"
    r"eyes|fundi|"
    r"reflexes|cranial|spleens?|livers?|pulses?|nodes|thyroids?|knees?|ulcers?|murmurs?)"
)
DRUG = (
    r"(?:\w+(?:cillin|mycin|micin|floxacin|penem|cycline|pril|olol|sartan|statin|azole|parin|gliflozin|"
    r"gliptin|xaban|"
    r"semide|thiazide|dipine|sone|solone|vir)|insulin|heparin|warfarin|vancomycin|cef\w+|diuretics?|"
    r"antibiotics?|"
    r"antivirals?|fluids?|oxygen|doses?|medications?|medicines?|drugs?|drips?|infusions?|therapy|"
    r"therapies|treatments?|"
    r"steroids?|potassium|dextrose|saline|transfusions?|pressors?|vasopressors?|norepinephrine|morphine|"
    r"opioids?|"
    r"anticoagula\w+|ventilat\w+|regimens?|metformin|aspirin|lactulose|metoprolol|vaccines?|injections?|"
    r"chemotherapy|analgesics?|sedation|basal|drip rates?|prescriptions?|blood|chelation|nebuli[sz]ers?)"
)
PROCEDURE = (
    r"(?:procedures?|\w*centes[ie]s|lumbar punctures?|punctures?|(?:central|arterial|venous|PICC|"
    r"midline|IV|femoral) "
    r"(?:lines?|access|accesses|catheters?)|lines?|IVs?|cannulas?|catheters?|Foleys?|(?:nasogastric |"
    r"feeding |chest |NG )?tubes?|"
    r"drains?|intubations?|venipunctures?|phlebotom\w+|blood draws?|biops(?:y|ies)|ECGs?|EKGs?|"
    r"electrocardiograms?|"
    r"sutures?|stitches|staples|ultrasounds?|compressions|CPR|resuscitations?|bronchoscop\w+|"
    r"endoscop\w+|colonoscop\w+|"
    r"injections?|swabs|pap smears?|catheteri[sz]ations?|operations?|surger(?:y|ies)|dressings?|"
    r"splints?|casts?|"
    r"aspirations?|angioplast\w+|dialysis|deliver(?:y|ies)|cardioversions?|blood gases|"
    r"arterial blood gas|IUDs?)"
)
EXAM = (
    r"(?:(?:\w+ )?(?:physical|neurologic\w*|cardiac|abdominal|bedside|pelvic|breast|rectal|skin|"
    r"musculoskeletal|mental status|"
    r"eye|fundoscopic|admission|full|complete|focused|head-to-toe|daily) (?:exams?|examinations?)|"
    r"exams?|examinations?|"
    r"physicals?|H&Ps?|histor(?:y|ies) and physicals?|histor(?:y|ies) and (?:physical )?exam\w*)"
)
CLINICAL = (
    r"(?:labs?|tests?|imaging|CTs?|MRIs?|scans?|x-rays?|radiographs?|bloods?|bloodwork|cultures?|"
    r"ultrasounds?|"
    r"echocardiograms?|echos?|ECGs?|EKGs?|troponins?|lactates?|panels?|studies|workup|work-up|consults?|"
    r"consultations?|"
    r"biops\w+|transfusions?|diets?|telemetry|restraints|electrolytes|glucose|sodium|urinalysis|"
    r"magnetic|computed|chest|"
    r"blood|serum|urine|stool|stress|cortisol|thyroid|ketones|ammonia|ferritin|magnesium|creatinine|"
    r"D-dimer|EEGs?|"
    rf"endoscop\w+|colonoscop\w+|\w+scopy|\w+graphy|\w+gram|physical therapy|{DRUG})"
)
NOTE = (
    r"(?:(?:(?:progress|admission|daily|consult|consultation|clinic|SOAP|procedure|transfer|discharge|"
    r"ward|patient|"
    r"medical|clinical|event|death|admit|H&P|off-service|on-service|hospital|encounter|office|"
    r"visit) )?notes?|"
    r"discharge (?:summar(?:y|ies)|instructions)|H&Ps?|chart entr(?:y|ies)|prescriptions)"
)
NOT_CHART = (
    r"(?!\s+(?:to|for)\s+(?:myself|me|my|the family|her family|his family|thank|each other)\b|"
    r"\s+to\s+(?:the (?:team|nurse)|each)\b|\s+of\s+(?:thanks|gratitude)|\s+(?:card|book)|book|"
    r"\s+(?:in|into)\s+(?:my|a) (?:own )?(?:notebook|book|pocket|diary|phone)|"
    r"\s+that\s+(?:never|did not|was not|were not)\b|,? (?:never|not) filed)"
)
"""What shows that a note was a letter, or one's own."""
CONDITION = (
    r"(?:\w{3,}(?:emia|aemia|itis|osis|penia|uria)|pneumonia|sepsis|shock|hypertension|diabetes|"
    r"(?:heart|kidney|renal|liver) failure|asthma|COPD|delirium|stroke|cellulitis|pain|infections?)"
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


_DENIED = re.compile(
    r"\b(?:not?|never|without|none|neither|nor|lacked|lack of|instead of|rather than)\b|n['’]t\b",
    re.IGNORECASE,
)
_SEEN_ONLY = re.compile(
    r"\b(?:watch|observ|saw|see|seen|heard|read|discuss|hope|wish|look forward|want|plan to)\w*",
    re.IGNORECASE,
)

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class ReportedAct:
    """An act that a text credits the applicant with; `words` are the text's own."""

    duty: Duty
    words: str


def acts_told(text: str, *, bare: bool) -> Iterator[ReportedAct]:
    """The acts that `text` tells as the applicant's own; `bare` as in `subjects.is_own`."""
    for sentence in _SENTENCE_END.split(_QUOTED.sub(lambda found: " " * len(found[0]), text)):
        for act in ACTS:
            for found in _pattern(act.words).finditer(sentence):
                if is_own(sentence, found.start(), _form(found), bare=bare):
                    yield ReportedAct(act.duty, found[0])
        yield from _in_nouns(sentence)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Made when a text is first read: most dossiers have no observer's rotation, and never need it."""
    return re.compile(words, re.IGNORECASE)


def _form(found: re.Match[str]) -> Form:
    if found["past"]:
        return Form.PAST
    return Form.BASE if found["base"] else Form.GERUND


def _in_nouns(sentence: str) -> Iterator[ReportedAct]:
    for duty, words in ACTS_IN_NOUNS:
        if (found := _pattern(words).search(sentence)) and not (
            _DENIED.search(sentence[: found.start()]) or _SEEN_ONLY.search(sentence[: found.start()])
        ):
            yield ReportedAct(duty, found[0])


_ALLOWS = {
    Duty.ORDERS: r"\b(?:enter|plac|writ|wrote|put)\w*\b.*\borders\b",
    Duty.PROPOSED_ORDERS: r"\border",
    Duty.ADMISSIONS: r"\badmi(?:t|ssion)",
    Duty.PROCEDURES: rf"{PROCEDURE}\b|\bsutur|\bblood\b",
    Duty.HISTORIES: r"\bhistor|\bvital|\bblood pressure|\bconsent|\binterview",
    Duty.EXAMINATIONS: r"\bexam",
    Duty.NOTES: r"\bnotes?\b|\bdocument|\bsummar(?:y|ies)\b",
    Duty.MANAGEMENT: r"\bmanag|\bcare (?:for|of)\b|\bcared for\b|\btreat",
}
_ONLY_WATCHING = re.compile(
    r"\b(?:watch\w*|observ(?:e[sd]?|ing)|shadow\w*|saw|sees?|seeing)\b", re.IGNORECASE
)
_NOT_DOING = re.compile(
    r"\b(?:read|review|hear|attend|join|listen|discuss|stud(?:y|ies)|no\b|not\b|never|without|except|nor\b|cannot)|"
    r"n['’]t\b",
    re.IGNORECASE,
)


def duties_allowed(role: RoleAllowed) -> frozenset[Duty]:
    """What the role allowed although it was to watch, as the applicant listed it."""
    listed = {duty for phrase in role.other for duty in _duties_in(phrase)}
    if role.notes:
        listed.add(Duty.NOTES)
    if role.orders_proposed:
        listed.add(Duty.PROPOSED_ORDERS)
    return frozenset(listed)


def _duties_in(phrase: str) -> Iterator[Duty]:
    for part in re.split(r"[,;]|\b(?:and|but)\b", phrase):
        if not _ONLY_WATCHING.search(part):
            for duty, words in _ALLOWS.items():
                found = _pattern(words).search(part)
                if found and not _NOT_DOING.search(part[: found.start()]):
                    yield duty
