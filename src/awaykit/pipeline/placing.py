"""Which file of a paper is which, and where it goes: by the paper's state, and by what the person did."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from awaykit.documents.paper import Folder, Format
from awaykit.output.names import file_stem, folder_name
from awaykit.output.papers import PaperKey
from awaykit.pipeline.prepare import FilledPaper

_UNFINISHED_MARK = "UNFINISHED"
_NOT_CURRENT_MARK = "NOT_CURRENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of a paper besides its words.

    `is_edited`: the person changed its Word file, or has it open, so that our PDF doesn't say what
    they mean to send. `is_open`: it is open in Word or LibreOffice now. `is_held`: its pages show
    something that must be mended first.
    """

    is_edited: bool = False
    is_open: bool = False
    is_held: bool = False


def key_of(filled: FilledPaper, form: Format) -> PaperKey:
    """The identity of one file of a paper, whatever its path."""
    return PaperKey(filled.paper.kind, filled.paper.reader, form.value)


def folder_of(filled: FilledPaper, standing: Standing) -> Folder:
    """The folder of what goes out: never `send/` for what is held or not current."""
    return Folder.UNFINISHED if standing.is_held or standing.is_edited else filled.folder


def path_of(filled: FilledPaper, form: Format, standing: Standing) -> PurePosixPath:
    """Where a file goes: the DOCX always under `edit/`; a PDF that can't go out says why in its name."""
    reader, name = folder_name(filled.paper.reader), filled.paper.name
    if form is Format.DOCX:
        return PurePosixPath("edit", reader, f"{file_stem(*name)}.docx")
    folder = folder_of(filled, standing)
    if standing.is_edited:
        name = (*name, _NOT_CURRENT_MARK)
    elif folder is Folder.UNFINISHED:
        name = (*name, _UNFINISHED_MARK)
    return PurePosixPath(folder.value, reader, f"{file_stem(*name)}.{form.value}")
