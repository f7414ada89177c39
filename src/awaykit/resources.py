"""The folders of the files that come with the program: templates, styles, fonts, samples."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"
_CHECKOUT = _PACKAGE.parents[1]


def _folder(name: str) -> Path:
    """The folder inside an installed wheel, or the one at the top of a checkout."""
    installed = _INSTALLED / name
    return installed if installed.is_dir() else _CHECKOUT / name


def package_folder() -> Path:
    """The folder of the program's own code and data."""
    return _PACKAGE


def templates_folder() -> Path:
    """The folder of our templates, with `styles/` (style sheet, reference.docx, fonts) inside."""
    return _folder("templates")


def screens_folder() -> Path:
    """The folder of the program's own pages for a browser, which a dossier's templates don't replace."""
    return templates_folder() / "screens"


def samples_folder() -> Path:
    """The folder of sample dossiers, one subfolder a fictional applicant."""
    return _folder("samples")
