"""Which named style of `reference.docx` each tag and class becomes, and the measures of the page."""

from awaykit.rendering.fragment import Element

TEXT_WIDTH = 9071
"""Width of the text block in twentieths of a point: 160 mm on both papers, as in print.css."""

MARGIN_WIDTH = 2438
"""Width of the margin column with its gap: 43 mm, as in print.css."""

TIGHT_PROSE_INDENT = 1814
"""Left of prose that must fit its page: 32 mm, as in print.css."""

BOX_PADDING = 283
"""Between the frame of a box and its words: 5 mm."""

AFTER_LIST = 145
"""Below the last item of a list: half a line, as below a paragraph."""

BEFORE_HEADING = {"Heading1": 440, "Heading2": 240, "Heading3": 180}
"""Above a heading, as in reference.docx; the gap of a table before it is a part of this space."""

STYLE_OF_CLASS = {
    "title": "Title",
    "subtitle": "Subtitle",
    "lead": "Lead",
    "quiet": "Quiet",
    "facts": "Facts",
    "ledger": "Ledger",
    "boxed": "Boxed",
    "entry": "Entry",
    "prose": "Prose",
    "margin": "Margin",
    "numeric": "Numeric",
    "tight": "Tight",
    "checklist": "Checklist",
    "signature": "Signature",
}
"""The classes that are a style; `page` alone is not: a new page is a property of its first paragraph."""

HEADINGS = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3"}

_OF_PARAGRAPHS = ("subtitle", "lead", "quiet", "margin", "signature")
_LEVELS = 3


def style_id(name: str) -> str:
    """The identifier of a style: its name without spaces."""
    return name.replace(" ", "")


def paragraph_style(element: Element, default: str) -> str:
    """The style of a paragraph or heading; `default` is what the room around it gives."""
    if "title" in element.classes:
        return STYLE_OF_CLASS["title"]
    if element.tag in HEADINGS:
        return HEADINGS[element.tag]
    if "tight" in element.classes and default == "Body Text":
        default = STYLE_OF_CLASS["tight"]
    return next((STYLE_OF_CLASS[name] for name in _OF_PARAGRAPHS if name in element.classes), default)


def list_style(kind: str, level: int) -> str:
    """The style of an item: `kind` is "List Bullet", "List Number", "List Continue" or "Checklist"."""
    if kind == "Checklist" or level == 0:
        return kind
    return f"{kind} {min(level + 1, _LEVELS)}"
