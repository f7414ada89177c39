"""What a host requires of the applicant, how far each paper is, and which files meet it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from awaykit.model.dossier import Dossier
from awaykit.model.programs import ContactRole, Program, RequirementKind, RotationRequest
from awaykit.model.record import FileKind, Reader
from awaykit.papers.paper import Missing

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

    @property
    def needs_file(self) -> bool:
        """Whether it can be met by a file only; scores can be given in words, as far as disclosed."""
        return self.is_paper and self.kind is not RequirementKind.STEP_SCORES

    @property
    def has_paper(self) -> bool:
        """Whether a paper goes: scores are given in words where their report is not disclosed."""
        return self.needs_file or (self.is_paper and bool(self.files))


@dataclass(frozen=True, slots=True)
class Host:
    """A program where the applicant asks to rotate; `place` is its request: "programs[1].rotation"."""

    dossier: Dossier
    program: Program
    request: RotationRequest
    place: str

    @property
    def is_physician(self) -> bool:
        """Whether a physician reads the e-mail, not a coordinator."""
        contact = self.request.contact
        return contact is not None and contact.role is ContactRole.PHYSICIAN

    @property
    def wishes(self) -> tuple[HostRequirement, ...]:
        """The requirements that the host has, in dossier order."""
        return tuple(
            self._wish(each.kind, each.state, f"{self.place}.requirements[{row}]")
            for row, each in enumerate(self.request.requirements)
            if each.state != "not-needed"
        )

    @property
    def ready(self) -> tuple[HostRequirement, ...]:
        """What the host asks for by a paper that is ready and not sent yet."""
        return tuple(wish for wish in self.wishes if wish.state == "ready" and wish.has_paper)

    @property
    def first(self) -> tuple[HostRequirement, ...]:
        """What the host requires with the first message, as far as its words name a paper."""
        kinds = dict.fromkeys(
            next((kind for pattern, kind in _BY_WORDS if pattern.search(line)), None)
            for line in self.request.wants_first
            if not any(pattern.search(line) for pattern in (_WANTS_AAMC_ID, _WANTS_ECFMG_ID))
        )
        return tuple(self._wish(kind, "ready", f"{self.place}.wants_first") for kind in kinds if kind)

    def _wish(self, kind: RequirementKind, state: str, place: str) -> HostRequirement:
        words, file_kind = _PAPERS[kind]
        # A score report shows numbers, so it needs the choice to disclose them.
        shows_scores = self.dossier.settings.disclosure.scores_to_programs == "number"
        is_shown = file_kind is not None and (kind is not RequirementKind.STEP_SCORES or shows_scores)
        files = (
            file.id
            for file in self.dossier.files
            if is_shown and file.kind is file_kind and Reader.PROGRAM in file.may_see
        )
        return HostRequirement(kind=kind, words=words, state=state, files=tuple(files), place=place)

    def key_of(self, wish: HostRequirement) -> tuple[str, ...]:
        """What names a requirement after `awaykit done sent`; of several of one kind also its number."""
        places = [
            f"{self.place}.requirements[{row}]"
            for row, each in enumerate(self.request.requirements)
            if each.kind is wish.kind
        ]
        number = (str(places.index(wish.place) + 1),) if len(places) > 1 else ()
        return (wish.kind.value, *number)

    @property
    def wanted_ids(self) -> Iterator[tuple[str, str, str | None]]:
        """Label, place and value of each number that the host asks for in so many words, wanted first."""
        ids = self.dossier.applicant.ids
        for label, place, number, pattern in (
            ("AAMC ID", "applicant.ids.aamc", ids.aamc, _WANTS_AAMC_ID),
            ("USMLE/ECFMG ID", "applicant.ids.ecfmg", ids.ecfmg, _WANTS_ECFMG_ID),
        ):
            if any(pattern.search(line) for line in self.request.wants_first):
                yield label, place, number


def hosts(dossier: Dossier) -> Iterator[Host]:
    """Every program where the applicant asks to rotate, in dossier order."""
    for row, program in enumerate(dossier.programs):
        if program.rotation:
            yield Host(dossier, program, program.rotation, f"programs[{row}].rotation")


def without_file(wanted: tuple[HostRequirement, ...], dossier: Dossier) -> Iterator[Missing]:
    """The papers that must go and have no file that programs may see."""
    for wish in wanted:
        if not wish.needs_file or wish.files:
            continue
        kind = _PAPERS[wish.kind][1]
        what = f"a file with {wish.words.replace('my ', 'your ')}"
        row = next((row for row, file in enumerate(dossier.files) if file.kind is kind), None)
        if row is None:
            hint = f"Add it under files, of kind {kind.value if kind else 'other'}, with may_see: program."
            yield Missing(what, "files", hint)
        else:
            hint = "Add program to its may_see, so that it can go there."
            yield Missing(what, f"files[{row}].may_see", hint)
