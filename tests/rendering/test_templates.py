import time
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from awaykit.problems import Problem, UserError
from awaykit.rendering.templating.context import Variable, documented_variables
from awaykit.rendering.templating.templates import Templates
from awaykit.rendering.typography import typographic
from awaykit.rendering.vocabulary import check
from conftest import not_on_windows


class Kind(StrEnum):
    HANDS_ON = "hands-on"


@dataclass(frozen=True)
class Writer:
    """Someone who writes a letter."""

    greeting: str = field(metadata={"help": "How a letter begins"})
    title: str | None = field(default=None, metadata={"help": "As they sign"})

    def shout(self) -> str:
        return self.greeting.upper()


@dataclass(frozen=True)
class Letter:
    """What the tests fill templates with."""

    name: str = field(default="Ana", metadata={"help": "The applicant"})
    due_by: date = field(default=date(2027, 8, 6), metadata={"help": "Last day"})
    writer: Writer = field(default=Writer("Dr. Whitfield"), metadata={"help": "Who writes"})
    cases: tuple[Writer, ...] = field(default=(), metadata={"help": "Key cases"})
    is_late: bool = field(default=False, metadata={"help": "Whether it is late"})
    weeks: int = field(default=4, metadata={"help": "How long"})
    kind: Kind = field(default=Kind.HANDS_ON, metadata={"help": "What kind"})
    notes: tuple[str, ...] = field(default=("a", "b", "c"), metadata={"help": "Notes"})


ARABIC = "محمد عائشہ"
NAUGHTY = [
    "<script>alert(1)</script>",
    "Ana & Cía <Test>",
    "&lt;already&gt; &amp;",
    "\"quoted\" 'twice'",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# comment #}",
    "{% include 'x' %}",
    "\\begin \\n \\u0041",
    "word" * 2500,
    "👩🏽‍⚕️ é Å",
    "e\u0301\u0327" * 20,
    ARABIC,
    "* 1. _x_ `y` # z",
    "a\tb\nc",
    "%s %(name)s {0.__class__}",
    "]]> <!-- -->",
]


@pytest.fixture(scope="module", params=["ours", "own"])
def where(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def fill(tmp_path: Path, where: str, template: str, context: object = None, **others: str) -> str:
    """Fill a template that is ours (in this process) or the user's own (in the child process)."""
    for name, text in {"letter": template, **others}.items():
        (tmp_path / f"{name}.html.j2").write_text(text, encoding="utf-8")
    ours, own = ((tmp_path,), None) if where == "ours" else ((), tmp_path)
    with Templates(*ours, own=own, seconds=10) as templates:
        return templates.fill("letter.html.j2", context or Letter())


def problem(tmp_path: Path, where: str, template: str, **others: str) -> Problem:
    with pytest.raises(UserError) as caught:
        fill(tmp_path, where, template, **others)
    (found,) = caught.value.problems
    return found


def test_fields_dates_and_filters_are_printed(tmp_path: Path, where: str) -> None:
    template = (
        "<p>{{ writer.greeting }}, {{ due_by }}, {{ weeks|counted('week') }}, {{ kind }}, "
        "{{ notes|listing }}, {{ due_by|day_range(due_by) }}, {{ due_by.year }}, {{ name|upper }}</p>"
    )
    assert fill(tmp_path, where, template) == (
        "<p>Dr. Whitfield, Friday, August 6, 2027, 4 weeks, hands-on, "
        "a, b, and c, August 6, 2027, 2027, ANA</p>"
    )


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_data_is_data_whatever_it_looks_like(tmp_path: Path, naughty: str) -> None:
    html = fill(tmp_path, "ours", "<p>{{ name }}</p>", Letter(name=naughty))
    check(html, template="letter")
    from awaykit.rendering.vocabulary import parse

    assert parse(html).words() == typographic(naughty)


def test_the_child_gets_the_same_data(tmp_path: Path) -> None:
    with Templates(tmp_path) as here, Templates(own=_folder(tmp_path, "<p>{{ name }}</p>")) as child:
        for naughty in NAUGHTY:
            letter = Letter(name=naughty)
            assert here.fill("letter.html.j2", letter) == child.fill("letter.html.j2", letter)


def _folder(path: Path, template: str) -> Path:
    (path / "letter.html.j2").write_text(template, encoding="utf-8")
    return path


def test_names_from_right_to_left_are_isolated_and_others_stay_bare(tmp_path: Path) -> None:
    html = fill(tmp_path, "ours", "<p>{{ name }}, 251</p>", Letter(name=ARABIC))
    assert html == f"<p><bdi>{ARABIC}</bdi>, 251</p>"
    assert fill(tmp_path, "ours", "<p>{{ name }}, 251</p>", Letter(name="Łukasz")) == "<p>Łukasz, 251</p>"


def test_a_list_isolates_each_name(tmp_path: Path) -> None:
    html = fill(tmp_path, "ours", "{{ notes|listing('or') }}", Letter(notes=(ARABIC, "<b>")))
    assert html == f"<bdi>{ARABIC}</bdi> or &lt;b&gt;"


def test_joined_names_from_right_to_left_follow_each_other_from_left_to_right(tmp_path: Path) -> None:
    letter = Letter(notes=(ARABIC, "O'Neill & <b>", ARABIC))
    html = fill(tmp_path, "ours", "{{ notes|join('; ') }}", letter)
    assert html == f"<bdi>{ARABIC}</bdi>; O’Neill &amp; &lt;b&gt;; <bdi>{ARABIC}</bdi>"


def test_quotes_are_set_in_html_and_stay_as_typed_in_attributes_and_messages(tmp_path: Path) -> None:
    letter = Letter(name="Pat O'Neill", notes=('"a"', "b's"))
    template = '<p lang="{{ name|attribute }}">{{ name }} - it\'s: {{ notes|listing }} {{ name ~ "\'s" }}</p>'
    assert fill(tmp_path, "ours", template, letter) == (
        '<p lang="Pat O&#39;Neill">Pat O’Neill - it\'s: “a” and b’s Pat O’Neill’s</p>'
    )
    (tmp_path / "mail.txt.j2").write_text("{{ name }}", encoding="utf-8")
    with Templates(tmp_path) as templates:
        assert templates.fill("mail.txt.j2", letter) == "Pat O'Neill"


def test_inside_an_attribute_no_tag_is_put(tmp_path: Path) -> None:
    html = fill(tmp_path, "ours", '<p lang="{{ name|attribute }}">', Letter(name=ARABIC + '"'))
    assert html == f'<p lang="{ARABIC}&#34;">'


def test_text_templates_print_data_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mail.txt.j2").write_text("{{ name }} {{ notes|listing }}", encoding="utf-8")
    with Templates(tmp_path) as templates:
        assert templates.fill("mail.txt.j2", Letter(name=f"A & B {ARABIC}")) == f"A & B {ARABIC} a, b, and c"


def test_lines_of_tags_leave_no_empty_lines(tmp_path: Path) -> None:
    template = "<ul>\n  {% for note in notes %}\n<li>{{ note }}</li>\n  {% endfor %}\n</ul>\n"
    assert fill(tmp_path, "ours", template) == "<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ul>\n"


def test_macros_includes_and_loops_work(tmp_path: Path, where: str) -> None:
    html = fill(
        tmp_path,
        where,
        "{% from 'macros.html.j2' import item %}{% include 'head.html.j2' %}"
        "{% for note in notes %}{{ item(note) }}{{ loop.cycle('', ';') }}{% endfor %}",
        head="<h1>{{ name }}</h1>",
        macros="{% macro item(text) %}<li>{{ text }}</li>{% endmacro %}",
    )
    assert html == "<h1>Ana</h1><li>a</li><li>b</li>;<li>c</li>"


def test_a_misspelt_variable_has_file_line_column_and_a_nearest_name(tmp_path: Path, where: str) -> None:
    found = problem(tmp_path, where, "<p>\n{{ nmae }}</p>")
    assert found.message == "There is no “nmae”."
    assert found.hint == "Did you mean “name”?"
    assert (found.line, found.column, found.width, found.source) == (2, 4, 4, "{{ nmae }}</p>")
    assert found.file == str(tmp_path / "letter.html.j2")


@pytest.mark.parametrize(
    "use", ["{{ writer.greting }}", "{{ writer.greting|upper }}", "{{ 1 + writer.greting }}"]
)
def test_a_misspelt_field_names_its_group(tmp_path: Path, use: str) -> None:
    found = problem(tmp_path, "ours", use)
    assert found.message == "There is no “greting” in Writer."
    assert found.hint == "Did you mean “greeting”?"


def test_a_mistake_in_an_included_template_is_placed_there(tmp_path: Path) -> None:
    found = problem(tmp_path, "ours", "{% include 'head.html.j2' %}", head="\n\n{{ nmae }}")
    assert (found.file, found.line) == (str(tmp_path / "head.html.j2"), 3)


@pytest.mark.parametrize(
    "use", ["{{ writer.title }}", "{{ writer.title ~ 'x' }}", "{{ writer.title|upper }}", "{{ none }}"]
)
def test_nothing_is_never_printed_as_a_word(tmp_path: Path, where: str, use: str) -> None:
    found = problem(tmp_path, where, use)
    assert "is empty here" in found.message
    assert "{% if" in (found.hint or "")


def test_nothing_can_be_asked_for(tmp_path: Path, where: str) -> None:
    template = (
        "{% if not writer.title %}1{% endif %}{% if writer.title is none %}2{% endif %}"
        "{{ writer.title or '3' }}{{ writer.title|default('4', true) }}"
        "{% if writer.title == none %}5{% endif %}"
    )
    assert fill(tmp_path, where, template) == "12345"


@pytest.mark.parametrize("use", ["is_late", "notes", "writer", "writer ~ ''", "cases|list"])
def test_what_is_not_words_is_not_printed(tmp_path: Path, use: str) -> None:
    assert "not words" in problem(tmp_path, "ours", "{{ " + use + " }}").message


@pytest.mark.parametrize(
    "use",
    [
        "{{ name.upper() }}",
        "{{ name.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ writer.shout() }}",
        "{{ writer.__init__.__globals__ }}",
        "{{ writer['__class__'] }}",
        "{{ writer|attr('__class__') }}",
        "{{ '{0.__class__}'.format(name) }}",
        "{{ notes.__class__.__base__.__subclasses__() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ loop }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum.__globals__ }}",
        "{{ notes|map(attribute='__class__')|list|length ~ notes|map(attribute='__class__')|first }}",
        "{{ range.__self__ }}",
        "{{ name|safe }}",
        "{{ notes|random }}",
        "{{ due_by.strftime('%A') }}",
        "{{ 1 / 0 }}",
        "{{ range(1000000)|list|length }}",
        "{{ name|uper }}",
        "{% if %}",
        "{% for x in notes %}",
        "{% autoescape false %}{{ name }}{% endautoescape %}",
        "{% extends 'missing.html.j2' %}",
    ],
)
def test_nothing_but_fields_and_filters_is_reached(tmp_path: Path, use: str) -> None:
    found = problem(tmp_path, "ours", "\n" + use)
    assert found.line == 2
    assert found.source == use
    assert "/" not in found.message


EMPTY = "Print it inside {% if … %} … {% endif %}, or with {{ …|default('', true) }}."
NO_CALL = "A template can only print fields and use filters: {{ name|upper }}."
FIELDS = "What there is: greeting, title."
VARIABLES = "What there is: cases, due_by, is_late, kind, name, notes, weeks, writer."
NOT_SO = "This line isn't written as a template wants it."


@pytest.mark.parametrize(
    ("use", "message", "hint"),
    [
        ("{{ writer.title }}", "“writer.title” is empty here.", EMPTY),
        (
            "{{ is_late }}",
            "“is_late” is yes or no, not words.",
            "Write {% if … %} the words {% endif %}.",
        ),
        (
            "{{ notes }}",
            "“notes” is a list, not words.",
            "Write {% for entry in … %} {{ entry }} {% endfor %}.",
        ),
        (
            "{{ writer }}",
            "“writer” is a group of fields, not words.",
            "Print its fields one by one: {{ group.field }}.",
        ),
        ("{{ name.upper() }}", "A template can't call this.", NO_CALL),
        ("{{ name.__class__ }}", "A template can't call this.", NO_CALL),
        ("{{ range.__self__ }}", "A template can't call this.", NO_CALL),
        ("{{ writer.shout() }}", "There is no “shout” in Writer.", FIELDS),
        ("{{ writer['__class__'] }}", "There is no “__class__” in Writer.", FIELDS),
        ("{{ lipsum.__globals__ }}", "There is no “lipsum”.", VARIABLES),
        ("{{ name|safe }}", NOT_SO, "Jinja2 says: No filter named 'safe'."),
        (
            "{% autoescape false %}{{ name }}{% endautoescape %}",
            NOT_SO,
            "Jinja2 says: autoescape can't be switched",
        ),
        (
            "{{ range(1000000)|list|length }}",
            "This line makes more text than a page can hold.",
            "Make its loops and numbers smaller.",
        ),
        (
            "{% include '/etc/passwd' %}",
            "There is no template “/etc/passwd”.",
            "What there is: letter.html.j2.",
        ),
        (
            "{% include 'letter.html.j2' %}",
            "This template includes or calls itself without end.",
            "Remove the call that leads back here.",
        ),
    ],
)
def test_what_a_template_may_not_do_is_told_in_plain_words(
    tmp_path: Path, use: str, message: str, hint: str
) -> None:
    found = problem(tmp_path, "ours", use)
    assert (found.message, found.hint) == (message, hint)


@pytest.mark.parametrize(
    "name", ["../secret.html.j2", "/etc/passwd", "a/../../secret.html.j2", "link.html.j2", "..\\x.j2"]
)
def test_no_path_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.html.j2").write_text("secret", encoding="utf-8")
    inside = tmp_path / "templates"
    inside.mkdir()
    (inside / "link.html.j2").symlink_to(tmp_path / "secret.html.j2")
    quoted = name.replace("\\", "\\\\")
    found = problem(inside, "ours", "{% include '" + quoted + "' %}")
    assert "There is no template" in found.message


def test_a_missing_include_has_a_nearest_name(tmp_path: Path) -> None:
    found = problem(tmp_path, "ours", "{% include 'haed.html.j2' %}", head="x")
    assert found.hint == "Did you mean “head.html.j2”?"


@pytest.mark.parametrize(
    "template", ["{% include 'letter.html.j2' %}", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"]
)
def test_a_template_that_calls_itself_is_a_problem(tmp_path: Path, where: str, template: str) -> None:
    assert "without end" in problem(tmp_path, where, template).message


def test_a_template_that_is_not_text_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "letter.html.j2").write_bytes(b"one\n\xff\xfe")
    with Templates(tmp_path) as templates, pytest.raises(UserError) as caught:
        templates.fill("letter.html.j2", Letter())
    assert (caught.value.problems[0].message, caught.value.problems[0].line) == (
        "This template isn't saved as UTF-8.",
        2,
    )


@pytest.fixture
def two_folders(tmp_path: Path) -> tuple[Path, Path]:
    ours, own = tmp_path / "ours", tmp_path / "own"
    for folder in (ours / "letter", ours / "shared", own / "shared"):
        folder.mkdir(parents=True)
    (ours / "letter" / "letter.html.j2").write_text("{% include 'shared/head.html.j2' %} {{ name }}", "utf-8")
    (ours / "shared" / "head.html.j2").write_text("ours", "utf-8")
    return ours, own


def test_one_file_of_the_dossier_overrides_one_of_ours(two_folders: tuple[Path, Path]) -> None:
    ours, own = two_folders
    (own / "shared" / "head.html.j2").write_text("theirs", "utf-8")
    with Templates(ours, own=own) as templates:
        assert templates.fill("letter/letter.html.j2", Letter()) == "theirs Ana"


def test_without_own_templates_no_process_is_started(two_folders: tuple[Path, Path]) -> None:
    ours, own = two_folders
    with Templates(ours, own=own) as templates:
        assert templates.fill("letter/letter.html.j2", Letter()) == "ours Ana"
        assert templates._child is None


def test_a_template_without_end_is_stopped_and_the_next_one_is_filled(tmp_path: Path) -> None:
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    _folder(tmp_path, endless)
    (tmp_path / "good.html.j2").write_text("{{ name }}", "utf-8")
    with Templates(own=tmp_path, seconds=2) as templates:
        began = time.monotonic()
        with pytest.raises(UserError) as caught:
            templates.fill("letter.html.j2", Letter())
        assert time.monotonic() - began < 20
        assert (
            caught.value.problems[0].message == "This template was not done after 2 seconds, and was stopped."
        )
        assert templates.fill("good.html.j2", Letter()) == "Ana"


@not_on_windows
def test_a_template_that_wants_all_memory_is_stopped(tmp_path: Path) -> None:
    found = problem(tmp_path, "own", "{{ 'x' * 5000000000 }}")
    assert "more text than a page can hold" in found.message


def test_one_child_fills_all_templates_and_ends_with_the_run(tmp_path: Path) -> None:
    with Templates(own=_folder(tmp_path, "{{ name }}")) as templates:
        templates.fill("letter.html.j2", Letter())
        assert templates._child is not None
        process = templates._child._process
        templates.fill("letter.html.j2", Letter())
        assert process is not None
        assert templates._child._process is process
    assert process.returncode is not None


class Loose:
    """Not a dataclass."""


@dataclass
class Melting:
    """Not frozen."""

    name: str = "x"


@dataclass(frozen=True)
class Holder:
    """Holds anything."""

    value: object


@pytest.mark.parametrize(
    "context",
    [
        Loose(),
        Melting(),
        Holder(Path("/")),
        Holder(["x"]),
        Holder((Melting(),)),
        Holder(len),
        Holder({"a": 1}),
        Holder(Letter),
    ],
)
def test_a_context_of_anything_but_plain_data_is_refused(tmp_path: Path, context: object) -> None:
    with Templates(_folder(tmp_path, "x")) as templates, pytest.raises(TypeError):
        templates.fill("letter.html.j2", context)


def test_the_list_of_variables_says_name_kind_and_help() -> None:
    listed = documented_variables(Letter)
    assert Variable("writer.title", "text, or nothing", "As they sign") in listed
    assert Variable("cases", "list: group of fields", "Key cases") in listed
    assert Variable("cases[].greeting", "text", "How a letter begins") in listed
    assert Variable("due_by", "date", "Last day") in listed
    assert Variable("is_late", "yes or no", "Whether it is late") in listed
    assert Variable("kind", "one of: hands-on", "What kind") in listed
    assert Variable("notes", "list: text", "Notes") in listed


def test_a_field_without_help_is_refused() -> None:
    with pytest.raises(TypeError, match="has no help"):
        documented_variables(Holder)
