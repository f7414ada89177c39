"""What a rule is, made by decorating a function, and what rules need before they can speak."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Required, TypedDict, TypeVar, Unpack, overload

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.plan.eras.drafted import ErasDraft
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.chosen import cost_of
from awaykit.plan.rotation_dates import Phase
from awaykit.review.findings import Confidence, Finding, Importance, Remark, Source
from awaykit.review.texts import FieldText, Words, text_hash
from awaykit.wording import listing

_WRONG_WHEN = "Wrong when "
_SILENCE = """\
settings:
  silenced:
    - code: {code}
      reason: why you do not want to hear it
"""
_ACKNOWLEDGE = """\
settings:
  acknowledged:
    - code: {code}
      text_hash: the hash that the finding shows
      reason: why the text may stand
"""
_Look = TypeVar("_Look")
_Made = TypeVar("_Made")

OnDossier = Callable[[Dossier, Plan], Iterator[Remark]]
OnDraft = Callable[[Dossier, Plan, ErasDraft], Iterator[Remark]]
OnWords = Callable[[Dossier, Plan, Sequence[Words]], Iterator[Remark]]
OnTexts = Callable[[Dossier, Plan, Sequence[FieldText]], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Need:
    """What must be so before a rule can speak at all; `words` complete "Applies once …"."""

    words: str
    is_met: Callable[[Dossier, Plan], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The description of a rule; rule pages and explanations are made from it.

    `why` and `wrong_when` are the paragraphs of the function's docstring: the one that begins
    "Wrong when", without these words, and all before it. A rule that `holds` keeps the paper that its
    remark names from being sent; a remark that names none only warns. `answered_by` is YAML for the
    dossier, of a rule that looks at no one text: nothing can be acknowledged there.
    """

    code: str
    title: str
    looks_at: str
    why: str
    wrong_when: str
    importance: Importance
    confidence: Confidence
    sources: tuple[Source, ...]
    needs: tuple[Need, ...] = ()
    holds: bool = False
    answered_by: str | None = None

    @property
    def family(self) -> str:
        """The letters of the code: LOR, ROT, TIM, PAP."""
        return self.code.rstrip("0123456789")

    @property
    def applies_once(self) -> tuple[str, ...]:
        """The needs in words."""
        return tuple(need.words for need in self.needs)

    @property
    def how_to_silence(self) -> str:
        """YAML for the dossier that silences the rule, or acknowledges one text."""
        return self.answered_by or (_ACKNOWLEDGE if self.holds else _SILENCE).format(code=self.code)

    def finding(self, remark: Remark) -> Finding:
        """The finding that a remark becomes under this rule."""
        return Finding(
            code=self.code,
            title=self.title,
            message=remark.message,
            hint=remark.hint,
            importance=remark.importance or self.importance,
            confidence=remark.confidence or self.confidence,
            place=remark.place,
            sources=(*self.sources, *(s for s in remark.sources if s not in self.sources)),
            holds=self.holds and remark.paper is not None,
            paper=remark.paper,
            text_hash=None if remark.text is None else text_hash(remark.text),
        )


@dataclass(frozen=True, slots=True)
class DossierRule:
    """A rule that looks at the dossier and its plan."""

    about: About
    look: OnDossier


@dataclass(frozen=True, slots=True)
class DraftRule:
    """A rule that looks at the ERAS draft of the dossier, which is composed once for all of them."""

    about: About
    look: OnDraft


@dataclass(frozen=True, slots=True)
class WordsRule:
    """A rule that looks at the words of those papers that `reads` chooses, all together."""

    about: About
    look: OnWords
    reads: Callable[[Words], bool]


@dataclass(frozen=True, slots=True)
class TextsRule:
    """A rule that looks at the applicant's own words, field by field, whichever paper prints them."""

    about: About
    look: OnTexts


Rule = DossierRule | DraftRule | WordsRule | TextsRule


class _Says(TypedDict, total=False):
    """The description of a rule beside its docstring; `About` explains each key."""

    looks_at: Required[str]
    importance: Required[Importance]
    sources: Required[Sequence[Source]]
    confidence: Confidence
    needs: Sequence[Need]
    holds: bool
    answered_by: str | None


@overload
def rule(code: str, title: str, **says: Unpack[_Says]) -> Callable[[OnDossier], DossierRule]: ...
@overload
def rule(
    code: str, title: str, *, on: Callable[[About, _Look], _Made], **says: Unpack[_Says]
) -> Callable[[_Look], _Made]: ...
@overload
def rule(
    code: str, title: str, *, reads: Callable[[Words], bool], **says: Unpack[_Says]
) -> Callable[[OnWords], WordsRule]: ...
def rule(
    code: str,
    title: str,
    *,
    on: Callable[[About, Any], Any] = DossierRule,
    reads: Callable[[Words], bool] | None = None,
    **says: Unpack[_Says],
) -> Callable[[Any], Any]:
    """Make a function a rule: on the dossier, `on` the ERAS draft or the texts, or on papers that it `reads`.

    Raises a ValueError where the function's docstring has no reason, or no paragraph "Wrong when".
    """

    def decorate(look: Callable[..., Iterator[Remark]]) -> Rule:
        paragraphs = [" ".join(part.split()) for part in (inspect.getdoc(look) or "").split("\n\n")]
        why = [part for part in paragraphs if part and not part.startswith(_WRONG_WHEN)]
        wrong = [part for part in paragraphs if part.startswith(_WRONG_WHEN)]
        if not why or len(wrong) != 1:
            raise ValueError(f"{code}: the docstring says why, then in one paragraph 'Wrong when …'")
        about = About(
            code=code,
            title=title,
            why=" ".join(why),
            wrong_when=wrong[0].removeprefix(_WRONG_WHEN),
            looks_at=says["looks_at"],
            importance=says["importance"],
            confidence=says.get("confidence", Confidence.CERTAIN),
            sources=tuple(says["sources"]),
            needs=tuple(says.get("needs", ())),
            holds=says.get("holds", False),
            answered_by=says.get("answered_by"),
        )
        made: Rule = on(about, look) if reads is None else WordsRule(about, look, reads)
        return made

    return decorate


A_COUNTING_ROTATION = Need(
    "a rotation is applied for, offered or confirmed", lambda _dossier, plan: bool(plan.counting)
)
A_CANDIDATE = Need("a rotation that lies ahead is a candidate", lambda _dossier, plan: bool(plan.candidates))
A_PROMISED_ROTATION = Need(
    "a rotation that lies ahead is offered or confirmed", lambda _dossier, plan: bool(plan.promised_ahead)
)
A_ROTATION_WITH_DATES = Need(
    "a rotation has its dates",
    lambda _dossier, plan: any(
        each.dates and each.phase is not Phase.CANCELLED for each in plan.rotations.values()
    ),
)
A_ROTATION_BEGUN = Need(
    "a confirmed rotation has begun",
    lambda _dossier, plan: any(each.has_begun for each in plan.rotations.values()),
)
A_FINISHED_ROTATION = Need(
    "a confirmed rotation is over",
    lambda _dossier, plan: any(each.phase is Phase.DONE for each in plan.rotations.values()),
)
SERVICE_KINDS = Need(
    "each of your rotations has its service_kind",
    lambda _dossier, plan: bool(plan.counting) and all(each.rotation.service_kind for each in plan.counting),
)
A_PROGRAM = Need("a program is listed", lambda dossier, _plan: bool(dossier.programs))
A_WRITER = Need("such a rotation names a letter writer", lambda _dossier, plan: bool(plan.letters))


def weighed(plan: Plan, importance: Importance) -> Importance:
    """`importance` as long as something can be done about the rotations of this season, then low."""
    return importance if plan.can_still_change else Importance.LOW


def costs_of(dossier: Dossier, plan: Plan) -> int:
    """What the rotations that count cost together, in US dollars, as far as it is noted."""
    return sum(
        cost_of(each.rotation, dossier.program_of(each.rotation)).dollars or 0 for each in plan.counting
    )


def is_over_budget(dossier: Dossier, plan: Plan) -> bool:
    """Whether the rotations that count cost more than the budget."""
    budget = dossier.applicant.budget
    return budget is not None and costs_of(dossier, plan) > budget


def field_of(dossier: Dossier, program: Program) -> str:
    """The field of a program in the dossier: "programs[2]"."""
    return f"programs[{dossier.programs.index(program)}]"


def host_name(program: Program) -> str:
    """How messages name a program: by its hospital, where one is written down."""
    return program.hospital or program.name


def some_of(names: Sequence[str], most: int = 3) -> str:
    """The first few names, each once, as a phrase with the number of those left out."""
    every = list(dict.fromkeys(names))
    if len(every) <= most:
        return listing(every)
    return listing([*every[: most - 1], f"{len(every) - most + 1} more"])
