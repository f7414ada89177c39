"""The report on the sample of mistakes, compared with its golden file."""

import pytest

from conftest import ROOT, SAMPLE_DAYS, run_command
from goldens import matches_golden


@pytest.mark.golden
def test_the_report_of_mistakes_reads_as_it_read() -> None:
    done = run_command("check", "samples/mistakes", "--today", SAMPLE_DAYS["mistakes"], cwd=ROOT)
    assert done.returncode == 1
    assert done.stdout == ""
    matches_golden("mistakes/report.txt", done.stderr)
