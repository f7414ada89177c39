"""The questions by which a key case is told, with prompts for the memory after a long day."""

from awaykit.pipeline.questions import Question

PROBLEM, AGE, SEX, DID = "problem", "age", "sex", "i_did"
OUTCOME, LEARNED, COMPETENCY = "outcome", "learned", "competency"
SUPERVISED, PRIORITY = "supervised_by", "priority"

TELLING = (PROBLEM, DID, OUTCOME, LEARNED)
"""The fields that hold the applicant's own words."""

_ASKS = {
    PROBLEM: "What was the problem? One line, no name, no date, no place.",
    AGE: "How old, by decade?",
    SEX: "Woman or man? Choose person to leave it open.",
    DID: "What did you do? One to three sentences.",
    OUTCOME: "What came of it?",
    LEARNED: "What did you learn?",
    COMPETENCY: "Which competency does it show best?",
    SUPERVISED: "Who supervised it? Only their packets show the case.",
    PRIORITY: "How much does it matter? 1 is shown first, 3 last; Enter means 2.",
}
_EXAMPLES = {
    PROBLEM: "Pneumonia with a sodium of 124",
    DID: "Took the history again without the chart, and found that the pain followed meals.",
    OUTCOME: "A second cardiac test was not needed.",
    LEARNED: "To ask what a patient eats before I name a hormone.",
}
_MEMORY = {
    PROBLEM: (
        "Which patient did you think of on the way home?",
        "Whose case did you present best, or had to present twice?",
        "Whom would the attending remember, too?",
    ),
    DID: (
        "Who changed the plan because of you?",
        "What did you find that others had not: in the history, the chart, the list of drugs?",
        "Whom did you call, and what did that save?",
        "What did you read for this patient, and tell the team?",
        "What did the family understand because you sat down with them?",
    ),
    OUTCOME: (
        "What was different the next morning?",
        "Which test, drug or day in hospital was saved?",
        "What did the team decide, and why?",
    ),
    LEARNED: (
        "What do you do differently since then?",
        "What did someone correct, and were they right?",
        "What surprised you about care in the United States?",
    ),
    COMPETENCY: (
        "Patient Care: history, examination, plan.",
        "Medical Knowledge: you knew it, or looked it up.",
        "Practice-Based Learning and Improvement: you got better at something.",
        "Systems-Based Practice: pharmacy, discharge, cost, other services.",
        "Professionalism: you kept your word when it was hard.",
        "Interpersonal and Communication Skills: patient, family, team.",
    ),
    SUPERVISED: (
        "For several, type their numbers with commas: 1, 2.",
        "Someone who is not in the list: add them in rotations.yaml under letter_writers.",
    ),
}


def case_question(field: str, case: str) -> Question:
    """The question for one field of the case at `case` ("rotations[0].key_cases[2]")."""
    return Question(
        place=f"{case}.{field}",
        asks=_ASKS[field],
        example=_EXAMPLES.get(field),
        more=_MEMORY.get(field, ()),
        is_needed=field in (PROBLEM, DID),
    )
