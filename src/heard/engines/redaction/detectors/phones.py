"""Telephone numbers: typed with any spacing, with +44, or said digit by digit."""

import re
from collections.abc import Iterator

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.spans import Kind, Span

_GAP = r"[\s().\-]{0,3}"
_UK = re.compile(rf"(?<![\d+])(?:(?:\+|00)44{_GAP}(?:0{_GAP})?|\(?0)(?:{_GAP}\d){{9,10}}(?!\d)")
_ABROAD = re.compile(rf"(?<![\d+])(?:\+|00)[1-9](?:{_GAP}\d){{7,14}}(?!\d)")
_ASKED = re.compile(
    r"\b(?:phone|mobile|telephone|tel|mob|ring|call|text|whatsapp)(?:ed|ing|s)?"
    r"(?: (?:me|him|her|them|us))?(?: (?:on|at|no|num|number|is|was)){0,3} ?[.:]? ?"
    rf"(?P<number>\d(?:{_GAP}\d){{4,11}})(?!\d)",
    re.IGNORECASE,
)
_DIGIT = "zero|nought|oh|o|one|two|three|four|five|six|seven|eight|nine"
_SAID_ONCE = rf"(?:(?:double|treble|triple) )?(?:{_DIGIT}|[0-9])"
# Each word is one step and every step is followed by a gap, so a long row of
# number words is read once.
_SAID = re.compile(
    rf"\b{_SAID_ONCE}(?:[\s,\-]{{1,3}}{_SAID_ONCE}){{6,40}}\b",
    re.IGNORECASE,
)
_SAID_DOUBLES = re.compile(
    rf"\b(?:{_SAID_ONCE}[\s,\-]{{1,3}}){{2,40}}(?:double|treble|triple) (?:{_DIGIT}|[0-9])"
    rf"(?:[\s,\-]{{1,3}}{_SAID_ONCE}){{0,40}}\b",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Span]:
    """Spans that read as telephone numbers."""
    yield from spans_of(_UK, text, kind=Kind.PHONE, detector="uk_phone")
    yield from spans_of(_ABROAD, text, kind=Kind.PHONE, detector="phone_abroad")
    yield from spans_of(_ASKED, text, kind=Kind.PHONE, detector="local_phone", group="number")
    yield from spans_of(_SAID, text, kind=Kind.PHONE, detector="spoken_phone")
    yield from spans_of(_SAID_DOUBLES, text, kind=Kind.PHONE, detector="spoken_phone")
