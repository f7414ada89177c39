"""Shared fixtures: the command, the samples, and each sample built once for all tests."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from loopback import Counted, counting_server
from warm_command import PATIENCE, run_warm, stop_server

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
SAMPLE_DAYS: dict[str, str] = {
    name: str(day)
    for name, day in tomllib.loads((SAMPLES / "today.toml").read_text(encoding="utf-8")).items()
}
BUILT_SAMPLES = tuple(name for name in SAMPLE_DAYS if name != "mistakes")
BUILT_PAPERS = [
    *((name, "letter") for name in BUILT_SAMPLES),
    ("observer", "a4"),
    pytest.param("complete", "a4", marks=pytest.mark.sweep),
]
"""Each sample on Letter, two of them on A4 too, the large one among the long tests."""
IN_CI = os.environ.get("CI") == "true"
PLATFORM = "platform: "
not_on_windows = pytest.mark.skipif(os.name == "nt", reason=f"{PLATFORM}Windows")
only_on_linux = pytest.mark.skipif(sys.platform != "linux", reason=f"{PLATFORM}{sys.platform}")
Figure = Callable[[str], None]
Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = Path(sys.executable).parent / ("awaykit.exe" if os.name == "nt" else "awaykit")

# A slow or busy computer is no reason to fail; in CI the examples are the same every time.
settings.register_profile(
    "calm",
    deadline=None,
    derandomize=IN_CI,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("calm")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _fail_a_skip_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_a_skip_in_ci(report)
    return report


def pytest_sessionfinish() -> None:
    stop_server()


@pytest.fixture
def web() -> Iterator[Counted]:
    """A server on this machine, for what must not ask it anything."""
    with counting_server() as counted:
        yield counted


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Tells one line of what a test tried, and how much of it was bad; the end of the run prints them all."""
    return partial(record_property, "figure")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print each `figure` that a test recorded: what it tried, how much was bad, how long it took."""
    figures = sorted(
        f"{value}  [{report.outcome}, {report.duration:.0f} s]"
        for reports in terminalreporter.stats.values()
        for report in reports
        if isinstance(report, pytest.TestReport) and report.when == "call"
        for name, value in report.user_properties
        if name == "figure"
    )
    if figures:
        terminalreporter.section("figures")
        terminalreporter.write_line("\n".join(figures))


def _fail_a_skip_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    """A skipped test proves nothing: in CI it fails, unless it is meant for another platform."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not reason.removeprefix("Skipped: ").startswith(PLATFORM):
            report.outcome = "failed"
            report.longrepr = f"In CI nothing is skipped. {reason}"


def run_command(
    *words: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, one that has its libraries imported where that can be."""
    if os.name == "nt":
        return run_installed(*words, cwd=cwd, env=env, typed=typed)
    return run_warm([str(word) for word in words], cwd, env or os.environ, typed)


def run_installed(
    *words: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the installed command, as a user does: for what depends on how the program starts."""
    return subprocess.run(
        [COMMAND, *map(str, words)],
        input=typed,
        cwd=cwd,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        env=env,
    )


def needs(*programs: str) -> None:
    """Skip the test where a program is missing; in CI that is a failure."""
    from shutil import which

    missing = [program for program in programs if not which(program)]
    if missing:
        pytest.skip(f"not on this computer: {', '.join(missing)}")


@dataclass(frozen=True)
class Built:
    """A sample that was built by the command, and what the command reported."""

    name: str
    folder: Path
    report: dict[str, Any]
    seconds: float

    def files(self, ending: str, *, below: str = "") -> list[Path]:
        """The papers with this ending, in a stable order."""
        return sorted((self.folder / below).rglob(f"*.{ending}"))


def build_sample(name: str, out: Path, *options: str, run: Run = run_command) -> Built:
    """Build a sample on its own day."""
    import time

    began = time.perf_counter()
    done = run("build", SAMPLES / name, "--today", SAMPLE_DAYS[name], "--out", out, "--json", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(name, out, json.loads(done.stdout), time.perf_counter() - began)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    """`built("complete")`: the sample on its paper, made once for all tests and all their processes."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent

    def once(name: str, paper: str = "letter") -> Built:
        out = shared / f"built-{name}-{paper}"
        kept = shared / f"built-{name}-{paper}.json"
        with FileLock(shared / f"built-{name}-{paper}.lock"):
            if not kept.exists():
                made = build_sample(name, out, "--paper", paper)
                kept.write_text(json.dumps([made.report, made.seconds]), encoding="utf-8")
        report, seconds = json.loads(kept.read_text(encoding="utf-8"))
        return Built(name, out, report, seconds)

    return once
