"""The ERAS draft of a dossier: all that goes into the form, composed once for papers, screens and rules."""

from awaykit.form_text import Accents
from awaykit.model.dossier import Dossier
from awaykit.planning.eras.descriptions import describe, own_block
from awaykit.planning.eras.doubts import doubts
from awaykit.planning.eras.drafted import DraftEntry, ErasDraft
from awaykit.planning.eras.entries import entries_of
from awaykit.planning.eras.merging import suggested_merges
from awaykit.planning.eras.optional import optional_blocks
from awaykit.planning.eras.ranking import Ranked, ranked
from awaykit.planning.eras.statement import check_statement
from awaykit.planning.eras.works import draft_works
from awaykit.planning.plan import Plan
from awaykit.season.form import FormLimits
from awaykit.season.reference import FormChoices, reference


def eras_draft(dossier: Dossier, plan: Plan) -> ErasDraft | None:
    """What goes into the form, or None where no form is known for so early a season."""
    season = plan.season
    if season.form is None or season.form_of is None:
        return None
    limits, choices = season.form, reference().form
    entries, waiting = entries_of(dossier, plan)
    most_meaningful = limits.max_most_meaningful.value
    accents = dossier.eras.accents
    drafted = tuple(
        _drafted(each, limits, choices, accents)
        for each in ranked(dossier, entries, most_meaningful, plan.guide, plan.today)
    )
    optional = optional_blocks(dossier, limits, accents)
    return ErasDraft(
        limits=limits,
        limits_of=season.form_of,
        is_carried_over=season.is_form_carried_over,
        entries=drafted,
        merges=suggested_merges(entries, limits.max_experiences.value),
        not_begun=waiting,
        works=draft_works(dossier, choices, accents),
        impactful=optional.impactful,
        hobbies=optional.hobbies,
        preferences=optional.preferences,
        statement=check_statement(dossier, drafted, limits, accents),
    )


def _drafted(each: Ranked, limits: FormLimits, choices: FormChoices, accents: Accents) -> DraftEntry:
    entry, is_meaningful = each.entry, each.meaning.is_meaningful
    reflection = entry.reflection if is_meaningful else None
    most = limits.max_reflection_characters.value
    return DraftEntry(
        entry=entry,
        description=describe(entry, limits.max_description_characters.value, accents),
        is_meaningful=is_meaningful,
        meaningful_why=each.meaning.why,
        reflection=own_block(reflection, most, accents) if reflection else None,
        order_why=each.why,
        doubts=tuple(doubts(entry, choices)),
    )
