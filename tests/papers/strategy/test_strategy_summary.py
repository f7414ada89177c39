"""The strategy summary: page 1, incomplete or wrong input, and the sources of its numbers."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.model.rotations import Costs
from awaykit.papers.paper import Folder, Format, Paper
from awaykit.papers.strategy.lists import MOST_IN_FULL, source_days
from awaykit.papers.strategy.rotation_lines import timeline
from awaykit.papers.strategy.strategy_counts import CountState, counts
from awaykit.papers.strategy.strategy_summary import StrategyContext
from awaykit.plan.plan import make_plan
from awaykit.plan.portfolio.portfolio import make_portfolio
from awaykit.rendering.page import PageSetup, PaperSize
from awaykit.rendering.pdf import PdfRenderer
from awaykit.rendering.word_file import render_docx
from awaykit.review.all_rules import RULES
from awaykit.run.pages import Pages
from awaykit.run.prepare import FilledPaper
from awaykit.season.all_seasons import season_for
from awaykit.season.guide import guide
from awaykit.season.reference import reference
from checkers import openxml_errors, pdf_text, pdfua_errors
from dossiers import dossier, plan_of, rotation, writer
from papers.strategy.strategies import (
    STRATEGY_SAMPLES,
    TODAY,
    applicant,
    applying,
    context_of,
    html_of,
    many_programs,
    many_rotations,
    paper_of,
    sample,
    sample_context,
    text_of,
)
from rendering.words import bare, docx_characters, pdf_characters, without_figures

SUBMITS = date(2027, 9, 1)


@pytest.fixture(scope="module")
def renderer() -> PdfRenderer:
    return PdfRenderer()


# ---- what a careful adviser finds, written down before looking

ADVISED = {
    "complete": (
        "Confirm visa and status with the consulate and your school",
        "confirmation of visa and status by the consulate and your school",
    ),
    "student": (
        "Confirm visa and status with the consulate",
        "confirmation of visa and status by the consulate",
    ),
    "observer": ("Confirm visa and status with the consulate", "hands-on work"),
    "planner": ("Choose among your candidates, and apply", "best set of your candidates"),
    "minimal": ("Ask for feedback", "a second rotation"),
}
FOUND = {
    "complete": {"APP002", "VIS001", "LOR004", "LOR011"},
    "student": {"VIS001", "LOR002", "LOR007"},
    "observer": {"ROT007", "VIS001", "LOR004", "LOR009"},
    "planner": {"ROT001"},
    "minimal": {"ROT002", "LOR009"},
}
NOT_FOUND = {
    "complete": {"ROT001", "ROT002", "ROT005", "ROT007", "EXM001", "LOR001", "LOR009"},
    "student": {"ROT001", "ROT002", "ROT005", "ROT007"},
    "observer": {"ROT001", "ROT002", "ROT003"},
    "planner": {"LOR009", "ROT005", "ROT007"},
    "minimal": {"ROT001", "ROT007", "VIS001"},
}


@pytest.mark.parametrize("name", STRATEGY_SAMPLES)
def test_page_1_names_the_next_step_and_what_lacks_most(name: str) -> None:
    step, lacking = ADVISED[name]
    context = sample_context(name)
    assert context.actions[0].what.startswith(step)
    assert lacking in context.verdict
    assert len(context.actions) == 3
    assert context.verdict.count(".") == 1


@pytest.mark.parametrize("name", STRATEGY_SAMPLES)
def test_the_findings_are_those_of_an_adviser_and_no_others(name: str) -> None:
    codes = {line.basis.split(" · ")[1] for line in sample_context(name).findings}
    assert codes >= FOUND[name]
    assert not codes & NOT_FOUND[name]


@pytest.mark.parametrize("name", STRATEGY_SAMPLES)
def test_at_most_seven_findings_and_each_says_on_what_it_rests(name: str) -> None:
    findings = sample_context(name).findings
    assert 0 < len(findings) <= MOST_IN_FULL
    tag = re.compile(r"Official \(\d{4}-\d\d-\d\d\)|Guide\u00a0.+|Rule of thumb|Your setting")
    for line in findings:
        _, code, *tags = line.basis.split(" · ")
        assert code in {rule.about.code for rule in RULES}
        assert tags
        assert all(tag.fullmatch(each) for each in tags)


def test_good_news_is_said_and_not_among_what_to_see_to() -> None:
    context = sample_context("complete")
    assert any("ward month" in line for line in context.good_news)
    assert not {line.title for line in context.findings} & set(context.good_news)


def test_what_does_not_apply_does_not_appear() -> None:
    text = text_of(sample_context("complete"))
    for words in ("No US rotation", "second rotation", "candidates, and apply", "No program is listed"):
        assert words not in text


# ---- page 1


@pytest.mark.parametrize("name", STRATEGY_SAMPLES)
def test_the_same_counts_stand_in_the_same_places(name: str) -> None:
    assert [count.what for count in sample_context(name).counts] == [
        "Rotations",
        "Hands-on",
        "Ward months",
        "Letters in sight",
        "Exams",
        "Visa and status",
    ]


def test_counts_pass_over_candidates_and_cancelled_rotations() -> None:
    held = applying(
        rotations=[
            rotation(service_kind="ward"),
            rotation(id="b", state="candidate", service_kind="ward"),
            rotation(id="c", state="cancelled", service_kind="ward"),
        ]
    )
    by_name = {count.what: count for count in context_of(held).counts}
    assert by_name["Rotations"].yours == "1: 1 confirmed"
    assert by_name["Ward months"].yours == "1"
    assert by_name["Ward months"].state is CountState.MET


def test_more_rotations_than_make_sense_are_called_over() -> None:
    held = applying(rotations=many_rotations(7))
    assert context_of(held).counts[0].state is CountState.OVER


def test_the_verdict_says_how_many_letters_lack() -> None:
    wards = [rotation(), rotation(id="b", starts="2027-06-07", ends="2027-07-02")]
    without = context_of(applying(rotations=[each | {"service_kind": "ward"} for each in wards]))
    assert without.verdict.endswith("what lacks most: three letters.")
    one = [each | {"service_kind": "ward", "letter_writers": [writer()]} for each in wards[:1]]
    with_one = context_of(applying(rotations=[*one, wards[1] | {"service_kind": "ward"}]))
    assert with_one.verdict.endswith("what lacks most: two more letters.")


def test_rotations_of_years_ago_want_a_recent_one() -> None:
    old = [rotation(id=name, starts="2023-03-06", ends="2023-03-31", service_kind="ward") for name in "ab"]
    context = context_of(applying(rotations=old))
    assert context.counts[0].state is CountState.SHORT
    assert context.verdict.endswith("what lacks most: a recent rotation.")
    assert any("recent rotation" in action.what for action in context.actions)


def test_candidates_without_days_want_days_before_a_choice() -> None:
    held, today = BAD["candidates without dates"]
    assert context_of(held, today).actions[0].what.startswith("Find out the days")


def test_page_1_and_the_start_page_ask_no_work_for_a_candidate_that_cannot_be_chosen() -> None:
    held, plan = sample("student")
    barred = {each.id for each in make_portfolio(held, plan).barred}
    assert "coldwater-icu" in barred
    assert not any("intensive care" in action.what for action in sample_context("student").actions)


def test_no_time_to_apply_is_shown_where_the_host_takes_no_more_applications() -> None:
    lines = sample_context("planner").rotations
    closed = [line.ahead for line in lines if "Ostler" in line.name]
    assert closed == ["–"]
    assert all("apply until" in line.ahead for line in lines if "Ostler" not in line.name)


def test_services_of_one_name_stand_with_their_towns_beside_the_picture() -> None:
    labels = [label.words for label in sample_context("planner").timeline.labels]
    assert any(words.startswith("Sorrel Bay: Inpatient") for words in labels)
    assert any(words.startswith("Millrace: Inpatient") for words in labels)


def test_a_service_without_its_kind_is_not_taken_for_no_ward() -> None:
    count = context_of(applying(rotations=[rotation()])).counts[2]
    assert count.state is CountState.OPEN
    assert "kind not written for 1 service" in count.yours


def test_exams_booked_in_time_do_not_lack() -> None:
    exams = {
        "step_1": {"result": "pass"},
        "step_2_ck": {"result": "pending", "on": "2027-06"},
        "oet": {"result": "pending", "on": "2027-05"},
    }
    held = applying(exams=exams)
    exam = counts(held, plan_of(held, TODAY))[4]
    assert (exam.count.state, exam.lacking) == (CountState.BOOKED, "")
    assert "Step 2 CK (June 2027)" in exam.count.yours


def test_confirmations_of_one_rotation_are_one_thing_to_do() -> None:
    first = context_of(applying(rotations=[rotation()])).actions[0]
    assert "the consulate, the host's international office, and your school" in first.what


def test_a_citizen_has_no_visa_question() -> None:
    held = applying(
        applicant=applicant(visa={"need": "citizen-or-permanent-resident"}), rotations=[rotation()]
    )
    assert context_of(held).counts[5].state is CountState.NO_QUESTION


def test_a_season_that_is_not_named_is_called_supposed() -> None:
    held = dossier(applicant={"name": {"given": "Ayesha"}})
    assert "supposed" in context_of(held).season


# ---- bad input: a useful page, never an empty part

BAD = {
    "no rotations": (dossier(), date(2026, 11, 1)),
    "only candidates": (applying(rotations=many_rotations()[7:]), date(2026, 10, 1)),
    "candidates without dates": (
        applying(rotations=[rotation(state="candidate", starts=None, ends=None)]),
        TODAY,
    ),
    "twelve": (applying(rotations=many_rotations(), programs=many_programs(20)), TODAY),
    "twenty": (applying(rotations=many_rotations(20)), TODAY),
    "all in the past": (
        applying(rotations=[rotation(starts="2019-03-04", ends="2019-03-29", service_kind="ward")]),
        TODAY,
    ),
    "overlapping": (
        applying(rotations=[rotation(), rotation(id="b", starts="2027-05-10", ends="2027-06-04")]),
        TODAY,
    ),
    "a season that has begun": (
        applying(rotations=[rotation(letter_writers=[writer()])]),
        date(2027, 11, 10),
    ),
    "a season that is over": (applying(rotations=[rotation()]), date(2028, 4, 10)),
    "a season years away": (
        applying(applicant=applicant(season=2034), rotations=[rotation()]),
        TODAY,
    ),
    "a season a generation away": (applying(applicant=applicant(season=2090)), TODAY),
    "missing costs": (applying(applicant=applicant(budget=None), rotations=[rotation()]), TODAY),
    "two hundred programs": (applying(programs=many_programs(200), rotations=[rotation()]), TODAY),
    "a budget of zero": (
        applying(applicant=applicant(budget="0"), rotations=many_rotations(3)),
        date(2026, 8, 1),
    ),
    "a name from right to left": (
        applying(applicant=applicant(name={"given": "عائشہ خان"}), rotations=[rotation(site="مستشفى")]),
        TODAY,
    ),
}
_EMPTY = re.compile(r"<(h[12]|li|td|dd|p)[^>]*>\s*</\1>|<h2>[^<]*</h2>\s*(?:<h[12]|</section>)")


@pytest.mark.parametrize("name", BAD)
def test_bad_input_still_makes_a_page_with_a_next_step(name: str) -> None:
    held, today = BAD[name]
    context = context_of(held, today)
    assert context.verdict
    assert context.actions or "over" in context.verdict
    assert len(context.rotations) <= 12


@pytest.mark.parametrize("name", [*BAD, *STRATEGY_SAMPLES])
def test_no_part_is_empty_and_nothing_is_said_of_nothing(name: str) -> None:
    context = sample_context(name) if name in STRATEGY_SAMPLES else context_of(*BAD[name])
    html = html_of(context)
    assert _EMPTY.search(html) is None
    words = text_of(context)
    for mark in ("None", "{{", "[]", "()", " ,", "..", " .", "; ;", ": ,", "RotationState"):
        assert mark not in words, mark


def test_two_hundred_programs_are_cut_with_their_number() -> None:
    context = context_of(*BAD["two hundred programs"])
    shown = len(context.programs)
    assert 2 <= shown <= 10
    assert context.more_programs == 200 - shown
    assert f"And {200 - shown} more" in text_of(context)


def test_what_is_settled_is_shown_before_candidates() -> None:
    context = context_of(*BAD["twenty"])
    states = [line.state for line in context.rotations]
    assert states.count("candidate") == 5
    assert any("8 more rotations" in note for note in context.notes)


def test_rotations_long_past_are_named_beside_the_picture() -> None:
    assert any("Long past" in note for note in context_of(*BAD["all in the past"]).notes)


def test_a_season_that_is_over_promises_no_step() -> None:
    context = context_of(*BAD["a season that is over"])
    assert context.actions == ()
    assert "Nothing is due." in text_of(context)


def test_findings_on_money_stand_on_the_last_page_only() -> None:
    context = sample_context("observer")
    assert context.about_money
    assert not any(" · FIN" in line.basis for line in context.findings)
    assert "budget" not in text_of(context).partition("For you alone")[0]


def test_unknown_costs_are_called_unknown_and_never_zero() -> None:
    context = context_of(*BAD["missing costs"])
    assert context.rotations[0].cost == "not known"
    assert "$0" not in text_of(context)


def test_too_small_a_budget_is_told_on_the_last_page_only() -> None:
    context = context_of(*BAD["a budget of zero"])
    assert [line.what for line in context.money][-1] == "over the budget:"
    before, _, after = text_of(context).partition("For you alone")
    assert "$0" not in before
    assert "over the budget:" in after


# ---- candidates


def test_the_best_set_is_named_with_what_the_others_give_up() -> None:
    sets = sample_context("planner").sets
    assert len(sets) == 3
    assert "(no. 1)" in sets[0][0]
    assert all("the best set has" in what_it_costs for _, what_it_costs in sets[1:])
    assert "awaykit plan" in text_of(sample_context("planner"))


def test_programs_stand_in_the_order_of_the_portfolio() -> None:
    held, plan = sample("complete")
    ranks = make_portfolio(held, plan).programs
    lines = sample_context("complete").programs
    assert [line.points.split()[0] for line in lines] == [str(rank.score) for rank in ranks][: len(lines)]
    assert lines[0].reasons.startswith("you rotated there")


# ---- whose eyes


def test_the_paper_is_the_applicants_own() -> None:
    paper = paper_of(sample("complete")[0], sample("complete")[1].today)
    assert (paper.folder, paper.reader_kind) == (Folder.PRIVATE, Reader.OWN)
    assert paper.formats == (Format.PDF, Format.DOCX)
    assert paper.most_pages == 4


def test_budget_stories_and_reflections_stand_on_the_last_page_only() -> None:
    before, _, last = text_of(sample_context("complete")).partition("For you alone")
    for words in ("$13,500", "copied anticoagulant", "Residents sat with students"):
        assert words not in before
        assert words in last
    assert "Leave this page out" in last


@pytest.mark.parametrize("name", STRATEGY_SAMPLES)
def test_no_id_of_ecfmg_nor_anything_private_beyond_it_is_printed(name: str) -> None:
    held, _ = sample(name)
    text = text_of(sample_context(name))
    for number in (held.applicant.ids.ecfmg, held.applicant.ids.passport, held.applicant.contact.address):
        assert number is None or number not in text


def test_words_of_the_dossier_stand_only_where_the_paper_says() -> None:
    told_apart = rotation(
        role_allowed={"call": "Qanary1", "other": ["Qanary2"]},
        feedback=[{"said": "Qanary3", "changed": "Qanary4", "share": "yes"}],
        key_cases=[{"problem": "Qanary5", "i_did": "Qanary6", "outcome": "Qanary7", "learned": "Qanary8"}],
        contributions=[{"fact": "Qanary9"}],
        letter_writers=[writer(own_words="Qanary10")],
        reflection={"team": "Printed1", "supervision": "Printed2", "training": "Printed3"},
        stories=[{"theme": "other", "story": "Printed4"}],
    )
    held = applying(rotations=[told_apart], statement={"text": "Qanary11"})
    text = text_of(context_of(held))
    assert "Qanary" not in text
    assert all(f"Printed{number}" in text for number in range(1, 5))
    assert paper_of(held).prints == ("rotations[0].reflection", "rotations[0].stories")


# ---- honest figures


def test_figures_of_the_match_are_off_by_default() -> None:
    text = text_of(sample_context("complete"))
    assert str(reference().match_figures.value.matched_percent) not in text
    assert "percent matched" not in text


def test_figures_of_the_match_stand_on_the_last_page_without_a_score() -> None:
    held = applying(
        settings={"match_figures": "yes"},
        exams={"step_2_ck": {"score": "249", "result": "pass", "on": "2026-08"}},
    )
    html = html_of(context_of(held))
    before, last = html.split('<section id="last-page"')
    assert last.startswith(' class="page tight"')
    assert "249" in before
    assert "249" not in last
    assert "48.5 percent" in last
    assert "48.5" not in before


@pytest.mark.parametrize("name", STRATEGY_SAMPLES)
def test_projected_days_are_called_so(name: str) -> None:
    days = sample_context(name).days
    assert {day.state for day in days} == {"projected"}
    assert any("nobody has announced" in note for note in sample_context(name).notes)


def test_an_announced_day_is_not_called_projected() -> None:
    held = applying()
    plan = make_plan(held, season_for(2028, {"opens": date(2027, 6, 9)}), guide(), TODAY)
    first = source_days(plan)[0]
    assert (first.what, first.detail, first.state) == ("MyERAS opens", "June 9, 2027", "your setting")
    assert any(note.startswith("Projected: ") for note in timeline(held, plan)[1])


def _numbers(text: str) -> set[str]:
    without_codes = re.sub(r"\b[A-Z]{3}\d{3}\b", "", text)
    return {number.replace(",", "") for number in re.findall(r"\d[\d,]*(?:\.\d+)?", without_codes)}


def _known_costs(costs: Costs) -> int:
    return sum(part or 0 for part in (costs.fee, costs.travel, costs.housing, costs.other))


@pytest.mark.parametrize("name", STRATEGY_SAMPLES)
def test_each_number_is_found_in_the_dossier_the_season_or_the_guide(name: str) -> None:
    """Up to twelve a number may count what the page lists; beyond that it must be somebody's."""
    held, plan = sample(name)
    portfolio = make_portfolio(held, plan)
    known = f"{held!r} {plan!r} {portfolio!r} {reference()!r}"
    found = {str(int(number)) if number.isdecimal() else number for number in _numbers(known)}
    found |= {str(rank.score) for rank in portfolio.programs} | {
        str(sum(point.most for point in rank.points)) for rank in portfolio.programs
    }
    found |= {str(_known_costs(rotation.costs)) for rotation in held.rotations}
    if portfolio.budget is not None:
        found.add(str(abs(portfolio.budget - portfolio.committed)))
    strange = {each for each in _numbers(text_of(sample_context(name))) if each not in found}
    assert {each for each in strange if float(each) > 12} == set()


# ---- on paper


Made = tuple[int, dict[str, int], StrategyContext]
"""The pages of a summary, those of each part, and the edition that was taken."""


def _made(held: Dossier, today: date, size: PaperSize) -> Made:
    return _made_of(paper_of(held, today), size)


def _made_of(paper: Paper, size: PaperSize) -> Made:
    assert isinstance(paper.context, StrategyContext)
    filled = FilledPaper(paper, html=html_of(paper.context), text="")
    measured = Pages(size, None).make(filled, Format.PDF)[1]
    assert (measured["warnings"], measured["missing"]) == ([], [])
    return measured["pages"], measured["parts"], paper.editions[measured.get("edition", 0)]


def test_a_last_page_with_much_to_tell_is_one_page() -> None:
    much = "What stays with me is how they asked before they acted, and what that asked of me. " * 5
    telling = [
        each
        | {
            "reflection": {"team": much, "supervision": much, "training": much},
            "stories": [{"theme": "other", "story": much}, {"theme": "hard-situation", "story": much}],
        }
        for each in many_rotations(6)
    ]
    held = applying(rotations=telling, settings={"match_figures": "yes"})
    pages, parts, context = _made(held, TODAY, PaperSize.LETTER)
    assert (parts["last-page"], pages <= 4) == (1, True)
    assert len(context.stories) + context.more_stories == 12
    assert len(context.reflections) + context.more_reflections == 6


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("name", ["two hundred programs", "no rotations", "a name from right to left"])
def test_it_takes_at_most_four_pages_and_page_1_is_one(name: str, size: PaperSize) -> None:
    pages, parts, _ = _made(*BAD[name], size)
    assert 2 <= pages <= 4
    assert parts["first-page"] == 1


def test_twelve_rotations_take_four_pages_on_letter_which_fit_on_the_longer_a4_too() -> None:
    pages, parts, taken = _made(*BAD["twelve"], PaperSize.LETTER)
    assert (pages, parts["first-page"]) == (4, 1)
    # As it was taken, without the search for the fullest edition, which takes ten renderings on each size.
    as_taken = replace(paper_of(*BAD["twelve"]), context=taken, tighter=(), tightest=())
    pages, parts, _ = _made_of(as_taken, PaperSize.A4)
    assert (2 <= pages <= 4, parts["first-page"]) == (True, 1)


@pytest.mark.parametrize("name", ["student", "observer"])
def test_a_sample_takes_at_most_four_pages(name: str) -> None:
    held, plan = sample(name)
    pages, parts, _ = _made(held, plan.today, PaperSize.LETTER)
    assert pages <= 4
    assert parts["first-page"] == 1


def test_as_many_programs_are_listed_as_the_pages_hold() -> None:
    held, plan = sample("planner")
    pages, parts, context = _made(held, plan.today, PaperSize.LETTER)
    assert (pages, len(context.programs), context.more_programs) == (4, 8, 3)
    assert parts["first-page"] == 1
    assert not context.is_tight


def test_a_first_page_is_set_tighter_only_where_it_would_be_two() -> None:
    titles = [rotation(id=f"r{row}", site=f"{'Saint Bartholomew University ' * 3}{row}") for row in range(12)]
    long = applicant(
        name={"given": "Dissanayake Mudiyanselage Tharushika", "family": "Wickramaratne-Ekanayake"}
    )
    _, parts, context = _made(applying(applicant=long, rotations=titles), TODAY, PaperSize.LETTER)
    assert (parts["first-page"], context.is_tight) == (1, True)


def test_the_picture_has_a_text_for_those_who_hear_the_page(renderer: PdfRenderer, tmp_path: Path) -> None:
    context = sample_context("complete")
    assert context.timeline.title.startswith("Timeline as of June 29, 2027. 5 rotations: Larkmoor")
    made = renderer.render(html_of(context), PageSetup(title="Strategy summary", author="Ayesha Khan"))
    path = tmp_path / "strategy.pdf"
    path.write_bytes(made.content)
    assert pdfua_errors(path) == ""
    assert b"Timeline as of June 29" in made.content or "Today, June 29" in pdf_text(path)


def test_the_word_file_says_what_the_pages_say(renderer: PdfRenderer, tmp_path: Path) -> None:
    html = without_figures(html_of(sample_context("complete")))
    setup = PageSetup(title="Strategy summary", author="Ayesha Khan")
    path = tmp_path / "strategy.pdf"
    path.write_bytes(renderer.render(html, setup).content)
    assert pdf_characters(path) == docx_characters(render_docx(html, setup))


def test_the_word_file_tells_the_picture_in_tables(tmp_path: Path) -> None:
    context = sample_context("complete")
    content = render_docx(html_of(context), PageSetup(title="Strategy summary", author="Ayesha Khan"))
    path = tmp_path / "strategy.docx"
    path.write_bytes(content)
    assert openxml_errors(path) == []
    words = docx_characters(content)
    for line in context.rotations:
        assert bare(line.days) in words
    for day in context.days:
        assert bare(day.what + day.detail + day.state) in words


def test_stories_of_every_theme_come_before_a_second_of_one() -> None:
    stories = [{"theme": theme, "story": f"Story {theme}"} for theme in ("other", "other", "hard-situation")]
    context = context_of(applying(rotations=[rotation(stories=stories)]))
    assert [line.what for line in context.stories] == ["A hard clinical situation", "Other"]
    assert context.themes_without_story == ()
