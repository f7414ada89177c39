"""Census divisions as the form names them, told from their own names or from a state's."""

import re

from awaykit.planning.eras.form_lists import held, nearest
from awaykit.planning.regions import state_name, states_of
from awaykit.season.reference import NamedStates


def division(written: str, divisions: tuple[NamedStates, ...]) -> tuple[str, str]:
    """The division that is meant, as written where none is sure, and a note for the applicant, or ""."""
    names = tuple(each.name for each in divisions)
    if name := held(re.sub(r"\bdivision$", "", written.strip(), flags=re.IGNORECASE), names):
        return name, ""
    states = states_of(written)
    within = next((each.name for each in divisions if states and states <= frozenset(each.states)), "")
    if within:
        state = state_name(min(states))
        return within, f"The form asks for a division: {state} lies in {within}."
    near = nearest(written, names)
    pick = f"The nearest is {near}." if near else "Pick one of its nine divisions."
    return written, f"The form has no division “{written}”. {pick}"
