"""Names from all over the world: each letter drawn or reported, in order, in legal files."""

import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from subprocess import run

import pytest

from awaykit.output.file_names import check_planned, folder_name
from awaykit.papers.paper import Format
from awaykit.rendering.fonts import bundled_fonts_folder, font_files
from checkers import all_converted_by_libreoffice, pdf_text
from conftest import Figure
from sweeps.drawn_letters import without_glyph
from sweeps.world_builds import Figures, Made, build_with, look_at_order, look_for_words, planned_paths
from sweeps.world_dossiers import dossier_of_writers, people_of, people_of_script, write_data
from sweeps.world_names import LOCALES, SCRIPTS, names_of

_IN_SHORT = {"Arabic": "packet", "Kana and kanji": "cv"}
"""Scripts of the short form, and the kind of papers that is made with each."""
_OPENED = frozenset({"letter-packet", "cv"})
"""The kinds whose Word files LibreOffice opens: they print all names, and each file takes half a second."""


def look_with_libreoffice(made: Sequence[tuple[str, Made]], folder: Path, figures: Figures) -> None:
    """What LibreOffice makes of Word files when it has the letters of our fonts."""
    (folder / ".fonts").mkdir(parents=True)
    for file in font_files(bundled_fonts_folder()):
        shutil.copy(file, folder / ".fonts")
    fonts = [*font_files(bundled_fonts_folder()), *_fonts_of_the_computer()]
    opened = all_converted_by_libreoffice([each.path for _, each in made], "pdf", folder)
    for pdf, (name, each) in zip(opened, made, strict=True):
        look_at_order(each, pdf, figures)
        where = f"{name} {each} by LibreOffice"
        look_for_words(where, Format.PDF, pdf_text(pdf), each.names, figures)
        figures.bad += [f"{where} has no glyph for {text}" for text in without_glyph(pdf, fonts)]


def _fonts_of_the_computer() -> Iterator[Path]:
    listed = run(["fc-list", "--format", "%{file}\n"], check=True, capture_output=True, text=True).stdout
    yield from (Path(line) for line in listed.splitlines())


def test_names_from_right_to_left_and_names_that_need_a_font(tmp_path: Path, figure: Figure) -> None:
    figures = Figures()
    for script, command in _IN_SHORT.items():
        called = SCRIPTS[script]
        build_with(tmp_path / script, people_of_script(called), figures, called.font, command)
    figure(f"names of the world: {figures}")
    assert figures.lines > 50
    assert figures.told > 0
    assert figures.bad == [], "\n".join(figures.bad)


def _paths_of_writers(names: Sequence[str], folder: Path) -> dict[tuple[str, str, str], PurePosixPath]:
    return planned_paths(write_data(folder, dossier_of_writers(names)), "output")


@pytest.mark.parametrize("locales", [LOCALES[::8], pytest.param(LOCALES, marks=pytest.mark.sweep)])
def test_files_for_writers_of_all_the_world_have_legal_names_of_their_own(
    locales: tuple[str, ...], tmp_path: Path, figure: Figure
) -> None:
    names = [name for locale in locales for name in names_of(locale, 2)]
    paths = _paths_of_writers(names, tmp_path / "all")
    for path in paths.values():
        check_planned(path)
    assert len({str(path).casefold() for path in paths.values()}) == len(paths)
    fewer = _paths_of_writers(names[:-1], tmp_path / "fewer")
    turned = _paths_of_writers(names[::-1], tmp_path / "turned")
    decomposed = _paths_of_writers([unicodedata.normalize("NFD", name) for name in names], tmp_path / "nfd")
    assert fewer.items() <= paths.items()
    assert turned == paths
    assert set(decomposed.values()) == set(paths.values())
    figure(f"{len(names)} letter writers: {len(paths)} names of files, all legal, distinct, stable")


PARTS = 4


@pytest.mark.sweep
@pytest.mark.parametrize("part", range(PARTS))
def test_two_people_and_a_hospital_in_each_script(part: int, tmp_path: Path, figure: Figure) -> None:
    figures, opened, scripts = Figures(), [], list(SCRIPTS)[part::PARTS]
    for script in scripts:
        called = SCRIPTS[script]
        made = build_with(tmp_path / folder_name(script), people_of_script(called), figures, called.font)
        if not called.font:
            opened += [(script, each) for each in made if _is_to_open(each)]
    look_with_libreoffice(opened, tmp_path / "opened", figures)
    figure(f"{len(scripts)} scripts ({len(opened)} files by LibreOffice): {figures}")
    assert figures.bad == [], "\n".join(figures.bad)


@pytest.mark.sweep
@pytest.mark.parametrize("part", range(PARTS))
def test_a_hundred_names_of_each_locale(part: int, tmp_path: Path, figure: Figure) -> None:
    figures, opened, locales = Figures(), [], LOCALES[part::PARTS]
    for locale in locales:
        font = "NotoSerifKR-Regular.ttf" if locale == "ko_KR" else ""
        made = build_with(tmp_path / locale, people_of(names_of(locale)), figures, font, "cv")
        if not font:
            opened += [
                (locale, each) for each in made if _is_to_open(each) and each.filled.paper.kind == "cv"
            ][:1]
    look_with_libreoffice(opened, tmp_path / "opened", figures)
    figure(f"names of {len(locales)} locales ({len(opened)} files by LibreOffice): {figures}")
    assert figures.bad == [], "\n".join(figures.bad)


def _is_to_open(made: Made) -> bool:
    return made.form is Format.DOCX and made.filled.paper.kind in _OPENED
