"""One packet made again while the disk fails: the folder before, a damaged run, and what must hold."""

import io
import json
import os
import re
import shutil
import signal
import subprocess
import time
import zipfile
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from awaykit.problems import ExitStatus
from conftest import COMMAND, run_command
from minimal import DAY, edit, minimal_dossier
from sweeps.faults import Call, Ended, Faults

STATE = ".awaykit/state.json"
Files = dict[str, bytes]


def files_in(folder: Path) -> Files:
    """Every file, hidden ones too, by its path in the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() or path.is_symlink()
    }


def papers_in(files: Files) -> Files:
    """Those that a person sees."""
    return {path: content for path, content in files.items() if not re.search(r"(?:^|/)\.", path)}


def opens(path: str, content: bytes) -> bool:
    """Whether the file is one of its kind, whole; every other paper is a text."""
    match Path(path).suffix:
        case ".pdf":
            return content.startswith(b"%PDF-") and content.rstrip().removesuffix(b"mine").rstrip().endswith(
                b"%%EOF"
            )
        case ".docx" | ".zip":
            return zipfile.ZipFile(io.BytesIO(content)).testzip() is None
        case ".eml":
            return not message_from_bytes(content, policy=default).defects
        case _:
            return bool(content.decode()) or path.endswith("/lock")


@dataclass(frozen=True)
class Scene:
    """What the person does between two runs: edits a paper, deletes one, and `changes` words of the dossier.

    The words that are in the end are those of the sample.
    """

    words: tuple[str, ...]
    edited: str
    changes: tuple[tuple[str, str], ...]
    deleted: str | None = None


class Ground:
    """An output folder as an earlier run and the person left it, and the run that follows.

    `old` and `new` are its files before and after that run, undisturbed; `calls` those that change them.
    """

    def __init__(self, folder: Path, scene: Scene) -> None:
        self.folder = Path(os.path.realpath(folder))
        self.out, self.temporary = self.folder / "out", self.folder / "tmp"
        self.temporary.mkdir()
        self.scene = scene
        dossier = minimal_dossier(self.folder)
        self.words = [*scene.words, str(dossier), "--today", DAY, "--out", str(self.out)]
        for before, after in scene.changes:
            edit(dossier, after, before)
        self._run_calmly()
        with (self.out / scene.edited).open("ab") as paper:
            paper.write(b"mine")
        if scene.deleted:
            (self.out / scene.deleted).unlink()
        for before, after in scene.changes:
            edit(dossier, before, after)
        self.out.rename(self.folder / "before")
        self.set_up()
        self.old = files_in(self.out)
        self._faults = Faults([COMMAND, *self.words], self.out, self.folder / "trace")
        self.calls = self._faults.watch(self.environment())
        self.new = files_in(self.out)
        damaged = [path for path, content in self.new.items() if not opens(path, content)]
        assert damaged == []

    def set_up(self) -> None:
        """The output folder as it was before."""
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.folder / "before", self.out)

    def run_under(self, call: Call, fault: str) -> Ended:
        """The run with `fault` (in strace's words) at `call`; the fault must have come there."""
        self.set_up()
        return self._faults.run(call, fault, self.environment())

    def run_killed(self, after: float) -> Ended:
        """The run, killed so many seconds after it first changed the folder, if it lasts as long."""
        self.set_up()
        with self._started() as run:
            self._wait_for_a_change(run)
            time.sleep(after)
            run.kill()
            return Ended(run.wait(), "")

    def seconds_of_changes(self) -> float:
        """How long the undisturbed run lasts after it first changed the folder."""
        self.set_up()
        with self._started() as run:
            self._wait_for_a_change(run)
            began = time.monotonic()
            assert run.wait() == 0
        return time.monotonic() - began

    def environment(self) -> dict[str, str]:
        """With a folder of its own for what is temporary."""
        return {**os.environ, "TMPDIR": str(self.temporary)}

    def badness(self, ended: Ended) -> list[str]:
        """All that is wrong after a run under a fault, and after the next one; nothing, if all is well."""
        found = self._damage()
        if ended.status == ExitStatus.NOT_WRITTEN:
            is_plain = re.search(r"could not be (?:written|read): ", ended.told) and "Errno" not in ended.told
            found += [] if is_plain else [f"not in plain words: {ended.told}"]
        elif ended.status == 0:
            new = papers_in(self.new)
            found += [] if papers_in(files_in(self.out)) == new else ["it ended well, yet not all is new"]
        elif ended.status != -signal.SIGKILL:
            found.append(f"it ended with {ended.status}: {ended.told}")
        self._run_calmly()
        return found + self._differences()

    def _damage(self) -> list[str]:
        """What a stopped run did that it must not do: nothing, if all is well."""
        files = files_in(self.out)
        papers, whole = papers_in(files), {*self.old.values(), *self.new.values()}
        found = [f"{path} is neither old nor new" for path, each in papers.items() if each not in whole]
        found += [
            f"{path} is out of date"
            for path, each in papers.items()
            if path.startswith("send/") and each not in (self.old.get(path), self.new.get(path))
        ]
        if files.get(self.scene.edited) != self.old[self.scene.edited]:
            found.append("the person's edit is gone")
        if len(papers) < len(papers_in(self.old)):
            found.append("a paper is gone")
        try:
            json.loads(files[STATE])
        except (KeyError, ValueError):
            found.append("the state can't be read")
        return found

    def _differences(self) -> list[str]:
        """How the folder differs from what an undisturbed run leaves, and what else is left."""
        files = files_in(self.out)
        found = [
            f"{path} is not as it would be"
            for path in sorted({*files, *self.new} - {STATE})
            if files.get(path) != self.new.get(path)
        ]
        if _known(files) != _known(self.new):
            found.append("the state is not as it would be")
        return found + [f"{path.name} is left for good" for path in self.temporary.iterdir()]

    def _started(self) -> subprocess.Popen[bytes]:
        silent = subprocess.DEVNULL
        return subprocess.Popen([COMMAND, *self.words], stdout=silent, stderr=silent, env=self.environment())

    def _wait_for_a_change(self, run: subprocess.Popen[bytes]) -> None:
        state = self.out / STATE
        start = state.stat().st_ino
        while state.stat().st_ino == start and run.poll() is None:
            time.sleep(0.001)

    def _run_calmly(self) -> None:
        done = run_command(*self.words, env=self.environment())
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stderr == ""


def _known(files: Files) -> object:
    """What the state file says of the papers; the step under way is none."""
    state = json.loads(files[STATE])
    return state["papers"], state["intent"]
