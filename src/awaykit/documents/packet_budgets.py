"""How many pages and words each part of a request packet may take."""

from dataclasses import replace

from awaykit.documents.paper import PartBudget
from awaykit.model.rotations import KeyCase
from awaykit.model.settings import Budgets
from awaykit.planning.letters import LetterPlan

MOST_PAGES = 7
"""Product: five pages is the target, seven the limit."""

MOST_PAGES_WITH_FORM = 8
"""Product: one more where the sheet for the structured letter is in it."""

_REQUEST_WORDS = 180
_PROBLEM_CHARACTERS = 50

MOST_CASE_WORDS = 80
"""Product: of one key case, its margin included."""

_PARTS = (
    PartBudget("request", "Request", 1, _REQUEST_WORDS),
    PartBudget("facts", "Facts for your letter", 1),
    PartBudget("cases", "Key cases", 2),
    PartBudget("cv", "CV summary", 1),
    PartBudget("statement", "Personal statement", 2, place="statement.file"),
    PartBudget("structured", "Facts for the structured letter", 1),
)
"""The parts by their section in the template, which is also their key in `settings.budgets`."""


def most_pages(letter: LetterPlan, own: Budgets) -> int:
    """The limit of the whole packet; the applicant's own comes before ours."""
    is_structured = letter.writer.letter_kind == "structured"
    return own.packet or (MOST_PAGES_WITH_FORM if is_structured else MOST_PAGES)


def part_budgets(letter: LetterPlan, own: Budgets) -> tuple[PartBudget, ...]:
    """The parts with the applicant's own limits of pages in place of ours, then each key case."""
    parts = (replace(part, most_pages=getattr(own, part.section) or part.most_pages) for part in _PARTS)
    cases = (_case_budget(number, case, letter) for number, case in enumerate(letter.cases, start=1))
    return (*parts, *cases)


def _case_budget(number: int, case: KeyCase, letter: LetterPlan) -> PartBudget:
    row = next(row for row, each in enumerate(letter.rotation.key_cases) if each is case)
    return PartBudget(
        f"case-{number}",
        f"Key case: {_shortened(case.problem)}",
        most_words=MOST_CASE_WORDS,
        place=f"{letter.rotation_place}.key_cases[{row}].i_did",
    )


def _shortened(problem: str) -> str:
    """The beginning of a long problem, cut between words, so that a message stays a line."""
    if len(problem) <= _PROBLEM_CHARACTERS:
        return problem
    return f"{problem[:_PROBLEM_CHARACTERS].rsplit(' ', 1)[0]}…"
