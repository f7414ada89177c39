"""Chromium driven through its own WebDriver: a small client, since the protocol is JSON over HTTP."""

import base64
import http
import http.client
import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver hands out elements (W3C WebDriver, section 12)."""

TAB, ENTER, CONTROL = "\ue004", "\ue007", "\ue009"

REFUSED = """
navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
"""
ALL_REFUSED = f"{REFUSED} document.execCommand = () => false;"
"""What makes a browser refuse to copy: in the first way that pages try, and in every way."""

_PASTE_HERE = """
const field = document.createElement("textarea");
field.id = "pasted";
document.body.prepend(field);
field.focus();
"""


class Browser:
    """One window; `network` and `complaints` tell what the pages asked for, and what went wrong in them."""

    def __init__(self, port: int) -> None:
        self._session = ""
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        began = self._call("POST", "/session", {"capabilities": {"alwaysMatch": _capabilities()}})
        self._session = f"/session/{began['sessionId']}"
        self.cdp("Network.enable")
        self.cdp("Log.enable")

    def open(self, page: Path, fragment: str = "") -> None:
        """Open a file from the disk."""
        self._send("POST", "/url", {"url": page.absolute().as_uri() + fragment})

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever JSON says
        """What a function body answers in the page."""
        return self._send("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def cdp(self, command: str, **parameters: object) -> Any:  # noqa: ANN401 - whatever JSON says
        """A command of the developer tools."""
        return self._send("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def click(self, selector: str) -> None:
        """Click with the mouse on what a CSS selector finds first."""
        found = self._send("POST", "/element", {"using": "css selector", "value": selector})
        self._send("POST", f"/element/{found[_ELEMENT]}/click", {})

    def press(self, *keys: str) -> None:
        """Press keys together, and let go of them in turn."""
        downs = [{"type": "keyDown", "value": key} for key in keys]
        ups = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._send("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": downs + ups}]})

    def pasted(self) -> str:
        """What the clipboard holds, as a field of another page would get it."""
        self.run(_PASTE_HERE)
        self.press(CONTROL, "v")
        return str(self.run("const f = document.getElementById('pasted'); f.remove(); return f.value;"))

    def resize(self, width: int, height: int) -> None:
        """Show the page as on a screen of this size, in CSS pixels."""
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def screenshot(self) -> bytes:
        """The window as PNG."""
        return base64.b64decode(self._send("GET", "/screenshot"))

    def complaints(self) -> list[str]:
        """What the console said since it was last asked: errors, warnings, what the page's policy refused."""
        return [entry["message"] for entry in self._send("POST", "/se/log", {"type": "browser"})]

    def requests(self) -> list[str]:
        """The addresses that were asked for since this was last asked."""
        events = (
            json.loads(entry["message"])["message"]
            for entry in self._send("POST", "/se/log", {"type": "performance"})
        )
        sent = (event["params"] for event in events if event["method"] == "Network.requestWillBeSent")
        return [str(each["request"]["url"]) for each in sent]

    def close(self) -> None:
        """End the session, and the browser with it."""
        self._send("DELETE", "")
        self._line.close()

    def _send(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - whatever JSON says
        return self._call(method, self._session + path, body)

    def _call(self, method: str, path: str, body: object) -> Any:  # noqa: ANN401 - whatever JSON says
        self._line.request(method, path, None if body is None else json.dumps(body))
        answer = self._line.getresponse()
        value = json.loads(answer.read())["value"]
        assert answer.status == http.HTTPStatus.OK, value["message"]
        return value


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium without a network, ended with the block."""
    driver = subprocess.Popen(
        ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert driver.stdout is not None
    try:
        port = next(found[1] for line in driver.stdout if (found := re.search(r"on port (\d+)\.", line)))
        browser = Browser(int(port))
        try:
            browser.cdp(
                "Network.emulateNetworkConditions",
                offline=True,
                latency=0,
                downloadThroughput=-1,
                uploadThroughput=-1,
            )
            yield browser
        finally:
            browser.close()
    finally:
        driver.kill()
        driver.stdout.close()
        driver.wait()


def _capabilities() -> dict[str, object]:
    arguments = ["--headless=new", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to start as root with it
    return {
        "browserName": "chrome",
        "goog:chromeOptions": {"args": [*arguments, "--window-size=1280,900", "--disable-dev-shm-usage"]},
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
    }
