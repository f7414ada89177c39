import pytest

from awaykit.model.rotations import Age, Sex
from awaykit.papers.packet.request_pages import patient_in_words
from dossiers import case, rotation, writer
from papers.packet.packets import context


@pytest.mark.parametrize(
    ("age", "sex", "told"),
    [
        (Age.SIXTIES, Sex.MAN, "man in his 60s"),
        (Age.SEVENTIES, Sex.WOMAN, "woman in her 70s"),
        (Age.FORTIES, Sex.OTHER, "person in their 40s"),
        (Age.FORTIES, None, "person in their 40s"),
        (Age.NINETY_UP, Sex.WOMAN, "woman aged 90 or over"),
        (Age.NINETY_UP, None, "person aged 90 or over"),
        (Age.TEENS, Sex.MAN, "man, 18 or 19"),
        (Age.CHILD, None, "patient under 18"),
        (Age.CHILD, Sex.WOMAN, "girl under 18"),
        (Age.CHILD, Sex.MAN, "boy under 18"),
        (None, Sex.MAN, "man"),
        (None, None, None),
    ],
)
def test_a_patient_is_told_by_decade_and_sex(age: Age | None, sex: Sex | None, told: str | None) -> None:
    assert patient_in_words(age, sex) == told


def test_every_age_has_words() -> None:
    assert all(patient_in_words(age, sex) for age in Age for sex in (*Sex, None))


def test_a_writer_gets_only_the_cases_that_they_supervised() -> None:
    held = rotation(
        letter_writers=[writer(), writer(id="varga", name="Ildiko Varga, MD")],
        key_cases=[
            case(problem="Hers"),
            case(problem="Not hers", supervised_by="varga"),
            case(problem="Of both", supervised_by=["varga", "whitfield"]),
            case(problem="Of nobody", supervised_by=None),
        ],
    )
    assert {entry.problem for entry in context(rotations=[held]).cases} == {"Hers", "Of both"}


def test_at_most_five_cases_are_shown() -> None:
    held = rotation(letter_writers=[writer()], key_cases=[case(problem=f"Case {n}") for n in range(14)])
    assert len(context(rotations=[held]).cases) == 5
