"""A made-up paper, and one run of the writer over a plan."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from awaykit.output import Outcome, PaperKey, PlannedFile, open_output

PACKET = PaperKey("packet", "whitfield", "pdf")
LETTER = "send/whitfield/Khan_Ayesha_Letter_Packet.pdf"
TODAY = date(2027, 8, 6)

Build = Callable[..., dict[PaperKey, Outcome]]


def words_of(recipe: str) -> bytes:
    """The bytes that a recipe stands for."""
    return f"made by the recipe {recipe}".encode()


def run(
    root: Path,
    plan: Mapping[PaperKey, tuple[str, str]],
    *,
    force: bool = False,
    dry_run: bool = False,
    on: date = TODAY,
) -> dict[PaperKey, Outcome]:
    """What the pipeline does: key → (path, recipe), left or placed, the rest withdrawn."""
    outcomes = {}
    with open_output(root, on=on, force=force, dry_run=dry_run) as folder:
        for key, (path, recipe) in plan.items():
            planned = PlannedFile(key, PurePosixPath(path), recipe)
            if folder.is_current(planned):
                outcomes[key] = folder.leave(planned)
            else:
                outcomes[key] = folder.place(planned, words_of(recipe), {"pages": 5})
        gone = folder.withdraw(lambda _: True, set(plan))
    return outcomes | {PaperKey("withdrawn", str(number), ""): out for number, out in enumerate(gone)}


def files_in(root: Path) -> dict[str, bytes]:
    """Every visible file by its relative path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".awaykit" not in path.parts and path.name != ".gitignore"
    }
