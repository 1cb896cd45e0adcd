"""Any long run of digits: bank accounts, cards, and references in a shape nobody listed."""

import re
from collections.abc import Iterator

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.spans import Kind, Span

_LONG = re.compile(r"(?<![\d.])\d(?:[ \-]?\d){6,}(?!\d)")
_SORT_CODE = re.compile(r"(?<![\d-])\d{2}-\d{2}-\d{2}(?![\d-])")
_MIXED = re.compile(r"(?<![^\W_])(?=[A-Z]{1,6}\d{5})[A-Z0-9]{6,30}(?![^\W_])", re.IGNORECASE)


def find(text: str) -> Iterator[Span]:
    """Spans of seven digits or more, sort codes, and letters run together with five digits."""
    yield from spans_of(_LONG, text, kind=Kind.NUMBER, detector="long_number")
    yield from spans_of(_SORT_CODE, text, kind=Kind.NUMBER, detector="sort_code")
    yield from spans_of(_MIXED, text, kind=Kind.NUMBER, detector="letters_and_digits")
