import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from awaykit.rendering.page import PageSetup, PaperSize
from awaykit.rendering.pdf import PdfRenderer
from awaykit.rendering.vocabulary import CLASSES
from awaykit.rendering.word_blocks import column_widths
from awaykit.rendering.word_file import REFERENCE, render_docx
from awaykit.rendering.word_markup import BEFORE_HEADING, STYLE_OF_CLASS, list_style
from checkers import converted_by_libreoffice
from rendering.words import (
    W,
    bare,
    docx_characters,
    docx_paragraphs,
    letters_of_runs,
    pdf_characters,
    without_figures,
)

ROOT = Path(__file__).parents[2]
SPECIMEN = (Path(__file__).parent / "specimen.html").read_text(encoding="utf-8")
SETUP = PageSetup(
    title="Letter packet",
    author="Ayesha Khan",
    subject="Internal medicine",
    keywords=("letter", "packet"),
    running_header="Ayesha Khan · AAMC ID",
    footer="Season 2028",
)


def part(content: bytes, name: str = "word/document.xml") -> ET.Element:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return ET.fromstring(package.read(name))  # noqa: S314 (our own file)


def made(html: str) -> ET.Element:
    return part(render_docx(html, SETUP))


def lines(html: str) -> list[tuple[str, str]]:
    return docx_paragraphs(render_docx(html, SETUP))


def val(element: ET.Element | None) -> str:
    assert element is not None
    return element.get(f"{W}val", "")


def audit(content: bytes, folder: Path) -> list[str]:
    path = folder / "audited.docx"
    path.write_bytes(content)
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    return [str(error) for error in result.errors]


@pytest.fixture(scope="module")
def specimen() -> bytes:
    return render_docx(SPECIMEN, SETUP)


def test_openxml_audit_has_no_finding(specimen: bytes, tmp_path: Path) -> None:
    assert audit(specimen, tmp_path) == []
    assert audit(REFERENCE.read_bytes(), tmp_path) == []


def test_the_audit_sees_a_broken_file(tmp_path: Path) -> None:
    broken = BytesIO()
    with zipfile.ZipFile(REFERENCE) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<w:body>", b"<w:body><w:nonsense/>"))
    assert audit(broken.getvalue(), tmp_path)


def test_libreoffice_opens_it_and_finds_the_words(specimen: bytes, tmp_path: Path) -> None:
    (tmp_path / "specimen.docx").write_bytes(specimen)
    made = converted_by_libreoffice(tmp_path / "specimen.docx", "txt:Text", tmp_path)
    text = bare(made.read_text(encoding="utf-8"))
    assert bare("These are notes, not suggested wording") in text
    assert bare("An entry whose year stands in a span") in text


def test_the_words_equal_those_of_the_pdf_in_the_same_order(tmp_path: Path) -> None:
    html = without_figures(SPECIMEN)
    (tmp_path / "specimen.pdf").write_bytes(PdfRenderer().render(html, SETUP).content)
    words = docx_characters(render_docx(html, SETUP))
    assert len(words) > 4000
    assert letters_of_runs(pdf_characters(tmp_path / "specimen.pdf")) == letters_of_runs(words)


def test_the_same_words_give_the_same_bytes_without_a_time(specimen: bytes) -> None:
    assert render_docx(SPECIMEN, SETUP) == specimen
    with zipfile.ZipFile(BytesIO(specimen)) as package:
        assert package.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in package.infolist()} == {zipfile.ZIP_DEFLATED}
        names = " ".join(package.namelist())
    assert "thumbnail" not in names
    assert "stylesWithEffects" not in names
    assert b"created" not in _raw(specimen, "docProps/core.xml")


def _raw(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name)


def test_the_properties_are_those_of_the_set_up(specimen: bytes) -> None:
    properties = docx.Document(BytesIO(specimen)).core_properties
    assert (properties.title, properties.author, properties.subject) == (
        "Letter packet",
        "Ayesha Khan",
        "Internal medicine",
    )
    assert (properties.keywords, properties.language) == ("letter, packet", "en-US")
    assert (properties.last_modified_by, properties.comments) == ("Ayesha Khan", "")


def test_the_reference_file_is_what_its_script_makes(tmp_path: Path) -> None:
    target = tmp_path / "reference.docx"
    subprocess.run([sys.executable, "-m", "tools.make_reference_docx", str(target)], cwd=ROOT, check=True)
    with zipfile.ZipFile(target) as fresh, zipfile.ZipFile(REFERENCE) as committed:
        assert {name: fresh.read(name) for name in fresh.namelist()} == {
            name: committed.read(name) for name in committed.namelist()
        }


def test_every_class_is_a_named_style_and_page_is_a_property_of_a_paragraph() -> None:
    names = {style.name for style in docx.Document(str(REFERENCE)).styles}
    assert set(STYLE_OF_CLASS) == set(CLASSES) - {"page"}
    assert set(STYLE_OF_CLASS.values()) <= names
    lists = [
        list_style(kind, level)
        for kind in ("List Bullet", "List Number", "List Continue")
        for level in range(5)
    ]
    assert set(lists) <= names


def test_space_above_headings_is_that_of_the_reference_file() -> None:
    styles = part(REFERENCE.read_bytes(), "word/styles.xml")
    found = {
        style.get(f"{W}styleId"): int(spacing.get(f"{W}before", "0"))
        for style in styles.iter(f"{W}style")
        for spacing in style.iter(f"{W}spacing")
    }
    assert {name: found[name] for name in BEFORE_HEADING} == BEFORE_HEADING


def test_every_style_that_a_document_uses_exists(specimen: bytes) -> None:
    known = {style.get(f"{W}styleId") for style in part(specimen, "word/styles.xml").iter(f"{W}style")}
    body = part(specimen)
    used = {val(e) for tag in ("pStyle", "rStyle", "tblStyle") for e in body.iter(f"{W}{tag}")}
    assert used <= known


def test_second_list_starts_again_at_one() -> None:
    html = "<ol><li>a</li><li>b</li></ol><p>x</p><ol><li>c</li></ol>"
    content = render_docx(html, SETUP)
    numbers = [val(e) for e in part(content).iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2]
    restarts = {
        num.get(f"{W}numId"): val(num.find(f"{W}lvlOverride/{W}startOverride"))
        for num in part(content, "word/numbering.xml").iter(f"{W}num")
        if num.get(f"{W}numId") in numbers
    }
    assert restarts == {numbers[0]: "1", numbers[2]: "1"}


def test_nested_lists_stand_a_level_deeper_and_further_blocks_under_their_item() -> None:
    html = "<ul><li><p>a</p><ol><li>b</li></ol><p>c</p></li><li><ul><li>d</li></ul></li></ul>"
    assert lines(html) == [
        ("List Bullet", "a"),
        ("List Number 2", "b"),
        ("List Continue", "c"),
        ("List Bullet", ""),
        ("List Bullet 2", "d"),
    ]
    assert [val(e) for e in made(html).iter(f"{W}ilvl")] == ["0", "1", "0", "1"]


def test_boxes_of_a_checklist_are_a_list_of_their_own() -> None:
    assert lines('<ul class="checklist"><li>a</li></ul>') == [("Checklist", "a")]


TABLE = (
    '<table class="ledger"><caption>Exams</caption><thead><tr><th scope="col">A</th>'
    '<th scope="col" class="numeric">B</th></tr></thead>'
    '<tbody><tr><td>a</td><td class="numeric">1</td></tr><tr><td colspan="2">both</td></tr>'
    "<tr><td>short</td></tr></tbody></table>"
)


def test_header_rows_repeat_and_no_row_breaks() -> None:
    rows = list(made(TABLE).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_cells_span_align_and_missing_ones_are_filled() -> None:
    document = made(TABLE)
    assert [val(e) for e in document.iter(f"{W}gridSpan")] == ["2"]
    assert [val(e) for e in document.iter(f"{W}jc")] == ["right", "right"]
    assert [len(list(row.iter(f"{W}tc"))) for row in document.iter(f"{W}tr")] == [2, 2, 1, 2]


def test_a_caption_stands_above_its_table() -> None:
    assert lines(TABLE)[:2] == [("caption", "Exams"), ("Table Heading", "A")]


def test_columns_share_the_width_by_what_they_hold() -> None:
    widths = column_widths([["Exam", "a much longer description of something"], ["x", "y"]], 9071)
    assert sum(widths) == 9071
    assert widths[1] > 2 * widths[0]
    assert column_widths([["", ""]], 100) == [50, 50]


def test_a_page_begins_with_its_first_paragraph_and_the_first_page_with_none() -> None:
    html = '<section class="page"><h1>One</h1></section><section class="page"><h1>Two</h1><p>x</p></section>'
    broken = [
        "".join(p.itertext())
        for p in made(html).iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert broken == ["Two"]


def test_an_entry_is_kept_together_with_its_margin_before_its_words() -> None:
    html = '<section class="entry"><p class="margin">2019</p><h2>A</h2><p>x</p></section><p>after</p>'
    assert [text for _, text in lines(html)] == ["2019", "A", "x", "", "after"]
    document = made(html)
    kept = [p.find(f"{W}pPr/{W}keepNext") is not None for p in document.iter(f"{W}p")]
    assert kept == [True, True, True, False, False]


def test_an_entry_that_is_longer_than_a_page_may_break() -> None:
    document = made(f'<section class="entry"><h2>A</h2><p>{"word " * 700}</p></section>')
    assert not list(document.iter(f"{W}keepLines"))


def test_prose_has_a_style_of_its_own_and_what_is_quiet_in_it_stays_quiet() -> None:
    html = '<section class="prose"><h1>A</h1><p class="quiet">b</p><p>c</p></section><p>d</p>'
    assert lines(html) == [("heading 1", "A"), ("Quiet", "b"), ("Prose", "c"), ("Body Text", "d")]


def test_prose_that_must_fit_its_page_stands_further_left_and_keeps_its_space() -> None:
    first, second = (made(f'<section class="{name}"><p>c</p></section>') for name in ("prose", "prose tight"))
    assert first.find(f".//{W}ind") is None
    assert [entry.get(f"{W}left") for entry in second.iter(f"{W}ind")] == ["1814"]
    assert second.find(f".//{W}spacing") is None


def test_a_date_is_not_cut_in_the_word_file() -> None:
    assert lines("<p>by August 6, 2027</p>") == [("Body Text", "by August\u00a06,\u00a02027")]


def test_words_before_the_first_margin_keep_their_place() -> None:
    html = (
        '<section class="entry"><h2>A</h2><p class="margin">1</p><p>x</p>'
        '<p><span class="margin">2</span>y</p></section>'
    )
    assert [text for _, text in lines(html) if text] == ["A", "1", "x", "2", "y"]


def test_facts_are_two_columns_and_a_term_may_have_none_or_many() -> None:
    html = '<dl class="facts"><dt>A</dt><dd>1</dd><dd>2</dd><dt>B</dt></dl><dl class="facts"></dl>'
    assert len(list(made(html).iter(f"{W}tr"))) == 2
    assert [text for _, text in lines(html) if text] == ["A", "1", "2", "B"]


def test_in_a_figure_the_table_stands_for_the_drawing() -> None:
    html = (
        "<figure><svg><title>Drawn</title><text>May</text></svg>"
        "<table><tbody><tr><td>June</td></tr></tbody></table><figcaption>Rotations</figcaption></figure>"
    )
    assert [text for _, text in lines(html) if text] == ["June", "Rotations"]


def test_links_lead_only_where_letters_may_lead() -> None:
    html = '<p><a href="https://example.org/a">a <strong>b</strong></a> <a href="javascript:x()">c</a></p>'
    content = render_docx(html, SETUP)
    assert len(list(part(content).iter(f"{W}hyperlink"))) == 1
    links = [
        link.get("Target") for link in part(content, "word/_rels/document.xml.rels") if link.get("TargetMode")
    ]
    assert links == ["https://example.org/a"]


def test_letters_from_right_to_left_are_marked_and_the_number_after_them_is_not() -> None:
    document = made('<p>Name: <bdi lang="ur">محمد نور</bdi>, 251</p>')
    runs = [
        ("".join(run.itertext()), run.find(f"{W}rPr/{W}rtl") is not None) for run in document.iter(f"{W}r")
    ]
    assert runs == [("Name: ", False), ("محمد نور", True), ("\u200e", False), (", 251", False)]
    (language,) = document.iter(f"{W}lang")
    assert language.get(f"{W}bidi") == "ur"


def test_a_sentence_from_right_to_left_is_a_paragraph_from_right_to_left() -> None:
    assert list(made(f"<p>{'محمد نور ' * 20}</p>").iter(f"{W}bidi"))
    assert not list(made("<p>محمد نور</p>").iter(f"{W}bidi"))


def test_the_look_of_words_is_named_and_space_is_kept() -> None:
    html = '<p>a <strong>b</strong> <em>c</em><span class="quiet"><strong>d</strong></span><br>e</p>'
    assert [val(e) for e in made(html).iter(f"{W}rStyle")] == ["Strong", "Emphasis", "QuietText"]
    assert lines(html) == [("Body Text", "a b cd e")]


@pytest.mark.parametrize(
    ("paper", "size"), [(PaperSize.LETTER, (12240, 15840)), (PaperSize.A4, (11906, 16838))]
)
def test_both_papers_have_a_text_of_160_millimeters(paper: PaperSize, size: tuple[int, int]) -> None:
    setup = PageSetup(title="t", author="a", paper=paper)
    body = part(render_docx("<p>x</p>", setup))
    page, margins = next(body.iter(f"{W}pgSz")), next(body.iter(f"{W}pgMar"))
    width, height = int(page.get(f"{W}w", "")), int(page.get(f"{W}h", ""))
    assert (width, height) == pytest.approx(size, abs=1)
    text = width - int(margins.get(f"{W}left", "")) - int(margins.get(f"{W}right", ""))
    assert text == pytest.approx(160 / 25.4 * 1440, abs=2)


def test_a_running_line_from_right_to_left_is_marked_too() -> None:
    content = render_docx("<p>Words</p>", replace(SETUP, running_header="محمد نور", footer="نور, 2028"))
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.startswith(("word/header", "word/footer"))]
    runs = [run for name in names for run in part(content, name).iter(f"{W}r")]
    marked = {"".join(run.itertext()) for run in runs if run.find(f"{W}rPr/{W}rtl") is not None}
    assert marked == {"محمد نور", "نور"}


def test_running_lines_stand_on_every_page_but_the_header_not_on_the_first(specimen: bytes) -> None:
    section = docx.Document(BytesIO(specimen)).sections[0]
    assert section.different_first_page_header_footer
    assert [p.text for p in section.header.paragraphs] == ["Ayesha Khan · AAMC ID"]
    assert [p.text for p in section.first_page_header.paragraphs] == [""]
    for footer in (section.footer, section.first_page_footer):
        fields = [e.get(f"{W}instr", "").strip() for e in footer._element.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]
        assert footer.paragraphs[0].text.startswith("Season 2028\tPage ")


def test_the_language_of_the_document_is_that_of_the_set_up() -> None:
    content = render_docx("<p>x</p>", PageSetup(title="t", author="a", language="en-GB"))
    (language,) = part(content, "word/styles.xml").iter(f"{W}lang")
    assert val(language) == "en-GB"


@pytest.mark.parametrize(
    "naughty",
    ["a & b < c > d", "{{7*7}}", "\\u0000", "x" * 10_000, "👩🏽‍⚕️", "e\u0301\u0327" * 30, "  two  spaces "],
)
def test_any_text_arrives_whole_in_a_file_without_findings(naughty: str, tmp_path: Path) -> None:
    from html import escape

    content = render_docx(f"<p>{escape(naughty)}</p>", SETUP)
    assert lines(f"<p>{escape(naughty)}</p>") == [("Body Text", " ".join(naughty.split()))]
    assert audit(content, tmp_path) == []


def test_characters_that_xml_has_not_are_replaced() -> None:
    assert lines("<p>a\x0bb\ud800c\ufffed</p>") == [("Body Text", "a\ufffdb\ufffdc\ufffdd")]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<ul></ul>",
        "<table></table>",
        "<table><tbody><tr></tr></tbody></table>",
        '<section class="boxed"></section>',
        '<section class="entry"><p class="margin"></p></section>',
        "<ul><li></li></ul>",
        '<section class="page"></section><section class="page"><dl class="facts"><dd>x</dd></dl></section>',
        '<section class="boxed">' * 5 + "<ul><li>x</li></ul>" + "</section>" * 5,
        "<table><tbody><tr><td><table><tbody><tr><td>x</td></tr></tbody></table></td></tr></tbody></table>",
        '<dl class="facts"><dt>a</dt><dd><dl class="facts"><dt>b</dt><dd>c</dd></dl></dd></dl>',
        '<dl class="facts"><dt>a</dt><dd>' * 5 + "b" + "</dd></dl>" * 5,
        "<ol>" + "<li>x<ol>" * 12 + "<li>y</li>" + "</ol></li>" * 12 + "</ol>",
        "<ul>" + "<li>x<ul>" * 12 + "<li>y</li>" + "</ul></li>" * 12 + "</ul>",
        "<p></p><hr>",
    ],
)
def test_empty_and_odd_pages_give_files_without_findings(html: str, tmp_path: Path) -> None:
    assert audit(render_docx(html, SETUP), tmp_path) == []


def test_importing_the_writer_does_not_import_python_docx() -> None:
    code = "import sys, awaykit.rendering.word_file; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
