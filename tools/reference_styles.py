"""The styles of our Word files, as the part `word/styles.xml`; measures follow `print.css`."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

FONT = "Cambria"
GRAY = "444444"
LINE = 'w:line="264" w:lineRule="auto"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HAIRLINE = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="{}" w:color="000000"/></w:pBdr>'


@dataclass(frozen=True, kw_only=True)
class ParagraphStyle:
    """One paragraph style; sizes in half-points, space in twentieths of a point."""

    name: str
    based_on: str = "Normal"
    next: str = ""
    before: int | None = None
    after: int | None = None
    size: int | None = None
    is_gray: bool = False
    is_bold: bool = False
    keeps_next: bool = False
    outline: int | None = None
    border: str = ""
    extra: str = ""
    last: str = ""
    line: str = ""

    def xml(self) -> str:
        """The style as an element, properties in the order of the schema."""
        keep = "<w:keepNext/><w:keepLines/>" if self.keeps_next else ""
        outline = "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'
        p = f"{keep}{self.extra}{self.border}{self._spacing()}{self.last}{outline}"
        return (
            f'<w:style w:type="paragraph" w:styleId="{style_id(self.name)}"{self._custom()}>'
            f"<w:name w:val={quoteattr(_stored_name(self.name))}/>"
            f'<w:basedOn w:val="{style_id(self.based_on)}"/>'
            + (f'<w:next w:val="{style_id(self.next)}"/>' if self.next else "")
            + "<w:qFormat/>"
            + (f"<w:pPr>{p}</w:pPr>" if p else "")
            + (f"<w:rPr>{self._run()}</w:rPr>" if self._run() else "")
            + "</w:style>"
        )

    def _custom(self) -> str:
        return "" if self.name in BUILT_IN else ' w:customStyle="1"'

    def _spacing(self) -> str:
        parts = [
            "" if self.before is None else f'w:before="{self.before}"',
            "" if self.after is None else f'w:after="{self.after}"',
            self.line,
        ]
        told = " ".join(part for part in parts if part)
        return f"<w:spacing {told}/>" if told else ""

    def _run(self) -> str:
        return (
            ("<w:b/><w:bCs/>" if self.is_bold else "")
            + (f'<w:color w:val="{GRAY}"/>' if self.is_gray else "")
            + (f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>' if self.size else "")
        )


BUILT_IN = frozenset(
    {
        "Title",
        "Subtitle",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Body Text",
        "Caption",
        "Signature",
        "Header",
        "Footer",
    }
    | {"List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2", "List Number 3"}
    | {"List Continue", "List Continue 2", "List Continue 3"}
)
"""Styles that Word knows by these names; the rest are our own."""


def style_id(name: str) -> str:
    """The identifier of a style: its name without spaces."""
    return name.replace(" ", "")


def _stored_name(name: str) -> str:
    """Word stores its own headings and running lines in lower case and shows them capitalized."""
    return name.lower() if name.startswith("Heading") or name in {"Header", "Footer", "Caption"} else name


def _numbered(kind: str, number: int) -> tuple[ParagraphStyle, ...]:
    """The three levels of a list."""
    levels = []
    for level in range(3):
        name = kind if level == 0 else f"{kind} {level + 1}"
        inner = f'<w:ilvl w:val="{level}"/>' if level else ""
        extra = f'<w:numPr>{inner}<w:numId w:val="{number}"/></w:numPr>'
        levels.append(ParagraphStyle(name=name, based_on="Body Text", after=50, extra=extra))
    return tuple(levels)


PARAGRAPHS = (
    ParagraphStyle(name="Body Text", after=145),
    ParagraphStyle(name="Title", next="Subtitle", after=60, size=44, keeps_next=True, outline=0, line=LINE),
    ParagraphStyle(name="Subtitle", next="Body Text", after=440, is_gray=True, border=HAIRLINE.format(7)),
    ParagraphStyle(
        name="Heading 1",
        next="Body Text",
        before=440,
        after=180,
        size=29,
        keeps_next=True,
        outline=0,
        border=HAIRLINE.format(4),
    ),
    ParagraphStyle(
        name="Heading 2",
        next="Body Text",
        before=240,
        after=80,
        size=22,
        is_bold=True,
        keeps_next=True,
        outline=1,
    ),
    ParagraphStyle(
        name="Heading 3", next="Body Text", before=180, after=60, is_bold=True, keeps_next=True, outline=2
    ),
    ParagraphStyle(name="Lead", based_on="Body Text", next="Body Text"),
    ParagraphStyle(name="Quiet", based_on="Body Text", size=18, is_gray=True),
    ParagraphStyle(name="Margin", based_on="Body Text", after=0, size=19, is_gray=True),
    ParagraphStyle(name="Prose", based_on="Body Text", after=120, last='<w:ind w:left="2438"/>'),
    ParagraphStyle(name="Tight", based_on="Body Text", after=30),
    ParagraphStyle(
        name="Signature",
        based_on="Body Text",
        before=290,
        after=145,
        last="<w:contextualSpacing/>",
    ),
    *_numbered("List Bullet", 1),
    *_numbered("List Number", 2),
    *(
        ParagraphStyle(
            name="List Continue" + (f" {level}" if level > 1 else ""),
            based_on="Body Text",
            after=50,
            last=f'<w:ind w:left="{312 * level}"/>',
        )
        for level in (1, 2, 3)
    ),
    ParagraphStyle(
        name="Checklist", based_on="Body Text", after=90, extra='<w:numPr><w:numId w:val="3"/></w:numPr>'
    ),
    ParagraphStyle(name="Definition Term", based_on="Body Text", after=0, is_gray=True, keeps_next=True),
    ParagraphStyle(name="Definition", based_on="Body Text"),
    ParagraphStyle(name="Facts Term", based_on="Body Text", after=0, size=19, is_gray=True),
    ParagraphStyle(name="Facts Text", based_on="Body Text", after=0),
    ParagraphStyle(name="Table Text", based_on="Body Text", after=0),
    ParagraphStyle(name="Table Heading", based_on="Table Text", is_bold=True, keeps_next=True),
    ParagraphStyle(name="Numeric", based_on="Table Text", last='<w:jc w:val="right"/>'),
    ParagraphStyle(name="Caption", based_on="Normal", after=80, size=18, is_gray=True, keeps_next=True),
    ParagraphStyle(name="Rule", after=240, border=HAIRLINE.format(1), line='w:line="120" w:lineRule="exact"'),
    ParagraphStyle(name="Table Gap", after=0, size=8, line='w:line="160" w:lineRule="exact"'),
    ParagraphStyle(name="Header", after=0, size=18, is_gray=True),
    ParagraphStyle(
        name="Footer",
        after=0,
        size=18,
        is_gray=True,
        extra='<w:tabs><w:tab w:val="right" w:pos="9071"/></w:tabs>',
    ),
)

CHARACTERS = (
    ("Strong", "", "<w:b/><w:bCs/>"),
    ("Emphasis", "", "<w:i/><w:iCs/>"),
    ("Hyperlink", "", ""),
    ("Quiet Text", ' w:customStyle="1"', f'<w:color w:val="{GRAY}"/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
    ("Margin Text", ' w:customStyle="1"', f'<w:color w:val="{GRAY}"/>'),
)


def _margins(top: int, left: int, bottom: int, right: int) -> str:
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    inner = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def _rules(**sides: tuple[int, str]) -> str:
    return "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'
        for side, (size, color) in sides.items()
    )


BLACK_FRAME = dict.fromkeys(("top", "left", "bottom", "right"), (4, "000000"))
TABLES = (
    ("Unruled", _margins(50, 0, 50, 227), ""),
    (
        "Ledger",
        "<w:tblBorders>"
        + _rules(bottom=(6, "000000"), insideH=(2, "777777"))
        + "</w:tblBorders>"
        + _margins(70, 0, 70, 227),
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        + _rules(bottom=(6, "000000"))
        + "</w:tcBorders></w:tcPr></w:tblStylePr>",
    ),
    ("Facts", _margins(0, 0, 120, 283), ""),
    ("Entry", _margins(0, 0, 0, 283), ""),
    (
        "Boxed",
        "<w:tblBorders>" + _rules(**BLACK_FRAME) + "</w:tblBorders>" + _margins(200, 283, 200, 283),
        "",
    ),
)
"""Table styles: name, properties, conditional properties."""


def styles() -> str:
    """The part with all styles."""
    return (
        f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="Times New Roman"/>'
        '<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f'<w:spacing w:after="0" {LINE}/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_margins(0, 0, 0, 0)}</w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        + "".join(style.xml() for style in PARAGRAPHS)
        + "".join(_character(*entry) for entry in CHARACTERS)
        + "".join(_table(*entry) for entry in TABLES)
        + "</w:styles>"
    )


def _character(name: str, custom: str, run: str) -> str:
    properties = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="character" w:styleId="{style_id(name)}"{custom}><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>{properties}</w:style>'
    )


def _table(name: str, properties: str, conditional: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{properties}</w:tblPr>{conditional}</w:style>'
    )
