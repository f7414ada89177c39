"""The MyERAS card: what the applicant enters for one letter, what that means, what happens then."""

from dataclasses import dataclass
from datetime import date

from awaykit.documents.letter_packet import TOO_LATE
from awaykit.documents.myeras_form import FormLine, form_lines
from awaykit.documents.packet_days import wanted_from
from awaykit.documents.paper import DocumentKind, Folder, Format, LeftOut, Paper, Planned, told
from awaykit.documents.people import RotationLines, WriterLines, called_briefly, rotation_lines, writer_lines
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.model.scalars import Choice
from awaykit.planning.letters import LetterPlan, LetterState, portal_opens
from awaykit.planning.plan import Plan
from awaykit.season.dated import Confidence, Dated
from awaykit.season.letters import LetterProcess
from awaykit.wording import listing

KIND = "myeras-card"
_TEMPLATE = "myeras-card/card.html.j2"
_PROJECTED = Confidence.PROJECTED.value
_ENTERED = (LetterState.LINK_SENT, LetterState.REMINDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days of one letter as its card prints them; a label is empty where a day is sure."""

    asked: date | None = told("Day the writer was asked, as recorded")
    agreed: date | None = told("Day the writer agreed, as recorded")
    entered: date | None = told("Day the applicant confirmed the writer in MyERAS, as recorded")
    opens: date | None = told("First day on which a writer can be entered, while it is still to come")
    opens_label: str = told("How sure that day is: projected; empty when nothing needs to be said")
    link_expected: date | None = told("Day on which AAMC's e-mail is expected, while it is still to come")
    link_label: str = told("The word projected where nobody has announced that day yet")
    upload_by: date | None = told("Day by which the letter is best there; nothing means as soon as possible")
    upload_label: str = told("The word projected where nobody has announced that day yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalRules:
    """What the season's data says of letters; a label is empty where AAMC itself says so."""

    portal: str = told("Name of the portal to which the writer uploads")
    is_fixed: bool = told("Whether an entry can't be changed after Confirm")
    fixed_label: str = told("How sure that is: as reported")
    waiving: tuple[str, ...] = told("What waiving means, one sentence each")
    most_assigned: int = told("How many letters can be assigned to one program")
    must_be_assigned: bool = told("Whether an uploaded letter must still be assigned")
    needs_letter_id: bool = told("Whether the writer needs a Letter ID")
    carried_from: int | None = told("The season whose rules these are, when it is an earlier one")
    checked: date | None = told("Day on which the rules were checked")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContext:
    """Everything that the template of a MyERAS card can print."""

    writer: WriterLines = told("The letter writer")
    writer_id: str = told("The writer's id, as commands take it: whitfield")
    called: str = told("The writer as the applicant speaks of them: Dr. Whitfield")
    rotation: RotationLines = told("The rotation that the letter is about")
    season: str = told("The season in words: Season 2028 (apply September 2027)")
    is_season_supposed: bool = told("Whether the dossier names no season, so that this one is supposed")
    state: LetterState = told("How far the request is")
    is_before_yes: bool = told("Whether the writer has not agreed yet")
    is_entered: bool = told("Whether the applicant has confirmed the writer in MyERAS")
    is_waiver_open: bool = told("Whether the waiver is not decided yet")
    lines: tuple[FormLine, ...] = told("The fields of the form, in its order")
    days: Days = told("The days of this letter")
    rules: PortalRules = told("What the season's data says of letters")
    assigned_to: tuple[str, ...] = told("Names of the programs to which the letter goes, as recorded")


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
    return "as reported" if fact.confidence is Confidence.REPORTED else fact.label_for_applicant


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
