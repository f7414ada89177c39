"""After a template had to be stopped, the dossier's other templates, which may include it, aren't tried."""

import shutil
from pathlib import Path

import pytest

from awaykit.loading.load import load
from awaykit.model.dates import read_day
from awaykit.problems import UserError
from awaykit.run.order import Selection
from awaykit.run.prepare import fill_all, plan_for
from conftest import SAMPLE_DAYS, SAMPLES

ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


def test_after_a_template_that_was_stopped_no_other_is_tried(tmp_path: Path) -> None:
    dossier = Path(shutil.copytree(SAMPLES / "complete", tmp_path / "dossier"))
    for name in ("emails/cover.txt.j2", "cv/cv.html.j2", "letter-packet/packet.html.j2"):
        template = dossier / "templates" / name
        template.parent.mkdir(parents=True)
        template.write_text(ENDLESS, encoding="utf-8")
    loaded = load(dossier)
    plan = plan_for(loaded, read_day(SAMPLE_DAYS["complete"]))
    papers = [paper for kind in Selection().kinds for paper in kind.plan(loaded.dossier, plan).papers]
    with pytest.raises(UserError) as caught:
        fill_all(loaded, papers, seconds=2)
    (found,) = caught.value.problems
    assert "was stopped" in found.message
