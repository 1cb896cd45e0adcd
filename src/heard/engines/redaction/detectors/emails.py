"""E-mail addresses, typed or spelled out ("sam dot lee at gmail dot com")."""

import re
from collections.abc import Iterator

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.spans import Kind, Span

_TYPED = re.compile(r"(?<![\w.+%'-])[\w.+%'-]{1,200}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PROVIDERS = (
    "gmail|googlemail|hotmail|outlook|yahoo|icloud|live|msn|aol|btinternet|sky|"
    "virginmedia|talktalk|protonmail|proton"
)
_SPOKEN = re.compile(
    rf"\b[\w.-]{{1,40}}(?: (?:dot|underscore|dash) [\w.-]{{1,40}}){{0,4}} (?:at|@) "
    rf"(?:{_PROVIDERS})\b(?: ?(?:dot|\.) ?[a-z]{{2,4}}\b){{0,2}}",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Span]:
    """Spans that read as e-mail addresses."""
    yield from spans_of(_TYPED, text, kind=Kind.EMAIL, detector="email")
    yield from spans_of(_SPOKEN, text, kind=Kind.EMAIL, detector="spoken_email")
