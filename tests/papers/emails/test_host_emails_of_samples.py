"""The samples' e-mails to hosts, alumni and offices: within word limits, without other readers' facts."""

import tomllib
from collections.abc import Iterator
from functools import cache

import pytest

from awaykit.loading.load import load
from awaykit.model.dossier import Dossier
from awaykit.papers.emails.email_table import EMAIL_KINDS, EMAILS
from awaykit.papers.emails.occasions import alumni, contacts, visa_offices
from awaykit.papers.paper import Paper
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import Phase
from awaykit.resources import samples_folder
from dossiers import plan_of
from papers.emails.emails_to_hosts import said, words

TO_ASK = {email.kind for email in EMAILS if email.to in {contacts, alumni, visa_offices}}
KINDS = tuple(kind for kind in EMAIL_KINDS if kind.kind in TO_ASK)
SAMPLES = ("complete", "student", "observer")
IN_SOME_SAMPLE = {
    "cover",
    "follow-up",
    "documents",
    "accept",
    "alumni",
    "visa-host",
    "visa-school",
    "visa-consulate",
}


@cache
def sample(name: str) -> tuple[Dossier, Plan, tuple[Paper, ...]]:
    days = tomllib.loads((samples_folder() / "today.toml").read_text(encoding="utf-8"))
    dossier = load(samples_folder() / name).dossier
    plan = plan_of(dossier, days[name])
    return dossier, plan, tuple(paper for kind in KINDS for paper in kind.plan(dossier, plan).papers)


def elsewhere(dossier: Dossier, plan: Plan, paper: Paper) -> Iterator[str]:
    """Names of programs, hospitals, contacts and letter writers that this e-mail has nothing to do with."""
    rotation = plan.rotations[paper.rotation].rotation
    begun = {
        held.rotation.site
        for held in plan.rotations.values()
        if held.phase in {Phase.UNDER_WAY, Phase.DONE} or held.rotation.id == rotation.id
    }
    for program in dossier.programs:
        request = program.rotation
        if program.id != rotation.program:
            yield from (name for name in (program.name, program.hospital) if name and name not in begun)
            if request and request.contact:
                yield request.contact.name
    yield from (writer.name.split(",")[0] for _, writer in dossier.writers())


def private(dossier: Dossier) -> Iterator[str]:
    """Numbers and notes that no host hears of unless it asks."""
    ids, visa = dossier.applicant.ids, dossier.applicant.visa
    yield from (value for value in (ids.aamc, ids.ecfmg, ids.passport, visa.for_rotations) if value)
    for program in dossier.programs:
        if program.rotation:
            yield from (each.note for each in program.rotation.requirements if each.note)
            yield from (each.note for each in program.rotation.messages if each.note)
            yield from (each.note for each in program.rotation.alumni if each.note)


def test_each_kind_that_an_applicant_needs_most_stands_in_some_sample() -> None:
    assert {paper.kind for name in SAMPLES for paper in sample(name)[2]} == IN_SOME_SAMPLE


@pytest.mark.parametrize("name", SAMPLES)
def test_each_stays_within_its_words_and_asks_at_most_one_question(name: str) -> None:
    for paper in sample(name)[2]:
        most = paper.parts[0].most_words
        assert most
        assert words(paper) <= most
        assert said(paper).body.count("?") <= 1


@pytest.mark.parametrize("name", SAMPLES)
def test_each_names_no_other_program_and_nothing_private(name: str) -> None:
    dossier, plan, papers = sample(name)
    secrets = tuple(private(dossier))
    assert papers
    assert secrets
    for paper in papers:
        text = f"{said(paper).subject}\n{said(paper).body}"
        others = tuple(elsewhere(dossier, plan, paper))
        assert others
        assert not [word for word in (*secrets, *others) if word in text]


@pytest.mark.parametrize("name", SAMPLES)
def test_each_has_straight_quotes_and_no_dash_of_a_typesetter(name: str) -> None:
    for paper in sample(name)[2]:
        text = f"{said(paper).subject}\n{said(paper).body}"
        assert not set(text) & set("‘’“”–—…")
