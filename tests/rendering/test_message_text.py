from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.problems import UserError
from awaykit.rendering.templating.message_text import MessageText, message_text
from awaykit.rendering.templating.templates import Templates

NAME = "mail.txt.j2"


@dataclass(frozen=True)
class Note:
    """What the tests fill templates with."""

    name: str = field(default="Ana", metadata={"help": "The applicant"})
    words: str = field(default="Mine.", metadata={"help": "Their own words"})
    things: tuple[str, ...] = field(default=(), metadata={"help": "A list"})
    phone: str | None = field(default=None, metadata={"help": "A number"})


def body_of(text: str) -> str:
    return message_text(f"Subject: s\n\n{text}", template=NAME).body


def filled(folder: Path, template: str, note: Note, *, is_own: bool = False) -> MessageText:
    (folder / NAME).write_text(template, encoding="utf-8")
    ours, own = ((), folder) if is_own else ((folder,), None)
    with Templates(*ours, own=own) as templates:
        return message_text(templates.fill(NAME, note), template=NAME)


@pytest.fixture(params=[False, True], ids=["ours", "own"])
def is_own(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_first_line_is_the_subject_and_the_rest_the_body() -> None:
    assert message_text("\n\nSubject:  Letter  for Ana \n\nDear Dr. Ito,\n", template=NAME) == MessageText(
        "Letter for Ana", "Dear Dr. Ito,"
    )


def test_lines_of_a_paragraph_are_joined_and_empty_lines_part_paragraphs() -> None:
    assert body_of("one\ntwo  three\t\n\n\n \nfour\n\n") == "one two three\n\nfour"


def test_windows_line_ends_read_alike() -> None:
    assert message_text("Subject: s\r\n\r\na\r\nb\r\n\r\nc", template=NAME).body == "a b\n\nc"


def test_items_of_a_list_stay_apart_and_what_is_set_in_belongs_to_them() -> None:
    assert body_of("With it:\n- one\n  and more\n- two\nAfter.") == "With it:\n- one and more\n- two\nAfter."


def test_one_empty_line_between_list_and_paragraph_stays() -> None:
    assert body_of("a\n\n- one\n- two\n\n\nb") == "a\n\n- one\n- two\n\nb"


def test_a_dash_inside_a_line_makes_no_item() -> None:
    assert body_of("May 1\n-to be sure- to May 3") == "May 1 -to be sure- to May 3"


def test_a_backslash_keeps_the_break_of_a_line() -> None:
    assert (
        body_of("Regards,\\\nAna Ruiz\\\nana@example.org\\\n\nPS")
        == "Regards,\nAna Ruiz\nana@example.org\n\nPS"
    )


def test_a_backslash_in_an_item_sets_the_next_line_in() -> None:
    assert body_of("- one\\\n  two\n- three") == "- one\n  two\n- three"


def test_an_optional_line_that_is_absent_leaves_no_gap(tmp_path: Path) -> None:
    template = (
        "Subject: s\n\nAna\\\n{% if phone %}\n{{ phone }}\\\n{% endif %}\nAustin\\\n{{ '' }}\\\nTexas\n"
    )
    assert filled(tmp_path, template, Note()).body == "Ana\nAustin\nTexas"
    assert filled(tmp_path, template, Note(phone="1")).body == "Ana\n1\nAustin\nTexas"


def test_no_break_spaces_stay() -> None:
    assert body_of("Dr.\u00a0Ito") == "Dr.\u00a0Ito"


def test_a_value_prints_as_it_is(tmp_path: Path, *, is_own: bool) -> None:
    note = Note(name='Ana & Bo <b>, "c" {{ 7*7 }} =?utf-8?Q?=0D=0A?= محمد', things=("a", "b & c"))
    text = filled(tmp_path, "Subject: {{ name }}\n\n{{ name }}: {{ things|listing }}\n", note, is_own=is_own)
    assert text == MessageText(note.name, f"{note.name}: a and b & c")


def test_paragraphs_of_a_value_stay_paragraphs_and_its_lines_are_joined(
    tmp_path: Path, *, is_own: bool
) -> None:
    note = Note(words="One\nline.\n\n\nTwo.\r\n \r\nThree.\n")
    text = filled(tmp_path, "Subject: s\n\n{{ words }}\nMore.\n\nEnd.", note, is_own=is_own)
    assert text.body == "One line.\n\nTwo.\n\nThree. More.\n\nEnd."


def test_paragraphs_of_a_value_stay_on_the_line_of_an_item(tmp_path: Path) -> None:
    text = filled(tmp_path, "Subject: s\n\n- {{ words }}\n- b", Note(words="One.\n\nTwo.\n- x"))
    assert text.body == "- One. Two. - x\n- b"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\nSubject: other\nBcc: x@example.org", "a Subject: other Bcc: x@example.org"),
        ("a\n- item\n- item", "a - item - item"),
        ("a\n\n- item", "a\n\n- item"),
        ("- item\nrest", "- item rest"),
        ("  set in", "set in"),
        ("back\\", "back\\"),
        ("back\\\nslash", "back\\ slash"),
        ("\ufdd0- x", "- x"),
    ],
)
def test_a_value_makes_no_line_of_its_own(tmp_path: Path, words: str, shown: str, *, is_own: bool) -> None:
    template = "Subject: {{ words }}\n\nbefore\n{{ words }}\nafter\n\n- item\n{{ words }}\nlast"
    text = filled(tmp_path, template, Note(words=words), is_own=is_own)
    on_one_line = shown.replace("\n\n", " ")
    assert text == MessageText(on_one_line, f"before {shown} after\n\n- item\n{shown} last")


def test_a_value_can_not_bring_the_subject(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no subject"):
        filled(tmp_path, "{{ words }}\n\nbody", Note(words="Subject: mine"))


def test_a_macro_may_make_items(tmp_path: Path, *, is_own: bool) -> None:
    template = (
        "{% macro items(all) %}{% for each in all %}\n- {{ each }}\n{% endfor %}{% endmacro %}\n"
        "Subject: s\n\nList:\n{{ items(things) }}\n"
    )
    note = Note(things=("a & b", "c\n- d"))
    assert filled(tmp_path, template, note, is_own=is_own).body == "List:\n- a & b\n- c - d"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "This message has no subject."),
        ("\n\n", "This message has no subject."),
        ("Dear Dr. Ito,\n\nbody", "This message has no subject."),
        ("Subject:  \n\nbody", "The subject of this message is empty."),
        ("Subject: a\nlong one\n\nbody", "The line below the subject isn't empty."),
        ("Subject: a\n\n \n", "This message has a subject but no words."),
        ("Subject: a", "This message has a subject but no words."),
    ],
)
def test_what_a_template_lacks_is_told_with_its_name(text: str, message: str) -> None:
    with pytest.raises(UserError) as caught:
        message_text(text, template="emails/letter-ask.txt.j2")
    (problem,) = caught.value.problems
    assert (problem.message, problem.file) == (message, "emails/letter-ask.txt.j2")
    assert problem.hint


@given(st.text(alphabet=st.sampled_from("ab -:\\\n\r\t\u2028\u2029\ufdd0 Subject")), st.booleans())
def test_any_text_gives_clean_lines(text: str, has_subject: bool) -> None:
    try:
        read = message_text(f"Subject: s\n\n{text}" if has_subject else text, template=NAME)
    except UserError:
        return
    lines = read.body.split("\n")
    assert read.subject
    assert "\n" not in read.subject
    assert all(line == line.rstrip() for line in lines)
    assert "\n\n\n" not in read.body
    assert not set(read.body) & set("\r\t\u2028\u2029\ufdd0")
    assert lines[0]
    assert lines[-1]
