"""The plan of a loaded dossier on a day, with the season that it means."""

from datetime import date

from awaykit.loading.dossier import Loaded
from awaykit.planning.plan import Plan, make_plan
from awaykit.problems import UserError
from awaykit.season.catalogue import season_for
from awaykit.season.guide import guide
from awaykit.season.season import Season

_SUBMISSION_MONTH = 9


def plan_for(loaded: Loaded, today: date) -> Plan:
    """The plan as it stands on `today`. Raises `UserError` for the season's settings."""
    return make_plan(loaded.dossier, season_of(loaded, today), guide(), today)


def season_of(loaded: Loaded, today: date) -> Season:
    """The season of the dossier; without one, the next that can still be applied for.

    Papers that rest on a season lack it then as a required fact, so nothing with a date that was
    only supposed can be sent.
    """
    dossier = loaded.dossier
    overrides = dossier.settings.season_overrides.model_dump(exclude_none=True)
    supposed = today.year + (1 if today.month < _SUBMISSION_MONTH else 2)
    try:
        return season_for(dossier.applicant.season or supposed, overrides)
    except UserError as error:
        at = loaded.source.problem_at
        told = (at(each.place or "", each.message, each.hint, each.severity) for each in error.problems)
        raise UserError(*told) from None
