import pytest

from awaykit.model.applicant import Name
from awaykit.plan.applicant_status import may_be, own_row

KHAN = Name(given="Ayesha", family="Khan")
ZELJKA = Name(given="Željka", family="Đukanić-Šćepović", own_script="Жељка Ђуканић-Шћеповић")


@pytest.mark.parametrize(
    "author", ["Khan A", "Khan A.", "Khan, Ayesha", "A. Khan", "Ayesha Khan", "KHAN AB", "khan a", "Khan"]
)
def test_the_applicant_is_known_in_every_style(author: str) -> None:
    assert may_be(author, KHAN)


@pytest.mark.parametrize("author", ["Khan B", "Khan, Ahmed", "Khanna A", "Imran Khan", "Anwar H", "A. K."])
def test_another_is_not_taken_for_the_applicant(author: str) -> None:
    assert not may_be(author, KHAN)


@pytest.mark.parametrize(
    "author",
    ["Đukanić-Šćepović Ž", "Dukanic Scepovic Z", "Dukanic-Scepovic, Zeljka", "Жељка Ђуканић-Шћеповић"],
)
def test_accents_hyphens_and_the_own_script_make_no_difference(author: str) -> None:
    assert may_be(author, ZELJKA)


def test_a_person_with_one_name_is_known_by_it() -> None:
    assert may_be("Suharto", Name(given="Suharto"))
    assert not may_be("Sukarno", Name(given="Suharto"))


def test_nobody_is_marked_where_two_could_be_the_applicant() -> None:
    assert own_row(("Rehmani S", "Khan A", "Qadeer M"), KHAN) == 1
    assert own_row(("Khan A", "Khan Ayesha"), KHAN) is None
    assert own_row(("Qadeer M",), KHAN) is None
