"""What the letter form of MyERAS asks, in its order, each with what the dossier has to enter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from awaykit.documents.paper import told
from awaykit.documents.people import begun, called_briefly
from awaykit.model.letters import TeachingRole
from awaykit.model.scalars import Choice
from awaykit.planning.letters import LetterPlan
from awaykit.season.letters import LetterProcess


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One field of the form."""

    asks: str = told("What the form asks: Author")
    enter: tuple[str, ...] = told("What to enter, one line each; empty when the dossier lacks it")
    is_blank: bool = told("Whether a line stays open for a pen, since the dossier lacks something")
    note: str | None = told("Whom to ask, or what the entry means")


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
        line = answer(letter, specialty) if answer else _open(begun(item), "Read on the form what it asks.")
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
    name = begun(called_briefly(letter.called))
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
