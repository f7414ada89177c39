"""The dossier: everything that one applicant has written down, and how to find things in it."""

from typing import Annotated

from awaykit.model.applicant import Applicant
from awaykit.model.base import Model, RefersTo, field, optional
from awaykit.model.eras import ErasForm
from awaykit.model.letters import LetterWriter
from awaykit.model.programs import Program
from awaykit.model.record import (
    AttachedFile,
    Award,
    Education,
    Exams,
    Experience,
    Language,
    ScholarlyWork,
    Statement,
)
from awaykit.model.rotations import Rotation
from awaykit.model.scalars import Id, Lines
from awaykit.model.settings import Settings


class Dossier(Model):
    """One applicant's dossier; its top-level keys may stand in any YAML file of the folder."""

    applicant: Applicant = field("Who you are")
    education: tuple[Education, ...] = field("Education, newest first", default=())
    exams: Exams = field("Exams and certification", default=Exams.unfilled())
    experiences: tuple[Experience, ...] = field("Work, research, volunteering", default=())
    scholarly_work: tuple[ScholarlyWork, ...] = field("Publications and presentations", default=())
    awards: tuple[Award, ...] = field("Awards", default=())
    languages: tuple[Language, ...] = field("Languages", default=())
    skills: Lines = field("Skills", default=())
    eras: ErasForm = field("What only MyERAS asks for", default=ErasForm.unfilled())
    statement: Statement | None = optional("Personal statement")
    cv: Annotated[Id | None, RefersTo("file")] = optional("Id of your own CV among the files")
    files: tuple[AttachedFile, ...] = field("Files to attach", default=())
    settings: Settings = field("Your choices", default=Settings.unfilled())
    rotations: tuple[Rotation, ...] = field("US rotations", default=())
    programs: tuple[Program, ...] = field("Residency programs", default=())

    def program_of(self, rotation: Rotation) -> Program | None:
        """The program at which `rotation` takes place, if the dossier names one."""
        return next((program for program in self.programs if program.id == rotation.program), None)

    def writers(self) -> tuple[tuple[Rotation, LetterWriter], ...]:
        """Every letter writer with the rotation that they would write about, in dossier order."""
        return tuple((rotation, writer) for rotation in self.rotations for writer in rotation.letter_writers)
