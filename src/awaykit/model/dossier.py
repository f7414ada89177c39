"""The dossier: everything that one applicant has written down, and how to find things in it."""

from typing import Annotated

from awaykit.model.applicant import Applicant
from awaykit.model.base import Model, RefersTo, doc, optional
from awaykit.model.eras import ErasForm
from awaykit.model.exams import Exams
from awaykit.model.letters import LetterWriter
from awaykit.model.programs import Program
from awaykit.model.record import (
    AttachedFile,
    Award,
    Education,
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

    applicant: Applicant = doc("Who you are")
    education: tuple[Education, ...] = doc("Education, newest first", default=())
    exams: Exams = doc("Exams and certification", default=Exams.unfilled())
    experiences: tuple[Experience, ...] = doc("Work, research, volunteering", default=())
    scholarly_work: tuple[ScholarlyWork, ...] = doc("Publications and presentations", default=())
    awards: tuple[Award, ...] = doc("Awards", default=())
    languages: tuple[Language, ...] = doc("Languages", default=())
    skills: Lines = doc("Skills", default=())
    eras: ErasForm = doc("What only MyERAS asks for", default=ErasForm.unfilled())
    statement: Statement | None = optional("Personal statement")
    cv: Annotated[Id | None, RefersTo("file")] = optional("Id of your own CV among the files")
    files: tuple[AttachedFile, ...] = doc("Files to attach", default=())
    settings: Settings = doc("Your choices", default=Settings.unfilled())
    rotations: tuple[Rotation, ...] = doc("US rotations", default=())
    programs: tuple[Program, ...] = doc("Residency programs", default=())

    def program_of(self, rotation: Rotation) -> Program | None:
        """The program at which `rotation` takes place, if the dossier names one."""
        return next((program for program in self.programs if program.id == rotation.program), None)

    def writers(self) -> tuple[tuple[Rotation, LetterWriter], ...]:
        """Every letter writer with the rotation that they would write about, in dossier order."""
        return tuple((rotation, writer) for rotation in self.rotations for writer in rotation.letter_writers)
