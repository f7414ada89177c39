from pathlib import Path

import pytest

from awaykit.loading.load import load
from awaykit.loading.text_files import unreadable_file
from loading.reading import MINIMAL, only_problem, problems_of, write


def test_top_level_keys_may_stand_in_any_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"z.YML": MINIMAL, "a.yaml": "skills: [x]\n", "empty.yaml": "# nothing yet\n", "notes.txt": "x"},
    )
    assert load(tmp_path).dossier.skills == ("x",)


def test_a_key_in_two_files_is_told_with_both(tmp_path: Path) -> None:
    (problem,) = problems_of(
        write(tmp_path, {"a.yaml": MINIMAL + "skills: [x]\n", "b.yaml": "skills: [y]\n"})
    )
    assert problem.message == 'The key "skills" stands in two files.'
    assert problem.hint == f"Move both into one file. The other is {tmp_path / 'a.yaml'}, line 5."
    assert problem.file == str(tmp_path / "b.yaml")


def test_one_file_is_a_dossier_too(tmp_path: Path) -> None:
    write(tmp_path, {"me.yaml": MINIMAL, "other.yaml": "nonsense: [\n", "fonts/a.ttf": "x"})
    loaded = load(tmp_path / "me.yaml")
    assert loaded.folder == tmp_path
    assert loaded.fonts_folder == tmp_path / "fonts"
    assert loaded.templates_folder is None


def test_no_folder_no_yaml_and_another_file_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"cv.docx": "x", ".hidden.yaml": "a: b"})
    assert problems_of(tmp_path / "absent")[0].message == "There is no such file or folder."
    assert problems_of(tmp_path)[0].message == "There is no YAML file in this folder."
    assert problems_of(tmp_path / "cv.docx")[0].message == "This file is not a dossier."


def test_a_file_that_may_not_be_read_is_told() -> None:
    problem = unreadable_file(PermissionError(13, "Permission denied"), "a.yaml")
    assert (problem.file, problem.message) == ("a.yaml", "This may not be read.")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/etc/passwd", "This path does not begin in the dossier's folder."),
        ("C:\\cv.pdf", "This path does not begin in the dossier's folder."),
        ("~/cv.pdf", "This path does not begin in the dossier's folder."),
        ("docs\\cv.pdf", "This path has a backslash in it."),
        ("../outside.pdf", "This file lies outside the dossier's folder."),
        ("../../../etc/passwd", "This file lies outside the dossier's folder."),
        ("link.pdf", "This file lies outside the dossier's folder."),
        ("docs", "This is a folder, not a file."),
        ("docs/vc.pdf", 'There is no file "docs/vc.pdf" in the dossier\'s folder.'),
        ("a" * 999, "There can be no file of this name."),
    ],
)
def test_an_attached_file_lies_inside_the_folder(tmp_path: Path, path: str, message: str) -> None:
    inside = tmp_path / "dossier"
    write(tmp_path, {"outside.pdf": "x", "dossier/docs/cv.pdf": "x"})
    (inside / "link.pdf").symlink_to(tmp_path / "outside.pdf")
    problem = only_problem(inside, MINIMAL + f"files: [{{id: cv, path: '{path}', kind: cv}}]\n")
    assert problem.message == message
    assert problem.place == "files[0].path"
    assert ("vc" in path) == (problem.hint == 'Did you mean "cv.pdf"?')


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    only_problem(tmp_path, MINIMAL + "files: [{id: cv, path: loop, kind: cv}]\n")
