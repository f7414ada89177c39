"""The command run by an unprivileged user, also where the tests run as root."""

import subprocess
import sys
from pathlib import Path

from conftest import COMMAND

# On Linux the superuser gives up the one right to write where permissions forbid it (PR_CAPBSET_DROP,
# CAP_DAC_OVERRIDE) and stays the owner of the checkout and of the cache, wherever they lie.
_GIVE_UP_THE_RIGHT = """
import ctypes, os, sys
if os.geteuid() == 0 and ctypes.CDLL(None, use_errno=True).prctl(24, 1, 0, 0, 0):
    sys.exit("could not give up the right to write everywhere")
os.execv(sys.argv[1], sys.argv[1:])
"""


def run_unprivileged(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the installed command as someone for whom a read-only folder is read-only."""
    command = [sys.executable, "-c", _GIVE_UP_THE_RIGHT, str(COMMAND), *map(str, words)]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", timeout=120)
