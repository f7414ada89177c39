"""Files made to exhaust time or memory, loaded in a process that has little of either."""

import json
import subprocess
import sys
from pathlib import Path

from conftest import only_on_linux
from loading.reading import MINIMAL, write

SLOWEST_SECONDS = 8.0
MOST_BYTES = 1 << 29
MB = 1_000_000
ALIASES = "\n".join(["a0: &a0 x", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))])
BOMBS: dict[str, bytes] = {
    "aliases": ALIASES.encode(),
    "merge keys": b"a: &a {b: c}\nd:\n" + b"  <<: *a\n" * 10_000,
    "open brackets": b"skills: " + b"[" * (MB - 9),
    "open braces": b"skills: " + b"{" * (MB - 9),
    "brackets in brackets": b"skills: " + b"[" * 300_000 + b"]" * 300_000,
    "hyphens in hyphens": b"- " * 499_000,
    "indentation": b"".join(b" " * n + b"a:\n" for n in range(1_300)),
    "question marks": b"? " * 499_000,
    "a long word": MINIMAL.encode() + b"skills: " + b"x" * (MB - 100),
    "a long quotation": MINIMAL.encode() + b'skills: "' + b"x\n" * 480_000 + b'"',
    "an open quotation": MINIMAL.encode() + b'skills: "' + b"x " * 480_000,
    "escapes": MINIMAL.encode() + b'skills: "' + b"\\u0041" * 160_000 + b'"',
    "blank lines": MINIMAL.encode() + b"statement: {text: |\n" + b"\n" * 900_000,
    "a folded text": MINIMAL.encode() + b"statement:\n  text: >\n" + b"    a\n\n" * 120_000,
    "many keys": MINIMAL.encode() + b"".join(b"k%d: v\n" % n for n in range(70_000)),
    "one key": MINIMAL.encode() + b"skills: a\n" * 90_000,
    "many entries": MINIMAL.encode() + b"skills:\n" + b"- a\n" * 200_000,
    "many wrong entries": MINIMAL.encode() + b"rotations:\n" + b"- {}\n- {id: x}\n- {x: y}\n" * 20_000,
    "many same ids": MINIMAL.encode() + b"files:\n" + b"- {id: a, path: b, kind: cv}\n" * 20_000,
    "controls": MINIMAL.encode() + b"skills: '" + b"\x07" * 900_000 + b"'",
    "controls in lines": MINIMAL.encode() + b"skills:\n" + b"- \x07\n" * 200_000,
    "comments": MINIMAL.encode() + b"skills: a #b\n" + b"# x\n" * 240_000,
    "tabs": b"\t" * (MB - 1),
    "colons": b":" * (MB - 1),
    "colons and spaces": b": " * 499_000,
    "tags": b"! " * 499_000,
    "anchors": b"&a " * 330_000,
    "directives": b"%YAML 1.1\n" * 99_000,
    "documents": b"---\n" * 249_000,
    "line ends of Macs": MINIMAL.encode().replace(b"\n", b"\r") + b"\r" * 900_000,
    "wide letters": MINIMAL.encode() + b"skills: " + "\U0001f600".encode() * 240_000,
    "too much": b"a" * (MB + 1),
}
PROGRAM = """
import json, resource, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from loading.changes import only_that_changes
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
took = {}
for file in map(Path, sys.argv[3:]):
    began = time.process_time()
    only_that_changes(file, 1)
    took[file.parent.name] = time.process_time() - began
print(json.dumps(took))
"""


@only_on_linux
def test_no_file_takes_long_or_much(tmp_path: Path) -> None:
    files = [write(tmp_path / name, {"dossier.yaml": bomb}) / "dossier.yaml" for name, bomb in BOMBS.items()]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, Path(__file__).parents[1], str(MOST_BYTES), *files],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    took = json.loads(done.stdout)
    assert took.keys() == BOMBS.keys()
    assert {name: seconds for name, seconds in took.items() if seconds > SLOWEST_SECONDS} == {}
