"""References: crime, incident, log, custody, court and prison numbers, and PNC ids.

Forces write crime numbers in different ways, so these patterns are loose: a
word such as "ref" and something with a digit, or groups joined by slashes.
"""

import re
from collections.abc import Iterator

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.spans import Kind, Span

_PNC = re.compile(r"(?<![\w/])(?:19|20)?\d{2}/\d{1,7}[A-HJ-NP-RT-Z](?![\w/])", re.IGNORECASE)
_PRISON = re.compile(r"(?<![^\W_])[A-Z]\d{4}[A-Z]{2}(?![^\W_])")
_SAID = re.compile(
    r"\b(?:crime|incident|log|cad|ref|reference|case|occurrence|custody|urn|niche|athena|"
    r"warrant|collar|pnc|prison|police|complaint)"
    r"(?: (?:no|num|number|ref|reference|record|id)){0,2}[.:#]?(?: (?:is|was|of))?[\s:#.\-]{0,3}"
    r"(?P<reference>(?=[a-z/\-]{0,12}\d)[a-z0-9/\-]{3,30})(?![\w/])",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?<![\w/])[A-Z0-9]{1,10}(?:[/\-][A-Z0-9]{1,10}){1,4}(?![\w/])", re.IGNORECASE
)
_SORT_CODE = re.compile(r"\d{2}-\d{2}-\d{2}\Z")
# School years, and scores and ranges such as "10/10" and "90-120".
_YEARS = re.compile(r"(?:19|20)\d{2}[/-](?:(?:19|20)?\d{2})\Z|\d{1,3}[/-]\d{1,3}\Z")


def find(text: str) -> Iterator[Span]:
    """Spans that read as somebody's reference number."""
    yield from spans_of(_PNC, text, kind=Kind.REFERENCE, detector="pnc_id")
    yield from spans_of(_PRISON, text, kind=Kind.REFERENCE, detector="prison_number")
    yield from spans_of(
        _SAID, text, kind=Kind.REFERENCE, detector="reference_said", group="reference"
    )
    for match in _SLASHED.finditer(text):
        found = match.group()
        digits = sum(character in "0123456789" for character in found)
        if digits >= 4 and not _YEARS.match(found) and not _SORT_CODE.match(found):
            yield Span(match.start(), match.end(), Kind.REFERENCE, "slashed_reference")
