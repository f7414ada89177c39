"""The folder that a person also edits, and how awaykit writes there without losing their work."""

from awaykit.output.folder import OutputFolder
from awaykit.output.opening import open_output
from awaykit.output.papers import Measured, Offer, Outcome, OutcomeWord, PaperKey, Planned, Record

__all__ = [
    "Measured",
    "Offer",
    "Outcome",
    "OutcomeWord",
    "OutputFolder",
    "PaperKey",
    "Planned",
    "Record",
    "open_output",
]
