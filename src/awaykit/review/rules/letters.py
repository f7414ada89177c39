"""LOR: who writes, how many, and whose letter counts most."""

from collections import Counter
from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.model.letters import Rank
from awaykit.plan.letters import LetterState
from awaykit.plan.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark, guide, rule_of_thumb, source_of
from awaykit.review.rule import A_COUNTING_ROTATION, A_WRITER, Need, rule

_WRITES_FOR = "letter writers of rotations applied for, offered or confirmed"


@rule(
    "LOR001",
    "A letter from US internal-medicine faculty",
    looks_at="Whether any attending in internal medicine is in sight as a letter writer.",
    importance=Importance.HIGH,
    sources=[guide("1.1"), guide("5.3")],
    needs=[A_COUNTING_ROTATION],
)
def internal_medicine_faculty(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Programs look first for letters from US internists who saw the applicant work.

    Wrong when such a letter is already uploaded from an earlier rotation that is not in the dossier.
    """
    faculty = [
        letter
        for letter in plan.letters_in_sight
        if letter.writer.rank is Rank.ATTENDING and letter.is_internal_medicine is not False
    ]
    if not faculty:
        yield Remark(
            message="No attending in internal medicine is in sight as a letter writer.",
            hint="Name one in letter_writers, or ask on your next rotation.",
            place="rotations",
        )
    for letter in faculty:
        if letter.standing.leads and letter.is_internal_medicine:
            yield Remark(
                message=f"{letter.called} leads in teaching: such letters carry weight.",
                place=letter.place,
                importance=Importance.GOOD,
            )


@rule(
    "LOR002",
    "The writer saw you work, and for long enough",
    looks_at="Whether each writer supervised directly, and for how many weeks.",
    importance=Importance.MEDIUM,
    sources=[guide("5.3")],
    needs=[A_WRITER],
)
def writer_saw_enough(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A writer who saw little can only write in general words, and readers notice.

    Wrong when the writer knows you well from other work, for example from research together.
    """
    least = plan.guide.min_weeks_with_writer
    for letter in plan.letters_to_come:
        name, did = letter.called, "did" if letter.rotation_is_over else "does"
        if letter.writer.supervised_directly is False:
            yield Remark(
                message=f"{name} {did} not supervise you directly.",
                hint="Prefer a writer who saw your work with patients.",
                place=f"{letter.place}.supervised_directly",
            )
        if letter.weeks_together is not None and letter.weeks_together < least.value:
            yield Remark(
                message=f"You and {name} have less than {least.value} weeks together.",
                hint="Prefer a writer who saw you longer, or ask for more days together.",
                place=f"{letter.place}.weeks",
                sources=(source_of(least),),
            )


@rule(
    "LOR003",
    "The writer is an attending in internal medicine",
    looks_at="The specialty and the rank of each writer.",
    importance=Importance.MEDIUM,
    sources=[guide("5.3")],
    confidence=Confidence.LIKELY,
    needs=[A_WRITER],
)
def writer_in_internal_medicine(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Internal-medicine programs weigh letters of attendings in their own field most.

    Wrong when your other letters come from attendings in internal medicine, and this one adds another side.
    """
    for letter in plan.letters_to_come:
        name = letter.called
        if letter.is_internal_medicine is False:
            yield Remark(
                message=f"{name} works outside internal medicine and its subspecialties.",
                hint="Count this letter as an extra one, not among the main ones.",
                place=f"{letter.place}.specialty",
            )
        if letter.writer.rank is not Rank.ATTENDING:
            yield Remark(
                message=f"{name} is a {letter.writer.rank}: programs count letters of attendings.",
                hint="Ask the attending of the same team, who can include what the other saw.",
                place=f"{letter.place}.rank",
            )


@rule(
    "LOR009",
    "Enough letters, and not too many for one program",
    looks_at=f"How many letters are in sight ({_WRITES_FOR}), and how many each program gets.",
    importance=Importance.MEDIUM,
    sources=[rule_of_thumb("Internal-medicine programs usually ask for three letters")],
    needs=[
        A_WRITER,
        Need(
            "the season's way for letters is known",
            lambda _dossier, plan: plan.season.letters is not None,
        ),
    ],
)
def number_of_letters(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Most programs want three letters, and the form takes a limited number for each program.

    Wrong when letters from your own school or from earlier work make up the number.
    """
    process = plan.season.letters
    if process is None:
        return
    letters, usual = plan.letters_in_sight, process.usual_letters
    if len(letters) < usual.value:
        yield Remark(
            message=f"Letters in sight: {len(letters)}. Programs usually ask for {usual.value}.",
            hint="Plan whom else to ask, also at your own school.",
            place="rotations",
            sources=(source_of(usual),),
        )
    uploaded = sum(letter.state is LetterState.UPLOADED for letter in letters)
    if uploaded >= usual.value:
        yield Remark(
            message=f"{uploaded} letters are uploaded, as many as programs usually ask for.",
            place="rotations",
            importance=Importance.GOOD,
            sources=(source_of(usual),),
        )
    most = process.max_assigned_per_program
    assigned = Counter(program for letter in letters for program in set(letter.writer.assigned_to))
    names = {program.id: program.name for program in dossier.programs}
    for program, count in assigned.items():
        if count > most.value:
            last = [letter for letter in letters if program in letter.writer.assigned_to][-1]
            yield Remark(
                message=f"{names.get(program, program)} has {count} letters assigned; it takes {most.value}.",
                hint="Choose the letters that say most, and take the others out.",
                place=f"{last.place}.assigned_to",
                importance=Importance.HIGH,
                sources=(source_of(most),),
            )


@rule(
    "LOR012",
    "Whom to ask first",
    looks_at="Writers of one rotation, compared: leading role, weeks together, direct supervision.",
    importance=Importance.LOW,
    sources=[guide("5.3")],
    confidence=Confidence.LIKELY,
    needs=[A_WRITER],
)
def whom_to_ask_first(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Where several could write, the one who leads, saw most and supervised directly writes best.

    Wrong when another writer knows your work better than these facts show.
    """
    for rotation_id in plan.rotations:
        waiting = (letter for letter in plan.letters_not_asked if letter.rotation.id == rotation_id)
        best = sorted(waiting, key=lambda letter: letter.standing.order)
        if len(best) > 1 and best[0].standing.order < best[1].standing.order:
            reasons = ", ".join(best[0].standing.reasons)
            yield Remark(
                message=f"Ask {best[0].called} first" + (f": {reasons}." if reasons else "."),
                place=best[0].place,
            )


@rule(
    "LOR014",
    "Each letter from another author",
    looks_at="Whether one person stands twice among the writers in sight, by e-mail or name.",
    importance=Importance.MEDIUM,
    sources=[rule_of_thumb("A second letter by one author adds little to the first")],
    needs=[A_WRITER],
)
def two_letters_by_one_author(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Two letters by one author tell a program less than letters by two people.

    Wrong when the two are different people with one name, or one letter is the chair's for the department.
    """
    seen: set[str] = set()
    for letter in plan.letters_in_sight:
        if letter.writer.chair_letter:
            continue
        bare = letter.writer.name.partition(",")[0]
        marks = [" ".join(bare.casefold().split()), (letter.writer.email or "").casefold()]
        if not seen.isdisjoint(marks):
            yield Remark(
                message=f"{letter.called} is named for two letters.",
                hint="Ask for one letter about all your work together.",
                place=letter.place,
            )
        seen.update(mark for mark in marks if mark)
