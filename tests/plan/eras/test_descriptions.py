import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.form_text import form_length
from awaykit.model.record import FactShows
from awaykit.plan.eras.draft import describe
from awaykit.plan.eras.drafted import Description, Entry, Phrase
from dossiers import Fields, rotation
from eras_drafts import entries, experience, facts

LIMIT = 750


def described(*given_: Fields, limit: int = LIMIT, **fields: object) -> Description:
    (entry,) = entries(experiences=[experience(facts=list(given_), **fields)])
    return describe(entry, limit, "keep")


def fact(words: str, priority: int = 2, *shows: str) -> Fields:
    return {"fact": words, "priority": str(priority), "shows": list(shows)}


def used(description: Description) -> list[str]:
    return [one.phrase.words for one in description.sentences]


def test_phrases_become_sentences_joined_by_one_space() -> None:
    found = described(*facts("took histories", "Started a card.", "asked: why?"))
    assert found.block.text.text == "Took histories. Started a card. Asked: why?"
    assert found.block.limit == LIMIT
    assert found.left_out == ()


def test_sentences_stand_by_priority_then_us_skills_then_dossier_order() -> None:
    found = described(
        fact("Later", 3, "us-system"),
        fact("First", 1, "did"),
        fact("Skill", 1, "us-system"),
        fact("Second", 1, "result"),
    )
    assert used(found) == ["Skill", "First", "Second", "Later"]


def test_what_finds_no_room_is_listed_with_the_characters_to_save() -> None:
    found = described(fact("Nine char", 1), fact("Ten  chars", 2), fact("x" * 30, 3), limit=20)
    assert found.block.text.text == "Nine char."
    assert [(one.sentence.text, one.over, one.is_too_long) for one in found.left_out] == [
        ("Ten chars.", 1, False),
        (f"X{'x' * 29}.", 22, True),
    ]


def test_a_fact_that_is_over_long_by_itself_is_left_out_whole() -> None:
    found = described(fact("a" * 751, 1), fact("Kept", 3))
    assert used(found) == ["Kept"]
    assert [one.is_too_long for one in found.left_out] == [True]


def test_the_same_text_twice_is_used_once_with_the_better_priority() -> None:
    found = described(fact("took histories", 3), fact("Between", 2), fact("Took Histories.", 1))
    assert used(found) == ["Took Histories.", "Between"]
    assert found.left_out == ()


def test_an_own_description_is_used_as_it_stands_and_never_cut() -> None:
    own = "i keep my own words\n\nand “lines”  " + "x" * 800
    found = described(fact("Not used", 1), description=own)
    assert found.block.text.text == own.replace("“", '"').replace("”", '"')
    assert found.block.place == "experiences[0].description"
    assert found.block.over == form_length(found.block.text.text) - LIMIT > 0
    assert not found.sentences
    assert not found.left_out


def test_an_entry_without_a_phrase_has_an_empty_description() -> None:
    (entry,) = entries(rotations=[rotation()])
    found = describe(entry, LIMIT, "keep")
    assert (found.block.text.text, found.block.text.length, found.left_out) == ("", 0, ())


def test_what_was_changed_is_counted_for_the_sentences_that_are_used() -> None:
    found = described(*facts("Said “yes”", "Said “no”"))
    assert {(change.was, change.became): change.times for change in found.block.text.changes} == {
        ("“", '"'): 2,
        ("”", '"'): 2,
    }


@pytest.mark.parametrize("words", ["🎉", "…", "—", "!!"])
def test_a_phrase_without_a_word_is_no_sentence(words: str) -> None:
    assert described(*facts(words, "Took histories")).block.text.text == "Took histories."


@pytest.mark.parametrize("words", ["قمت بفحص المرضى", "患者を診察した", "Осматривала больных"])
def test_a_fact_in_another_script_is_kept_and_counted(words: str) -> None:
    text = described(*facts(words)).block.text
    assert text.text == f"{words}."
    assert text.length == len(words) + 1
    assert all(change.is_kept for change in text.changes)


def test_an_emoji_in_a_fact_is_taken_out_and_told() -> None:
    text = described(*facts("Ran the clinic 🎉 every week")).block.text
    assert text.text == "Ran the clinic every week."
    assert [(change.was, change.became) for change in text.changes] == [("🎉", "")]


def test_tabs_and_line_ends_of_an_own_description_are_counted_as_the_form_does() -> None:
    block = described(description="One\ttab\nand a line end").block
    assert block.text.text == "One tab\nand a line end"
    assert block.text.length == len(block.text.text) + 1


phrases = st.lists(
    st.builds(
        Phrase,
        place=st.just("experiences[0].facts[0].fact"),
        words=st.text(min_size=1, max_size=60),
        priority=st.integers(1, 3),
        shows=st.frozensets(st.sampled_from(FactShows), min_size=1),
    ),
    max_size=12,
)


@given(phrases, st.integers(0, 200), st.sampled_from(["keep", "replace"]))
def test_any_words_stay_within_the_limit_and_each_sentence_is_whole(
    held: list[Phrase], limit: int, accents: str
) -> None:
    (entry,) = entries(experiences=[experience()])
    with_phrases = Entry(
        **{name: getattr(entry, name) for name in Entry.__slots__} | {"phrases": tuple(held)}
    )
    found = describe(with_phrases, limit, "keep" if accents == "keep" else "replace")
    assert found.block.text.length <= limit
    assert found.block.text.text == " ".join(one.text for one in found.sentences)
    assert all(one.over > 0 for one in found.left_out)
    assert len(found.sentences) + len(found.left_out) <= len(held)
