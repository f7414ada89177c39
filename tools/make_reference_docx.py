"""Make `templates/styles/reference.docx`: the styles, lists and page of our Word files, and nothing else.

Written from the schema up: Word's and python-docx's own default files carry parts and properties
(thumbnail, stylesWithEffects, an author) that a paper of ours must not have. After a change of the
styles: `python -m tools.make_reference_docx [PATH]`.
"""

import sys
import zipfile
from pathlib import Path

from tools.reference_styles import FONT, HEAD, W, style_id, styles

TARGET = Path(__file__).resolve().parents[1] / "templates" / "styles" / "reference.docx"
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _level(level: int, kind: str, text: str, indent: int, *, font: str = "", style: str = "") -> str:
    fonts = (
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/></w:rPr>' if font else ""
    )
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent * (level + 1)}" w:hanging="{indent}"/></w:pPr>{fonts}</w:lvl>'
    )


def _levels(styled: str, kinds: tuple[tuple[str, str], ...], indent: int, font: str = "") -> str:
    """The nine levels of a list; `kinds` repeat, {} in a text is the number of the level."""
    result = []
    for level in range(9):
        kind, text = kinds[level % len(kinds)]
        style = style_id(styled) + (str(level + 1) if level else "") if level < (1 if font else 3) else ""
        result.append(_level(level, kind, text.format(level + 1), indent, font=font, style=style))
    return "".join(result)


def numbering() -> str:
    """The part with the three kinds of lists; documents add a `w:num` for each numbered list."""
    ordered = (("decimal", "%{}."), ("lowerLetter", "%{}."), ("lowerRoman", "%{}."))
    kinds = (
        _levels("List Bullet", (("bullet", "–"),), 312),
        _levels("List Number", ordered, 340),
        _levels("Checklist", (("bullet", "☐"),), 397, "MS Gothic"),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
        for number, levels in enumerate(kinds, start=1)
    )
    used = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    return f"{HEAD}<w:numbering {W}>{abstract}{used}</w:numbering>"


def _fonts() -> str:
    """The part that names the fonts; Word wants one."""
    named = (
        ("Cambria", "roman"),
        ("Calibri", "swiss"),
        ("MS Gothic", "modern"),
        ("Times New Roman", "roman"),
    )
    inner = "".join(
        f'<w:font w:name="{name}"><w:family w:val="{family}"/></w:font>' for name, family in named
    )
    return f"{HEAD}<w:fonts {W}>{inner}</w:fonts>"


def _theme() -> str:
    """The part with the theme; Word wants one. Ours is black, gray and our fonts."""
    accents = [f"accent{number}" for number in range(1, 7)]
    names = ["dk1", "lt1", "dk2", "lt2", *accents, "hlink", "folHlink"]
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{"FFFFFF" if name.startswith("lt") else "000000"}"/></a:{name}>'
        for name in names
    )
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'
        for kind, font in (("majorFont", FONT), ("minorFont", FONT))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = f"<a:ln>{fill}</a:ln>" * 3
    return (
        f'{HEAD}<a:theme {A} name="Plain"><a:themeElements>'
        f'<a:clrScheme name="Plain">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Plain">{fonts}</a:fontScheme><a:fmtScheme name="Plain">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


DOCUMENT = (
    f'{HEAD}<w:document {W} {R}><w:body><w:p/><w:sectPr><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1247" w:right="1584" w:bottom="1361" w:left="1584" w:header="680" w:footer="680" '
    'w:gutter="0"/></w:sectPr></w:body></w:document>'
)
SETTINGS = (
    f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
OVERRIDES = {
    "/word/document.xml": f"{WORD}.document.main+xml",
    "/word/styles.xml": f"{WORD}.styles+xml",
    "/word/numbering.xml": f"{WORD}.numbering+xml",
    "/word/settings.xml": f"{WORD}.settings+xml",
    "/word/fontTable.xml": f"{WORD}.fontTable+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in OVERRIDES.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def parts() -> dict[str, str]:
    """Every part of the package by its name, in the order in which it is written."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": CORE,
        "word/_rels/document.xml.rels": _relationships(
            (f"{OFFICE}/styles", "styles.xml"),
            (f"{OFFICE}/numbering", "numbering.xml"),
            (f"{OFFICE}/settings", "settings.xml"),
            (f"{OFFICE}/fontTable", "fontTable.xml"),
            (f"{OFFICE}/theme", "theme/theme1.xml"),
        ),
        "word/document.xml": DOCUMENT,
        "word/fontTable.xml": _fonts(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": styles(),
        "word/theme/theme1.xml": _theme(),
    }


def write(path: Path) -> None:
    """Write the package; the same script gives the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
