"""PRV020: only the applicant can say that the cases name no patient, and a packet with cases waits for it."""

from collections.abc import Iterator, Sequence
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.planning.plan import Plan
from awaykit.review.findings import Importance, Remark
from awaykit.review.rules import rule_on_words
from awaykit.review.sources import guide, rule_of_thumb
from awaykit.review.words import Words
from awaykit.wording import date_without_weekday

_KEY = "cases_hold_no_identifiers"
_PLACE = f"settings.{_KEY}"
_PACKET = "letter-packet"


def _is_packet(words: Words) -> bool:
    return words.kind == _PACKET


@rule_on_words(
    "PRV020",
    "Your word on the cases is missing",
    looks_at="The day in settings on which you looked through the cases, for packets that print some.",
    importance=Importance.HIGH,
    sources=[
        guide("5.2"),
        rule_of_thumb("A screen finds what it knows; only who wrote a case knows the patient"),
    ],
    reads=_is_packet,
    holds=True,
    answered_by=f"settings:\n  {_KEY}: the day on which you read them, like 2027-04-28\n",
)
def cases_attested(dossier: Dossier, plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """The screen can overlook a name; so you read each case yourself, and write down the day.

    A day before the rotation began cannot be about its cases. Before the writer's yes this only warns.

    Wrong when you looked through the cases and did not write the day down: then write it down.
    """
    attested = dossier.settings.cases_hold_no_identifiers
    for words in papers:
        began = _first_day_of_cases(dossier, words)
        if began is None or (attested and attested >= began):
            continue
        yield Remark(
            message=_message(attested),
            hint=_hint(plan.today, began),
            place=_PLACE,
            paper=words.paper if _is_promised(plan, words.reader) else None,
        )


def _first_day_of_cases(dossier: Dossier, words: Words) -> date | None:
    """The first day of the latest rotation whose cases the paper prints; None when it prints no case."""
    begun = [
        rotation.starts or date.min
        for row, rotation in enumerate(dossier.rotations)
        for column in range(len(rotation.key_cases))
        if words.prints_place(f"rotations[{row}].key_cases[{column}]")
    ]
    return max(begun, default=None)


def _hint(today: date, began: date) -> str:
    if today < began:
        return "These cases are from a rotation that has not begun: check its first day."
    return f"Read each case, then write under settings: {_KEY}: {today}"


def _message(attested: date | None) -> str:
    if attested is None:
        return "You have not written down yet that the key cases hold nothing that names a patient."
    day = date_without_weekday(attested)
    return f"You looked through the cases on {day}, before this rotation began."


def _is_promised(plan: Plan, writer: str) -> bool:
    """Whether the writer has said yes, so that the packet can go out."""
    return any(letter.writer.id == writer and letter.state.is_promised for letter in plan.letters)
