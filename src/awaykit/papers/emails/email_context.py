"""What the templates of e-mails can print: one context for all of them, filled for each reader apart."""

import re
from dataclasses import dataclass, replace
from datetime import date

from awaykit.model.applicant import Status, VisaNeed
from awaykit.model.programs import Program, RequirementKind
from awaykit.model.record import FileKind
from awaykit.model.rotations import Pathway, Rotation
from awaykit.papers.cv_lines import exam_lines
from awaykit.papers.emails.occasions import Occasion
from awaykit.papers.emails.requirements import Host
from awaykit.papers.enclosures import CV_FOR, PACKET, Enclosures
from awaykit.papers.paper import doc
from awaykit.papers.views import (
    ApplicantLines,
    LetterLines,
    applicant_lines,
    letter_lines,
    on_service,
    place_of,
    specialty_in_sentence,
    with_full_stop,
)
from awaykit.plan.applicant_status import status_on
from awaykit.plan.host_steps import Confirmer, confirmed_on
from awaykit.plan.hosts import correspondence, is_named_among
from awaykit.plan.letter_steps import untold
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import ApplicationPhase, Phase
from awaykit.plan.steps import StepKind
from awaykit.wording import (
    day_in_prose,
    days_in_prose,
    in_sentence,
    listing,
    month_and_day,
    month_and_year,
    months_in_prose,
    months_of_the_past,
    number_in_words,
    period_in_prose,
)

UNDER_WAY = "under way"


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationWords:
    """A rotation in the words of an e-mail."""

    kind: str = doc("elective, subinternship, externship or observership")
    phrase: str = doc("What it is: a four-week elective on the nephrology consult service")
    service: str = doc("The service inside a sentence: nephrology consult service")
    on_service: str = doc("The service with its preposition: on the nephrology consult service")
    site: str = doc("The hospital")
    state: str = doc("How far it is: candidate, applied, offered, confirmed, under way, done or cancelled")
    starts: date | None = doc("Its first day, or that of a late arrival")
    days: str | None = doc("Its days, for a subject: August 9 to September 3, 2027")
    when: str | None = doc("Its days inside a sentence: from August 9 to September 3, 2027")
    last_day: str | None = doc("Its last day, or the last with the reader: July 2")
    is_observer: bool = doc("Whether the role is to watch, without hands-on work")
    has_evaluation: bool = doc("Whether the host evaluates formally")


_WITH_AN = ("eight", "11", "18", "8")
_VOWELS = "aeiou"
_DAYS_IN_A_WEEK, _DAYS_OF_A_WEEKEND = 7, 2


def rotation_words(rotation: Rotation, plan: Plan, *, is_past: bool = False) -> RotationWords:
    """The rotation with its length and days, as far as they are known; of a past one, the months."""
    held = plan.rotations[rotation.id]
    kind, service, dates = rotation.kind.value, in_sentence(rotation.service), held.dates
    on = on_service(rotation.service, rotation.service_kind)
    # A service that is called by its kind needs no other word: "a subinternship in general medicine".
    words = service if service.casefold().startswith(kind) else f"{kind} {on}"
    # Weeks are given where the days make up whole ones, with or without the last weekend.
    spare = (dates.days + _DAYS_OF_A_WEEKEND) % _DAYS_IN_A_WEEK if dates else 0
    weeks = dates.weeks if dates and spare <= _DAYS_OF_A_WEEKEND and not is_past else 0
    if weeks:
        words = f"{number_in_words(weeks)}-week {words}"
    needs_an = words.startswith(_WITH_AN) if weeks else words[0] in _VOWELS
    in_words = months_of_the_past if is_past else period_in_prose
    return RotationWords(
        kind=kind,
        phrase=f"{'an' if needs_an else 'a'} {words}",
        service=service,
        on_service=on,
        site=rotation.site,
        state=UNDER_WAY if held.phase is Phase.UNDER_WAY else rotation.state.value,
        starts=held.arrives_on or rotation.starts,
        days=days_in_prose(dates.starts, dates.ends) if dates else None,
        when=in_words(dates.starts, dates.ends) if dates else None,
        last_day=month_and_day(dates.ends) if dates else None,
        is_observer=rotation.is_observer,
        has_evaluation=rotation.team.evaluation is True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLines:
    """Student or graduate on the day of sending, and on the rotation's own days."""

    status: str = doc(
        "graduate, student, student throughout (to the rotation's last day), or student until then (a "
        "graduate on its first)"
    )
    graduated: str | None = doc("Month of graduation, done or expected: January 2027")
    school: str | None = doc("The medical school inside a sentence: the University of Lagos")
    school_and_place: str | None = doc("The same with its place: Ravi College in Lahore, Pakistan")


_SCHOOL_WITH_THE = re.compile(
    r"(?:(?:Medical|State|National|Federal) )?(?:University|College|Faculty|School|Institute) of "
)
"""Schools whose names take the article inside a sentence: "the University of Lagos"."""


def standing_lines(occasion: Occasion) -> StandingLines:
    """The standing on three days; what isn't known is neither printed nor assumed."""
    applicant, rotation = occasion.dossier.applicant, occasion.rotations[0]
    school, first = applicant.school, rotation.starts or occasion.sent_on
    if status_on(applicant, occasion.sent_on) is not Status.STUDENT:
        status = "graduate"
    elif status_on(applicant, first) is Status.GRADUATE:
        status = "student until then"
    elif status_on(applicant, rotation.ends or first) is Status.STUDENT:
        status = "student throughout"
    else:
        status = "student"
    name = place = None
    if school:
        name = f"the {school.name}" if _SCHOOL_WITH_THE.match(school.name) else school.name
        # The city is left out where the name of the school has it.
        is_said = school.city is not None and school.city.casefold() in school.name.casefold()
        place = place_of(None if is_said else school.city, school.country)
    return StandingLines(
        status=status,
        graduated=applicant.graduated.in_words if applicant.graduated else None,
        school=name,
        school_and_place=f"{name} in {place}" if place else name,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailContext:
    """Everything that the templates of e-mails can print; what doesn't concern a reader is empty for them."""

    applicant: ApplicantLines = doc("The applicant, as every reader may see them")
    greeting: str = doc("How the reader is greeted in writing: Ms. Ortiz, Dr. Whitfield")
    rotation: RotationWords = doc("The rotation that the e-mail is about")
    topic: str = doc("Service and months, for a subject that can be searched: medicine wards, June 2027")
    encloses: tuple[str, ...] = doc("What goes with it: packet, CV, form (of the structured letter)")
    standing: StandingLines | None = doc("To hosts, alumni and offices: student or graduate, and when", None)
    asked_on: str | None = doc("Day on which the reader was asked, for a letter or a rotation: June 21", None)
    needs_visa: bool = doc("To hosts and offices: whether the applicant needs a visa", default=False)

    request: LetterLines | None = doc("To a letter writer: the letter request, as of that day", None)
    days_together: str | None = doc("The writer's own days, if recorded: from June 7 to 18, 2027", None)
    agreed_on: str | None = doc("Day on which the writer agreed: June 21", None)
    link_sent_on: str | None = doc("Day on which AAMC sent its link: June 24", None)
    is_reminded: bool = doc("Whether the writer was reminded before", default=False)
    uploaded_on: str | None = doc("Day on which the letter, or an earlier one, was uploaded: July 26", None)
    updates: tuple[str, ...] = doc("What the writer doesn't know yet, in the applicant's sentences", ())
    has_cases: bool = doc("Whether key cases are recorded that this writer supervised", default=False)
    match_month: str | None = doc("Month of the Match: March 2028", None)
    matched: bool | None = doc("Whether the applicant matched; nothing while it isn't recorded", None)
    matched_at: str | None = doc("Where the applicant matched, as recorded", None)

    is_to_physician: bool = doc("To a host: whether a physician reads it, not a coordinator", default=False)
    others: tuple[RotationWords, ...] = doc("Further rotations at this host that are asked for", ())
    past: RotationWords | None = doc("A US rotation done or under way, if there is one", None)
    is_past_here: bool = doc("Whether it is at the very hospital that is written to", default=False)
    pathway: str | None = doc("How one applies there: host, vslo or affiliated", None)
    is_school_in: bool = doc(
        "Whether the school is in VSLO, or has an agreement, as the pathway asks", default=False
    )
    is_late: bool = doc("Whether the time to apply has passed on the day of sending", default=False)
    specialty: str | None = doc("Specialty, in small letters as in a sentence", None)
    match_year: int | None = doc("Year of the Match, if the dossier names the season", None)
    why: str | None = doc("The applicant's own reason for this program; to physicians only", None)
    steps: tuple[str, ...] = doc("The passed Steps, where the host asks: USMLE Step 1, Step 2 CK (249)", ())
    ids: tuple[str, ...] = doc("Numbers that the host asks for with the first message: AAMC ID: 99000142", ())
    attached: tuple[str, ...] = doc("The papers that go with it: my transcript, my dean's letter", ())
    sent: tuple[str, ...] = doc("What the host requires and has, as recorded: my TB test result", ())
    ready: tuple[str, ...] = doc("What the host requires and the applicant has, but not attached", ())
    coming: tuple[str, ...] = doc("What the applicant has asked for and waits for", ())
    lacking: tuple[str, ...] = doc("What the host requires and the applicant has not asked for yet", ())

    because: str | None = doc("To an office: why the days change, in the applicant's own sentence", None)
    new_days: str | None = doc("The days that the applicant hopes for: August 16 to September 10, 2027", None)
    old_days_possible: bool | None = doc("Whether the first days are possible too, if recorded", None)
    arrives: date | None = doc("Day from which the applicant can be there", None)
    appointment: date | None = doc("Day of the visa appointment on which the arrival depends", None)
    is_appointment_over: bool = doc("Whether that day is past on the day of sending", default=False)

    citizenships: str | None = doc("On visa and status: countries of citizenship: the Philippines", None)
    confirmed_by: str | None = doc("Who else has confirmed visa and status already: the hospital", None)
    also_asked: str | None = doc("Who else is asked about them: my school and the consulate", None)


def email_context(occasion: Occasion, encloses: Enclosures) -> EmailContext:
    """The context of one e-mail; its tense is that of the day from which it can be sent."""
    dossier, plan, rotation = occasion.dossier, occasion.plan, occasion.rotations[0]
    first, last = occasion.days
    service, forms = in_sentence(rotation.service), FileKind.STRUCTURED_LETTER_FORM
    goes = {
        "packet": PACKET in {paper.kind for paper in encloses.papers},
        "CV": dossier.cv in encloses.files or any(paper in CV_FOR.values() for paper in encloses.papers),
        "form": any(file.kind is forms for file in dossier.files if file.id in encloses.files),
    }
    context = EmailContext(
        applicant=applicant_lines(dossier.applicant),
        greeting=occasion.to.greeting,
        rotation=replace(
            rotation_words(rotation, plan), last_day=day_in_prose(last, occasion.sent_on) if last else None
        ),
        topic=f"{service}, {months_in_prose(first, last)}" if first and last else service,
        encloses=tuple(word for word, is_there in goes.items() if is_there),
    )
    if occasion.letter:
        return _to_writer(context, occasion, occasion.letter)
    if occasion.office_of:
        return _to_office(context, occasion, occasion.office_of)
    if occasion.writer:
        return context
    context = replace(context, standing=standing_lines(occasion))
    if occasion.host:
        return _to_host(context, occasion, occasion.host)
    return _to_visa_office(context, occasion, occasion.confirmer) if occasion.confirmer else context


def _day(day: date | None, sent_on: date) -> str | None:
    return day_in_prose(day, sent_on) if day else None


def _to_writer(context: EmailContext, occasion: Occasion, letter: LetterPlan) -> EmailContext:
    applicant, season, sent_on = occasion.dossier.applicant, occasion.plan.season, occasion.sent_on
    request, last = letter.writer.request, occasion.days[1]
    uploaded = request.uploaded if letter.state is LetterState.UPLOADED else letter.writer.earlier_letter
    page = letter_lines(occasion.dossier, occasion.plan, letter, sent_on)
    first, until = page.together_from, page.together_until
    return replace(
        context,
        request=page,
        rotation=replace(context.rotation, last_day=month_and_day(last) if last else None),
        days_together=period_in_prose(first, until) if first and until else None,
        asked_on=_day(request.asked, sent_on),
        agreed_on=_day(request.agreed, sent_on),
        link_sent_on=_day(request.link_sent, sent_on),
        is_reminded=bool(request.reminded),
        uploaded_on=_day(uploaded, sent_on),
        updates=tuple(with_full_stop(update.what) for _, update in untold(letter.writer, sent_on)),
        has_cases=bool(letter.cases),
        match_month=month_and_year(season.match_day.value),
        matched=applicant.match.matched if applicant.match else None,
        matched_at=applicant.match.program if applicant.match else None,
    )


def _to_host(context: EmailContext, occasion: Occasion, host: Host) -> EmailContext:
    """A cover message, what follows on it, and a reply; Step results only where the host asks for them."""
    dossier, plan, sent_on = occasion.dossier, occasion.plan, occasion.sent_on
    rotation, request, applicant = occasion.rotations[0], host.request, dossier.applicant
    wanted = {wish.kind for wish in (*host.first, *host.wishes)}
    going = {wish.kind for wish in occasion.sends}
    rest = [wish for wish in host.wishes if wish.has_paper and wish.kind not in going]

    def papers(state: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(wish.words for wish in rest if wish.state == state))

    lines = exam_lines(dossier.exams, dossier.settings.disclosure.scores_to_programs)
    passed = (line.what.partition(": ") for line in lines if line.what.startswith("USMLE "))
    steps = [step if result == "Pass" else f"{step} ({result})" for step, _, result in passed]
    # "USMLE Step 1, Step 2 CK (249)": the first names the exam.
    steps[1:] = [step.removeprefix("USMLE ") for step in steps[1:]]
    pathway, school = rotation.pathway or request.pathway, applicant.school
    names = (host.program.name, host.program.hospital, *(each.site for each in occasion.rotations))
    is_school_in = school is not None and (
        is_named_among(names, school.agreements)
        if pathway is Pathway.AFFILIATED
        else pathway is Pathway.VSLO and school.takes_part_in_vslo is True
    )
    # Without a deadline of its own a host is late to ask when even late applications are no longer usual.
    is_late = (
        request.deadline < sent_on if request.deadline else occasion.held.moment is ApplicationPhase.OVER
    )
    return replace(
        _with_past(context, occasion, host.program),
        asked_on=_day(correspondence(request).cover, sent_on),
        needs_visa=applicant.visa.need is VisaNeed.NEEDED,
        is_to_physician=host.is_physician,
        others=tuple(rotation_words(each, plan) for each in occasion.rotations[1:]),
        pathway=pathway.value if pathway else None,
        is_school_in=is_school_in,
        is_late=is_late,
        specialty=specialty_in_sentence(applicant.specialty),
        match_year=plan.season.year if applicant.season else None,
        why=request.why if host.is_physician else None,
        steps=tuple(steps) if RequirementKind.STEP_SCORES in wanted else (),
        ids=tuple(f"{label}: {number}" for label, _, number in host.wanted_ids if number),
        attached=tuple(wish.words for wish in occasion.sends if wish.files),
        ready=papers("ready"),
        coming=papers("asked"),
        lacking=papers("missing"),
    )


def _with_past(context: EmailContext, occasion: Occasion, program: Program) -> EmailContext:
    """The US rotation that matters most to a host: one there before any other, else the last that has begun.

    A rotation that is only planned isn't mentioned; the tense is that of the day of sending.
    """
    dossier, plan, site = occasion.dossier, occasion.plan, occasion.rotations[0].site.casefold()
    begun = [
        (each.program == program.id or each.site.casefold() == site, each.ends, each)
        for each in dossier.rotations
        if plan.rotations[each.id].has_begun and each.ends
    ]
    if not begun:
        return context
    is_here, last, rotation = max(begun, key=lambda found: found[:2])
    past = rotation_words(rotation, plan, is_past=True)
    return replace(
        context,
        past=replace(past, state=Phase.DONE.value if last < occasion.sent_on else UNDER_WAY),
        is_past_here=is_here,
    )


def _to_office(context: EmailContext, occasion: Occasion, host: Host) -> EmailContext:
    """Around a rotation, and about a change of its days."""
    rotation, sent_on = occasion.rotations[0], occasion.sent_on
    kind = occasion.step.kind if occasion.step else None
    change = rotation.change if kind is StepKind.CHANGE else None
    delay = rotation.delay if kind is StepKind.DELAY else None
    because = change.because if change else delay.because if delay else None
    first, last = rotation.new_days if change else (None, None)
    appointment = delay.visa_appointment if delay else None
    # What else a host requires is no document with a name of its own.
    no_document = {RequirementKind.FEE, RequirementKind.OTHER}
    wanted = [wish for wish in host.wishes if wish.kind not in no_document]
    return replace(
        context,
        asked_on=_day(correspondence(host.request).cover, sent_on),
        sent=tuple(dict.fromkeys(wish.words for wish in wanted if wish.state == "sent")),
        ready=tuple(dict.fromkeys(wish.words for wish in wanted if wish.state == "ready")),
        because=with_full_stop(because) if because else None,
        new_days=days_in_prose(first, last) if first and last else None,
        old_days_possible=change.old_days_possible if change else None,
        arrives=delay.arrives if delay else None,
        appointment=appointment,
        is_appointment_over=appointment is not None and appointment < sent_on,
    )


_COUNTRY_WITH_THE = re.compile(
    r"United |Philippines|Netherlands|Gambia|Bahamas|Maldives|UK$|UAE$|.* (?:Republic|Islands)$"
)
"""Countries whose names take the article inside a sentence: "a citizen of the Philippines"."""

_PARTIES = {
    Confirmer.HOST: "the hospital",
    Confirmer.SCHOOL: "my school",
    Confirmer.CONSULATE: "the consulate",
}


def _to_visa_office(context: EmailContext, occasion: Occasion, asked: Confirmer) -> EmailContext:
    """A question on visa and status; it names who else has confirmed, and who else is asked."""
    applicant = occasion.dossier.applicant
    countries = (
        f"the {country}" if _COUNTRY_WITH_THE.match(country) else country
        for country in applicant.citizenships
    )
    days = occasion.rotations[0].confirmed_by
    others = [(_PARTIES[each], confirmed_on(days, each)) for each in Confirmer if each is not asked]
    return replace(
        context,
        needs_visa=applicant.visa.need is VisaNeed.NEEDED,
        citizenships=listing(countries) or None,
        confirmed_by=listing(party for party, day in others if day) or None,
        also_asked=listing(party for party, day in others if not day) or None,
    )
