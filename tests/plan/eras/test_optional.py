import pytest

from awaykit.plan.eras.drafted import ErasDraft
from awaykit.plan.eras.form_fields import division, held, nearest
from awaykit.season.reference import reference
from dossiers import dossier
from eras_drafts import drafted

DIVISIONS = reference().form.census_divisions.value


def blocks(**eras: object) -> ErasDraft:
    return drafted(dossier(eras={"accents": "keep", **eras}))


def test_what_is_not_written_is_no_block() -> None:
    found = blocks()
    assert (found.impactful, found.hobbies, found.preferences) == (None, None, ())


def test_blocks_are_plain_copies_with_the_forms_limits() -> None:
    found = blocks(hobbies="Chess – slowly", impactful_experience="x" * 751)
    assert found.hobbies is not None
    assert (found.hobbies.text.text, found.hobbies.limit) == ("Chess - slowly", 300)
    assert found.hobbies.place == "eras.hobbies"
    assert found.impactful is not None
    assert found.impactful.over == 1


def test_only_as_many_preferences_as_the_form_takes() -> None:
    wanted = [{"division": name} for name in ("Pacific", "Mountain", "New England", "South Atlantic")]
    assert [name for name, _, _ in blocks(geographic_preferences=wanted).preferences] == [
        "Pacific",
        "Mountain",
        "New England",
    ]


def test_a_reason_has_no_known_limit() -> None:
    ((name, note, why),) = blocks(
        geographic_preferences=[{"division": "pacific division", "why": "Because."}]
    ).preferences
    assert (name, note) == ("Pacific", "")
    assert why is not None
    assert (why.limit, why.place) == (None, "eras.geographic_preferences[0].why")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("Ohio", "East North Central"), ("NY", "Middle Atlantic"), ("texas", "West South Central")],
)
def test_a_state_gives_its_division(written: str, wanted: str) -> None:
    name, note = division(written, DIVISIONS)
    assert name == wanted
    assert wanted in note


def test_every_state_of_the_divisions_is_known_by_its_name() -> None:
    states = [state for each in DIVISIONS for state in each.states]
    assert len(states) == 51
    assert all(division(state, DIVISIONS)[1].startswith("The form asks") for state in states)


def test_another_word_stays_and_is_told() -> None:
    assert division("Mid-Atlantic", DIVISIONS) == (
        "Mid-Atlantic",
        "The form has no division “Mid-Atlantic”. The nearest is Middle Atlantic.",
    )
    assert division("Midwest", DIVISIONS)[0] == "Midwest"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("poster", "poster presentation"), ("Chapter in a book", "book chapter"), ("podcast", "")],
)
def test_the_nearest_shares_words_or_spelling(value: str, wanted: str) -> None:
    assert nearest(value, reference().form.scholarly_work_kinds.value) == wanted


def test_a_choice_is_held_whatever_its_capitals_and_signs() -> None:
    assert held("rural / suburban", ("Rural", "Rural/Suburban")) == "Rural/Suburban"
    assert held("suburb", ("Rural", "Rural/Suburban")) == ""
