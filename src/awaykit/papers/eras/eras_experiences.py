"""The ERAS draft as a paper, and as text to paste."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.papers.eras.eras_blocks import (
    BlockLines,
    EntryLines,
    FieldLine,
    WorkLines,
    block_lines,
    entry_lines,
    work_lines,
)
from awaykit.papers.paper import DocumentKind, Folder, Format, LeftOut, Paper, Planned, doc
from awaykit.papers.views import names_in_a_file_name
from awaykit.plan.eras.draft import eras_draft
from awaykit.plan.eras.drafted import ErasDraft, StatementCheck
from awaykit.plan.plan import Plan
from awaykit.season.reference import reference
from awaykit.season.season import FormLimits
from awaykit.wording import counted, shortened

KIND = "eras-experiences"
_TEMPLATE = "eras-experiences/draft.html.j2"
_READER = "eras"
_MOST_PAGES = 10
_WIDTH = 72
_MOST_OF_A_SENTENCE = 90
_NOTICE = (
    "This draft is made of your own phrases. Rewrite each text in your own words before you enter it.",
    "AAMC wants your own words; a program may help you to brainstorm, to proofread and to edit.",
    "Once you have certified and submitted, entries can't be changed.",
    "Copy only what stands between two lines of dashes.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasContext:
    """Everything that the template of the ERAS draft can print."""

    name: str = doc("The applicant's full name")
    season: str = doc("The season in words: Season 2028 (apply September 2027)")
    is_season_supposed: bool = doc("Whether the dossier names no season, so that this one is supposed")
    limits_of: str = doc("Whose limits these are: of season 2028, or carried over from an earlier season")
    most_entries: int = doc("How many entries the form takes")
    most_meaningful: int = doc("How many of them are most meaningful")
    most_reflection: int = doc("How many characters a reflection may have")
    limits: tuple[str, ...] = doc("The limits that concern this draft: description 750 characters")
    entries: tuple[EntryLines, ...] = doc("The entries in the order suggested")
    overs: tuple[str, ...] = doc("The texts that are too long, each in words")
    meaningful_chosen: int = doc("How many entries the applicant marked as most meaningful")
    merges: tuple[str, ...] = doc("Entries that could be told as one, each with its number, and why")
    not_begun: tuple[str, ...] = doc("Rotations that get an entry once they begin")
    works_heading: str = doc("What the form calls scholarly work")
    works: tuple[WorkLines, ...] = doc("The scholarly works")
    most_starred: int = doc("How many can be starred")
    blocks: tuple[BlockLines, ...] = doc("The optional texts that the applicant wrote")
    preferences: tuple[FieldLine, ...] = doc("Census divisions that the applicant prefers, each with why")
    most_preferences: int = doc("How many divisions the form takes")
    setting_preference: str = doc("The setting that the applicant prefers; may be empty")
    statement: BlockLines | None = doc("The personal statement")
    statement_words: str = doc("How many words it has, and how many are customary")
    statement_echoes: tuple[str, ...] = doc("Its sentences that an entry has too, shortened, with the entry")
    statement_shared: tuple[str, ...] = doc("Its words that your feedback has too")


def eras_context(dossier: Dossier, plan: Plan, draft: ErasDraft) -> ErasContext:
    """What template, text to paste and copy page print, from the one draft."""
    limits, asked = draft.limits, reference().form.experience_fields.value
    entries = tuple(
        entry_lines(each, number, limits, asked, dossier.eras.accents)
        for number, each in enumerate(draft.entries, start=1)
    )
    optional = (
        ("Impactful experience", draft.impactful, limits.max_impactful_characters),
        ("Hobbies and interests", draft.hobbies, limits.max_hobbies_characters),
    )
    blocks = tuple(block_lines(block, limit, title) for title, block, limit in optional if block)
    texts = (
        *(
            (f"Entry {entry.number}, {entry.short_name}, {block.title.lower()}", block)
            for entry in entries
            for block in (entry.description, entry.reflection)
            if block
        ),
        *((block.title, block) for block in blocks),
    )
    named = {
        each.entry.id: f"{line.number} {line.short_name}"
        for each, line in zip(draft.entries, entries, strict=True)
    }
    check = draft.statement
    organizations = {place: each.entry.organization for each in draft.entries for place in each.entry.told}
    known = (
        ("{} entries", limits.max_experiences),
        ("most meaningful {}", limits.max_most_meaningful),
        ("description {} characters", limits.max_description_characters),
        ("reflection {} characters", limits.max_reflection_characters),
    )
    return ErasContext(
        name=dossier.applicant.name.full,
        season=plan.season.in_words,
        is_season_supposed=dossier.applicant.season is None,
        limits_of=f"{'carried over from' if draft.is_carried_over else 'of'} season {draft.limits_of}",
        most_entries=limits.max_experiences.value,
        most_meaningful=limits.max_most_meaningful.value,
        most_reflection=limits.max_reflection_characters.value,
        limits=tuple(
            words.format(limit.value) + (f" ({label})" if (label := limit.label_for_applicant) else "")
            for words, limit in known
        ),
        entries=entries,
        overs=tuple(
            f"{title}: {counted(block.over, 'character')} too many" for title, block in texts if block.over
        ),
        meaningful_chosen=sum(each.entry.is_own_choice for each in draft.entries),
        merges=tuple(
            f"{'; '.join(named.get(each, each) for each in merge.entries)}. {merge.why}"
            for merge in draft.merges
        ),
        not_begun=tuple(name for _, name in draft.not_begun),
        works_heading=limits.scholarly_work_heading.value,
        works=tuple(map(work_lines, draft.works)),
        most_starred=limits.max_starred_scholarly_works.value,
        blocks=blocks,
        preferences=tuple(
            FieldLine(
                asks="Division",
                value=division,
                note=note,
                kind="chosen",
                block=block_lines(why, title="Why") if why else None,
            )
            for division, note, why in draft.preferences
        ),
        most_preferences=limits.max_geographic_preferences.value,
        setting_preference=dossier.eras.setting_preference or "",
        statement=block_lines(check.block, limits.max_statement_characters) if check else None,
        statement_words=_words_in_words(check, limits) if check else "",
        statement_echoes=tuple(
            shortened(sentence, _MOST_OF_A_SENTENCE)
            + (f" (also in {organizations[place]})" if organizations.get(place) else "")
            for sentence, place in (check.echoes if check else ())
        ),
        statement_shared=check.shared if check else (),
    )


def _words_in_words(check: StatementCheck, limits: FormLimits) -> str:
    """The number of words of the statement against what is customary."""
    least, most = check.customary
    label = limits.customary_statement_words.label_for_applicant
    sure = f" ({label})" if label else ""
    other = ": it is shorter" if check.words < least else ": it is longer" if check.words > most else ""
    return f"{check.words}; {least} to {most} are customary{sure}{other}"


def paste_text(context: ErasContext) -> str:
    """The whole file; every text of the draft is in it character for character, on lines of its own."""
    lines = [f"ERAS draft of {context.name}, {context.season}", "", *_NOTICE]
    for title, fields in _parts(context):
        lines += ("", "=" * _WIDTH, title, "=" * _WIDTH)
        for name, value in fields:
            lines += (_rule(f"--- {name} "), value)
        lines.append(_rule(""))
    return "\n".join((*lines, "")) + "\n"


def _rule(begin: str) -> str:
    """A line of dashes, with the name of the field that follows it."""
    return f"{begin}{'-' * max(3, _WIDTH - len(begin))}"


def _parts(context: ErasContext) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The parts of the form: the title of each, and its fields with what is entered."""
    for entry in context.entries:
        fields = [(field.asks, field.value) for field in entry.fields]
        texts = (block for block in (entry.description, entry.reflection) if block and block.text)
        yield f"Entry {entry.number}: {entry.name}", [*fields, *map(_text, texts)]
    for number, work in enumerate(context.works, start=1):
        told = (
            ("Type", work.nearest or work.type),
            ("Title", work.title),
            ("Authors", ", ".join(work.authors)),
            ("Where", work.where),
            ("When", work.when),
            ("State", work.state),
            ("PMID or DOI", work.identifier),
        )
        yield f"{context.works_heading} {number}", [(name, value) for name, value in told if value]
    for block in context.blocks:
        yield block.title, [_text(replace(block, title="Text"))]
    # What is chosen from lists of the form: divisions, and a setting.
    chosen = [(each.asks, each.value) for each in context.preferences]
    chosen += [("Setting", context.setting_preference)] if context.setting_preference else []
    if chosen:
        yield "Geographic preferences", chosen
    for preference in context.preferences:
        if preference.block is not None:
            yield f"Geographic preference: {preference.value}", [_text(preference.block)]
    if context.statement is not None:
        yield "Personal statement", [_text(context.statement)]


def _text(block: BlockLines) -> tuple[str, str]:
    over = f", {block.left}" if block.over else ""
    return f"{block.title}: {block.size}{over}", block.text


def printed_places(draft: ErasDraft) -> tuple[str, ...]:
    """Each place once, in the order of the draft; facts without room are printed too, as left out."""
    places: list[str] = []
    for entry in draft.entries:
        description = entry.description
        places += (each.phrase.place for each in description.sentences)
        places += (each.sentence.phrase.place for each in description.left_out)
        places += (block.place for block in (description.block, entry.reflection) if block)
    blocks = (draft.impactful, draft.hobbies, *(why for _, _, why in draft.preferences))
    places += (block.place for block in blocks if block)
    return tuple(dict.fromkeys(filter(None, places)))


def plan_eras(dossier: Dossier, plan: Plan) -> Planned:
    """The one draft, where there is anything to enter."""
    draft, applicant = eras_draft(dossier, plan), dossier.applicant.name
    if draft is None:
        if plan.season.form is not None or not (dossier.experiences or dossier.rotations):
            return Planned()
        why = f"What the MyERAS form takes is not known for {plan.season.in_words}."
        return Planned(left_out=(LeftOut(KIND, _READER, "MyERAS", why),))
    if not (draft.entries or draft.works or draft.impactful or draft.hobbies or draft.preferences):
        return Planned()
    context = eras_context(dossier, plan, draft)
    paper = Paper(
        kind=KIND,
        label="ERAS draft",
        reader=_READER,
        reader_name="MyERAS",
        reader_kind=Reader.OWN,
        rotation="",
        template=_TEMPLATE,
        context=context,
        formats=(Format.PDF, Format.DOCX, Format.TXT),
        name=(*names_in_a_file_name(applicant), "ERAS_Draft", str(plan.season.year)),
        title=f"ERAS draft of {applicant.full}",
        subject="What to enter in MyERAS, to be rewritten in one’s own words; for the applicant only",
        running_header=applicant.full,
        folder=Folder.PRIVATE,
        most_pages=_MOST_PAGES,
        place="experiences",
        prints=printed_places(draft),
        pasted_text=paste_text(context),
    )
    return Planned((paper,))


ERAS_EXPERIENCES = DocumentKind(
    kind=KIND,
    commands=("eras",),
    title="ERAS draft",
    template=_TEMPLATE,
    context=ErasContext,
    plan=plan_eras,
)
