"""What a host wants, and how far each requirement is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from awaykit.model.dossier import Dossier
from awaykit.model.programs import ContactRole, Program, RequirementKind, RotationRequest
from awaykit.model.record import FileKind, Reader
from awaykit.model.rotations import Rotation
from awaykit.names import without_degrees
from awaykit.papers.cv_lines import exam_lines
from awaykit.papers.emails.messages import Addressee
from awaykit.papers.enclosures import Enclosures, cv_to_enclose
from awaykit.papers.paper import Missing, doc
from awaykit.plan.hosts import Correspondence, correspondence, is_named_among
from awaykit.plan.plan import Plan

_PAPERS: dict[RequirementKind, tuple[str, FileKind | None]] = {
    RequirementKind.STEP_SCORES: ("my Step scores", FileKind.SCORE_REPORT),
    RequirementKind.TRANSCRIPT: ("my transcript", FileKind.TRANSCRIPT),
    RequirementKind.FINAL_YEAR_PROOF: ("proof of my final year", FileKind.FINAL_YEAR_PROOF),
    RequirementKind.IMMUNIZATIONS: ("my immunization record", FileKind.IMMUNIZATIONS),
    RequirementKind.TB_TEST: ("my TB test result", FileKind.TB_TEST),
    RequirementKind.HEALTH_INSURANCE: ("proof of health insurance", FileKind.INSURANCE),
    RequirementKind.ENGLISH: ("my English test result", FileKind.ENGLISH),
    RequirementKind.MALPRACTICE: ("proof of malpractice insurance", FileKind.MALPRACTICE),
    RequirementKind.DEANS_LETTER: ("my dean's letter", FileKind.DEANS_LETTER),
    RequirementKind.BACKGROUND_CHECK: ("a background check", FileKind.BACKGROUND_CHECK),
    RequirementKind.TRAINING_CERTIFICATES: ("my training certificates", FileKind.CERTIFICATE),
    RequirementKind.PHOTO: ("a photo", FileKind.PHOTO),
    RequirementKind.PASSPORT: ("a copy of my passport", FileKind.PASSPORT),
    RequirementKind.CV: ("my CV", None),
    RequirementKind.FEE: ("the fee", None),
    RequirementKind.OTHER: ("a further document", FileKind.OTHER),
}
"""The paper by which each requirement is met, as an e-mail names it, and its kind among the files."""

_BY_WORDS = tuple(
    (re.compile(rf"(?<!\w)(?:{stems})", re.IGNORECASE), kind)
    for stems, kind in (
        (r"dean|mspe", RequirementKind.DEANS_LETTER),
        (r"transcript", RequirementKind.TRANSCRIPT),
        (r"immuni[sz]|vaccin", RequirementKind.IMMUNIZATIONS),
        (r"tb(?!\w)|tubercul|quantiferon", RequirementKind.TB_TEST),
        (r"malpractice|liability", RequirementKind.MALPRACTICE),
        (r"(?:health|medical) insurance|insurance", RequirementKind.HEALTH_INSURANCE),
        (r"english|toefl|ielts|oet(?!\w)", RequirementKind.ENGLISH),
        (r"(?:usmle )?step(?!\w)|usmle (?:score|result|transcript)|score", RequirementKind.STEP_SCORES),
        (r"background|police|criminal", RequirementKind.BACKGROUND_CHECK),
        (r"passport", RequirementKind.PASSPORT),
        (r"photo", RequirementKind.PHOTO),
        (r"final.year|enrol", RequirementKind.FINAL_YEAR_PROOF),
        (r"cv(?!\w)|r[eé]sum[eé]|curriculum", RequirementKind.CV),
        (r"(?:training )?certificate|hipaa", RequirementKind.TRAINING_CERTIFICATES),
        (r"fee(?!\w)", RequirementKind.FEE),
    )
)
_WANTS_AAMC_ID = re.compile(r"(?<!\w)AAMC(?!\w).*(?<!\w)(?:ID|number)(?!\w)", re.IGNORECASE)
_WANTS_ECFMG_ID = re.compile(r"(?<!\w)(?:ECFMG|USMLE)(?!\w).*(?<!\w)(?:ID|number)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostRequirement:
    """One thing that a host asks for: its paper in the applicant's words, the ids of the files that meet it.

    `state` is that of the requirement, or "ready" for what is wanted first and has a file.
    """

    kind: RequirementKind
    words: str
    state: str
    files: tuple[str, ...]
    place: str

    @property
    def is_paper(self) -> bool:
        """Whether it is met by a paper of its own: neither the CV, which goes by itself, nor the fee."""
        return self.kind not in {RequirementKind.CV, RequirementKind.FEE}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedId:
    """A number of the applicant's that the host asks for."""

    label: str = doc("What number it is: AAMC ID")
    number: str = doc("The number")


def paper_in_words(kind: RequirementKind) -> str:
    """The paper by which a requirement is met, as the applicant's e-mails name it: "my TB test result"."""
    return _PAPERS[kind][0]


def wishes(dossier: Dossier, request: RotationRequest, place: str) -> tuple[HostRequirement, ...]:
    """The requirements that the host has, in dossier order; `place` is that of the request."""
    return tuple(
        HostRequirement(
            kind=requirement.kind,
            words=_PAPERS[requirement.kind][0],
            state=requirement.state,
            files=_files(dossier, requirement.kind),
            place=f"{place}.requirements[{row}]",
        )
        for row, requirement in enumerate(request.requirements)
        if requirement.state != "not-needed"
    )


def first_wishes(dossier: Dossier, request: RotationRequest, place: str) -> tuple[HostRequirement, ...]:
    """What the host wants with the first message, as far as its words say which paper is meant."""
    kinds = dict.fromkeys(kind for line in request.wants_first if (kind := _kind_of(line)))
    return tuple(
        HostRequirement(
            kind=kind,
            words=_PAPERS[kind][0],
            state="ready",
            files=_files(dossier, kind),
            place=f"{place}.wants_first",
        )
        for kind in kinds
    )


def without_file(wanted: tuple[HostRequirement, ...], dossier: Dossier) -> tuple[Missing, ...]:
    """The papers that must go and have no file that programs may see.

    Step scores can be told in words, as far as the applicant discloses them, so they need none.
    """
    return tuple(_missing_file(wish, dossier) for wish in wanted if needs_file(wish) and not wish.files)


def needs_file(wish: HostRequirement) -> bool:
    """Whether the wish can be met by a file only."""
    return wish.is_paper and wish.kind is not RequirementKind.STEP_SCORES


def passed_steps(dossier: Dossier) -> tuple[str, ...]:
    """The passed Steps as a sentence lists them: "USMLE Step 1", "Step 2 CK (249)"; the first says whose."""
    lines = exam_lines(dossier.exams, dossier.settings.disclosure.scores_to_programs)
    parts = [line.what.partition(": ") for line in lines if line.what.startswith("USMLE ")]
    told = [name if result == "Pass" else f"{name} ({result})" for name, _, result in parts]
    return (*told[:1], *(step.removeprefix("USMLE ") for step in told[1:]))


def asked_ids(dossier: Dossier, request: RotationRequest) -> tuple[AskedId, ...]:
    """The numbers that the host asks for in so many words, among what it wants first."""
    wanted = _wanted_ids(dossier, request)
    return tuple(AskedId(label=label, number=number) for label, _, number in wanted if number)


def missing_ids(dossier: Dossier, request: RotationRequest) -> tuple[Missing, ...]:
    """The numbers that the host asks for and the dossier lacks."""
    hint = "The host wants it with the first message."
    wanted = _wanted_ids(dossier, request)
    return tuple(Missing(f"your {label}", place, hint) for label, place, number in wanted if not number)


def _wanted_ids(dossier: Dossier, request: RotationRequest) -> Iterator[tuple[str, str, str | None]]:
    """Label, place and value of each number that the host names."""
    ids = dossier.applicant.ids
    for label, place, number, pattern in (
        ("AAMC ID", "applicant.ids.aamc", ids.aamc, _WANTS_AAMC_ID),
        ("USMLE/ECFMG ID", "applicant.ids.ecfmg", ids.ecfmg, _WANTS_ECFMG_ID),
    ):
        if any(pattern.search(line) for line in request.wants_first):
            yield label, place, number


def _kind_of(line: str) -> RequirementKind | None:
    if _WANTS_AAMC_ID.search(line) or _WANTS_ECFMG_ID.search(line):
        return None
    return next((kind for pattern, kind in _BY_WORDS if pattern.search(line)), None)


def _files(dossier: Dossier, kind: RequirementKind) -> tuple[str, ...]:
    """The ids of the files that programs may see; a score report shows numbers, so it needs that choice."""
    is_kept = (
        kind is RequirementKind.STEP_SCORES and dossier.settings.disclosure.scores_to_programs != "number"
    )
    return () if is_kept else tuple(_visible(dossier, _PAPERS[kind][1]))


def _visible(dossier: Dossier, kind: FileKind | None) -> Iterator[str]:
    for file in dossier.files:
        if kind is not None and file.kind is kind and Reader.PROGRAM in file.may_see:
            yield file.id


def _missing_file(wish: HostRequirement, dossier: Dossier) -> Missing:
    kind = _PAPERS[wish.kind][1]
    row = next((row for row, file in enumerate(dossier.files) if file.kind is kind), None)
    what = f"a file with {wish.words.replace('my ', 'your ')}"
    if row is not None:
        return Missing(what, f"files[{row}].may_see", "Add program to its may_see, so that it can go there.")
    hint = f"Add it under files, of kind {kind.value if kind else 'other'}, with may_see: program."
    return Missing(what, "files", hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """One program where the applicant asks to rotate.

    `place` is its request in the dossier ("programs[1].rotation"). `rotations` are those that a
    message is about, the first of them the one that it speaks of most.
    """

    program: Program
    request: RotationRequest
    place: str
    rotations: tuple[Rotation, ...]
    wishes: tuple[HostRequirement, ...]
    first: tuple[HostRequirement, ...]

    @property
    def correspondence(self) -> Correspondence:
        """What has passed between them."""
        return correspondence(self.request)

    @property
    def is_physician(self) -> bool:
        """Whether a physician reads the e-mail."""
        contact = self.request.contact
        return contact is not None and contact.role is ContactRole.PHYSICIAN

    @property
    def greeting(self) -> str:
        """How the contact is greeted in writing."""
        contact = self.request.contact
        return (contact.greeting or without_degrees(contact.name)) if contact else "Program Coordinator"

    @property
    def addressee(self) -> Addressee:
        """To whom the e-mail goes; without a contact, the program, which has no address."""
        contact = self.request.contact
        return Addressee(
            id=self.program.id,
            name=contact.name if contact else self.program.name,
            email=contact.email if contact else None,
            kind=Reader.PROGRAM,
            place=f"{self.place}.contact",
        )

    def is_among(self, hospitals: Iterable[str]) -> bool:
        """Whether one of `hospitals` is this one, by the name of program, hospital or site."""
        names = (self.program.name, self.program.hospital, *(each.site for each in self.rotations))
        return is_named_among(names, hospitals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What goes with a message to a host, and what it says of the rest.

    `records` are what to type after `awaykit done` once these papers are sent.
    """

    encloses: Enclosures
    has_cv: bool = False
    attached: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    records: tuple[tuple[str, ...], ...] = ()


def hosts(dossier: Dossier) -> Iterator[tuple[Program, RotationRequest, str]]:
    """Every program where the applicant asks to rotate, with its request and the place of that."""
    for row, program in enumerate(dossier.programs):
        if program.rotation:
            yield program, program.rotation, f"programs[{row}].rotation"


def host_of(
    dossier: Dossier, program: Program, request: RotationRequest, place: str, rotations: tuple[Rotation, ...]
) -> Host:
    """The host of a message about `rotations`."""
    return Host(
        program=program,
        request=request,
        place=place,
        rotations=rotations,
        wishes=wishes(dossier, request, place),
        first=first_wishes(dossier, request, place),
    )


def no_parcel(_dossier: Dossier, _plan: Plan, host: Host) -> Parcel:
    """Nothing goes with it; what is ready is told all the same."""
    return _parcel(host, Enclosures(), sent=())


def first_parcel(dossier: Dossier, plan: Plan, host: Host) -> Parcel:
    """The CV, and what the host wants with the first message."""
    cv = cv_to_enclose(dossier, plan, Reader.PROGRAM)
    sent = tuple(wish for wish in host.first if wish.files)
    files = (*cv.files, *_files_of(sent))
    return _parcel(
        host, Enclosures(papers=cv.papers, files=_once(files)), sent, has_cv=bool(cv.papers or cv.files)
    )


def documents_parcel(_dossier: Dossier, _plan: Plan, host: Host) -> Parcel:
    """The papers that the host asks for and that are ready, but not sent yet."""
    sent = ready_papers(host)
    parcel = _parcel(host, Enclosures(files=_once(_files_of(sent))), sent)
    return replace(parcel, records=tuple(_recorded(host, wish) for wish in sent))


def _recorded(host: Host, wish: HostRequirement) -> tuple[str, ...]:
    """The step that records a paper as sent; a number tells it from others of its kind."""
    rows = [row for row, each in enumerate(host.request.requirements) if each.kind is wish.kind]
    row = next(row for row in rows if wish.place.endswith(f"[{row}]"))
    number = (str(rows.index(row) + 1),) if len(rows) > 1 else ()
    return ("sent", host.program.id, wish.kind.value, *number)


def ready_papers(host: Host) -> tuple[HostRequirement, ...]:
    """What the host asks for by a paper that is ready and not sent yet."""
    return tuple(wish for wish in host.wishes if wish.state == "ready" and _has_paper(wish))


def _parcel(
    host: Host, encloses: Enclosures, sent: tuple[HostRequirement, ...], *, has_cv: bool = False
) -> Parcel:
    kinds = {wish.kind for wish in sent}
    rest = [wish for wish in host.wishes if _has_paper(wish) and wish.kind not in kinds]
    return Parcel(
        encloses=encloses,
        has_cv=has_cv,
        attached=tuple(wish.words for wish in sent if wish.files),
        ready=_words(rest, "ready"),
        coming=_words(rest, "asked"),
        lacking=_words(rest, "missing"),
    )


def _has_paper(wish: HostRequirement) -> bool:
    """Whether a paper is meant; scores are told in words where their report is not disclosed."""
    return wish.is_paper and (needs_file(wish) or bool(wish.files))


def _words(wished: Iterable[HostRequirement], state: str) -> tuple[str, ...]:
    return _once(wish.words for wish in wished if wish.state == state)


def _files_of(wished: Iterable[HostRequirement]) -> Iterator[str]:
    for wish in wished:
        yield from wish.files


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
