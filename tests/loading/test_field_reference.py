from pathlib import Path

from awaykit.loading.schema import field_reference
from awaykit.model.letters import LetterWriter

PAGE = Path(__file__).resolve().parents[2] / "docs" / "dossier-fields.md"


def test_the_page_of_fields_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == field_reference()


def test_each_field_says_what_it_takes_and_means() -> None:
    rows = [line.split(" | ") for line in field_reference().splitlines() if line.startswith("| `")]
    assert len(rows) > 200
    assert all(cell.strip(" |") for row in rows for cell in row)
    names = {row[0] for row in rows}
    assert all(any(f"`{name}`" in known for known in names) for name in LetterWriter.model_fields)
