"""The ERAS draft as a paper: what it includes and omits, and that it never prints None."""

import re

import pytest

from awaykit.papers.paper import Folder, Format
from awaykit.rendering.page import PaperSize
from awaykit.wording import capitalized_first
from dossiers import Fields, rotation
from papers.eras.eras_papers import LONG_NAME, context, experience, paper, planned
from papers.packet.private_sheets import filled, pages_of, typed, words_of

BARE: Fields = {"id": "bare", "organization": "Somewhere"}
MANY = [experience(id=f"year-{count}", organization=f"Hospital {count}") for count in range(14)]
OWN = experience(
    description="My own text.\n\nIts second part.", reflection="I learned to ask.", most_meaningful="yes"
)
EVERYTHING: dict[str, object] = {
    "rotations": [rotation(contributions=[{"fact": "Started a discharge card"}])],
    "scholarly_work": [
        {
            "type": "poster presentation",
            "title": "Cards",
            "authors": ["Khan A", "Rehmani S"],
            "starred": "yes",
        },
        {"type": "podcast", "title": "On rounds"},
    ],
    "eras": {
        "impactful_experience": "It was far.",
        "hobbies": "Cricket.",
        "geographic_preferences": [{"division": "Pacific", "why": "The sea."}, {"division": "Pacifik"}],
        "setting_preference": "Urban",
    },
    "statement": {"text": "I want to be an internist."},
}


def test_the_draft_is_the_applicants_own_and_is_pasted() -> None:
    made = paper(experience())
    assert made.folder is Folder.PRIVATE
    assert made.formats == (Format.PDF, Format.DOCX, Format.TXT)
    assert made.is_pasted


def test_an_empty_dossier_gets_no_draft() -> None:
    assert planned().papers == ()
    assert planned(statement={"text": "I want to be an internist."}).papers == ()


def test_a_season_without_a_form_says_why_there_is_no_draft() -> None:
    early = {"name": {"given": "Ayesha", "family": "Khan"}, "season": 2026}
    held = planned(experience(), applicant=early)
    assert held.papers == ()
    assert [out.why for out in held.left_out] == [
        "What the MyERAS form takes is not known for Season 2026 (apply September 2025)."
    ]


def test_the_notice_stands_before_every_text() -> None:
    said = words_of(paper(experience()))
    assert said.index("rewrite it in your own words") < said.index("Checked 40 charts twice.")
    assert "entries can’t be changed" in said
    assert "AAMC wants your own words" in said


def test_a_carried_over_form_is_named() -> None:
    assert "Limits carried over from season 2027" in words_of(paper(experience()))


def test_fields_come_in_the_order_of_the_form() -> None:
    (entry,) = context(experience(ends="present")).entries
    assert [field.asks for field in entry.fields] == [
        "Organization",
        "Experience type",
        "Position title",
        "Start month and year",
        "Current",
        "Country",
        "State or province",
        "City",
    ]
    assert entry.to_choose == (
        "postal code",
        "frequency",
        "setting",
        "primary focus area",
        "key characteristic",
    )
    assert {field.asks for field in entry.fields if field.kind == "typed"} == {
        capitalized_first(name) for name in ("organization", "position title", "state or province", "city")
    }


def test_a_value_that_the_list_lacks_points_at_the_nearest() -> None:
    (entry,) = context(experience(type="Volunteering", setting="Seaside", starts="2025")).entries
    notes = {field.asks: field.note for field in entry.fields if field.note}
    assert notes["Experience type"] == "not in the form’s list: nearest is Volunteer/service/advocacy"
    assert notes["Setting"] == "not in the list as reported: pick the nearest"
    assert notes["Start month and year"] == "the form wants the month too"


def test_a_type_that_is_suggested_says_why() -> None:
    (entry,) = context(rotations=[rotation(contributions=[{"fact": "Started a card"}])]).entries
    (note,) = (field.note for field in entry.fields if field.asks == "Experience type")
    assert note.startswith("suggested: ")


def test_a_fact_without_room_says_what_must_be_saved() -> None:
    facts = [{"fact": f"Wrote {count} {'x' * 120}"} for count in range(7)]
    (entry,) = context(experience(facts=facts)).entries
    assert entry.left_out
    _, why = entry.left_out[0]
    length, over = map(int, re.findall(r"[0-9]+", why))
    assert over + 750 == entry.description.used + 1 + length
    assert why == f"{length} characters; would fit if {over} characters were saved"
    assert why in words_of(paper(experience(facts=facts)))


def test_a_fact_that_never_fits_is_told_and_shortened() -> None:
    made = paper(experience(facts=[{"fact": "Wrote " + "very " * 160 + "much"}]))
    said = words_of(made)
    assert "No description yet: each of its facts is too long for the form." in said
    assert "too long even alone" in said
    assert said.count("very") < 60


def test_an_own_text_stands_as_it_is() -> None:
    (entry,) = context(OWN).entries
    assert entry.description.text == "My own text.\n\nIts second part."
    assert entry.description.used == len("My own text.\r\n\r\nIts second part.")
    assert entry.reflection is not None
    assert entry.reflection.text == "I learned to ask."
    assert set(entry.from_places) == {"experiences[0].description", "experiences[0].reflection"}


def test_an_own_text_that_is_too_long_is_told_on_the_first_page() -> None:
    made = paper(experience(description="word " * 151))
    assert "description: 4 characters too many" in " ".join(made.context.overs)
    assert "it is never cut for you" in words_of(made)


def test_without_a_reflection_two_questions_stand_there() -> None:
    said = words_of(paper(experience(most_meaningful="yes")))
    assert said.count("?") == 2
    assert "Reflection none yet" in said


def test_more_entries_than_the_form_takes_are_told() -> None:
    told = context(*MANY)
    assert (len(told.entries), told.most_entries) == (14, 10)
    said = words_of(paper(*MANY))
    assert "14 entries, and the form takes 10." in said
    assert said.count("no room in the form") == 4


def test_its_prints_are_the_places_of_its_own_words() -> None:
    made = paper(experience(), OWN | {"id": "own"}, **EVERYTHING)
    assert {place.removesuffix(".fact") for place in made.prints} == {
        *(f"experiences[0].facts[{row}]" for row in range(3)),
        "experiences[1].description",
        "experiences[1].reflection",
        "rotations[0].contributions[0]",
        "eras.impactful_experience",
        "eras.hobbies",
        "eras.geographic_preferences[0].why",
    }


@pytest.mark.parametrize(
    ("experiences", "parts"),
    [([BARE], {}), ([experience()], {}), ([OWN], EVERYTHING), (MANY, EVERYTHING), ([], EVERYTHING)],
)
def test_every_heading_and_label_is_followed_by_words(experiences: list[Fields], parts: Fields) -> None:
    made = paper(*experiences, **parts)
    html = re.sub(r"\s*\n\s*", "", filled(made))
    assert not re.search(r"<(p|dd|dt|li|h1|h2|h3|td|th|section|dl|ul|table|tbody|tr)[^>]*></\1>", html)
    assert not re.search(r"</h[123]>(<h[12]|</section)", html)
    assert not re.search(r"None|\.\.|\(\)| ;| ,|: \.", words_of(made))


def test_nothing_that_is_absent_has_a_heading() -> None:
    said = words_of(paper(experience()))
    for heading in ("Scholarly", "Optional", "Geographic", "statement", "To decide", "Left out", "Changed"):
        assert heading not in said


def test_the_own_name_is_marked_among_authors() -> None:
    html = filled(paper(**EVERYTHING))
    assert "<strong><bdi>Khan A</bdi></strong>" in html
    assert "Starred: 1 of 3" in html


def test_the_pasted_text_is_printed_with_its_own_quotation_marks() -> None:
    made = paper(experience(description='Said "why?" and didn\'t stop.'))
    assert 'Said "why?" and didn\'t stop.' in words_of(made)


def test_a_name_of_120_characters_and_bare_entries_keep_to_the_page() -> None:
    long = experience(organization=LONG_NAME, position=LONG_NAME)
    for size in ("letter", "a4"):
        assert pages_of(paper(long, BARE), PaperSize(size)) <= 2


def test_ten_full_entries_keep_to_the_budget() -> None:
    facts = [
        {"fact": f"Presented patient {count} to the team of the ward every morning"} for count in range(13)
    ]
    full = [
        experience(id=f"year-{count}", organization=f"Hospital {count}", facts=facts) for count in range(10)
    ]
    made = paper(*full, **EVERYTHING | {"rotations": []})
    assert pages_of(made, PaperSize("letter")) <= made.most_pages


def test_private_values_have_no_place_in_it() -> None:
    applicant = {
        "name": {"given": "Ayesha", "family": "Khan"},
        "season": 2028,
        "ids": {"aamc": "31415926", "ecfmg": "0-927-183-6"},
        "contact": {"email": "ayesha@example.org", "phone": "+92 300 0000000"},
    }
    exams = {"step_2_ck": {"score": "251"}}
    said = words_of(paper(experience(), applicant=applicant, exams=exams))
    for value in ("31415926", "0-927-183-6", "ayesha@example.org", "+92", "251"):
        assert typed(value) not in said


def test_what_is_typed_stands_in_plain_characters_and_says_so() -> None:
    made = experience(organization="St. Mary’s – Hôpital", position="Nurse’s aide", city="Lyon")
    (entry,) = context(made).entries
    shown = {field.asks: (field.value, field.note) for field in entry.fields}
    assert shown["Organization"] == (
        "St. Mary's - Hôpital",
        "1 quotation mark made plain; 1 dash or bullet made plain",
    )
    assert shown["Position title"] == ("Nurse's aide", "1 quotation mark made plain")
    assert shown["City"] == ("Lyon", "")
    assert "St. Mary's - Hôpital" in words_of(paper(made))
    replaced = context(made, eras={"accents": "replace"}).entries[0].fields[0].value
    assert replaced == "St. Mary's - Hopital"


def test_an_organization_that_the_heading_names_is_not_told_twice() -> None:
    assert words_of(paper(experience())).count("Organization") == 0


def test_a_gap_between_parts_that_are_told_as_one_is_said() -> None:
    again = experience(id="again", starts="2020-01", ends="2020-03", merge_into="registry")
    (entry,) = context(experience(), again).entries
    (start,) = (field for field in entry.fields if field.asks == "Start month and year")
    assert (start.value, start.note) == (
        "January 2020",
        "of the first part; with a gap, all parts took 21 months",
    )


def test_a_reflection_that_the_form_does_not_ask_for_is_said() -> None:
    spare = experience(id="spare", reflection="I learned to ask.")
    said = words_of(paper(experience(id="chosen", most_meaningful="yes"), spare))
    assert said.count("Its reflection is not used") == 1
    assert "I learned to ask." not in said
    assert "Its reflection is not used" not in words_of(paper(OWN))
