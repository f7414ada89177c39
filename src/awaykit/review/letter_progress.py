"""LOR: what happens between the yes and the letter that a program reads, and when there is no yes."""

from collections.abc import Iterator
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.planning.day_words import expected
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.plan import Plan
from awaykit.planning.steps import StepKind, StepState
from awaykit.review.findings import Importance, Remark
from awaykit.review.in_sight import A_WRITER, called
from awaykit.review.rules import rule
from awaykit.review.sources import guide, official, rule_of_thumb, source_of
from awaykit.wording import date_in_words

_DUE = (StepState.NOW, StepState.OVERDUE)


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
    for letter in () if plan.is_too_late_for_letters else plan.letters:
        name = called(letter.writer)
        if letter.state is LetterState.AGREED and letter.portal_is_open:
            yield Remark(
                message=f"{name} has agreed and has no upload link yet.",
                hint="Enter the writer in MyERAS and confirm, so that AAMC sends the link.",
                place=f"{letter.place}.request.link_sent",
            )
        elif letter.state in (LetterState.LINK_SENT, LetterState.REMINDED) and _reminder_is_due(plan, letter):
            yield Remark(
                message=f"A reminder to {name} is due: the letter is not uploaded yet.",
                hint="Send the short reminder, and record the day.",
                place=f"{letter.place}.request.reminded",
            )
        elif letter.state is LetterState.UPLOADED and not letter.writer.assigned_to:
            yield _not_assigned(letter, plan)


def _reminder_is_due(plan: Plan, letter: LetterPlan) -> bool:
    """Whether the agenda has a reminder to this writer for today or earlier."""
    return any(
        step.kind is StepKind.REMIND
        and step.state in _DUE
        and step.id.startswith(f"{step.kind}:{letter.key}")
        for step in plan.agenda
    )


def _not_assigned(letter: LetterPlan, plan: Plan) -> Remark:
    process = plan.season.letters
    return Remark(
        message=f"The letter of {called(letter.writer)} is uploaded and assigned to no program.",
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
        name = called(letter.writer)
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
        is_settled = plan.is_too_late_for_letters or _another_was_asked(plan, letter)
        if not letter.state.is_refused or is_settled:
            continue
        name, second = called(letter.writer), letter.second_writer
        word = "hesitated" if letter.state is LetterState.HESITATED else "declined"
        yield Remark(
            message=f"{name} {word}: ask {called(second) if second else 'another attending'}.",
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
        yield from _answered_before_asked(letter)
        for day, step in letter.writer.request.steps:
            if day > plan.today:
                yield Remark(
                    message=f"“{step}” for {called(letter.writer)} is still to come: {date_in_words(day)}.",
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
            message=f"The letter of {called(letter.writer)} is of an earlier season: "
            f"{date_in_words(uploaded)}.",
            hint="To ask for a new version, write that day as earlier_letter and delete the old steps.",
            place=f"{letter.place}.request.uploaded",
            sources=(source_of(opens),),
        )


def _answered_before_asked(letter: LetterPlan) -> Iterator[Remark]:
    """A yes with an earlier day than the ask: the writer then counts as asked, and nothing goes out."""
    request = letter.writer.request
    if request.asked and request.agreed and request.agreed < request.asked:
        yield Remark(
            message=f"“agreed” for {called(letter.writer)} has an earlier day than “asked”.",
            hint="Correct one of the two days: until then the writer counts as asked.",
            place=f"{letter.place}.request.agreed",
        )


def _another_was_asked(plan: Plan, letter: LetterPlan) -> bool:
    """Whether another writer of the same rotation was asked, and has not refused."""
    others = plan.letters_of(letter.rotation.id)
    return any(other.state is not LetterState.NOT_ASKED and not other.state.is_refused for other in others)
