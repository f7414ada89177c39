"""What the finished pages and words show: parts over their budget, letters that no font has."""

from collections.abc import Iterator
from dataclasses import replace

from awaykit.documents.messages import BODY
from awaykit.documents.paper import Paper
from awaykit.pipeline.filling import FilledPaper
from awaykit.pipeline.pages import Measured
from awaykit.problems import Problem, Severity
from awaykit.rendering.glyphs import missing_glyph_problems
from awaykit.rendering.page import MissingGlyph
from awaykit.wording import counted


def size_problems(filled: FilledPaper, measured: Measured) -> list[Problem]:
    """Everything about a paper's size and letters that the applicant should mend, weightiest last."""
    paper = filled.paper
    told = (*_pages_over(paper, measured), *_words_over(filled), *_of_letters(paper, measured))
    return [replace(problem, place=problem.place or paper.place) for problem in told]


def _pages_over(paper: Paper, measured: Measured) -> Iterator[Problem]:
    for part in paper.parts:
        count = measured.get("parts", {}).get(part.section, 0)
        if part.most_pages is not None and count > part.most_pages:
            yield _over(
                f"“{part.title}” takes {counted(count, 'page')}",
                part.most_pages,
                "Shorten what stands in it.",
                part.place,
            )
    pages = measured.get("pages", 0)
    if pages > paper.most_pages:
        yield _over(f"This paper has {counted(pages, 'page')}", paper.most_pages, "Shorten the longest part.")


def _words_over(filled: FilledPaper) -> Iterator[Problem]:
    """Parts with more words than a reader has time for; only counted where a limit is set."""
    limited = [part for part in filled.paper.parts if part.most_words is not None]
    if not limited:
        return
    counts = _counts(filled)
    for part in limited:
        count = counts.get(part.section, 0)
        if part.most_words is not None and count > part.most_words:
            what = f"“{part.title}” has {counted(count, 'word')}"
            yield _over(what, part.most_words, "Shorten what stands in it.", part.place)


def _counts(filled: FilledPaper) -> dict[str, int]:
    """Words by section; the body of a message is its one part."""
    if filled.message is not None:
        return {BODY: len(filled.message.body.split())}
    from awaykit.rendering.word_counts import word_counts

    return dict(word_counts(filled.html))


def _over(what: str, most: int, hint: str, place: str | None = None) -> Problem:
    message = f"{what}; at most {most} is the limit."
    return Problem(message=message, hint=hint, severity=Severity.WARNING, place=place)


def _of_letters(paper: Paper, measured: Measured) -> Iterator[Problem]:
    glyphs = [MissingGlyph(character, context) for character, context in measured.get("missing", ())]
    yield from missing_glyph_problems(glyphs)
    for text in measured.get("warnings", ()):
        yield Problem(message=f"While making the pages: {text}", severity=Severity.WARNING, place=paper.place)
