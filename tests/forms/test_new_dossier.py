from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.forms.first_questions import first_questions, raw_dossier, values
from awaykit.forms.new_dossier import with_answers
from awaykit.loading.sources import loc_of
from awaykit.loading.text_files import FORBIDDEN
from awaykit.loading.yaml_files import read_files
from conftest import SAMPLES

PLACES = [question.place for question in first_questions(date(2027, 4, 29))]
ROTATIONS = (SAMPLES / "blank" / "rotations.yaml").read_text(encoding="utf-8")
APPLICANT = (SAMPLES / "blank" / "applicant.yaml").read_text(encoding="utf-8")
TEXT = st.text(min_size=1, max_size=200).map(lambda text: FORBIDDEN.sub("", text).strip()).filter(bool)


def read_back(*texts: str) -> object:
    with TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number}.yaml").write_text(text, encoding="utf-8", newline="\n")
        raw = read_files(Path(folder))
        assert not raw.problems
        return raw.data


@given(st.dictionaries(st.sampled_from(PLACES), TEXT, min_size=1))
def test_any_answers_read_back_as_the_same_words(answers: dict[str, str]) -> None:
    firsts = {f"rotations[0].key_cases[{number}].problem": "A problem" for number in range(3)}
    firsts |= {"rotations[0].site": "A hospital", "rotations[0].letter_writers[0].name": "A writer"}
    asked = {**firsts, **answers}
    found = {loc_of(place): value for place, value in values(asked).items()}
    applicant, placed = with_answers(APPLICANT, found)
    rotations, more = with_answers(ROTATIONS, found)
    assert placed | more == found.keys()
    assert read_back(applicant, rotations) == raw_dossier(asked)


def test_explanations_and_examples_stay_where_they_were() -> None:
    text, _ = with_answers(ROTATIONS, {loc_of("rotations[0].id"): "mine"})
    explained = [line for line in ROTATIONS.split("\n") if line.lstrip().startswith("##")]
    assert [line for line in text.split("\n") if line.lstrip().startswith("##")] == explained
    assert "    # site: Name of the Hospital" in text.split("\n")
    assert "    # key_cases:\n" in text
    assert "      # - problem: The problem in one line" in text


def test_a_second_entry_has_the_lines_of_the_first_without_its_explanations() -> None:
    answers = {loc_of(f"rotations[0].key_cases[{number}].problem"): f"Case {number}" for number in (0, 1)}
    answers[loc_of("rotations[0].id")] = "mine"
    text, _ = with_answers(ROTATIONS, answers)
    second = text[text.index("      - problem: Case 1") :].split("\n")
    assert second[:4] == [
        "      - problem: Case 1",
        "        # age: 60s",
        "        # sex: woman",
        "        # i_did: What you did.",
    ]


def test_an_entry_without_its_first_field_is_refused() -> None:
    with pytest.raises(ValueError, match="an entry begins with"):
        with_answers(ROTATIONS, {loc_of("rotations[0].key_cases[0].i_did"): "Asked."})


def test_nothing_is_live_without_an_answer() -> None:
    for blank in (ROTATIONS, APPLICANT, (SAMPLES / "blank" / "programs.yaml").read_text(encoding="utf-8")):
        text, found = with_answers(blank, {})
        assert found == frozenset()
        assert all(not line or line.lstrip().startswith("#") for line in text.split("\n"))
