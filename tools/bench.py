"""Measures whole processes against bare scripts, in turns in one run, and prints the ratios.

Seconds differ from computer to computer and from hour to hour; ratios hold.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from awaykit.rendering.page import PaperSize
from awaykit.resources import samples_folder
from awaykit.run.order import Selection
from awaykit.run.pages import Pages
from awaykit.run.prepare import prepare
from tools.demo import sample_days

COMMAND = Path(sys.executable).parent / "awaykit"
SAMPLE = "minimal"

EMPTY_APP = """
import typer
app = typer.Typer()
{commands}
app()
"""
EMPTY_COMMAND = """
@app.command("{name}")
def command_{number}() -> None:
    "Does nothing."
"""
BARE_SCRIPT = """
import sys
from pathlib import Path
from awaykit.rendering.fonts import use_only_our_fonts
use_only_our_fonts(None)
import weasyprint
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
styles = [weasyprint.CSS(filename={css!r}, font_config=fonts)]
for page in sorted(Path({pages!r}).glob("*.html")):
    html = weasyprint.HTML(string=page.read_text(encoding="utf-8"))
    pdf = str(page.with_suffix(".pdf"))
    html.write_pdf(pdf, stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")
"""


@dataclass(frozen=True, slots=True)
class Race:
    """Ours against another, and how much longer ours may take."""

    what: str
    ours: Callable[[], None]
    other: Callable[[], None]
    most: float
    rounds: int = 7

    def run(self) -> bool:
        """Run both in turns, print the ratio of the medians, say whether it is within its limit."""
        times: dict[str, list[float]] = {"ours": [], "other": []}
        self.ours()
        self.other()
        for _ in range(self.rounds):
            for name, job in (("ours", self.ours), ("other", self.other)):
                began = time.perf_counter()
                job()
                times[name].append(time.perf_counter() - began)
        ours, other = (statistics.median(times[name]) for name in ("ours", "other"))
        is_within = ours <= other * self.most
        verdict = "within" if is_within else "OVER"
        print(f"{self.what}: {ours:.2f} s / {other:.2f} s = {ours / other:.2f}, {verdict} {self.most}")
        return is_within


def run(*words: str | Path) -> None:
    """Run a program to its end without its output; modules are kept compiled, as an installation has them."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL, env=compiled)


def help_race(folder: Path) -> Race:
    """`awaykit --help` against an empty Typer app with as many commands."""
    from awaykit.cli.main import app

    names = [each.name for each in app.registered_commands]
    names += [each.name for each in app.registered_groups]
    commands = "".join(EMPTY_COMMAND.format(name=name, number=number) for number, name in enumerate(names))
    script = folder / "empty_app.py"
    script.write_text(EMPTY_APP.format(commands=commands), encoding="utf-8")
    return Race(
        "--help",
        lambda: run(COMMAND, "--help"),
        lambda: run(sys.executable, script, "--help"),
        1.5,
        rounds=15,
    )


def packet_race(folder: Path) -> Race:
    """One packet with all that comes with it, against a bare script that renders its PDFs alone."""
    from datetime import date

    from awaykit.papers.paper import Format
    from awaykit.rendering.pdf import whole_page
    from awaykit.resources import templates_folder

    day = sample_days()[SAMPLE]
    dossier = samples_folder() / SAMPLE
    pages = folder / "pages"
    pages.mkdir()
    for filled in prepare(dossier, date.fromisoformat(day), Selection(command="packet")).papers:
        if Format.PDF in filled.paper.formats:
            html = whole_page(filled.html, Pages(PaperSize.LETTER, None).setup(filled.paper))
            (pages / f"{filled.paper.kind}.html").write_text(html, encoding="utf-8")
    css = templates_folder() / "styles" / "print.css"
    script = folder / "bare.py"
    script.write_text(BARE_SCRIPT.format(css=str(css), pages=str(pages)), encoding="utf-8")
    numbers = iter(range(1_000))

    def ours() -> None:
        run(COMMAND, "packet", dossier, "--today", day, "--out", folder / f"packet-{next(numbers)}")

    return Race("one packet and its sisters", ours, lambda: run(sys.executable, script), 1.5)


def second_build_race(folder: Path) -> Race:
    """A second build of the complete sample against its first."""
    day = sample_days()["complete"]
    numbers = iter(range(1_000))
    warm = folder / "again"

    def build(out: Path) -> None:
        run(COMMAND, "build", samples_folder() / "complete", "--today", day, "--out", out)

    build(warm)
    return Race(
        "second build", lambda: build(warm), lambda: build(folder / f"first-{next(numbers)}"), 0.25, rounds=5
    )


def main() -> int:
    """Run all races; 1 when one is over its limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results = [make(folder).run() for make in (help_race, packet_race, second_build_race)]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
