"""Page titles that tell somebody looking over a shoulder nothing: only an allowed few words."""

import re

_WORDS = """
    a about again and answer answers are at back before change check choose code details done
    end enter error find finish for form help how if in introduction it keep last leave list
    more need new next no not number of on one open or out page pages part please problem
    question questions read ready return review save saved section see start step stop
    suggestions support thank thanks the this to used we what when with you your
"""
NEUTRAL_WORDS = frozenset(_WORDS.split())
"""Words a browser tab, a history list or a bookmark may show. Never the subject."""

WORD = re.compile(r"[^\s:,.?!–-]+")


class TitleTellsTooMuch(ValueError):
    """A page for the person answering had a title with a word that is not on the list."""


def neutral_title(title: str) -> str:
    """The title with its spaces tidied, when each word is neutral or a number.

    Raises TitleTellsTooMuch for any other word: a page that fails in a test
    is better than a tab that gives somebody away.
    """
    for word in WORD.findall(title):
        if word.lower() not in NEUTRAL_WORDS and not (word.isascii() and word.isdigit()):
            raise TitleTellsTooMuch(
                "A title on a page for the person answering may only use the words in "
                "heard.design_system.neutral.NEUTRAL_WORDS."
            )
    return " ".join(title.split())
