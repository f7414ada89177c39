"""The bundled fonts: which letters they have, and that no other font is used."""

import os
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from awaykit.rendering.fonts import (
    bundled_fonts_folder,
    configuration,
    font_advice,
    font_files,
    missing_glyph_problems,
    use_only_our_fonts,
)
from awaykit.rendering.page import MissingGlyph, PageSetup
from awaykit.rendering.pdf import PdfRenderer
from awaykit.resources import templates_folder
from checkers import embedded_fonts
from own_font import make_font

SETUP = PageSetup(title="t", author="a")
NAMES = {
    "Vietnamese": "Nguyễn Thị Ánh Tuyết Đặng Ỷ",
    "Polish, Czech, Hungarian, Romanian": "ĄąĆćĘęŁłŃńÓóŚśŹźŻż Řřěůťďľ Őőű Țțșăâî",
    "Turkish, Azerbaijani": "İıŞşĞğÇçÖöÜü Əə",
    "Yoruba, Igbo, Hausa": "Ẹẹọ́ṣ Ịịụ Ɓɓ Ɗɗ Ƙƙ Ƴƴ",
    "transliteration": "ḥṭṣḍẓʿʾĪīŪūĀāṛṇṃñḷśĠġḫ",
    "Greek": "Ελένη Παπαδοπούλου Ϊΰ",
    "Cyrillic": "Олександр Їжакевич Ђорђевић Ѓорѓи Ўладзь Қожахметова Әсел Өмүрбеков Ҳусейн",
    "Urdu": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئۓؤۂ۱۲۳۴۵۶۷۸۹۰،۔؟َُِّْٰٔ",
    "Pashto, Kurdish, Uyghur": "ټډړږښګڼۍې ێڕڵۆڤەۀ ڭۋۇۈ",
    "Hebrew": "נועה לוי שָׁלוֹם",
    "Devanagari": "आयशा ख़ान क्षत्रिय",
    "Bengali": "আয়েশা খান ক্ষ",
    "Gurmukhi": "ਆਇਸ਼ਾ ਖ਼ਾਨ",
    "Gujarati": "આયશા ખાન",
    "Odia": "ଆୟଶା ଖାନ",
    "Tamil": "ஆயிஷா கான்",
    "Telugu": "ఆయిషా ఖాన్",
    "Kannada": "ಆಯಿಶಾ ಖಾನ್",
    "Malayalam": "ആയിഷ ഖാൻ",
    "Sinhala": "ආයිෂා ඛාන් ශ්‍රී",
    "Thai": "ไอชา ข่าน",
    "Lao": "ໄອຊາ ຂ່ານ",
    "Khmer": "អៃសា ខាន់",
    "Burmese": "အိုင်ရှာ ခန်",
    "Georgian": "აიშა ხანი",
    "Armenian": "Այշա Խան",
    "Ethiopic": "አይሻ ካን",
    "Thaana": "އާއިޝާ ޚާން",
    "Tibetan": "ཨཱ་ཡི་ཤཱ་ཁཱན།",
    "signs": "☐ • – — → ≥ ≤ ± × µ ° ½ “ ” ‘ ’ … · ✓ − № § © ® ™ € £ ₹ ₦ † ‡",
}


def _opened(file: Path) -> TTFont:
    return TTFont(BytesIO(file.read_bytes()), lazy=True)


@pytest.fixture(scope="module")
def renderer() -> PdfRenderer:
    return PdfRenderer()


@pytest.mark.parametrize("script", NAMES)
@pytest.mark.parametrize("tag", ["bdi", "strong", "em"])
def test_names_of_the_world_have_their_letters(renderer: PdfRenderer, script: str, tag: str) -> None:
    rendered = renderer.render(f"<p><{tag}>{NAMES[script]}</{tag}></p>", SETUP)
    assert rendered.missing == ()


def test_every_embedded_font_is_one_of_ours(renderer: PdfRenderer, tmp_path: Path) -> None:
    words = "".join(f"<p>{name} <strong>{name}</strong></p>" for name in NAMES.values())
    file = tmp_path / "names.pdf"
    file.write_bytes(renderer.render(words, SETUP).content)
    fonts = embedded_fonts(file)
    # Pango ends a family with a comma where its last word could be taken for a size
    families = {re.sub(r",?(-(Bold|Semi-Bold|Italic).*)?$", "", font) for font in fonts}
    ours = {str(_opened(file)["name"].getBestFamilyName()) for file in font_files(bundled_fonts_folder())}
    assert len(fonts) > 30
    assert families <= {name.replace(" ", "-") for name in ours}


def test_a_family_of_the_computer_is_not_seen(renderer: PdfRenderer, tmp_path: Path) -> None:
    file = tmp_path / "serif.pdf"
    file.write_bytes(
        renderer.render('<p style="font-family: DejaVu Sans, sans-serif">Words</p>', SETUP).content
    )
    listed = " ".join(embedded_fonts(file))
    assert "Source-Serif-4" in listed
    assert "DejaVu" not in listed


def test_a_font_in_the_dossiers_folder_is_used(tmp_path: Path) -> None:
    make_font(tmp_path / "fonts" / "Own.ttf", "漢")
    html = "<p>Known as <bdi>漢</bdi></p>"
    assert PdfRenderer(tmp_path / "fonts").render(html, SETUP).missing == ()
    assert PdfRenderer().render(html, SETUP).missing == (MissingGlyph("漢", "Known as 漢"),)


def test_figures_are_lining_and_of_one_width() -> None:
    for file in bundled_fonts_folder().glob("SourceSerif4-*.ttf"):
        font = _opened(file)
        letters, widths = font.getBestCmap(), font["hmtx"]
        assert len({widths[letters[ord(figure)]][0] for figure in "0123456789"}) == 1


def test_every_bundled_family_stands_in_the_style_sheet() -> None:
    sheet = (templates_folder() / "styles" / "print.css").read_text(encoding="utf-8")
    families = {str(_opened(file)["name"].getBestFamilyName()) for file in font_files(bundled_fonts_folder())}
    assert len(families) > 20
    assert {family for family in families if f'"{family}"' not in sheet} == set()


def test_licences_lie_beside_the_fonts() -> None:
    folder = bundled_fonts_folder()
    assert {file.name for file in folder.glob("OFL*.txt")} == {"OFL-Noto.txt", "OFL-SourceSerif4.txt"}
    assert all(file.name.startswith(("Noto", "SourceSerif4")) for file in font_files(folder))
    for licence in folder.glob("OFL*.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


def test_bundled_fonts_stay_below_eight_megabytes() -> None:
    assert sum(file.stat().st_size for file in font_files(bundled_fonts_folder())) < 8_000_000


def test_the_configuration_escapes_the_names_of_folders() -> None:
    text = configuration([Path("/a & b <c>")], Path("/cache"))
    assert "<dir>/a &amp; b &lt;c&gt;</dir>" in text.replace("\\", "/")


def test_a_cache_that_cannot_be_written_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    file = use_only_our_fonts()
    assert os.environ["FONTCONFIG_FILE"] == str(file)
    assert file.is_file()
    assert tmp_path not in file.parents


def test_an_empty_fonts_folder_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    assert use_only_our_fonts(tmp_path) == use_only_our_fonts() == use_only_our_fonts(tmp_path / "none")
    shutil.copy(font_files(bundled_fonts_folder())[0], tmp_path)
    assert use_only_our_fonts(tmp_path) != use_only_our_fonts()


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("漢", "NotoSerifSC-Regular.ttf"),
        ("か", "NotoSerifJP-Regular.ttf"),
        ("한", "NotoSerifKR-Regular.ttf"),
        ("々", "NotoSerifSC-Regular.ttf"),
        ("ﾀ", "NotoSerifJP-Regular.ttf"),
        ("ᐊ", "NotoSansCanadianAboriginal-Regular.ttf"),
        ("ߡ", "NotoSansNKo-Regular.ttf"),
        ("Ꞻ", "NotoSans-Regular.ttf"),
        ("𝐀", "Write it with other letters"),
        ("Ａ", "Write it with other letters"),
        ("𞤀", "NotoSansAdlam-Regular.ttf"),
        ("ᱟ", "NotoSansOlChiki-Regular.ttf"),
        ("😀", "Write it in words"),
        ("\ue000", "Write it in words"),
    ],
)
def test_advice_names_the_file_to_add(character: str, words: str) -> None:
    assert words in font_advice(character)


@pytest.mark.parametrize(
    ("name", "file"),
    [("佐々木 さくら", "NotoSerifJP"), ("金 지민", "NotoSerifKR"), ("欧阳 晓华", "NotoSerifSC")],
)
def test_one_font_is_advised_for_one_east_asian_name(name: str, file: str) -> None:
    missing = [MissingGlyph(character, name) for character in name if character != " "]
    (problem,) = missing_glyph_problems(missing)
    assert f"{file}-Regular.ttf" in (problem.hint or "")


def test_characters_with_the_same_cure_make_one_problem() -> None:
    missing = [MissingGlyph("漢", "Name 漢字"), MissingGlyph("字", "Name 漢字"), MissingGlyph("😀", "Hi 😀")]
    first, second = missing_glyph_problems(missing)
    assert first.message == "No font here can print these characters: 漢字. They stand in “Name 漢字”."
    assert second.message == "No font here can print this character: 😀. It stands in “Hi 😀”."
