"""Reports on the packets of a dossier, and dossiers with several letter writers."""

import email
import json
from email import policy
from pathlib import Path
from typing import Any

from conftest import run_command
from minimal import DAY, WRITER, edit

MOST_WORDS = 20
EML = f"send/{WRITER}/Email_Letter_Materials.eml"
THE_YES = "        request:\n          asked: 2027-04-27\n          agreed: 2027-04-27\n"


def packet(dossier: Path, out: Path, *options: str, day: str = DAY, status: int = 0) -> dict[str, Any]:
    """The report of `packet`, which must end with `status`; every sentence in it is short."""
    done = run_command("packet", dossier, "--today", day, "--out", out, "--json", *options)
    assert done.returncode == status, done.stdout + done.stderr
    assert done.stderr == ""
    report = dict(json.loads(done.stdout))
    _says_it_shortly(report)
    return report


def findings(dossier: Path, day: str = DAY) -> dict[str, list[dict[str, Any]]]:
    """What `check` says, by code."""
    done = run_command("check", dossier, "--today", day, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    _says_it_shortly(report)
    told: dict[str, list[dict[str, Any]]] = {}
    for finding in report["findings"]:
        told.setdefault(finding["code"], []).append(finding)
    return told


def refused(dossier: Path, *, day: str = DAY) -> str:
    """What is said of a dossier that can't be read: one problem, with its place."""
    done = run_command("check", dossier, "--today", day, "--json")
    assert done.returncode == 1, done.stdout + done.stderr
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem["line"], problem
    assert problem["hint"], problem
    _says_it_shortly({"problems": [problem]})
    return str(problem["message"])


def _says_it_shortly(report: dict[str, Any]) -> None:
    told = [*report.get("problems", ()), *report.get("warnings", ()), *report.get("findings", ())]
    told += [problem for paper in report.get("papers", ()) for problem in paper["problems"]]
    sentences = [words for each in told for words in (each["message"], each["hint"]) if words]
    sentences += [entry["why"] for entry in report.get("left_out", ())]
    for words in sentences:
        for sentence in words.split(". "):
            assert len(sentence.split()) <= MOST_WORDS, sentence
        assert "invalid" not in words.lower()
        assert "None" not in words


def folders(report: dict[str, Any]) -> dict[tuple[str, str], str]:
    """Where each paper for others went, by kind and reader."""
    papers = report["papers"]
    return {(paper["kind"], paper["reader"]): paper["folder"] for paper in papers}


def problems(paper: dict[str, Any]) -> dict[str, tuple[str, int]]:
    """Each problem of a paper with its place in the dossier and its line."""
    return {each["message"]: (each["place"], each["line"]) for each in paper["problems"]}


def draft(path: Path) -> email.message.EmailMessage:
    found = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(found, email.message.EmailMessage)
    return found


def add_writer(dossier: Path, id_: str, name: str, address: str, greeting: str) -> None:
    """One more writer of the first rotation, who has agreed."""
    edit(dossier, "    key_cases:\n", _writer(id_, name, address, greeting) + "    key_cases:\n")


def _writer(id_: str, name: str, address: str, greeting: str) -> str:
    return (
        f"      - id: {id_}\n"
        f"        name: {name}\n"
        f"        greeting: {greeting}\n"
        f"        email: {address}\n"
        f"        request:\n"
        f"          asked: 2027-04-27\n"
        f"          agreed: 2027-04-27\n"
    )


def add_rotation(dossier: Path, writer: str, name: str, address: str) -> None:
    """An earlier rotation with one writer and one case."""
    edit(
        dossier,
        "settings:",
        "  - id: fernhollow-wards\n"
        "    state: confirmed\n"
        "    site: Fernhollow Hospital\n"
        "    service: General medicine wards\n"
        "    kind: externship\n"
        "    starts: 2027-03-01\n"
        "    ends: 2027-03-26\n"
        "    letter_writers:\n"
        f"{_writer(writer, name, address, 'Dr. Rosencrantz-Vale')}"
        "    key_cases:\n"
        "      - problem: Cellulitis that was gout\n"
        "        i_did: Looked at the joint again.\n"
        f"        supervised_by: {writer}\n\nsettings:",
    )
