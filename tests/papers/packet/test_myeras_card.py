import re
from datetime import date

import pytest

from awaykit.model.record import Reader
from awaykit.output.file_names import MAX_NAME, file_stem
from awaykit.papers.packet.myeras_card import CardContext, FormLine, answers, form_lines, plan_cards
from awaykit.papers.paper import Folder, Format, Paper, Planned
from awaykit.rendering.page import PaperSize
from awaykit.season.all_seasons import season_for
from awaykit.season.dated import Dated, FactConfidence
from dossiers import Fields, dossier, plan_of, rotation, writer
from papers.packet.private_sheets import LONG_NAME, filled, pages_of, words_of
from samples.shelf import WITH_LETTERS, days, loaded

BEFORE_PORTAL, AFTER_PORTAL = date(2027, 6, 1), date(2027, 6, 29)
AGREED = {"asked": "2027-05-24", "agreed": "2027-05-25"}
ENTERED = AGREED | {"link_sent": "2027-06-24"}
BARE: Fields = {"greeting": None, "title": None, "email": None, "specialty": None}


def planned(today: date = AFTER_PORTAL, /, *, programs: object = (), **fields: object) -> Planned:
    held = dossier(rotations=[rotation(letter_writers=[writer(**fields)])], programs=programs)
    return plan_cards(held, plan_of(held, today))


def card(today: date = AFTER_PORTAL, /, **fields: object) -> Paper:
    (paper,) = planned(today, **fields).papers
    return paper


def line(asks: str, **fields: object) -> FormLine:
    context = card(**fields).context
    assert isinstance(context, CardContext)
    return next(entry for entry in context.lines if entry.asks == asks)


def test_the_card_is_a_private_page_of_its_own_for_the_applicant() -> None:
    paper = card(request=AGREED)
    assert (paper.folder, paper.formats, paper.reader_kind) == (Folder.PRIVATE, (Format.PDF,), Reader.OWN)
    assert (paper.reader, paper.writers, paper.most_pages) == ("whitfield", ("whitfield",), 1)
    assert file_stem(*paper.name) == "MyERAS_Card_Dr_Whitfield"


def test_the_lines_stand_in_the_order_of_the_form() -> None:
    assert [entry.asks for entry in card(request=AGREED).context.lines] == [
        "Author, as they sign",
        "Author’s e-mail",
        "Specialty",
        "Kind of letter",
        "Chair letter",
        "Waiver",
    ]


@pytest.mark.parametrize("year", [2027, 2028, 2029])
def test_every_field_of_every_season_has_an_answer(year: int) -> None:
    process = season_for(year).letters
    assert process
    held = dossier(rotations=[rotation(letter_writers=[writer()])])
    known = answers(plan_of(held, AFTER_PORTAL).letters[0], "Internal Medicine")
    assert set(process.entered_in_myeras.value) <= set(known)


def test_a_field_that_a_season_adds_stays_open_under_its_own_name() -> None:
    from dataclasses import replace

    held = dossier(rotations=[rotation(letter_writers=[writer()])])
    plan = plan_of(held, AFTER_PORTAL)
    assert plan.season.letters
    asked: Dated[tuple[str, ...]] = Dated(("author's telephone",), "a test", None, FactConfidence.REPORTED)
    process = replace(plan.season.letters, entered_in_myeras=asked)
    (entry,) = form_lines(plan.letters[0], "Internal Medicine", process)
    assert (entry.asks, entry.is_blank, entry.enter) == ("Author's telephone", True, ())


def test_what_the_dossier_has_is_what_to_enter() -> None:
    known = {"waiver": "yes", "letter_kind": "structured", "chair_letter": "yes", "request": AGREED}
    entered = {entry.asks: entry.enter for entry in card(**known).context.lines}
    assert entered == {
        "Author, as they sign": ("Eleanor Whitfield, MD", "Associate Professor of Medicine"),
        "Author’s e-mail": ("eleanor.whitfield@example.org",),
        "Specialty": ("Internal Medicine",),
        "Kind of letter": ("Standardized letter",),
        "Chair letter": ("Yes",),
        "Waiver": ("Yes",),
    }


def test_what_the_dossier_lacks_stays_open_with_whom_to_ask() -> None:
    lines = {entry.asks: entry for entry in card(**BARE, request=AGREED).context.lines}
    for asks in ("Author, as they sign", "Author’s e-mail", "Kind of letter"):
        assert lines[asks].is_blank
        assert "Ask Eleanor Whitfield" in (lines[asks].note or "")
    assert lines["Author, as they sign"].enter == ("Eleanor Whitfield, MD",)
    assert lines["Author’s e-mail"].enter == lines["Kind of letter"].enter == ()


@pytest.mark.parametrize("request_", [{}, AGREED, ENTERED])
def test_a_waiver_that_is_not_decided_is_never_filled_in(request_: Fields) -> None:
    for recorded in ({}, {"waiver": "undecided"}):
        entry = line("Waiver", request=request_, **recorded)
        assert (entry.enter, entry.is_blank) == ((), True)
    assert line("Waiver", request=request_, waiver="no").enter == ("No",)


def test_an_open_waiver_is_to_be_decided_before_the_confirmation() -> None:
    text = words_of(card(request=AGREED))
    assert "Not decided yet: decide yes or no before you confirm." in text
    assert "Decide on the waiver" in text
    assert "Decide on the waiver" not in words_of(card(request=AGREED, waiver="no"))


def test_the_specialty_is_the_one_applied_to_not_the_writers() -> None:
    entry = line("Specialty", specialty="Cardiology", request=AGREED)
    assert entry.enter == ("Internal Medicine",)
    assert "Cardiology" in (entry.note or "")
    assert line("Specialty", specialty="internal medicine", request=AGREED).note is None


def test_a_chair_who_writes_as_a_teacher_is_pointed_out() -> None:
    assert "department" in (line("Chair letter", teaching_role="chair", request=AGREED).note or "")
    assert line("Chair letter", request=AGREED).note is None


@pytest.mark.parametrize("request_", [{}, {"asked": "2027-05-24"}])
def test_nothing_is_entered_before_the_yes(request_: Fields) -> None:
    text = words_of(card(request=request_))
    assert "Nothing to enter before the yes." in text
    assert "To do now" not in text


def test_after_the_yes_the_card_says_from_which_day_and_then_to_do_it_now() -> None:
    early, late = words_of(card(BEFORE_PORTAL, request=AGREED)), words_of(card(request=AGREED))
    assert "Nothing to do online yet. Enter Dr. Whitfield from Wednesday, June 23, 2027 (projected)." in early
    assert "which e-mail address will still reach them then" in early
    assert "expected Wednesday, June 23, 2027 (projected)" in early
    assert "To do now: enter Dr. Whitfield in MyERAS. They agreed on Tuesday, May 25, 2027." in late
    assert "once you confirm" in late
    assert "Nothing to do online yet" not in late


def test_once_entered_the_card_helps_to_find_a_link_that_did_not_arrive() -> None:
    text = words_of(card(request=ENTERED))
    assert "Entered on Thursday, June 24, 2027." in text
    assert "If the link has not arrived" in text
    assert "Before you press Confirm" not in text
    assert "awaykit done link-sent" not in text
    assert "type awaykit done link-sent whitfield." in words_of(card(request=AGREED))


def test_what_was_entered_and_not_recorded_is_to_be_copied_from_myeras() -> None:
    assert "copy here what you entered" in (line("Kind of letter", request=ENTERED).note or "")


@pytest.mark.parametrize("today", [date(2027, 6, 28), date(2027, 6, 29)])
def test_a_card_of_things_to_do_does_not_change_from_day_to_day(today: date) -> None:
    assert words_of(card(today, request=AGREED)) == words_of(card(date(2027, 6, 27), request=AGREED))


@pytest.mark.parametrize(
    "request_",
    [AGREED | {"declined": "2027-06-01"}, {"asked": "2027-05-24", "hesitated": "2027-05-25"}],
)
def test_who_refused_has_no_card(request_: Fields) -> None:
    assert planned(request=request_) == Planned()


def test_a_letter_that_is_there_needs_no_card_but_programs() -> None:
    found = planned(request=ENTERED | {"uploaded": "2027-06-28"})
    assert found.papers == ()
    assert [out.why for out in found.left_out] == ["The letter is uploaded: assign it to programs in MyERAS."]


def test_the_programs_of_the_letter_are_named_to_the_applicant() -> None:
    programs = [{"id": "larkmoor", "name": "Larkmoor Residency"}, {"id": "other", "name": "Other Residency"}]
    given = {"programs": programs, "assigned_to": "larkmoor"}
    text = words_of(card(**given, request=AGREED))
    assert "You noted: Larkmoor Residency." in text
    assert "Other Residency" not in text
    (out,) = planned(**given, request=ENTERED | {"uploaded": "2027-06-28"}).left_out
    assert out.why == "The letter is uploaded: check that it is assigned to Larkmoor Residency."
    assert "no program yet" in words_of(card(request=AGREED))


def test_warnings_carry_how_sure_the_season_is_of_them() -> None:
    text = words_of(card(request=AGREED, waiver="yes"))
    assert "After Confirm the entry can’t be changed (as reported)." in text
    assert "The applicant may never see a waived letter." in text
    assert "At most 4 letters for one program." in text
    assert "No Letter ID is needed." in text
    assert "Rules for letters carried over from season 2027" in text


def test_a_season_without_known_letter_rules_has_no_card() -> None:
    applicant = {"name": {"given": "Ayesha"}, "season": 2026}
    held = dossier(applicant=applicant, rotations=[rotation(letter_writers=[writer(request=AGREED)])])
    found = plan_cards(held, plan_of(held, AFTER_PORTAL))
    assert found.papers == ()
    assert "not known" in found.left_out[0].why


def test_private_numbers_stand_on_no_card() -> None:
    ids = {"aamc": "99000142", "ecfmg": "0-990-014-2", "passport": "ZZ0000142", "birth_date": "2003-04-12"}
    held = dossier(
        applicant={"name": {"given": "Ayesha"}, "season": 2028, "ids": ids, "budget": "31415"},
        exams={"step_2_ck": {"score": 249, "result": "pass", "attempts": 3, "on": "2026-08"}},
        rotations=[rotation(letter_writers=[writer(request=AGREED)])],
    )
    text = words_of(plan_cards(held, plan_of(held, AFTER_PORTAL)).papers[0])
    for value in ("0-990-014-2", "ZZ0000142", "2003", "31415", "31,415", "249", "attempt"):
        assert value not in text


@pytest.mark.parametrize("request_", [{}, AGREED, ENTERED])
@pytest.mark.parametrize("fields", [BARE, {"waiver": "yes", "letter_kind": "narrative"}])
def test_no_sentence_is_left_with_a_hole(request_: Fields, fields: Fields) -> None:
    for today in (BEFORE_PORTAL, AFTER_PORTAL):
        html = re.sub(r"\s*\n\s*", "", filled(card(today, request=request_, **fields)))
        assert not re.search(r"<(p|dd|dt|li|th|td|strong)[^>]*></\1>", html)
        text = words_of(card(today, request=request_, **fields))
        assert not re.search(r"\s[.,;:)]|\(\s|None|\.\.", text)


@pytest.mark.parametrize("size", list(PaperSize))
def test_a_card_with_long_names_and_everything_open_stays_one_page(size: PaperSize) -> None:
    name = f"{LONG_NAME.strip()}, MD"
    held = dossier(
        rotations=[
            rotation(
                site=LONG_NAME,
                letter_writers=[writer(name=name, greeting=f"Dr. {LONG_NAME}", title=None, email=None)],
            )
        ]
    )
    (paper,) = plan_cards(held, plan_of(held, BEFORE_PORTAL)).papers
    assert pages_of(paper, size) == 1
    assert len(file_stem(*paper.name)) <= MAX_NAME


@pytest.mark.parametrize("name", WITH_LETTERS)
def test_every_card_of_the_samples_is_one_page(name: str) -> None:
    held = loaded(name).dossier
    papers = plan_cards(held, plan_of(held, days()[name])).papers
    assert papers
    for paper in papers:
        assert pages_of(paper, PaperSize.LETTER) == 1


def test_a_season_that_the_dossier_does_not_name_is_said_to_be_supposed() -> None:
    held = dossier(applicant={"name": {"given": "Ayesha"}}, rotations=[rotation(letter_writers=[writer()])])
    (paper,) = plan_cards(held, plan_of(held, AFTER_PORTAL)).papers
    assert "Your dossier names no season" in words_of(paper)
    assert "names no season" not in words_of(card())
