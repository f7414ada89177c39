"""Programs that are not ours, asked what they think of a finished file."""

import subprocess
import sys
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator


def pdfua_errors(path: Path) -> str:
    """What pdfua says when it finds an error, else nothing."""
    done = subprocess.run(
        [Path(sys.executable).with_name("pdfua"), "check", str(path)],
        check=False,
        capture_output=True,
        text=True,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def qpdf_errors(path: Path) -> str:
    """What qpdf says when the file's structure is damaged, else nothing."""
    done = subprocess.run(["qpdf", "--check", str(path)], check=False, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def openxml_errors(path: Path) -> list[str]:
    """Every finding of openxml-audit."""
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(path)
    return [str(error) for error in result.errors]


def pdf_text(path: Path) -> str:
    """The words of a PDF as poppler lays them out, page after page."""
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-layout", str(path), "-"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


def pdf_info(path: Path) -> dict[str, str]:
    """What pdfinfo tells: title, pages, page size, tagged."""
    done = subprocess.run(
        ["pdfinfo", str(path)], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    pairs = (line.split(":", 1) for line in done.stdout.splitlines() if ":" in line)
    return {key.strip(): value.strip() for key, value in pairs}
