"""The card with what to enter in MyERAS for a letter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from awaykit.model.dossier import Dossier
from awaykit.model.letters import TeachingRole
from awaykit.model.record import Reader
from awaykit.model.scalars import Choice
from awaykit.papers.letter_request import TOO_LATE
from awaykit.papers.paper import DocumentKind, Folder, Format, LeftOut, Paper, Planned, doc
from awaykit.papers.views import (
    RotationLines,
    WriterLines,
    called_briefly,
    capitalized_first,
    rotation_lines,
    wanted_from,
    writer_lines,
)
from awaykit.plan.letters import LetterPlan, LetterState, portal_opens
from awaykit.plan.plan import Plan
from awaykit.season.dated import Dated, FactConfidence
from awaykit.season.season import LetterProcess
from awaykit.wording import listing


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One field of the form."""

    asks: str = doc("What the form asks: Author")
    enter: tuple[str, ...] = doc("What to enter, one line each; empty when the dossier lacks it")
    is_blank: bool = doc("Whether a line stays open for a pen, since the dossier lacks something")
    note: str | None = doc("Whom to ask, or what the entry means")


def form_lines(
    letter: LetterPlan, specialty: str, process: LetterProcess, *, is_entered: bool
) -> tuple[FormLine, ...]:
    """The fields of the season's form for this letter; `is_entered`: the applicant has confirmed them.

    A field that a season adds and this program doesn't know yet stays open, with its name as the
    season has it.
    """
    lines = []
    for item in process.entered_in_myeras.value:
        answer = ANSWERS.get(item)
        line = (
            answer(letter, specialty)
            if answer
            else _open(capitalized_first(item), "Read on the form what it asks.")
        )
        if is_entered and line.is_blank:
            line = replace(line, note="Not in your dossier: copy here what you entered.")
        lines.append(line)
    return tuple(lines)


def _author(letter: LetterPlan, _specialty: str) -> FormLine:
    writer = letter.writer
    if writer.title:
        return _filled("Author, as they sign", writer.name, writer.title)
    note = f"Ask {called_briefly(letter.called)} for the title as they sign."
    return FormLine(asks="Author, as they sign", enter=(writer.name,), is_blank=True, note=note)


def _email(letter: LetterPlan, _specialty: str) -> FormLine:
    asks = "Author’s e-mail"
    if letter.writer.email:
        return _filled(asks, letter.writer.email)
    return _open(asks, f"Ask {called_briefly(letter.called)} which address AAMC should use.")


def _specialty(letter: LetterPlan, specialty: str) -> FormLine:
    """The specialty to which the letter will be assigned (AAMC, MyERAS letters: creating an entry)."""
    theirs = letter.writer.specialty
    is_other = theirs is not None and theirs.casefold() != specialty.casefold()
    note = (
        f"The specialty you apply to, not that of {called_briefly(letter.called)} ({theirs})."
        if is_other
        else None
    )
    return _filled("Specialty", specialty, note=note)


def _letter_kind(letter: LetterPlan, _specialty: str) -> FormLine:
    asks = "Kind of letter"
    if letter.writer.letter_kind == "narrative":
        return _filled(asks, "Narrative letter")
    if letter.writer.letter_kind == "structured":
        return _filled(asks, "Standardized letter", note="The structured evaluative letter (AAIM).")
    return _open(
        asks, f"Ask {called_briefly(letter.called)}: a narrative letter, or the structured evaluative letter?"
    )


def _chair(letter: LetterPlan, _specialty: str) -> FormLine:
    is_a_chair = letter.writer.teaching_role is TeachingRole.CHAIR
    if letter.writer.chair_letter:
        return _filled("Chair letter", "Yes")
    name = capitalized_first(called_briefly(letter.called))
    note = f"{name} is a chair: yes only if this is to be the letter of the department."
    return _filled("Chair letter", "No", note=note if is_a_chair else None)


def _waiver(letter: LetterPlan, _specialty: str) -> FormLine:
    """The recorded choice; never a default."""
    if letter.writer.waiver is Choice.UNDECIDED:
        return _open("Waiver", "Not decided yet: decide yes or no before you confirm.")
    if letter.writer.waiver is Choice.YES:
        return _filled("Waiver", "Yes", note="You waive the right to see the letter.")
    return _filled("Waiver", "No", note="You keep the right to see the letter.")


def _filled(asks: str, *enter: str, note: str | None = None) -> FormLine:
    return FormLine(asks=asks, enter=enter, is_blank=False, note=note)


def _open(asks: str, note: str) -> FormLine:
    return FormLine(asks=asks, enter=(), is_blank=True, note=note)


ANSWERS: Mapping[str, Callable[[LetterPlan, str], FormLine]] = MappingProxyType(
    {
        "author's name": _author,
        "author's e-mail": _email,
        "specialty": _specialty,
        "standardized or narrative letter": _letter_kind,
        "chair letter: yes or no": _chair,
        "waiver: yes or no": _waiver,
    }
)
"""What to enter for each item of the season's `entered_in_myeras`."""


KIND = "myeras-card"
_TEMPLATE = "myeras-card/card.html.j2"
_PROJECTED = FactConfidence.PROJECTED.value
_ENTERED = (LetterState.LINK_SENT, LetterState.REMINDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days of one letter as its card prints them; a label is empty where a day is sure."""

    asked: date | None = doc("Day the writer was asked, as recorded")
    agreed: date | None = doc("Day the writer agreed, as recorded")
    entered: date | None = doc("Day the applicant confirmed the writer in MyERAS, as recorded")
    opens: date | None = doc("First day on which a writer can be entered, while it is still to come")
    opens_label: str = doc("How sure that day is: projected; empty when nothing needs to be said")
    link_expected: date | None = doc("Day on which AAMC's e-mail is expected, while it is still to come")
    link_label: str = doc("The word projected where nobody has announced that day yet")
    upload_by: date | None = doc("Day by which the letter is best there; nothing means as soon as possible")
    upload_label: str = doc("The word projected where nobody has announced that day yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalRules:
    """What the season's data says of letters; a label is empty where AAMC itself says so."""

    portal: str = doc("Name of the portal to which the writer uploads")
    is_fixed: bool = doc("Whether an entry can't be changed after Confirm")
    fixed_label: str = doc("How sure that is: as reported")
    waiving: tuple[str, ...] = doc("What waiving means, one sentence each")
    most_assigned: int = doc("How many letters can be assigned to one program")
    must_be_assigned: bool = doc("Whether an uploaded letter must still be assigned")
    needs_letter_id: bool = doc("Whether the writer needs a Letter ID")
    carried_from: int | None = doc("The season whose rules these are, when it is an earlier one")
    checked: date | None = doc("Day on which the rules were checked")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContext:
    """Everything that the template of a MyERAS card can print."""

    writer: WriterLines = doc("The letter writer")
    writer_id: str = doc("The writer's id, as commands take it: whitfield")
    called: str = doc("The writer as the applicant speaks of them: Dr. Whitfield")
    rotation: RotationLines = doc("The rotation that the letter is about")
    season: str = doc("The season in words: Season 2028 (apply September 2027)")
    is_season_supposed: bool = doc("Whether the dossier names no season, so that this one is supposed")
    state: LetterState = doc("How far the request is")
    is_before_yes: bool = doc("Whether the writer has not agreed yet")
    is_entered: bool = doc("Whether the applicant has confirmed the writer in MyERAS")
    is_waiver_open: bool = doc("Whether the waiver is not decided yet")
    lines: tuple[FormLine, ...] = doc("The fields of the form, in its order")
    days: Days = doc("The days of this letter")
    rules: PortalRules = doc("What the season's data says of letters")
    assigned_to: tuple[str, ...] = doc("Names of the programs to which the letter goes, as recorded")


def plan_cards(dossier: Dossier, plan: Plan) -> Planned:
    """A card for each writer who may still be entered, or was; none for one who refused, or too late."""
    papers, left_out = [], []
    for letter in plan.letters:
        if letter.state.is_refused:
            continue
        if letter.state is LetterState.UPLOADED:
            left_out.append(_left_out(letter, _uploaded(dossier, letter)))
        elif plan.season.letters is None:
            why = f"How letters reach programs is not known for {plan.season.in_words}."
            left_out.append(_left_out(letter, why))
        elif plan.is_too_late_for_letters:
            left_out.append(_left_out(letter, TOO_LATE))
        else:
            papers.append(_card(dossier, plan, letter, plan.season.letters))
    return Planned(tuple(papers), tuple(left_out))


def _left_out(letter: LetterPlan, why: str) -> LeftOut:
    return LeftOut(KIND, letter.writer.id, letter.writer.name, why)


def _uploaded(dossier: Dossier, letter: LetterPlan) -> str:
    """What is left to do once the letter is there: it reaches no program unless it is assigned."""
    programs = _programs(dossier, letter)
    if programs:
        return f"The letter is uploaded: check that it is assigned to {listing(programs)}."
    return "The letter is uploaded: assign it to programs in MyERAS."


def _card(dossier: Dossier, plan: Plan, letter: LetterPlan, process: LetterProcess) -> Paper:
    name = letter.writer.name
    return Paper(
        kind=KIND,
        label="MyERAS card",
        reader=letter.writer.id,
        reader_name=name,
        reader_kind=Reader.OWN,
        rotation=letter.rotation.id,
        template=_TEMPLATE,
        context=_context(dossier, plan, letter, process),
        formats=(Format.PDF,),
        name=("MyERAS_Card", letter.called),
        title=f"MyERAS card for the letter of {name}",
        subject="What to enter in MyERAS for one letter; for the applicant only",
        running_header=dossier.applicant.name.full,
        folder=Folder.PRIVATE,
        most_pages=1,
        place=letter.place,
        writers=(letter.writer.id,),
        wanted_from=wanted_from(letter, plan.guide),
    )


def _context(dossier: Dossier, plan: Plan, letter: LetterPlan, process: LetterProcess) -> CardContext:
    is_entered = letter.state in _ENTERED
    return CardContext(
        writer=writer_lines(letter.writer),
        writer_id=letter.writer.id,
        called=called_briefly(letter.called),
        rotation=rotation_lines(letter.rotation),
        season=plan.season.in_words,
        is_season_supposed=dossier.applicant.season is None,
        state=letter.state,
        is_before_yes=not letter.state.is_promised,
        is_entered=is_entered,
        is_waiver_open=letter.writer.waiver is Choice.UNDECIDED,
        lines=form_lines(letter, dossier.applicant.specialty, process, is_entered=is_entered),
        days=_days(plan, letter),
        rules=_rules(plan, process),
        assigned_to=_programs(dossier, letter),
    )


def _days(plan: Plan, letter: LetterPlan) -> Days:
    """The days to print; a day that is not ahead would only say "today" and change the card every day."""
    request, dates, season = letter.writer.request, letter.dates, plan.season
    opens = max((season.opens, season.token_day), key=lambda day: day.value)
    is_ahead = dates.link_expected > plan.today
    return Days(
        asked=request.asked,
        agreed=request.agreed,
        entered=request.link_sent,
        opens=None if letter.portal_is_open else portal_opens(season),
        opens_label=_label(opens),
        link_expected=dates.link_expected if is_ahead else None,
        link_label=_PROJECTED if dates.link_is_expected else "",
        upload_by=dates.upload_by,
        upload_label=_PROJECTED if dates.upload_is_expected else "",
    )


def _rules(plan: Plan, process: LetterProcess) -> PortalRules:
    return PortalRules(
        portal=process.portal_name.value,
        is_fixed=process.is_fixed_after_confirm.value,
        fixed_label=_label(process.is_fixed_after_confirm),
        waiving=process.what_waiving_means.value,
        most_assigned=process.max_assigned_per_program.value,
        must_be_assigned=process.must_be_assigned.value,
        needs_letter_id=process.needs_letter_id.value,
        carried_from=plan.season.letters_of if plan.season.is_letter_process_carried_over else None,
        checked=process.entered_in_myeras.checked,
    )


def _label(fact: Dated[date] | Dated[bool]) -> str:
    """How sure a fact is, as it stands in brackets: "as reported", "projected", or nothing."""
    return "as reported" if fact.confidence is FactConfidence.REPORTED else fact.label_for_applicant


def _programs(dossier: Dossier, letter: LetterPlan) -> tuple[str, ...]:
    """The names of the programs to which the letter is assigned, in the applicant's order."""
    names = {program.id: program.name for program in dossier.programs}
    return tuple(names[program] for program in letter.writer.assigned_to if program in names)


MYERAS_CARD = DocumentKind(
    kind=KIND,
    commands=("packet",),
    title="MyERAS card",
    template=_TEMPLATE,
    context=CardContext,
    plan=plan_cards,
)
