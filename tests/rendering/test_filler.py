"""Pages for the browser: their shell, their content policy, and values shown character by character."""

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from awaykit.rendering.templating import filler
from awaykit.rendering.templating.filler import Screens


@dataclass(frozen=True)
class Said:
    words: str = 'It\'s "quoted" - <b>not</b> bold'
    name: str = "محمد"
    day: date = date(2027, 8, 6)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Templates of the test's own in the place of ours."""
    monkeypatch.setattr(filler, "screens_folder", lambda: tmp_path)
    (tmp_path / "screen.css").write_text("p { margin: 0 }", encoding="utf-8")
    (tmp_path / "page.html.j2").write_text(
        '<main><p title="{{ name|attribute }}">{{ words }}</p><p>{{ name }}</p><p>{{ day }}</p></main>\n',
        encoding="utf-8",
    )
    return tmp_path


def policy_of(page: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return found[1]


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def test_values_keep_their_quotes_and_show_as_text(folder: Path) -> None:
    assert folder.is_dir()
    page = Screens().page("page.html.j2", Said(), title="A <title>").decode("utf-8")
    assert '<p title="محمد">It&#39;s &#34;quoted&#34; - &lt;b&gt;not&lt;/b&gt; bold</p>' in page
    assert "<p><bdi>محمد</bdi></p>" in page
    assert "<p>Friday, August 6, 2027</p>" in page
    assert "<title>A &lt;title&gt;</title>" in page


def test_a_page_without_a_script_lets_none_run(folder: Path) -> None:
    assert folder.is_dir()
    policy = policy_of(Screens().page("page.html.j2", Said(), title="t").decode("utf-8"))
    assert policy.split("; ")[0] == "default-src 'none'"
    assert "script-src" not in policy
    assert f"style-src 'sha256-{digest('p { margin: 0 }')}'" in policy


def test_the_one_script_is_known_by_its_hash(folder: Path) -> None:
    script = '"use strict";\n'
    (folder / "do.js").write_text(script, encoding="utf-8")
    page = Screens().page("page.html.j2", Said(), title="t", script="do.js").decode("utf-8")
    assert f"<script>{script}</script>" in page
    assert f"script-src 'sha256-{digest(script)}'" in policy_of(page)


def test_our_script_and_style_ask_for_nothing_and_close_no_tag() -> None:
    from awaykit.resources import screens_folder

    for name in ("copy.js", "screen.css"):
        text = (screens_folder() / name).read_text(encoding="utf-8")
        assert "</" not in text
        assert not re.search(r"https?:|url\(|@import|fetch|XMLHttp|import\(", text)
