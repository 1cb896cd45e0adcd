"""Turning pattern matches into spans."""

import re
from collections.abc import Iterator

from heard.engines.redaction.spans import Kind, Span


def spans_of(
    pattern: re.Pattern[str], text: str, *, kind: Kind, detector: str, group: int | str = 0
) -> Iterator[Span]:
    """A span for each match of ``pattern``, or of one ``group`` inside it."""
    for match in pattern.finditer(text):
        start, end = match.span(group)
        if end > start:
            yield Span(start, end, kind, detector)
