"""Independent checkers of finished files: PDF/UA, qpdf, poppler and Open XML."""

import io
import os
import subprocess
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from shutil import copyfile, which

from openxml_audit import FileFormat, OpenXmlValidator
from pdfua.cli import main as pdfua

from conftest import needs


def output_of(program: str, *words: str | Path) -> str:
    """What a program writes; it must end well."""
    needs(program)
    command = [program, *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def pdfua_errors(path: Path) -> str:
    """What pdfua says when it finds an error, else nothing."""
    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        status = pdfua(["check", str(path)])
    return told.getvalue() if status else ""


def qpdf_errors(path: Path) -> str:
    """What qpdf says when the file's structure is damaged, else nothing."""
    needs("qpdf")
    done = subprocess.run(["qpdf", "--check", str(path)], check=False, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def openxml_errors(path: Path) -> list[str]:
    """Every finding of openxml-audit."""
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(path)
    return [str(error) for error in result.errors]


def pdf_text(path: Path) -> str:
    """The words of a PDF as poppler lays them out, page after page."""
    return output_of("pdftotext", "-enc", "UTF-8", "-layout", path, "-")


def pdf_info(path: Path) -> dict[str, str]:
    """What pdfinfo tells: title, pages, page size, tagged."""
    pairs = (line.split(":", 1) for line in output_of("pdfinfo", path).splitlines() if ":" in line)
    return {key.strip(): value.strip() for key, value in pairs}


def embedded_fonts(path: Path) -> list[str]:
    """The name of each font in a PDF, as pdffonts lists it; all of them must be embedded."""
    rows = [row.split() for row in output_of("pdffonts", path).splitlines()[2:]]
    assert all(row[-5] == "yes" for row in rows), "every font is embedded"
    return [row[0].split("+")[1] for row in rows]


def _without_our_fonts() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


def converted_by_libreoffice(path: Path, ending: str, folder: Path) -> Path:
    """The file that LibreOffice makes of another; its profile and its caches stay in `folder`."""
    (made,) = all_converted_by_libreoffice([path], ending, folder)
    return made


def all_converted_by_libreoffice(paths: Sequence[Path], ending: str, folder: Path) -> list[Path]:
    """What LibreOffice makes of many files, in one call: copies under numbers, as names may be the same.

    A test that made pages in this process has set our own list of fonts, which lacks those that Word
    files name: LibreOffice must not inherit it.
    """
    needs("soffice")
    program = which("soffice")
    assert program
    (folder / "copies").mkdir()
    copies = [
        Path(copyfile(path, folder / "copies" / f"{number:04d}{path.suffix}"))
        for number, path in enumerate(paths)
    ]
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", ending, "--outdir", str(folder), *map(str, copies)),
        ],
        env=_without_our_fonts() | {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")},
        check=True,
        capture_output=True,
        timeout=120 + 2 * len(paths),
    )
    return [folder / f"{path.stem}.{ending.split(':', maxsplit=1)[0]}" for path in copies]
