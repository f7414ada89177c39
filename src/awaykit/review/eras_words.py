"""EXP: what the entries of the ERAS draft say, and what they leave unsaid."""

from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.model.record import FactShows
from awaykit.planning.eras.drafted import DraftEntry, Entry, ErasDraft, Phrase
from awaykit.planning.eras.phrase_shows import shows
from awaykit.planning.eras.repetitions import ToldSentence, repetitions
from awaykit.planning.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.in_sight import A_ROTATION_DONE
from awaykit.review.rules import rule_on_draft
from awaykit.review.sources import guide, rule_of_thumb, source_of
from awaykit.review.statement import statement_place
from awaykit.review.tenses import past_only, present_verb
from awaykit.wording import counted, shortened

_MOST_QUOTED = 50
_SKILLS = "the electronic record, the team of professions, practice on evidence"


@rule_on_draft(
    "EXP002",
    "Skills of the US system in the draft",
    looks_at="Whether clinical entries from the US tell of the electronic record, the interprofessional team "
    "or evidence-based practice.",
    importance=Importance.MEDIUM,
    sources=[guide("6.1")],
    confidence=Confidence.LIKELY,
    needs=[A_ROTATION_DONE],
)
def us_skills_shown(_dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """What a rotation adds to your record is that you know how care works in the US.

    Wrong when your facts show it in words that this rule doesn't know: then write `shows: us-system`.
    """
    told = [drafted for drafted in draft.entries if drafted.entry.is_us_clinical and _text(drafted)]
    if any(_shows_us_system(drafted) for drafted in told):
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


@rule_on_draft(
    "EXP003",
    "A rotation among the experiences",
    looks_at="Whether the experiences that the form takes hold a US rotation, with something told of it.",
    importance=Importance.MEDIUM,
    sources=[guide("6.1")],
    needs=[A_ROTATION_DONE],
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


@rule_on_draft(
    "EXP004",
    "Each sentence once",
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


@rule_on_draft(
    "EXP005",
    "Past for what is over, present for what goes on",
    looks_at="The first verb of each fact, against the end of its entry.",
    importance=Importance.LOW,
    sources=[rule_of_thumb("What is over is told in the past, what goes on in the present")],
    confidence=Confidence.POSSIBLE,
)
def tense_fits(_dossier: Dossier, _plan: Plan, draft: ErasDraft) -> Iterator[Remark]:
    """A verb in the wrong tense makes a reader look twice at the dates.

    Wrong when the first word is no verb, or that part of the work is finished while the rest goes on.
    """
    over = [found for drafted in draft.entries if (found := _present_of_what_is_over(drafted.entry))]
    if over:
        yield Remark(
            message=f"This is over, but “{present_verb(over[0].words)}” tells it in the present.",
            hint=f"Put the verbs of this entry into the past{_and_others(over)}.",
            place=over[0].place,
        )
    current = [found for drafted in draft.entries if (found := _past_of_what_goes_on(drafted.entry))]
    if current:
        yield Remark(
            message="This goes on, but every fact tells it in the past.",
            hint=f"Put what you still do into the present{_and_others(current)}.",
            place=current[0].place,
        )


def _present_of_what_is_over(entry: Entry) -> Phrase | None:
    """The first phrase in the present, of an entry that has ended."""
    if entry.is_current or entry.ends is None:
        return None
    return next((phrase for phrase in entry.phrases if present_verb(phrase.words)), None)


def _past_of_what_goes_on(entry: Entry) -> Phrase | None:
    """The first phrase of a current experience that tells all in the past.

    A rotation's contributions are written for its letter writers: there the past is right.
    """
    own = [phrase for phrase in entry.phrases if phrase.place.startswith("experiences")]
    is_wrong = entry.is_current and past_only([phrase.words for phrase in own])
    return own[0] if is_wrong else None


def _and_others(found: list[Phrase]) -> str:
    others = len(found) - 1
    return f", and in {counted(others, 'other entry', 'other entries')} too" if others else ""


def _said_twice(words: list[str], first: DraftEntry, place: str, more: int = 0) -> Remark:
    """The sentences `words` of an entry stand at `place` too, and in so many `more` entries."""
    quoted = f"“{shortened(words[0], _MOST_QUOTED)}”"
    if others := len(words) - 1:
        quoted += f" and {counted(others, 'more sentence')}"
    where = shortened(first.entry.organization, _MOST_QUOTED)
    if more:
        where += f" and in {counted(more, 'other entry', 'other entries')}"
    return Remark(
        message=f"{quoted} also {'stand' if others else 'stands'} in {where}.",
        hint="Keep each sentence where it says most.",
        place=place,
    )


def _text(drafted: DraftEntry) -> str:
    return drafted.description.block.text.text


def _shows_us_system(drafted: DraftEntry) -> bool:
    """Whether a sentence in the description shows it, or the words of an own description do."""
    if any(FactShows.US_SYSTEM in one.phrase.shows for one in drafted.description.sentences):
        return True
    is_own = bool(drafted.description.block.place)
    return is_own and FactShows.US_SYSTEM in shows(_text(drafted), is_us_clinical=True)
