"""The minimal dossier, an output folder, and the papers of an earlier run in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from browser import Browser, chromium
from conftest import Built, needs
from minimal import minimal_dossier


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return minimal_dossier(tmp_path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def made(out: Path, built: Callable[..., Built]) -> Path:
    """The papers of the minimal sample, as an earlier run left them."""
    return Path(shutil.copytree(built("minimal").folder, out))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    needs("chromium", "chromedriver")
    with chromium() as opened:
        yield opened


@pytest.fixture
def silent(browser: Browser) -> Iterator[Browser]:
    """The browser, in which no page may complain or ask for anything but itself."""
    browser.resize(1280, 900)
    browser.complaints()
    browser.requests()
    yield browser
    assert browser.complaints() == []
    assert [address for address in browser.requests() if not address.startswith("file:///")] == []
