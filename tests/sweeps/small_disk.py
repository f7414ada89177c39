"""A disk that is too small: a tmpfs in its own mount namespace, which ends with the run."""

import math
import mmap
import shutil
import subprocess

import pytest

from conftest import COMMAND, needs
from sweeps.faults import Ended
from sweeps.packet_anew import Ground

_ON_A_DISK_OF_ITS_OWN = """
size=$1 out=$2 before=$3 after=$4
shift 4
mount -t tmpfs -o "size=$size" awaykit "$out" && cp -a "$before/." "$out" || exit 99
"$@"
status=$?
cp -a "$out" "$after"
exit $status
"""


class SmallDisk:
    """The run of a ground, with the output folder on a disk that has just so much room left."""

    def __init__(self, ground: Ground) -> None:
        needs("unshare", "mount")
        self._ground = ground
        self._used = sum(
            math.ceil(len(content) / mmap.PAGESIZE) * mmap.PAGESIZE for content in ground.old.values()
        )

    def run_with(self, free: int) -> Ended:
        """The run with so many bytes free; the folder is then where it always is."""
        ground, after = self._ground, self._ground.folder / "after"
        ground.set_up()
        done = subprocess.run(
            [
                *("unshare", "--map-root-user", "--mount", "sh", "-c", _ON_A_DISK_OF_ITS_OWN, "sh"),
                *(str(self._used + free), str(ground.out), str(ground.folder / "before"), str(after)),
                *(str(COMMAND), *ground.words),
            ],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            env=ground.environment(),
        )
        if not after.exists():
            pytest.skip(f"no disk of its own on this computer: {done.stderr}")
        shutil.rmtree(ground.out)
        after.rename(ground.out)
        return Ended(done.returncode, done.stderr)
