"""Make the pictures of README from the papers of one built sample, as small PNG files.

Needs poppler's `pdftoppm` and Pillow. `python -m tools.make_pictures OUTPUT [FOLDER]`, where OUTPUT is what
`awaykit build samples/complete` wrote.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

FOLDER = Path(__file__).resolve().parents[1] / "docs"
PICTURES = (
    ("packet-page-1", "send/adeyemi/*_Letter_Packet_*.pdf", 1),
    ("packet-page-2", "send/adeyemi/*_Letter_Packet_*.pdf", 2),
    ("eras-draft-page-2", "private/eras/*_ERAS_Draft_*.pdf", 2),
    ("strategy-page-1", "private/strategy/*.pdf", 1),
)
"""Name of the picture, where the paper lies, its page."""

WIDTH = 900
"""Of the finished picture with its border, in pixels."""

BORDER, GRAY = 1, 0xB0
"""A thin edge, so that a white page shows on a white screen."""

SHARPER = 2
"""How many times larger a page is drawn than shown: letters come out cleaner."""

SHADES = 16
"""Enough for black letters with soft edges; each file stays well below 200 kB."""


def picture(page: Path) -> Image.Image:
    """One page in gray, as wide as it is shown, with its edge."""
    with Image.open(page) as drawn:
        inner = WIDTH - 2 * BORDER
        height = round(drawn.height * inner / drawn.width)
        small = drawn.convert("L").resize((inner, height), Image.Resampling.LANCZOS)
    return ImageOps.expand(small, border=BORDER, fill=GRAY).quantize(SHADES)


def make_pictures(output: Path, folder: Path) -> list[Path]:
    """Write each picture into `folder`; the same papers give the same bytes.

    Raises:
        ValueError: a paper is missing, or more than one has such a name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory() as scratch:
        for name, where, page in PICTURES:
            (paper,) = output.glob(where)
            drawn = Path(scratch) / name
            size = ("-scale-to-x", str(WIDTH * SHARPER), "-scale-to-y", "-1")
            pages = ("-f", str(page), "-l", str(page), "-singlefile")
            subprocess.run(["pdftoppm", "-png", *pages, *size, str(paper), str(drawn)], check=True)
            target = folder / f"{name}.png"
            picture(drawn.with_suffix(".png")).save(target, optimize=True)
            made.append(target)
    return made


def main() -> int:
    """Make the pictures and say where they are."""
    if len(sys.argv) not in {2, 3}:
        print(__doc__)
        return 2
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER  # noqa: PLR2004 (output and folder)
    for path in make_pictures(Path(sys.argv[1]), folder):
        print(f"written  {path}  ({path.stat().st_size // 1000} kB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
