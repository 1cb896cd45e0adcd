"""Postcodes, whole or only the district ("M14"), which can point at a street or a refuge."""

import re
from collections.abc import Iterator

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.spans import Kind, Span

_AREAS = (
    "AB|AL|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|"
    "DN|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|"
    "LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|"
    "SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|"
    "W|YO|ZE"
)
_WHOLE = re.compile(
    r"(?<![^\W_])(?:GIR[\s-]{0,2}0AA|[A-Z]{1,2}\d[A-Z\d]?[\s-]{0,3}[\dO][A-Z]{2})(?![^\W_])",
    re.IGNORECASE,
)
_DISTRICT = re.compile(rf"(?<![^\W_])(?:{_AREAS})(?:\d[A-Z]|\d{{1,2}})(?![^\W_])", re.IGNORECASE)
# How people type "before", "later", "mate", "wait" and "see you" on a phone.
_TEXT_SPEAK = frozenset({"b4", "l8", "m8", "w8", "l8r", "e2e", "b2b"})


def find(text: str) -> Iterator[Span]:
    """Spans that read as postcodes or postcode districts."""
    yield from spans_of(_WHOLE, text, kind=Kind.POSTCODE, detector="postcode")
    for match in _DISTRICT.finditer(text):
        if match.group() not in _TEXT_SPEAK:
            yield Span(match.start(), match.end(), Kind.POSTCODE, "postcode_district")
