"""The name of a person without what follows it: degrees, as people write them with or without a comma."""

import re

_DEGREES = re.compile(
    r"(?:\s+(?:MD|M\.D\.|DO|D\.O\.|MBBS|MBChB|PhD|Ph\.D\.|MPH|MSc|MS|MBA|MHS|FACP|FACC|FCCP))+$"
)
_BEHIND = re.compile(r"[,،，、(（]")
"""What begins the rest of a name: a comma of any script, or a bracket."""


def without_degrees(name: str) -> str:
    """The name alone: "Jordan Whitfield" of "Jordan Whitfield, MD" and of "Jordan Whitfield MD"."""
    return _DEGREES.sub("", _BEHIND.split(name, maxsplit=1)[0].strip()) or name
