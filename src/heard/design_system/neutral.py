"""Page titles that tell somebody looking over a shoulder nothing: only an allowed few words."""

import re

_WORDS = """
    a about accessibility again agree and answer answers are at back be been before by can
    cannot change check choose code contact could delete deleted details do done end enter error
    find finish for form found from go has hello help here how if in information introduction is
    it keep language last later leave list made many may minutes more my need new next no not
    number of on one open or other our out page pages part please privacy problem question
    questions read ready return review save saved section see send sent service short some
    something sorry start step still stop suggestions support take talk text thank thanks the
    them then there they thing things this time to try until used want was way we welcome what
    when will with word words wrong you your yours
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
