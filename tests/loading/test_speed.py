import time
from pathlib import Path

from awaykit.loading.load import load
from loading.reading import MINIMAL, write


def test_three_thousand_lines_load_while_nobody_notices(tmp_path: Path) -> None:
    entry = "  - title: A prize for work\n    from_whom: 'A society'\n    on: 2024-05\n"
    write(tmp_path, {"d.yaml": MINIMAL + "awards:\n" + entry * 1_000})
    load(tmp_path)
    began = time.process_time()
    loaded = load(tmp_path)
    took = time.process_time() - began
    assert len(loaded.dossier.awards) == 1_000
    assert took < 1, "five times what a machine of two cores needs"
