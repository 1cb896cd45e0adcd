"""Street addresses: a number and a street, a street by itself, and flats."""

import re
from collections.abc import Iterator

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.spans import Kind, Span

_STREET = (
    "road|rd|street|st|avenue|ave|lane|ln|close|drive|dr|crescent|cres|terrace|gardens|gdns|grove|"
    "place|square|walk|way|court|ct|mews|hill|row|rise|view|parade|green|park|estate|heol|ffordd|stryd"
)
_PLAIN_STREET = (
    "road|street|avenue|lane|close|drive|crescent|terrace|gardens|grove|mews|estate|parade"
)
_WORD = r"[^\W\d_][^\W\d_'’]{1,24}"
_NUMBERED = re.compile(
    rf"(?<![^\W_])\d{{1,4}}[a-d]?,? (?:{_WORD} ){{1,3}}(?:{_STREET})\b",
    re.IGNORECASE,
)
_WELSH = re.compile(
    rf"\b(?:\d{{1,4}}[a-d]?,? )?(?:Heol|Ffordd|Stryd|Lôn|Maes) {_WORD}(?: {_WORD})?\b"
)
_BY_NAME = re.compile(
    r"(?<![^\W_])(?:[A-Z][^\W\d_]{1,24} ){1,3}"
    rf"(?:{'|'.join(word.capitalize() for word in _PLAIN_STREET.split('|'))}|Rd|Ave|Cres|Gdns)\b"
)
_LIVES_ON = re.compile(
    rf"\b(?:live|lives|lived|living|moved|house|flat|home)(?: (?:on|in|at|to|down|off)){{1,2}} "
    rf"(?P<street>{_WORD} (?:{_STREET}))\b",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"\b(?:flat|apartment|apt|unit|room|block) (?:\d{1,4}[a-d]?|[A-HJ-Z]\d{0,3})(?![^\W_])",
    re.IGNORECASE,
)
# "5 minutes down the road" is not an address.
_MEASURES = re.compile(
    r"\A\d{1,4}[a-d]?,? (?:minutes?|mins?|hours?|days?|weeks?|months?|years?|times?|doors?|houses?|"
    r"miles?|of|officers?|people|cars?|men|and|or|in|on|at|am|pm)\b",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Span]:
    """Spans that read as a street address or part of one."""
    for match in _NUMBERED.finditer(text):
        if not _MEASURES.match(match.group()):
            yield Span(match.start(), match.end(), Kind.ADDRESS, "numbered_street")
    yield from spans_of(_WELSH, text, kind=Kind.ADDRESS, detector="welsh_street")
    yield from spans_of(_BY_NAME, text, kind=Kind.ADDRESS, detector="street_name")
    yield from spans_of(
        _LIVES_ON, text, kind=Kind.ADDRESS, detector="lives_on_street", group="street"
    )
    for match in _FLAT.finditer(text):
        if any(c.isdigit() for c in match.group()) or match.group()[-1].isupper():
            yield Span(match.start(), match.end(), Kind.ADDRESS, "flat")
