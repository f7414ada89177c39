"""The final-week sheet: which rotations have one, its days, its words in each state of a request."""

import re
from datetime import date

import pytest

from awaykit.model.record import Reader
from awaykit.papers.packet.final_week import FinalWeekContext, SheetDay, TaskKind, plan_final_weeks
from awaykit.papers.paper import Folder, Format, Paper, Planned
from awaykit.rendering.page import PageSetup, PaperSize
from awaykit.rendering.pdf import PdfRenderer
from awaykit.rendering.templating.templates import Templates
from awaykit.rendering.text import render_text
from awaykit.rendering.vocabulary import check
from awaykit.resources import templates_folder
from dossiers import Fields, case, dossier, plan_of, rotation, writer

BEFORE = date(2027, 5, 3)
"""The first day of the usual rotation, which ends on Sunday, May 30; its final week begins on May 24."""

FEEDBACK = [{"said": "Lead with one line."}]
VARGA = writer(id="varga", name="Ildiko Varga, MD", greeting="Dr. Varga", weeks=2)


def planned(today: date = BEFORE, /, *writers: Fields, **fields: object) -> Planned:
    """The sheets of one rotation, by default with one writer who was not asked."""
    usual: Fields = {"feedback": FEEDBACK, "letter_writers": list(writers) or [writer()]}
    held = dossier(rotations=[rotation(**(usual | fields))])
    return plan_final_weeks(held, plan_of(held, today))


def sheet(today: date = BEFORE, /, *writers: Fields, **fields: object) -> Paper:
    (paper,) = planned(today, *writers, **fields).papers
    return paper


def context(today: date = BEFORE, /, *writers: Fields, **fields: object) -> FinalWeekContext:
    found = sheet(today, *writers, **fields).context
    assert isinstance(found, FinalWeekContext)
    return found


def days(today: date = BEFORE, /, *writers: Fields, **fields: object) -> list[str]:
    """The days of the sheet: "05-24"."""
    return [f"{entry.day:%m-%d}" for entry in context(today, *writers, **fields).days]


def asks(today: date = BEFORE, /, *writers: Fields, **fields: object) -> dict[str, str]:
    """The day on which each writer is asked."""
    found = context(today, *writers, **fields).days
    return {
        task.whom: f"{entry.day:%m-%d}"
        for entry in found
        for task in entry.tasks
        if task.kind is TaskKind.ASK
    }


def tasks(entry: SheetDay) -> list[tuple[TaskKind, str]]:
    """What there is to do on a day, with the person it concerns."""
    return [(task.kind, task.whom) for task in entry.tasks]


def html(paper: Paper) -> str:
    assert paper.template
    with Templates(templates_folder()) as templates:
        filled = templates.fill(paper.template, paper.context)
    check(filled, template=paper.template)
    return filled


def words(today: date = BEFORE, /, *writers: Fields, **fields: object) -> str:
    return " ".join(render_text(html(sheet(today, *writers, **fields)), width=None).split())


def test_a_sheet_is_private_one_page_and_named_after_the_rotation() -> None:
    found = sheet(BEFORE, writer(), VARGA)
    assert (found.folder, found.reader_kind, found.formats) == (Folder.PRIVATE, Reader.OWN, (Format.PDF,))
    assert (found.reader, found.rotation, found.most_pages) == ("riverbend-wards", "riverbend-wards", 1)
    assert found.reader_name == "General medicine wards, Riverbend Hospital"
    assert set(found.writers) == {"whitfield", "varga"}
    assert found.name == ("Khan", "Ayesha", "Final_Week", "Riverbend Hospital")
    assert found.wanted_from == date(2027, 5, 24)


@pytest.mark.parametrize("state", ["candidate", "applied", "cancelled"])
def test_a_rotation_that_is_not_promised_has_no_sheet(state: str) -> None:
    assert planned(BEFORE, state=state) == Planned()


def test_a_rotation_that_is_over_has_no_sheet_and_its_last_day_still_has_one() -> None:
    assert planned(date(2027, 5, 31)) == Planned()
    assert planned(date(2027, 5, 30)).papers


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"letter_writers": []}, "No letter writer is named"),
        ({"ends": None}, "first and last day"),
        ({"state": "offered"}, "Record whether you were confirmed"),
        ({"letter_writers": [writer(request={"declined": "2027-05-24"})]}, "Nobody is left to ask"),
        ({"letter_writers": [writer(request={"uploaded": "2027-05-24"})]}, "uploaded"),
    ],
)
def test_a_rotation_ahead_without_a_sheet_is_told_with_its_reason(fields: Fields, why: str) -> None:
    found = planned(date(2027, 5, 25), **fields)
    assert not found.papers
    assert why in found.left_out[0].why


def test_a_rotation_after_the_rank_list_has_no_sheet_since_its_letter_is_too_late() -> None:
    found = planned(date(2028, 3, 6), starts="2028-03-06", ends="2028-03-31")
    assert not found.papers
    assert "too late" in found.left_out[0].why


def test_an_offered_rotation_ahead_has_a_sheet() -> None:
    assert planned(date(2027, 5, 1), state="offered").papers


def test_before_the_week_all_its_working_days_are_there_whatever_the_day() -> None:
    assert days() == ["05-24", "05-25", "05-26", "05-27", "05-28"]
    assert context(date(2027, 5, 4)) == context(date(2027, 5, 23))


def test_within_the_week_only_what_is_left_is_there_and_nothing_open_is_lost() -> None:
    in_the_middle = date(2027, 5, 27)
    assert days(in_the_middle) == ["05-27", "05-28"]
    assert asks(in_the_middle) == {"Dr. Whitfield": "05-27"}
    on_the_last = context(date(2027, 5, 28)).days[-1]
    assert [task.kind for task in on_the_last.tasks] == [
        TaskKind.ASK,
        TaskKind.OFFICE,
        TaskKind.CASES,
        TaskKind.LEAVE,
    ]


def test_a_rotation_that_ends_on_a_weekend_is_closed_on_its_friday() -> None:
    found = context()
    assert (found.days[-1].day, found.days[-1].tasks[-1].kind) == (date(2027, 5, 28), TaskKind.LEAVE)
    assert "Fri, May 28: [ ] Last day with offices open: thank the team" in words()
    assert "Fri, May 28: [ ] Thank the team" in words(BEFORE, ends="2027-05-28")


def test_the_weekend_itself_still_has_its_last_day() -> None:
    assert days(date(2027, 5, 29)) == ["05-30"]


def test_a_holiday_has_a_row_without_a_task() -> None:
    month = {"starts": "2027-06-14", "ends": "2027-07-09"}
    found = context(date(2027, 6, 14), **month).days
    assert [(f"{entry.day:%m-%d}", entry.is_holiday) for entry in found] == [
        ("07-06", False),
        ("07-07", False),
        ("07-08", False),
        ("07-09", False),
    ]
    later = {"starts": "2027-06-14", "ends": "2027-07-07"}
    assert days(date(2027, 6, 14), **later) == ["07-01", "07-02", "07-05", "07-06", "07-07"]
    assert "Mon, July 5: Federal holiday: offices are closed." in words(date(2027, 6, 14), **later)


def test_a_two_week_rotation_has_its_last_five_working_days() -> None:
    fortnight = {"starts": "2027-06-28", "ends": "2027-07-09"}
    found = context(date(2027, 6, 21), **fortnight).days
    assert [f"{entry.day:%m-%d}" for entry in found] == ["07-02", "07-05", "07-06", "07-07", "07-08", "07-09"]
    assert [entry.day.day for entry in found if entry.is_holiday] == [5]
    assert sheet(date(2027, 6, 21), **fortnight).wanted_from == date(2027, 7, 2)


def test_the_last_day_of_the_year_is_crossed() -> None:
    held = {"starts": "2026-12-07", "ends": "2027-01-03"}
    found = context(date(2026, 12, 7), **held).days
    assert [f"{entry.day:%m-%d}" for entry in found] == ["12-28", "12-29", "12-30", "12-31", "01-01"]
    assert (found[-1].is_holiday, found[-2].tasks[-1].kind) == (True, TaskKind.LEAVE)


def test_one_writer_a_day_who_counts_most_first_and_the_last_day_stays_free_of_asking() -> None:
    many = [writer(id=f"w{n}", name=f"Writer {n}", greeting=f"Dr. {n}", weeks=n) for n in (2, 3, 4)]
    assert asks(BEFORE, *many) == {"Dr. 4": "05-24", "Dr. 3": "05-25", "Dr. 2": "05-26"}
    two_days_left = date(2027, 5, 27)
    assert set(asks(two_days_left, *many).values()) == {"05-27"}


def test_a_writer_who_leaves_in_these_days_is_asked_while_they_are_there() -> None:
    leaving = VARGA | {"together_from": "2027-05-10", "together_until": "2027-05-24"}
    assert asks(BEFORE, writer(), leaving) == {"Dr. Whitfield": "05-24", "Dr. Varga": "05-24"}
    gone = VARGA | {"together_from": "2027-05-03", "together_until": "2027-05-14"}
    assert "You worked together until May 14: look for them, or write." in words(BEFORE, writer(), gone)


def test_feedback_comes_before_the_ask_on_its_own_day_or_on_the_first() -> None:
    unheard: Fields = {"feedback": []}
    early = context(BEFORE, **unheard)
    assert early.days[0].day == date(2027, 5, 14)
    assert tasks(early.days[0]) == [(TaskKind.FEEDBACK, "Dr. Whitfield")]
    assert sheet(BEFORE, **unheard).wanted_from == date(2027, 5, 14)
    late = date(2027, 5, 20)
    assert tasks(context(late, **unheard).days[0])[0] == (TaskKind.FEEDBACK, "Dr. Whitfield")
    assert days(late, **unheard)[0] == "05-24"
    assert asks(late, **unheard) == {"Dr. Whitfield": "05-25"}
    assert "Ask Dr. Whitfield for five minutes of feedback first." in words(late, **unheard)
    assert "feedback" not in words()


def test_the_words_for_asking_hold_the_writers_greeting_and_the_weeks_together() -> None:
    told = words(BEFORE, writer(), VARGA, service_kind="ward")
    assert (
        "“Dr. Whitfield, do you have two minutes? I apply for internal medicine residency in September"
        in told
    )
    assert "From what you saw in our four weeks on the general medicine wards, could you" in told
    assert "The same to Dr. Varga (“our two weeks”)." in told
    assert "Ask Dr. Varga next." in told
    assert "in our time on the general medicine wards" in words(BEFORE, writer(weeks=None))


def test_without_another_writer_one_is_to_be_found() -> None:
    assert "think of another attending today" in words()
    agreed = VARGA | {"request": {"agreed": "2027-05-20"}}
    assert "think of another attending today" in words(BEFORE, writer(), agreed)


def test_a_writer_who_refused_is_named_only_as_not_this_one() -> None:
    lost = VARGA | {"request": {"asked": "2027-05-20", "hesitated": "2027-05-21"}}
    told = words(date(2027, 5, 24), writer(), lost)
    assert "hesitated: not this one" in told
    assert told.count("Dr. Varga") == 1


def test_a_writer_who_was_asked_is_asked_again_and_not_anew() -> None:
    asked = writer(request={"asked": "2027-05-24"})
    found = context(date(2027, 5, 25), asked)
    answer = (TaskKind.ANSWER, "Dr. Whitfield")
    assert [answer in tasks(entry) for entry in found.days] == [False, False, False, True]
    told = words(date(2027, 5, 25), asked)
    assert "may I ask whether you have decided" in told
    assert "do you have two minutes" not in told


def test_a_writer_who_agreed_is_given_the_packet_and_thanked() -> None:
    agreed = writer(request={"asked": "2027-05-24", "agreed": "2027-05-24"})
    told = words(date(2027, 5, 25), agreed)
    assert "agreed on May 24" in told
    assert "Tue, May 25: [ ] Send Dr. Whitfield the packet." in told
    assert "thank you for agreeing to write" in told
    for absent in ("do you have two minutes", "If they hesitate", "not asked", "awaykit done"):
        assert absent not in told


def test_a_writer_with_the_link_needs_no_packet() -> None:
    linked = writer(request={"agreed": "2027-07-01", "link_sent": "2027-07-01"})
    told = words(date(2027, 7, 2), linked, starts="2027-06-14", ends="2027-07-09")
    assert "agreed, AAMC’s link sent" in told
    assert "the packet." not in told


def test_before_the_portal_opens_there_is_nothing_to_do_online() -> None:
    assert "Nothing to do online before Wed, June 23 (expected)." in words()
    assert "online" not in words(date(2027, 6, 21), starts="2027-06-14", ends="2027-07-09")
    agreed = writer(request={"agreed": "2027-05-24"})
    assert "Online: Nothing to do before Wed, June 23 (expected)" in words(date(2027, 5, 25), agreed)


def test_a_writer_who_agreed_is_entered_once_the_portal_is_open() -> None:
    june = {"starts": "2027-06-14", "ends": "2027-07-09"}
    agreed = writer(request={"agreed": "2027-07-06"})
    assert "Tue, July 6: [ ] Send Dr. Whitfield the packet. [ ] Enter Dr. Whitfield in MyERAS" in words(
        date(2027, 7, 6), agreed, **june
    )
    assert "in MyERAS" not in words(date(2027, 7, 6), **june)
    assert "in MyERAS" not in words(date(2027, 5, 25), writer(request={"agreed": "2027-05-24"}))


def test_what_is_missing_is_collected_first_and_what_is_noted_only_confirmed() -> None:
    bare = VARGA | {"title": None, "email": None}
    told = words(BEFORE, writer(), {key: value for key, value in bare.items() if value})
    missing = "Dr. Varga: title as they sign, e-mail address for AAMC, who may upload."
    confirm = "Dr. Whitfield: who may upload; confirm title and e-mail address."
    assert told.index(missing) < told.index(confirm)


def test_the_office_is_named_where_the_program_has_a_contact() -> None:
    contact = {"name": "Harold Ostrander", "greeting": "Mr. Ostrander", "email": "externs@example.org"}
    for given, told in ((contact, "Mr. Ostrander"), ({**contact, "email": ""}, None)):
        request = {"contact": {key: value for key, value in given.items() if value}}
        held = dossier(
            rotations=[rotation(program="riverbend", letter_writers=[writer()])],
            programs=[{"id": "riverbend", "name": "Riverbend IM", "rotation": request}],
        )
        (paper,) = plan_final_weeks(held, plan_of(held, BEFORE)).papers
        assert paper.context.office == told


@pytest.mark.parametrize(
    ("evaluation", "told"),
    [
        ("yes", "Your evaluation, or who sends it"),
        ("no", "There is no formal evaluation"),
        (None, "if there is"),
    ],
)
def test_the_evaluation_is_collected_as_the_team_has_it(evaluation: str | None, told: str) -> None:
    team = {"evaluation": evaluation} if evaluation else {}
    assert told in words(BEFORE, team=team)


def test_cases_are_counted_against_one_a_week() -> None:
    assert "none so far; one a week makes 4." in words()
    told = words(BEFORE, writer(), VARGA, key_cases=[case()])
    assert "1 so far; one a week makes 4. None yet with Dr. Varga." in told


def test_an_observer_speaks_of_what_was_seen_and_never_of_own_work() -> None:
    told = words(BEFORE, kind="observership")
    assert "someone who saw more of me" in told
    assert "my work" not in told


@pytest.mark.parametrize(
    "writers",
    [
        [writer()],
        [writer(greeting=None, title=None, email=None, weeks=None)],
        [writer(request={"asked": "2027-05-24"}), VARGA],
        [writer(request={"agreed": "2027-05-24"}), VARGA | {"request": {"declined": "2027-05-24"}}],
    ],
)
def test_no_sentence_is_broken_and_nothing_is_left_empty(writers: list[Fields]) -> None:
    filled = html(sheet(date(2027, 5, 25), *writers, feedback=[]))
    text = render_text(filled, width=None)
    assert not re.search(r"\s[.,;?!)]|\(\s|\.\.|None", text.replace("None yet", ""))
    assert not re.search(r"<(p|dd|dt|li|td|ul|dl)[^>]*>\s*</\1>", filled)


def test_the_sheet_promises_nothing_and_praises_nobody() -> None:
    text = words(BEFORE, writer(), VARGA, feedback=[]).casefold()
    for word in ("guarantee", "excellent", "hard-working", "outstanding", "visa", "match"):
        assert word not in text


@pytest.mark.parametrize("size", list(PaperSize))
def test_three_writers_with_everything_open_fit_one_page(size: PaperSize) -> None:
    names = ("Konstantinopoulou-Papadimitriou", "Ranganathaswamy", "Featherstonehaugh-Cholmondeley")
    writers = [
        writer(id=f"w{n}", name=f"A. {name}, MD", greeting=f"Dr. {name}", title=None, weeks=n + 1)
        for n, name in enumerate(names)
    ]
    site = "The Saint Bartholomew University Hospital and Medical Center"
    paper = sheet(date(2027, 3, 15), *writers, site=site, feedback=[], starts="2027-03-15", ends="2027-04-11")
    setup = PageSetup(
        title=paper.title,
        author="Ayesha Khan",
        subject=paper.subject,
        running_header=paper.running_header,
        paper=size,
    )
    rendered = PdfRenderer().render(html(paper), setup)
    assert (rendered.pages, rendered.warnings, rendered.missing) == (1, (), ())
