"""What a rule is: a value with its code, its reasons and its sources, made by decorating a function."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from awaykit.model.dossier import Dossier
from awaykit.plan.eras.drafted import ErasDraft
from awaykit.plan.plan import Plan
from awaykit.review.findings import Confidence, Finding, Importance, Remark, Source
from awaykit.review.texts import FieldText, Words, text_hash

_WRONG_WHEN = "Wrong when "

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
    """What a rule says about itself; rule pages and explanations are made from it.

    `why` and `wrong_when` are the paragraphs of the function's docstring: the one that begins
    "Wrong when", without these words, and all before it. A rule that `holds` keeps the paper that its
    remark names from being sent; a remark that names none only warns. `answered_by` is YAML for the
    dossier, of a rule that looks at no one text, so that nothing can be acknowledged.
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

    def unmet(self, dossier: Dossier, plan: Plan) -> Need | None:
        """The first need that this dossier does not meet."""
        return next((need for need in self.needs if not need.is_met(dossier, plan)), None)

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


def rule(
    code: str,
    title: str,
    *,
    looks_at: str,
    importance: Importance,
    sources: Sequence[Source],
    confidence: Confidence = Confidence.CERTAIN,
    needs: Sequence[Need] = (),
) -> Callable[[OnDossier], DossierRule]:
    """Make a function on a dossier and its plan a rule."""

    def decorate(look: OnDossier) -> DossierRule:
        about = _about(
            code,
            title,
            look,
            looks_at=looks_at,
            importance=importance,
            confidence=confidence,
            sources=sources,
            needs=needs,
        )
        return DossierRule(about, look)

    return decorate


def rule_on_draft(
    code: str,
    title: str,
    *,
    looks_at: str,
    importance: Importance,
    sources: Sequence[Source],
    confidence: Confidence = Confidence.CERTAIN,
    needs: Sequence[Need] = (),
) -> Callable[[OnDraft], DraftRule]:
    """Make a function on a dossier, its plan and its ERAS draft a rule."""

    def decorate(look: OnDraft) -> DraftRule:
        about = _about(
            code,
            title,
            look,
            looks_at=looks_at,
            importance=importance,
            confidence=confidence,
            sources=sources,
            needs=needs,
        )
        return DraftRule(about, look)

    return decorate


def rule_on_words(
    code: str,
    title: str,
    *,
    looks_at: str,
    importance: Importance,
    sources: Sequence[Source],
    reads: Callable[[Words], bool],
    confidence: Confidence = Confidence.CERTAIN,
    holds: bool = False,
    answered_by: str | None = None,
) -> Callable[[OnWords], WordsRule]:
    """Make a function on the words of papers a rule; it sees only the papers that `reads` chooses."""

    def decorate(look: OnWords) -> WordsRule:
        about = _about(
            code,
            title,
            look,
            looks_at=looks_at,
            importance=importance,
            confidence=confidence,
            sources=sources,
            holds=holds,
            answered_by=answered_by,
        )
        return WordsRule(about, look, reads)

    return decorate


def rule_on_texts(
    code: str,
    title: str,
    *,
    looks_at: str,
    importance: Importance,
    sources: Sequence[Source],
    confidence: Confidence = Confidence.LIKELY,
    holds: bool = False,
) -> Callable[[OnTexts], TextsRule]:
    """Make a function on the texts of the dossier a rule; it sees every field that is screened."""

    def decorate(look: OnTexts) -> TextsRule:
        about = _about(
            code,
            title,
            look,
            looks_at=looks_at,
            importance=importance,
            confidence=confidence,
            sources=sources,
            holds=holds,
        )
        return TextsRule(about, look)

    return decorate


def _about(
    code: str,
    title: str,
    look: Callable[..., object],
    *,
    looks_at: str,
    importance: Importance,
    confidence: Confidence,
    sources: Sequence[Source],
    needs: Sequence[Need] = (),
    holds: bool = False,
    answered_by: str | None = None,
) -> About:
    """What the rule says about itself, its reasons read from the docstring of the function."""
    why, wrong_when = _reasons(code, look)
    return About(
        code=code,
        title=title,
        looks_at=looks_at,
        why=why,
        wrong_when=wrong_when,
        importance=importance,
        confidence=confidence,
        sources=tuple(sources),
        needs=tuple(needs),
        holds=holds,
        answered_by=answered_by,
    )


def _reasons(code: str, look: Callable[..., object]) -> tuple[str, str]:
    """Why the rule is one, and when it is wrong: both must stand in the docstring."""
    paragraphs = [" ".join(part.split()) for part in (inspect.getdoc(look) or "").split("\n\n")]
    why = [part for part in paragraphs if part and not part.startswith(_WRONG_WHEN)]
    wrong = [part for part in paragraphs if part.startswith(_WRONG_WHEN)]
    if not why or len(wrong) != 1:
        raise ValueError(f"{code}: the docstring says why, then in one paragraph 'Wrong when …'")
    return " ".join(why), wrong[0].removeprefix(_WRONG_WHEN)
