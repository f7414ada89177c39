from datetime import date

import pytest

from awaykit.loading.load import load
from awaykit.model.dossier import Dossier
from awaykit.model.merges import mergeable
from awaykit.model.record import Experience
from awaykit.plan.eras.draft import eras_draft
from awaykit.plan.eras.drafted import ErasDraft
from conftest import BUILT_SAMPLES, SAMPLE_DAYS, SAMPLES
from dossiers import dossier, plan_of
from eras_drafts import TODAY, drafted, experience, facts


def sample(name: str) -> tuple[Dossier, ErasDraft]:
    held = load(SAMPLES / name).dossier
    return held, drafted(held, date.fromisoformat(SAMPLE_DAYS[name]))


def own_phrases(held: Dossier) -> dict[str, str]:
    """Every fact and contribution by its place, found without the draft."""
    found: dict[str, str] = {}
    for place, thing in mergeable(held).items():
        if isinstance(thing, Experience):
            found |= {f"{place}.facts[{row}].fact": fact.fact for row, fact in enumerate(thing.facts)}
        else:
            found |= {
                f"{place}.contributions[{row}].fact": given.fact
                for row, given in enumerate(thing.contributions)
            }
    return found


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_every_block_of_a_sample_is_within_its_limit(name: str) -> None:
    _, draft = sample(name)
    assert draft.entries
    blocks = [each.description.block for each in draft.entries]
    blocks += [each.reflection for each in draft.entries if each.reflection]
    blocks += [block for block in (draft.impactful, draft.hobbies) if block]
    assert all(block.limit is not None and len(block.text.text) <= block.limit for block in blocks)


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_every_sentence_of_a_sample_is_a_phrase_of_its_dossier(name: str) -> None:
    held, draft = sample(name)
    phrases = own_phrases(held)
    for each in draft.entries:
        assert each.description.block.text.text == " ".join(one.text for one in each.description.sentences)
        for one in each.description.sentences:
            assert phrases[one.phrase.place] == one.phrase.words
            assert one.text.casefold() == f"{one.phrase.words}.".casefold()


def test_the_complete_sample_tells_each_rotation_that_began_once_and_puts_the_chosen_first() -> None:
    _, draft = sample("complete")
    assert [each.entry.id for each in draft.entries] == [
        "larkmoor-elective",
        "walled-city-clinic",
        "discharge-cards",
        "fennick-externship",
        "dengue-registry",
        "examination-tutor",
        "evening-academy",
    ]
    assert [each.is_meaningful for each in draft.entries] == [True] * 3 + [False] * 4
    assert draft.not_begun == (
        ("quillhaven-consults", "Nephrology consult service, Quillhaven Medical Center"),
    )
    assert len(draft.works) == 3
    assert draft.statement is not None


def test_the_form_of_an_earlier_season_is_used_and_said_where_the_own_one_is_not_known() -> None:
    draft = drafted(dossier())
    assert (draft.limits_of, draft.is_carried_over) == (2027, True)
    applicant = {"name": {"given": "Ayesha"}, "season": 2027}
    assert not drafted(dossier(applicant=applicant)).is_carried_over


def test_there_is_no_draft_for_a_season_before_the_first_known_form() -> None:
    held = dossier(applicant={"name": {"given": "Ayesha"}, "season": 2026}, experiences=[experience()])
    assert eras_draft(held, plan_of(held, TODAY)) is None


def test_accents_are_kept_or_replaced_as_the_applicant_chooses() -> None:
    held = [experience(facts=facts("Taught at the école"), most_meaningful="yes", reflection="Très bien.")]
    kept, replaced = (
        drafted(dossier(experiences=held, eras={"accents": choice})).entries[0]
        for choice in ("keep", "replace")
    )
    assert kept.description.block.text.text == "Taught at the école."
    assert replaced.description.block.text.text == "Taught at the ecole."
    assert kept.reflection is not None
    assert replaced.reflection is not None
    assert (kept.reflection.text.text, replaced.reflection.text.text) == ("Très bien.", "Tres bien.")


def test_the_optional_blocks_are_part_of_the_draft() -> None:
    eras = {
        "hobbies": "Chess",
        "impactful_experience": "A flood",
        "geographic_preferences": [{"division": "Pacific"}],
    }
    draft = drafted(dossier(eras=eras))
    assert draft.hobbies is not None
    assert draft.impactful is not None
    assert (draft.hobbies.text.text, draft.impactful.text.text) == ("Chess", "A flood")
    assert [name for name, _, _ in draft.preferences] == ["Pacific"]
