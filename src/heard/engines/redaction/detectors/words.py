"""Reading a text as words with positions, and telling whether a word could be a name."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from heard.engines.redaction.detectors.everyday_words import EVERYDAY
from heard.engines.redaction.detectors.known_names import (
    FIRST_NAMES,
    FIRST_NAMES_THAT_ARE_WORDS,
    SURNAMES,
)

_LETTERS = r"(?:[^\W\d_]|[\u0300-\u036f])+"
_WORD = re.compile(rf"{_LETTERS}(?:['’\-]{_LETTERS})*")
_BARRIER = re.compile(r"[^\s,\-]")
_ENDS_SENTENCE = frozenset('.!?\n:;•"“”(')
# Letters that do not come apart into a plain letter and an accent.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True)
class Word:
    """One word: where it is, what it says, and whether a sentence starts with it."""

    start: int
    end: int
    said: str
    starts_sentence: bool

    @cached_property
    def key(self) -> str:
        """The word for looking up: small letters, no accents."""
        apart = unicodedata.normalize("NFD", self.said.casefold().translate(_PLAIN))
        return "".join(c for c in apart if not unicodedata.combining(c))

    @property
    def is_capital(self) -> bool:
        """Starts with a capital and is not shouted."""
        return self.said[0].isupper() and (len(self.said) == 1 or not self.said.isupper())

    @property
    def is_everyday(self) -> bool:
        """Whether it is an ordinary word, or the ordinary part of one such as "didn't"."""
        return self.key in EVERYDAY or re.split(r"['’\-]", self.key, maxsplit=1)[0] in EVERYDAY

    @property
    def is_known_name(self) -> bool:
        """Whether it is listed as a name and nothing else, or has a capital in mid-sentence."""
        if self.key in FIRST_NAMES:
            return not (self.is_everyday and not self.is_capital)
        if self.key in SURNAMES:
            return self.is_capital
        in_doubt = self.key in FIRST_NAMES_THAT_ARE_WORDS
        return in_doubt and self.is_capital and not self.starts_sentence


def words_in(text: str) -> list[Word]:
    """Every word in order; an ending 's is left outside the word."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        said = re.sub(r"['’][sS]\Z", "", match.group())
        before = text[max(0, match.start() - 3) : match.start()].rstrip(" ")
        starts = not before or before[-1] in _ENDS_SENTENCE
        found.append(Word(match.start(), match.start() + len(said), said, starts))
    return found


def is_next(text: str, one: Word, other: Word, *, furthest: int = 3) -> bool:
    """Whether only a little space, a comma or a hyphen lies between the two."""
    between = text[one.end : other.start]
    return len(between) <= furthest and not _BARRIER.search(between)


def could_be_name(word: Word) -> bool:
    """Whether a word in a place where a name goes could be one."""
    if word.is_known_name or word.key in FIRST_NAMES_THAT_ARE_WORDS - EVERYDAY:
        return True
    if word.is_everyday or len(word.said) < 2:
        return False
    return word.is_capital or not word.key.endswith(("ed", "ing", "ly", "n't", "n’t"))


def name_end(text: str, words: Sequence[Word], first: int) -> int:
    """The index after the last word of the name that starts with ``words[first]``."""
    after = first + 1
    while after < len(words) and after - first < 4:
        before, word = words[after - 1], words[after]
        if text[before.end : word.start] not in {" ", "  ", "-", "\u00a0"}:
            break
        goes_on = (word.is_capital and not word.is_everyday) or word.key in SURNAMES
        if not goes_on:
            break
        after += 1
    return after


def runs(text: str, words: Sequence[Word], firsts: Iterator[int]) -> Iterator[tuple[int, int]]:
    """Start and end of the name that begins at each index."""
    for first in firsts:
        yield words[first].start, words[name_end(text, words, first) - 1].end
