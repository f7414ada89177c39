"""Sentences that praise their writer, and sentences that do not, one a line."""

PRAISE_OF_ONESELF = tuple(
    """\
I am a hard-working, compassionate physician.
My excellent presentation skills helped the team.
Passionate about internal medicine.
Successfully managed the recall list.
I have exceptional communication skills.
I was diligent and reliable on the wards.
My passion for medicine began at home.
Highly motivated student with a strong work ethic.
I would be an asset to your program.
These months made me an excellent clinician.
I excelled in every task.
Demonstrated outstanding leadership on the ward.
I consider myself a fast learner.
Skillfully presented six patients daily.
I'm a team player.
Presented flawlessly at noon conference.
Excellent communication skills with patients and staff.
I possess strong clinical acumen.
I always go above and beyond.
My dedication to patients never ended at five.
I am an extremely motivated and empathetic graduate.
I bring outstanding teamwork to every ward.
Expertly led weekly sessions for juniors.
I have always been a dedicated learner.
My strong communication skills were useful in clinic.
It has made me an ideal candidate for your program.
I am deeply passionate about caring for the underserved.
Seamlessly coordinated care with nurses and pharmacists.
I'm hardworking and reliable.
Showed remarkable leadership during the night.
A diligent and enthusiastic student.
I believe I am a great fit for your residency.
My compassion sets me apart.
I was known for my outstanding presentations.
I am a compassionate and meticulous clinician.
My outstanding work ethic was noticed.
Brilliantly organized the journal club.
I am exceptionally talented at teaching.
My empathy helps patients trust me.
Excellent team player with great leadership skills.
I possess exceptional diagnostic abilities.
I am an enthusiastic learner and a natural leader.
I would be a valuable addition to your team.
Handled every task flawlessly.
Outstanding physician with a passion for teaching.
I excel at explaining hard things.
""".splitlines()
)

NO_PRAISE_OF_ONESELF = tuple(
    """\
Your excellent teaching changed how I listen.
She had an excellent response to diuretics.
A kind nurse showed me the form.
Pulses were strong and urine output good.
The team successfully extubated him.
He was successfully extubated on day 3.
I was lucky to have a dedicated attending.
I am grateful for your exceptional patience.
I am responsible for the recall list.
I was not diligent enough with the allergy.
I learned to be more reliable with follow-up.
Presented six patients daily.
I am caring for my mother at home.
The resident, a meticulous teacher, showed me the plot.
Asked for strong evidence before I stopped the drug.
You told me that I was diligent, and I have tried to be.
Worked with a compassionate social worker.
Presented a strong case for stopping the antibiotic.
It made me a better listener.
I have a strong interest in nephrology.
Patients who were motivated kept the card.
I am committed to returning to the clinic.
Dedicated two evenings a week to the clinic.
The excellent outcome was the nurses' work.
Compared an exceptional dose with the usual one.
I was tired and told the resident.
Your patience with my first presentation was exceptional.
I am thankful that the team was so dedicated.
The fellow, a brilliant teacher, drew it on the board.
Asked how a strong correlation had misled the authors.
Recorded an excellent urine output after the second dose.
I was motivated to ask by what you said on Monday.
Completed the survey with nurses and a pharmacist.
My first presentation was too long.
I have worked with skilled interpreters in three wards.
Successfully treated patients returned to the clinic for a card.
I was told to be proactive, and asked one question a day.
The drain worked flawlessly after it was flushed.
I had no strong opinion and said so.
Kept good records of each call.
My work on the wards began in May.
You were patient with me, and I am thankful.
The social worker was tireless, and I learned from her.
I was asked to lead the discussion.
An exceptional case of drug fever, presented at noon.
Chose a strong opening for the talk after three tries.
Reduced missed visits from 31 to 12 percent.
I have a record of each question.
I was the only student on the service.
The passion fruit diet was a red herring.
My presentation of the trial took four minutes.
It was an excellent question, and I had no answer.
I am interested in how small hospitals teach.
""".splitlines()
)
"""Thanks, words of medicine, praise of others, plain facts about oneself."""
