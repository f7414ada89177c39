"""Pages for the applicant's browser: a shell of their own, one static script, nothing from a network.

The page's policy lets only our own style and script run, each known by its hash, and lets nothing be fetched.
"""

import base64
import hashlib

from markupsafe import escape

from awaykit.rendering.templating.context import plain_fields
from awaykit.rendering.templating.filler import Filler
from awaykit.resources import screens_folder

_SHELL = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{main}{script}</body>
</html>
"""


class Screens:
    """Fills the templates of screens; compiled once for all pages of a run."""

    def __init__(self) -> None:
        self._filler = Filler((screens_folder(),), are_ours=True, sets_type=False)

    def page(self, template: str, context: object, *, title: str, script: str | None = None) -> bytes:
        """The whole page, in UTF-8; `template` and `script` are names of files of `screens_folder()`.

        Values are shown with the very characters that they have.
        """
        style = _text("screen.css")
        code = _text(script) if script else None
        return _SHELL.format(
            policy=_policy(style, code),
            title=escape(title),
            style=style,
            main=self._filler.fill(template, plain_fields(context)),
            script=f"<script>{code}</script>\n" if code else "",
        ).encode("utf-8")


def _text(name: str) -> str:
    return (screens_folder() / name).read_text(encoding="utf-8")


def _policy(style: str, code: str | None) -> str:
    allowed = ["default-src 'none'", f"style-src {_source(style)}"]
    allowed += [f"script-src {_source(code)}"] if code else []
    return "; ".join([*allowed, "base-uri 'none'", "form-action 'none'"])


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
