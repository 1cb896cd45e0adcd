"""Finds passages of a pack by words, forgiving small slips of spelling, on this machine alone."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from heard.guidance.markdown import passages
from heard.guidance.pack import Pack, Page

WORD = re.compile(r"[a-z0-9à-ÿ]+(?:['’][a-z]+)?")
_COMMON = """
    a about an and are as at be by can do for from how i in is it me my of on or our so that the
    their there they this to us was we what when which who why will with you your
"""
COMMON = frozenset(_COMMON.split())
MOST_WORDS = 12
"""Words of a search that are looked for; the rest are left out."""
SNIPPET_WORDS = 32
CLOSE_ENOUGH = 0.8
LEAST_SHARE = 0.08
"""A hit weaker than this share of the best one is left out."""


@dataclass(frozen=True)
class Piece:
    """A few words of a snippet; ``is_match`` when they are what was looked for."""

    text: str
    is_match: bool


@dataclass(frozen=True)
class Hit:
    """One passage found: the page it is on, its heading, and a snippet with the words marked."""

    page_key: str
    page_title: str
    heading_id: str
    heading: str
    snippet: tuple[Piece, ...]
    score: float


@dataclass(frozen=True)
class Entry:
    """One passage with its words ready for looking up."""

    page: Page
    heading_id: str
    heading: str
    text: str
    heading_words: frozenset[str]
    body_words: tuple[str, ...]


@dataclass(frozen=True)
class Index:
    """Every passage of a pack, and every word there is in it."""

    entries: tuple[Entry, ...]
    vocabulary: frozenset[str]
    abbreviations: Mapping[str, str]


def words_of(text: str) -> list[str]:
    """The words of ``text`` in small letters, with apostrophes made plain."""
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def build_index(pack: Pack) -> Index:
    """Reads every page of the pack into an index."""
    entries = tuple(entry for page in pack.pages for entry in _entries(page))
    vocabulary = {word for one in entries for word in (*one.heading_words, *one.body_words)}
    return Index(
        entries=entries,
        vocabulary=frozenset(vocabulary),
        abbreviations=pack.abbreviations,
    )


def find(index: Index, text: str, *, most: int = 20) -> tuple[Hit, ...]:
    """The best passages for ``text``, best first; none when it holds no searchable word."""
    wanted = [word for word in dict.fromkeys(_full(index, text)) if _is_telling(word)]
    spread = [_alike(word, index.vocabulary) for word in wanted[:MOST_WORDS]]
    hits = [hit for entry in index.entries if (hit := _score(entry, spread)) is not None]
    hits.sort(key=lambda hit: -hit.score)
    return tuple(hit for hit in hits[:most] if hit.score >= LEAST_SHARE * hits[0].score)


def _full(index: Index, text: str) -> list[str]:
    """The words of a search, with abbreviations the pack explains written out."""
    written = words_of(text)
    return [full for one in written for full in words_of(index.abbreviations.get(one, one))]


def _is_telling(word: str) -> bool:
    return len(word) > 1 and word not in COMMON


def _entries(page: Page) -> Iterable[Entry]:
    for passage in passages(page):
        heading = passage.heading.text if passage.heading else ""
        yield Entry(
            page=page,
            heading_id=passage.heading.id if passage.heading else "",
            heading=heading,
            text=passage.text,
            heading_words=frozenset(words_of(f"{page.title} {heading}")),
            body_words=tuple(words_of(passage.text)),
        )


def _alike(word: str, vocabulary: frozenset[str]) -> dict[str, float]:
    """The words of the pack that ``word`` may have meant, with how sure that is (0 to 1)."""
    if word in vocabulary:
        found = {word: 1.0}
    else:
        found = dict.fromkeys(get_close_matches(word, vocabulary, n=3, cutoff=CLOSE_ENOUGH), 0.6)
    if len(word) >= 4:
        for other in vocabulary:
            if other.startswith(word) and other not in found:
                found[other] = 0.8
    return found


def _score(entry: Entry, spread: Sequence[dict[str, float]]) -> Hit | None:
    total, matched, shown = 0.0, 0, set[str]()
    for alike in spread:
        best = 0.0
        for word, sureness in alike.items():
            times = min(entry.body_words.count(word), 3)
            points = sureness * (times + 5 * (word in entry.heading_words))
            if points:
                shown.add(word)
            best = max(best, points)
        matched += best > 0
        total += best
    if not matched:
        return None
    # A passage with all the words beats one with a single word many times.
    score = total * (matched / len(spread)) ** 2
    return Hit(
        page_key=entry.page.key,
        page_title=entry.page.title,
        heading_id=entry.heading_id,
        heading=entry.heading,
        snippet=_snippet(entry.text, shown),
        score=score,
    )


def _snippet(text: str, shown: set[str]) -> tuple[Piece, ...]:
    """A run of words round the first match, cut into matching and other pieces."""
    written = text.split()
    is_match = [any(word in shown for word in words_of(one)) for one in written]
    first = is_match.index(True) if True in is_match else 0
    start = max(0, min(first - 8, len(written) - SNIPPET_WORDS))
    end = start + SNIPPET_WORDS
    pieces: list[Piece] = []
    if start:
        pieces.append(Piece("… ", is_match=False))
    for word, matches in zip(written[start:end], is_match[start:end], strict=True):
        if pieces and pieces[-1].is_match is matches:
            pieces[-1] = Piece(f"{pieces[-1].text}{word} ", is_match=matches)
        else:
            pieces.append(Piece(f"{word} ", is_match=matches))
    if end < len(written):
        pieces.append(Piece("…", is_match=False))
    return tuple(pieces)
