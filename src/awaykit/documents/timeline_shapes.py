"""What the picture of a timeline is made of: shapes with their places, and a table with the same facts.

Places are in points from the upper left corner of the picture; y grows downward.
"""

from dataclasses import dataclass

from awaykit.documents.paper import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words in the picture; `width` is estimated on the safe side, `top` and `height` are of its line."""

    words: str = told("The words")
    x: float = told("Where they begin or, with anchor end, where they end")
    y: float = told("The line on which they stand")
    anchor: str = told("start, middle or end")
    size: float = told("Size of the letters")
    width: float = told("How much room the words may take")

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the room that the words take."""
        left = {"start": self.x, "middle": self.x - self.width / 2, "end": self.x - self.width}[self.anchor]
        return (left, self.y - 0.76 * self.size, left + self.width, self.y + 0.24 * self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle."""

    x: float = told("Its left side")
    y: float = told("Its top")
    width: float = told("Its width")
    height: float = told("Its height")
    fill: str = told("Gray inside, as a color: #333")
    dash: str = told("Dashes of its outline: 2 1.5; empty for a whole line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line."""

    x1: float = told("Where it begins, from the left")
    y1: float = told("Where it begins, from the top")
    x2: float = told("Where it ends, from the left")
    y2: float = told("Where it ends, from the top")
    color: str = told("Gray as a color: #000")
    width: float = told("How thick it is")
    dash: str = told("Dashes: 2 2; empty for a whole line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A small sign with corners, for one day."""

    points: str = told("Its corners, as SVG writes them")
    fill: str = told("Gray inside, as a color")


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationFact:
    """One rotation as the table beside the picture tells it."""

    number: int = told("Its number in picture and table")
    name: str = told("Service and hospital")
    days: str = told("First and last day, or that they are not known")
    sort: str = told("What it is: hands-on, candidate")
    apply: str = told("When to apply; empty when that is over")
    final_week: str = told("Its final week; empty for what is not settled or over")
    letters: str = told("By when letters are written and uploaded; empty without a letter to come")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonFact:
    """One day of the season as the table tells it."""

    name: str = told("What the day is: MyERAS opens")
    day: str = told("The day in words")
    sure: str = told("How sure it is: official, computed, projected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The picture, shape by shape, and the same facts in words."""

    width: float = told("Width of the picture, in points")
    height: float = told("Height of the picture, in points")
    title: str = told("What the picture shows, for those who don't see it")
    strokes: tuple[Stroke, ...] = told("Lines: months, days of the season, times to apply, today")
    boxes: tuple[Box, ...] = told("Bars: rotations and their final weeks")
    stripes: tuple[Stroke, ...] = told("Lines on the bars, which tell watching from hands-on work")
    marks: tuple[Mark, ...] = told("Signs: letters written and uploaded by")
    labels: tuple[Label, ...] = told("All words of the picture")
    notes: tuple[str, ...] = told("What the picture leaves out, and what is only projected")
    rotations: tuple[RotationFact, ...] = told("The rotations, for the table")
    season: tuple[SeasonFact, ...] = told("The days of the season, for the table")
    today: str = told("The day of the picture, in words")
