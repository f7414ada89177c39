from awaykit.plan.eras.drafted import DraftWork
from awaykit.plan.eras.form_fields import draft_works
from awaykit.season.reference import reference
from dossiers import Fields, dossier

CHOICES = reference().form


def works(*given: Fields, name: Fields | None = None, accents: str = "keep") -> tuple[DraftWork, ...]:
    usual: Fields = {"type": "poster presentation", "title": "A Title"}
    applicant: Fields = {"name": name or {"given": "Ayesha", "family": "Khan"}, "season": "2028"}
    held = dossier(applicant=applicant, scholarly_work=[usual | each for each in given])
    return draft_works(held, CHOICES, "replace" if accents == "replace" else "keep")


def names(work: DraftWork) -> list[str]:
    return [author.name for author in work.authors]


def test_authors_are_family_names_with_initials_and_the_applicant_is_marked() -> None:
    (work,) = works({"authors": ["Rehmani, Saad", "Ayesha Khan", "M. Qadeer"]})
    assert names(work) == ["Rehmani S", "Khan A", "Qadeer M"]
    assert [author.is_applicant for author in work.authors] == [False, True, False]


def test_a_name_in_doubt_stays_as_printed_and_says_so() -> None:
    (work,) = works({"authors": ["Carl Smith", "Khan A"]})
    assert names(work) == ["Carl Smith", "Khan A"]
    assert [author.is_in_doubt for author in work.authors] == [True, False]


def test_authors_that_stand_in_one_line_are_parted() -> None:
    (work,) = works({"authors": "Rehmani S, Khan A., Qadeer M"})
    assert names(work) == ["Rehmani S", "Khan A", "Qadeer M"]
    assert work.authors[1].is_applicant


def test_what_holds_no_letter_is_no_author() -> None:
    (work,) = works({"authors": [",", "Khan A", "😀"]})
    assert names(work) == ["Khan A"]
    assert work.authors[0].is_applicant


def test_accents_are_kept_or_replaced_as_the_applicant_chose() -> None:
    name: Fields = {"given": "Željka", "family": "Đukanić-Šćepović"}
    authors: Fields = {"authors": ["Dukanic-Scepovic Z", "Milošić V"]}
    assert [author.is_applicant for author in works(authors, name=name)[0].authors] == [True, False]
    assert names(works(authors)[0])[1] == "Milošić V"
    assert names(works(authors, accents="replace")[0])[1] == "Milosic V"


def test_a_type_that_the_list_lacks_stays_and_the_nearest_is_named() -> None:
    known, near, far = works({"type": "Poster Presentation"}, {"type": "poster"}, {"type": "podcast"})
    assert (known.type, known.nearest) == ("poster presentation", "")
    assert (near.type, near.nearest) == ("poster", "poster presentation")
    assert (far.type, far.nearest) == ("podcast", "")


def test_titles_are_plain_copies() -> None:
    (work,) = works({"title": "“Recall” – a trial", "where": "Students’ Day"})
    assert work.title.text == '"Recall" - a trial'
    assert work.where is not None
    assert work.where.text == "Students' Day"
    assert work.place == "scholarly_work[0]"
