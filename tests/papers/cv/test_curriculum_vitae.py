import re
from datetime import date
from pathlib import Path

import pytest

from awaykit.loading.load import load
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.papers.cv.curriculum_vitae import KIND, TOO_LITTLE, CvContext, plan_cvs
from awaykit.papers.enclosures import Enclosures, cv_to_enclose
from awaykit.papers.paper import Folder, Format, Paper, Planned
from awaykit.rendering.templating.templates import Templates
from awaykit.rendering.text import render_text
from awaykit.rendering.vocabulary import check
from awaykit.resources import templates_folder
from awaykit.review.engine import review_words
from awaykit.review.findings import PaperId
from awaykit.review.texts import Words
from conftest import SAMPLE_DAYS, SAMPLES
from dossiers import Fields, dossier, plan_of, rotation, writer
from papers.packet.packets import CONTACT, TODAY, words

CANARY = "Qanary"
APPLICANT: Fields = {"name": {"given": "Ayesha", "family": "Khan"}, "season": 2028, "contact": CONTACT}
SCHOOL: list[Fields] = [{"institution": "Sutlej Medical College", "degree": "MBBS", "ends": "2027-01"}]
OWN_CV: Fields = {"id": "mine", "path": "files/cv.pdf", "kind": "cv"}
WARD: Fields = {
    "id": "ward",
    "organization": "Riverbend Hospital",
    "position": "Extern",
    "starts": "2027-05",
    "facts": [{"fact": "Followed four patients a day.", "priority": 1}],
}


def held(**parts: object) -> Dossier:
    return dossier(**({"applicant": APPLICANT, "education": SCHOOL} | parts))


def planned(today: date = TODAY, /, **parts: object) -> Planned:
    found = held(**parts)
    return plan_cvs(found, plan_of(found, today))


def paper(reader: str = "programs", today: date = TODAY, /, **parts: object) -> Paper:
    return next(each for each in planned(today, **parts).papers if each.reader == reader)


def cv(reader: str = "programs", today: date = TODAY, /, **parts: object) -> CvContext:
    found = paper(reader, today, **parts).context
    assert isinstance(found, CvContext)
    return found


def clinic(**fields: object) -> Fields:
    return {"id": "clinic", "organization": "Lantern Gate", "position": "Volunteer"} | fields


def html(made: Paper) -> str:
    with Templates(templates_folder()) as templates:
        return templates.fill("cv/cv.html.j2", made.context)


def text(made: Paper) -> str:
    return render_text(html(made), width=None)


# ---- two versions


def test_there_is_a_version_for_programs_and_one_for_letter_writers() -> None:
    made = planned().papers
    assert [(each.reader, each.reader_kind) for each in made] == [
        ("programs", Reader.PROGRAM),
        ("letter-writers", Reader.LETTER_WRITER),
    ]
    for each in made:
        assert each.kind == KIND
        assert (each.folder, each.formats) == (Folder.SEND, (Format.PDF, Format.DOCX))
        assert each.name == ("Khan", "Ayesha", "CV")
        assert (each.rotation, each.writers, each.most_pages) == ("", (), 2)


def test_each_reader_sees_the_scores_that_the_applicant_chose_for_them() -> None:
    parts: Fields = {
        "exams": {"step_2_ck": {"score": 249, "result": "pass"}, "ecfmg": "certified"},
        "settings": {"disclosure": {"scores_to_programs": "number", "scores_to_letter_writers": "nothing"}},
    }
    assert [line.what for line in cv("programs", **parts).exams] == [
        "USMLE Step 2 CK: 249",
        "ECFMG: certified",
    ]
    assert [line.what for line in cv("letter-writers", **parts).exams] == ["ECFMG: certified"]


def test_without_an_address_to_reply_to_it_is_unfinished() -> None:
    made = paper(applicant=APPLICANT | {"contact": {}})
    assert made.folder is Folder.UNFINISHED
    assert [missing.place for missing in made.missing] == ["applicant.contact.email"]


# ---- when none is made


def test_the_applicants_own_cv_comes_before_ours() -> None:
    file = OWN_CV | {"may_see": ["program", "letter-writer"]}
    found = planned(cv="mine", files=[file])
    assert not found.papers
    assert {out.why for out in found.left_out} == {"You bring your own CV, files/cv.pdf, so none is made."}


def test_an_own_cv_that_a_reader_may_not_see_yet_says_what_to_write() -> None:
    found = planned(cv="mine", files=[OWN_CV | {"may_see": ["program"]}])
    assert {out.reader: out.why for out in found.left_out} == {
        "programs": "You bring your own CV, files/cv.pdf, so none is made.",
        "letter-writers": "They may not see your own CV yet. Add letter-writer to its may_see.",
    }


@pytest.mark.parametrize(
    "part",
    [
        {"education": SCHOOL},
        {"applicant": APPLICANT | {"school": {"name": "Sutlej Medical College"}}},
        {"experiences": [clinic()]},
        {"exams": {"step_1": {"result": "pass"}}},
        {"scholarly_work": [{"type": "journal article", "title": "Fluid balance"}]},
    ],
)
def test_one_part_of_weight_makes_a_cv(part: Fields) -> None:
    assert planned(**({"education": []} | part)).papers


@pytest.mark.parametrize(
    "part",
    [
        {"languages": [{"name": "Urdu"}], "skills": ["R"]},
        {"rotations": [rotation()]},
        {"exams": {"step_1": {"result": "fail"}}},
        {"experiences": [clinic(starts="2027-09")]},
    ],
)
def test_too_little_makes_none(part: Fields) -> None:
    found = planned(**({"education": []} | part))
    assert not found.papers
    assert {out.why for out in found.left_out} == {TOO_LITTLE}


# ---- what goes with a message


def enclosed(reader: Reader, **parts: object) -> Enclosures:
    found = held(**parts)
    return cv_to_enclose(found, plan_of(found, TODAY), reader)


def test_a_message_encloses_the_version_for_its_reader() -> None:
    assert enclosed(Reader.PROGRAM) == Enclosures(papers=(PaperId("cv", "programs"),))
    assert enclosed(Reader.LETTER_WRITER) == Enclosures(papers=(PaperId("cv", "letter-writers"),))
    assert enclosed(Reader.PROGRAM, education=[]) == Enclosures()


def test_a_message_encloses_the_applicants_own_cv_where_its_reader_may_see_it() -> None:
    parts: Fields = {"cv": "mine", "files": [OWN_CV | {"may_see": ["program"]}]}
    assert enclosed(Reader.PROGRAM, **parts) == Enclosures(files=("mine",))
    assert enclosed(Reader.LETTER_WRITER, **parts) == Enclosures()


# ---- private by default


PRIVATE: Fields = APPLICANT | {
    "ids": {"aamc": CANARY, "ecfmg": CANARY, "passport": CANARY, "birth_date": "1999-09-09"},
    "contact": CONTACT | {"address": CANARY},
    "citizenships": [CANARY],
    "visa": {"need": "needed", "for_rotations": CANARY, "for_residency": "H-1B"},
    "regions": [CANARY],
    "budget": "31415",
    "school": {"name": "Sutlej Medical College", "agreements": [CANARY]},
}
TOLD_ELSEWHERE = rotation(
    letter_writers=[writer(name=f"{CANARY}, MD", greeting=CANARY, own_words=CANARY)],
    key_cases=[{"problem": CANARY, "i_did": CANARY}],
    contributions=[{"fact": CANARY}],
    feedback=[{"from_other": CANARY, "said": CANARY, "share": "yes"}],
    reflection={"team": CANARY},
    stories=[{"theme": "other", "story": CANARY}],
    costs={"fee": "31415"},
)


@pytest.mark.parametrize("reader", ["programs", "letter-writers"])
def test_nothing_private_and_nobody_else_is_on_it(reader: str) -> None:
    made = paper(
        reader,
        applicant=PRIVATE,
        exams={"step_1": {"result": "pass", "attempts": "6789"}, "step_2_ck": {"result": "fail"}},
        rotations=[TOLD_ELSEWHERE],
        programs=[{"id": "larkmoor", "name": CANARY}],
        experiences=[clinic(description=CANARY, reflection=CANARY)],
    )
    for told in (*words(made.context), text(made)):
        for kept in (CANARY, "31415", "6789", "H-1B", "1999", "Step 2"):
            assert kept not in told


@pytest.mark.parametrize("state", ["candidate", "applied", "offered", "cancelled"])
def test_no_rotation_that_is_only_planned_or_written_to_is_on_it(state: str) -> None:
    coming = rotation(id="coming", state=state, site=CANARY, starts="2027-07-05", ends="2027-07-30")
    twin = clinic(organization=CANARY, starts="2027-07", facts=[{"fact": CANARY}])
    found = cv(rotations=[rotation(), coming], experiences=[twin])
    assert CANARY not in " ".join(words(found))


# ---- rotations and experiences


@pytest.mark.parametrize(
    ("fields", "role"),
    [
        ({"kind": "elective", "hands_on": "yes"}, "hands-on elective"),
        ({"kind": "externship"}, "externship"),
        ({"kind": "elective", "hands_on": "no"}, "observer (elective)"),
        ({"kind": "observership"}, "observer"),
    ],
)
def test_the_role_is_said_as_it_was(fields: Fields, role: str) -> None:
    (entry,) = cv(rotations=[rotation(city="Riverbend", us_state="OH", **fields)]).rotations
    assert entry.what == f"General medicine wards, {role}"
    assert (entry.when, entry.where) == ("May 2027", "Riverbend Hospital, Riverbend, OH")
    assert entry.detail == "4 weeks"


def test_rotations_stand_newest_first_and_the_present_one_is_called_so() -> None:
    now = rotation(id="now", site="Fennick", starts="2027-06-07", ends="2027-07-02")
    found = cv(rotations=[rotation(), now]).rotations
    assert [(entry.where, entry.detail) for entry in found] == [
        ("Fennick", "4 weeks, under way"),
        ("Riverbend Hospital", "4 weeks"),
    ]


def test_the_entry_that_tells_of_a_rotation_gives_it_its_facts_and_stands_nowhere_else() -> None:
    found = cv(rotations=[rotation()], experiences=[WARD, clinic()])
    assert found.rotations[0].facts == ("Followed four patients a day",)
    assert [entry.what for entry in found.experiences] == ["Volunteer"]


def test_an_entry_that_may_tell_of_two_rotations_gives_its_facts_to_none() -> None:
    undated = {name: value for name, value in WARD.items() if name != "starts"}
    again = rotation(id="again", starts="2027-02-01", ends="2027-02-26")
    assert [each.facts for each in cv(rotations=[rotation(), again], experiences=[undated]).rotations] == [
        (),
        (),
    ]


def test_the_two_facts_of_highest_priority_are_told_in_the_applicants_own_words() -> None:
    facts = [
        {"fact": "Kept the list", "priority": 3},
        {"fact": "Measured blood pressure", "priority": 2},
        {"fact": "Taught eight students", "priority": 1},
        {"fact": "Telephoned patients", "priority": 2},
    ]
    (entry,) = cv(experiences=[clinic(facts=facts)]).experiences
    assert entry.facts == ("Taught eight students", "Measured blood pressure")


def test_what_has_not_begun_stays_out_and_what_has_not_ended_goes_on() -> None:
    found = cv(
        experiences=[
            clinic(id="coming", position="Fellow", starts="2027-07"),
            clinic(id="now", starts="2027-01", ends="2027-12"),
        ]
    ).experiences
    assert [(entry.what, entry.when) for entry in found] == [("Volunteer", "Jan 2027–present")]


def test_a_degree_to_come_is_called_expected() -> None:
    to_come = [{"institution": "Sutlej", "degree": "MBBS", "ends": "2027-10", "standing": "Rank 3"}]
    assert cv(education=to_come).education[0].detail == "Rank 3; completion expected October 2027"
    assert cv().education[0].detail is None


def test_without_education_the_school_stands_with_the_graduation() -> None:
    school = {"name": "Sutlej Medical College", "city": "Lahore", "country": "Pakistan"}
    applicant = APPLICANT | {"school": school, "graduated": "2027-10"}
    (entry,) = cv(education=[], applicant=applicant).education
    assert (entry.when, entry.what, entry.where) == (
        "Oct 2027",
        "Sutlej Medical College",
        "Lahore, Pakistan",
    )
    assert entry.detail == "Completion expected October 2027"


# ---- scholarly work


@pytest.mark.parametrize(
    ("author", "is_own"),
    [
        ("Khan A", True),
        ("Khan AB", True),
        ("Khan, Ayesha", True),
        ("A. Khan", True),
        ("Ayesha Khan", True),
        ("KHAN A.", True),
        ("Khan B", False),
        ("Khanna A", False),
        ("Akhan A", False),
        ("Anwar K", False),
    ],
)
def test_the_applicants_own_name_is_found_among_the_authors(author: str, is_own: bool) -> None:
    work = {"type": "journal article", "title": "Fluid", "authors": ["Rehmani S", author]}
    (entry,) = cv(scholarly_work=[work]).scholarly_work
    assert entry.own_row == (1 if is_own else None)


def test_nobody_is_marked_where_two_could_be_the_applicant() -> None:
    work = {"type": "journal article", "title": "Fluid", "authors": ["Khan A", "Khan AB"]}
    assert cv(scholarly_work=[work]).scholarly_work[0].own_row is None


def test_initials_keep_their_full_stops_and_the_template_sets_that_of_the_last_author() -> None:
    work = {"type": "journal article", "title": "Fluid", "authors": ["Rehmani S. K.", "Abbas J. R."]}
    (entry,) = cv(scholarly_work=[work]).scholarly_work
    assert entry.authors == ("Rehmani S. K.", "Abbas J. R")


def test_a_single_name_is_found_among_the_authors() -> None:
    applicant = APPLICANT | {"name": {"given": "Wirayuda"}}
    work = {"type": "journal article", "title": "Fluid", "authors": ["Wirayuda", "Khan A"]}
    (entry,) = cv(applicant=applicant, scholarly_work=[work]).scholarly_work
    assert entry.own_row == 0


def test_a_work_reads_as_in_a_list_of_references() -> None:
    work: Fields = {
        "type": "journal article",
        "title": "Fluid balance.",
        "authors": ["Rehmani S", "Khan A"],
        "where": "Plains Journal",
        "on": "2027-04",
        "state": "accepted",
        "identifier": "10.5555/12",
    }
    made = paper(scholarly_work=[work])
    assert (
        "Rehmani S, Khan A. Fluid balance. Plains Journal (journal article, accepted); doi:10.5555/12"
        in text(made)
    )
    assert "<strong>Khan A</strong>" in html(made)
    other = paper(scholarly_work=[work | {"identifier": "12345678", "authors": []}])
    assert "Fluid balance. Plains Journal (journal article, accepted); PMID 12345678" in text(other)


# ---- what it prints


def test_it_says_which_facts_it_prints_so_that_a_finding_can_hold_it() -> None:
    facts = [{"fact": "Kept the list", "priority": 3}, *({"fact": f"Taught {n} groups"} for n in (2, 3))]
    prints = paper(rotations=[rotation()], experiences=[clinic(facts=facts), WARD]).prints
    assert [place for place in prints if ".facts[" in place] == [
        "experiences[1].facts[0].fact",
        "experiences[0].facts[1].fact",
        "experiences[0].facts[2].fact",
    ]
    assert "experiences[0].position" in prints
    assert "experiences[1].position" not in prints


def test_a_hands_on_act_of_an_observer_holds_both_versions() -> None:
    told = WARD | {"facts": [{"fact": "Wrote orders for six patients"}]}
    found = held(rotations=[rotation(kind="observership")], experiences=[told])
    plan = plan_of(found, TODAY)
    read = [
        Words(
            kind=each.kind,
            reader=each.reader,
            reader_kind=each.reader_kind,
            text=text(each),
            place=each.place,
            prints=each.prints,
        )
        for each in plan_cvs(found, plan).papers
    ]
    assert review_words(found, plan, read).held >= {
        PaperId("cv", "programs"),
        PaperId("cv", "letter-writers"),
    }


# ---- the template


@pytest.mark.parametrize("sample", ["complete", "student", "observer"])
def test_the_cv_of_a_sample_has_no_empty_heading_or_label(sample: str) -> None:
    found = load(Path(SAMPLES / sample)).dossier.model_copy(update={"cv": None})
    made = plan_cvs(found, plan_of(found, date.fromisoformat(SAMPLE_DAYS[sample]))).papers
    assert len(made) == 2
    for each in made:
        filled = re.sub(r"\s*\n\s*", "", html(each))
        check(filled, template="cv/cv.html.j2")
        assert not re.search(r"<(p|dd|dt|li|h1|h2|section|dl|ul)[^>]*></\1>", filled)
        assert not re.search(r"</h2><(h2|/section)", filled)
        assert "None" not in filled


def test_what_is_absent_leaves_no_heading() -> None:
    told = text(paper())
    assert "Education" in told
    for heading in ("Exams", "clinical experience", "Other experience", "Scholarly", "Awards", "Languages"):
        assert heading not in told


def test_experience_is_called_other_only_beside_us_rotations() -> None:
    assert "Other experience" in text(paper(rotations=[rotation()], experiences=[clinic()]))
    assert "Other experience" not in text(paper(experiences=[clinic()]))
