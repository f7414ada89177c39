"""VIS: whether visa and status were confirmed, host by host; which visa fits is never advised."""

from collections.abc import Iterator

from awaykit.model.applicant import Status, VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.planning.confirmation_steps import Confirmer, confirmed_on
from awaykit.planning.months import months_before
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.rotation_visa import unfit_row
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.in_plan import (
    A_PROMISED_ROTATION,
    candidates,
    counting,
    is_ahead,
    promised_ahead,
    site_of,
    some_of,
)
from awaykit.review.rules import Need, rule
from awaykit.review.sources import guide, source_of
from awaykit.wording import counted, date_in_words, listing

_WORDS = {
    Confirmer.HOST: "the host's international office",
    Confirmer.SCHOOL: "your school",
    Confirmer.CONSULATE: "the consulate",
}
_CONFIRM_WITH = "Confirm with the host's international office, your school and the consulate."
_QUESTIONED = (VisaNeed.NEEDED, VisaNeed.NOT_NEEDED)


def _a_question_arises(dossier: Dossier, _plan: Plan) -> bool:
    return dossier.applicant.visa.need in _QUESTIONED


def _a_category_is_named(dossier: Dossier, _plan: Plan) -> bool:
    return dossier.applicant.visa.for_rotations is not None


A_VISA_QUESTION = Need("your visa.need says that a visa question arises", _a_question_arises)
A_CATEGORY = Need("visa.for_rotations names a category", _a_category_is_named)


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
    for each in promised_ahead(plan):
        starts = each.rotation.starts
        if starts is None or plan.today < months_before(starts, months.value.most):
            continue
        missing = [who for who in Confirmer if not confirmed_on(each.rotation.confirmed_by, who)]
        if each in elsewhere:
            missing.remove(Confirmer.HOST)
        if missing:
            is_pressing = plan.today >= months_before(starts, months.value.least)
            yield Remark(
                message=f"Visa and status for {site_of(each, plan)} are not confirmed by "
                f"{listing([_WORDS[who] for who in missing], 'or')}.",
                hint=f"It begins on {date_in_words(starts)}. The e-mails that ask are among the drafts.",
                place=f"{each.place}.confirmed_by",
                importance=None if is_pressing else Importance.MEDIUM,
                sources=(source_of(months),),
            )


def _confirmed_elsewhere(plan: Plan) -> tuple[RotationPlan, ...]:
    """The promised rotations whose own host has never confirmed, while another host has."""
    sites = {each.rotation.site for each in counting(plan) if each.rotation.confirmed_by.host}
    return tuple(each for each in promised_ahead(plan) if sites and each.rotation.site not in sites)


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
    needs=[A_VISA_QUESTION, A_CATEGORY],
)
def category_is_common(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """What is commonly stated is no law and no advice; it is a reason to ask before you pay.

    Student or graduate is judged on the rotation's own first day.

    Wrong when the host, your school or the consulate has told you otherwise.
    """
    found: dict[tuple[bool, bool], list[RotationPlan]] = {}
    for each in (*counting(plan), *candidates(plan)):
        is_settled = all(confirmed_on(each.rotation.confirmed_by, who) for who in Confirmer)
        if is_ahead(each, plan.today) and not is_settled and unfit_row(dossier, each):
            key = (each.status is Status.STUDENT, each.rotation.is_observer)
            found.setdefault(key, []).append(each)
    for (is_student, is_observer), rotations in found.items():
        who = "a student" if is_student else "a graduate"
        what = "observing" if is_observer else "hands-on work"
        row = unfit_row(dossier, rotations[0])
        yield Remark(
            message=f"Your visa category is commonly said not to fit {what} of {who}: "
            f"{some_of([each.rotation.site for each in rotations])}.",
            hint=_CONFIRM_WITH,
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
        number = counted(len(promised_ahead(plan)), "rotation")
        yield Remark(
            message=f"{number} ahead, and nothing says whether you need a visa.",
            hint="Write visa.need; then the questions to host, school and consulate are planned too.",
            place="applicant.visa",
        )
