"""What goes with a paper: the files of other papers and of the dossier, as they lie on the disk now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from awaykit.documents.paper import Folder, Format, Paper
from awaykit.documents.people import names_in_a_file_name
from awaykit.loading.dossier import Loaded
from awaykit.output.names import file_stem
from awaykit.rendering.message import Enclosure
from awaykit.review.findings import PaperId

_KEPT = frozenset({Folder.SEND, Folder.WAITING})
_ACRONYMS = frozenset({"cv", "tb"})


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a paper, and where the person finds it when they attach it by hand."""

    form: str
    where: str
    enclosure: Enclosure


@dataclass(slots=True)
class Finished:
    """The papers that a run is done with, as far as others enclose them (`wanted`)."""

    wanted: frozenset[PaperId]
    _papers: dict[PaperId, tuple[Folder, tuple[Enclosed, ...]]] = field(default_factory=dict, init=False)

    def keep(self, paper: PaperId, folder: Folder, files: Iterable[tuple[str, PurePosixPath, bytes]]) -> None:
        """Remember a finished paper: format, path below the output folder and bytes of each file."""
        kept = tuple(
            Enclosed(form, str(path), Enclosure(path.name, content)) for form, path, content in files
        )
        self._papers[paper] = (folder, kept)

    def with_paper(self, paper: Paper, loaded: Loaded) -> tuple[Enclosed, ...] | None:
        """What goes with `paper`; None while something of it is not ready to go."""
        if Format.ZIP in paper.formats:
            return self._for_an_archive(paper) or None
        pdfs = [self._pdf(each) for each in paper.encloses]
        ready = [each for each in pdfs if each is not None]
        own = (_own_file(loaded, id_) for id_ in paper.encloses_files)
        return (*ready, *own) if len(ready) == len(pdfs) else None

    def _pdf(self, paper: PaperId) -> Enclosed | None:
        """The PDF of a paper that is ready to be sent."""
        folder, files = self._papers.get(paper, (None, ()))
        return next((each for each in files if each.form == Format.PDF and folder is Folder.SEND), None)

    def _for_an_archive(self, paper: Paper) -> tuple[Enclosed, ...]:
        """Every file of the papers that go out or wait."""
        found = [self._papers.get(each, (None, ())) for each in paper.encloses]
        return tuple(file for folder, files in found if folder in _KEPT for file in files)


def enclosed_by(papers: Iterable[Paper]) -> frozenset[PaperId]:
    """The papers that any of `papers` encloses."""
    return frozenset(each for paper in papers for each in paper.encloses)


def _own_file(loaded: Loaded, id_: str) -> Enclosed:
    """A file of the dossier, under a name that serves in a stranger's downloads folder."""
    file = next(each for each in loaded.dossier.files if each.id == id_)
    path = loaded.folder / file.path
    kind = (word.upper() if word in _ACRONYMS else word.title() for word in file.kind.value.split("-"))
    stem = file_stem(*names_in_a_file_name(loaded.dossier.applicant.name), "_".join(kind))
    ending = path.suffix.lower()
    return Enclosed(
        ending[1:], own_file_in_words(loaded, id_), Enclosure(f"{stem}{ending}", path.read_bytes())
    )


def own_file_in_words(loaded: Loaded, id_: str) -> str:
    """Where the person finds a file of their own."""
    file = next(each for each in loaded.dossier.files if each.id == id_)
    return f"{file.path} (in your dossier)"
