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
from dataclasses import dataclass, field
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
    """What a message says: its subject, and its body with a line for each paragraph and no last line end."""

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
        UserError: the subject or the words below it are missing (a template of the user's own may lack them).
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
    return _marked_text(value) if type(value) is str else value


def _marked_text(value: str) -> str:
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


@dataclass(slots=True)
class _Body:
    """The lines of a body as they are joined; "" parts two paragraphs."""

    lines: list[str] = field(default_factory=list)
    open: _Open = _Open.NOTHING
    is_broken: bool = False

    def add(self, line: str) -> None:
        """Take in one line of the template."""
        text = line.rstrip()
        breaks = text.endswith(_KEEPS_BREAK)
        text = _spaced(text.removesuffix(_KEEPS_BREAK))
        if not text:
            self._part(breaks=breaks)
            return
        is_item = _ITEM.match(line) is not None
        is_set_in = line[0] in " \t"
        if is_item or not self._goes_on(is_set_in=is_set_in):
            self.open = _Open.ITEM if is_item else _Open.PARAGRAPH
            self.lines.append(text)
        elif self.is_broken:
            self.lines.append(f"  {text}" if self.open is _Open.ITEM else text)
        else:
            self.lines[-1] += f" {text}"
        self.is_broken = breaks

    def _goes_on(self, *, is_set_in: bool) -> bool:
        return self.open is _Open.PARAGRAPH or (self.open is _Open.ITEM and is_set_in)

    def _part(self, *, breaks: bool) -> None:
        """End the paragraph at an empty line; a backslash alone, where an optional value was, is no line."""
        if breaks:
            self.is_broken = self.open is not _Open.NOTHING
            return
        self.open, self.is_broken = _Open.NOTHING, False
        if self.lines and self.lines[-1]:
            self.lines.append("")


def _body(lines: list[str]) -> str:
    body = _Body()
    for line in lines:
        body.add(line)
    return "\n".join(_with_paragraphs(line) for line in body.lines).strip("\n")


def _with_paragraphs(line: str) -> str:
    """The line with the paragraphs of its values apart; inside an item they stay on its line."""
    if line.startswith(("- ", "  ")):
        return _one_line(line, keeping=line[: len(line) - len(line.lstrip())])
    parts = (_one_line(part) for part in line.split(_PARAGRAPH))
    return "\n\n".join(part for part in parts if part)


def _one_line(text: str, *, keeping: str = "") -> str:
    """The text without marks, each run of spaces as one; no-break spaces stay."""
    return keeping + _spaced(text.replace(_PARAGRAPH, " ").replace(_GUARD, ""))


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def _problem(message: str, hint: str, template: str) -> UserError:
    return UserError(Problem(message=message, hint=hint, file=template))
