"""How many words each part of a filled page has."""

from awaykit.rendering.fragment import descendants, parse
from awaykit.rendering.text import words_of


def word_counts(html: str) -> dict[str, int]:
    """The words of each section that has an id, by this id; a section inside another counts in both.

    Raises:
        UserError: an element of the fragment is left open.
    """
    return {
        section.attributes["id"]: sum(1 for _ in words_of(section))
        for section in descendants(parse(html))
        if section.tag == "section" and section.attributes.get("id")
    }
