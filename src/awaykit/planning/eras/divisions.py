"""Census divisions as the form names them, told from their own names or from a state's."""

import re
from types import MappingProxyType

from awaykit.planning.eras.form_lists import held, nearest
from awaykit.season.reference import CensusDivision

_STATES = MappingProxyType(
    {
        "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
        "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia",
        "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana",
        "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland",
        "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri",
        "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
        "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio",
        "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
        "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah",
        "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin",
        "WY": "Wyoming",
    }
)  # fmt: skip


def division(written: str, divisions: tuple[CensusDivision, ...]) -> tuple[str, str]:
    """The division that is meant, as written where none is sure, and a note for the applicant, or ""."""
    names = tuple(each.name for each in divisions)
    if name := held(re.sub(r"\bdivision$", "", written.strip(), flags=re.IGNORECASE), names):
        return name, ""
    if code := _state(written):
        within = next((each.name for each in divisions if code in each.states), "")
        if within:
            return within, f"The form asks for a division: {_STATES[code]} lies in {within}."
    near = nearest(written, names)
    pick = f"The nearest is {near}." if near else "Pick one of its nine divisions."
    return written, f"The form has no division “{written}”. {pick}"


def _state(written: str) -> str:
    """The two letters of the state that is written, by name or by letters; "" for no state."""
    if written in _STATES:
        return written
    named = held(written, _STATES.values())
    return next((code for code, name in _STATES.items() if name == named), "")


def state_name(code: str) -> str:
    """The name of a state by its two letters, as the form lists it; a territory's letters stay."""
    return _STATES.get(code, code)
