"""PST: the personal statement, against the form and against what was said on rotations."""

from collections.abc import Iterator

from awaykit.form_text import Change
from awaykit.model.dossier import Dossier
from awaykit.planning.eras.drafted import ErasDraft
from awaykit.planning.eras.statement import feedback_words
from awaykit.planning.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.rules import Need, rule_on_draft
from awaykit.review.sources import guide, rule_of_thumb, source_of
from awaykit.wording import counted, date_in_words

_MOST_SHOWN = 8
_LEAST_FEEDBACK = 2


def _has_both(dossier: Dossier, _plan: Plan) -> bool:
    noted = [feedback for rotation in dossier.rotations for feedback in rotation.feedback]
    return bool(dossier.statement and dossier.statement.paragraphs) and len(noted) >= _LEAST_FEEDBACK


STATEMENT_AND_FEEDBACK = Need("there is a statement, and feedback is noted twice", _has_both)


@rule_on_draft(
    "PST001",
    "The statement is ready for the form",
    looks_at="Whether the statement is there, final, within the limit, in characters that the form keeps.",
    importance=Importance.MEDIUM,
    sources=[rule_of_thumb("Forms may turn typographic characters into question marks")],
)
def statement_is_ready(dossier: Dossier, plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """Every application needs it, and pasting is when characters and ends get lost.

    Wrong when you write the statement elsewhere and have pasted it already.
    """
    yield from _missing_or_draft(dossier, plan)
    if draft.statement is None:
        return
    block, limit = draft.statement.block, draft.limits.max_statement_characters
    place = statement_place(dossier)
    if block.over:
        yield Remark(
            message=f"Your statement has {counted(block.over, 'character')} more than the form's "
            f"{limit.value:,}.",
            hint="Shorten it. About one page is customary.",
            place=place,
            importance=Importance.HIGH,
            sources=(source_of(limit), source_of(draft.limits.customary_statement_words)),
        )
    yield from _mangled(block.text.changes, place)


@rule_on_draft(
    "PST002",
    "The statement and your feedback share a theme",
    looks_at="Whether a content word of the statement also stands in the feedback that you noted.",
    importance=Importance.LOW,
    sources=[guide("6.1")],
    confidence=Confidence.POSSIBLE,
    needs=[STATEMENT_AND_FEEDBACK],
)
def statement_echoes_feedback(dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """A statement, letters and entries convince when they tell of the same person.

    Wrong when they share a theme in other words: only words are compared.
    """
    if draft.statement and feedback_words(dossier) and not draft.statement.shared:
        yield Remark(
            message="No theme of your feedback comes up in your statement.",
            hint="Does one trait that others saw in you belong there? Tell it with an example.",
            place=statement_place(dossier),
        )


def _missing_or_draft(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Said from the day on which MyERAS opens, until the Match."""
    season = plan.season
    if not season.opens.value <= plan.today <= season.match_day.value:
        return
    submission = date_in_words(season.submits_from.value)
    if dossier.statement is None:
        yield Remark(
            message="Your dossier has no personal statement yet.",
            hint=f"Submission opens on {submission}: write a draft, and name it under statement.",
            place="statement",
            sources=(source_of(season.submits_from),),
        )
    elif dossier.statement.state == "draft":
        yield Remark(
            message="Your statement is still marked as a draft.",
            hint=f"Submission opens on {submission}. When it is done, set statement.state to final.",
            place="statement.state",
            importance=Importance.LOW,
            sources=(source_of(season.submits_from),),
        )


def _mangled(changes: tuple[Change, ...], place: str) -> Iterator[Remark]:
    kept = [change.name for change in changes if change.is_kept]
    changed = [change.name for change in changes if not change.is_kept]
    if changed:
        yield Remark(
            message=f"The form may mangle these characters of your statement: {_some(changed)}.",
            hint="Paste the copy of your ERAS draft, where they are plain; read it once more.",
            place=place,
            importance=Importance.LOW,
            confidence=Confidence.POSSIBLE,
        )
    if kept:
        yield Remark(
            message=f"The form may lose these letters of your statement: {_some(kept)}.",
            hint="Write these words in Latin letters.",
            place=place,
        )


def _some(names: list[str]) -> str:
    shown = list(dict.fromkeys(names))
    more = " and others" if len(shown) > _MOST_SHOWN else ""
    return f"{'  '.join(shown[:_MOST_SHOWN])}{more}"


def statement_place(dossier: Dossier) -> str:
    """Where the dossier holds the words of the statement: its file or its text."""
    return "statement.file" if dossier.statement and dossier.statement.file else "statement.text"
