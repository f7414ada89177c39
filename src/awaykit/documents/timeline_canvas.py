"""The signs of a timeline and how they are drawn: bars by sort, times to apply, days of letters, words."""

from dataclasses import dataclass, field
from enum import StrEnum

from awaykit.documents.text_widths import text_width
from awaykit.documents.timeline_shapes import Box, Label, Mark, Stroke

BAR = 7.0
SMALL = 7.5
BLACK, GRAY = "#000", "#aaa"
_DARK, _LIGHT, _WHITE = "#333", "#bbb", "#fff"
_STRIPE_EVERY = 2.6
_THIN_STRIPES = "#888"
_CANDIDATE_DASH = "2.2 1.6"


class Sort(StrEnum):
    """What a bar stands for; the words are those of the legend."""

    HANDS_ON = "hands-on"
    OBSERVER = "observer"
    HANDS_ON_ASKED = "hands-on, applied or offered"
    OBSERVER_ASKED = "observer, applied or offered"
    HANDS_ON_CANDIDATE = "hands-on, candidate"
    OBSERVER_CANDIDATE = "observer, candidate"

    @property
    def is_observer(self) -> bool:
        """Whether it is only watching."""
        return self in (Sort.OBSERVER, Sort.OBSERVER_ASKED, Sort.OBSERVER_CANDIDATE)

    @property
    def is_candidate(self) -> bool:
        """Whether it is only an idea yet."""
        return self in (Sort.HANDS_ON_CANDIDATE, Sort.OBSERVER_CANDIDATE)


@dataclass(slots=True)
class Canvas:
    """Shapes as they are drawn."""

    strokes: list[Stroke] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    stripes: list[Stroke] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def label(self, words: str, x: float, y: float, *, size: float = SMALL, anchor: str = "start") -> None:
        """Words in one line."""
        width = text_width(words, size)
        self.labels.append(Label(words=words, x=x, y=y, anchor=anchor, size=size, width=width))

    def stroke(
        self,
        begins: tuple[float, float],
        ends: tuple[float, float],
        *,
        color: str = BLACK,
        width: float = 0.6,
        dash: str = "",
    ) -> None:
        """A straight line between two places."""
        (x1, y1), (x2, y2) = begins, ends
        self.strokes.append(Stroke(x1=x1, y1=y1, x2=x2, y2=y2, color=color, width=width, dash=dash))

    def window(self, x: float, end: float, y: float) -> None:
        """A time to apply: a line between two uprights."""
        self.stroke((x, y), (end, y), width=0.9)
        for upright in (x, end):
            self.stroke((upright, y - 2.5), (upright, y + 2.5), width=0.9)

    def bar(self, sort: Sort, at: tuple[float, float], final: float | None, top: float) -> None:
        """A bar from `at[0]`, so wide as `at[1]`; its final week is an end of the opposite shade."""
        x, width = at
        dash = _CANDIDATE_DASH if sort.is_candidate else ""
        fill = {Sort.HANDS_ON: _DARK, Sort.HANDS_ON_ASKED: _LIGHT}.get(sort, _WHITE)
        self._box(x, width, top, fill, dash)
        if sort.is_observer:
            self._stripe(sort, x, x + width if final is None else final, top)
        if final is not None and x < final < x + width:
            self._box(final, x + width - final, top, BLACK if sort.is_observer else _WHITE, "")

    def _box(self, x: float, width: float, top: float, fill: str, dash: str) -> None:
        self.boxes.append(Box(x=x, y=top, width=round(width, 2), height=BAR, fill=fill, dash=dash))

    def _stripe(self, sort: Sort, x: float, end: float, top: float) -> None:
        every = 2 * _STRIPE_EVERY if sort is Sort.OBSERVER_ASKED else _STRIPE_EVERY
        color = _THIN_STRIPES if sort.is_candidate else BLACK
        at = x + every
        while at < end - 0.5:
            place = round(at, 2)
            self.stripes.append(
                Stroke(x1=place, y1=top, x2=place, y2=top + BAR, color=color, width=0.6, dash="")
            )
            at += every

    def triangle(self, x: float, y: float) -> None:
        """The day by which a letter is written."""
        self._mark(((x - 3, y - 3.5), (x + 3, y - 3.5), (x, y + 2.5)), _WHITE)

    def diamond(self, x: float, y: float) -> None:
        """The day by which a letter is uploaded."""
        self._mark(((x, y - 3.6), (x + 3.2, y), (x, y + 3.6), (x - 3.2, y)), BLACK)

    def _mark(self, corners: tuple[tuple[float, float], ...], fill: str) -> None:
        points = " ".join(f"{across:.1f},{down:.1f}" for across, down in corners)
        self.marks.append(Mark(points=points, fill=fill))
