"""Sentences that an observer may or may not write, one a line; and a case for each rule on honesty."""

from review.praise_examples import NO_PRAISE_OF_ONESELF, PRAISE_OF_ONESELF

ACTS_OF_AN_OBSERVER = tuple(
    """\
Admitted three patients a day with the night team.
Ordered a CT scan after the resident's exam.
I ordered blood cultures and started vancomycin.
Wrote daily progress notes on five patients.
Performed two lumbar punctures under supervision.
Placed a central line with the fellow.
Examined each patient before rounds and presented the findings.
Managed heart failure and sepsis on the ward.
Observed rounds, then wrote the admission note.
Under supervision, placed an arterial line.
Assisted with a paracentesis.
The resident let me place the nasogastric tube.
Took histories and examined new patients.
Was allowed to write orders for the resident to sign.
Listened to rounds and drew blood on two patients.
I independently managed six patients.
Titrated the insulin drip overnight.
The notes were written by me and cosigned.
Gained hands-on experience in the ICU.
Responsible for admitting patients at night.
Discharged two patients a day.
Participated in placing central lines.
Cared for four patients a day.
The team and I admitted five patients overnight.
Prescribed antibiotics for a urinary infection.
Found tenderness over the spine on palpation.
Scrubbed in on two operations.
Write a daily note on three patients.
Watched the resident place the line and wrote the procedure note.
My progress notes were cosigned by the resident.
Developed treatment plans for ten patients.
Put in a Foley catheter on two occasions.
On call nights I admitted a man with pancreatitis and presented him.
Shadowed the team for a week and then saw my own patients and wrote their notes.
Entered orders for potassium repletion.
Ran a code with the rapid response team.
Repositioned the endotracheal tube.
I adjusted his diuretic every morning according to weight.
Took blood from a dialysis patient.
I was trusted to write the discharge summaries.
Carried four patients throughout the month.
Palpated a spleen that nobody had felt.
Ordered thyroid studies that explained the rhythm.
After the attending left, I started fluids.
Took a full history in Spanish and documented it in the chart.
Performed bedside ultrasound on each new admission.
Helped the fellow place a chest tube.
Sutured a scalp laceration.
Assisted the resident with a thoracentesis.
We intubated her within minutes.
Managed diabetic ketoacidosis overnight with the resident.
Conducted physical examinations in clinic.
My admission notes were praised by the attending.
Consented patients for colonoscopy.
Drafted progress notes for the intern to copy.
Took over the care of six patients in week three.
The fellow let me drain the abscess.
I increased the dose of metoprolol.
Diagnosed endocarditis from a new murmur.
Removed sutures and changed dressings in the clinic.
Examined him each morning and reported the findings to the intern.
Observed for two weeks, and in week three wrote consult notes.
Ordered repeat potassium after each infusion.
Inserted two peripheral IVs.
Treated patients in the walk-in clinic.
I wrote transfer orders when the resident was busy.
Admitted and presented four patients.
The attending allowed me to perform a joint aspiration.
I stopped the antibiotic and told the team.
Performed a neurologic examination on every stroke patient.
Responsible for the care of five patients.
Documented the family meeting in the medical record.
Obtained arterial blood gases at night.
Discharged my first patient with a written plan.
Prescribed lactulose and rifaximin.
I managed my patients' electrolytes.
Gained hands-on training in ultrasound.
Administered vaccines in the clinic.
Listened to her lungs every day and found crackles.
As part of the team, I placed the order for a transfusion.
Took care of an older man with delirium.
Held the pressors after rounds with the fellow.
Signed the orders with the resident.
Stabilized a patient with hypotension.
Changed the dressing on his leg ulcer.
Independently assessed patients in the urgent-care clinic.
I put in orders for morning labs.
Performed EKGs on new admissions.
Shadowed the fellow and assisted with a bronchoscopy.
Wrote the H&P for each new patient.
During the second week I examined patients on my own.
Treated hyperkalemia with calcium and insulin.
The nurse watched me draw blood.
Started a patient on oxygen.
Managed insulin doses for three patients with diabetes.
I performed CPR during a code.
Prepared discharge summaries for the team.
Was responsible for four patients on the ward.
Looked up the dose and ordered the antibiotic.
Inserted a nasogastric tube in a patient with obstruction.
Admitted patients from the emergency department.
We discharged him on day three.
Counted pills, took blood pressures and wrote notes.
""".splitlines()
)
"""Each credits an observer with orders, admissions, procedures, notes, an examination or management."""

WHAT_OBSERVERS_DO = tuple(
    """\
The team ordered a CT scan.
The resident placed the line while I watched.
Watched the resident place a central line and write the note.
Did not write orders or notes; asked about each of them.
Never examined patients alone.
Followed the consult without touching the patient.
Observed while the resident examined the patient and wrote the note.
A man who was admitted with pneumonia.
Orders were written by the resident.
Discussed how the fellow managed the airway.
Read about the drugs that the team had ordered.
Presented patients whom the team had seen.
Asked which test the attending would order.
I admitted that I did not know the dose.
Admitted to the attending that I had misread the trial.
Ordered the causes by likelihood and presented the list.
Wrote a one-page summary of the evidence on steroids.
Took notes on rounds and looked up one question a day.
Performed a literature search on the treatment of fever.
Gave a five-minute talk on insulin dosing.
Drew the path of the form on one page.
To examine the back each day.
Learned when to start insulin.
Examined the literature on drug fever.
Listened to the fellow explain how he had titrated the drip.
Observed the attending obtain consent and perform the procedure.
The team admitted the patient, ordered cultures, and started vancomycin.
Observed the admission, asked on rounds whether calcium had been corrected, and looked up the sequence.
Managed to read one paper each evening.
Managed the reference list for the journal club.
No procedures were performed by me.
Noticed on rounds that the hearing aids lay in the drawer and told the nurse.
I was not allowed to write orders or place lines.
She was treated with antibiotics and discharged home.
Saw how the intern managed five patients and wrote notes before noon.
Wrote a note to the family's interpreter to say thanks.
I would have ordered an MRI, and said so.
Neither examined patients nor wrote notes.
The attending asked me which antibiotic I would start.
Treated everyone on the team with respect.
Watched the intern admit a woman with sepsis and asked why fluids came first.
The patient had been admitted twice before I met her.
Asked the pharmacist how vancomycin is dosed in kidney failure.
Read the trial that led the team to stop the drug.
Presented a case that the fellow had examined.
Compared what the guideline says with what was ordered.
Stood at the foot of the bed while the attending examined the abdomen.
I did not place any lines, and I was glad to hold the light.
No notes or orders were mine; I kept a notebook of questions.
Looked up the dose of colchicine in dialysis and told the resident.
Helped the family find the right clinic.
Drew a diagram of the nephron for the students.
The intern, whom I shadowed, managed six patients and wrote all notes.
Suggested asking about travel; the team then ordered malaria smears.
Heard a diastolic murmur for the first time when the attending lent me her stethoscope.
Took part in the noon conference on sepsis.
Wrote down each question that the family asked.
Found three trials on duration and summarized them for the fellow.
Discussed with the resident whether to start anticoagulation.
Learned how orders are entered and checked, without access to the system.
Followed the story of one patient from admission to discharge.
Gave a short talk about ordering tests wisely.
The attending showed me how to percuss the chest.
Was not permitted to examine patients, so I watched closely.
She was started on insulin and discharged on day four.
Prepared a handout on how drug levels are drawn.
Started a reading list for the team.
Checked each dose on the list against the renal guideline and showed the pharmacist.
Completed the hospital's orientation and the privacy course.
Wrote to the librarian for two articles and entered them in the team's folder.
Saw the senior resident write orders and asked about each one.
Asked the nurse how she draws cultures from a port.
The fellow performed the biopsy, and I held the consent form.
Listened as the attending took the history again.
Noted each drug that the team had stopped and looked up why.
A patient examined by the resident that morning had changed by noon.
Reviewed the literature on steroids in pneumonia and presented it.
Before the team started heparin I asked about the platelets.
Stayed with the patient's son while the team placed the line.
I never touched a patient, and I never wrote a note.
Counted how often orders were corrected, for the attending's project.
Made a table of antibiotics and their renal doses.
Learned why the resident had ordered a second troponin.
Told the fellow that the dose in the chart looked too high.
Translated for the team on two afternoons.
Attended procedures and watched eleven of them.
Admitted that the paper was weaker than I had said.
The consult team saw the patient, wrote the note, and called the surgeon.
Kept a notebook with one line for each patient.
Brought an article on when to tap an effusion.
Shadowed a hospitalist who admitted, treated and discharged eight patients a day.
Rewrote my summary after the attending's comments.
Practiced presenting with the resident after rounds.
Asked whether the catheter could be removed, and the resident removed it.
Observed how discharge orders and notes fit together.
Watched an arterial line being placed and asked about the waveform.
The resident asked me what I would order next.
Followed the team as it admitted six patients.
Heard how the nurse had changed the dressing without pain.
Joined the pharmacist, who adjusted doses and taught me why.
Wrote a reflection on the case for the attending.
Explained the trial to two students.
Asked to see the smear and described what I saw.
Noticed that a note listed an old allergy and told the intern.
Went with the patient to the scanner and kept her company.
I learned that a discharge begins on the first day.
Presented the differential before the team ordered any test.
Had no access to the record and wrote no notes.
After the examination by the attending, compared the findings with the textbook.
Collected three articles on anticoagulation for the binder.
Listened to the hand-over each evening.
Drew up a timetable of the conferences for the next observers.
Her diuretic was stopped by the team and her sodium rose.
""".splitlines()
)
"""Each tells what an observer saw, asked, read or presented, or what someone else did."""

FIRING_CASE = {"HON001": ACTS_OF_AN_OBSERVER[0], "HON003": PRAISE_OF_ONESELF[0]}
SILENT_CASE = {"HON001": WHAT_OBSERVERS_DO[0], "HON003": NO_PRAISE_OF_ONESELF[0]}
"""By code: what an observer did in a key case."""
