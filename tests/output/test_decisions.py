"""`use PATH`: keeping the person's file, or replacing it with the new version."""

from pathlib import Path

import pytest

from awaykit.output import Outcome, PaperKey, open_output
from awaykit.problems import UserError
from output.runs import LETTER, PACKET, TODAY, Build, files_in, run, words_of

WAITING = LETTER.replace("send/", "waiting/")
NEW = f"new-versions/{LETTER}"
EARLIER = f"earlier/{TODAY.isoformat()}"
REPLACED = f"replaced/{TODAY.isoformat()}"
MINE = b"what I wrote by hand"


def use(root: Path, path: str | Path, *, theirs: bool) -> Outcome:
    with open_output(root, on=TODAY) as folder:
        return folder.decide(path, theirs=theirs)


def edited_paper(root: Path, build: Build) -> None:
    build("A")
    (root / LETTER).write_bytes(MINE)
    build("B")


@pytest.mark.parametrize("path", [LETTER, NEW])
def test_using_theirs_makes_it_the_current_one(root: Path, build: Build, path: str) -> None:
    edited_paper(root, build)
    assert use(root, path, theirs=True).word == "kept yours"
    assert files_in(root) == {LETTER: MINE, f"{EARLIER}/{NEW}": words_of("B")}
    kept = build("B")[PACKET]
    assert (kept.word, kept.new_version) == ("kept yours", None)
    assert files_in(root) == {LETTER: MINE, f"{EARLIER}/{NEW}": words_of("B")}


def test_a_change_after_the_decision_brings_a_new_version_again(root: Path, build: Build) -> None:
    edited_paper(root, build)
    use(root, LETTER, theirs=True)
    assert str(build("C")[PACKET].new_version) == NEW
    assert (root / LETTER).read_bytes() == MINE
    assert (root / NEW).read_bytes() == words_of("C")


def test_a_file_that_was_decided_for_may_be_changed_further(root: Path, build: Build) -> None:
    edited_paper(root, build)
    use(root, LETTER, theirs=True)
    (root / LETTER).write_bytes(b"better still")
    assert build("B")[PACKET].new_version is None
    build("C")
    assert (root / LETTER).read_bytes() == b"better still"


def test_a_file_that_was_decided_for_follows_its_state(root: Path, build: Build) -> None:
    build("A", WAITING)
    (root / WAITING).write_bytes(MINE)
    build("A", LETTER)
    use(root, WAITING, theirs=True)
    assert str(build("A", LETTER)[PACKET].word) == "moved"
    assert files_in(root)[LETTER] == MINE
    assert build("A", LETTER)[PACKET].word == "kept yours"


@pytest.mark.parametrize("path", [LETTER, NEW])
def test_using_the_new_version_keeps_theirs_in_replaced(root: Path, build: Build, path: str) -> None:
    edited_paper(root, build)
    used = use(root, path, theirs=False)
    assert (used.word, str(used.path)) == ("replaced", LETTER)
    assert used.note == f"Your file is now {REPLACED}/{LETTER}."
    assert files_in(root) == {LETTER: words_of("B"), f"{REPLACED}/{LETTER}": MINE}
    assert build("B")[PACKET].word == "unchanged"
    assert build("C")[PACKET].word == "updated"


def test_using_the_new_version_of_a_paper_that_moved_puts_it_where_it_is_planned(
    root: Path, build: Build
) -> None:
    build("A", WAITING)
    (root / WAITING).write_bytes(MINE)
    build("B", LETTER)
    use(root, WAITING, theirs=False)
    assert files_in(root) == {LETTER: words_of("B"), f"{REPLACED}/{WAITING}": MINE}
    assert build("B", LETTER)[PACKET].word == "unchanged"


def test_using_a_new_version_that_the_person_changed_makes_it_theirs(root: Path, build: Build) -> None:
    edited_paper(root, build)
    (root / NEW).write_bytes(b"both combined")
    use(root, LETTER, theirs=False)
    assert files_in(root) == {LETTER: b"both combined", f"{REPLACED}/{LETTER}": MINE}
    assert build("B")[PACKET].word == "kept yours"
    build("C")
    assert (root / LETTER).read_bytes() == b"both combined"


def test_using_ours_again_when_no_new_version_waits_lets_build_make_it(root: Path, build: Build) -> None:
    build("A")
    (root / LETTER).write_bytes(MINE)
    use(root, LETTER, theirs=False)
    assert files_in(root) == {f"{REPLACED}/{LETTER}": MINE}
    assert build("A")[PACKET].word == "created"


def test_a_decision_can_be_taken_back(root: Path, build: Build) -> None:
    edited_paper(root, build)
    use(root, LETTER, theirs=True)
    use(root, LETTER, theirs=False)
    assert build("B")[PACKET].word == "created"
    assert files_in(root)[f"{REPLACED}/{LETTER}"] == MINE


def test_using_a_file_that_was_never_ours_makes_it_the_paper(root: Path, build: Build) -> None:
    (root / LETTER).parent.mkdir(parents=True)
    (root / LETTER).write_bytes(MINE)
    build("A")
    use(root, root / LETTER, theirs=True)
    assert build("A")[PACKET].new_version is None
    assert (root / LETTER).read_bytes() == MINE


def test_force_replaces_even_a_file_that_was_decided_for(root: Path, build: Build) -> None:
    edited_paper(root, build)
    use(root, LETTER, theirs=True)
    assert build("B", force=True)[PACKET].word == "replaced"
    assert files_in(root)[f"{REPLACED}/{LETTER}"] == MINE


def test_our_other_paper_in_the_planned_place_makes_room(root: Path, build: Build) -> None:
    cv = PaperKey("cv", "whitfield", "pdf")
    build("A", WAITING)
    (root / WAITING).write_bytes(MINE)
    build("A", LETTER)
    with open_output(root, on=TODAY) as folder:
        assert [record.key for record in folder.undecided()] == [PACKET]
    run(root, {PACKET: (LETTER.replace("Khan", "Khan_2"), "A"), cv: (LETTER, "C")})
    use(root, WAITING, theirs=False)
    assert set(files_in(root).values()) == {MINE, words_of("A"), words_of("C")}


@pytest.mark.parametrize(
    ("path", "theirs", "message"),
    [
        ("send/unknown.pdf", True, "awaykit does not know send/unknown.pdf."),
        (LETTER, True, f"There is nothing to decide about {LETTER}: no new version waits."),
        (LETTER, False, f"There is nothing to decide about {LETTER}: no new version waits."),
    ],
)
def test_where_there_is_nothing_to_decide_it_says_so(
    root: Path, build: Build, path: str, theirs: bool, message: str
) -> None:
    build("A")
    with pytest.raises(UserError) as caught:
        use(root, path, theirs=theirs)
    assert caught.value.problems[0].message == message


def test_a_file_that_is_open_or_gone_is_not_decided(root: Path, build: Build) -> None:
    edited_paper(root, build)
    lock = root / LETTER.replace("Khan_", "~$an_")
    lock.write_bytes(b"held")
    with pytest.raises(UserError, match="is open in another program"):
        use(root, LETTER, theirs=False)
    lock.unlink()
    (root / NEW).unlink()
    with pytest.raises(UserError, match=r"The new version .* is not there"):
        use(root, LETTER, theirs=False)
    (root / LETTER).unlink()
    with pytest.raises(UserError, match="is not there any more"):
        use(root, LETTER, theirs=True)


def test_a_link_or_a_path_elsewhere_is_not_decided(root: Path, build: Build, tmp_path: Path) -> None:
    build("A")
    (tmp_path / "mine.pdf").write_bytes(MINE)
    with pytest.raises(UserError, match="is not in the output folder"):
        use(root, tmp_path / "mine.pdf", theirs=True)
    (root / LETTER).unlink()
    (root / LETTER).symlink_to(tmp_path / "mine.pdf")
    with pytest.raises(UserError, match="is not a file of its own"):
        use(root, LETTER, theirs=True)
