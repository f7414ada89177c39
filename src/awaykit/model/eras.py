"""What only MyERAS asks for: a rotation's own entry, the optional blocks, and how the draft is made."""

from typing import Annotated, Literal

from awaykit.model.base import Model, RefersTo, Screened, field, optional
from awaykit.model.scalars import Flag, Id, Line, Prose


class RotationEntry(Model):
    """How ERAS tells of a rotation that has no experience of its own."""

    frequency: Line | None = optional("How often, as in MyERAS")
    setting: Line | None = optional("Setting, as in MyERAS")
    primary_focus: Line | None = optional("Primary focus area, as in MyERAS")
    key_characteristic: Line | None = optional("Key characteristic, as in MyERAS")
    description: Prose | None = optional(
        "Your own description, used as it stands instead of your contributions", screened=Screened.HOLDS
    )
    most_meaningful: Flag = field("One of your three most meaningful: yes or no", default=False)
    reflection: Prose | None = optional("Why it was meaningful, in your own words", screened=Screened.HOLDS)
    merge_into: Annotated[Id | None, RefersTo("experience", "rotation")] = optional(
        "Id of the experience or rotation with which ERAS tells this one, as one entry"
    )


class GeographicPreference(Model):
    """A Census division where the applicant would like to train, and why."""

    division: Line = field("Census division, as in MyERAS: New England, Pacific")
    why: Prose | None = optional("Why, in your own words", screened=Screened.WARNS)


class ErasForm(Model):
    """The optional blocks of MyERAS, and choices about the draft."""

    order: tuple[Annotated[Id, RefersTo("experience", "rotation")], ...] = field(
        "Ids of experiences and rotations in your own order", default=()
    )
    impactful_experience: Prose | None = optional(
        "A hardship on your way, if you want to tell one", screened=Screened.HOLDS
    )
    hobbies: Prose | None = optional("Hobbies and interests", screened=Screened.HOLDS)
    geographic_preferences: tuple[GeographicPreference, ...] = field(
        "Census divisions that you prefer", default=()
    )
    setting_preference: Line | None = optional("Setting that you prefer, as in MyERAS")
    accents: Literal["keep", "replace"] = field(
        "Letters with accents in the copies for the form: keep or replace", default="keep"
    )
