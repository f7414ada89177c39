"""The dossier: everything that one applicant has written down, and how to find things in it."""

from typing import Annotated

from awaykit.model.applicant import Applicant
from awaykit.model.base import Model, RefersTo, described
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

    applicant: Applicant = described("Who you are")
    education: tuple[Education, ...] = described("Education, newest first", default=())
    exams: Exams = described("Exams and certification", default=Exams.unfilled())
    experiences: tuple[Experience, ...] = described("Work, research, volunteering", default=())
    scholarly_work: tuple[ScholarlyWork, ...] = described("Publications and presentations", default=())
    awards: tuple[Award, ...] = described("Awards", default=())
    languages: tuple[Language, ...] = described("Languages", default=())
    skills: Lines = described("Skills", default=())
    eras: ErasForm = described("What only MyERAS asks for", default=ErasForm.unfilled())
    statement: Statement | None = described("Personal statement", default=None)
    cv: Annotated[Id | None, RefersTo("file")] = described("Id of your own CV among the files", default=None)
    files: tuple[AttachedFile, ...] = described("Files to attach", default=())
    settings: Settings = described("Your choices", default=Settings.unfilled())
    rotations: tuple[Rotation, ...] = described("US rotations", default=())
    programs: tuple[Program, ...] = described("Residency programs", default=())

    def program_of(self, rotation: Rotation) -> Program | None:
        """The program at which `rotation` takes place, if the dossier names one."""
        return next((program for program in self.programs if program.id == rotation.program), None)

    def writers(self) -> tuple[tuple[Rotation, LetterWriter], ...]:
        """Every letter writer with the rotation that they would write about, in dossier order."""
        return tuple((rotation, writer) for rotation in self.rotations for writer in rotation.letter_writers)
