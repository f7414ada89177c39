import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from tools.update_samples import attached_files

from awaykit.model.letters import RequestStep
from awaykit.model.rotations import KeyCase, Rotation, RotationKind
from samples.shelf import FOLDERS, GOOD, SAMPLES, days, loaded, texts

_ADDRESS = re.compile(r"[\w.+-]+@([\w.-]+\w)")
_WEB = re.compile(r"https?://([\w.-]+\w)")
_PHONE = re.compile(r"phone: (.+)")
_FICTIONAL = re.compile(r"(?:[a-z]+\.)?example\.(?:org|edu|com)")
_HANDS_ON = re.compile(
    r"\b(?:examin|order|prescrib|admitt|treat|manag(?!er)|perform|intubat|insert|propos|wrote|drew blood)\w*",
    re.IGNORECASE,
)


def all_rotations() -> list[tuple[str, Rotation]]:
    return [(name, rotation) for name in GOOD for rotation in loaded(name).dossier.rotations]


def all_cases() -> list[KeyCase]:
    return [case for _, rotation in all_rotations() for case in rotation.key_cases]


def words_of(case: KeyCase) -> int:
    return len(
        " ".join(part for part in (case.problem, case.i_did, case.outcome, case.learned) if part).split()
    )


@pytest.mark.parametrize("name", [*GOOD, "blank"])
def test_sample_loads_without_a_word(name: str) -> None:
    assert loaded(name).warnings == ()


def test_each_folder_but_the_blank_one_has_its_day() -> None:
    folders = {path.name for path in SAMPLES.iterdir() if path.is_dir()}
    assert folders == set(FOLDERS)
    assert set(days()) == folders - {"blank"}


def test_readme_gives_the_same_days() -> None:
    readme = (SAMPLES / "README.md").read_text("utf-8")
    for name, day in days().items():
        assert f"samples/{name} --today {day.isoformat()}" in readme


def test_every_yaml_begins_with_the_schema_beside_it() -> None:
    paths = sorted(SAMPLES.rglob("*.yaml"))
    assert len(paths) > len(FOLDERS)
    for path in paths:
        first = path.read_text("utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=./awaykit.schema.json", path


def test_attached_pdfs_are_current() -> None:
    files = attached_files(SAMPLES)
    assert set(files) == set(SAMPLES.rglob("*.pdf"))
    stale = [path for path, content in files.items() if path.read_bytes() != content]
    assert stale == [], "python -m tools.update_samples writes them anew"


def test_attached_pdfs_are_read_by_another_program() -> None:
    for path in attached_files(SAMPLES):
        (page,) = PdfReader(path).pages
        assert "do not exist" in page.extract_text(), path


def test_only_domains_kept_for_examples_are_used() -> None:
    found = [
        (path, domain)
        for path, text in texts(*FOLDERS).items()
        for domain in (*_ADDRESS.findall(text), *_WEB.findall(text))
    ]
    assert len(found) > 30
    assert [one for one in found if not _FICTIONAL.fullmatch(one[1])] == []


def test_only_555_numbers_are_used() -> None:
    found = [number for text in texts(*FOLDERS).values() for number in _PHONE.findall(text)]
    assert len(found) > 8
    assert [number for number in found if " 555 " not in number] == ["+00 000 0000000"]


def test_every_key_case_holds_forty_to_eighty_words() -> None:
    cases = all_cases()
    assert len(cases) > 25
    assert {case.problem: words_of(case) for case in cases if not 40 <= words_of(case) <= 80} == {}


def test_every_key_case_was_supervised_by_a_writer_of_its_rotation() -> None:
    for name, rotation in all_rotations():
        writers = {writer.id for writer in rotation.letter_writers}
        for case in rotation.key_cases:
            assert case.supervised_by, (name, case.problem)
            assert set(case.supervised_by) <= writers, (name, case.problem)


def test_nothing_has_happened_after_the_day_of_its_sample() -> None:
    for name in GOOD:
        today = days()[name]
        for _, writer in loaded(name).dossier.writers():
            assert all(day <= today for day, _ in writer.request.steps), (name, writer.id)
        for rotation in loaded(name).dossier.rotations:
            assert all(one.on is None or one.on <= today for one in rotation.feedback), rotation.id
            if rotation.key_cases or rotation.feedback or rotation.contributions:
                assert rotation.starts is not None
                assert rotation.starts <= today, rotation.id


def test_rotations_begin_and_end_on_weekdays() -> None:
    dated = [rotation for _, rotation in all_rotations() if rotation.starts and rotation.ends]
    assert len(dated) > 10
    for rotation in dated:
        assert rotation.starts is not None
        assert rotation.ends is not None
        assert rotation.starts.weekday() < 5, rotation.id
        assert rotation.ends.weekday() == 4, rotation.id


def test_electives_end_before_graduation_and_externships_begin_after_it() -> None:
    for name, rotation in all_rotations():
        graduated = loaded(name).dossier.applicant.graduated
        if graduated is None or rotation.starts is None or rotation.ends is None:
            continue
        if rotation.kind in {RotationKind.ELECTIVE, RotationKind.SUBINTERNSHIP}:
            assert rotation.ends < graduated.first_day(), rotation.id
        if rotation.kind is RotationKind.EXTERNSHIP:
            assert rotation.starts > graduated.first_day(), rotation.id


def test_complete_sample_shows_every_state() -> None:
    dossier, today = loaded("complete").dossier, days()["complete"]
    done, under_way, planned = dossier.rotations[:3]
    assert done.ends is not None
    assert under_way.ends is not None
    assert planned.starts is not None
    assert done.ends < today < planned.starts
    assert under_way.ends - timedelta(days=6) <= today <= under_way.ends
    assert Counter(writer.request.state for _, writer in dossier.writers()) == Counter(
        [RequestStep.LINK_SENT, RequestStep.ASKED, RequestStep.AGREED, RequestStep.HESITATED, None]
    )


def test_complete_sample_is_as_full_as_its_readme_says() -> None:
    dossier = loaded("complete").dossier
    cases = [case for rotation in dossier.rotations for case in rotation.key_cases]
    assert (len(dossier.programs), len(cases), len(dossier.experiences)) == (8, 15, 7)
    assert len({case.competency for case in cases}) == 6
    assert dossier.statement is not None
    assert 600 <= len((dossier.statement.text or "").split()) <= 700


def test_student_has_a_rotation_near_its_final_week_and_four_to_choose_from() -> None:
    dossier, today = loaded("student").dossier, days()["student"]
    assert Counter(rotation.state.value for rotation in dossier.rotations) == {"confirmed": 2, "candidate": 4}
    final_week = dossier.rotations[0].ends
    assert final_week is not None
    assert timedelta(days=7) <= final_week - today <= timedelta(days=14)


def test_planner_has_ten_candidates_nothing_settled_and_twelve_programs() -> None:
    dossier, today = loaded("planner").dossier, days()["planner"]
    assert Counter(rotation.state.value for rotation in dossier.rotations) == {"candidate": 10}
    assert all(rotation.starts and rotation.starts > today for rotation in dossier.rotations)
    assert len(dossier.programs) == 12


def test_observer_claims_no_hands_on_act() -> None:
    dossier = loaded("observer").dossier
    told = [case.i_did for rotation in dossier.rotations for case in rotation.key_cases]
    told += [one.fact for rotation in dossier.rotations for one in rotation.contributions]
    told += [fact.fact for experience in dossier.experiences for fact in experience.facts]
    assert len(told) > 15
    assert [found for text in told if (found := _HANDS_ON.findall(text))] == []
    assert all(rotation.is_observer for rotation in dossier.rotations)


def test_minimal_sample_is_one_file_with_three_cases() -> None:
    assert [path.name for path in Path(SAMPLES / "minimal").glob("*.yaml")] == ["dossier.yaml"]
    (rotation,) = loaded("minimal").dossier.rotations
    assert (len(rotation.letter_writers), len(rotation.key_cases)) == (1, 3)
