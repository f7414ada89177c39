"""Builds every sample into output/, each on the day for which it was written."""

import subprocess
import sys
import tomllib

from awaykit.resources import samples_folder

NOT_FOR_PAPERS = frozenset({"mistakes"})
"""This sample shows the report of mistakes; no paper can come of it."""


def sample_days() -> dict[str, str]:
    """The day of each sample, by its folder's name."""
    text = (samples_folder() / "today.toml").read_text(encoding="utf-8")
    return {name: str(day) for name, day in tomllib.loads(text).items()}


def main() -> int:
    """Build all samples with the installed command; 1 when one could not be built."""
    failed = []
    for name, day in sample_days().items():
        print(f"\n=== samples/{name} on {day}", flush=True)
        if name in NOT_FOR_PAPERS:
            command = ["check", f"samples/{name}", "--today", day]
            expected = 1
        else:
            command = ["build", f"samples/{name}", "--today", day]
            expected = 0
        done = subprocess.run([sys.executable, "-m", "awaykit", *command], check=False)
        if done.returncode != expected:
            failed.append(name)
    print(f"\nThe papers are in output/.{' These failed: ' + ', '.join(failed) if failed else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
