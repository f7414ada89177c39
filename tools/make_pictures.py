"""Make the pictures of README: the first two pages of one sample packet, as small PNG files.

Needs poppler's `pdftoppm` and Pillow. `python -m tools.make_pictures PACKET.pdf [FOLDER]`
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

FOLDER = Path(__file__).resolve().parents[1] / "docs"
PAGES = (1, 2)
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


def make_pictures(packet: Path, folder: Path) -> list[Path]:
    """Write a picture of each page into `folder`; the same packet gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        drawn = Path(name) / "page"
        size = str(WIDTH * SHARPER)
        first, last = str(min(PAGES)), str(max(PAGES))
        command = ["pdftoppm", "-png", "-f", first, "-l", last, "-scale-to-x", size, "-scale-to-y", "-1"]
        subprocess.run([*command, str(packet), str(drawn)], check=True)
        made = []
        for number, page in zip(PAGES, sorted(Path(name).glob("page*.png")), strict=True):
            target = folder / f"packet-page-{number}.png"
            picture(page).save(target, optimize=True)
            made.append(target)
    return made


def main() -> int:
    """Make the pictures and say where they are."""
    if len(sys.argv) not in {2, 3}:
        print(__doc__)
        return 2
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER  # noqa: PLR2004 (packet and folder)
    for path in make_pictures(Path(sys.argv[1]), folder):
        print(f"written  {path}  ({path.stat().st_size // 1000} kB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
