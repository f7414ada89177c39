"""Writes the pages that are made from the code; tests compare them with what this makes."""

import sys
from pathlib import Path

from awaykit.loading.schema import SCHEMA_NAME, field_reference, schema_text
from awaykit.papers.all_kinds import KINDS
from awaykit.papers.paper import DocumentKind
from awaykit.rendering.templating.context import documented_variables
from awaykit.rendering.templating.sandbox import FILTERS
from awaykit.resources import samples_folder, templates_folder
from awaykit.review.all_rules import rules_page
from tools.guide_map import guide_map_page

ROOT = Path(__file__).parents[1]
TEMPLATES_HEAD = """\
# The templates

Each kind of document is a folder here. Its templates are [Jinja](https://jinja.palletsprojects.com/) and
yield HTML in a small closed vocabulary (`src/awaykit/rendering/vocabulary.py`). Those of e-mails, in
`emails/`, yield plain text: the first line is `Subject: …`, the body follows after an empty line, and a line
that must keep its end has a backslash there. To reword a page or an e-mail, copy its template into your
dossier with `awaykit templates copy NAME` and change the copy: file by file, yours comes before ours.

A variable that is empty can't be printed: put it inside `{{% if … %}} … {{% endif %}}`. A misspelt one is an
error with file, line and the nearest name.

Filters: {filters}, and most of
Jinja's own. A date prints as "Friday, August 6, 2027". Inside an attribute of a
tag, write `{{{{ value|attribute }}}}`.
"""


def template_variables() -> str:
    """The list of variables of every kind of document, from the help lines of their contexts."""
    lines = [TEMPLATES_HEAD.format(filters=", ".join(f"`{name}`" for name in FILTERS))]
    for context, kinds in _by_context().items():
        lines += [f"## {kind.title}: `{kind.template}`" for kind in kinds]
        lines += ["", "| variable | type | what it is |", "|---|---|---|"]
        lines += [
            f"| `{variable.name}` | {variable.kind} | {variable.help} |"
            for variable in documented_variables(context)
        ]
        lines.append("")
    return "\n".join(lines)


def _by_context() -> dict[type, list[DocumentKind]]:
    """The kinds that have words, those that see the same variables together."""
    found: dict[type, list[DocumentKind]] = {}
    for kind in KINDS:
        if kind.context is not None:
            found.setdefault(kind.context, []).append(kind)
    return found


def generated() -> dict[Path, str]:
    """Every generated page with its text."""
    samples = samples_folder()
    folders = sorted(path for path in samples.iterdir() if path.is_dir())
    schema = schema_text()
    return {
        ROOT / "docs" / "rules.md": rules_page(),
        ROOT / "docs" / "guide-map.md": guide_map_page(),
        ROOT / "docs" / "dossier-fields.md": field_reference(),
        templates_folder() / "README.md": template_variables(),
        **dict.fromkeys((folder / SCHEMA_NAME for folder in folders), schema),
    }


def main() -> int:
    """Write what differs."""
    for path, text in generated().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"written  {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
