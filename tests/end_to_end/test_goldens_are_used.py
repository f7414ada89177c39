"""Every golden file is compared with something, and every comparison has its golden file."""

from collections.abc import Callable

from conftest import BUILT_SAMPLES, Built
from goldens import GOLDEN, formats_with_golden


def test_every_golden_is_used(built: Callable[..., Built]) -> None:
    expected = {"mistakes/report.txt"}
    for name in BUILT_SAMPLES:
        for paper in built(name).report["papers"]:
            stem = f"{name}/{paper['kind']}-{paper['reader']}"
            expected |= {f"{stem}.{form}.txt" for form in formats_with_golden(paper)}
    # What `--json` prints has its goldens in tests/cli/test_json_golden.py, which asks for each by name.
    found = {
        path.relative_to(GOLDEN).as_posix()
        for path in GOLDEN.rglob("*")
        if not path.name.startswith("json-") and path.is_file()
    }
    assert found == expected
