import pytest

from eras_drafts import drafts, experience


@pytest.mark.parametrize(
    ("field", "value", "nearest", "is_reported"),
    [
        ("type", "Volunteering", "Volunteer/service/advocacy", False),
        ("type", "Observership", "Education/training", False),
        ("type", "Paid", "Work", False),
        ("type", "Zzz", "", False),
        ("frequency", "weekends", "weekly", True),
        ("setting", "Urban area", "Urban", True),
        ("primary_focus", "Quality", "Quality improvement", True),
        ("key_characteristic", "Teamwork", "Teamwork and Leadership", True),
    ],
)
def test_a_value_that_the_list_lacks_is_in_doubt(
    field: str, value: str, nearest: str, is_reported: bool
) -> None:
    draft = drafts(experiences=[experience(**{"type": "Research", field: value})])["clinic"]
    assert draft.doubts == ((field, value, nearest, is_reported),)


def test_a_value_of_the_list_is_in_no_doubt_however_it_is_capitalized() -> None:
    held = experience(
        type="research", frequency="Weekly", setting="urban", key_characteristic="communication"
    )
    assert drafts(experiences=[held])["clinic"].doubts == ()
