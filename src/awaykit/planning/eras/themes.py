"""What two texts speak of alike: the content words that both hold, in whatever form."""

import re
from collections.abc import Iterable
from functools import cache

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORTEST = 4
_SHORTEST_STEM = 4
_ENDINGS = re.compile(
    r"(?:i[sz]ations?|ations?|ings?|ied|ies|ments?|ness|ively|ive|edly|ed|ers?|ors?|ly|es|s|e|y)\Z"
)
_COMMON = """
    about above according across actually admission after afterwards again against ahead almost alone
    along already also although always among another answer anything around asked asks attending away
    back because become been before began begin behind being below beside best better between beyond
    both bring brought call came cannot case cases change clinic clinical come could days didn didn't
    different doctor does doesn't doing don't done down during each early either else enough even ever
    everyone everything feel find first five follow found four from gave give given giving goes going
    gone good great half hand happen have having hear heard held help here hers herself himself hospital
    hospitalist hour however important intern into isn't itself just keep kept knew know known last late
    later learn least left less like list long look made make making many means medical medicine might
    mine minute month more most much must myself near need never next nine nobody noon note notes
    nothing observer often once only onto opened other others ought over part patient people perhaps
    person physician place problem question quite rather really residency resident right rotation rotations
    round said same says second seem seen senior seven several shall short should show since some
    someone something sometimes soon spoke start still student such take taken taking talk team tell
    than thank that that's their them themselves then there these they thing things think third this
    those though thought three through time times today together told tomorrow took toward tried turn
    twice under unit until upon used using very want ward wasn't ways week well went were what whatever
    when where whether which while whole whom whose will with within without work would wrote year
    yesterday your
"""
"""Words that any two texts about a rotation share, whatever their ending: they make no theme."""


def shared_themes(text: str, others: Iterable[str]) -> tuple[str, ...]:
    """The content words of `text`, as it has them first, whose stems one of the others holds too."""
    wanted = {stem for other in others for stem in _by_stem(other)}
    return tuple(word for stem, word in _by_stem(text).items() if stem in wanted)


def _by_stem(text: str) -> dict[str, str]:
    """The first content word with each stem, in the order of the text."""
    found: dict[str, str] = {}
    for written in _WORD.findall(text):
        word = written.casefold().replace("’", "'").removesuffix("'s")
        if len(word) >= _SHORTEST and (stem := _stem(word)) not in _common_stems():
            found.setdefault(stem, word)
    return found


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(_stem(word) for word in _COMMON.split())


def _stem(word: str) -> str:
    """A word without its commonest endings: "presentations", "presented" and "present" are one."""
    while (shorter := _ENDINGS.sub("", word, count=1)) != word and len(shorter) >= _SHORTEST_STEM:
        word = shorter
    return word
