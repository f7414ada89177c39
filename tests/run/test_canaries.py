"""Unique private values, searched for wherever they must not appear."""

import email
import json
import os
import re
import stat
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
import yaml

from checkers import pdf_info, pdf_text
from conftest import not_on_windows, run_installed
from minimal import DAY
from sweeps.canaries import shown, words_of

AAMC = "31415926"
SHARED = "wombatshared remark"
NEVER = {
    "ecfmg": "0-927-183-6",
    "birth date": "1991-07-23",
    "passport": "QX7734512",
    "address": "Quokkastreet 88",
    "budget": "87531",
    "visa for rotations": "B-1 quetzal",
    "fee": "43219",
    "housing": "65437",
    "attempt note": "axolotl",
    "feedback kept": "narwhalkept remark",
    "feedback of another": "tapirother remark",
    "giver of feedback": "the pangolin resident",
    "reflection": "okapireflection",
    "story": "kakapostory",
    "program note": "Dugongprogramnote",
    "alumnus": "Lemuralumna",
    "alumni note": "Numbatnote",
    "message note": "Gharialnote",
    "why": "bilbywhy",
    "planned program": "Saolaprogram",
    "contact": "Vaquita Coordinator",
    "other writer": "Aardvarkson",
    "other writer's e-mail": "quoll@example.org",
    "other writer's words": "echidnawords",
    "another's case": "fossacase",
    "planned hospital": "Hoatzin Hospital",
}


def dossier() -> dict[str, object]:
    return {
        "applicant": {
            "name": {"given": "Ayesha", "family": "Khan"},
            "degrees": "MBBS",
            "contact": {
                "email": "ayesha@example.org",
                "phone": "+92 300 0000000",
                "city": "Lahore",
                "country": "Pakistan",
                "address": NEVER["address"],
            },
            "ids": {
                "aamc": AAMC,
                "ecfmg": NEVER["ecfmg"],
                "birth_date": NEVER["birth date"],
                "passport": NEVER["passport"],
            },
            "visa": {"need": "needed", "for_rotations": NEVER["visa for rotations"], "for_residency": "H-1B"},
            "season": 2028,
            "budget": NEVER["budget"],
        },
        "exams": {
            "step_1": {"result": "pass", "on": "2024-05", "attempts": 2},
            "step_2_ck": {"score": 251, "on": "2025-05", "attempts": 3},
        },
        "rotations": [_done(), _planned()],
        "programs": [_program()],
        "settings": {"cases_hold_no_identifiers": DAY},
    }


def _done() -> dict[str, object]:
    return {
        "id": "riverbend",
        "state": "confirmed",
        "site": "Riverbend Hospital",
        "service": "General medicine wards",
        "kind": "elective",
        "hands_on": "yes",
        "starts": "2027-04-05",
        "ends": "2027-04-30",
        "costs": {"fee": NEVER["fee"], "housing": NEVER["housing"]},
        "letter_writers": [
            _writer("whitfield", "Eleanor Whitfield, MD", "e.whitfield@example.org", "I liked the rounds."),
            _writer(
                "aardvark",
                f"Jo {NEVER['other writer']}, MD",
                NEVER["other writer's e-mail"],
                NEVER["other writer's words"],
            ),
        ],
        "key_cases": [
            {"problem": "Heart failure", "i_did": "Presented daily.", "supervised_by": "whitfield"},
            {"problem": NEVER["another's case"], "i_did": "Presented daily.", "supervised_by": "aardvark"},
        ],
        "feedback": [
            {"on": "2027-04-10", "from_writer": "whitfield", "said": SHARED, "share": "yes"},
            {"on": "2027-04-11", "from_writer": "whitfield", "said": NEVER["feedback kept"], "share": "no"},
            {
                "on": "2027-04-12",
                "from_writer": "aardvark",
                "said": NEVER["feedback of another"],
                "share": "yes",
            },
            {"on": "2027-04-13", "from_other": NEVER["giver of feedback"], "said": NEVER["attempt note"]},
        ],
        "reflection": {"team": NEVER["reflection"]},
        "stories": [{"theme": "other", "story": NEVER["story"]}],
    }


def _planned() -> dict[str, object]:
    return {
        "id": "later",
        "state": "candidate",
        "program": "saola",
        "site": NEVER["planned hospital"],
        "service": "Wards",
        "kind": "elective",
    }


def _writer(name: str, signs: str, email: str, words: str) -> dict[str, object]:
    return {
        "id": name,
        "name": signs,
        "greeting": f"Dr. {signs.split()[1].strip(',')}",
        "title": "Attending Physician",
        "email": email,
        "weeks": 4,
        "supervised_directly": "yes",
        "own_words": words,
        "waiver": "yes",
        "request": {"agreed": "2027-04-27"},
    }


def _program() -> dict[str, object]:
    return {
        "id": "saola",
        "name": NEVER["planned program"],
        "rotation": {
            "contact": {"name": NEVER["contact"]},
            "requirements": [{"kind": "photo", "state": "missing", "note": NEVER["program note"]}],
            "why": NEVER["why"],
            "alumni": [{"name": NEVER["alumnus"], "note": NEVER["alumni note"]}],
            "messages": [{"on": "2027-01-01", "kind": "cover", "note": NEVER["message note"]}],
        },
    }


@dataclass(frozen=True)
class Run:
    """A build with canaries, and all that it left anywhere."""

    out: Path
    told: str
    temporary: Path


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    home = tmp_path_factory.mktemp("canaries")
    (home / "dossier").mkdir()
    (home / "temporary").mkdir()
    text = yaml.safe_dump(dossier(), allow_unicode=True, sort_keys=False)
    (home / "dossier" / "dossier.yaml").write_text(text, encoding="utf-8")
    env = {**os.environ, "TMPDIR": str(home / "temporary"), "XDG_CACHE_HOME": str(home / "temporary")}
    told = ""
    for words in (["build"], ["build", "--json"], ["check"], ["check", "--json"]):
        options = ["--out", str(home / "out")] if words[0] == "build" else []
        done = run_installed(*words, home / "dossier", "--today", DAY, *options, env=env)
        assert done.returncode == 0, done.stdout + done.stderr
        told += done.stdout + done.stderr
    return Run(home / "out", told, home / "temporary")


def packet(run: Run, ending: str) -> Path:
    (path,) = (run.out / ("send" if ending == "pdf" else "edit") / "whitfield").glob(f"*.{ending}")
    return path


def test_no_private_value_reaches_a_letter_writer(run: Run) -> None:
    pdf = packet(run, "pdf")
    words = pdf_text(pdf)
    raw = pdf.read_bytes().decode("latin-1")
    assert SHARED in " ".join(words.split())
    assert AAMC in words
    assert shown(words, NEVER) == []
    assert shown(raw, NEVER) == []
    assert shown("".join(pdf_info(pdf).values()), NEVER | {"aamc": AAMC}) == []
    assert not re.search(r"H-?1B|\bvisa\b|\battempt", words, re.IGNORECASE)


def test_no_private_value_is_in_any_part_of_the_word_file(run: Run) -> None:
    words = words_of(packet(run, "docx"))
    assert SHARED in words
    assert AAMC in words
    assert shown(words, NEVER) == []


def test_no_private_value_is_in_an_email_or_its_attachment(run: Run) -> None:
    (path,) = (run.out / "send" / "whitfield").glob("*.eml")
    draft = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(draft, EmailMessage)
    body = draft.get_body()
    assert body is not None
    words = "\n".join([*map(str, draft.values()), str(body.get_content())])
    assert "Whitfield" in words
    assert shown(words, NEVER | {"aamc": AAMC, "shared": SHARED}) == []
    (pdf,) = draft.iter_attachments()
    assert pdf.get_payload(decode=True) == packet(run, "pdf").read_bytes()


def test_the_private_sheets_hold_no_number_of_a_document(run: Run) -> None:
    every = sorted((run.out / "private").rglob("*.pdf"))
    # The summary tells the applicant what the budget leaves.
    sheets = [path for path in every if path.parent.name != "strategy"]
    kinds = {path.name.split("_Dr_")[0] for path in sheets}
    assert {"MyERAS_Card", "What_This_Reader_Sees"} <= kinds
    hidden = {name: NEVER[name] for name in ("ecfmg", "birth date", "passport", "address", "budget", "fee")}
    for path in sheets:
        assert shown(pdf_text(path), hidden) == []


def test_each_writer_gets_only_what_is_theirs(run: Run) -> None:
    (other,) = (run.out / "edit" / "aardvark").glob("*.docx")
    words = words_of(other)
    theirs = {"other writer", "other writer's words", "another's case", "feedback of another"}
    assert theirs - {"feedback of another"} <= set(shown(words, NEVER)) <= theirs | {"other writer's e-mail"}
    assert "Whitfield" not in words
    assert SHARED not in words


def test_no_private_value_is_said_or_kept_beside_the_papers(run: Run) -> None:
    may = {"other writer", "planned hospital", "contact", "alumnus", "planned program", "another's case"}
    secret = {name: value for name, value in NEVER.items() if name not in may} | {"aamc": AAMC}
    assert shown(run.told, secret) == []
    state = (run.out / ".awaykit" / "state.json").read_text(encoding="utf-8")
    json.loads(state)
    assert shown(state, secret | {"shared": SHARED}) == []
    left = [path for path in run.temporary.rglob("*") if path.is_file()]
    kept = "\n".join(path.read_bytes().decode("latin-1") for path in left)
    assert shown(kept, secret | NEVER | {"name": "Ayesha", "shared": SHARED}) == []


@not_on_windows
def test_everything_is_private_to_the_user(run: Run) -> None:
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in run.out.rglob("*")}
    assert modes == {(True, 0o700), (False, 0o600)}
    assert stat.S_IMODE(run.out.stat().st_mode) == 0o700
