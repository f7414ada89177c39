import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.rendering.typography import typographic


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('She said, "Now there is time."', "She said, “Now there is time.”"),
        ('("quoted") and "again"', "(“quoted”) and “again”"),
        ('word--"yes"', "word--“yes”"),
        ("don't, I'd, it's", "don’t, I’d, it’s"),
        ("Dr. O'Brien of the patients' ward", "Dr. O’Brien of the patients’ ward"),
        ("the '90s and rock 'n' roll", "the ’90s and rock ’n’ roll"),
        ("the 1990's", "the 1990’s"),
        ("a 'single' word", "a ‘single’ word"),
        ("\"He said 'yes'\"", "“He said ‘yes’”"),
        ("\"'Yes,' he said.\"", "“‘Yes,’ he said.”"),
        ('He is 5\'10" tall, the scar 6" long', 'He is 5\'10" tall, the scar 6" long'),
        ("after 5' the pulse rose", "after 5' the pulse rose"),
        ('They wrote "in 1999".', "They wrote “in 1999”."),
        ("'stage 3' was written", "‘stage 3’ was written"),
        ("'Abd al-Rahman", "’Abd al-Rahman"),
        ("one thing - and another -- ends", "one thing – and another – ends"),
        ("10 - 12 and 3 - 1", "10 - 12 and 3 - 1"),
        ("stage 3 - and pain", "stage 3 – and pain"),
        ("10-12 mg, follow-up", "10-12 mg, follow-up"),
        ("- first\n- second", "- first\n- second"),
        ("pat.o'neill@example.org - Pat O'Neill", "pat.o'neill@example.org – Pat O’Neill"),
        ("https://example.org/a'b", "https://example.org/a'b"),
        ("already “set” and isn’t changed", "already “set” and isn’t changed"),
        ('"', '"'),
        ("'", "'"),
        ('a " b', 'a " b'),
        ("", ""),
        ('צה"ל', 'צה"ל'),
        ('BP <90, "low", and >60', "BP <90, “low”, and >60"),
        ("«l'heure»", "«l’heure»"),
    ],
)
def test_typed_signs_become_those_of_a_typesetter(typed: str, printed: str) -> None:
    assert typographic(typed) == printed


@given(st.text(alphabet="ab 5.,(\"'“”‘’-–@\n", max_size=30) | st.text(max_size=40))
def test_setting_twice_is_setting_once_and_changes_nothing_but_signs(text: str) -> None:
    once = typographic(text)
    assert typographic(once) == once
    straight = str.maketrans("“”‘’–", "\"\"''-")
    assert once.translate(straight).replace("--", "-") == text.translate(straight).replace("--", "-")
