"""What the e-mails around a rotation can say: one context for those to the host and to an attending."""

from dataclasses import dataclass
from datetime import date

from awaykit.documents.host_wishes import paper_in_words
from awaykit.documents.paper import told
from awaykit.documents.people import ApplicantLines, RotationLines, applicant_lines, rotation_lines
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program, RequirementKind
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.wording import date_without_weekday, in_sentence, month_and_day, months_in_prose, period_in_prose

_NO_DOCUMENT = frozenset({RequirementKind.FEE, RequirementKind.OTHER})
"""What a host wants that is no document with a name of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationMessageContext:
    """Everything that the templates of e-mails around a rotation can print."""

    applicant: ApplicantLines = told("The applicant, as a host may see them")
    greeting: str = told("How the applicant greets the reader in writing: Ms. Prewitt")
    rotation: RotationLines = told("The rotation")
    service: str = told("The service as it stands inside a sentence: nephrology consult service")
    topic: str = told("Service and months, for a subject that can be searched: medicine wards, June 2027")
    starts: date = told("First day of the rotation, or with an attending")
    when: str = told("The days of the rotation, or with an attending: from June 7 to July 2, 2027")
    last_day: str = told("Last day of the rotation, or with an attending: July 2")
    is_observer: bool = told("Whether the role is to watch, without hands-on work")
    has_evaluation: bool = told("Whether the host evaluates formally")
    sent: tuple[str, ...] = told("What the host wants and has, as recorded: my TB test result")
    ready: tuple[str, ...] = told("What the host wants and can have at once")


def rotation_message_context(
    dossier: Dossier,
    plan: RotationPlan,
    *,
    greeting: str,
    days: tuple[date, date],
    sent_on: date,
) -> RotationMessageContext:
    """The context of one e-mail, to be sent on `sent_on`; `days` are the first and last with its reader."""
    rotation, program = plan.rotation, dossier.program_of(plan.rotation)
    first_day, last_day = days
    is_this_year = last_day.year == sent_on.year
    service = in_sentence(rotation.service)
    return RotationMessageContext(
        applicant=applicant_lines(dossier.applicant),
        greeting=greeting,
        rotation=rotation_lines(rotation),
        service=service,
        topic=f"{service}, {months_in_prose(first_day, last_day)}",
        starts=first_day,
        when=period_in_prose(first_day, last_day),
        last_day=month_and_day(last_day) if is_this_year else date_without_weekday(last_day),
        is_observer=rotation.is_observer,
        has_evaluation=rotation.team.evaluation is True,
        sent=_documents(program, "sent"),
        ready=_documents(program, "ready"),
    )


def _documents(program: Program | None, state: str) -> tuple[str, ...]:
    """The documents that the host wants and that are so far; each once, in the dossier's order."""
    wanted = program.rotation.requirements if program and program.rotation else ()
    named = (
        paper_in_words(each.kind) for each in wanted if each.state == state and each.kind not in _NO_DOCUMENT
    )
    return tuple(dict.fromkeys(named))
