"""The e-mail to a graduate of the applicant's school who knows a program: short, with one question."""

from collections.abc import Iterator
from dataclasses import dataclass

from awaykit.documents.asked_rotations import AskedRotation, asked_rotation
from awaykit.documents.hosts import hosts
from awaykit.documents.messages import Addressee, Contents, MessageKind, Moment, message
from awaykit.documents.paper import DocumentKind, Folder, Missing, Paper, Planned, told
from awaykit.documents.people import ApplicantLines, applicant_lines
from awaykit.documents.standing_lines import StandingLines, school_in_sentence, standing_lines
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Alumnus, Program
from awaykit.model.record import Reader
from awaykit.model.rotations import Rotation
from awaykit.planning.correspondence import hoped_for
from awaykit.planning.outreach_steps import alumnus_key, called
from awaykit.planning.plan import Plan
from awaykit.planning.steps import Step, StepKind, StepState

_DUE = frozenset({StepState.NOW, StepState.OVERDUE})

ALUMNI = MessageKind(
    kind="alumni",
    label="e-mail to a graduate of your school",
    title="E-mail to a graduate of your school",
    file_name="Email_Alumni",
    most_words=100,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlumniContext:
    """Everything that the template of an e-mail to an alumnus can print."""

    applicant: ApplicantLines = told("The applicant, as every reader may see them")
    standing: StandingLines = told("Student or graduate, and when")
    greeting: str = told("How the applicant greets the alumnus in writing: Dr. Rao")
    school: str | None = told("The school that both went to")
    rotation: AskedRotation = told("The rotation that the applicant hopes for")


def plan_alumni_messages(dossier: Dossier, plan: Plan) -> Planned:
    """One e-mail to each alumnus not asked yet, while a rotation at the program is hoped for."""
    return Planned(tuple(_messages(dossier, plan)))


def _messages(dossier: Dossier, plan: Plan) -> Iterator[Paper]:
    for program, request, place in hosts(dossier):
        rotation = next(iter(hoped_for(dossier, program, plan.today)), None)
        for row, alumnus in enumerate(request.alumni):
            step = plan.step(":".join((StepKind.ALUMNI.value, *alumnus_key(program, row))))
            if rotation and step and step.state is not StepState.DONE:
                to = _addressee(program, alumnus, row, place)
                yield _message(dossier, plan, step, to, rotation=rotation, greeting=called(alumnus))


def _addressee(program: Program, alumnus: Alumnus, row: int, place: str) -> Addressee:
    """Who has no id in the dossier is known by the program's, further ones with a number."""
    return Addressee(
        id="-alumnus-".join(alumnus_key(program, row)),
        name=alumnus.name,
        email=alumnus.email,
        kind=Reader.PROGRAM,
        place=f"{place}.alumni[{row}]",
    )


def _message(
    dossier: Dossier, plan: Plan, step: Step, to: Addressee, *, rotation: Rotation, greeting: str
) -> Paper:
    school, sent_on = dossier.applicant.school, max(plan.today, step.due)
    place = plan.rotations[rotation.id].place
    hint = "Write its name, city and country."
    return message(
        ALUMNI,
        dossier,
        to=to,
        moment=Moment(Folder.SEND if step.state in _DUE else Folder.WAITING, step.due),
        contents=Contents(
            context=AlumniContext(
                applicant=applicant_lines(dossier.applicant),
                standing=standing_lines(dossier, rotation, sent_on),
                greeting=greeting,
                school=school_in_sentence(school.name) if school else None,
                rotation=asked_rotation(rotation, plan),
            ),
            missing=() if school else (Missing("your medical school", "applicant.school", hint),),
            prints=(f"{place}.service", f"{place}.site"),
            records=(tuple(step.id.split(":")),),
        ),
        rotation=rotation.id,
    )


ALUMNI_MESSAGE = DocumentKind(
    kind=ALUMNI.kind,
    commands=("emails",),
    title=ALUMNI.title,
    template=ALUMNI.template,
    context=AlumniContext,
    plan=plan_alumni_messages,
)
