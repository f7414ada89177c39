"""The record behind an application: education, experiences, scholarly work, awards, statement, files."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import model_validator

from awaykit.model.base import Model, Names, RefersTo, Screened, described, field_error
from awaykit.model.dates import Month, MonthOrPresent, MonthOrYear
from awaykit.model.scalars import Flag, Id, Line, Lines, Priority, Prose, listed


def ends_before_start(starts: Month | None, ends: "Month | Literal['present'] | None") -> bool:
    """Whether a period ends before it starts; a year without a month counts as the whole year."""
    if starts is None or ends is None or ends == "present":
        return False
    if starts.month and ends.month:
        return (ends.year, ends.month) < (starts.year, starts.month)
    return ends.year < starts.year


class Period(Model):
    """Something that began and may have ended."""

    starts: MonthOrYear | None = described("Month it began", default=None)
    ends: MonthOrPresent | None = described("Month it ended, or present", default=None)

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        if ends_before_start(self.starts, self.ends):
            raise field_error("This ends before it starts.", "Check both dates.", at="ends")
        return self


class Education(Period):
    """A degree, a school, an internship year."""

    institution: Line = described("School or hospital", example="Your Medical School")
    degree: Line | None = described("Degree or training", default=None)
    city: Line | None = described("City", default=None)
    country: Line | None = described("Country", default=None)
    standing: Line | None = described("Class rank, grade or honours, if you want them shown", default=None)


class FactShows(StrEnum):
    """What a fact shows of the applicant; a draft for ERAS covers as many of these as fit."""

    DID = "did"
    RESULT = "result"
    US_SYSTEM = "us-system"


class Fact(Model):
    """One full phrase that starts with a verb: "Presented six patients daily"."""

    fact: Line = described(
        "A full phrase that starts with a verb",
        example="Verb first, then what you did",
        screened=Screened.HOLDS,
    )
    priority: Priority = described("1 is kept first, 3 last", default=2)
    shows: Annotated[tuple[FactShows, ...], listed()] = described(
        "What it shows: did, result, us-system; without this, told from its words", default=()
    )


class Experience(Period):
    """One entry of the experiences that ERAS asks for."""

    id: Annotated[Id, Names("experience")] = described("Short name of this entry, for references")
    organization: Line = described("Organization", example="Name of the Organization")
    position: Line | None = described("Your position or title", default=None)
    type: Line | None = described("Type as in MyERAS, for example Research or Work", default=None)
    paid: Flag | None = described("Was it paid: yes or no", default=None)
    city: Line | None = described("City", default=None)
    region: Line | None = described("State or province", default=None)
    country: Line | None = described("Country", default=None)
    frequency: Line | None = described("How often, as in MyERAS", default=None)
    setting: Line | None = described("Setting, as in MyERAS", default=None)
    primary_focus: Line | None = described("Primary focus area, as in MyERAS", default=None)
    key_characteristic: Line | None = described("Key characteristic, as in MyERAS", default=None)
    facts: tuple[Fact, ...] = described("What you did, one phrase each", default=())
    description: Prose | None = described(
        "Your own description, used as it stands instead of the facts", default=None, screened=Screened.HOLDS
    )
    most_meaningful: Flag = described("One of your three most meaningful: yes or no", default=False)
    reflection: Prose | None = described(
        "Why it was meaningful, in your own words", default=None, screened=Screened.HOLDS
    )
    merge_into: Annotated[Id | None, RefersTo("experience", "rotation")] = described(
        "Id of the experience or rotation with which ERAS tells this one, as one entry", default=None
    )


class ScholarlyWork(Model):
    """A publication, an abstract or a presentation."""

    type: Line = described(
        "journal article, book chapter, journal abstract, oral presentation or poster presentation"
    )
    title: Line = described("Title", example="Title of the Work")
    authors: Lines = described("Authors in order, as printed", default=())
    where: Line | None = described("Journal, book, or meeting with city", default=None)
    on: MonthOrYear | None = described("Month or year", default=None)
    state: Literal["published", "accepted", "submitted", "presented"] | None = described(
        "How far it has come", default=None
    )
    identifier: Line | None = described("PMID or DOI", default=None)
    starred: Flag = described("One of the three to star: yes or no", default=False)


class Award(Model):
    """An award or honour."""

    title: Line = described("Award", example="Name of the Award")
    from_whom: Line | None = described("Who gave it", default=None)
    on: MonthOrYear | None = described("Month or year", default=None)


class Language(Model):
    """A language and how well it is spoken."""

    name: Line = described("Language")
    level: Line | None = described("How well: native, fluent, advanced, good, basic", default=None)


class Statement(Model):
    """The personal statement: a file, or its text right here."""

    file: Line | None = described("Path of a .txt, .md or .docx file, from this folder", default=None)
    text: Prose | None = described(
        "The text itself, instead of a file; a blank line between paragraphs",
        default=None,
        example="Write your personal statement here.",
        screened=Screened.WARNS,
    )
    state: Literal["draft", "final"] = described("draft or final", default="draft")

    @model_validator(mode="after")
    def _has_words(self) -> "Statement":
        if self.file is None and self.text is None:
            raise field_error("A statement needs a file or a text.", "Add file: statement.txt", at="file")
        return self

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the text, each on one line."""
        blocks = (self.text or "").split("\n\n")
        return tuple(" ".join(block.split()) for block in blocks if block.strip())


class FileKind(StrEnum):
    """What an attached file is."""

    CV = "cv"
    PHOTO = "photo"
    TRANSCRIPT = "transcript"
    FINAL_YEAR_PROOF = "final-year-proof"
    SCORE_REPORT = "score-report"
    IMMUNIZATIONS = "immunizations"
    TB_TEST = "tb-test"
    INSURANCE = "health-insurance"
    MALPRACTICE = "malpractice"
    DEANS_LETTER = "deans-letter"
    PASSPORT = "passport"
    BACKGROUND_CHECK = "background-check"
    ENGLISH = "english-test"
    CERTIFICATE = "certificate"
    STRUCTURED_LETTER_FORM = "structured-letter-form"
    OTHER = "other"


class Reader(StrEnum):
    """Kinds of readers, for whom the privacy table of the product differs."""

    LETTER_WRITER = "letter-writer"
    PROGRAM = "program"
    OWN = "own"


class AttachedFile(Model):
    """A file that lies in the dossier's folder and may go out with a paper."""

    id: Annotated[Id, Names("file")] = described("Short name of this file, for references")
    path: Line = described("Path from this folder")
    kind: FileKind = described("What it is")
    may_see: Annotated[tuple[Reader, ...], listed()] = described(
        "Who may get it: letter-writer, program, own", default=(Reader.OWN,)
    )
