"""Steps of the agenda that a host asks for: its deadline, and each document with a day of its own."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program, Requirement, RequirementKind, RotationRequest
from awaykit.model.rotations import RotationState
from awaykit.planning.correspondence import applies_by_mail, asked_on
from awaykit.planning.steps import Frame, Step, StepKind, StepState

_APPLIED = (RotationState.APPLIED, RotationState.OFFERED, RotationState.CONFIRMED)
_IN_WORDS = {
    RequirementKind.STEP_SCORES: "Step scores",
    RequirementKind.FINAL_YEAR_PROOF: "proof of the final year",
    RequirementKind.IMMUNIZATIONS: "immunization record",
    RequirementKind.TB_TEST: "TB test",
    RequirementKind.ENGLISH: "English test",
    RequirementKind.MALPRACTICE: "malpractice insurance",
    RequirementKind.DEANS_LETTER: "dean's letter",
    RequirementKind.CV: "CV",
    RequirementKind.OTHER: "further document",
}


def host_steps(dossier: Dossier, frame: Frame) -> Iterator[Step]:
    """The steps of every program where the applicant asks to rotate and still may."""
    for row, program in enumerate(dossier.programs):
        if program.rotation and not _is_settled(dossier, program, frame):
            place = f"programs[{row}].rotation"
            yield from _deadline_step(dossier, program, program.rotation, frame, place)
            yield from _requirement_steps(program, program.rotation, frame, place)


def _is_settled(dossier: Dossier, program: Program, frame: Frame) -> bool:
    """Whether every rotation at the program has begun or is cancelled: the host wants nothing more."""
    rotations = [rotation for rotation in dossier.rotations if rotation.program == program.id]
    return bool(rotations) and all(
        rotation.state is RotationState.CANCELLED
        or (rotation.starts is not None and rotation.starts <= frame.today)
        for rotation in rotations
    )


def whom(program: Program, request: RotationRequest) -> str:
    """Whom the applicant writes to there: as they greet them, else by name, else the program."""
    return (request.contact.greeting or request.contact.name) if request.contact else program.name


def _deadline_step(
    dossier: Dossier, program: Program, request: RotationRequest, frame: Frame, place: str
) -> Iterator[Step]:
    if request.deadline is None:
        return
    wrote = applies_by_mail(request) and asked_on(dossier, program) is not None
    has_applied = wrote or any(
        rotation.program == program.id and rotation.state in _APPLIED for rotation in dossier.rotations
    )
    is_past = request.deadline < frame.today and not has_applied
    last_to_ask = request.deadline + timedelta(days=frame.guide.near_days.value)
    if is_past and frame.today > last_to_ask:
        return
    title = "Ask whether the host still takes applications" if is_past else "Last day to apply for a rotation"
    yield frame.step(
        StepKind.DEADLINE,
        program.id,
        due=request.deadline,
        until=last_to_ask if is_past else None,
        whom=whom(program, request),
        title=f"{title}: {program.name}",
        why="The host sets this day.",
        paper="cover",
        state=StepState.DONE if has_applied else None,
        place=f"{place}.deadline",
    )


def _requirement_steps(
    program: Program, request: RotationRequest, frame: Frame, place: str
) -> Iterator[Step]:
    seen: Counter[RequirementKind] = Counter()
    for row, requirement in enumerate(request.requirements):
        seen[requirement.kind] += 1
        if requirement.due is None or requirement.state == "not-needed":
            continue
        # A host may want two of one kind; the first keeps the plain id.
        again = (str(seen[requirement.kind]),) if seen[requirement.kind] > 1 else ()
        yield frame.step(
            StepKind.REQUIREMENT,
            program.id,
            requirement.kind.value,
            *again,
            due=requirement.due,
            whom=whom(program, request),
            title=f"{_to_do(requirement)} {program.name}",
            why="The host wants it by this day.",
            paper="documents",
            state=StepState.DONE if requirement.state == "sent" else None,
            place=f"{place}.requirements[{row}]",
        )


def requirement_in_words(kind: RequirementKind) -> str:
    """What a host wants, as it stands inside a sentence: "TB test", "transcript"."""
    return _IN_WORDS.get(kind, kind.value.replace("-", " "))


def _to_do(requirement: Requirement) -> str:
    what = requirement_in_words(requirement.kind)
    named = f"{what} ({requirement.note})" if requirement.note else what
    return f"Send {named} to" if requirement.state in ("ready", "sent") else f"Get {named} for"
