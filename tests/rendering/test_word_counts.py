import pytest

from awaykit.problems import UserError
from awaykit.rendering.text import word_counts


def test_each_section_with_an_id_has_its_words() -> None:
    html = '<section id="one"><h1>Two words</h1><p>and three more</p></section><section id="two"></section>'
    assert word_counts(html) == {"one": 5, "two": 0}


def test_a_section_inside_another_counts_in_both() -> None:
    case = '<section id="case-1" class="entry"><p>Two words.</p></section>'
    html = f'<section id="all"><p>One.</p>{case}</section>'
    assert word_counts(html) == {"all": 3, "case-1": 2}


def test_a_section_without_an_id_counts_where_it_stands() -> None:
    assert word_counts('<section id="all"><section class="boxed"><p>a b</p></section></section>') == {
        "all": 2
    }


def test_dashes_dots_and_the_signs_of_lists_are_no_words() -> None:
    html = (
        '<section id="all"><p>a · b – c & d</p><ol><li>e</li></ol><ul class="checklist"><li>f</li></ul>'
        "<dl><dt>Write by</dt><dd>August 6, 2027</dd></dl></section>"
    )
    assert word_counts(html) == {"all": 11}


def test_an_address_a_date_and_a_name_with_a_hyphen_are_single_words() -> None:
    assert word_counts('<section id="a"><p>a.khan@example.org June 7–18 Holt-Ruiz</p></section>') == {"a": 4}


def test_a_page_that_is_not_closed_is_a_problem_in_words() -> None:
    with pytest.raises(UserError):
        word_counts('<section id="a"><p>open')
