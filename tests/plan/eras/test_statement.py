from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.plan.eras.draft import eras_draft
from awaykit.plan.eras.drafted import ErasDraft, StatementCheck
from awaykit.plan.eras.statement_themes import essence, sentences_of_prose, shared_themes
from dossiers import Fields, dossier, plan_of, rotation

TODAY = date(2027, 6, 8)
CLINIC: Fields = {
    "id": "clinic",
    "organization": "Lantern Gate Free Clinic",
    "facts": [{"fact": "Took histories from twenty patients every Saturday"}],
}


def drafted(held: Dossier) -> ErasDraft:
    draft = eras_draft(held, plan_of(held, TODAY))
    assert draft is not None
    return draft


def check(text: str, **parts: object) -> StatementCheck:
    found = drafted(dossier(statement={"text": text}, **parts)).statement
    assert found is not None
    return found


def test_without_a_statement_there_is_no_check() -> None:
    assert drafted(dossier()).statement is None


def test_paragraphs_keep_the_blank_line_between_them() -> None:
    found = check("First\nline.\n\n\nSecond “line”.")
    assert found.block.text.text == 'First line.\n\nSecond "line".'
    assert found.words == 4
    assert found.block.text.length == len(found.block.text.text) + 2


def test_the_statement_is_counted_against_the_forms_limit() -> None:
    assert check("a" * 28_000).block.over == 0
    assert check("a" * 28_001).block.over == 1
    assert check("a").customary == (600, 750)


def test_a_sentence_that_an_entry_has_too_is_an_echo() -> None:
    said = "I took histories from twenty patients, every Saturday!"
    found = check(f"It began early. {said} Then I left.", experiences=[CLINIC])
    assert found.echoes == ((said, "experiences[0]"),)


def test_words_shared_with_the_feedback_are_themes_in_whatever_form() -> None:
    feedback = [{"said": "Your presentations are clear.", "changed": "Asked the pharmacist more."}]
    found = check(
        "I presented to pharmacists, and patients were patient.", rotations=[rotation(feedback=feedback)]
    )
    assert found.shared == ("presented", "pharmacists")


def test_words_that_all_texts_share_are_no_theme() -> None:
    assert (
        shared_themes("The patient came to the hospital ward.", ["Patients of this ward were asked."]) == ()
    )


def test_sentences_end_at_points_and_line_ends() -> None:
    assert list(sentences_of_prose('He asked "Why?" I said\nnothing. Then 3.5 mg.')) == [
        'He asked "Why?"',
        "I said",
        "nothing.",
        "Then 3.5 mg.",
    ]


def test_short_sentences_are_no_repetition() -> None:
    assert essence("I was wrong.") == ""
    assert essence("We didn’t follow the old plan.") == essence("didn't follow the OLD plan")
