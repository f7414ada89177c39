"""A malicious template in the process that fills it can print fields and do nothing else."""

import os
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from awaykit.problems import UserError
from awaykit.rendering.templating.templates import MOST_CHARACTERS, MOST_TAGS, Templates
from awaykit.rendering.vocabulary import check
from awaykit.run.prepare import in_template
from conftest import not_on_windows, only_on_linux
from rendering.hostile_templates import BOMBS, WAYS_OUT

SECRET = "the secret word"  # noqa: S105 - nobody's password
SECONDS = 0.6
"""A run gives fifteen; the sweep builds with these templates so."""


@dataclass(frozen=True)
class Letter:
    """What the templates are filled with."""

    name: str = field(default="Ana", metadata={"help": "The applicant"})


def folder_with(tmp_path: Path, template: str, web: str = "http://127.0.0.1:9") -> Path:
    """A folder of templates beside a secret, with links to it, a pipe and a folder that is named like one."""
    secret = tmp_path / "secret.html.j2"
    secret.write_text(SECRET, encoding="utf-8")
    own = tmp_path / "templates"
    (own / "folder.j2").mkdir(parents=True)
    (own / "link.html.j2").symlink_to(secret)
    (own / "linked").symlink_to(tmp_path)
    os.mkfifo(own / "pipe.html.j2")
    text = template.replace("SECRET", str(secret)).replace("WEB", web)
    (own / "letter.html.j2").write_text(text, encoding="utf-8")
    return own


def filled_or_told(templates: Templates, own: Path) -> tuple[str, str]:
    """The text of the template, or what is told of it."""
    try:
        filled = templates.fill("letter.html.j2", Letter())
        assert len(filled) <= MOST_CHARACTERS
        check(filled, template="letter.html.j2")
    except UserError as error:
        problems = [in_template(problem, (own,)) for problem in error.problems]
        return "", "".join(f"{each.message}{each.hint}{each.source}" for each in problems)
    return filled, ""


@not_on_windows
@pytest.mark.parametrize("name", WAYS_OUT)
def test_no_way_leads_out_of_a_template(name: str, tmp_path: Path) -> None:
    own = folder_with(tmp_path, WAYS_OUT[name])
    with Templates(own=own) as templates:
        filled, told = filled_or_told(templates, own)
    assert not (filled and told)
    if SECRET not in WAYS_OUT[name]:
        assert SECRET not in filled + told
    assert "Traceback" not in told
    assert "<class" not in filled
    assert "<img" not in filled
    assert not (tmp_path / "secret.html.j2.made").exists()


@not_on_windows
@pytest.mark.parametrize("name", BOMBS)
def test_no_template_takes_all_time_or_memory(name: str, tmp_path: Path) -> None:
    own = folder_with(tmp_path, BOMBS[name])
    began = time.monotonic()
    with Templates(own=own, seconds=SECONDS) as templates:
        filled, told = filled_or_told(templates, own)
    assert time.monotonic() - began < 20 * SECONDS, "whatever else this computer does"
    assert not (filled and told)
    assert "Traceback" not in told


@only_on_linux
def test_pieces_that_are_too_long_once_they_are_joined_are_told(tmp_path: Path) -> None:
    """No line of the template is at fault then: the memory ends behind its last one."""
    page = "{% for a in range(1500) %}" + "x" * 900_000 + "{% endfor %}"
    own = folder_with(tmp_path, page)
    with Templates(own=own) as templates:
        filled, told = filled_or_told(templates, own)
    assert not filled
    assert "more text than a paper can hold" in told


@not_on_windows
def test_a_page_is_not_searched_for_in_what_lies_outside(tmp_path: Path) -> None:
    own = folder_with(tmp_path, "<p>x</p>")
    (tmp_path / "secret.html.j2").write_text("<b>the secret line</b>", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        check("<b>x</b>", template="letter.html.j2")
    assert in_template(caught.value.problems[0], (own,)).source != "<b>the secret line</b>"


def test_all_templates_of_a_run_together_have_twice_the_time_of_one(tmp_path: Path) -> None:
    slow = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    (tmp_path / "letter.html.j2").write_text(slow, encoding="utf-8")
    began = time.monotonic()
    with Templates(own=tmp_path, seconds=1) as templates:
        for _ in range(10):
            with pytest.raises(UserError, match="and was stopped"):
                templates.fill("letter.html.j2", Letter())
    assert time.monotonic() - began < 8


@pytest.mark.parametrize("name", ["nested lists", "nested tags", "power of text"])
def test_what_python_cannot_compile_is_a_problem_of_the_template(name: str, tmp_path: Path) -> None:
    (tmp_path / "letter.html.j2").write_text(BOMBS[name], encoding="utf-8")
    with Templates(own=tmp_path) as templates, pytest.raises(UserError) as caught:
        templates.fill("letter.html.j2", Letter())
    (found,) = caught.value.problems
    assert "nested too deeply" in found.message
    assert found.file == str(tmp_path / "letter.html.j2")


@pytest.mark.parametrize("words", ["x" * (MOST_CHARACTERS + 1), "<hr>" * (MOST_TAGS + 1)])
def test_more_than_a_paper_can_hold_does_not_leave_the_child(words: str, tmp_path: Path) -> None:
    half = len(words) // 2
    (tmp_path / "letter.html.j2").write_text("{% include 'a.j2' %}{% include 'b.j2' %}", encoding="utf-8")
    (tmp_path / "a.j2").write_text(words[:half], encoding="utf-8")
    (tmp_path / "b.j2").write_text(words[half:], encoding="utf-8")
    with Templates(own=tmp_path) as templates, pytest.raises(UserError) as caught:
        templates.fill("letter.html.j2", Letter())
    assert caught.value.problems[0].message == "This template makes more text than a paper can hold."
