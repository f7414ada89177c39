"""What this computer has of what the program needs."""

import platform
import sys
from dataclasses import dataclass
from importlib.metadata import version

from awaykit.rendering.fast_import import PangoMissingError, import_weasyprint
from awaykit.rendering.fonts import bundled_fonts_folder, font_files


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

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


_SUBSETTER_ADVICE = "PDFs take twice as long without it. On Debian: apt install libharfbuzz-subset0"


def examine() -> list[Check]:
    """Look at Python, Pango, HarfBuzz's subsetter and the bundled fonts."""
    return [
        Check("awaykit", version("awaykit"), is_well=True),
        Check(
            "Python",
            f"{platform.python_version()} on {platform.system()}",
            is_well=sys.version_info >= (3, 11),
        ),
        *_pango(),
        Check(
            "Fonts",
            f"{len(font_files(bundled_fonts_folder()))} files",
            is_well=bool(font_files(bundled_fonts_folder())),
        ),
    ]


def _pango() -> list[Check]:
    try:
        import_weasyprint()
    except PangoMissingError as error:
        return [Check("Pango, for PDF pages", "not found", is_well=False, advice=error.problems[0].hint)]
    from weasyprint.text.ffi import harfbuzz_subset, pango

    number = pango.pango_version()
    found = f"{number // 10_000}.{number // 100 % 100}.{number % 100}"
    has_subsetter = harfbuzz_subset is not None and bool(harfbuzz_subset)
    return [
        Check("Pango, for PDF pages", found, is_well=True),
        Check(
            "HarfBuzz subsetter, for speed",
            "found" if has_subsetter else "not found",
            is_well=True,
            advice=None
            if has_subsetter
            else "PDFs take twice as long without it. On Debian: apt install libharfbuzz-subset0",
        ),
    ]
