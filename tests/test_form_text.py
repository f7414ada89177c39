import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.form_text import Change, as_sentence, form_copy, form_length, is_latin, is_other_script

TEXTS = st.text() | st.text(alphabet="ab 1.\n—–·½²⁶µgα\u0301\u200b😀’đÉßЖ日\u00a0\t\r•°→")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("“Rounds” – the team’s", '"Rounds" - the team\'s'),
        ("word—word", "word - word"),
        ("word — word", "word - word"),
        ("—", "-"),
        ("2019–2021", "2019-2021"),
        ("wait…", "wait..."),
        ("• Led rounds\n\uf0b7 Taught", "- Led rounds\n- Taught"),
        ("a\u00a0b\u2009c\u3000d\te", "a b c d e"),
        ("A → B ↔ C", "A -> B <-> C"),
        ("readmissions ↓20%", "readmissions decreased 20%"),
        ("½ tablet, 2½ hours", "1/2 tablet, 2 1/2 hours"),
        ("38.5°C and 45°", "38.5 degrees C and 45 degrees"),
        ("5 µg, 5 μg, 3 µL, 2 µmol", "5 mcg, 5 mcg, 3 mcL, 2 umol"),
        ("≤5 ± 2 × 3", "<=5 +/- 2 x 3"),
        ("β-blocker, TNFα", "beta-blocker, TNFalpha"),
        ("10⁶ to 10⁻¹² per m²", "10^6 to 10^-12 per m2"),
        ("CO₂", "CO2"),
        ("12·5 mg · daily", "12.5 mg - daily"),
        ("eﬃcient ﬂow", "efficient flow"),
        ("€500", "EUR 500"),
        ("١٢ patients", "12 patients"),
        ("line\r\nline\rline\u2028line", "line\nline\nline\nline"),
        ("Taught 😀", "Taught"),
        ("Taught 😀 twice 👩🏽\u200d⚕️.", "Taught twice."),
        ("co\u00adoper\u200bate", "cooperate"),
        ("Ａｂ 𝐀 1ª", "Ab A 1a"),
    ],
)
def test_what_a_form_may_mangle_becomes_plain(typed: str, plain: str) -> None:
    assert form_copy(typed, "keep").text == plain


def test_accents_are_kept_untold_or_replaced_and_told() -> None:
    name = "Đukanić-Šćepović Øystein Łukasz Strauß Phan Thị Mỹ"
    assert form_copy(name, "keep").text == name
    assert not form_copy(name, "keep").changes
    replaced = form_copy(name, "replace")
    assert replaced.text == "Dukanic-Scepovic Oystein Lukasz Strauss Phan Thi My"
    assert Change("ć", "c", 3) in replaced.changes


def test_a_letter_and_its_accent_apart_count_as_one() -> None:
    assert form_copy("Jose\u0301", "keep").text == "José"


def test_changes_say_what_was_replaced_removed_or_kept_in_doubt() -> None:
    changes = form_copy("“Ana” 😀\u200b Ж", "keep").changes
    assert changes == (
        Change("“", '"', 1),
        Change("”", '"', 1),
        Change("😀", "", 1),
        Change("\u200b", "", 1),
        Change("Ж", "Ж", 1),
    )
    assert [(change.is_removed, change.is_kept) for change in changes] == [
        (False, False),
        (False, False),
        (True, False),
        (True, False),
        (False, True),
    ]
    assert [change.name for change in changes[2:]] == ["😀", "zero width space", "Ж"]


def test_another_script_is_kept_whole() -> None:
    for name in ("Нурсултан", "अनन्या", "محمّد", "東京", "Μαρία", "ทำ"):
        assert form_copy(name, "replace").text == name


@given(TEXTS)
def test_a_copy_is_ascii_but_for_kept_letters(text: str) -> None:
    copy = form_copy(text, "keep")
    kept = {change.was for change in copy.changes if change.is_kept}
    for character in copy.text:
        is_mark = not character.isalpha() and not character.isascii()
        assert character.isascii() or character in kept or is_latin(character) or is_mark
    assert "\r" not in copy.text
    assert "\t" not in copy.text


@given(TEXTS)
def test_no_latin_accent_is_left_where_they_are_replaced(text: str) -> None:
    left = {c for c in form_copy(text, "replace").text if c.isalpha() and not c.isascii()}
    kept = {change.was for change in form_copy(text, "replace").changes if change.is_kept}
    assert all(is_other_script(character) or character in kept for character in left)


@given(TEXTS, st.sampled_from(["keep", "replace"]))
def test_a_copy_of_a_copy_is_the_same(text: str, accents: str) -> None:
    once = form_copy(text, accents)  # type: ignore[arg-type]
    again = form_copy(once.text, accents)  # type: ignore[arg-type]
    assert again.text == once.text
    assert all(change.is_kept for change in again.changes)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126) | st.just("\n")))
def test_plain_text_comes_back_unchanged(text: str) -> None:
    copy = form_copy(text, "replace")
    assert copy.text == text
    assert copy.changes == ()


@given(TEXTS, TEXTS)
def test_length_adds_up_and_is_never_under_the_count_of_characters(one: str, other: str) -> None:
    assert form_length(one + other) == form_length(one) + form_length(other)
    assert form_length(one) >= len(one)


def test_a_line_end_and_an_emoji_count_two() -> None:
    assert form_length("a\nb") == 4
    assert form_length("😀") == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("presented six  patients\n daily", "Presented six patients daily."),
        ("mRNA assays run weekly", "mRNA assays run weekly."),
        ("pH-guided therapy", "pH-guided therapy."),
        ("eGFR tracked", "eGFR tracked."),
        ("éduqué des patients", "Éduqué des patients."),
        ("“taught” twice", "“Taught” twice."),
        ("6 patients seen", "6 patients seen."),
        ("heard “well done!”", "Heard “well done!”"),
        ("rounded (twice)", "Rounded (twice)."),
        ("took notes;", "Took notes."),
        ("asked why?", "Asked why?"),
        ("and so on…", "And so on…"),
        ("بلڈ پریشر ناپا۔", "بلڈ پریشر ناپا۔"),
        ("ßtrange", "ßtrange."),
        ("• presented patients", "Presented patients."),
        ("-5 degrees outside", "-5 degrees outside."),
        (" ", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop(words: str, sentence: str) -> None:
    assert as_sentence(words) == sentence


@given(TEXTS)
def test_a_sentence_stays_as_it_is(words: str) -> None:
    assert as_sentence(as_sentence(words)) == as_sentence(words)
