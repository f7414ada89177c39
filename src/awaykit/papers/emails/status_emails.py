"""E-mails about visa and status, and to alumni."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Alumnus, Program
from awaykit.model.record import Reader
from awaykit.model.rotations import Rotation, RotationState
from awaykit.names import form_of_address
from awaykit.papers.emails.asked_rotations import (
    AskedRotation,
    StandingLines,
    asked_rotation,
    missing_standing,
    school_in_sentence,
    standing_lines,
)
from awaykit.papers.emails.messages import Addressee, Contents, MessageKind, SendMoment, message
from awaykit.papers.emails.requirements import hosts
from awaykit.papers.paper import DocumentKind, Folder, LeftOut, Missing, Paper, Planned, doc
from awaykit.papers.views import ApplicantLines, applicant_lines
from awaykit.plan.host_steps import Confirmer, alumnus_key, confirmed_on
from awaykit.plan.hosts import hoped_for
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_steps import named
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.wording import listing

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

    applicant: ApplicantLines = doc("The applicant, as every reader may see them")
    standing: StandingLines = doc("Student or graduate, and when")
    greeting: str = doc("How the applicant greets the alumnus in writing: Dr. Rao")
    school: str | None = doc("The school that both went to")
    rotation: AskedRotation = doc("The rotation that the applicant hopes for")


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
                yield _message(dossier, plan, step, to, rotation=rotation, greeting=form_of_address(alumnus))


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
        moment=SendMoment(Folder.SEND if step.state in _DUE else Folder.WAITING, step.due),
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


_WITH_THE = re.compile(
    r"United |Philippines|Netherlands|Gambia|Bahamas|Maldives|UK$|UAE$|.* (?:Republic|Islands)$"
)
"""Countries whose names take the article inside a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMessage(MessageKind):
    """One kind of question: whom it asks, and how they are addressed; nobody while the dossier lacks them."""

    confirmer: Confirmer
    addressee: Callable[[Dossier, Rotation], "Office | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office that is asked: its name, greeting and address, and its place in the dossier."""

    name: str
    greeting: str
    email: str | None
    place: str
    email_hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusContext:
    """Everything that the templates of questions about visa and status can print."""

    applicant: ApplicantLines = doc("The applicant, as every reader may see them")
    standing: StandingLines = doc("Student or graduate, and when")
    greeting: str = doc("How the office is greeted in writing")
    citizenships: str | None = doc("Countries of citizenship, as a sentence has them: the Philippines")
    rotation: AskedRotation = doc("The rotation")
    is_confirmed: bool = doc("Whether the rotation is confirmed, not only offered")
    needs_visa: bool = doc("Whether the applicant needs a visa, as the dossier says")
    confirmed: str | None = doc("Who else has confirmed already: the hospital")
    asked: str | None = doc("Who else is asked: my school and the consulate")


def _host_office(dossier: Dossier, rotation: Rotation) -> Office | None:
    row = next((row for row, each in enumerate(dossier.programs) if each.id == rotation.program), None)
    if row is None:
        return None
    request = dossier.programs[row].rotation
    contact = request.visa_contact if request else None
    return Office(
        name=contact.name if contact else f"International office of {rotation.site}",
        greeting=form_of_address(contact) if contact else "International Office",
        email=contact.email if contact else None,
        place=f"programs[{row}].rotation.visa_contact",
        email_hint="Ask the coordinator who answers questions on visa and status.",
    )


def _school_office(dossier: Dossier, _rotation: Rotation) -> Office | None:
    school = dossier.applicant.school
    if school is None:
        return None
    return Office(
        name=school.name,
        greeting="Sir or Madam",
        email=school.email,
        place="applicant.school",
        email_hint="Ask the dean's office who confirms rotations abroad.",
    )


def _consulate(dossier: Dossier, _rotation: Rotation) -> Office | None:
    consulate = dossier.applicant.visa.consulate
    city = consulate.city if consulate else None
    return Office(
        name=f"US Consulate in {city}" if city else "US Consulate",
        greeting="Consular Officer",
        email=consulate.email if consulate else None,
        place="applicant.visa.consulate",
        email_hint="Look at its page; where it takes questions by a form, paste this text there.",
    )


KINDS_OF_STATUS_MESSAGES = (
    StatusMessage(
        kind="visa-host",
        label="e-mail on visa and status to the host",
        title="E-mail on visa and status to a host",
        file_name="Email_Visa_Host",
        most_words=170,
        confirmer=Confirmer.HOST,
        addressee=_host_office,
    ),
    StatusMessage(
        kind="visa-school",
        label="e-mail on visa and status to your school",
        title="E-mail on visa and status to your school",
        file_name="Email_Visa_School",
        most_words=170,
        confirmer=Confirmer.SCHOOL,
        addressee=_school_office,
    ),
    StatusMessage(
        kind="visa-consulate",
        label="e-mail on visa and status to the consulate",
        title="E-mail on visa and status to the consulate",
        file_name="Email_Visa_Consulate",
        most_words=170,
        confirmer=Confirmer.CONSULATE,
        addressee=_consulate,
    ),
)
"""In the order in which the guide names them."""

_IN_SENTENCE = {
    Confirmer.HOST: "the hospital",
    Confirmer.SCHOOL: "my school",
    Confirmer.CONSULATE: "the consulate",
}
_WHO_IS_MISSING = {
    Confirmer.HOST: "Add the program of this rotation to programs.yaml, with its visa_contact.",
    Confirmer.SCHOOL: "Add your medical school, to ask it about visa and status.",
    Confirmer.CONSULATE: "",
}


def plan_status_messages(kind: StatusMessage, dossier: Dossier, plan: Plan) -> Planned:
    """One question for each promised rotation ahead that this office has not confirmed yet."""
    papers, left_out = [], []
    for rotation in dossier.rotations:
        step = plan.step(f"{StepKind.CONFIRM.value}:{rotation.id}:{kind.confirmer.value}")
        if step is None or step.state is StepState.DONE:
            continue
        office = kind.addressee(dossier, rotation)
        if office:
            papers.append(_status_message(kind, dossier, plan, step, rotation=rotation, office=office))
        else:
            why = _WHO_IS_MISSING[kind.confirmer]
            left_out.append(LeftOut(kind.kind, rotation.id, named(rotation), why))
    return Planned(tuple(papers), tuple(left_out))


def _status_message(
    kind: StatusMessage, dossier: Dossier, plan: Plan, step: Step, *, rotation: Rotation, office: Office
) -> Paper:
    sent_on, place = max(plan.today, step.due), plan.rotations[rotation.id].place
    return message(
        kind,
        dossier,
        to=Addressee(
            id=rotation.id,
            name=office.name,
            email=office.email,
            kind=Reader.PROGRAM,
            place=office.place,
            email_hint=office.email_hint,
        ),
        moment=SendMoment(Folder.SEND if step.state in _DUE else Folder.WAITING, step.due),
        contents=Contents(
            context=StatusContext(
                applicant=applicant_lines(dossier.applicant),
                standing=standing_lines(dossier, rotation, sent_on),
                greeting=office.greeting,
                citizenships=listing(map(_in_sentence, dossier.applicant.citizenships)) or None,
                rotation=asked_rotation(rotation, plan),
                is_confirmed=rotation.state is RotationState.CONFIRMED,
                needs_visa=dossier.applicant.visa.need is VisaNeed.NEEDED,
                confirmed=_others(kind.confirmer, rotation, have_confirmed=True),
                asked=_others(kind.confirmer, rotation, have_confirmed=False),
            ),
            missing=missing_standing(dossier, rotation, sent_on),
            prints=(f"{place}.service", f"{place}.site"),
        ),
        rotation=rotation.id,
    )


def _in_sentence(country: str) -> str:
    """A country after "citizen of": "the Philippines", but "Pakistan"."""
    return f"the {country}" if _WITH_THE.match(country) else country


def _others(asked: Confirmer, rotation: Rotation, *, have_confirmed: bool) -> str | None:
    """The other two, as far as they have confirmed, or have not."""
    others = (each for each in Confirmer if each is not asked)
    days = ((each, confirmed_on(rotation.confirmed_by, each)) for each in others)
    return listing(_IN_SENTENCE[each] for each, day in days if (day is not None) is have_confirmed) or None


STATUS_MESSAGES = tuple(
    DocumentKind(
        kind=row.kind,
        commands=("emails",),
        title=row.title,
        template=row.template,
        context=StatusContext,
        plan=partial(plan_status_messages, row),
    )
    for row in KINDS_OF_STATUS_MESSAGES
)
"""The table as the pipeline reads it."""
