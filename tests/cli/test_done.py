import difflib
import json
import shutil
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from awaykit.cli.done import STEPS
from awaykit.forms.recording import Recording, record
from awaykit.loading.load import load
from awaykit.plan.steps import StepKind, StepState, Word
from awaykit.problems import UserError
from awaykit.run.prepare import plan_for
from awaykit.run.status import understood, words_to_record
from conftest import SAMPLE_DAYS, SAMPLES, only_on_linux, run_command
from unprivileged import run_unprivileged

TODAY = SAMPLE_DAYS["complete"]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES / "complete", tmp_path / "dossier"))


def done(dossier: Path, *words: str, status: int = 0) -> CompletedProcess[str]:
    finished = run_command("done", *words, "--today", TODAY, cwd=dossier)
    assert finished.returncode == status, finished.stdout + finished.stderr
    return finished


def recording(dossier: Path, words: list[str]) -> Recording:
    """What the command makes of the words, where no terminal is needed to see it."""
    on = date.fromisoformat(words[words.index("--on") + 1]) if "--on" in words else None
    step, *names = words[: words.index("--on")] if on else words
    return Recording(dossier=dossier, step=step, names=tuple(names), today=date.fromisoformat(TODAY), on=on)


def diff(dossier: Path) -> list[str]:
    """The lines by which the dossier differs from the sample: "-old", "+new"."""
    found = []
    for file in sorted(dossier.glob("*.yaml")):
        old = (SAMPLES / "complete" / file.name).read_text(encoding="utf-8").splitlines()
        new = file.read_text(encoding="utf-8").splitlines()
        lines = difflib.unified_diff(old, new, lineterm="", n=0)
        found += [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return found


def test_an_answer_is_recorded_on_its_line_and_the_next_step_is_told(dossier: Path) -> None:
    told = done(dossier, "agreed", "varga").stdout
    assert told.startswith(f"recorded  rotations.yaml:81  agreed: {TODAY}\n")
    assert "Next: Send Dr. Varga the packet" in told
    assert "awaykit packet --writer varga" in told
    assert diff(dossier) == [f"+          agreed: {TODAY}"]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["asked", "marchetti"], ["+        request:", f"+          asked: {TODAY}"]),
        (["asked", "Renzo", "--on", "2027-06-28"], ["+        request:", "+          asked: 2027-06-28"]),
        (["hesitated", "Dr. Varga"], [f"+          hesitated: {TODAY}"]),
        (["declined", "varga"], [f"+          declined: {TODAY}"]),
        (["link-sent", "adeyemi"], [f"+          link_sent: {TODAY}"]),
        (["enter:fennick-wards:adeyemi"], [f"+          link_sent: {TODAY}"]),
        (["reminded", "whitfield"], [f"+          reminded: [{TODAY}]"]),
        (["uploaded", "whitfield"], [f"+          uploaded: {TODAY}"]),
        (
            ["assigned", "whitfield", "fennick", "calder"],
            [
                "-        assigned_to: [larkmoor, quillhaven]",
                "+        assigned_to: [larkmoor, quillhaven, fennick, calder-point]",
            ],
        ),
        (
            ["attest"],
            ["-  cases_hold_no_identifiers: 2027-06-28", f"+  cases_hold_no_identifiers: {TODAY}"],
        ),
        (["cover", "larkmoor"], [f"+        - on: {TODAY}", "+          kind: cover"]),
        (["confirmed-by", "quillhaven-consults", "school"], [f"+      school: {TODAY}"]),
        (["answered", "Daudpota"], [f"+          answered: {TODAY}"]),
        (["sent", "quillhaven", "tb-test"], ["-          state: ready", "+          state: sent"]),
        (
            ["offered", "marrowstone-hospitalist"],
            [
                f"+        - on: {TODAY}",
                "+          kind: offer",
                "+          received: yes",
                "-    state: applied",
                "+    state: offered",
            ],
        ),
    ],
)
def test_only_the_meant_lines_change(dossier: Path, words: list[str], lines: list[str]) -> None:
    record(recording(dossier, words))
    assert [line for line in diff(dossier) if line[1:].strip()] == lines


@pytest.mark.parametrize(
    ("words", "status", "message", "hint"),
    [
        (["agred", "varga"], 2, "is no step that can be recorded", "Did you mean agreed?"),
        (["sung", "varga"], 2, "is no step that can be recorded", "Steps: asked, agreed"),
        (["agreed", "whitfeld"], 2, 'There is no letter writer "whitfeld"', "Did you mean whitfield"),
        (["agreed", "md"], 2, '"md" can mean more than one letter writer', "varga (Ildiko Varga, MD, MPH)"),
        (["agreed"], 2, "Say which letter writer you mean.", "whitfield"),
        (["agreed", "varga", "beaumont"], 2, "a word too many", "quotes"),
        (["assigned", "whitfield"], 2, "to which programs", "awaykit done assigned whitfield PROGRAM"),
        (["feedback", "fennick-wards"], 2, "needs what was said", '"feedback"'),
        (["thanks", "whitfield"], 2, "goes away by itself", "team-thanks"),
        (["answer:larkmoor-wards:varga"], 2, "yes, doubt or no", "Type agreed, hesitated or declined"),
        (["agreed", "varga", "--on", "2027-06-30"], 1, "June 30, 2027 is still to come", "once"),
        (["agreed", "varga", "--on", "2027-06-20"], 1, "too early: you asked on June 21", "--on"),
        (["asked", "whitfield"], 1, "recorded already: you asked on October 8, 2026", "on that line"),
        (["link-sent", "varga"], 1, "Dr. Varga has not agreed yet", "awaykit done agreed varga"),
        (["uploaded", "beaumont"], 1, "Dr. Beaumont hesitated", "awaykit done agreed beaumont"),
        (["reminded", "marchetti"], 1, "has not agreed yet", "awaykit done agreed marchetti"),
        (["assigned", "whitfield", "larkmoor"], 1, "assigned to larkmoor already", "nothing to record"),
        (["follow-up", "thornby"], 1, "No cover e-mail to thornby", "awaykit done cover thornby"),
        (["confirmed", "fennick-wards"], 1, "recorded as confirmed already", "nothing to record"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_with_what_to_do(
    dossier: Path, words: list[str], status: int, message: str, hint: str
) -> None:
    with pytest.raises(UserError) as caught:
        record(recording(dossier, words))
    (problem,) = caught.value.problems
    assert message in problem.message
    assert hint in (problem.hint or "")
    assert caught.value.status == status
    assert diff(dossier) == []


def test_a_letter_is_uploaded_once_and_not_asked_for_afterwards(dossier: Path) -> None:
    done(dossier, "uploaded", "whitfield", "--on", "2027-06-28")
    assert "recorded already" in done(dossier, "uploaded", "whitfield", status=1).stderr
    assert "too late: the letter was uploaded" in done(dossier, "reminded", "whitfield", status=1).stderr


def test_no_letter_comes_of_a_cancelled_rotation(dossier: Path) -> None:
    done(dossier, "cancelled", "fennick-wards")
    told = done(dossier, "asked", "marchetti", status=1).stderr
    assert "The rotation fennick-wards is cancelled" in told
    assert "awaykit done confirmed fennick-wards" in told


def test_a_rehearsal_tells_the_lines_and_writes_none(dossier: Path) -> None:
    told = done(dossier, "agreed", "varga", "--dry-run").stdout
    assert told.startswith(f"would be  rotations.yaml:81  agreed: {TODAY}\n")
    assert diff(dossier) == []


def test_other_programs_are_told_the_same(dossier: Path) -> None:
    told = json.loads(done(dossier, "agreed", "varga", "--json").stdout)
    assert told["lines"] == [{"file": "rotations.yaml", "line": 81, "text": f"          agreed: {TODAY}"}]
    assert told["next"]["id"] == "packet:larkmoor-wards:varga"
    assert told["next"]["make"] == ["packet", "--writer", "varga"]
    refused = json.loads(done(dossier, "agreed", "varga", "--json", status=1).stdout)
    assert refused["problems"][0]["line"] == 81


def test_the_dossier_may_be_elsewhere(dossier: Path) -> None:
    told = run_command(
        "done", "asked", "marchetti", "--dossier", "dossier", "--today", TODAY, cwd=dossier.parent
    )
    assert f"{Path('dossier', 'rotations.yaml')}:299" in told.stdout
    assert "awaykit done agreed marchetti --dossier dossier" in told.stdout


@only_on_linux
def test_a_folder_that_may_not_be_written_leaves_every_file_as_it_was(dossier: Path) -> None:
    dossier.chmod(0o500)
    try:
        told = run_unprivileged("done", "agreed", "varga", "--dossier", dossier, "--today", TODAY)
    finally:
        dossier.chmod(0o700)
    assert told.returncode == 74
    assert "could not be written" in told.stderr
    assert "--out" not in told.stderr
    assert diff(dossier) == []
    assert {path.name for path in dossier.iterdir()} == {
        path.name for path in (SAMPLES / "complete").iterdir()
    }


def test_the_help_lists_each_word_with_what_it_records() -> None:
    lines = [line for line in STEPS.splitlines() if line.startswith("  ")]
    assert lines == [
        "  asked, agreed, hesitated, declined     of a letter writer",
        "  link-sent, reminded, uploaded          of a letter writer",
        "  update                                 told to a letter writer",
        "  assigned WRITER PROGRAM                the letter, in MyERAS",
        "  attest                                 no key case names a patient",
        "  applied, offered, confirmed, cancelled of a rotation",
        "  confirmed-by ROTATION host             visa; also school, consulate",
        "  cover, follow-up, documents, accept    sent to a program",
        "  decline, withdraw, arrival             sent to a program",
        "  change, delay                          told to the host of a rotation",
        "  team-thanks, evaluation                sent to a program",
        "  sent PROGRAM PAPER                     a paper that it wants",
        "  alumni NAME                            a graduate was asked",
        "  answered NAME                          a program or graduate did",
    ]
    assert STEPS.startswith("\b\nSteps:\n")


@pytest.mark.parametrize("kind", StepKind)
def test_every_kind_of_step_is_recorded_or_told_why_not(kind: StepKind) -> None:
    try:
        told: str = understood(kind.value, ())[0]
    except UserError as error:
        told = error.problems[0].message
    assert isinstance(told, Word) or "is no step" not in told


@pytest.mark.parametrize("sample", ["complete", "student", "observer", "minimal"])
def test_what_is_told_to_be_typed_for_a_step_settles_it(sample: str) -> None:
    loaded = load(SAMPLES / sample)
    today = date.fromisoformat(SAMPLE_DAYS[sample])
    days = {step.id: max(today, step.due) for step in plan_for(loaded, today).to_do}
    settled = set()
    for step_id, day in days.items():
        step = plan_for(loaded, day).step(step_id)
        words = words_to_record(loaded.dossier, step) if step else None
        if step is None or words is None or step.state not in {StepState.NOW, StepState.OVERDUE}:
            continue
        names = (*words[1:], "fennick") if words[0] == "assigned" else words[1:]
        order = Recording(dossier=SAMPLES / sample, step=words[0], names=names, today=day, dry_run=True)
        files = record(order).files
        after = plan_for(load(SAMPLES / sample, {file.path: file.new for file in files}), day).step(step_id)
        assert after is None or after.state is StepState.DONE or after.due != step.due, step_id
        settled.add(step.kind)
    assert settled


def write_in(dossier: Path, line: str, *more: str) -> None:
    """Put lines behind the first line of its kind in the rotations."""
    file = dossier / "rotations.yaml"
    text = file.read_text(encoding="utf-8")
    assert line in text
    file.write_text(text.replace(line, "\n".join((line, *more)), 1), encoding="utf-8")


def test_what_a_host_was_asked_or_told_about_days_is_recorded_in_its_own_block(dossier: Path) -> None:
    starts = "    starts: 2027-07-12"
    write_in(dossier, starts, "    change:", "      ends: 2027-08-13", "    delay: {arrives: 2027-07-14}")
    record(recording(dossier, ["change:quillhaven-consults"]))
    record(recording(dossier, ["delay", "quillhaven-consults", "--on", "2027-06-28"]))
    assert f"+      asked: {TODAY}" in diff(dossier)
    assert "+    delay: {arrives: 2027-07-14, told: 2027-06-28}" in diff(dossier)
    with pytest.raises(UserError, match="recorded already: June 28, 2027"):
        record(recording(dossier, ["delay", "quillhaven-consults"]))


def test_what_a_writer_was_told_is_recorded_for_all_that_had_changed_by_then(dossier: Path) -> None:
    request = "        waiver: yes"
    write_in(
        dossier,
        request,
        "        updates:",
        "          - what: I have passed Step 2 CK.",
        "          - what: I have passed the OET.",
        "            on: 2027-07-20",
    )
    record(recording(dossier, ["update", "whitfield"]))
    added = [line for line in diff(dossier) if "sent" in line]
    assert added == [f"+            sent: {TODAY}"]
    with pytest.raises(UserError, match="Nothing is written down that"):
        record(recording(dossier, ["update:larkmoor-wards:whitfield"]))


def test_a_change_or_an_update_that_the_dossier_does_not_hold_is_not_recorded(dossier: Path) -> None:
    for words in (["change", "quillhaven-consults"], ["delay", "quillhaven-consults"], ["update", "adeyemi"]):
        with pytest.raises(UserError) as caught:
            record(recording(dossier, words))
        assert "Write it in your dossier" in (caught.value.problems[0].hint or "")
    assert diff(dossier) == []


def test_after_a_cover_email_the_application_can_be_recorded_too(dossier: Path) -> None:
    told = done(dossier, "cover", "calder-point").stdout
    command = "awaykit done applied calder-clinic"
    assert f"If that was the application itself, type also:  {command}\n" in told
    record(recording(dossier, ["applied", "calder-clinic"]))
    assert "-    state: candidate" in diff(dossier)
    after = plan_for(load(dossier), date(2027, 7, 10))
    assert after.step("follow-up:calder-point") is not None
    assert record(recording(dossier, ["cover", "larkmoor"])).also == ()


def test_a_name_is_found_with_or_without_its_apostrophe(dossier: Path) -> None:
    file = dossier / "rotations.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Renzo Marchetti", "Renzo O’Neil", 1), encoding="utf-8")
    for name in ("oneil", "O'Neil", "renzo o’neil"):
        found = record(
            Recording(
                dossier=dossier, step="asked", names=(name,), today=date.fromisoformat(TODAY), dry_run=True
            )
        )
        assert found.files
