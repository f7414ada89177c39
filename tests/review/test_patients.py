import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from awaykit.loading.load import load
from awaykit.model.base import Screened, screened_as
from awaykit.model.dossier import Dossier
from awaykit.model.scalars import Prose
from awaykit.review.engine import Result, review_words
from awaykit.review.findings import PaperId
from awaykit.review.rules.patients import own_words_of, scope_of
from awaykit.review.texts import field_texts
from awaykit.screen.patients.known_words import english_words, is_english, listed
from awaykit.screen.patients.matches import Kind, Scope, Setting
from awaykit.screen.patients.screen import clues, found
from dossiers import Fields, case, dossier, plan_of, rotation, writer
from review.patient_examples import CLEAN as CLEAN_CASE
from review.patient_examples import GUILTY as GUILTY_BY_CODE
from review.patient_examples import dossier_with_a_case, words_of_a_packet
from review.patient_sentences import CLEAN, CLEAN_OWN, GUILTY
from review.rule_examples import FINAL_WEEK, told

TODAY = date(2027, 6, 1)
KNOWN = own_words_of(dossier(rotations=[rotation(letter_writers=[writer()])]))
IN_A_CASE = Setting(scope=Scope.CASE, known=KNOWN, today=TODAY)
OF_ONESELF = Setting(scope=Scope.OWN, known=KNOWN, today=TODAY)
SAMPLES = Path(__file__).parents[2] / "samples"
GUILTY_PAIRS = [(kind, text) for kind, texts in GUILTY.items() for text in texts]

NOT_SCREENED = {
    "Alumnus.note": "what a graduate said of a program; no paper prints it",
}


def pieces(text: str, setting: Setting = IN_A_CASE) -> list[str]:
    return [f"{clue.kind.name}: {text[clue.start : clue.end]}" for clue in clues(text, setting)]


def texts_of(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, bool]]:
    """Each field of prose below a model, and whether it is screened."""
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        if str(Prose) in str(field.rebuild_annotation()) or "_bounded" in str(field.metadata):
            yield f"{model.__name__}.{name}", screened_as(field) is not None
        for inner in models_in(field.annotation):
            yield from texts_of(inner, seen)


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from models_in(part)


def test_there_are_sentences_of_every_kind() -> None:
    assert set(GUILTY) == set(Kind)
    assert len(GUILTY_PAIRS) > 150
    assert len(CLEAN) > 300


@pytest.mark.parametrize(("kind", "text"), GUILTY_PAIRS, ids=[text for _, text in GUILTY_PAIRS])
def test_what_tells_of_a_patient_is_found_and_called_by_its_kind(kind: Kind, text: str) -> None:
    assert found(text, kind, IN_A_CASE), pieces(text)


@pytest.mark.parametrize("text", CLEAN)
def test_words_of_the_ward_stay_silent(text: str) -> None:
    assert pieces(text) == []


@pytest.mark.parametrize("text", CLEAN_OWN)
def test_words_about_oneself_stay_silent(text: str) -> None:
    assert pieces(text, OF_ONESELF) == []


@pytest.mark.parametrize("sample", ["complete", "student", "observer", "minimal"])
def test_the_samples_stay_silent(sample: str) -> None:
    held = load(SAMPLES / sample).dossier
    known = own_words_of(held)
    texts = field_texts(held, ())
    assert len(texts) > 10
    for field in texts:
        setting = Setting(scope=scope_of(field.place), known=known, today=TODAY)
        assert pieces(field.text, setting) == [], field.place


def test_every_text_of_the_dossier_is_screened_or_excused() -> None:
    fields = dict(texts_of(Dossier, set()))
    assert len(fields) > 12
    assert {name for name, is_screened in fields.items() if not is_screened} == set(NOT_SCREENED)


@pytest.mark.parametrize(
    "place",
    [
        "rotations[0].key_cases[0].problem",
        "rotations[0].contributions[0].fact",
        "rotations[0].feedback[0].from_other",
        "rotations[0].role_allowed.call",
        "rotations[0].role_allowed.other[0]",
        "experiences[0].facts[0].fact",
        "programs[0].rotation.why",
    ],
)
def test_lines_that_papers_print_are_screened_too(place: str) -> None:
    held = load(SAMPLES / "complete").dossier
    pattern = re.compile(re.sub(r"\\\[0\\\]", r"\\[[0-9]+\\]", re.escape(place)))
    assert any(pattern.fullmatch(field.place) for field in field_texts(held, ()))


@pytest.mark.parametrize(
    "place",
    [
        "eras.hobbies",
        "eras.impactful_experience",
        "eras.geographic_preferences[0].why",
        "rotations[0].eras.description",
        "rotations[0].eras.reflection",
    ],
)
def test_a_patient_is_found_in_what_only_eras_asks_for(place: str) -> None:
    guilty = GUILTY_BY_CODE["PRV001"]
    held = dossier(
        rotations=[rotation(eras={"description": guilty, "reflection": guilty})],
        eras={
            "hobbies": guilty,
            "impactful_experience": guilty,
            "geographic_preferences": [{"division": "Pacific", "why": guilty}],
        },
    )
    found_at = {
        each.place for each in review_words(held, plan_of(held, FINAL_WEEK), []).of("PRV001").findings
    }
    assert place in found_at


def test_a_finding_holds_the_packet_that_prints_the_case_and_is_bound_to_its_text() -> None:
    text = GUILTY_BY_CODE["PRV001"]
    (finding,) = told(text).result("PRV001").findings
    assert finding.holds
    assert finding.paper == PaperId("letter-packet", "whitfield")
    assert finding.place == "rotations[0].key_cases[0].i_did"
    assert finding.message == "“Mr. Hollis” and “his wife Oluwaseun” read like what people are called."
    acknowledged: Fields = {
        "acknowledged": [{"code": "PRV001", "text_hash": finding.text_hash, "reason": "Both are invented."}]
    }
    assert told(text, settings=acknowledged).result("PRV001").findings == ()
    assert len(told(f"{text} He left.", settings=acknowledged).result("PRV001").findings) == 1


def test_a_case_that_no_packet_prints_is_only_warned_about() -> None:
    held = dossier_with_a_case("Mr. Hollis slept.", settings={})
    words = words_of_a_packet("")
    elsewhere = type(words)(kind=words.kind, reader=words.reader, reader_kind=words.reader_kind, text="")
    (finding,) = review_words(held, plan_of(held, FINAL_WEEK), [elsewhere]).of("PRV001").findings
    assert not finding.holds
    assert finding.paper is None


def test_a_statement_is_only_warned_about() -> None:
    held = dossier(statement={"text": "The patient, Oluwaseun Adebayo, taught me to ask."})
    words = type(words_of_a_packet(""))(
        kind="letter-packet",
        reader="whitfield",
        reader_kind=words_of_a_packet("").reader_kind,
        text="",
        prints=("statement",),
    )
    (finding,) = review_words(held, plan_of(held, FINAL_WEEK), [words]).of("PRV001").findings
    assert not finding.holds


def test_many_findings_of_one_kind_are_one_remark() -> None:
    text = "Seen on March 3, March 9, April 1, April 4 and May 12."
    (finding,) = told(text).result("PRV003").findings
    assert finding.message == "“March 3”, “March 9”, “April 1” and 2 more read like dates."


def test_names_that_the_dossier_gives_are_no_patients() -> None:
    held = dossier(
        rotations=[rotation(site="Quillhaven Medical Center", city="Quillhaven", letter_writers=[writer()])]
    )
    setting = Setting(scope=Scope.CASE, known=own_words_of(held), today=TODAY)
    text = "Whitfield told me that patients in Quillhaven, at Quillhaven Medical Center, ask for Ayesha Khan."
    assert pieces(text, setting) == []


def test_a_year_of_birth_tells_an_age_only_from_ninety_up() -> None:
    assert found("She was born in 1937.", Kind.AGE, IN_A_CASE)
    assert not found("She was born in 1939.", Kind.AGE, IN_A_CASE)


def test_dates_of_ones_own_work_are_no_patients_unless_a_patient_is_spoken_of() -> None:
    assert not found("Presented at noon on May 12, 2027.", Kind.DATE, OF_ONESELF)
    assert found("The patient was admitted on May 12, 2027.", Kind.DATE, OF_ONESELF)


def test_a_name_in_another_script_is_found() -> None:
    assert found("The family called him محمد سلیم at the bedside.", Kind.NAME, IN_A_CASE)
    assert not found("Gave 5 µg/kg and followed β-hydroxybutyrate.", Kind.NAME, IN_A_CASE)


def test_typographic_signs_change_nothing() -> None:
    assert found("Reached his son at 614\u2011555\u20110131.", Kind.PHONE, IN_A_CASE)
    assert pieces("Murphy\u2019s sign was positive.") == []


@pytest.mark.parametrize("sign", ["Aa-", "1", "a.b.", "+1 ", "Mr. ", "@a", "12-", "John ", "Aa'"])
def test_long_runs_of_signs_end_soon(sign: str) -> None:
    begun = time.perf_counter()
    clues((sign * 3_000)[:3_000], IN_A_CASE)
    assert time.perf_counter() - begun < 5


def attested(on: str | None, **fields: object) -> Result:
    settings: Fields = {"cases_hold_no_identifiers": on} if on else {}
    return told(CLEAN_CASE, settings=settings, **fields).result("PRV020")


AGREED: Fields = {"asked": "2027-05-26", "agreed": "2027-05-26"}


def test_before_the_yes_the_missing_attestation_only_warns() -> None:
    (finding,) = attested(None).findings
    assert not finding.holds
    assert finding.paper is None


def test_after_the_yes_the_missing_attestation_holds_the_packet() -> None:
    (finding,) = attested(None, request=AGREED).findings
    assert finding.holds
    assert finding.paper == PaperId("letter-packet", "whitfield")
    assert (finding.hint or "").endswith("cases_hold_no_identifiers: 2027-05-26")


def test_an_attestation_from_before_the_rotation_is_not_about_its_cases() -> None:
    (finding,) = attested("2027-05-02", request=AGREED).findings
    assert "May 2, 2027" in finding.message
    assert attested("2027-05-03", request=AGREED).findings == ()


def test_a_packet_without_cases_needs_no_attestation() -> None:
    held = dossier(rotations=[rotation(letter_writers=[writer(request=AGREED)], key_cases=[case()])])
    words = words_of_a_packet("Thank you.")
    bare = type(words)(kind=words.kind, reader=words.reader, reader_kind=words.reader_kind, text=words.text)
    assert review_words(held, plan_of(held, FINAL_WEEK), [bare]).of("PRV020").findings == ()


def test_the_word_lists_are_there_and_small_enough_to_ship() -> None:
    folder = Path(__file__).parents[2] / "src" / "awaykit" / "screen" / "data"
    assert sum(file.stat().st_size for file in folder.iterdir()) < 500_000
    assert len(english_words()) > 100_000
    for name in ("eponyms", "medicine", "clinical", "places_of_the_world", "names_that_are_words"):
        assert len(listed(name)) > 200


@pytest.mark.parametrize("word", ["piperacillin", "hepatosplenomegaly", "immunohistochemistry", "ward"])
def test_words_are_known_by_list_or_by_build(word: str) -> None:
    assert is_english(word)


def test_marks_tell_what_holds_and_what_warns() -> None:
    held = dossier(
        rotations=[
            rotation(
                letter_writers=[writer()],
                key_cases=[case()],
                stories=[{"theme": "other", "story": "A story."}],
            )
        ]
    )
    marks = {field.place: field for field in field_texts(held, [words_of_a_packet("")])}
    assert marks["rotations[0].key_cases[0].i_did"].papers
    assert marks["rotations[0].stories[0].story"].papers == ()
    assert screened_as(type(held.rotations[0].stories[0]).model_fields["story"]) is Screened.WARNS
