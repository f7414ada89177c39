"""LOR: asking for a letter, and what must stand ready until it is uploaded."""

from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Rotation
from awaykit.model.scalars import Choice
from awaykit.planning.key_cases import cases_seen_by
from awaykit.planning.letters import LetterState
from awaykit.planning.plan import Plan
from awaykit.review.findings import Importance, Remark
from awaykit.review.in_sight import (
    A_ROTATION_BEGUN,
    A_WRITER,
    called,
    dates_of,
    has_begun,
    not_asked,
    still_to_come,
)
from awaykit.review.rules import rule
from awaykit.review.sources import guide, rule_of_thumb, source_of
from awaykit.wording import counted, date_in_words, listing

_NO_ANSWER_YET = (LetterState.NOT_ASKED, LetterState.ASKED)


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
    for letter in not_asked(plan):
        dates, name = dates_of(plan, letter), called(letter.writer)
        if dates is None or not has_begun(plan, letter):
            continue
        place = f"{letter.place}.request"
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
    for letter in not_asked(plan):
        dates, rotation = dates_of(plan, letter), letter.rotation
        waits = dates is None or not has_begun(plan, letter) or plan.today < dates.feedback_on
        if waits or rotation.feedback or rotation.id in told:
            continue
        told.add(rotation.id)
        over = letter.rotation_is_over
        yield Remark(
            message=f"No feedback is noted for {rotation.site}.",
            hint="Note what you were told."
            if over
            else "Ask for five minutes of feedback, then ask for the letter.",
            place=f"{plan.rotations[rotation.id].place}.feedback",
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
    for letter in still_to_come(plan):
        if letter.state in _NO_ANSWER_YET and letter.second_writer is None and has_begun(plan, letter):
            yield Remark(
                message=f"No second writer is named, should {called(letter.writer)} hesitate.",
                hint="Name another attending of the same rotation.",
                place=f"{plan.rotations[letter.rotation.id].place}.letter_writers",
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
    for letter in still_to_come(plan):
        name, is_due = called(letter.writer), letter.state.is_promised or letter.rotation_is_over
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
        if dates_of(plan, letter) is None:
            yield Remark(
                message=f"The letter of {name} has no due date: the rotation's dates are missing.",
                hint="Write starts and ends of the rotation.",
                place=f"{plan.rotations[letter.rotation.id].place}.ends",
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
    for letter in still_to_come(plan):
        name, waiver = called(letter.writer), letter.writer.waiver
        if letter.state is LetterState.NOT_ASKED or waiver is Choice.YES:
            continue
        if waiver is Choice.UNDECIDED:
            message, hint = (
                f"The waiver for {name} is not recorded.",
                "Choose yes or no; the choice is yours.",
            )
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
    letters = [letter for letter in still_to_come(plan) if has_begun(plan, letter)]
    if not letters:
        return
    yield from _missing_for_all(dossier)
    for letter in letters:
        if not letter.cases:
            yield Remark(
                message=f"No key case is noted that {called(letter.writer)} supervised.",
                hint="Log cases from this rotation, and say who supervised them.",
                place=f"{plan.rotations[letter.rotation.id].place}.key_cases",
            )
    for rotation in {letter.rotation.id: letter.rotation for letter in letters}.values():
        yield from _cases_of_nobody(rotation, f"{plan.rotations[rotation.id].place}.key_cases")


def _cases_of_nobody(rotation: Rotation, place: str) -> Iterator[Remark]:
    """Cases that no packet shows: none of the rotation's writers is named in them."""
    writers = rotation.letter_writers
    shown = {id(case) for writer in writers for case in cases_seen_by(writer, rotation)}
    rows = [row for row, case in enumerate(rotation.key_cases) if id(case) not in shown]
    if rows:
        yield Remark(
            message=f"In no packet: {counted(len(rows), 'key case')} of {rotation.site}.",
            hint=f"Write under supervised_by who saw them: {listing((w.id for w in writers), 'or')}.",
            place=f"{place}[{rows[0]}].supervised_by",
            importance=Importance.LOW,
        )


def _missing_for_all(dossier: Dossier) -> Iterator[Remark]:
    """What every packet of the applicant lacks."""
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
