"""Vehicle registration marks in the formats issued since 1963, and Northern Ireland's."""

import re
from collections.abc import Iterator

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.spans import Kind, Span

_CURRENT = re.compile(r"(?<![^\W_])[A-Z]{2}\d{2}[\s-]?[A-Z]{3}(?![^\W_])", re.IGNORECASE)
# In lower case these look like ordinary words beside numbers unless typed together.
_OLDER = re.compile(
    r"(?<![^\W_])(?:[A-Z]\d{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?\d{1,3}[A-Z])(?![^\W_])"
    r"|(?<![^\W_])(?i:[a-z]\d{2,3}[a-z]{3}|[a-z]{3}\d{1,3}[a-z])(?![^\W_])"
)
_NORTHERN_IRELAND = re.compile(r"(?<![^\W_])(?=[A-Z]{0,2}[IZ])[A-Z]{2,3}\s?\d{2,4}(?![^\W_])")
_SAID = re.compile(
    r"\b(?:reg|registration|number ?plate|plate|vrm)(?: (?:no\.?|number|mark))?"
    r"(?: (?:is|was|of))? ?:? ?(?P<mark>(?=[a-z ]{0,6}\d)[a-z0-9]{1,4}[\s-]?[a-z0-9]{2,4})"
    r"(?![^\W_])",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Span]:
    """Spans that read as vehicle registrations."""
    yield from spans_of(_CURRENT, text, kind=Kind.VEHICLE, detector="vehicle")
    yield from spans_of(_OLDER, text, kind=Kind.VEHICLE, detector="older_vehicle")
    yield from spans_of(_NORTHERN_IRELAND, text, kind=Kind.VEHICLE, detector="vehicle_ni")
    yield from spans_of(_SAID, text, kind=Kind.VEHICLE, detector="vehicle_said", group="mark")
