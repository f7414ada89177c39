"""Rules on applications for a rotation, and on visa and status."""

from collections.abc import Iterator, Sequence
from datetime import date

from awaykit.model.applicant import Status, VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program, Requirement, RequirementKind
from awaykit.model.rotations import RotationState
from awaykit.plan.host_steps import Confirmer, confirmed_on, requirement_in_words
from awaykit.plan.hosts import applies_by_mail, asked_on, pathway_reasons
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_plan import RotationPlan, unfit_row
from awaykit.plan.workdays import months_before
from awaykit.review.findings import Confidence, Importance, Remark, guide, rule_of_thumb, source_of
from awaykit.review.rule import A_PROMISED_ROTATION, Need, field_of, host_name, rule, some_of
from awaykit.wording import counted, date_in_words, listing

_LACKING = ("missing", "asked")


REQUIREMENTS = Need(
    "a host's requirements are written down",
    lambda dossier, _plan: any(each.rotation and each.rotation.requirements for each in dossier.programs),
)
A_VISA_QUESTION = Need(
    "your visa.need says that a visa question arises",
    lambda dossier, _plan: dossier.applicant.visa.need in (VisaNeed.NEEDED, VisaNeed.NOT_NEEDED),
)


def _unsure(plan: Plan) -> list[RotationPlan]:
    """The rotations ahead that no host has confirmed."""
    ahead = [(each, each.rotation.state) for each in plan.rotations.values() if each.is_ahead]
    return [each for each, state in ahead if state.is_hoped_for or state.is_unconfirmed]


@rule(
    "APP001",
    "A pathway that is open to you",
    looks_at="The kind and the pathway of rotations ahead that no host has confirmed.",
    importance=Importance.HIGH,
    sources=[guide("4.1"), rule_of_thumb("Electives, subinternships and VSLO are for enrolled students")],
    needs=[Need("a rotation ahead is not confirmed yet", lambda _dossier, plan: bool(_unsure(plan)))],
)
def pathway_is_open(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """An application by a way that is closed to you costs its fee and months.

    Electives, VSLO, a dean's letter and the visitor's clerkship are for enrolled students; a graduate
    observes or is an extern. Student or graduate is judged on the rotation's own first day.

    Wrong when the host itself has told you that it takes you this way.
    """
    found: dict[tuple[bool, str], list[RotationPlan]] = {}
    for each in _unsure(plan):
        for reason in pathway_reasons(dossier, each.rotation):
            is_candidate = each.rotation.state is RotationState.CANDIDATE
            found.setdefault((is_candidate, reason), []).append(each)
    for (is_candidate, reason), rotations in found.items():
        yield Remark(
            message=f"{some_of([plan.site_of(each) for each in rotations])}: {reason}",
            hint="Ask the host which way is open to you before you apply."
            if is_candidate
            else "Ask the host now whether this way is open to you.",
            place=rotations[0].place,
            importance=Importance.MEDIUM if is_candidate else None,
        )


@rule(
    "APP002",
    "What the host wants, in time",
    looks_at="Requirements that are missing or asked for, of hosts that promised a rotation ahead.",
    importance=Importance.MEDIUM,
    sources=[guide("4.1"), guide("4.2")],
    needs=[REQUIREMENTS],
)
def requirements_ready(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A promised place is lost more often to a missing paper than to anything else.

    Wrong when the host has them already: then set the state to sent.
    """
    near, months = plan.guide.near_days, plan.guide.confirm_status_months_before_start.value
    for program in dossier.programs:
        starts = [
            each.rotation.starts
            for each in plan.promised_ahead
            if each.rotation.program == program.id and each.rotation.starts
        ]
        lacking = _lacking(program)
        if not starts or not lacking or plan.today < months_before(min(starts), months.most):
            continue
        due = min((each.due for each in lacking if each.due), default=None)
        is_near = due is not None and (due - plan.today).days <= near.value
        if due is None:
            hint = "Ask the host by when, and get them now."
        elif due < plan.today:
            hint = f"The first was due on {date_in_words(due)}: write to the host today."
        else:
            hint = f"The first is due on {date_in_words(due)}."
        yield Remark(
            message=f"{host_name(program)} still wants: "
            f"{some_of([requirement_in_words(each.kind) for each in lacking])}.",
            hint=hint,
            place=f"{field_of(dossier, program)}.rotation.requirements",
            importance=Importance.HIGH if is_near else None,
            sources=(source_of(near),) if is_near else (),
        )


def _lacking(program: Program) -> Sequence[Requirement]:
    """What is missing or asked for, the earliest due first."""
    found = [
        each for each in (program.rotation.requirements if program.rotation else ()) if each.state in _LACKING
    ]
    return sorted(found, key=lambda each: (each.due is None, each.due))


@rule(
    "APP003",
    "The host's deadline",
    looks_at="Hosts where you have not applied, and whose last day to apply is near or past.",
    importance=Importance.MEDIUM,
    sources=[guide("4.2")],
    needs=[
        Need(
            "a host's deadline is written down",
            lambda dossier, _plan: any(each.rotation and each.rotation.deadline for each in dossier.programs),
        )
    ],
)
def deadline_ahead(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Hosts rarely make an exception, and the papers take days.

    A past deadline is told only where a candidate there still lies ahead.

    Wrong when you have applied: then set the rotation's state to applied.
    """
    near, soon, past = plan.guide.near_days, [], []
    for program in dossier.programs:
        deadline = program.rotation.deadline if program.rotation else None
        if program.rotation is None or deadline is None:
            continue
        wrote = applies_by_mail(program.rotation) and asked_on(dossier, program)
        there = [each for each in plan.rotations.values() if each.rotation.program == program.id]
        if wrote or any(each.rotation.state.counts for each in there):
            continue
        days = (deadline - plan.today).days
        if 0 <= days <= near.value:
            soon.append((deadline, program))
        elif days < 0 and any(each in plan.candidates for each in there):
            past.append((deadline, program))
    if soon:
        yield Remark(
            message=f"Applications close soon: {_with_days(soon)}.",
            hint="Apply now, or decide against it.",
            place=f"{field_of(dossier, soon[0][1])}.rotation.deadline",
            sources=(source_of(near),),
        )
    if past:
        yield Remark(
            message=f"Applications have closed: {_with_days(past)}.",
            hint="Ask whether the host still takes them, or set the candidate to cancelled.",
            place=f"{field_of(dossier, past[0][1])}.rotation.deadline",
            importance=Importance.LOW,
        )


def _with_days(found: Sequence[tuple[date, Program]]) -> str:
    """The hosts with their days, the earliest first."""
    ordered = sorted(found, key=lambda each: each[0])
    return some_of([f"{host_name(program)} on {date_in_words(day)}" for day, program in ordered])


@rule(
    "APP004",
    "OET is not TOEFL or IELTS",
    looks_at="Hosts that want an English test, where no TOEFL or IELTS is noted.",
    importance=Importance.LOW,
    sources=[
        guide("4.2"),
        rule_of_thumb("OET is ECFMG's test; a host that names TOEFL or IELTS may not take it"),
    ],
    needs=[REQUIREMENTS],
)
def english_of_the_host(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Hosts and ECFMG ask for different tests of English, and a new sitting takes weeks to book.

    Wrong when the host takes OET, or waives the test for schools that teach in English.
    """
    if dossier.exams.english:
        return
    found = []
    for program in dossier.programs:
        there = [each for each in plan.rotations.values() if each.rotation.program == program.id]
        may_come = [
            each for each in there if each.is_ahead and each.rotation.state is not RotationState.CANCELLED
        ]
        is_asked = any(each.kind is RequirementKind.ENGLISH for each in _lacking(program))
        if is_asked and (may_come or not there):
            found.append(program)
    if found:
        yield Remark(
            message=f"Ask whether OET will do: {some_of([host_name(each) for each in found])}.",
            hint="An English test is wanted there, and OET does not replace TOEFL or IELTS everywhere.",
            place=f"{field_of(dossier, found[0])}.rotation.requirements",
        )


_WORDS = {
    Confirmer.HOST: "the host's international office",
    Confirmer.SCHOOL: "your school",
    Confirmer.CONSULATE: "the consulate",
}


@rule(
    "VIS001",
    "Confirmed with all three",
    looks_at="Who has confirmed visa and status for each promised rotation that lies ahead.",
    importance=Importance.HIGH,
    sources=[guide("4.3")],
    needs=[A_VISA_QUESTION, A_PROMISED_ROTATION],
)
def confirmed_with_all(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Host, school and consulate each know one side, and a wrong answer shows at the border.

    Wrong when one of them has answered: then write the day under confirmed_by.
    """
    months = plan.guide.confirm_status_months_before_start
    elsewhere = _confirmed_elsewhere(plan)
    for each in plan.promised_ahead:
        starts = each.rotation.starts
        if starts is None or plan.today < months_before(starts, months.value.most):
            continue
        missing = [who for who in Confirmer if not confirmed_on(each.rotation.confirmed_by, who)]
        if each in elsewhere:
            missing.remove(Confirmer.HOST)
        if missing:
            is_pressing = plan.today >= months_before(starts, months.value.least)
            yield Remark(
                message=f"Visa and status for {plan.site_of(each)} are not confirmed by "
                f"{listing([_WORDS[who] for who in missing], 'or')}.",
                hint=f"It begins on {date_in_words(starts)}. The e-mails that ask are among the drafts.",
                place=f"{each.place}.confirmed_by",
                importance=None if is_pressing else Importance.MEDIUM,
                sources=(source_of(months),),
            )


def _confirmed_elsewhere(plan: Plan) -> tuple[RotationPlan, ...]:
    """The promised rotations whose own host has never confirmed, while another host has."""
    sites = {each.rotation.site for each in plan.counting if each.rotation.confirmed_by.host}
    return tuple(each for each in plan.promised_ahead if sites and each.rotation.site not in sites)


@rule(
    "VIS002",
    "Another host's answer does not count",
    looks_at="Promised rotations whose host has not confirmed, while another host has.",
    importance=Importance.HIGH,
    sources=[guide("4.3")],
    needs=[A_VISA_QUESTION, A_PROMISED_ROTATION],
)
def not_taken_from_another(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Policies differ widely: what one hospital accepts, the next may refuse.

    Wrong when both hospitals belong to one system with one international office.
    """
    months = plan.guide.confirm_status_months_before_start
    for each in _confirmed_elsewhere(plan):
        starts = each.rotation.starts
        if starts is None or plan.today < months_before(starts, months.value.most):
            continue
        is_pressing = plan.today >= months_before(starts, months.value.least)
        yield Remark(
            message=f"{each.rotation.site} has not confirmed visa and status itself; another host's yes "
            "does not count there.",
            hint="Ask its own international office.",
            place=f"{each.place}.confirmed_by.host",
            importance=None if is_pressing else Importance.MEDIUM,
        )


@rule(
    "VIS003",
    "The visa category, as commonly stated",
    looks_at="The category that you name, against what is commonly stated for your status and role.",
    importance=Importance.MEDIUM,
    confidence=Confidence.POSSIBLE,
    sources=[guide("4.3")],
    needs=[
        A_VISA_QUESTION,
        Need(
            "visa.for_rotations names a category",
            lambda dossier, _plan: dossier.applicant.visa.for_rotations is not None,
        ),
    ],
)
def category_is_common(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """What is commonly stated is no law and no advice; it is a reason to ask before you pay.

    Student or graduate is judged on the rotation's own first day.

    Wrong when the host, your school or the consulate has told you otherwise.
    """
    found: dict[tuple[bool, bool], list[RotationPlan]] = {}
    for each in (*plan.counting, *plan.candidates):
        is_settled = all(confirmed_on(each.rotation.confirmed_by, who) for who in Confirmer)
        if each.is_ahead and not is_settled and unfit_row(dossier, each):
            key = (each.status is Status.STUDENT, each.rotation.is_observer)
            found.setdefault(key, []).append(each)
    for (is_student, is_observer), rotations in found.items():
        who = "a student" if is_student else "a graduate"
        what = "observing" if is_observer else "hands-on work"
        row = unfit_row(dossier, rotations[0])
        yield Remark(
            message=f"Your visa category is commonly said not to fit {what} of {who}: "
            f"{some_of([each.rotation.site for each in rotations])}.",
            hint="Confirm with the host's international office, your school and the consulate.",
            place="applicant.visa.for_rotations",
            sources=(source_of(row),) if row else (),
        )


@rule(
    "VIS004",
    "Is a visa needed",
    looks_at="Whether the dossier says if you need a visa, once a rotation is promised.",
    importance=Importance.LOW,
    sources=[guide("4.3")],
    needs=[A_PROMISED_ROTATION],
)
def need_is_known(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A visa takes the longest of all preparations, so the question comes first.

    Wrong when you live in the United States and have the status that you need: then write so.
    """
    if dossier.applicant.visa.need is None:
        number = counted(len(plan.promised_ahead), "rotation")
        yield Remark(
            message=f"{number} ahead, and nothing says whether you need a visa.",
            hint="Write visa.need; then the questions to host, school and consulate are planned too.",
            place="applicant.visa",
        )
