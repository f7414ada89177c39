from datetime import date

import pytest

from awaykit.forms.first_questions import first_questions, raw_dossier, values
from awaykit.forms.key_case import case_question
from awaykit.forms.questions import Option, Question, read_answer
from awaykit.model.rotations import KeyCase
from awaykit.problems import UserError

TODAY = date(2027, 4, 29)
QUESTIONS = first_questions(TODAY)
WITH_EXAMPLES = [question for question in QUESTIONS if question.example]


def test_there_are_some_thirty_questions_each_for_a_place_of_its_own() -> None:
    assert 30 <= len(QUESTIONS) <= 35
    assert len({question.place for question in QUESTIONS}) == len(QUESTIONS)


def test_only_a_name_is_needed_of_everybody() -> None:
    assert [question.place for question in QUESTIONS if question.is_needed and not question.needs] == [
        "applicant.name.given"
    ]


@pytest.mark.parametrize("question", WITH_EXAMPLES, ids=lambda question: question.place)
def test_the_example_that_a_question_shows_fits_its_field(question: Question) -> None:
    assert read_answer(question, question.example or "", TODAY) == question.example


def test_every_field_of_a_case_can_be_asked_for() -> None:
    asked = [case_question(name, "rotations[0].key_cases[0]") for name in KeyCase.model_fields]
    assert [len(question.options) for question in asked if question.options] == [10, 3, 6]
    assert all(question.asks for question in asked)
    assert {question.place for question in asked if question.is_screened} == {
        f"rotations[0].key_cases[0].{name}" for name in ("problem", "i_did", "outcome", "learned")
    }


@pytest.mark.parametrize(
    ("typed", "value"), [("2", "graduate"), ("graduate", "graduate"), (" Student ", "student")]
)
def test_a_choice_is_taken_by_its_number_or_its_words(typed: str, value: str) -> None:
    status = Question(place="applicant.status", asks="?")
    assert read_answer(status, typed, TODAY) == value


def test_the_words_of_an_option_stand_for_its_value() -> None:
    question = Question(place="rotations[0].id", asks="?", own_options=(Option("wards", "The wards"),))
    assert read_answer(question, "the wards", TODAY) == "wards"


@pytest.mark.parametrize(
    ("place", "typed", "message"),
    [
        ("applicant.status", "3", '"3" is not one of the choices.'),
        ("applicant.season", "soon", "This takes a whole number: the year of the Match."),
        ("applicant.contact.email", "ayesha", "This is not an e-mail address"),
        ("applicant.name.given", "A\x07", "This holds"),
        ("applicant.name.given", "A\udcff", "This holds"),
        ("rotations[0].ends", "2027-02-30", "There is no such day in the calendar."),
        ("applicant.ids.birth_date", "31.12.1999", "Write dates as year-month-day."),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_in_the_words_of_the_loader(
    place: str, typed: str, message: str
) -> None:
    with pytest.raises(UserError) as refused:
        read_answer(Question(place=place, asks="?"), typed, TODAY)
    (problem,) = refused.value.problems
    assert message in problem.message
    assert problem.hint


def test_a_yes_or_no_may_be_short_and_nothing_else() -> None:
    question = Question(place="rotations[0].hands_on", asks="?", yes="yes")
    assert read_answer(question, "Y", TODAY) == "yes"
    assert read_answer(question, "no", TODAY) is None
    with pytest.raises(UserError):
        read_answer(question, "true", TODAY)


def test_days_that_an_earlier_answer_rules_out_are_refused() -> None:
    answers = {
        "applicant.name.given": "Ayesha",
        "rotations[0].site": "Alderbrook",
        "rotations[0].service": "Wards",
        "rotations[0].kind": "elective",
        "rotations[0].starts": "2027-04-05",
    }
    ends = Question(place="rotations[0].ends", asks="?")
    assert read_answer(ends, "2027-04-30", TODAY, raw_dossier(answers)) == "2027-04-30"
    with pytest.raises(UserError, match="ends before it starts"):
        read_answer(ends, "2027-03-30", TODAY, raw_dossier(answers))


@pytest.mark.parametrize(
    ("name", "writer_id"),
    [
        ("Jordan Whitfield, MD", "whitfield"),
        ("Łucja Żółć, MD PhD", "zolc"),
        ("محمد", "mhmd"),
        ("!!!", None),
    ],
)
def test_ids_are_made_of_names_in_any_script(name: str, writer_id: str | None) -> None:
    answers = {"rotations[0].site": "小明", "rotations[0].letter_writers[0].name": name}
    found = values(answers)
    made = found["rotations[0].letter_writers[0].id"]
    assert made == (writer_id or made)
    for place in ("rotations[0].id", "rotations[0].letter_writers[0].id"):
        assert read_answer(Question(place=place, asks="?"), found[place], TODAY) == found[place]


@pytest.mark.parametrize(("typed", "value"), [("m", "man"), ("W", "woman"), ("per", "person")])
def test_the_beginning_of_one_option_alone_is_enough(typed: str, value: str) -> None:
    assert read_answer(case_question("sex", "rotations[0].key_cases[0]"), typed, TODAY) == value


def test_a_beginning_that_several_options_have_is_no_answer() -> None:
    with pytest.raises(UserError):
        read_answer(Question(place="rotations[0].kind", asks="?"), "e", TODAY)


@pytest.mark.parametrize(
    ("name", "word"),
    [("Thomas O'Neil MD", "oneil"), ("Ana Paz, MD, MPH", "paz"), ("Li Wei (Ward 4)", "wei"), ("MD", "md")],
)
def test_a_writer_is_known_by_the_last_name_without_degrees(name: str, word: str) -> None:
    found = values({"rotations[0].site": "Riverbend", "rotations[0].letter_writers[0].name": name})
    assert found["rotations[0].letter_writers[0].id"] == word
