"""EXP: whether the ERAS draft fits the form's limits and lists."""

from collections.abc import Iterator

from awaykit.form_characters import is_other_script
from awaykit.model.dossier import Dossier
from awaykit.planning.eras.divisions import division
from awaykit.planning.eras.drafted import Block, ErasDraft
from awaykit.planning.eras.form_lists import held, nearest
from awaykit.planning.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.rules import rule_on_draft
from awaykit.review.sources import rule_of_thumb, source_of
from awaykit.season.dated import Confidence as FactConfidence
from awaykit.season.dated import Dated
from awaykit.season.reference import reference
from awaykit.wording import counted, shortened

_MOST_QUOTED = 60


@rule_on_draft(
    "EXP001",
    "Within the form's limits",
    looks_at="The number of experiences, most meaningful marks, starred works and divisions, and the length "
    "of your own texts.",
    importance=Importance.HIGH,
    sources=[rule_of_thumb("Characters are counted on the safe side, line ends included")],
)
def within_the_limits(dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """The form stops at its limits, and what is certified can't be changed.

    Wrong when the form of your season takes more: then compare with MyERAS.
    """
    yield from _too_many(dossier, draft)
    for drafted in draft.entries:
        yield from _too_long(drafted.description.block, draft.limits.max_description_characters)
        yield from _too_long(drafted.reflection, draft.limits.max_reflection_characters)
    yield from _phrases_too_long(draft)
    yield from _too_long(draft.impactful, draft.limits.max_impactful_characters)
    yield from _too_long(draft.hobbies, draft.limits.max_hobbies_characters)


@rule_on_draft(
    "EXP006",
    "Choices that the form has",
    looks_at="Types, frequencies, settings, focus areas, key characteristics and divisions, against the "
    "form's lists.",
    importance=Importance.LOW,
    sources=[rule_of_thumb("In the form these are picked from a list, not typed")],
    confidence=Confidence.LIKELY,
)
def choices_of_the_form(dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """The form offers lists for these fields, so that you must pick what is nearest.

    Wrong when the form does offer your words: some lists are only reported, and may lack choices.
    """
    told: dict[tuple[str, str], Remark] = {}
    for drafted in draft.entries:
        inside = "" if drafted.entry.place.startswith("experiences") else "eras."
        for field, value, near, is_reported in drafted.doubts:
            place = f"{drafted.entry.place}.{inside}{field}"
            remark = _not_listed(field.replace("_", " "), value, near, place, is_reported=is_reported)
            told.setdefault((field, value.casefold()), remark)
    yield from told.values()
    form = reference().form
    for work in draft.works:
        if not held(work.type, form.scholarly_work_kinds.value):
            yield _not_listed("type of scholarly work", work.type, work.nearest, f"{work.place}.type")
    settings, wanted = form.settings, dossier.eras.setting_preference
    if wanted and not held(wanted, settings.value):
        near = nearest(wanted, settings.value)
        is_reported = settings.confidence is FactConfidence.REPORTED
        yield _not_listed("setting", wanted, near, "eras.setting_preference", is_reported=is_reported)
    yield from _divisions(dossier)


@rule_on_draft(
    "EXP007",
    "Texts in Latin letters",
    looks_at="The texts of your ERAS draft that hold letters of a script other than Latin.",
    importance=Importance.MEDIUM,
    sources=[rule_of_thumb("Programs read English, and forms may lose other letters")],
)
def latin_letters(_dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """A form may turn such letters into question marks, and few readers know them.

    Wrong when the form keeps them, and you want them there: then look at its preview.
    """
    found = dict.fromkeys(_other_letters(draft))
    if found:
        others = f", and {counted(len(found) - 1, 'other text')} too" if len(found) > 1 else ""
        yield Remark(
            message=f"This has letters that the form may lose{others}.",
            hint="Say it in English, or write it in Latin letters.",
            place=next(iter(found)),
        )


def _other_letters(draft: ErasDraft) -> Iterator[str]:
    """The places of texts with such letters; PST001 tells of those of the statement."""
    for drafted in draft.entries:
        entry = drafted.entry
        if entry.place.startswith("experiences"):
            named = {"organization": entry.organization, "position": entry.position}
            yield from (f"{entry.place}.{field}" for field, words in named.items() if _holds_them(words))
        yield from (one.phrase.place for one in drafted.description.sentences if _holds_them(one.text))
    own = [block for each in draft.entries for block in (each.description.block, each.reflection)]
    own += [draft.impactful, draft.hobbies, *(why for _, _, why in draft.preferences)]
    for block in own:
        if block is not None and block.place and _holds_them(block.text.text):
            yield block.place
    for work in draft.works:
        if _holds_them(work.title.text):
            yield f"{work.place}.title"


def _holds_them(text: str) -> bool:
    return any(map(is_other_script, text))


def _too_many(dossier: Dossier, draft: ErasDraft) -> Iterator[Remark]:
    limits = draft.limits
    number, most = len(draft.entries), limits.max_experiences
    if draft.entries_over:
        yield Remark(
            message=f"You have {counted(number, 'experience')}, with your rotations; "
            f"the form takes {most.value}.",
            hint="Tell short ones as one with merge_into, or leave out the weakest.",
            place="experiences" if dossier.experiences else "rotations",
            sources=(source_of(most),),
        )
    own = [drafted.entry for drafted in draft.entries if drafted.entry.is_own_choice]
    yield from _over(len(own), limits.max_most_meaningful, "most meaningful experience", "experiences")
    starred = sum(work.starred for work in draft.works)
    yield from _over(starred, limits.max_starred_scholarly_works, "starred work", "scholarly_work")
    wanted = len(dossier.eras.geographic_preferences)
    place = "eras.geographic_preferences"
    yield from _over(wanted, limits.max_geographic_preferences, "geographic preference", place)


def _over(number: int, most: Dated[int], what: str, place: str) -> Iterator[Remark]:
    if number > most.value:
        yield Remark(
            message=f"You have {counted(number, what)}; the form takes {most.value}.",
            hint="Choose which to keep.",
            place=place,
            sources=(source_of(most),),
        )


def _phrases_too_long(draft: ErasDraft) -> Iterator[Remark]:
    """One remark for all phrases that fit no field even alone: they are left out of the draft."""
    left_out = [one for drafted in draft.entries for one in drafted.description.left_out if one.is_too_long]
    if left_out:
        first = left_out[0].sentence
        others = f", as are {len(left_out) - 1} more" if len(left_out) > 1 else ""
        yield Remark(
            message=f"“{shortened(first.text, _MOST_QUOTED)}” is longer than the whole field{others}.",
            hint="Split it into two facts, or shorten it: the draft leaves it out.",
            place=first.phrase.place,
            importance=Importance.MEDIUM,
            sources=(source_of(draft.limits.max_description_characters),),
        )


def _too_long(block: Block | None, limit: Dated[int]) -> Iterator[Remark]:
    """A remark on an own text that is over; what is composed always fits."""
    if block is not None and block.place and block.over:
        yield Remark(
            message=f"This text has {counted(block.over, 'character')} more than the form's {limit.value:,}.",
            hint="Shorten it yourself: nothing is cut for you.",
            place=block.place,
            confidence=Confidence.LIKELY if limit.confidence is FactConfidence.REPORTED else None,
            sources=(source_of(limit),),
        )


def _not_listed(what: str, value: str, near: str, place: str, *, is_reported: bool = False) -> Remark:
    known = ", as far as we know" if is_reported else ""
    return Remark(
        message=f"The form has no {what} “{shortened(value, _MOST_QUOTED)}”{known}.",
        hint=f"Pick the nearest: {near}." if near else "Pick the nearest in the form.",
        place=place,
        confidence=Confidence.POSSIBLE if is_reported else None,
    )


def _divisions(dossier: Dossier) -> Iterator[Remark]:
    known = reference().form.census_divisions
    for row, wanted in enumerate(dossier.eras.geographic_preferences):
        name, note = division(wanted.division, known.value)
        if note:
            yield Remark(
                message=note,
                hint=None if name == wanted.division else f"Write {name}.",
                place=f"eras.geographic_preferences[{row}].division",
                sources=(source_of(known),),
            )
