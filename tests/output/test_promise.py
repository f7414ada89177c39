"""In any order of edits and runs, no byte that the program didn't write is lost."""

import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from awaykit.output import PaperKey, open_output
from awaykit.problems import UserError
from output.deaths import dying
from output.runs import TODAY, files_in, run, words_of

KEYS = [PaperKey(name, "whitfield", "pdf") for name in ("packet", "cv", "summary")]
PATHS = ["send/a.pdf", "send/b.pdf", "waiting/a.pdf", "unfinished/a.pdf", "edit/w/a.docx"]
RECIPES = ["A", "B", "C"]
PLANS = st.lists(st.sampled_from(PATHS), min_size=3, max_size=3, unique=True).flatmap(
    lambda paths: st.lists(st.sampled_from(RECIPES), max_size=3).map(
        lambda recipes: {key: (path, recipe) for key, path, recipe in zip(KEYS, paths, recipes, strict=False)}
    )
)


class Sharing(RuleBasedStateMachine):
    """A person and the program work in one folder; `mine`: what the person wrote → where it lies."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.mine: dict[bytes, str] = {}
        self.released: set[bytes] = set()
        self.is_tidy = True

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @initialize(plan=PLANS)
    def first_build(self, plan: dict[PaperKey, tuple[str, str]]) -> None:
        run(self.root, plan)

    @rule(plan=PLANS, force=st.booleans(), touches=st.none() | st.integers(0, 60))
    def build(self, plan: dict[PaperKey, tuple[str, str]], force: bool, touches: int | None) -> None:
        if touches is not None:
            with dying(self.root, touches):
                run(self.root, plan, force=force)
        else:
            run(self.root, plan, force=force)
            self.check_plan(plan)
        if force:
            self.released |= self.mine.keys()

    @rule(path=st.sampled_from(PATHS + [f"new-versions/{path}" for path in PATHS]))
    def write(self, path: str) -> None:
        content = f"mine {len(self.mine) + len(self.released)} {path}".encode()
        while content in self.mine:
            content += b"."
        self.forget(path)
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(content)
        self.mine[content] = path

    @precondition(lambda self: bool(files_in(self.root)))
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(sorted(files_in(self.root))))
        self.forget(path)
        (self.root / path).unlink()

    @precondition(lambda self: bool(files_in(self.root)))
    @rule(data=st.data(), aim=st.sampled_from(PATHS), copied=st.booleans())
    def move(self, data: st.DataObject, aim: str, copied: bool) -> None:
        path = data.draw(st.sampled_from(sorted(files_in(self.root))))
        if (self.root / aim).exists():
            return
        self.is_tidy = False
        (self.root / aim).parent.mkdir(parents=True, exist_ok=True)
        content = (self.root / path).read_bytes()
        if copied and content not in self.mine:
            shutil.copy(self.root / path, self.root / aim)
        else:
            (self.root / path).rename(self.root / aim)
        if content in self.mine:
            self.mine[content] = aim

    @precondition(lambda self: bool(files_in(self.root)))
    @rule(data=st.data(), theirs=st.booleans(), touches=st.none() | st.integers(0, 25))
    def decide(self, data: st.DataObject, theirs: bool, touches: int | None) -> None:
        path = data.draw(st.sampled_from(sorted(files_in(self.root))))
        self.released |= self.mine.keys()
        try:
            with (
                dying(self.root, -1 if touches is None else touches),
                open_output(self.root, on=TODAY) as folder,
            ):
                folder.decide(path, theirs=theirs)
        except UserError:
            pass

    @rule(damage=st.sampled_from([None, b"", b"{"]))
    def lose_the_state(self, damage: bytes | None) -> None:
        self.is_tidy = False
        state = self.root / ".awaykit/state.json"
        state.unlink(missing_ok=True)
        if damage is not None:
            state.parent.mkdir(exist_ok=True)
            state.write_bytes(damage)

    @invariant()
    def nothing_of_the_persons_is_lost(self) -> None:
        found = files_in(self.root)
        counted = Counter(found.values())
        for content, path in self.mine.items():
            assert counted[content] == 1, f"{content!r} was lost or doubled"
            assert content in self.released or found[path] == content, f"{content!r} was moved"

    @invariant()
    def every_file_is_whole(self) -> None:
        ours = {words_of(recipe) for recipe in RECIPES}
        for path, content in files_in(self.root).items():
            assert path.endswith(".tmp") or content in ours or content in self.mine

    def check_plan(self, plan: dict[PaperKey, tuple[str, str]]) -> None:
        """After a whole run: each paper is in its place, and `send/` holds exactly what goes out."""
        found = files_in(self.root)
        wanted = dict(plan.values())
        if self.is_tidy and not self.mine.keys() & set(found.values()):
            assert all(found[path] == words_of(recipe) for path, recipe in wanted.items())
        for path, content in found.items():
            if self.is_tidy and path.startswith("send/") and content not in self.mine:
                assert content == words_of(wanted[path])

    def forget(self, path: str) -> None:
        """The person's own doing: what lay there is no longer promised."""
        old = (self.root / path).read_bytes() if (self.root / path).is_file() else None
        if old is not None:
            self.mine.pop(old, None)


TestSharing = Sharing.TestCase
TestSharing.settings = settings(
    max_examples=25, stateful_step_count=20, suppress_health_check=list(HealthCheck)
)
