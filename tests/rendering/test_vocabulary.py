import pytest

from awaykit.problems import Problem, UserError
from awaykit.rendering.vocabulary import CLASSES, TAGS, check, parse


def problems(html: str) -> tuple[Problem, ...]:
    with pytest.raises(UserError) as caught:
        check(html, template="packet/packet.html.j2")
    return caught.value.problems


def test_a_page_of_known_tags_and_classes_passes() -> None:
    check(
        '<section id="a" class="page"><h1 class="title">A</h1><p>x <strong>y</strong><br>z</p></section>',
        template="t",
    )


def test_an_unknown_tag_names_itself_the_template_the_line_and_the_nearest() -> None:
    (found,) = problems("<p>one</p>\n<sectoin>two</sectoin>")
    assert "<sectoin>" in found.message
    assert (found.file, found.line, found.source) == ("packet/packet.html.j2", 2, "<sectoin>two</sectoin>")
    assert found.hint == "Did you mean “section”?"


def test_an_unknown_class_has_a_nearest_one() -> None:
    (found,) = problems('<p class="quite">x</p>')
    assert found.hint == "Did you mean “quiet”?"


def test_a_class_on_the_wrong_tag_says_where_it_can_stand() -> None:
    (found,) = problems('<p class="ledger">x</p>')
    assert found.hint == "It can stand on: table."


def test_all_problems_come_at_once_in_the_order_of_the_page() -> None:
    found = problems('<p style="color:red">x</p>\n<marquee>y</marquee>\n<p class="big">z</p>')
    assert [problem.line for problem in found] == [1, 2, 3]


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p onclick="x()">x</p>',
        '<img src="file:///etc/passwd">',
        "<style>p { color: red }</style>",
        '<p><a href="javascript:x()">x</a></p>',
        '<p><a href="file:///etc/passwd">x</a></p>',
        "<p><a>x</a></p>",
        "<iframe></iframe>",
        "<!-- a comment -->",
        "<!DOCTYPE html>",
        "<?php echo 1 ?>",
        '<figure><svg><image href="x.png"></image></svg></figure>',
        '<figure><svg><rect fill="url(http://example.com)"></rect></svg></figure>',
        '<figure><svg><a href="https://example.org"><text>x</text></a></svg></figure>',
        "words outside a paragraph",
        "<ul><p>not an item</p></ul>",
        "<p><p>nested</p></p>",
        "<p><ul><li>x</li></ul></p>",
        "<table><tbody><tr><td colspan='0'>x</td></tr></tbody></table>",
        f"<table><tbody><tr><td colspan='{'9' * 5000}'>x</td></tr></tbody></table>",
        "<p id='one' id='two'>x</p>",
    ],
)
def test_what_could_load_run_or_get_lost_is_refused(html: str) -> None:
    assert problems(html)


@pytest.mark.parametrize(
    ("html", "line"), [("<p>a\n<strong>b</p>", 2), ("<p>a", 1), ("a</p>", 1), ("<p>\n\n</em></p>", 3)]
)
def test_what_is_left_open_or_crosses_is_a_problem_with_its_line(html: str, line: int) -> None:
    with pytest.raises(UserError) as caught:
        parse(html, template="t")
    assert caught.value.problems[0].line == line


def test_a_thousand_elements_inside_each_other_are_a_problem_not_a_crash() -> None:
    (found,) = problems("<section>" * 1000)
    assert "40" in found.message


def test_a_tag_inside_an_attribute_points_to_the_filter() -> None:
    (found,) = problems('<section id="<bdi>x</bdi>"><p>x</p></section>')
    assert found.hint is not None
    assert "|attribute" in found.hint


def test_every_class_stands_on_tags_that_exist() -> None:
    assert CLASSES
    assert all(tags <= set(TAGS) for tags in CLASSES.values())


def test_every_tag_has_a_home_that_exists() -> None:
    homes = {tag for entry in TAGS.values() for tag in entry.inside}
    assert homes == set(TAGS) - {""}


def test_of_very_many_faults_the_first_are_told_and_the_rest_counted() -> None:
    found = problems("<b>x</b>\n" * 5_000)
    assert len(found) < 150
    assert found[0].line == 1
    assert found[-1].message.startswith("The page has 4,9")
