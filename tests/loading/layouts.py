"""Odd but legal layouts: the same dossier written as YAML in randomly chosen ways."""

import json
import re
from dataclasses import dataclass
from random import Random
from typing import Any

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .-]*[A-Za-z0-9]|[A-Za-z0-9]")
_SOMETIMES = 0.25


@dataclass
class Layout:
    """One way of writing; each call takes new dice."""

    dice: Random
    comments: int = 0

    def __post_init__(self) -> None:
        self.step = self.dice.choice((1, 2, 2, 4, 7))
        self.hyphen = self.dice.choice((0, self.step))
        self.gap = self.dice.choice((1, 1, 3))

    def file(self, data: dict[str, Any]) -> str:
        """The whole file, with LF, CR LF or CR, with or without a mark before it and a line end behind it."""
        begin = self.dice.choice(("", "", "---\n", "# first\n\n"))
        text = begin + "".join(self.pairs(data, 0))
        text += self.dice.choice(("", "\n", "\n# last\n", "# last"))
        if self.sometimes():
            text = text.removesuffix("\n")
        mark = self.dice.choice(("", "", "\ufeff"))
        return mark + text.replace("\n", self.dice.choice(("\n", "\n", "\r\n", "\r")))

    def sometimes(self) -> bool:
        return self.dice.random() < _SOMETIMES

    def comment(self) -> str:
        self.comments += 1
        return f"# c{self.comments}: [not, {{a: value"

    def pairs(self, value: dict[str, Any], column: int) -> list[str]:
        """Block lines of a mapping; the first begins without its indentation if the caller cuts it off."""
        lines = []
        keys = list(value)
        self.dice.shuffle(keys)
        for number, key in enumerate(keys):
            if number and self.sometimes():
                lines.append(self.dice.choice(("\n", f"{' ' * column}{self.comment()}\n")))
            written = self.dice.choice((key, key, f'"{key}"', f"'{key}'", f"{key} "))
            lines.append(f"{' ' * column}{written}:" + self.held(value[key], column, self.step, self.hyphen))
        return lines

    def held(self, value: Any, column: int, step: int, hyphen: int) -> str:  # noqa: ANN401
        """What follows a colon or a hyphen, with the line end."""
        if value is None:
            return self.dice.choice(("", " ", " ~", "\t")) + self.tail()
        if isinstance(value, str):
            return self.text(value, column + step)
        if not value or self.sometimes():
            return self.dice.choice((" ", "  ", "\t")) + self.flow(value, column + 1) + self.tail()
        if isinstance(value, dict):
            return self.tail() + "".join(self.pairs(value, column + step))
        return self.tail() + "".join(self.item(each, column + hyphen) for each in value)

    def item(self, value: Any, column: int) -> str:  # noqa: ANN401
        begin = f"{' ' * column}-{' ' * self.gap}"
        if isinstance(value, dict) and value and not self.sometimes():
            first, *more = self.pairs(value, len(begin))
            return begin + first[len(begin) :] + "".join(more)
        held = self.held(value, column, self.gap + 1, self.gap + 1)
        return f"{' ' * column}-" + (" " + held[1:] if held.startswith("\t") else held)

    def tail(self) -> str:
        return (self.dice.choice((" ", "   ", "\t")) + self.comment() if self.sometimes() else "") + "\n"

    def text(self, value: str, column: int) -> str:
        words = value.split(" ")
        margin = " " * column
        kind = self.dice.randrange(9)
        if kind == 0 and value == value.strip() and "\n" not in value and value:
            mark = self.dice.choice((">", ">-", ">+", "|", "|-", "|+")) + self.tail()
            blank = "\n" * self.dice.randrange(3)
            broken = mark[0] == ">" and len(words) > 1 and all(words)
            lines = [words[0], " ".join(words[1:])] if broken else [value]
            return " " + mark + "".join(f"{margin}{line}\n" for line in lines) + blank
        if kind == 1 and len(words) > 1 and all(words) and _PLAIN.fullmatch(value):
            return f" {words[0]}\n{margin}{' '.join(words[1:])}" + self.tail()
        return self.dice.choice((" ", " ", "   ", "\t")) + self.scalar(value) + self.tail()

    def scalar(self, value: str) -> str:
        kind = self.dice.randrange(4)
        if kind < 2 and _PLAIN.fullmatch(value):
            return value
        if kind == 2 and "\n" not in value:
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False)

    def flow(self, value: Any, column: int) -> str:  # noqa: ANN401
        """In brackets or braces, perhaps over several lines with comments, perhaps with a last comma."""
        if value is None:
            return self.dice.choice(("~", ""))
        if isinstance(value, str):
            return self.scalar(value)
        is_list = isinstance(value, list)
        parts = (
            [self.flow(each, column) for each in value]
            if is_list
            else [f"{self.key(key)}: {self.flow(each, column)}" for key, each in value.items()]
        )
        between = self.dice.choice((", ", " , ", f",\n{' ' * column}", f", {self.comment()}\n{' ' * column}"))
        end = self.dice.choice(("", " ", ",", f"\n{' ' * column}")) if parts else self.dice.choice(("", " "))
        return ("[" if is_list else "{") + between.join(parts) + end + ("]" if is_list else "}")

    def key(self, key: str) -> str:
        return self.dice.choice((key, f'"{key}"'))
