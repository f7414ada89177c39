"""What only MyERAS asks for: a rotation's own entry, the optional blocks, and how the draft is made."""

from typing import Annotated, Literal

from awaykit.model.base import Model, RefersTo, Screened, described
from awaykit.model.scalars import Flag, Id, Line, Prose


class RotationEntry(Model):
    """How ERAS tells of a rotation that has no experience of its own."""

    frequency: Line | None = described("How often, as in MyERAS", default=None)
    setting: Line | None = described("Setting, as in MyERAS", default=None)
    primary_focus: Line | None = described("Primary focus area, as in MyERAS", default=None)
    key_characteristic: Line | None = described("Key characteristic, as in MyERAS", default=None)
    description: Prose | None = described(
        "Your own description, used as it stands instead of your contributions",
        default=None,
        screened=Screened.HOLDS,
    )
    most_meaningful: Flag = described("One of your three most meaningful: yes or no", default=False)
    reflection: Prose | None = described(
        "Why it was meaningful, in your own words", default=None, screened=Screened.HOLDS
    )
    merge_into: Annotated[Id | None, RefersTo("experience", "rotation")] = described(
        "Id of the experience or rotation with which ERAS tells this one, as one entry", default=None
    )


class GeographicPreference(Model):
    """A Census division where the applicant would like to train, and why."""

    division: Line = described("Census division, as in MyERAS: New England, Pacific")
    why: Prose | None = described("Why, in your own words", default=None, screened=Screened.WARNS)


class ErasForm(Model):
    """The optional blocks of MyERAS, and choices about the draft."""

    order: tuple[Annotated[Id, RefersTo("experience", "rotation")], ...] = described(
        "Ids of experiences and rotations in your own order", default=()
    )
    impactful_experience: Prose | None = described(
        "A hardship on your way, if you want to tell one", default=None, screened=Screened.HOLDS
    )
    hobbies: Prose | None = described("Hobbies and interests", default=None, screened=Screened.HOLDS)
    geographic_preferences: tuple[GeographicPreference, ...] = described(
        "Census divisions that you prefer", default=()
    )
    setting_preference: Line | None = described("Setting that you prefer, as in MyERAS", default=None)
    accents: Literal["keep", "replace"] = described(
        "Letters with accents in the copies for the form: keep or replace", default="keep"
    )
