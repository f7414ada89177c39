"""Rules on the request for a letter, and on its way into ERAS."""

from collections.abc import Iterator
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.model.scalars import Choice
from awaykit.names import form_of_address
from awaykit.plan.letters import LetterState, cases_seen_by
from awaykit.plan.plan import Plan
from awaykit.plan.steps import StepKind, StepState
from awaykit.plan.workdays import expected
from awaykit.review.findings import Importance, Remark, guide, official, rule_of_thumb, source_of
from awaykit.review.rule import A_ROTATION_BEGUN, A_WRITER, rule
from awaykit.wording import counted, date_in_words, listing


@rule(
    "LOR004",
    "Ask for the letter in the final week",
    looks_at="Writers who were not asked yet, once their rotation has begun.",
    importance=Importance.HIGH,
    sources=[guide("5.3")],
    needs=[A_WRITER, A_ROTATION_BEGUN],
)
def ask_in_the_final_week(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A writer asked while the work is fresh says yes more often, and writes with detail.

    Feedback comes first, in the middle; a rotation of two weeks is asked about in its last working days.

    Wrong when you have asked already: then record the day, and the request's own dates speak.
    """
    for letter in plan.letters_not_asked:
        planned, name = plan.rotations[letter.rotation.id], letter.called
        dates, place = planned.dates, f"{letter.place}.request"
        if dates is None or not planned.has_begun:
            continue
        if letter.rotation_is_over:
            yield Remark(
                message=f"The rotation is over: ask {name} by e-mail now.",
                hint="Write a short e-mail, and record the day under request.",
                place=place,
            )
        elif plan.today >= dates.ask_from:
            yield Remark(
                message=f"This is the time to ask {name} in person, by {date_in_words(dates.ends)}.",
                hint="Ask once you have had feedback, and record the day under request.",
                place=place,
            )
        else:
            yield Remark(
                message=f"Plan to ask {name} from {date_in_words(dates.ask_from)} on.",
                place=place,
                importance=Importance.LOW,
            )


@rule(
    "LOR005",
    "Seek feedback before you ask",
    looks_at="Feedback noted for a rotation, before its writers are asked.",
    importance=Importance.MEDIUM,
    sources=[guide("5.2"), guide("5.3")],
    needs=[A_WRITER, A_ROTATION_BEGUN],
)
def feedback_before_asking(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Feedback shows whether a writer can write a strong letter, and lets you improve in time.

    Wrong when you had feedback and did not note it: then note it, it serves the packet too.
    """
    told = set()
    for letter in plan.letters_not_asked:
        planned, rotation = plan.rotations[letter.rotation.id], letter.rotation
        dates = planned.dates
        waits = (
            dates is None
            or not plan.rotations[letter.rotation.id].has_begun
            or plan.today < dates.feedback_on
        )
        if waits or rotation.feedback or rotation.id in told:
            continue
        told.add(rotation.id)
        over = letter.rotation_is_over
        yield Remark(
            message=f"No feedback is noted for {rotation.site}.",
            hint="Note what you were told."
            if over
            else "Ask for five minutes of feedback, then ask for the letter.",
            place=f"{planned.place}.feedback",
            importance=Importance.LOW if over else None,
        )


@rule(
    "LOR006",
    "Have a second writer in mind",
    looks_at="Whether a rotation names another writer, while its only one has not agreed.",
    importance=Importance.LOW,
    sources=[guide("5.3")],
    needs=[A_WRITER, A_ROTATION_BEGUN],
)
def second_writer(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Should the first writer hesitate, there is little time left to think of another.

    Wrong when only one attending supervised you during the rotation.
    """
    for letter in plan.letters_to_come:
        waits = letter.state in (LetterState.NOT_ASKED, LetterState.ASKED)
        if waits and letter.second_writer is None and plan.rotations[letter.rotation.id].has_begun:
            yield Remark(
                message=f"No second writer is named, should {letter.called} hesitate.",
                hint="Name another attending of the same rotation.",
                place=f"{letter.rotation_place}.letter_writers",
            )


@rule(
    "LOR007",
    "What the portal and the letter need of the writer",
    looks_at="E-mail and title of each writer, and the rotation's dates, from which the due date follows.",
    importance=Importance.HIGH,
    sources=[rule_of_thumb("A writer gets the upload link by e-mail only, at the address you enter")],
    needs=[A_WRITER],
)
def writer_can_be_reached(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """The portal reaches a writer by e-mail only, and what is entered can hardly be changed later.

    Wrong when the office has told you that they will give the address later.
    """
    portal = plan.season.letters
    sources = (source_of(portal.link_comes_by),) if portal else ()
    for letter in plan.letters_to_come:
        name, is_due = letter.called, letter.state.is_promised or letter.rotation_is_over
        if letter.writer.email is None:
            yield Remark(
                message=f"No e-mail address is noted for {name}: the upload link goes there.",
                hint="Ask which address AAMC should use.",
                place=f"{letter.place}.email",
                importance=None if is_due else Importance.MEDIUM,
                sources=sources,
            )
        if letter.writer.title is None:
            yield Remark(
                message=f"No title is noted for {name}.",
                hint="Ask for the title as they sign.",
                place=f"{letter.place}.title",
                importance=Importance.LOW,
            )
        if plan.rotations[letter.rotation.id].dates is None:
            yield Remark(
                message=f"The letter of {name} has no due date: the rotation's dates are missing.",
                hint="Write starts and ends of the rotation.",
                place=f"{letter.rotation_place}.ends",
                importance=Importance.MEDIUM,
            )


@rule(
    "LOR008",
    "Record whether you waive the right to see the letter",
    looks_at="The waiver of each writer who was asked.",
    importance=Importance.MEDIUM,
    sources=[rule_of_thumb("Programs commonly read a waived letter as the more candid one")],
    needs=[A_WRITER],
)
def waiver_recorded(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """The form asks for the waiver before it sends the link, and programs see the answer.

    Wrong when you have made the choice knowingly: it is yours alone, and never a default.
    """
    portal = plan.season.letters
    sources = (source_of(portal.what_waiving_means),) if portal else ()
    for letter in plan.letters_to_come:
        name, waiver = letter.called, letter.writer.waiver
        if letter.state is LetterState.NOT_ASKED or waiver is Choice.YES:
            continue
        if waiver is Choice.UNDECIDED:
            message = f"The waiver for {name} is not recorded."
            hint = "Choose yes or no; the choice is yours."
        else:
            message = f"The letter of {name} is not waived: some programs give such letters less weight."
            hint = "The choice is yours; nothing needs to change."
        yield Remark(
            message=message,
            hint=hint,
            place=f"{letter.place}.waiver",
            importance=Importance.LOW if waiver is Choice.NO else None,
            sources=sources,
        )


@rule(
    "LOR010",
    "What the packet needs",
    looks_at="CV, scores, statement, and key cases of each writer, once a rotation has begun.",
    importance=Importance.MEDIUM,
    sources=[guide("5.3")],
    needs=[A_WRITER, A_ROTATION_BEGUN],
)
def packet_complete(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A writer with facts at hand writes sooner and says more than one who must recall them.

    Scores are context for the writer: the structured letter in internal medicine leaves them out.

    Wrong when the writer asked for less, or has your papers already.
    """
    letters = [letter for letter in plan.letters_to_come if plan.rotations[letter.rotation.id].has_begun]
    if not letters:
        return
    exams, shown = dossier.exams, dossier.settings.disclosure.scores_to_letter_writers
    if not dossier.education and dossier.cv is None:
        yield Remark(
            message="The CV for the packet has no education yet.",
            hint="Write education, or name your own CV under cv.",
            place="education",
        )
    if shown != "nothing" and exams.step_1 is None and exams.step_2_ck is None:
        yield Remark(
            message="No exam result is noted for the packet.",
            hint="Write your exams, or set scores_to_letter_writers to nothing.",
            place="exams",
        )
    if dossier.statement is None:
        yield Remark(
            message="There is no personal statement yet; a draft will do.",
            hint="Name its file under statement.",
            place="statement",
        )
    for letter in letters:
        if not letter.cases:
            yield Remark(
                message=f"No key case is noted that {letter.called} supervised.",
                hint="Log cases from this rotation, and say who supervised them.",
                place=f"{letter.rotation_place}.key_cases",
            )
    for rotation in {letter.rotation.id: letter.rotation for letter in letters}.values():
        # Cases that no packet shows: none of the rotation's writers is named in them.
        writers, place = rotation.letter_writers, f"{plan.rotations[rotation.id].place}.key_cases"
        in_packets = {id(case) for writer in writers for case in cases_seen_by(writer, rotation)}
        rows = [row for row, case in enumerate(rotation.key_cases) if id(case) not in in_packets]
        if rows:
            yield Remark(
                message=f"In no packet: {counted(len(rows), 'key case')} of {rotation.site}.",
                hint=f"Write under supervised_by who saw them: {listing((w.id for w in writers), 'or')}.",
                place=f"{place}[{rows[0]}].supervised_by",
                importance=Importance.LOW,
            )


@rule(
    "LOR011",
    "From the yes to the assigned letter",
    looks_at="Letters that were agreed and not uploaded, and uploaded letters without a program.",
    importance=Importance.HIGH,
    sources=[rule_of_thumb("A promised letter is easily forgotten on a full ward")],
    needs=[A_WRITER],
)
def letter_arrives(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A promised letter helps only when it is uploaded, and then assigned to programs.

    Wrong when a step was done and not recorded, or you apply to no program yet.
    """
    process = plan.season.letters
    reminders = [
        step.id
        for step in plan.agenda
        if step.kind is StepKind.REMIND and step.state in (StepState.NOW, StepState.OVERDUE)
    ]
    for letter in () if plan.is_too_late_for_letters else plan.letters:
        name = letter.called
        if letter.state is LetterState.AGREED and letter.portal_is_open:
            yield Remark(
                message=f"{name} has agreed and has no upload link yet.",
                hint="Enter the writer in MyERAS and confirm, so that AAMC sends the link.",
                place=f"{letter.place}.request.link_sent",
            )
        elif letter.state in (LetterState.LINK_SENT, LetterState.REMINDED):
            if any(each.startswith(f"{StepKind.REMIND}:{letter.key}") for each in reminders):
                yield Remark(
                    message=f"A reminder to {name} is due: the letter is not uploaded yet.",
                    hint="Send the short reminder, and record the day.",
                    place=f"{letter.place}.request.reminded",
                )
        elif letter.state is LetterState.UPLOADED and not letter.writer.assigned_to:
            yield Remark(
                message=f"The letter of {name} is uploaded and assigned to no program.",
                hint="Assign it in MyERAS, then write the programs under assigned_to.",
                place=f"{letter.place}.assigned_to",
                importance=Importance.MEDIUM,
                sources=(source_of(process.must_be_assigned),) if process else (),
            )


@rule(
    "LOR013",
    "The portal is not open yet",
    looks_at="Writers who were asked or have agreed before letter requests can be made online.",
    importance=Importance.LOW,
    sources=[rule_of_thumb("Addresses change when physicians move between hospitals")],
    needs=[A_WRITER],
)
def portal_not_open(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Until letter requests open there is nothing to do online, but an address can stop working.

    Wrong when your school or ECFMG has given you access already.
    """
    day = max(plan.season.opens, plan.season.token_day, key=lambda day: day.value)
    for letter in plan.letters:
        waits = letter.state in (LetterState.ASKED, LetterState.AGREED)
        if not waits or letter.portal_is_open:
            continue
        name = letter.called
        yield Remark(
            message=f"Nothing to do online for {name} until {date_in_words(day.value)}{expected(day)}.",
            hint="Ask which e-mail address will still reach them then.",
            place=f"{letter.place}.email",
            sources=(source_of(day),),
        )


@rule(
    "LOR015",
    "The writer hesitated or declined: ask another",
    looks_at="Writers who hesitated or declined, while no one else of that rotation was asked.",
    importance=Importance.HIGH,
    sources=[guide("5.3")],
    needs=[A_WRITER],
)
def ask_another(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A letter written with hesitation is read as such; another writer serves you better.

    Wrong when the writer has since said a clear yes: then record the day under agreed.
    """
    for letter in plan.letters:
        others = [other.state for other in plan.letters_of(letter.rotation.id)]
        is_settled = any(state is not LetterState.NOT_ASKED and not state.is_refused for state in others)
        if not letter.state.is_refused or is_settled or plan.is_too_late_for_letters:
            continue
        name, second = letter.called, letter.second_writer
        who = form_of_address(second) if second else "another attending"
        word = "hesitated" if letter.state is LetterState.HESITATED else "declined"
        yield Remark(
            message=f"{name} {word}: ask {who}.",
            hint="Thank them all the same; no packet is needed." if second else "Name another writer first.",
            place=f"{letter.place}.request",
        )


@rule(
    "LOR016",
    "The recorded days of a request don't fit",
    looks_at="The day of each recorded step of a letter request, against today and the day of asking.",
    importance=Importance.HIGH,
    sources=[rule_of_thumb("A step counts as done once its day is written down")],
    needs=[A_WRITER],
)
def days_of_steps_fit(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A recorded step counts as done, and the last one by its day is how far the request is.

    Wrong when you look at the plan as of an earlier day on purpose, or asked a second time.
    """
    for letter in plan.letters:
        request, name = letter.writer.request, letter.called
        if request.asked and request.agreed and request.agreed < request.asked:
            # The writer then counts as asked, and nothing goes out.
            yield Remark(
                message=f"“agreed” for {name} has an earlier day than “asked”.",
                hint="Correct one of the two days: until then the writer counts as asked.",
                place=f"{letter.place}.request.agreed",
            )
        for day, step in request.steps:
            if day > plan.today:
                yield Remark(
                    message=f"“{step}” for {name} is still to come: {date_in_words(day)}.",
                    hint="Correct the day, or take the line out until it has happened.",
                    place=f"{letter.place}.request.{step}",
                )


@rule(
    "LOR017",
    "A letter of an earlier season",
    looks_at="Letters that were uploaded before letters of this season could be requested.",
    importance=Importance.MEDIUM,
    sources=[
        official(
            "AAMC, History and imports for repeat applicants: a letter can be imported, and shows the day of "
            "its upload",
            date(2026, 11, 23),
        )
    ],
    needs=[A_WRITER],
)
def letter_of_this_season(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """An imported letter shows programs its old date, and says nothing of what you did since.

    Wrong when you decided to use the old letter: import it in MyERAS, and silence this rule.
    """
    opens = plan.season.opens
    for letter in plan.letters:
        uploaded = letter.writer.request.uploaded
        if letter.state is not LetterState.UPLOADED or uploaded is None or uploaded >= opens.value:
            continue
        yield Remark(
            message=f"The letter of {letter.called} is of an earlier season: {date_in_words(uploaded)}.",
            hint="To ask for a new version, write that day as earlier_letter and delete the old steps.",
            place=f"{letter.place}.request.uploaded",
            sources=(source_of(opens),),
        )
