import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.model.record import Reader
from awaykit.review.engine import RuleOutcome, in_one, review_words
from awaykit.review.findings import PaperId
from awaykit.review.texts import Words, text_hash, whole_words
from dossiers import dossier, plan_of, rotation, writer
from review.rule_examples import FINAL_WEEK, RUIZ, paper

PLAN = plan_of(dossier(), FINAL_WEEK)


def _is_a_line(text: str) -> bool:
    return bool(text.strip()) and not set(text) & set("\n\t")


@pytest.mark.parametrize(
    "text",
    [
        "Dates: [...]",
        "Dates: […]",
        "TODO",
        "Ask (TBD) later",
        "XXX",
        "Dr. XXX",
        "{{ name }}",
        "{% if %}",
        "[your name]",
        "[Insert the date here]",
        "[Name]",
        "[ date ]",
        "<your hospital>",
        "Why?? ???",
        "Name: ______",
        "Lorem ipsum dolor",
        "[__]",
        "[?]",
    ],
)
def test_marks_to_fill_hold_the_paper(text: str) -> None:
    assert paper(text).result("PAP003").outcome is RuleOutcome.FIRES


@pytest.mark.parametrize(
    "text",
    [
        "He said “I done it” [sic].",
        "As shown before [1], [2-4].",
        "[Na+] 128, [HCO3-] 14",
        "47,XXX karyotype",
        "Hecho todo el trabajo",
        "BP <90 systolic, HR >100",
        "SpO2 < 90 % on room air",
        "Really? Yes!",
        "CHA2DS2-VASc 4",
        "A 60s woman; hospital day 3",
        "f(x) = {x}",
        "Factor XII, XXI chromosome",
        "name [name withheld] of a drug",
    ],
)
def test_clinical_and_editorial_signs_are_no_marks(text: str) -> None:
    assert paper(text).result("PAP003").outcome is RuleOutcome.SILENT


@pytest.mark.parametrize(
    "text",
    ["With Dr. Ruiz", "Miguel A. Ruiz", "miguel ruiz said", "Miguel\n\nMIGUEL RUIZ, MD", "(Dr. Ruiz)"],
)
def test_another_writer_is_found_by_name_or_greeting(text: str) -> None:
    result = paper(text).result("PAP002")
    assert {finding.place for finding in result.findings} == {"rotations[0].letter_writers[1]"}


@pytest.mark.parametrize("text", ["Ruiz Hospital", "Miguel Ruizo", "Dr. Whitfield", "Dr. Ruizman"])
def test_parts_of_names_and_the_readers_own_name_are_allowed(text: str) -> None:
    assert paper(text).result("PAP002").outcome is RuleOutcome.SILENT


def test_a_writer_entered_for_two_rotations_may_read_their_own_name() -> None:
    twice = [writer(), writer(id="whitfield-again")]
    assert paper("Eleanor Whitfield", writers=twice).result("PAP002").outcome is RuleOutcome.SILENT


def test_the_applicants_own_form_of_address_is_no_other_writer() -> None:
    khan = writer(id="khan", name="Omar Khan, MD", greeting="Dr. Khan")
    applicant = {"name": {"given": "Ayesha", "family": "Khan"}, "referred_to_as": "Dr. Khan"}
    result = paper("Dr. Khan worked with us", writers=[writer(), khan], applicant=applicant).result("PAP002")
    assert result.outcome is RuleOutcome.SILENT


def test_a_name_of_one_word_counts_only_as_it_is_written() -> None:
    rose = writer(id="rose", name="Rose", greeting=None)
    assert paper("The count rose.", writers=[writer(), rose]).result("PAP002").outcome is RuleOutcome.SILENT
    assert paper("Rose saw it.", writers=[writer(), rose]).result("PAP002").outcome is RuleOutcome.FIRES


def test_rules_on_words_for_others_do_not_apply_to_private_papers() -> None:
    result = paper("TODO", reader_kind=Reader.OWN).result("PAP003")
    assert (result.outcome, result.reason) == (
        RuleOutcome.NOT_APPLICABLE,
        "Applies once there is such a paper.",
    )


def test_a_program_may_read_the_names_of_letter_writers() -> None:
    result = paper("Dr. Ruiz", reader_kind=Reader.PROGRAM).result("PAP002")
    assert result.outcome is RuleOutcome.NOT_APPLICABLE


def test_an_example_value_is_told_at_the_place_where_it_stands() -> None:
    findings = paper("Dear Dr. Last,", writers=[writer(greeting="Dr. Last")]).result("PAP001").findings
    assert [finding.place for finding in findings] == ["rotations[0].letter_writers[0].greeting"]
    assert findings[0].paper == PaperId("letter-packet", "whitfield")


def test_an_example_value_is_told_once_however_often_it_stands_there() -> None:
    last = writer(greeting="Dr. Last")
    assert len(paper("Dear Dr. Last,\nDr. Last saw it.", writers=[last]).result("PAP001").findings) == 1


@given(text=st.text(max_size=80), name=st.text(min_size=1, max_size=30).filter(_is_a_line))
def test_no_words_and_no_name_bring_the_rules_down(text: str, name: str) -> None:
    example = paper(text, writers=[writer(), RUIZ | {"name": name, "greeting": name}])
    review = review_words(example.dossier, PLAN, example.words)
    on_words = [result for result in review.results if result.about.family == "PAP"]
    assert [result.about.code for result in on_words] == ["PAP001", "PAP002", "PAP003"]
    assert all(result.outcome is not RuleOutcome.NOT_APPLICABLE for result in on_words)


def test_a_held_paper_is_named() -> None:
    held = dossier(rotations=[rotation(letter_writers=[writer()])])
    packets = [
        Words(kind="letter-packet", reader=reader, reader_kind=Reader.LETTER_WRITER, text=text)
        for reader, text in (("whitfield", "Thank you."), ("ruiz", "TODO"))
    ]
    review = review_words(held, plan_of(held, FINAL_WEEK), packets)
    assert review.held == {PaperId("letter-packet", "ruiz")}


def test_the_hash_follows_the_words_and_not_the_spaces() -> None:
    assert text_hash("A  man\nof 60") == text_hash(" A man of 60 ")
    assert text_hash("A man of 60") != text_hash("A man of 61")
    assert len(text_hash("")) == 12


def test_an_acknowledged_text_no_longer_holds_until_it_is_changed() -> None:
    text = "He wrote “well [...] done”."
    choices = {
        "acknowledged": [
            {"code": "PAP003", "text_hash": text_hash(text), "reason": "The dots stand in the quotation."}
        ]
    }
    same = paper(f"First line.\n{text}", settings=choices).result("PAP003")
    assert (same.findings, [aside.reason for aside in same.set_aside]) == (
        (),
        ["The dots stand in the quotation."],
    )
    assert all(aside.is_acknowledged for aside in same.set_aside)
    changed = paper(f"{text} And more.", settings=choices).result("PAP003")
    assert [finding.holds for finding in changed.findings] == [True]


def test_an_acknowledgement_whose_text_was_changed_is_told_of_where_all_papers_were_seen() -> None:
    text = "He wrote “well [...] done”."
    choices = {"acknowledged": [{"code": "PAP003", "text_hash": text_hash(text), "reason": "Quoted."}]}
    for words, stale in ((text, ()), (f"{text} And more.", ("settings.acknowledged[0].text_hash",))):
        example = paper(words, settings=choices)
        review = review_words(example.dossier, PLAN, example.words)
        whole = in_one(example.dossier, [review], of_all_papers=True)
        assert tuple(problem.place for problem in whole.problems) == stale
        assert all("delete this entry" in (problem.hint or "") for problem in whole.problems)
        assert in_one(example.dossier, [review], of_all_papers=False).problems == ()


@pytest.mark.parametrize("typed", ["Dr. O'Neill", "Dr. O’Neill"])
@pytest.mark.parametrize("printed", ["Dr. O'Neill", "Dr. O’Neill", "DR. O‘NEILL"])
def test_a_name_is_found_however_its_apostrophe_is_set(typed: str, printed: str) -> None:
    oneill = writer(id="oneill", name="Pat O'Neill, MD", greeting=typed)
    result = paper(f"I also worked with {printed}.", writers=[writer(), oneill]).result("PAP002")
    assert result.outcome is RuleOutcome.FIRES


def test_an_example_value_is_found_with_its_quotes_and_dashes_set() -> None:
    assert whole_words('Say "why" - and how').search("Say “why” – and how.")
    assert whole_words("one -- two").search("one – two")
    assert not whole_words("O'Neill").search("O’Neills")


def test_the_hash_does_not_follow_the_shape_of_quotes() -> None:
    assert text_hash('He wouldn\'t say "why"') == text_hash("He wouldn’t say “why”")
