"""Sentences that report a promise of an interview or a position, and sentences that only look like it."""

PROMISES = tuple(
    """\
Dr. Whitfield promised me an interview.
The program guarantees interviews to all rotators.
Students who rotate here: you will get an interview.
I was assured of a place in your residency program.
Rotating here guarantees a match.
The director told me that I will be ranked to match.
An interview is guaranteed.
The coordinator has assured me an interview in October.
I have been promised a residency position for July.
The chief said that I would be offered an interview.
We will rank you highly.
After this month you are sure to match.
This elective comes with a guaranteed interview.
I am not a citizen, but the program promised me an interview.
Every rotator will be interviewed, the office wrote, and interviews are promised to all.
The department promises you a spot in its residency.
""".splitlines()
)

NO_PROMISES = tuple(
    """\
I hope for an interview in the fall.
I would be grateful for an interview.
No rotation can guarantee an interview or a match.
I understand that a rotation does not guarantee an interview.
I would welcome the chance to interview with your program.
Nobody promised me an interview.
Does a rotation guarantee an interview?
I promised the patient an interview with the social worker.
I will rank your program first.
Interviewed a patient with the help of an interpreter, and promised to come back.
I hope to match into internal medicine.
The pharmacist assured me that the dose would match the kidney function.
She guaranteed follow-up within a week.
I asked whether students who rotate are promised an interview.
The nurse promised to interview the daughter.
Ask for what the letter needs; it helps interview offers, as the guide says.
We wanted to be sure that the donor's blood would match.
Please tell me if an interview is guaranteed.
The social worker promised her an interview with a housing office.
Match Day is on March 17.
""".splitlines()
)
