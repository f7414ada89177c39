"""Which file of a paper is which, and where it goes: by the paper's state, and by what the person did."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from awaykit.documents.paper import Folder, Format
from awaykit.output.names import file_stem, folder_name
from awaykit.output.papers import PaperKey
from awaykit.pipeline.filling import FilledPaper

_UNFINISHED_MARK = "UNFINISHED"
_NOT_CURRENT_MARK = "NOT_CURRENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of a paper besides its words.

    `is_edited`: the person changed its Word file, or has it open, so that our PDF doesn't say what
    they mean to send. `is_open`: it is open in Word or LibreOffice now. `is_held`: its pages show
    something that must be mended first. `lacks_enclosure`: a paper that must go with it isn't ready.
    """

    is_edited: bool = False
    is_open: bool = False
    is_held: bool = False
    lacks_enclosure: bool = False


def key_of(filled: FilledPaper, form: Format) -> PaperKey:
    """The identity of one file of a paper, whatever its path."""
    return PaperKey(filled.paper.kind, filled.paper.reader, form.value)


def folder_of(filled: FilledPaper, standing: Standing) -> Folder:
    """The folder of what goes out: never `send/` for what is held or not current."""
    is_kept_back = standing.is_held or standing.is_edited or standing.lacks_enclosure
    return Folder.UNFINISHED if is_kept_back else filled.folder


def formats_of(filled: FilledPaper, standing: Standing) -> tuple[Format, ...]:
    """The formats to make, the DOCX last: a message that can't go out is text, and no draft to open.

    An archive of nothing is not made, nor a text to paste that must not be pasted.
    """
    forms = sorted(filled.paper.formats, key=lambda form: form is Format.DOCX)
    if folder_of(filled, standing) is Folder.UNFINISHED:
        not_to_use = {Format.EML, Format.ZIP, *((Format.TXT,) if _is_kept_from_pasting(filled) else ())}
        return tuple(form for form in forms if form not in not_to_use)
    return tuple(forms)


def _is_kept_from_pasting(filled: FilledPaper) -> bool:
    return filled.paper.is_pasted and bool(filled.held_by)


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
