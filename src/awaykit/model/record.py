"""Education, exams, experiences and works in a dossier."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import model_validator

from awaykit.model.base import Model, Names, RefersTo, Screened, field, field_error, optional
from awaykit.model.dates import MonthOrPresent, MonthOrYear
from awaykit.model.scalars import (
    ONE_OR_MANY,
    Count,
    Flag,
    Id,
    Line,
    Lines,
    PartScore,
    Priority,
    Prose,
    StepScore,
)

PassOrFail = Literal["pass", "fail", "pending"]


class Step1(Model):
    """USMLE Step 1: pass/fail since 26 January 2022, a number before (USMLE)."""

    result: PassOrFail | None = optional("pass, fail or pending", private=True)
    score: StepScore | None = optional(
        "Three-digit score, only if taken before 26 January 2022", private=True
    )
    on: MonthOrYear | None = optional("Month of the exam")
    attempts: Count | None = optional("How many times taken", private=True)


class ScoredStep(Model):
    """USMLE Step 2 CK or Step 3."""

    score: StepScore | None = optional("Three-digit score", private=True)
    result: PassOrFail | None = optional("pass, fail or pending", private=True)
    on: MonthOrYear | None = optional("Month of the exam, done or booked")
    attempts: Count | None = optional("How many times taken", private=True)


class Oet(Model):
    """OET Medicine, the English test of ECFMG's Pathways; each part is scored 0 to 500."""

    listening: PartScore | None = optional("Score in listening", private=True)
    reading: PartScore | None = optional("Score in reading", private=True)
    speaking: PartScore | None = optional("Score in speaking", private=True)
    writing: PartScore | None = optional("Score in writing", private=True)
    result: PassOrFail | None = optional("pass, fail or pending", private=True)
    on: MonthOrYear | None = optional("Month of the test, done or booked")


class EnglishTest(Model):
    """TOEFL or IELTS: a host's wish, no part of ECFMG certification."""

    test: Literal["TOEFL", "IELTS"] = field("TOEFL or IELTS")
    score: Line | None = optional("The score as the certificate gives it", private=True)
    on: MonthOrYear | None = optional("Month of the test, done or booked")


class EcfmgState(StrEnum):
    """How far ECFMG certification has come."""

    CERTIFIED = "certified"
    UNDER_WAY = "under-way"
    NOT_BEGUN = "not-begun"


class Exams(Model):
    """Exams and certification."""

    step_1: Step1 | None = optional("USMLE Step 1")
    step_2_ck: ScoredStep | None = optional("USMLE Step 2 CK")
    step_3: ScoredStep | None = optional("USMLE Step 3")
    oet: Oet | None = optional("OET Medicine")
    english: tuple[EnglishTest, ...] = field("TOEFL or IELTS, if a host asks", default=())
    ecfmg: EcfmgState | None = optional("ECFMG certification: certified, under-way or not-begun")


class Period(Model):
    """Something that began and may have ended."""

    starts: MonthOrYear | None = optional("Month it began")
    ends: MonthOrPresent | None = optional("Month it ended, or present")

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        starts, ends = self.starts, self.ends
        if starts is None or ends is None or ends == "present":
            return self
        # A year without a month counts as the whole year.
        has_months = starts.month and ends.month
        if (ends < starts) if has_months else (ends.year < starts.year):
            raise field_error("This ends before it starts.", "Check both dates.", at="ends")
        return self


class Education(Period):
    """A degree, a school, an internship year."""

    institution: Line = field("School or hospital", example="Your Medical School")
    degree: Line | None = optional("Degree or training")
    city: Line | None = optional("City")
    country: Line | None = optional("Country")
    standing: Line | None = optional("Class rank, grade or honours, if you want them shown")


class FactShows(StrEnum):
    """What a fact shows of the applicant; a draft for ERAS covers as many of these as fit."""

    DID = "did"
    RESULT = "result"
    US_SYSTEM = "us-system"


class Fact(Model):
    """One full phrase that starts with a verb: "Presented six patients daily"."""

    fact: Line = field(
        "A full phrase that starts with a verb",
        example="Verb first, then what you did",
        screened=Screened.HOLDS,
    )
    priority: Priority = field("1 is kept first, 3 last", default=2)
    shows: Annotated[tuple[FactShows, ...], ONE_OR_MANY] = field(
        "What it shows: did, result, us-system; without this, told from its words", default=()
    )


class Experience(Period):
    """One entry of the experiences that ERAS asks for."""

    id: Annotated[Id, Names("experience")] = field("Short name of this entry, for references")
    organization: Line = field("Organization", example="Name of the Organization")
    position: Line | None = optional("Your position or title")
    type: Line | None = optional("Type as in MyERAS, for example Research or Work")
    paid: Flag | None = optional("Was it paid: yes or no")
    city: Line | None = optional("City")
    region: Line | None = optional("State or province")
    country: Line | None = optional("Country")
    frequency: Line | None = optional("How often, as in MyERAS")
    setting: Line | None = optional("Setting, as in MyERAS")
    primary_focus: Line | None = optional("Primary focus area, as in MyERAS")
    key_characteristic: Line | None = optional("Key characteristic, as in MyERAS")
    facts: tuple[Fact, ...] = field("What you did, one phrase each", default=())
    description: Prose | None = optional(
        "Your own description, used as it stands instead of the facts", screened=Screened.HOLDS
    )
    most_meaningful: Flag = field("One of your three most meaningful: yes or no", default=False)
    reflection: Prose | None = optional("Why it was meaningful, in your own words", screened=Screened.HOLDS)
    merge_into: Annotated[Id | None, RefersTo("experience", "rotation")] = optional(
        "Id of the experience or rotation with which ERAS tells this one, as one entry"
    )


class ScholarlyWork(Model):
    """A publication, an abstract or a presentation."""

    type: Line = field(
        "journal article, book chapter, journal abstract, oral presentation or poster presentation"
    )
    title: Line = field("Title", example="Title of the Work")
    authors: Lines = field("Authors in order, as printed", default=())
    where: Line | None = optional("Journal, book, or meeting with city")
    on: MonthOrYear | None = optional("Month or year")
    state: Literal["published", "accepted", "submitted", "presented"] | None = optional("How far it has come")
    identifier: Line | None = optional("PMID or DOI")
    starred: Flag = field("One of the three to star: yes or no", default=False)


class Award(Model):
    """An award or honour."""

    title: Line = field("Award", example="Name of the Award")
    from_whom: Line | None = optional("Who gave it")
    on: MonthOrYear | None = optional("Month or year")


class Language(Model):
    """A language and how well it is spoken."""

    name: Line = field("Language")
    level: Line | None = optional("How well: native, fluent, advanced, good, basic")


class Statement(Model):
    """The personal statement: a file, or its text right here."""

    file: Line | None = optional("Path of a .txt, .md or .docx file, from this folder")
    text: Prose | None = optional(
        "The text itself, instead of a file; a blank line between paragraphs",
        example="Write your personal statement here.",
        screened=Screened.WARNS,
    )
    state: Literal["draft", "final"] = field("draft or final", default="draft")

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

    id: Annotated[Id, Names("file")] = field("Short name of this file, for references")
    path: Line = field("Path from this folder")
    kind: FileKind = field("What it is")
    may_see: Annotated[tuple[Reader, ...], ONE_OR_MANY] = field(
        "Who may get it: letter-writer, program, own", default=(Reader.OWN,)
    )
