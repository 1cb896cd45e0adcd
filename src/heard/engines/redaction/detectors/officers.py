"""Police officers and staff: a rank with a number or a name, and collar numbers."""

import re
from collections.abc import Iterator, Sequence

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.detectors.words import Word, could_be_name, name_end, words_in
from heard.engines.redaction.spans import Kind, Span

_RANK = (
    "pcso|wpc|pc|wdc|dc|dci|ds|di|dsu|dcs|ps|det|detective|constable|con|sgt|sergeant|insp|"
    "inspector|superintendent|supt|officer|oic|soit|siot|solo|idva|isva|acc|cc"
)
_NUMBERED = re.compile(
    rf"\b(?:{_RANK})(?:\.? (?:{_RANK}))?\.?\s?(?:(?:no|number|num)\b\.?\s?)?[:#]?\s?"
    r"\d{2,6}[A-Z]{0,2}(?![^\W_])",
    re.IGNORECASE,
)
_COLLAR = re.compile(
    r"\b(?:collar|shoulder|warrant|badge|epaulette)(?: (?:no\.?|number|num))?(?: (?:is|was))?"
    r"\s?[:#]?\s?(?P<number>[A-Z]{0,2}\d{2,6}[A-Z]{0,2})(?![^\W_])",
    re.IGNORECASE,
)
_BARE_COLLAR = re.compile(r"(?<![^\W_])\d{4,5}[A-Z]{2}(?![^\W_])")
_RANKS = frozenset(_RANK.split("|"))
# These are ordinary words or initials as well, so a name after them needs a capital.
_NEEDS_CAPITAL = frozenset(
    {
        "con",
        "solo",
        "officer",
        "det",
        "cc",
        "acc",
        "ps",
        "constable",
        "detective",
        "sergeant",
        "inspector",
        "superintendent",
        "idva",
        "isva",
    }
)


def find(text: str) -> Iterator[Span]:
    """Spans that name or number somebody who works for the police."""
    yield from spans_of(_NUMBERED, text, kind=Kind.OFFICER, detector="officer_number")
    yield from spans_of(_COLLAR, text, kind=Kind.OFFICER, detector="collar_number", group="number")
    yield from spans_of(_BARE_COLLAR, text, kind=Kind.OFFICER, detector="collar_number")
    words = words_in(text)
    for i, word in enumerate(words[:-1]):
        if word.key in _RANKS and _names_officer(text, words, i):
            end = words[name_end(text, words, i + 1) - 1].end
            yield Span(_first_rank(words, i).start, end, Kind.OFFICER, "rank_and_name")


def _first_rank(words: Sequence[Word], i: int) -> Word:
    """Where "detective chief inspector" starts, for the "inspector" at ``i``."""
    while i and words[i - 1].key in _RANKS and words[i].start - words[i - 1].end <= 2:
        i -= 1
    return words[i]


def _names_officer(text: str, words: Sequence[Word], i: int) -> bool:
    rank, following = words[i], words[i + 1]
    gap = text[rank.end : following.start]
    if gap.strip(" .\u00a0") or not 0 < len(gap) <= 3 or following.key in _RANKS:
        return False
    if rank.key in _NEEDS_CAPITAL and not (following.is_capital or following.is_known_name):
        return False
    return could_be_name(following)
