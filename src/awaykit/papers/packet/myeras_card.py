"""The card with what to enter in MyERAS for a letter."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.model.letters import TeachingRole
from awaykit.model.record import Reader
from awaykit.model.scalars import Choice
from awaykit.papers.paper import DocumentKind, Folder, Format, LeftOut, Paper, Planned, doc
from awaykit.papers.views import (
    TOO_LATE,
    LetterLines,
    RotationLines,
    called_briefly,
    letter_lines,
    rotation_lines,
    wanted_from,
)
from awaykit.plan.letters import LetterPlan, LetterState, portal_opens
from awaykit.plan.plan import Plan
from awaykit.season.dated import Dated, FactConfidence
from awaykit.season.season import LetterProcess
from awaykit.wording import capitalized_first, date_in_words, listing

KIND = "myeras-card"
_TEMPLATE = "myeras-card/card.html.j2"
_ENTERED = (LetterState.LINK_SENT, LetterState.REMINDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One field of the form."""

    asks: str = doc("What the form asks: Author")
    enter: tuple[str, ...] = doc("What to enter, one line each; empty when the dossier lacks it")
    is_blank: bool = doc("Whether a line stays open for a pen, since the dossier lacks something")
    note: str | None = doc("Whom to ask, or what the entry means")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContext:
    """Everything that the template of a MyERAS card can print."""

    letter: LetterLines = doc("The letter that the card is for")
    writer_id: str = doc("The writer's id, as commands take it: whitfield")
    called: str = doc("The writer as the applicant speaks of them: Dr. Whitfield")
    rotation: RotationLines = doc("The rotation that the letter is about")
    season: str = doc("The season in words: Season 2028 (apply September 2027)")
    is_season_supposed: bool = doc("Whether the dossier names no season, so that this one is supposed")
    entered: date | None = doc("Day the applicant confirmed the writer in MyERAS, as recorded")
    opens: str | None = doc(
        "First day on which a writer can be entered, while it is ahead, and how sure it is"
    )
    lines: tuple[FormLine, ...] = doc("The fields of the form, in its order")
    portal: str = doc("Name of the portal to which the writer uploads")
    is_fixed: bool = doc("Whether an entry can't be changed after Confirm")
    fixed_label: str = doc("How sure that is: as reported; empty where AAMC itself is the source")
    waiving: tuple[str, ...] = doc("What waiving means, one sentence each")
    most_assigned: int = doc("How many letters can be assigned to one program")
    must_be_assigned: bool = doc("Whether an uploaded letter must still be assigned")
    needs_letter_id: bool = doc("Whether the writer needs a Letter ID")
    carried_from: int | None = doc("The season whose rules for letters these are, when it is an earlier one")
    checked: date | None = doc("Day on which the rules were checked")
    assigned_to: tuple[str, ...] = doc("Names of the programs to which the letter goes, as recorded")


def answers(letter: LetterPlan, specialty: str) -> Mapping[str, FormLine]:
    """What to enter for each item of a season's `entered_in_myeras`; the waiver has no default."""
    writer, who = letter.writer, called_briefly(letter.called)

    def line(asks: str, *enter: str | None, note: str | None = None, lacking: str = "") -> FormLine:
        is_blank = None in enter
        known = tuple(words for words in enter if words)
        return FormLine(asks=asks, enter=known, is_blank=is_blank, note=lacking if is_blank else note)

    # The specialty is the one to which the letter will be assigned (AAMC, MyERAS letters: creating an entry).
    is_other = writer.specialty is not None and writer.specialty.casefold() != specialty.casefold()
    of_another = f"The specialty you apply to, not that of {who} ({writer.specialty})."
    is_structured = writer.letter_kind == "structured"
    kinds = {"narrative": "Narrative letter", "structured": "Standardized letter"}
    as_chair = f"{capitalized_first(who)} is a chair: yes only if this is to be the letter of the department."
    is_plain_chair = writer.teaching_role is TeachingRole.CHAIR and not writer.chair_letter
    verb = "waive" if writer.waiver is Choice.YES else "keep"
    return {
        "author's name": line(
            "Author, as they sign",
            writer.name,
            writer.title or None,
            lacking=f"Ask {who} for the title as they sign.",
        ),
        "author's e-mail": line(
            "Author’s e-mail", writer.email or None, lacking=f"Ask {who} which address AAMC should use."
        ),
        "specialty": line("Specialty", specialty, note=of_another if is_other else None),
        "standardized or narrative letter": line(
            "Kind of letter",
            kinds.get(writer.letter_kind),
            note="The structured evaluative letter (AAIM)." if is_structured else None,
            lacking=f"Ask {who}: a narrative letter, or the structured evaluative letter?",
        ),
        "chair letter: yes or no": line(
            "Chair letter", "Yes" if writer.chair_letter else "No", note=as_chair if is_plain_chair else None
        ),
        "waiver: yes or no": line(
            "Waiver",
            {Choice.YES: "Yes", Choice.NO: "No"}.get(writer.waiver),
            note=f"You {verb} the right to see the letter.",
            lacking="Not decided yet: decide yes or no before you confirm.",
        ),
    }


def form_lines(letter: LetterPlan, specialty: str, process: LetterProcess) -> tuple[FormLine, ...]:
    """The fields of the season's form for this letter.

    A field that a season adds and this program doesn't know yet stays open, with its name as the
    season has it.
    """
    known, lines = answers(letter, specialty), []
    for item in process.entered_in_myeras.value:
        line = known.get(item) or FormLine(
            asks=capitalized_first(item), enter=(), is_blank=True, note="Read on the form what it asks."
        )
        if letter.state in _ENTERED and line.is_blank:
            line = replace(line, note="Not in your dossier: copy here what you entered.")
        lines.append(line)
    return tuple(lines)


def plan_cards(dossier: Dossier, plan: Plan) -> Planned:
    """A card for each writer who may still be entered, or was; none for one who refused, or too late."""
    papers, left_out = [], []
    names = {program.id: program.name for program in dossier.programs}
    for letter in plan.letters:
        if letter.state.is_refused:
            continue
        programs = tuple(names[program] for program in letter.writer.assigned_to if program in names)
        if letter.state is LetterState.UPLOADED:
            # The letter reaches no program unless it is assigned.
            todo = f"check that it is assigned to {listing(programs)}" if programs else ""
            why = f"The letter is uploaded: {todo or 'assign it to programs in MyERAS'}."
        elif plan.season.letters is None:
            why = f"How letters reach programs is not known for {plan.season.in_words}."
        elif plan.is_too_late_for_letters:
            why = TOO_LATE
        else:
            papers.append(_card(dossier, plan, letter, plan.season.letters, programs))
            continue
        left_out.append(LeftOut(KIND, letter.writer.id, letter.writer.name, why))
    return Planned(tuple(papers), tuple(left_out))


def _card(
    dossier: Dossier, plan: Plan, letter: LetterPlan, process: LetterProcess, programs: tuple[str, ...]
) -> Paper:
    season, name = plan.season, letter.writer.name
    fixed = process.is_fixed_after_confirm
    opens_label = _label(max((season.opens, season.token_day), key=lambda day: day.value))
    how_sure = f" ({opens_label})" if opens_label else ""
    context = CardContext(
        letter=letter_lines(dossier, plan, letter),
        writer_id=letter.writer.id,
        called=called_briefly(letter.called),
        rotation=rotation_lines(letter.rotation),
        season=season.in_words,
        is_season_supposed=dossier.applicant.season is None,
        entered=letter.writer.request.link_sent,
        opens=None if letter.portal_is_open else f"{date_in_words(portal_opens(season))}{how_sure}",
        lines=form_lines(letter, dossier.applicant.specialty, process),
        portal=process.portal_name.value,
        is_fixed=fixed.value,
        fixed_label=_label(fixed),
        waiving=process.what_waiving_means.value,
        most_assigned=process.max_assigned_per_program.value,
        must_be_assigned=process.must_be_assigned.value,
        needs_letter_id=process.needs_letter_id.value,
        carried_from=season.letters_of if season.is_letter_process_carried_over else None,
        checked=process.entered_in_myeras.checked,
        assigned_to=programs,
    )
    return Paper(
        kind=KIND,
        label="MyERAS card",
        reader=letter.writer.id,
        reader_name=name,
        reader_kind=Reader.OWN,
        rotation=letter.rotation.id,
        template=_TEMPLATE,
        context=context,
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


def _label(fact: Dated[date] | Dated[bool]) -> str:
    """How sure a fact is, as printed in brackets: "as reported", "projected", or nothing."""
    return "as reported" if fact.confidence is FactConfidence.REPORTED else fact.label_for_applicant


MYERAS_CARD = DocumentKind(
    kind=KIND,
    commands=("packet",),
    title="MyERAS card",
    template=_TEMPLATE,
    context=CardContext,
    plan=plan_cards,
)
