"""When each e-mail is called for: its reader, its rotation, its moment."""

from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from typing import TypeAlias

from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter
from awaykit.model.programs import Alumnus, ProgramContact
from awaykit.model.record import Reader
from awaykit.model.rotations import Rotation, RotationState
from awaykit.names import form_of_address
from awaykit.papers.emails.requirements import Host, HostRequirement, hosts
from awaykit.papers.paper import Folder
from awaykit.papers.views import TOO_LATE
from awaykit.plan.host_steps import Confirmer, alumnus_key
from awaykit.plan.hosts import asked_on, candidates, correspondence, hoped_for, takes_forms
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import own_days
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.rotation_steps import is_there_for_feedback, named
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.wording import month_and_day


@dataclass(frozen=True, slots=True)
class SendMoment:
    """An e-mail to be sent now or later, and the day from which it is due, None without a date.

    `records` are the ids to type after `awaykit done` and the e-mail's word, where they aren't
    those of its reader; none where sending it records nothing.
    """

    folder: Folder
    due_from: date | None
    records: tuple[tuple[str, ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class NotYet:
    """An e-mail that has no moment now, and why, in words for the applicant."""

    why: str


Moment: TypeAlias = SendMoment | NotYet


@dataclass(frozen=True, slots=True)
class Addressee:
    """The reader of an e-mail; `place` is their entry in the dossier, `email_hint` how to find an address."""

    id: str
    name: str
    greeting: str
    email: str | None
    place: str
    kind: Reader = Reader.PROGRAM
    email_hint: str = "Ask them, or look at the hospital's page."


@dataclass(frozen=True, slots=True)
class Occasion:
    """One e-mail that the dossier calls for: its reader, its rotations, above all the first, its moment.

    What doesn't apply is None: the letter of a writer, the writer of a letter or of feedback, the
    host that is asked for a rotation (`sends` are its requirements that are met with the e-mail), the
    host whose office is written to about one, the step that calls for it, the party that is asked to
    confirm visa and status.
    """

    dossier: Dossier
    plan: Plan
    to: Addressee
    rotations: tuple[Rotation, ...]
    moment: Moment
    _: KW_ONLY
    letter: LetterPlan | None = None
    writer: LetterWriter | None = None
    host: Host | None = None
    sends: tuple[HostRequirement, ...] = ()
    office_of: Host | None = None
    step: Step | None = None
    confirmer: Confirmer | None = None

    @property
    def held(self) -> RotationPlan:
        """The plan of the rotation that the e-mail speaks of most."""
        return self.plan.rotations[self.rotations[0].id]

    @property
    def sent_on(self) -> date:
        """The day from which it can be sent: its tense and its years are those of this day."""
        due = self.moment.due_from if isinstance(self.moment, SendMoment) else None
        return max(self.plan.today, due or self.plan.today)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day with the reader, where they are recorded; else those of the rotation."""
        rotation = self.rotations[0]
        first, last = own_days(self.writer, rotation) if self.writer else (None, None)
        return first or rotation.starts, last or rotation.ends


def _addressee(
    person: ProgramContact | Alumnus | LetterWriter, id_: str, place: str, kind: Reader = Reader.PROGRAM
) -> Addressee:
    return Addressee(id_, person.name, form_of_address(person), person.email, place, kind)


DUE = frozenset({StepState.NOW, StepState.OVERDUE})
"""States of a step whose e-mail can be sent today."""


def moment_of(step: Step | None) -> SendMoment | None:
    """To be sent once the step is due, waiting before that; nothing where it is done or isn't there."""
    if step is None or step.state is StepState.DONE:
        return None
    return SendMoment(Folder.SEND if step.state in DUE else Folder.WAITING, step.due)


# ---- letter writers


def writers(
    when: StepKind | Callable[[LetterPlan, Plan], Moment | None], dossier: Dossier, plan: Plan
) -> Iterator[Occasion]:
    """Each letter writer, once a rotation; `when` is the step of the letter, or a function of it."""
    for letter in plan.letters:
        step = plan.step(f"{when}:{letter.key}") if isinstance(when, StepKind) else None
        moment = moment_of(step) if isinstance(when, StepKind) else when(letter, plan)
        if moment:
            to = _addressee(letter.writer, letter.writer.id, letter.place, Reader.LETTER_WRITER)
            yield Occasion(
                dossier, plan, to, (letter.rotation,), moment, letter=letter, writer=letter.writer, step=step
            )


def asking(letter: LetterPlan, plan: Plan, *, is_again: bool = False) -> Moment | None:
    """In the final days, by e-mail after them, and once more when no answer came.

    `is_again`: in other words, for who wrote a letter for an earlier season.
    """
    if bool(letter.writer.earlier_letter) is not is_again:
        return None
    if letter.state is LetterState.ASKED:
        return _asking_once_more(letter, plan)
    if letter.state is not LetterState.NOT_ASKED:
        return None
    step = plan.step(f"{StepKind.ASK}:{letter.key}")
    if step or plan.is_too_late_for_letters:
        return moment_of(step) or NotYet(TOO_LATE)
    # A promised rotation without dates has no step either; the missing dates are then reported as such.
    is_undated = plan.rotations[letter.rotation.id].dates is None
    is_promised = letter.rotation.state.is_promised
    if is_undated and is_promised:
        return SendMoment(Folder.WAITING, None)
    return NotYet("The rotation is not confirmed: record that before you ask.")


def _asking_once_more(letter: LetterPlan, plan: Plan) -> Moment | None:
    """Once the time to answer is over; the record keeps the day of the first ask."""
    step, asked = plan.step(f"{StepKind.ANSWER}:{letter.key}"), letter.writer.request.asked
    if step is None or asked is None:
        return NotYet(TOO_LATE) if plan.is_too_late_for_letters else None
    if step.state is StepState.DONE:
        return None
    if step.state in DUE:
        return SendMoment(Folder.SEND, step.due, records=())
    return NotYet(f"You asked on {month_and_day(asked)}: give them until {month_and_day(step.due)}.")


def materials(letter: LetterPlan, plan: Plan) -> Moment | None:
    """From the yes until AAMC's link is sent: then page one of the packet has done its work."""
    if letter.state is not LetterState.AGREED:
        return None
    step = plan.step(f"{StepKind.PACKET}:{letter.key}")
    return SendMoment(Folder.SEND, step.due) if step else NotYet(TOO_LATE)


def together(letter: LetterPlan, plan: Plan) -> Moment | None:
    """Kept at hand from the ask until the link is sent: only the writer can bring the question up."""
    is_open = letter.state in {LetterState.ASKED, LetterState.AGREED} and not plan.is_too_late_for_letters
    step = plan.step(f"{StepKind.ASK}:{letter.key}") if is_open else None
    return SendMoment(Folder.WAITING, step.due) if step else None


def waits_for_upload(letter: LetterPlan) -> bool:
    """Whether AAMC's link was sent, as recorded, and the letter isn't there."""
    was_sent = letter.writer.request.link_sent is not None
    return was_sent and letter.state in {LetterState.LINK_SENT, LetterState.REMINDED}


def link(letter: LetterPlan, plan: Plan) -> Moment | None:
    """Kept at hand from AAMC's e-mail until the upload: the dossier can't know that it did not come."""
    is_open = waits_for_upload(letter) and not plan.is_too_late_for_letters
    step = plan.step(f"{StepKind.LINK}:{letter.key}") if is_open else None
    return SendMoment(Folder.WAITING, step.due) if step else None


def reminder(letter: LetterPlan, plan: Plan) -> Moment | None:
    """The next of the agenda's reminders, and none before AAMC's link was sent."""
    if not waits_for_upload(letter):
        return None
    steps = (step for step in plan.agenda if step.id.startswith(f"{StepKind.REMIND}:{letter.key}:"))
    return moment_of(next((step for step in steps if step.state is not StepState.DONE), None))


def news(letter: LetterPlan, plan: Plan) -> Moment | None:
    """In the week after Match Day; before that there is no result to report."""
    moment = moment_of(plan.step(f"{StepKind.NEWS}:{letter.key}"))
    return moment if moment and moment.folder is Folder.SEND else None


# ---- hosts that are asked for a rotation


def contacts(
    when: StepKind | Callable[[Host, Plan], Occasion | None], dossier: Dossier, plan: Plan
) -> Iterator[Occasion]:
    """The contact of each host; `when` is the step that calls for a reply, or a function of the host."""
    for host in hosts(dossier):
        occasion = _replying(when, host, plan) if isinstance(when, StepKind) else when(host, plan)
        if occasion:
            yield occasion


def _replying(kind: StepKind, host: Host, plan: Plan) -> Occasion | None:
    """At once, about the first rotation there that calls for this reply."""
    for rotation in host.dossier.rotations:
        step = plan.step(f"{kind}:{rotation.id}") if rotation.program == host.program.id else None
        if step and step.state is not StepState.DONE:
            return _to_host(host, plan, (rotation,), SendMoment(Folder.SEND, step.due))
    return None


def _to_host(
    host: Host,
    plan: Plan,
    rotations: tuple[Rotation, ...],
    moment: Moment,
    sends: tuple[HostRequirement, ...] = (),
) -> Occasion:
    """The contact for rotations; without one the program, which has no address."""
    contact, program, place = host.request.contact, host.program, f"{host.place}.contact"
    if contact:
        to = _addressee(contact, program.id, place)
    else:
        to = Addressee(program.id, program.name, "Program Coordinator", None, place)
    return Occasion(host.dossier, plan, to, rotations, moment, host=host, sends=sends)


def cover(host: Host, plan: Plan) -> Occasion | None:
    """Asks for the candidates when the time to apply comes; none where one applies by a portal or form.

    Not while the host still owes an answer about another rotation.
    """
    rotations = candidates(host.dossier, host.program, plan.today)
    if not rotations or takes_forms(host.request) or asked_on(host.dossier, host.program):
        return None
    held = correspondence(host.request)
    if held.waits_for_answer and held.cover:
        why = f"You wrote to them on {month_and_day(held.cover)}: wait for that answer first."
        return _to_host(host, plan, rotations, NotYet(why))
    steps = [step for each in rotations if (step := plan.step(f"{StepKind.APPLY}:{each.id}"))]
    first = min(steps, key=lambda step: step.due, default=None)
    moment = moment_of(first) or SendMoment(Folder.WAITING, None)
    return _to_host(host, plan, rotations, moment, tuple(wish for wish in host.first if wish.files))


def follow_up(host: Host, plan: Plan) -> Occasion | None:
    """Once, some days after a cover message that nobody answered."""
    rotations = hoped_for(host.dossier, host.program, plan.today)[:1]
    moment = moment_of(plan.step(f"{StepKind.FOLLOW_UP}:{host.program.id}"))
    return _to_host(host, plan, rotations, moment) if rotations and moment else None


def documents(host: Host, plan: Plan) -> Occasion | None:
    """At once when every paper is ready or a day is near; else the first papers wait for the rest.

    About the next rotation that the host has answered about: only then has it asked for anything.
    """
    states = {state for state in RotationState if state.is_promised}
    if correspondence(host.request).answered:
        states.add(RotationState.APPLIED)
        if asked_on(host.dossier, host.program):
            states.add(RotationState.CANDIDATE)
    ahead = [
        each
        for each in host.dossier.rotations
        if each.program == host.program.id
        and each.state in states
        and (each.starts or plan.today) > plan.today
    ]
    wanted = [wish for wish in host.wishes if wish.is_paper and wish.state in {"ready", "asked", "missing"}]
    if not ahead or not wanted:
        return None
    rotations, ready = (min(ahead, key=lambda each: each.starts or plan.today),), host.ready
    if not ready:
        return _to_host(host, plan, rotations, NotYet("Nothing that the host still wants is ready yet."))
    begins = f"{StepKind.REQUIREMENT}:{host.program.id}:"
    steps = [each for each in plan.agenda if each.id.startswith(begins) and each.state is not StepState.DONE]
    is_due = len(ready) == len(wanted) or any(step.state is not StepState.LATER for step in steps)
    moment = SendMoment(
        Folder.SEND if is_due else Folder.WAITING,
        None if is_due else min((step.due for step in steps), default=None),
        records=tuple((host.program.id, *host.key_of(wish)) for wish in ready),
    )
    return _to_host(host, plan, rotations, moment, ready)


def alumni(when: StepKind, dossier: Dossier, plan: Plan) -> Iterator[Occasion]:
    """Each alumnus not asked yet, while a rotation at their program is hoped for.

    Who has no id in the dossier is known by the program's, further ones with a number.
    """
    for host in hosts(dossier):
        rotations = hoped_for(dossier, host.program, plan.today)[:1]
        for row, alumnus in enumerate(host.request.alumni):
            key = alumnus_key(host.program, row)
            moment = moment_of(plan.step(":".join((when, *key))))
            if rotations and moment:
                to = _addressee(alumnus, "-alumnus-".join(key), f"{host.place}.alumni[{row}]")
                yield Occasion(dossier, plan, to, rotations, replace(moment, records=(key,)))


# ---- the office and the attendings of a rotation


def office(when: StepKind, dossier: Dossier, plan: Plan) -> Iterator[Occasion]:
    """The program's contact for rotations; named by the rotation, since a program may have several."""
    why = "Nobody is named to write to: add program, and its rotation.contact in programs.yaml."
    by_program = {host.program.id: host for host in hosts(dossier)}
    for held in plan.rotations.values():
        rotation, step = held.rotation, plan.step(f"{when}:{held.rotation.id}")
        moment, host = moment_of(step), by_program.get(rotation.program or "")
        if moment and host and host.request.contact:
            to = _addressee(host.request.contact, rotation.id, f"{host.place}.contact")
            yield Occasion(dossier, plan, to, (rotation,), moment, office_of=host, step=step)
        elif step and moment:
            yield from _nobody(why, held, step, dossier, plan)


def attendings(when: StepKind, dossier: Dossier, plan: Plan) -> Iterator[Occasion]:
    """Each letter writer who is there when feedback is due, and was not asked for a letter yet."""
    why = "No attending is named to ask for feedback: add letter_writers, or ask in person."
    unknown = "Add together_from and together_until: nothing says when you have this attending."
    for held in plan.rotations.values():
        rotation, dates = held.rotation, held.dates
        shared = plan.step(f"{when}:{rotation.id}")
        for column, writer in enumerate(rotation.letter_writers):
            own = plan.step(f"{when}:{rotation.id}:{writer.id}")
            moment = moment_of(own or shared)
            if dates is None or moment is None or writer.request.steps or writer.supervised_directly is False:
                continue
            if own is None and not is_there_for_feedback(writer, rotation, dates.feedback_on):
                continue
            # The days with them are recorded, or can only be those of the rotation.
            has_known_days = (
                len(rotation.letter_writers) == 1
                or writer.weeks is None
                or writer.weeks >= dates.weeks
                or own_days(writer, rotation) != (None, None)
            )
            place = f"{held.place}.letter_writers[{column}]"
            to = _addressee(writer, writer.id, place, Reader.LETTER_WRITER)
            moment_or_why = moment if has_known_days else NotYet(unknown)
            yield Occasion(dossier, plan, to, (rotation,), moment_or_why, writer=writer)
        if shared and not rotation.letter_writers and moment_of(shared):
            yield from _nobody(why, held, shared, dossier, plan)


def _nobody(why: str, held: RotationPlan, step: Step, dossier: Dossier, plan: Plan) -> Iterator[Occasion]:
    """A reader who isn't named, reported once the day is near."""
    rotation = held.rotation
    if step.state is not StepState.LATER:
        to = Addressee(rotation.id, rotation.site, rotation.site, None, held.place)
        yield Occasion(dossier, plan, to, (rotation,), NotYet(why))


# ---- who confirms visa and status


def visa_offices(when: StepKind, dossier: Dossier, plan: Plan) -> Iterator[Occasion]:
    """Each party that is to confirm visa and status and hasn't yet, for each promised rotation ahead."""
    for rotation in dossier.rotations:
        for confirmer in Confirmer:
            step = plan.step(f"{when}:{rotation.id}:{confirmer}")
            moment: Moment | None = moment_of(step)
            if moment is None:
                continue
            to = _visa_office(confirmer, dossier, rotation)
            if isinstance(to, NotYet):
                moment, to = to, Addressee(rotation.id, named(rotation), "", None, "")
            yield Occasion(dossier, plan, to, (rotation,), moment, step=step, confirmer=confirmer)


def _visa_office(confirmer: Confirmer, dossier: Dossier, rotation: Rotation) -> Addressee | NotYet:
    if confirmer is Confirmer.CONSULATE:
        consulate = dossier.applicant.visa.consulate
        city, email = (consulate.city, consulate.email) if consulate else (None, None)
        name, place = f"US Consulate in {city}" if city else "US Consulate", "applicant.visa.consulate"
        hint = "Look at its page; where it takes questions by a form, paste this text there."
        return Addressee(rotation.id, name, "Consular Officer", email, place, email_hint=hint)
    if confirmer is Confirmer.SCHOOL:
        school = dossier.applicant.school
        if school is None:
            return NotYet("Add your medical school, to ask it about visa and status.")
        hint, place = "Ask the dean's office who confirms rotations abroad.", "applicant.school"
        return Addressee(rotation.id, school.name, "Sir or Madam", school.email, place, email_hint=hint)
    row = next((row for row, each in enumerate(dossier.programs) if each.id == rotation.program), None)
    if row is None:
        return NotYet("Add the program of this rotation to programs.yaml, with its visa_contact.")
    request, place = dossier.programs[row].rotation, f"programs[{row}].rotation.visa_contact"
    hint = "Ask the coordinator who answers questions on visa and status."
    if request and request.visa_contact:
        return replace(_addressee(request.visa_contact, rotation.id, place), email_hint=hint)
    name = f"International office of {rotation.site}"
    return Addressee(rotation.id, name, "International Office", None, place, email_hint=hint)
