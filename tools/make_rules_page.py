"""Write docs/rules.md from the rules."""

from pathlib import Path

from awaykit.review.page import rules_page

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"

if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(rules_page(), encoding="utf-8", newline="\n")
