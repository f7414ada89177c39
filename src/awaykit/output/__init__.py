"""The folder that a person also edits, and how awaykit writes there without losing their work."""

from awaykit.output.folder import OutputFolder
from awaykit.output.opening import open_output
from awaykit.output.paper_records import Measured, Offer, Outcome, OutcomeWord, PaperKey, PlannedFile, Record

__all__ = [
    "Measured",
    "Offer",
    "Outcome",
    "OutcomeWord",
    "OutputFolder",
    "PaperKey",
    "PlannedFile",
    "Record",
    "open_output",
]
