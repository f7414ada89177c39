"""Rules on the ERAS draft: limits of the form, words, and the personal statement."""

from collections.abc import Iterator, Sequence

from awaykit.form_text import is_other_script
from awaykit.model.dossier import Dossier
from awaykit.model.record import FactShows
from awaykit.plan.eras.drafted import Block, DraftEntry, ErasDraft, Phrase
from awaykit.plan.eras.entries import shows
from awaykit.plan.eras.form_fields import division, held, nearest
from awaykit.plan.eras.statement_themes import ToldSentence, feedback_words, repetitions
from awaykit.plan.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark, guide, rule_of_thumb, source_of
from awaykit.review.rule import A_FINISHED_ROTATION, DraftRule, Need, rule
from awaykit.screen.lexicon import Lexicon
from awaykit.season.dated import Dated, FactConfidence
from awaykit.season.reference import reference
from awaykit.season.season import Season
from awaykit.wording import counted, date_in_words, shortened

_MOST_SHOWN = 8


@rule(
    "PST001",
    "The statement is ready for the form",
    on=DraftRule,
    looks_at="Whether the statement is there, final, within the limit, in characters that the form keeps.",
    importance=Importance.MEDIUM,
    sources=[rule_of_thumb("Forms may turn typographic characters into question marks")],
)
def statement_is_ready(dossier: Dossier, plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """Every application needs it, and pasting is when characters and ends get lost.

    Wrong when you write the statement elsewhere and have pasted it already.
    """
    season, place = plan.season, statement_place(dossier)
    if season.opens.value <= plan.today <= season.match_day.value:
        yield from _missing_or_draft(dossier, season)
    if draft.statement is None:
        return
    block, limit = draft.statement.block, draft.limits.max_statement_characters
    if block.over:
        yield Remark(
            message=f"Your statement has {counted(block.over, 'character')} more than the form's "
            f"{limit.value:,}.",
            hint="Shorten it. About one page is customary.",
            place=place,
            importance=Importance.HIGH,
            sources=(source_of(limit), source_of(draft.limits.customary_statement_words)),
        )
    if changed := _signs([change.name for change in block.text.changes if not change.is_kept]):
        yield Remark(
            message=f"The form may mangle these characters of your statement: {changed}.",
            hint="Paste the copy of your ERAS draft, where they are plain; read it once more.",
            place=place,
            importance=Importance.LOW,
            confidence=Confidence.POSSIBLE,
        )
    if kept := _signs([change.name for change in block.text.changes if change.is_kept]):
        yield Remark(
            message=f"The form may lose these letters of your statement: {kept}.",
            hint="Write these words in Latin letters.",
            place=place,
        )


@rule(
    "PST002",
    "The statement and your feedback share a theme",
    on=DraftRule,
    looks_at="Whether a content word of the statement also stands in the feedback that you noted.",
    importance=Importance.LOW,
    sources=[guide("6.1")],
    confidence=Confidence.POSSIBLE,
    needs=[
        Need(
            "there is a statement, and feedback is noted twice",
            lambda dossier, _plan: (
                dossier.statement is not None
                and bool(dossier.statement.paragraphs)
                and sum(len(rotation.feedback) for rotation in dossier.rotations) > 1
            ),
        )
    ],
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


def _missing_or_draft(dossier: Dossier, season: Season) -> Iterator[Remark]:
    submission, sources = date_in_words(season.submits_from.value), (source_of(season.submits_from),)
    if dossier.statement is None:
        yield Remark(
            message="Your dossier has no personal statement yet.",
            hint=f"Submission opens on {submission}: write a draft, and name it under statement.",
            place="statement",
            sources=sources,
        )
    elif dossier.statement.state == "draft":
        yield Remark(
            message="Your statement is still marked as a draft.",
            hint=f"Submission opens on {submission}. When it is done, set statement.state to final.",
            place="statement.state",
            importance=Importance.LOW,
            sources=sources,
        )


def _signs(names: list[str]) -> str:
    """The first few characters that the form can't keep, each once."""
    shown = list(dict.fromkeys(names))
    more = " and others" if len(shown) > _MOST_SHOWN else ""
    return f"{'  '.join(shown[:_MOST_SHOWN])}{more}"


def statement_place(dossier: Dossier) -> str:
    """Where the dossier holds the words of the statement: its file or its text."""
    return "statement.file" if dossier.statement and dossier.statement.file else "statement.text"


_VERBS = Lexicon("verbs")
_LEAST_FACTS = 2
"""One fact in the past may well be a thing that is done once."""


def present_verb(phrase: str) -> str:
    """The verb in the present with which the phrase begins: "Follow"; "" where it begins otherwise."""
    found = _VERBS["present"].match(phrase)
    return found[0] if found else ""


def past_only(phrases: Sequence[str]) -> bool:
    """Whether all of several phrases begin with a verb in the past."""
    return len(phrases) >= _LEAST_FACTS and all(map(_VERBS["past"].match, phrases))


_MOST_QUOTED = 60


@rule(
    "EXP001",
    "Within the form's limits",
    on=DraftRule,
    looks_at="The number of experiences, most meaningful marks, starred works and divisions, and the length "
    "of your own texts.",
    importance=Importance.HIGH,
    sources=[rule_of_thumb("Characters are counted on the safe side, line ends included")],
)
def within_the_limits(dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """The form stops at its limits, and what is certified can't be changed.

    Wrong when the form of your season takes more: then compare with MyERAS.
    """
    limits, number = draft.limits, len(draft.entries)
    if draft.entries_over:
        yield Remark(
            message=f"You have {counted(number, 'experience')}, with your rotations; "
            f"the form takes {limits.max_experiences.value}.",
            hint="Tell short ones as one with merge_into, or leave out the weakest.",
            place="experiences" if dossier.experiences else "rotations",
            sources=(source_of(limits.max_experiences),),
        )
    own = sum(drafted.entry.is_own_choice for drafted in draft.entries)
    starred = sum(work.starred for work in draft.works)
    wanted, place = len(dossier.eras.geographic_preferences), "eras.geographic_preferences"
    yield from _over(own, limits.max_most_meaningful, "most meaningful experience", "experiences")
    yield from _over(starred, limits.max_starred_scholarly_works, "starred work", "scholarly_work")
    yield from _over(wanted, limits.max_geographic_preferences, "geographic preference", place)
    for drafted in draft.entries:
        yield from _too_long(drafted.description.block, limits.max_description_characters)
        yield from _too_long(drafted.reflection, limits.max_reflection_characters)
    # One remark for all phrases that fit no field even alone: they are left out of the draft.
    left_out = [one for drafted in draft.entries for one in drafted.description.left_out if one.is_too_long]
    if left_out:
        first = left_out[0].sentence
        others = f", as are {len(left_out) - 1} more" if len(left_out) > 1 else ""
        yield Remark(
            message=f"“{shortened(first.text, _MOST_QUOTED)}” is longer than the whole field{others}.",
            hint="Split it into two facts, or shorten it: the draft leaves it out.",
            place=first.phrase.place,
            importance=Importance.MEDIUM,
            sources=(source_of(limits.max_description_characters),),
        )
    yield from _too_long(draft.impactful, limits.max_impactful_characters)
    yield from _too_long(draft.hobbies, limits.max_hobbies_characters)


@rule(
    "EXP006",
    "Choices that the form has",
    on=DraftRule,
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
    divisions = form.census_divisions
    for row, preference in enumerate(dossier.eras.geographic_preferences):
        name, note = division(preference.division, divisions.value)
        if note:
            yield Remark(
                message=note,
                hint=None if name == preference.division else f"Write {name}.",
                place=f"eras.geographic_preferences[{row}].division",
                sources=(source_of(divisions),),
            )


@rule(
    "EXP007",
    "Texts in Latin letters",
    on=DraftRule,
    looks_at="The texts of your ERAS draft that hold letters of a script other than Latin.",
    importance=Importance.MEDIUM,
    sources=[rule_of_thumb("Programs read English, and forms may lose other letters")],
)
def latin_letters(_dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """A form may turn such letters into question marks, and few readers know them.

    Wrong when the form keeps them, and you want them there: then look at its preview.
    """
    texts: list[tuple[str, str]] = []  # PST001 tells of the statement's.
    for drafted in draft.entries:
        entry = drafted.entry
        if entry.place.startswith("experiences"):
            texts.append((f"{entry.place}.organization", entry.organization))
            texts.append((f"{entry.place}.position", entry.position))
        texts += [(one.phrase.place, one.text) for one in drafted.description.sentences]
    own = [block for each in draft.entries for block in (each.description.block, each.reflection)]
    own += [draft.impactful, draft.hobbies, *(why for _, _, why in draft.preferences)]
    texts += [(block.place, block.text.text) for block in own if block and block.place]
    texts += [(f"{work.place}.title", work.title.text) for work in draft.works]
    found = dict.fromkeys(place for place, text in texts if any(map(is_other_script, text)))
    if found:
        others = f", and {counted(len(found) - 1, 'other text')} too" if len(found) > 1 else ""
        yield Remark(
            message=f"This has letters that the form may lose{others}.",
            hint="Say it in English, or write it in Latin letters.",
            place=next(iter(found)),
        )


def _over(number: int, most: Dated[int], what: str, place: str) -> Iterator[Remark]:
    if number > most.value:
        yield Remark(
            message=f"You have {counted(number, what)}; the form takes {most.value}.",
            hint="Choose which to keep.",
            place=place,
            sources=(source_of(most),),
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


_MOST_WORDS_QUOTED = 50
_SKILLS = "the electronic record, the team of professions, practice on evidence"


@rule(
    "EXP002",
    "Skills of the US system in the draft",
    on=DraftRule,
    looks_at="Whether clinical entries from the US tell of the electronic record, the interprofessional team "
    "or evidence-based practice.",
    importance=Importance.MEDIUM,
    sources=[guide("6.1")],
    confidence=Confidence.LIKELY,
    needs=[A_FINISHED_ROTATION],
)
def us_skills_shown(_dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """What a rotation adds to your record is that you know how care works in the US.

    Wrong when your facts show it in words that this rule doesn't know: then write `shows: us-system`.
    """
    told = [drafted for drafted in draft.entries if drafted.entry.is_us_clinical and _text(drafted)]
    for drafted in told:
        is_own = bool(drafted.description.block.place)
        by_words = shows(_text(drafted), is_us_clinical=True) if is_own else ()
        if any(FactShows.US_SYSTEM in one.phrase.shows for one in drafted.description.sentences):
            return
        if FactShows.US_SYSTEM in by_words:
            return
    for drafted in told:
        for left_out in drafted.description.left_out:
            if FactShows.US_SYSTEM in left_out.sentence.phrase.shows:
                yield Remark(
                    message="This fact shows a skill of the US system, but the draft has no room for it.",
                    hint="Give it priority 1, or shorten the others.",
                    place=left_out.sentence.phrase.place,
                )
                return
    if told:
        yield Remark(
            message="Nothing in your draft shows that you worked in the US system.",
            hint=f"Add a fact, if it is so, about {_SKILLS}.",
            place=told[0].entry.place,
        )


@rule(
    "EXP003",
    "A rotation among the experiences",
    on=DraftRule,
    looks_at="Whether the experiences that the form takes hold a US rotation, with something told of it.",
    importance=Importance.MEDIUM,
    sources=[guide("6.1")],
    needs=[A_FINISHED_ROTATION],
)
def rotation_among_the_experiences(_dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """Programs look for US clinical experience among the experiences first.

    Wrong when you enter your rotations yourself.
    """
    most = draft.limits.max_experiences
    of_rotations = [drafted for drafted in draft.entries if drafted.entry.rotations]
    taken = [drafted for drafted in draft.entries[: most.value] if drafted.entry.rotations]
    if not of_rotations or any(map(_text, taken)):
        return
    if not taken:
        yield Remark(
            message=f"None of your rotations is among the {most.value} experiences that the form takes.",
            hint="Put one further up in eras.order, or mark it as most meaningful.",
            place=of_rotations[0].entry.place,
            sources=(source_of(most),),
        )
        return
    yield Remark(
        message=f"The draft has no word yet about your rotation at {taken[0].entry.organization}.",
        hint="Add what you did there under contributions, one phrase each.",
        place=taken[0].entry.place,
    )


@rule(
    "EXP004",
    "Each sentence once",
    on=DraftRule,
    looks_at="Sentences that stand in two entries, or in an entry and the statement.",
    importance=Importance.MEDIUM,
    sources=[rule_of_thumb("A reader who meets a sentence twice takes both for filling")],
)
def each_sentence_once(dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """The room is small, and a sentence that is read twice tells nothing new.

    Wrong when the same work was done in two places, and you say so on purpose.
    """
    by_first: dict[str, list[tuple[ToldSentence, ToldSentence]]] = {}
    for first, again in repetitions(draft.entries):
        by_first.setdefault(first.drafted.entry.place, []).append((first, again))
    for pairs in by_first.values():
        first, again = pairs[0]
        sentences = dict.fromkeys(first.words for first, _ in pairs)
        entries = {again.drafted.entry.place for _, again in pairs}
        yield _said_twice(list(sentences), first.drafted, again.place, len(entries) - 1)
    echoes: dict[str, list[str]] = {}
    for sentence, place in draft.statement.echoes if draft.statement else ():
        echoes.setdefault(place, []).append(sentence)
    for entry_place, words in echoes.items():
        drafted = next(each for each in draft.entries if each.entry.place == entry_place)
        yield _said_twice(words, drafted, statement_place(dossier))


@rule(
    "EXP005",
    "Past for what is over, present for what goes on",
    on=DraftRule,
    looks_at="The first verb of each fact, against the end of its entry.",
    importance=Importance.LOW,
    sources=[rule_of_thumb("What is over is told in the past, what goes on in the present")],
    confidence=Confidence.POSSIBLE,
)
def tense_fits(_dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """A verb in the wrong tense makes a reader look twice at the dates.

    Wrong when the first word is no verb, or that part of the work is finished while the rest goes on.
    """
    over, current = [], []
    for entry in (drafted.entry for drafted in draft.entries):
        present = [phrase for phrase in entry.phrases if present_verb(phrase.words)]
        if present and not entry.is_current and entry.ends is not None:
            over.append(present[0])
        # A rotation's contributions are written for its letter writers: there the past is right.
        own = [phrase for phrase in entry.phrases if phrase.place.startswith("experiences")]
        if entry.is_current and past_only([phrase.words for phrase in own]):
            current.append(own[0])
    if over:
        yield Remark(
            message=f"This is over, but “{present_verb(over[0].words)}” tells it in the present.",
            hint=f"Put the verbs of this entry into the past{_and_others(over)}.",
            place=over[0].place,
        )
    if current:
        yield Remark(
            message="This goes on, but every fact tells it in the past.",
            hint=f"Put what you still do into the present{_and_others(current)}.",
            place=current[0].place,
        )


def _and_others(found: list[Phrase]) -> str:
    others = len(found) - 1
    return f", and in {counted(others, 'other entry', 'other entries')} too" if others else ""


def _said_twice(words: list[str], first: DraftEntry, place: str, more: int = 0) -> Remark:
    """The remark on sentences of an entry that `place` repeats, and so many `more` entries."""
    quoted = f"“{shortened(words[0], _MOST_WORDS_QUOTED)}”"
    if others := len(words) - 1:
        quoted += f" and {counted(others, 'more sentence')}"
    where = shortened(first.entry.organization, _MOST_WORDS_QUOTED)
    if more:
        where += f" and in {counted(more, 'other entry', 'other entries')}"
    return Remark(
        message=f"{quoted} also {'stand' if others else 'stands'} in {where}.",
        hint="Keep each sentence where it says most.",
        place=place,
    )


def _text(drafted: DraftEntry) -> str:
    return drafted.description.block.text.text
