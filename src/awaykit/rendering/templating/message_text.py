"""A filled text template as the subject and the body of a message.

How a template of a message (`….txt.j2`) is written:

- Its first line is `Subject: …`, the second is empty, the body follows.
- Lines of a paragraph are joined; an empty line parts paragraphs, and several count as one.
- A line that begins with `- ` is an item of a list; lines under it that are set in belong to it.
- A line that ends in a backslash keeps its break, as in a signature or an address. (Two spaces, the
  other custom, can't be seen, and editors take them away.)

What a value holds makes none of these: see `with_marked_breaks`.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from awaykit.problems import Problem, UserError
from awaykit.rendering.templating.context import Fields, Plain

_BREAK, _PARAGRAPH = "\u2028", "\u2029"
"""A line break and an empty line inside a value; a dossier with either character was refused."""

_GUARD = "\ufdd0"
"""Stands beside what would mean something to the reader of lines; Unicode keeps it free for such use."""

_MEANS_SOMETHING = re.compile(r"\s|-|subject\s*:", re.IGNORECASE)
_SUBJECT = re.compile(r"subject:(.*)", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*- ")
_SPACES = re.compile(rf"[ \t\r\f\v{_BREAK}]+")
_KEEPS_BREAK = "\\"


@dataclass(frozen=True, slots=True)
class MessageText:
    """The text of a message: its subject, and its body, one line a paragraph, without a last line end."""

    subject: str
    body: str


def with_marked_breaks(context: Fields) -> Fields:
    """The context for a text template: what a person typed can't look like a line of the template.

    A line break in a value will count as a space, an empty line as a new paragraph. A value that
    begins like an item, a subject or a line that is set in, or ends in a backslash, gets a guard that
    `message_text` takes away.
    """
    return Fields(context.kind, {name: _marked(value) for name, value in context.values.items()})


def message_text(filled: str, *, template: str) -> MessageText:
    """Subject and body of a filled template; `template` is the name to print in problems.

    Raises:
        UserError: the subject or the words below it are missing (as a template of the user's own may).
    """
    lines = filled.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not _one_line(lines[0]):
        del lines[0]
    found = _SUBJECT.fullmatch(lines[0].strip()) if lines else None
    if found is None:
        hint = "Begin the template with a line “Subject: …”."
        raise _problem("This message has no subject.", hint, template)
    subject = _one_line(found[1])
    if not subject:
        raise _problem("The subject of this message is empty.", "Write words after “Subject:”.", template)
    if len(lines) > 1 and _one_line(lines[1]):
        hint = "Leave one line empty; the subject is one line, however long."
        raise _problem("The line below the subject isn't empty.", hint, template)
    body = _body(lines[1:])
    if not body:
        hint = "Write the message below the subject, after an empty line."
        raise _problem("This message has a subject but no words.", hint, template)
    return MessageText(subject, body)


def _marked(value: Plain) -> Plain:
    if isinstance(value, Fields):
        return with_marked_breaks(value)
    if isinstance(value, tuple):
        return tuple(_marked(entry) for entry in value)
    if type(value) is not str:
        return value
    text = value.replace(_GUARD, "")
    if "\n" in text or "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        text = re.sub(r"\n[ \t]*\n\s*", _PARAGRAPH, text).replace("\n", _BREAK)
    before = _GUARD if _MEANS_SOMETHING.match(text) else ""
    return f"{before}{text}{_GUARD if text.endswith(_KEEPS_BREAK) else ''}"


class _Open(Enum):
    """What the next line may belong to."""

    NOTHING = auto()
    PARAGRAPH = auto()
    ITEM = auto()


def _body(filled: list[str]) -> str:
    """The lines of a body joined to paragraphs and items."""
    lines: list[str] = []
    open_, is_broken = _Open.NOTHING, False
    for line in filled:
        text = line.rstrip()
        breaks = text.endswith(_KEEPS_BREAK)
        text = _spaced(text.removesuffix(_KEEPS_BREAK))
        if not text:
            # An empty line ends the paragraph; a backslash alone, where an optional value was, is no line.
            open_ = open_ if breaks else _Open.NOTHING
            is_broken = breaks and open_ is not _Open.NOTHING
            if not breaks and lines and lines[-1]:
                lines.append("")
            continue
        is_item = _ITEM.match(line) is not None
        goes_on = open_ is _Open.PARAGRAPH or (open_ is _Open.ITEM and line[0] in " \t")
        if is_item or not goes_on:
            open_ = _Open.ITEM if is_item else _Open.PARAGRAPH
            lines.append(text)
        elif is_broken:
            lines.append(f"  {text}" if open_ is _Open.ITEM else text)
        else:
            lines[-1] += f" {text}"
        is_broken = breaks
    return "\n".join(map(_with_paragraphs, lines)).strip("\n")


def _with_paragraphs(line: str) -> str:
    """The line with the paragraphs of its values apart; inside an item they stay on its line."""
    if line.startswith(("- ", "  ")):
        return line[: len(line) - len(line.lstrip())] + _one_line(line)
    parts = (_one_line(part) for part in line.split(_PARAGRAPH))
    return "\n\n".join(part for part in parts if part)


def _one_line(text: str) -> str:
    """The text without marks, each run of spaces as one; no-break spaces stay."""
    return _spaced(text.replace(_PARAGRAPH, " ").replace(_GUARD, ""))


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def _problem(message: str, hint: str, template: str) -> UserError:
    return UserError(Problem(message=message, hint=hint, file=template))
