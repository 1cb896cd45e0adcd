"""Dates that name a day, births above all; a month or a year alone is left to the reader."""

import re
from collections.abc import Iterator

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.spans import Kind, Span

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NUMBERS = re.compile(
    rf"(?<![\d/.-])(?:{_DAY}\s?[/.\-]\s?{_DAY}\s?[/.\-]\s?(?:\d{{4}}|\d{{2}})"
    r"|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2})(?![\d/-])"
)
_IN_WORDS = re.compile(
    rf"(?<!\d)(?:{_DAY}(?:st|nd|rd|th)?(?:\s{{1,2}}of)?\s{{0,2}}(?:{_MONTH})"
    rf"|(?:{_MONTH})\s{{1,2}}(?:the\s)?{_DAY}(?:st|nd|rd|th)?)\b(?!\d)"
    r"(?:,?\s{0,2}(?:19|20)?\d{2}\b)?",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:dob|d\.o\.b|date of birth|birthday|born)(?: (?:is|was|on|in)){0,2} ?[:.]? ?"
    rf"(?P<date>(?:(?:{_MONTH}) )?(?:19|20)\d{{2}}|\d{{6,8}}|\d{{1,2}} \d{{1,2}} \d{{2,4}}"
    rf"|(?:{_MONTH}))\b",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Span]:
    """Spans that read as a particular day, or as when somebody was born."""
    yield from spans_of(_NUMBERS, text, kind=Kind.DATE, detector="date_in_numbers")
    yield from spans_of(_IN_WORDS, text, kind=Kind.DATE, detector="date_in_words")
    yield from spans_of(_BORN, text, kind=Kind.DATE, detector="date_of_birth", group="date")
