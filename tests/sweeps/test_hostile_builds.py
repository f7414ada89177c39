"""The real command with malicious templates, and pages that refer to files and servers, under strace."""

import shutil
import sys
import time
from pathlib import Path

import pytest

from conftest import COMMAND, SAMPLE_DAYS, SAMPLES, Figure, only_on_linux
from loopback import Counted
from rendering.hostile_references import REFERENCES
from rendering.hostile_templates import HOSTILE
from rendering.test_hostile_templates import SECRET, folder_with
from sweeps.traced import traced

MOST_SECONDS = 60.0
"""One template may take 15; the rest is for strace and for whatever else this computer does."""


@pytest.mark.sweep
@only_on_linux
@pytest.mark.parametrize("name", HOSTILE)
def test_a_build_with_a_hostile_template(name: str, tmp_path: Path, web: Counted, figure: Figure) -> None:
    dossier = Path(shutil.copytree(SAMPLES / "student", tmp_path / "dossier"))
    own = folder_with(tmp_path, HOSTILE[name], web.address)
    (own / "cv").mkdir()
    shutil.copy(own / "letter.html.j2", own / "cv" / "cv.html.j2")
    own.rename(dossier / "templates")
    words = ("cv", dossier, "--today", SAMPLE_DAYS["student"], "--out", tmp_path / "out")
    began = time.monotonic()
    ran = traced(*words, cwd=tmp_path)
    seconds = time.monotonic() - began
    figure(
        f"hostile template: {name}: {len(ran.network)} sockets, {len(web.asked)} requests, {seconds:.1f} s"
    )
    assert seconds < MOST_SECONDS
    assert ran.status in {0, 1}, ran.told
    assert "Traceback" not in ran.told
    assert ran.network == []
    assert web.asked == []
    assert any(path.endswith("templates/cv/cv.html.j2") for path in ran.files), "else this proves nothing"
    assert set(ran.programs[1:]) == {str(COMMAND.with_name("python"))}, "the child that fills templates"
    outside = {tmp_path / "secret.html.j2", Path("/etc/passwd")}
    assert [path for path in ran.files if Path(path).resolve() in outside] == []
    if SECRET not in HOSTILE[name]:
        assert SECRET not in ran.told
    assert not (tmp_path / "secret.html.j2.made").exists()


PROGRAM = """
import sys
from awaykit.rendering.page import PageSetup
from awaykit.rendering.pdf import PdfRenderer
renderer = PdfRenderer()
for html in sys.argv[1:]:
    pages = renderer.render("<p>Words</p>" + html, PageSetup(title="t", author="a")).content
    assert pages.startswith(b"%PDF") and b"SECRETBYTES" not in pages and b"/EmbeddedFile" not in pages
"""


@pytest.mark.sweep
@only_on_linux
def test_pages_with_hostile_references(tmp_path: Path, web: Counted, figure: Figure) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("p::after { content: 'SECRETBYTES' }", encoding="utf-8")
    places = (f"{web.address}/a.png", secret.as_uri())
    pages = [vector.format(place) for vector in REFERENCES for place in places]
    ran = traced("-c", PROGRAM, *pages, cwd=tmp_path, program=Path(sys.executable))
    counts = f"{len(ran.network)} sockets, {len(web.asked)} requests, {len(ran.programs) - 1} processes"
    figure(f"hostile references: {len(REFERENCES)} in {len(pages)} pages, {counts}")
    assert ran.status == 0, ran.told
    assert ran.network == []
    assert web.asked == []
    assert len(ran.programs) == 1
    assert str(secret) not in ran.files
