"""People's names: after a title, after "my ex" and the like, after "called", and by list.

Capitals help but are not needed, because people type in lower case. Names that
are neither listed nor announced by the words before them are missed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from heard.engines.redaction.detectors.words import (
    Word,
    could_be_name,
    is_next,
    runs,
    words_in,
)
from heard.engines.redaction.spans import Kind, Span

_TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "professor", "mx", "sir", "lady", "lord", "rev", "judge"}
)
_TITLES_WITH_CAPITAL: Final = frozenset(
    {"miss", "sister", "father", "auntie", "uncle", "aunt", "nurse", "reverend"}
)
_RELATED = """
ex exes husband wife boyfriend girlfriend bf gf partner fiance fiancee mum mam mom dad mother
father brother sister son daughter baby kid child uncle aunt aunty auntie nan nana gran grandma
grandad cousin nephew niece stepdad stepmum stepfather stepmother stepson stepdaughter neighbour
neighbor mate friend boss flatmate housemate landlord lodger roommate colleague manager ex-husband
ex-wife ex-partner ex-boyfriend ex-girlfriend in-law mother-in-law father-in-law brother-in-law
sister-in-law inlaw inlaws half-brother half-sister perpetrator abuser
"""
_KIN: Final = frozenset(_RELATED.split())
_STARTS_SENTENCE: Final = frozenset(
    [
        "i",
        "however",
        "the",
        "he",
        "she",
        "they",
        "we",
        "it",
        "and",
        "but",
        "a",
        "my",
        "was",
        "is",
        "this",
        "that",
        "then",
        "when",
        "you",
    ]
)
_ANNOUNCED_BY = frozenset({"called", "named", "nicknamed", "aka", "alias"})
_SHORTEST_REPEAT = 3


def find(text: str) -> Iterator[Span]:
    """Spans that read as people's names."""
    words = words_in(text)
    for detector, firsts in (
        ("titled_name", _after_titles(text, words)),
        ("kin_name", _after_kin(text, words)),
        ("announced_name", _announced(text, words)),
        ("listed_name", (i for i, word in enumerate(words) if word.is_known_name)),
    ):
        for start, end in runs(text, words, firsts):
            yield Span(start, end, Kind.NAME, detector)


def repeats(text: str, spans: Iterable[Span]) -> list[Span]:
    """Every other mention of the names in ``spans``: hiding only one would protect nobody."""
    words = words_in(text)
    named = [span for span in spans if span.kind in {Kind.NAME, Kind.OFFICER}]
    inside = {position for span in named for position in range(span.start, span.end)}
    hidden = {
        word.key
        for word in words
        if word.start in inside and len(word.key) >= _SHORTEST_REPEAT and not word.is_everyday
    }
    return [
        Span(word.start, word.end, Kind.NAME, "repeated_name")
        for word in words
        if word.key in hidden and word.start not in inside and _may_repeat(word)
    ]


def _may_repeat(word: Word) -> bool:
    return word.is_known_name or could_be_name(word)


def _after_titles(text: str, words: Sequence[Word]) -> Iterator[int]:
    for i, word in enumerate(words[:-1]):
        following = words[i + 1]
        gap = text[word.end : following.start]
        if gap.strip(" .\u00a0") or not 0 < len(gap) <= 3:
            continue
        # "Mrs Young" is a name though "young" is a word; "the Dr. However" holds none.
        is_word_as_name = following.is_capital and following.key not in _STARTS_SENTENCE
        titled = word.key in _TITLES and (could_be_name(following) or is_word_as_name)
        with_capital = word.key in _TITLES_WITH_CAPITAL and word.is_capital and following.is_capital
        if titled or (with_capital and could_be_name(following)):
            yield i + 1


def _after_kin(text: str, words: Sequence[Word]) -> Iterator[int]:
    for i, word in enumerate(words[:-1]):
        following = words[i + 1]
        if word.key not in _KIN or following.key in _KIN or not is_next(text, word, following):
            continue
        straight_on = text[word.end : following.start].strip() == ""
        if following.is_known_name or (
            could_be_name(following) and (straight_on or following.is_capital)
        ):
            yield i + 1


def _announced(text: str, words: Sequence[Word]) -> Iterator[int]:
    for i, word in enumerate(words[:-1]):
        following = words[i + 1]
        announces = word.key in _ANNOUNCED_BY or _says_name_is(words, i)
        if announces and could_be_name(following) and is_next(text, word, following):
            yield i + 1


def _says_name_is(words: Sequence[Word], i: int) -> bool:
    """Whether the words up to ``i`` end in "name is", "name's", "known as" or "goes by"."""
    if words[i].key in {"name", "names"}:
        return True
    before = words[i - 1].key if i else ""
    pair = (before, words[i].key)
    return pair in {
        ("name", "is"),
        ("name", "was"),
        ("names", "are"),
        ("known", "as"),
        ("goes", "by"),
    }
