"""Words of the ward as pieces of patterns: whom, what and with what a hands-on act is done."""

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
