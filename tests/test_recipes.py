"""The recipes of CONTRIBUTING.md, carried out in a copy of the tree: none of their places is silent."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from checkers import pdf_text
from conftest import ROOT, SAMPLE_DAYS, needs

COPIED = ("src", "templates", "samples", "tests", "tools", "docs")
DAY = SAMPLE_DAYS["complete"]


@dataclass(frozen=True)
class Edit:
    """Text put in front of a line of a file that is there once, or a new file where there is no such line."""

    file: str
    before: str
    text: str

    def make(self, tree: Path) -> None:
        """Edit the file below `tree`."""
        path = tree / self.file
        old = path.read_text(encoding="utf-8") if self.before else ""
        assert old.count(self.before) == 1 or not self.before, (self.file, self.before)
        path.write_text(old.replace(self.before, self.text + self.before) or self.text, encoding="utf-8")


EMAIL = (
    Edit(
        "src/awaykit/plan/steps.py",
        '    CHANGE = "change", WordKind.DAYS',
        '    BADGE = "badge", WordKind.STAY_MESSAGE\n',
    ),
    Edit(
        "src/awaykit/plan/steps.py",
        "    BEGINS = StepType(",
        """    BADGE = StepType(
        "badge",
        _ROTATION,
        Recorded(Word.BADGE),
        {"badge": "e-mail about badge and access"},
        ahead=Ahead("Ask about badge and access", lambda guide: guide.near_days, "a badge takes weeks"),
    )
""",
    ),
    Edit(
        "src/awaykit/papers/emails/email_table.py",
        '    Email(\n        kind="feedback",',
        '    _office(kind="badge", when=StepKind.BADGE, words=100, label="e-mail about badge and access"),\n',
    ),
    Edit(
        "templates/emails/badge.txt.j2",
        "",
        """Subject: Badge and access before {{ rotation.starts|date_in_words }}: {{ applicant.name }}

Dear {{ greeting }},

My {{ rotation.kind }} at {{ rotation.site }} begins on {{ rotation.starts|date_in_words }}.
Could you please tell me what I need to send you for my badge?

{% include "emails/parts/signature.txt.j2" %}
""",
    ),
)
FIELD = (
    Edit(
        "src/awaykit/model/applicant.py",
        '    known_in_us: Flag | None = optional("Is the school',
        '    class_rank: Line | None = optional("Your rank in your class")\n',
    ),
    Edit(
        "src/awaykit/papers/packet/request_pages.py",
        '    school: str | None = doc("Medical school, country, and graduation',
        '    class_rank: str | None = doc("Rank in the class: 11 of 148")\n',
    ),
    Edit(
        "src/awaykit/papers/packet/request_pages.py",
        "        your_role=capitalized_first(",
        "        class_rank=dossier.applicant.school.class_rank if dossier.applicant.school else None,\n",
    ),
    Edit(
        "templates/letter-packet/facts.html.j2",
        "    {% if facts.school %}\n",
        "    {% if facts.class_rank %}<dt>Rank</dt>\n    <dd>{{ facts.class_rank }}</dd>{% endif %}\n",
    ),
    Edit(
        "samples/blank/applicant.yaml",
        "    ## In your own view. It may justify a fourth rotation.\n",
        "    # class_rank: 11 of 148\n",
    ),
)
RULE = (
    Edit(
        "src/awaykit/review/rules/services.py",
        '@rule(\n    "ROT009",',
        '''@rule(
    "ROT099",
    "No name for the team",
    looks_at="Rotations whose site is called a clinic.",
    importance=Importance.LOW,
    sources=[guide("3.3")],
)
def site_is_a_clinic(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A clinic shows less of ward work.

    Wrong when the clinic is the hospital's own.
    """
    for each in plan.rotations.values():
        if "Clinic" in each.rotation.site:
            yield Remark(message="This site is called a clinic.", hint="Ask about wards.", place=each.place)


''',
    ),
    Edit(
        "tests/review/strategy_examples.py",
        '        "ROT009": lambda: with_rotations(ward(service_kind="hospitalist")),\n',
        '        "ROT099": lambda: with_rotations(ward(site="Elm Clinic")),\n',
    ),
    Edit(
        "tests/review/strategy_examples.py",
        '        "ROT009": lambda: with_rotations(ward(service_kind="hospitalist", counts_as',
        '        "ROT099": lambda: with_rotations(ward()),\n',
    ),
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the tree, without what is made."""
    ignored = shutil.ignore_patterns("__pycache__", "golden")
    for name in COPIED:
        shutil.copytree(ROOT / name, tmp_path / "tree" / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, tmp_path / "tree")
    return tmp_path / "tree"


def run(tree: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, with the copy's own program."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(str(tree / part) for part in ("src", "tests", "")),
    }
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def awaykit(tree: Path, *words: str | Path) -> str:
    """What the copy's command prints."""
    done = run(tree, "-m", "awaykit", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def passes(tree: Path, *tests: str) -> bool:
    """Whether these tests pass in the copy."""
    return run(tree, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests).returncode == 0


def edited(tree: Path, edits: Sequence[Edit], *, without: str = "") -> None:
    """Make the edits, all but those of one file."""
    for edit in edits:
        if edit.file != without:
            edit.make(tree)


def of_program(edits: Sequence[Edit]) -> set[str]:
    """The files that are edited by hand, tests' examples aside."""
    return {edit.file for edit in edits}


def mine(tree: Path, changes: Mapping[str, tuple[str, str]]) -> Path:
    """A copy of the sample `complete` with some text replaced, by file."""
    folder = tree / "mine"
    shutil.copytree(tree / "samples" / "complete", folder)
    for name, (old, new) in changes.items():
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old)
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_an_email_takes_three_files(tree: Path) -> None:
    assert len(of_program(EMAIL)) <= 3
    edited(tree, EMAIL)
    folder = mine(tree, {})
    day = ("--today", "2027-06-22")
    awaykit(tree, "emails", folder, *day, "--out", "out", "--all")
    awaykit(tree, "calendar", folder, *day, "--out", "out")
    drafts = sorted(
        path.relative_to(tree / "out").as_posix() for path in (tree / "out").rglob("Email_Badge*")
    )
    assert drafts == [f"waiting/quillhaven-consults/Email_Badge.{ending}" for ending in ("eml", "txt")]
    assert "what I need to send you for my badge" in (tree / "out" / drafts[1]).read_text(encoding="utf-8")
    page = re.sub(r"<[^>]+>", " ", (tree / "out/emails.html").read_text(encoding="utf-8"))
    assert "done badge quillhaven-consults" in " ".join(page.split())
    calendar = next((tree / "out/private/calendar").glob("*.ics")).read_text(encoding="utf-8")
    assert "e-mail about badge and access" in calendar.replace("\n ", "")
    assert '"badge"' in awaykit(tree, "status", folder, *day, "--out", "out", "--json")
    assert "badge" in awaykit(tree, "done", "--help")
    awaykit(tree, "done", "badge", "quillhaven", "--dossier", folder, *day)
    assert "kind: badge" in (folder / "programs.yaml").read_text(encoding="utf-8")
    assert passes(tree, "tests/papers/emails/test_email_table.py", "tests/papers/test_season_calendar.py")


@pytest.mark.parametrize("forgotten", sorted(of_program(EMAIL)))
def test_no_place_of_an_email_is_forgotten_in_silence(forgotten: str, tree: Path) -> None:
    edited(tree, EMAIL, without=forgotten)
    assert not passes(tree, "tests/papers/emails/test_email_table.py")


def test_a_field_of_page_two_takes_four_files_and_is_on_the_reader_sheet(tree: Path) -> None:
    needs("pdftotext")
    assert len(of_program(FIELD)) <= 4
    edited(tree, FIELD)
    folder = mine(
        tree, {"applicant.yaml": ("    known_in_us:", "    class_rank: 11 of 148\n    known_in_us:")}
    )
    awaykit(tree, "packet", folder, "--today", DAY, "--out", "out", "--writer", "whitfield")
    packet = next((tree / "out/send/whitfield").glob("*Packet*.pdf"))
    sheet = next((tree / "out/private/whitfield").glob("What_This_Reader_Sees*.pdf"))
    assert "11 of 148" in pdf_text(packet)
    assert "11 of 148" in pdf_text(sheet)
    assert run(tree, "-m", "tools.generate_docs").returncode == 0
    assert passes(tree, "tests/samples/test_blank.py", "tests/papers/packet/test_reader_sheet.py")


@pytest.mark.parametrize("forgotten", sorted(of_program(FIELD)))
def test_no_place_of_a_field_is_forgotten_in_silence(forgotten: str, tree: Path) -> None:
    edited(tree, FIELD, without=forgotten)
    run(tree, "-m", "tools.generate_docs")
    dossier = mine(
        tree, {"applicant.yaml": ("    known_in_us:", "    class_rank: 11 of 148\n    known_in_us:")}
    )
    built = run(tree, "-m", "awaykit", "packet", dossier, "--today", DAY, "--out", "out", "--dry-run")
    tests = ("tests/papers/packet/test_packet_facts.py", "tests/samples/test_blank.py")
    assert built.returncode != 0 or not passes(tree, *tests, "-k", "variable or every_key")


def test_a_rule_takes_its_function_and_its_examples(tree: Path) -> None:
    assert len(of_program(RULE)) <= 2
    edited(tree, RULE)
    assert "No name for the team" in awaykit(tree, "explain", "ROT099")
    assert run(tree, "-m", "tools.generate_docs").returncode == 0
    assert passes(tree, "tests/review/test_every_rule.py", "-k", "ROT099 or both_examples or codes")


@pytest.mark.parametrize("forgotten", sorted(of_program(RULE)))
def test_no_place_of_a_rule_is_forgotten_in_silence(forgotten: str, tree: Path) -> None:
    edited(tree, RULE, without=forgotten)
    assert not passes(tree, "tests/review/test_every_rule.py", "-k", "both_examples")
