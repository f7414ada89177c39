"""The table “Writing into a folder that a person also edits”, row by row."""

import os
from pathlib import Path, PurePosixPath

import pytest

from awaykit.output import Outcome, PaperKey, PlannedFile, open_output
from conftest import not_on_windows
from output.runs import LETTER, PACKET, TODAY, Build, files_in, run, words_of

CV = PaperKey("cv", "whitfield", "pdf")
WAITING = LETTER.replace("send/", "waiting/")
UNFINISHED = LETTER.replace("send/", "unfinished/")
NEW = f"new-versions/{LETTER}"
EARLIER = f"earlier/{TODAY.isoformat()}"
REPLACED = f"replaced/{TODAY.isoformat()}"
MINE = b"what I wrote by hand"
OWN = {".awaykit", "lock"}
"""What a run touches itself: its lock, and the folder in which it says who it is."""


def edit(root: Path, path: str = LETTER, content: bytes = MINE) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)


def outcome(outcomes: dict[PaperKey, Outcome], key: PaperKey = PACKET) -> tuple[str, str]:
    return str(outcomes[key].word), str(outcomes[key].path)


def test_a_paper_that_is_absent_is_created(root: Path, build: Build) -> None:
    assert outcome(build("A")) == ("created", LETTER)
    assert files_in(root) == {LETTER: words_of("A")}


def test_a_paper_that_the_person_deleted_is_created_again(root: Path, build: Build) -> None:
    build("A")
    (root / LETTER).unlink()
    assert outcome(build("A")) == ("created", LETTER)
    assert files_in(root) == {LETTER: words_of("A")}


def test_a_paper_with_the_same_recipe_is_unchanged_and_nothing_is_written(root: Path, build: Build) -> None:
    build("A")
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.name not in OWN}
    assert outcome(build("A")) == ("unchanged", LETTER)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.name not in OWN} == before


def test_what_was_measured_is_remembered(root: Path, build: Build) -> None:
    build("A")
    with open_output(root, on=TODAY) as folder:
        record = folder.is_current(PlannedFile(PACKET, PurePosixPath(LETTER), "A"))
        assert record is not None
        assert record.measured == {"pages": 5}


def test_a_paper_with_another_recipe_is_updated(root: Path, build: Build) -> None:
    build("A")
    assert outcome(build("B")) == ("updated", LETTER)
    assert files_in(root) == {LETTER: words_of("B")}


def test_another_recipe_that_makes_the_same_bytes_writes_nothing(root: Path, build: Build) -> None:
    build("A")
    with open_output(root, on=TODAY) as folder:
        planned = PlannedFile(PACKET, PurePosixPath(LETTER), "B")
        assert folder.is_current(planned) is None
        assert folder.place(planned, words_of("A")).word == "unchanged"
        assert folder.is_current(planned)


@pytest.mark.parametrize(("before", "after"), [(WAITING, LETTER), (UNFINISHED, LETTER), (LETTER, UNFINISHED)])
def test_a_paper_whose_state_changed_is_renamed(root: Path, build: Build, before: str, after: str) -> None:
    build("A", before)
    inode = (root / before).stat().st_ino
    moved = build("A", after)
    assert outcome(moved) == ("moved", after)
    assert str(moved[PACKET].was) == before
    assert (root / after).stat().st_ino == inode
    assert files_in(root) == {after: words_of("A")}


@pytest.mark.parametrize(("before", "after"), [(WAITING, LETTER), (LETTER, UNFINISHED)])
def test_a_paper_whose_state_and_recipe_changed_is_moved_with_its_new_words(
    root: Path, build: Build, before: str, after: str
) -> None:
    build("A", before)
    moved = build("B", after)
    assert outcome(moved) == ("moved", after)
    assert moved[PACKET].note == "Its words are new as well."
    assert files_in(root) == {after: words_of("B")}
    assert outcome(build("B", after)) == ("unchanged", after)


def test_a_paper_that_the_person_moved_to_its_new_place_is_ours_there(root: Path, build: Build) -> None:
    build("A", WAITING)
    (root / "send/whitfield").mkdir(parents=True)
    (root / WAITING).rename(root / LETTER)
    assert outcome(build("A")) == ("unchanged", LETTER)
    assert outcome(build("B")) == ("updated", LETTER)
    assert files_in(root) == {LETTER: words_of("B")}


def test_a_paper_that_is_no_longer_planned_goes_to_earlier(root: Path, build: Build) -> None:
    build("A")
    (gone,) = build().values()
    assert (gone.word, str(gone.path), str(gone.was)) == ("withdrawn", f"{EARLIER}/{LETTER}", LETTER)
    assert files_in(root) == {f"{EARLIER}/{LETTER}": words_of("A")}
    assert build() == {}


def test_a_second_paper_in_earlier_of_the_same_day_is_numbered(root: Path, build: Build) -> None:
    for recipe in "ABC":
        build(recipe)
        build()
    stem = f"{EARLIER}/{LETTER}".removesuffix(".pdf")
    assert files_in(root) == {
        f"{stem}.pdf": words_of("A"),
        f"{stem}_2.pdf": words_of("B"),
        f"{stem}_3.pdf": words_of("C"),
    }


def test_a_withdrawn_paper_that_is_planned_again_comes_back(root: Path, build: Build) -> None:
    build("A")
    build()
    assert outcome(build("A")) == ("moved", LETTER)
    assert files_in(root) == {LETTER: words_of("A")}


def test_a_withdrawn_paper_with_another_recipe_stays_in_earlier(root: Path, build: Build) -> None:
    build("A")
    build()
    assert outcome(build("B")) == ("created", LETTER)
    assert files_in(root) == {LETTER: words_of("B"), f"{EARLIER}/{LETTER}": words_of("A")}


def test_only_papers_in_scope_are_withdrawn(root: Path) -> None:
    run(root, {PACKET: (LETTER, "A"), CV: ("send/cv.pdf", "A")})
    with open_output(root, on=TODAY) as folder:
        gone = folder.withdraw(lambda key: key.kind == "cv", set())
    assert [str(one.was) for one in gone] == ["send/cv.pdf"]
    assert (root / LETTER).exists()


def test_an_edited_paper_stays_and_the_new_version_lands_beside_it(root: Path, build: Build) -> None:
    build("A")
    edit(root)
    kept = build("B")
    assert outcome(kept) == ("kept yours", LETTER)
    assert str(kept[PACKET].new_version) == NEW
    assert kept[PACKET].note == f"You changed this file, so it stays as it is. The new version is {NEW}."
    assert files_in(root) == {LETTER: MINE, NEW: words_of("B")}


def test_an_edited_paper_with_the_same_recipe_stays_without_a_new_version(root: Path, build: Build) -> None:
    build("A")
    edit(root)
    assert outcome(build("A")) == ("kept yours", LETTER)
    assert files_in(root) == {LETTER: MINE}


def test_a_new_version_is_not_written_again_and_renews_itself(root: Path, build: Build) -> None:
    build("A")
    edit(root)
    build("B")
    before = (root / NEW).stat().st_mtime_ns
    with open_output(root, on=TODAY) as folder:
        planned = PlannedFile(PACKET, PurePosixPath(LETTER), "B")
        assert folder.is_current(planned)
        assert folder.leave(planned).word == "kept yours"
    assert (root / NEW).stat().st_mtime_ns == before
    assert outcome(build("C")) == ("kept yours", LETTER)
    assert files_in(root) == {LETTER: MINE, NEW: words_of("C")}


def test_a_new_version_that_the_person_changed_stays_and_the_next_is_numbered(
    root: Path, build: Build
) -> None:
    build("A")
    edit(root)
    build("B")
    edit(root, NEW, b"my other work")
    build("C")
    second = NEW.replace(".pdf", "_2.pdf")
    assert files_in(root) == {LETTER: MINE, NEW: b"my other work", second: words_of("C")}


def test_a_new_version_that_no_one_needs_any_more_goes_to_earlier(root: Path, build: Build) -> None:
    build("A")
    edit(root)
    build("B")
    edit(root, LETTER, words_of("A"))
    assert outcome(build("B")) == ("updated", LETTER)
    assert files_in(root) == {LETTER: words_of("B"), f"{EARLIER}/{NEW}": words_of("B")}


def test_a_new_version_that_the_person_put_in_place_is_ours(root: Path, build: Build) -> None:
    build("A")
    edit(root)
    build("B")
    (root / NEW).replace(root / LETTER)
    assert outcome(build("B")) == ("unchanged", LETTER)
    assert outcome(build("C")) == ("updated", LETTER)


def test_an_edited_paper_whose_state_changes_stays_and_send_gets_nothing(root: Path, build: Build) -> None:
    build("A", WAITING)
    edit(root, WAITING)
    for recipe in "AB":
        assert outcome(build(recipe, LETTER)) == ("kept yours", WAITING)
        assert files_in(root) == {WAITING: MINE, NEW: words_of(recipe)}


def test_the_new_version_follows_the_state(root: Path, build: Build) -> None:
    build("A", WAITING)
    edit(root, WAITING)
    build("B", WAITING)
    build("B", LETTER)
    assert files_in(root) == {WAITING: MINE, NEW: words_of("B")}


def test_a_file_that_was_never_ours_stays(root: Path, build: Build) -> None:
    edit(root)
    kept = build("A")
    assert outcome(kept) == ("kept yours", LETTER)
    assert (kept[PACKET].note or "").startswith("awaykit did not write this file")
    assert files_in(root) == {LETTER: MINE, NEW: words_of("A")}
    assert outcome(build("A")) == ("kept yours", LETTER)


def test_a_file_of_the_person_in_the_place_of_a_moving_paper_stays(root: Path, build: Build) -> None:
    build("A", WAITING)
    edit(root, LETTER)
    assert outcome(build("A", LETTER)) == ("kept yours", LETTER)
    assert files_in(root) == {LETTER: MINE, NEW: words_of("A")}
    assert outcome(build("B", LETTER)) == ("kept yours", LETTER)
    assert files_in(root) == {LETTER: MINE, NEW: words_of("B")}


def test_new_words_for_a_moving_paper_whose_place_is_taken_go_beside_it(root: Path, build: Build) -> None:
    build("A", WAITING)
    edit(root, LETTER)
    assert outcome(build("B", LETTER)) == ("kept yours", LETTER)
    assert files_in(root) == {LETTER: MINE, NEW: words_of("B")}


def test_an_edited_paper_that_is_no_longer_planned_stays_and_is_named(root: Path, build: Build) -> None:
    build("A")
    edit(root)
    for _ in range(2):
        (gone,) = build().values()
        assert (gone.word, str(gone.path)) == ("kept yours", LETTER)
        assert (gone.note or "").startswith("It is no longer part of the plan.")
        assert files_in(root) == {LETTER: MINE}


def test_two_papers_can_change_places(root: Path) -> None:
    one, two = "send/one.pdf", "send/two.pdf"
    run(root, {PACKET: (one, "A"), CV: (two, "B")})
    swapped = run(root, {PACKET: (two, "A"), CV: (one, "B")})
    assert files_in(root) == {one: words_of("B"), two: words_of("A")}
    assert [(str(each.word), str(each.was)) for each in swapped.values()] == [("moved", one), ("moved", two)]


def test_a_paper_with_the_same_bytes_in_the_planned_place_makes_room(root: Path) -> None:
    run(root, {PACKET: ("send/one.pdf", "A"), CV: ("send/two.pdf", "A")})
    (root / "send/one.pdf").unlink()
    assert outcome(run(root, {PACKET: ("send/two.pdf", "A")})) == ("created", "send/two.pdf")
    assert files_in(root) == {"send/two.pdf": words_of("A"), f"{EARLIER}/send/two.pdf": words_of("A")}


def test_a_paper_does_not_claim_the_place_where_another_lies_now(root: Path) -> None:
    run(root, {PACKET: ("send/one.pdf", "A")})
    (root / "send/one.pdf").unlink()
    assert outcome(run(root, {CV: ("send/one.pdf", "B")}), CV) == ("created", "send/one.pdf")
    later = run(root, {CV: ("send/one.pdf", "B"), PACKET: ("send/two.pdf", "A")})
    assert outcome(later) == ("created", "send/two.pdf")
    assert outcome(later, CV) == ("unchanged", "send/one.pdf")


def test_two_papers_at_one_path_are_a_bug(root: Path) -> None:
    with pytest.raises(ValueError, match="two papers"):
        run(root, {PACKET: ("send/one.pdf", "A"), CV: ("send/ONE.pdf", "B")})


@pytest.mark.parametrize("path", ["../Khan.pdf", "/Khan.pdf", "new-versions/Khan.pdf", ".awaykit/state.json"])
def test_a_planned_path_out_of_the_folder_or_in_our_own_is_a_bug(root: Path, path: str) -> None:
    with pytest.raises(ValueError, match=r"not a|no paper"):
        run(root, {PACKET: (path, "A")})


@pytest.mark.parametrize("name", ["~${}", "~${1}", "~${2}", ".~lock.{}#"])
def test_a_paper_that_is_open_in_word_or_libreoffice_stays(root: Path, build: Build, name: str) -> None:
    path = "edit/whitfield/Khan_Packet.docx"
    build("A", path)
    file = PurePosixPath(path).name
    lock = (
        root / "edit/whitfield" / name.replace("{1}", file[1:]).replace("{2}", file[2:]).replace("{}", file)
    )
    lock.write_bytes(b"held")
    assert outcome(build("A", path)) == ("unchanged", path)
    kept = build("B", path)
    assert outcome(kept) == ("kept yours", path)
    assert (kept[PACKET].note or "").startswith("This file is open in another program")
    assert outcome(build("B", path, force=True)) == ("kept yours", path)
    with open_output(root, on=TODAY) as folder:
        assert folder.edited(PACKET)
    assert (root / path).read_bytes() == words_of("A")
    lock.unlink()
    assert outcome(build("B", path)) == ("updated", path)
    assert (root / path).read_bytes() == words_of("B")


def test_a_paper_that_is_marked_read_only_stays_until_it_may_be_written(root: Path, build: Build) -> None:
    build("A")
    (root / LETTER).chmod(0o400)
    assert outcome(build("A")) == ("unchanged", LETTER)
    for _ in range(2):
        kept = build("B")
        assert outcome(kept) == ("kept yours", LETTER)
        assert (kept[PACKET].note or "").startswith("This file is marked read-only")
        assert files_in(root) == {LETTER: words_of("A"), NEW: words_of("B")}
    (root / LETTER).chmod(0o600)
    assert outcome(build("B")) == ("updated", LETTER)
    assert files_in(root) == {LETTER: words_of("B"), f"{EARLIER}/{NEW}": words_of("B")}


def test_a_paper_that_is_marked_read_only_follows_its_state_with_its_words(root: Path, build: Build) -> None:
    build("A", WAITING)
    (root / WAITING).chmod(0o400)
    assert outcome(build("A", LETTER)) == ("moved", LETTER)
    assert outcome(build("B", UNFINISHED)) == ("kept yours", LETTER)
    new = f"new-versions/{UNFINISHED}"
    assert files_in(root) == {LETTER: words_of("A"), new: words_of("B")}
    assert outcome(build("B", UNFINISHED, force=True)) == ("replaced", UNFINISHED)
    assert files_in(root)[f"{REPLACED}/{LETTER}"] == words_of("A")


def test_edited_tells_a_changed_file_from_ours(root: Path, build: Build) -> None:
    build("A")
    with open_output(root, on=TODAY) as folder:
        assert not folder.edited(PACKET)
        assert not folder.edited(CV)
        edit(root)
        assert folder.edited(PACKET)


@pytest.mark.parametrize("recipe", ["A", "B"])
def test_force_replaces_an_edited_paper_and_keeps_it_in_replaced(
    root: Path, build: Build, recipe: str
) -> None:
    build("A")
    edit(root)
    forced = build(recipe, force=True)
    assert outcome(forced) == ("replaced", LETTER)
    assert forced[PACKET].note == f"Your file is now {REPLACED}/{LETTER}."
    assert files_in(root) == {LETTER: words_of(recipe), f"{REPLACED}/{LETTER}": MINE}


def test_force_clears_the_planned_place_as_well(root: Path, build: Build) -> None:
    build("A", WAITING)
    edit(root, WAITING, b"one")
    edit(root, LETTER, b"two")
    assert outcome(build("B", LETTER, force=True)) == ("replaced", LETTER)
    assert files_in(root) == {
        LETTER: words_of("B"),
        f"{REPLACED}/{WAITING}": b"one",
        f"{REPLACED}/{LETTER}": b"two",
    }


def test_force_moves_our_paper_over_a_file_of_the_person(root: Path, build: Build) -> None:
    build("A", WAITING)
    edit(root, LETTER)
    assert outcome(build("A", LETTER, force=True)) == ("replaced", LETTER)
    assert files_in(root) == {LETTER: words_of("A"), f"{REPLACED}/{LETTER}": MINE}


def test_a_link_in_the_place_of_a_paper_is_the_persons(root: Path, build: Build, tmp_path: Path) -> None:
    target = tmp_path / "outside.pdf"
    target.write_bytes(MINE)
    (root / LETTER).parent.mkdir(parents=True)
    (root / LETTER).symlink_to(target)
    assert outcome(build("A")) == ("kept yours", LETTER)
    assert outcome(build("A", force=True)) == ("replaced", LETTER)
    assert target.read_bytes() == MINE
    assert (root / REPLACED / LETTER).readlink() == target
    assert not (root / LETTER).is_symlink()


def test_a_dry_run_says_what_would_happen_and_touches_nothing(root: Path, build: Build) -> None:
    assert outcome(build("A", dry_run=True)) == ("created", LETTER)
    assert not root.exists()
    one, two = "send/one.pdf", "send/two.pdf"
    run(root, {PACKET: (one, "A"), CV: (two, "A")})
    edit(root, two)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    told = run(root, {PACKET: (two, "B")}, dry_run=True)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before
    assert told == run(root, {PACKET: (two, "B")})


def test_small_data_is_kept_for_the_next_run(root: Path) -> None:
    with open_output(root, on=TODAY) as folder:
        assert folder.note("proof") is None
        folder.set_note("proof", {"seen": ["a"]})
    with open_output(root, on=TODAY) as folder:
        assert folder.note("proof") == {"seen": ["a"]}


def test_a_paper_that_is_not_current_cannot_be_left(root: Path) -> None:
    with open_output(root, on=TODAY) as folder, pytest.raises(ValueError, match="must be placed"):
        folder.leave(PlannedFile(PACKET, PurePosixPath(LETTER), "A"))


@not_on_windows
def test_files_are_private_to_the_user(root: Path, build: Build) -> None:
    old = os.umask(0)
    try:
        build("A")
        edit_copy = build("B")
    finally:
        os.umask(old)
    assert outcome(edit_copy) == ("updated", LETTER)
    for path in [root, *root.rglob("*")]:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
