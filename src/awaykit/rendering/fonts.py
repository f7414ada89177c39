"""The fonts that pages are set in: ours and the dossier's, never the computer's own.

Pango finds fonts through fontconfig, which reads the file named by FONTCONFIG_FILE. Ours lists the
bundled folder and the dossier's `fonts/` folder, so that the same dossier gives the same bytes on
every computer. This is the one module below `cli` that touches the environment.
"""

import atexit
import functools
import hashlib
import os
import shutil
import tempfile
from html import escape
from pathlib import Path

from awaykit.resources import templates_folder

TEXT_FAMILY = "Source Serif 4"
FONT_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>{family}</string></edit>
  </match>
</fontconfig>
"""


def bundled_fonts_folder() -> Path:
    """The folder of the fonts that come with the program, with their licences."""
    return templates_folder() / "styles" / "fonts"


def font_files(folder: Path) -> list[Path]:
    """The font files that lie directly in `folder`, by name; none if there is no such folder."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in FONT_SUFFIXES)


def use_only_our_fonts(dossier_fonts: Path | None = None) -> Path:
    """Make Pango see the bundled fonts and those in `dossier_fonts`, and no others.

    Must run before a FontConfiguration of WeasyPrint is made; may run again for another dossier.
    Returns the configuration file that is now in force.
    """
    folders = [bundled_fonts_folder()]
    if dossier_fonts is not None and font_files(dossier_fonts):
        folders.append(dossier_fonts.resolve())
    cache = writable_cache("fonts")
    text = configuration(folders, cache)
    file = cache / f"fonts-{hashlib.sha256(text.encode()).hexdigest()[:16]}.conf"
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        _write_whole(file, text)
    os.environ["FONTCONFIG_FILE"] = str(file)
    return file


def configuration(folders: list[Path], cache: Path) -> str:
    """The words of a fontconfig file that lists `folders`; an unknown family becomes our text family."""
    lines = "\n".join(f"  <dir>{escape(str(folder))}</dir>" for folder in folders)
    return _CONFIGURATION.format(folders=lines, cache=escape(str(cache)), family=TEXT_FAMILY)


@functools.cache
def writable_cache(name: str) -> Path:
    """A folder of this name in the user's cache, or one that goes when the process ends."""
    import platformdirs

    own = Path(platformdirs.user_cache_dir("awaykit", appauthor=False)) / name
    try:
        own.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=own):
            return own
    except OSError:
        passing = tempfile.mkdtemp(prefix=f"awaykit-{name}-")
        atexit.register(shutil.rmtree, passing, ignore_errors=True)
        return Path(passing)


def _write_whole(file: Path, text: str) -> None:
    """Write through a temporary file, since another run may be reading the same name."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".fonts-")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    Path(name).replace(file)
