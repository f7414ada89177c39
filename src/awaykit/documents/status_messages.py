"""The questions about visa and status, to the host's international office, the own school and the consulate.

They ask and never advise, and name no visa category: the answer is theirs (guide §4.3).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from awaykit.documents.asked_rotations import AskedRotation, asked_rotation
from awaykit.documents.messages import Addressee, Contents, MessageKind, Moment, message
from awaykit.documents.paper import DocumentKind, Folder, LeftOut, Paper, Planned, told
from awaykit.documents.people import ApplicantLines, applicant_lines
from awaykit.documents.standing_lines import StandingLines, missing_standing, standing_lines
from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.model.rotations import Rotation, RotationState
from awaykit.person_name import without_degrees
from awaykit.planning.confirmation_steps import Confirmer, confirmed_on
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_steps import named
from awaykit.planning.steps import Step, StepKind, StepState
from awaykit.wording import listing

_WITH_THE = re.compile(
    r"United |Philippines|Netherlands|Gambia|Bahamas|Maldives|UK$|UAE$|.* (?:Republic|Islands)$"
)
"""Countries whose names take the article inside a sentence."""

_DUE = frozenset({StepState.NOW, StepState.OVERDUE})


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

    applicant: ApplicantLines = told("The applicant, as every reader may see them")
    standing: StandingLines = told("Student or graduate, and when")
    greeting: str = told("How the office is greeted in writing")
    citizenships: str | None = told("Countries of citizenship, as a sentence has them: the Philippines")
    rotation: AskedRotation = told("The rotation")
    is_confirmed: bool = told("Whether the rotation is confirmed, not only offered")
    needs_visa: bool = told("Whether the applicant needs a visa, as the dossier says")
    confirmed: str | None = told("Who else has confirmed already: the hospital")
    asked: str | None = told("Who else is asked: my school and the consulate")


def _host_office(dossier: Dossier, rotation: Rotation) -> Office | None:
    row = next((row for row, each in enumerate(dossier.programs) if each.id == rotation.program), None)
    if row is None:
        return None
    request = dossier.programs[row].rotation
    contact = request.visa_contact if request else None
    return Office(
        name=contact.name if contact else f"International office of {rotation.site}",
        greeting=(contact.greeting or without_degrees(contact.name)) if contact else "International Office",
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
            papers.append(_message(kind, dossier, plan, step, rotation=rotation, office=office))
        else:
            why = _WHO_IS_MISSING[kind.confirmer]
            left_out.append(LeftOut(kind.kind, rotation.id, named(rotation), why))
    return Planned(tuple(papers), tuple(left_out))


def _message(
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
        moment=Moment(Folder.SEND if step.state in _DUE else Folder.WAITING, step.due),
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
