from pathlib import Path

import pytest

from loading.reading import MINIMAL, problems_of, write

CANARY = "X4711CANARY"
PRIVATE = [
    f"  ids: {{passport: '{CANARY}', oops: 1}}\n",
    f"  ids: {{passport: [{CANARY}]}}\n",
    f"  ids:\n    passport: {CANARY} # {CANARY}\n    oops: 1\n    ecfmg: [a]\n",
    f"  ids: {CANARY}\n",
    f"  ids: [{CANARY}]\n",
    f"  ids:\n    pasport: {CANARY}\n",
    f"  pasport: {CANARY}\n",
    f"  ids:\n    birth_date: {CANARY}\n",
    f"  ids:\n    passport: a\n    passport: {CANARY}\n",
    f"  ids:\n    passport: >\n      abc\n      {CANARY}\x07\n",
    f'  ids:\n    passport: "{CANARY}\n',
    f"  ids:\n    passport: {CANARY}: x\n",
    f"  ids:\n    passport: a\n      {CANARY}: b\n",
    f"  ids:\n    pasport: @{CANARY}\n",
    f"  ids: {{passport: {CANARY}, aamc: @}}\n",
    f"  visa: {{need: {CANARY}}}\n",
    f"  budget: {CANARY}\n",
    f"exams:\n  step_2_ck: {{score: {CANARY}, attempts: {CANARY}, result: {CANARY}}}\n",
    f"exams: {{step_1: {CANARY}}}\n",
]


@pytest.mark.parametrize("text", PRIVATE)
def test_a_private_value_never_stands_in_a_problem(tmp_path: Path, text: str) -> None:
    for problem in problems_of(write(tmp_path, {"d.yaml": MINIMAL + text})):
        assert CANARY not in repr(problem)


def test_a_private_date_is_not_read_out_in_the_hint(tmp_path: Path) -> None:
    (problem,) = problems_of(write(tmp_path, {"d.yaml": MINIMAL + "  ids: {birth_date: 03/04/1991}\n"}))
    assert "1991" not in repr(problem)
    assert problem.message == "This date can be read in two ways."
    assert problem.hint == "Write year-month-day, like 2027-03-01."


def test_a_private_value_that_stands_in_two_files_is_masked(tmp_path: Path) -> None:
    files = {"a.yaml": MINIMAL, "b.yaml": f"applicant: {{ids: {{passport: {CANARY}}}}}\n"}
    for problem in problems_of(write(tmp_path, files)):
        assert CANARY not in repr(problem)
