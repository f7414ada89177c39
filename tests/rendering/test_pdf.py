"""PDF pages of the specimen, read with independent programs."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from awaykit.rendering.page import MissingGlyph, PageSetup, PaperSize, PartPages, Rendered
from awaykit.rendering.pdf import PdfRenderer
from awaykit.rendering.vocabulary import CLASSES, check
from checkers import output_of, pdfua_errors
from loopback import Counted
from rendering.hostile_references import REFERENCES

SPECIMEN = Path(__file__).parent / "specimen.html"
SETUP = PageSetup(
    title="Letter request packet",
    author="Ayesha Noor Khan",
    subject="Letter of recommendation",
    keywords=("letter", "internal medicine"),
    running_header="Ayesha Noor Khan · packet",
    footer="Season 2028",
)


@pytest.fixture(scope="module")
def renderer() -> PdfRenderer:
    return PdfRenderer()


@pytest.fixture(scope="module")
def specimen(renderer: PdfRenderer) -> Rendered:
    return renderer.render(SPECIMEN.read_text(encoding="utf-8"), SETUP)


@pytest.fixture(scope="module")
def specimen_file(specimen: Rendered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("specimen") / "specimen.pdf"
    file.write_bytes(specimen.content)
    return file


def _texts(rendered: Rendered) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(rendered.content)).pages]


def _words(rendered: Rendered) -> str:
    return " ".join(" ".join(_texts(rendered)).split())


def test_specimen_stays_inside_the_vocabulary() -> None:
    check(SPECIMEN.read_text(encoding="utf-8"), template="specimen.html")


def test_specimen_shows_every_class() -> None:
    text = SPECIMEN.read_text(encoding="utf-8")
    used = {name for piece in text.split('class="')[1:] for name in piece.split('"')[0].split()}
    assert used == set(CLASSES)


def test_specimen_renders_without_a_warning_or_a_missing_glyph(specimen: Rendered) -> None:
    assert specimen.warnings == ()
    assert specimen.missing == ()


def test_sections_say_on_which_pages_they_stand(specimen: Rendered) -> None:
    names = ("request", "facts", "cases", "cv", "specimen")
    assert specimen.pages == 5
    assert specimen.parts == tuple(PartPages(name, page, page) for page, name in enumerate(names, start=1))


def test_a_section_that_flows_over_says_its_first_and_last_page(renderer: PdfRenderer) -> None:
    long = "<p>One line of words.</p>" * 50
    html = f'<section id="one" class="page">{long}</section><section id="two" class="page"><p>x</p></section>'
    rendered = renderer.render(html, SETUP)
    assert rendered.parts == (PartPages("one", 1, 2), PartPages("two", 3, 3))
    assert rendered.parts[0].count == 2


def test_qpdf_finds_no_error(specimen_file: Path) -> None:
    assert "No syntax or stream encoding errors found" in output_of("qpdf", "--check", specimen_file)


def test_pdfua_finds_no_error(specimen_file: Path) -> None:
    assert pdfua_errors(specimen_file) == ""


def test_the_file_carries_title_author_language_and_tags(specimen: Rendered) -> None:
    reader = PdfReader(BytesIO(specimen.content))
    assert reader.metadata is not None
    assert reader.metadata.title == "Letter request packet"
    assert reader.metadata.author == "Ayesha Noor Khan"
    assert reader.metadata.subject == "Letter of recommendation"
    assert str(reader.root_object["/Lang"]) == "en-US"
    assert "/StructTreeRoot" in reader.root_object
    assert reader.metadata.creation_date is None


def test_headings_become_bookmarks(specimen: Rendered) -> None:
    outline = PdfReader(BytesIO(specimen.content)).outline
    titles = [entry.title for entry in outline if not isinstance(entry, list)]
    names = ["Ayesha Noor Khan, MBBS", "Facts for your letter", "Key cases", "CV summary"]
    assert titles == [*names, "Every style and tag"]
    nested = [entry.title for entry in outline[2] if not isinstance(entry, list)]
    assert nested == ["By competency, with who saw it", "When AAMC’s e-mail comes"]


@pytest.mark.parametrize(("paper", "size"), [(PaperSize.LETTER, (612, 792)), (PaperSize.A4, (595, 842))])
def test_paper_has_its_size(renderer: PdfRenderer, paper: PaperSize, size: tuple[int, int]) -> None:
    setup = PageSetup(title="t", author="a", paper=paper)
    box = PdfReader(BytesIO(renderer.render("<p>x</p>", setup).content)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_lines_break_alike_on_letter_and_a4(renderer: PdfRenderer) -> None:
    html = f"<section><p>{'Words of several lengths follow one another. ' * 12}</p></section>"
    texts = [
        _texts(renderer.render(html, PageSetup(title="t", author="a", paper=paper)))[0].split("Page 1")[0]
        for paper in PaperSize
    ]
    assert texts[0].count("\n") >= 4
    assert texts[0] == texts[1]


def test_footer_counts_pages_and_the_header_starts_on_page_two(specimen: Rendered) -> None:
    for number, text in enumerate(_texts(specimen), start=1):
        assert f"Page {number} of 5" in text
        assert "Season 2028" in text
        assert ("Ayesha Noor Khan · packet" in text) == (number > 1)


def test_a_missing_glyph_is_named_with_the_words_around_it(renderer: PdfRenderer) -> None:
    rendered = renderer.render("<p>Other words.</p><ul><li>Known as <bdi>漢</bdi> at home</li></ul>", SETUP)
    assert rendered.missing == (MissingGlyph("漢", "Known as 漢 at home"),)
    assert rendered.warnings == ()


def test_a_glyph_missing_in_the_running_header_is_found(renderer: PdfRenderer) -> None:
    html = '<section class="page"><p>1</p></section><section class="page"><p>2</p></section>'
    setup = PageSetup(title="t", author="a", running_header="Packet of 漢")
    assert renderer.render(html, setup).missing == (MissingGlyph("漢", "Packet of 漢"),)


def test_a_warning_of_weasyprint_surfaces(renderer: PdfRenderer) -> None:
    rendered = renderer.render('<p style="no-such-property: 1">x</p>', SETUP)
    assert len(rendered.warnings) == 1
    assert "no-such-property" in rendered.warnings[0]


def test_a_warning_of_one_paper_is_not_told_of_the_next(renderer: PdfRenderer) -> None:
    renderer.render('<p style="no-such-property: 1">漢</p>', SETUP)
    after = renderer.render("<p>x</p>", SETUP)
    assert (after.warnings, after.missing) == ((), ())


def test_a_right_to_left_name_keeps_the_number_after_it(renderer: PdfRenderer, tmp_path: Path) -> None:
    rendered = renderer.render("<p>Name: <bdi>محمد</bdi>, 251</p>", PageSetup(title="t", author="a"))
    file = tmp_path / "name.pdf"
    file.write_bytes(rendered.content)
    boxes = output_of("pdftotext", "-bbox", file, "-")
    left = {word: _left_edge(boxes, word) for word in ("Name:", "251")}
    arabic = [float(line.split('xMin="')[1].split('"')[0]) for line in boxes.splitlines() if _is_arabic(line)]
    assert left["Name:"] < min(arabic) < left["251"]


def _is_arabic(line: str) -> bool:
    return any("\u0600" <= character <= "\u06ff" or "\ufe70" <= character <= "\ufefc" for character in line)


def _left_edge(boxes: str, word: str) -> float:
    line = next(line for line in boxes.splitlines() if f">{word}<" in line)
    return float(line.split('xMin="')[1].split('"')[0])


@pytest.mark.parametrize("name", ["A" * 120, "محمد" * 30, "Ab" * 20 + " " + "c" * 80])
@pytest.mark.parametrize(
    "html",
    [
        '<h1 class="title"><bdi>{}</bdi></h1><p class="subtitle"><bdi>{}</bdi></p>',
        '<section class="entry"><p class="margin"><bdi>{}</bdi></p><p><bdi>{}</bdi></p></section>',
        '<dl class="facts"><dt><bdi>{}</bdi></dt><dd><bdi>{}</bdi></dd></dl>',
        '<table class="ledger"><tbody><tr><td>{}</td><td class="numeric">{}</td></tr></tbody></table>',
    ],
)
def test_a_name_of_120_letters_stays_on_the_page(
    renderer: PdfRenderer, tmp_path: Path, name: str, html: str
) -> None:
    setup = PageSetup(title="t", author="a", running_header=name, footer=name)
    file = tmp_path / "long.pdf"
    file.write_bytes(renderer.render(html.format(name, name) * 2, setup).content)
    edges = [
        (float(line.split('xMin="')[1].split('"')[0]), float(line.split('xMax="')[1].split('"')[0]))
        for line in output_of("pdftotext", "-bbox", file, "-").splitlines()
        if "<word" in line
    ]
    left, right = (612 - 453.6) / 2, (612 + 453.6) / 2  # 160 mm of text, in points
    assert min(edge for edge, _ in edges) >= left - 1
    assert max(edge for _, edge in edges) <= right + 1


def test_a_row_of_facts_begins_below_a_long_label(renderer: PdfRenderer, tmp_path: Path) -> None:
    html = (
        '<dl class="facts"><dt>A label that is so long that it takes three lines here</dt><dd>first</dd>'
        "<dt>Label</dt><dd>second</dd></dl>"
    )
    file = tmp_path / "facts.pdf"
    file.write_bytes(renderer.render(html, SETUP).content)
    tops = {
        word: float(line.split('yMin="')[1].split('"')[0])
        for line in output_of("pdftotext", "-bbox", file, "-").splitlines()
        for word in ("first", "here", "Label", "second")
        if f">{word}<" in line
    }
    assert tops["here"] > tops["first"]
    assert tops["second"] == pytest.approx(tops["Label"], abs=1.5), "on one line, the label in smaller type"
    assert tops["second"] > tops["here"]


def test_a_figure_shows_its_picture_and_not_its_table(specimen: Rendered) -> None:
    text = _texts(specimen)[4]
    assert "Timeline of the rotations" in text
    assert "Cardiology" not in text


def test_words_are_those_of_the_fragment(renderer: PdfRenderer) -> None:
    html = "<p>Dr. <bdi>Osei</bdi> on August 6, by e-mail, 7 mmol/L, see page 2.</p>"
    assert "Dr. Osei on August 6, by e-mail, 7 mmol/L, see page 2." in _words(renderer.render(html, SETUP))


@pytest.mark.parametrize("vector", REFERENCES)
def test_nothing_is_asked_of_the_network(renderer: PdfRenderer, web: Counted, vector: str) -> None:
    rendered = renderer.render(f"<p>Words</p>{vector.format(f'{web.address}/a.png')}", SETUP)
    assert web.asked == []
    assert "Words" in _words(rendered)


@pytest.mark.parametrize("vector", REFERENCES)
def test_no_file_is_read(renderer: PdfRenderer, tmp_path: Path, vector: str) -> None:
    from PIL import Image

    secret = tmp_path / "secret.png"
    Image.new("RGB", (8, 8), (1, 2, 3)).save(secret)
    rendered = renderer.render(f"<p>Words</p>{vector.format(secret.as_uri())}", SETUP)
    reader = PdfReader(BytesIO(rendered.content))
    assert [image for page in reader.pages for image in page.images] == []
    assert "/EmbeddedFiles" not in reader.root_object.get("/Names", {})


def test_a_picture_that_was_refused_surfaces_as_a_warning(renderer: PdfRenderer) -> None:
    rendered = renderer.render('<img src="https://example.org/a.png" alt="x">', SETUP)
    assert len(rendered.warnings) == 1
    assert "only pictures inside the document itself are shown" in rendered.warnings[0]


def test_the_network_is_really_there_for_a_renderer_that_asks(web: Counted) -> None:
    from weasyprint import HTML

    HTML(string=f'<img src="{web.address}/a.png" alt="x">').write_pdf()
    assert web.asked == ["/a.png"]


def test_a_picture_inside_the_document_is_shown(renderer: PdfRenderer) -> None:
    dot = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
        "AABJRU5ErkJggg=="
    )
    rendered = renderer.render(f'<p><img src="{dot}" alt="a dot"></p>', SETUP)
    assert len(PdfReader(BytesIO(rendered.content)).pages[0].images) == 1
    assert rendered.warnings == ()


_IN_A_PROCESS = """
import hashlib, json, sys
from pathlib import Path
if "plain" in sys.argv:
    import weasyprint
from awaykit.rendering.page import PageSetup
from awaykit.rendering.pdf import PdfRenderer
renderer = PdfRenderer()
html = Path(sys.argv[1]).read_text(encoding="utf-8")
setup = PageSetup(title="t", author="a", running_header="h")
renderer.render("<p>José Núñez Åkesson, first office</p>", setup)
lazy = not any(name.startswith("fontTools") for name in sys.modules)
done = [renderer.render(html, setup) for _ in range(2)]
sums = [hashlib.sha256(one.content).hexdigest() for one in done]
print(json.dumps({"sums": sums, "warnings": done[0].warnings, "lazy": lazy}))
"""


def _in_a_process(cache: Path, *words: str, seed: str = "0") -> dict[str, object]:
    import os

    environment = {**os.environ, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _IN_A_PROCESS, str(SPECIMEN), *words],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)
    return answer


def test_bytes_are_the_same_in_every_process_and_with_either_import(tmp_path: Path) -> None:
    no_folder = tmp_path / "a file"
    no_folder.write_text("the cache can't be made below this")
    quick = _in_a_process(tmp_path / "one", seed="1")
    plain = _in_a_process(no_folder, "plain", seed="2")
    assert quick["sums"] == plain["sums"]
    assert len(set(quick["sums"])) == 1  # type: ignore[call-overload]
    assert (quick["warnings"], quick["lazy"]) == ([], True)
    assert plain["lazy"] is False
