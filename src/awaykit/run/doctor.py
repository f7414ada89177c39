"""Which of the things that the program needs this computer has."""

import platform
import sys
from dataclasses import dataclass
from importlib.metadata import version

from awaykit.rendering.fast_import import PangoMissingError, has_subsetter, pango_version
from awaykit.rendering.fonts import bundled_fonts_folder, font_files


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked for."""

    what: str
    found: str
    is_well: bool
    advice: str | None = None

    @property
    def word(self) -> str:
        """How the check went, in a word."""
        if not self.is_well:
            return "missing"
        return "better" if self.advice else "well"


OLDEST_PYTHON = (3, 11)
_SUBSETTER_ADVICE = "PDFs take twice as long without it. On Debian: apt install libharfbuzz-subset0"


def examine() -> list[Check]:
    """Look at Python, Pango, HarfBuzz's subsetter and the bundled fonts."""
    pango, subsetter = "Pango, for PDF pages", "HarfBuzz subsetter, for speed"
    try:
        found, is_quick = pango_version(), has_subsetter()
    except PangoMissingError as error:
        for_pages = [Check(pango, "not found", is_well=False, advice=error.problems[0].hint)]
    else:
        for_pages = [Check(pango, found, is_well=True), Check(subsetter, "found", is_well=True)]
        if not is_quick:
            for_pages[1] = Check(subsetter, "not found", is_well=True, advice=_SUBSETTER_ADVICE)
    fonts = len(font_files(bundled_fonts_folder()))
    system = f"{platform.python_version()} on {platform.system()}"
    return [
        Check("awaykit", version("awaykit"), is_well=True),
        Check("Python", system, is_well=sys.version_info >= OLDEST_PYTHON),
        *for_pages,
        Check("Fonts", f"{fonts} files", is_well=fonts > 0),
    ]
