"""Redaction: proposes what to hide in a person's words; a named person decides what is hidden.

Nothing here publishes anything. The detectors miss things, above all rare
details that identify somebody without naming them, so a proposal is a start
for a reader and never a clearance.
"""

from heard.engines.redaction.applying import apply, redact
from heard.engines.redaction.proposing import propose
from heard.engines.redaction.spans import Kind, Span, SpanRefused, check_span, check_spans
from heard.engines.redaction.text import WITHHELD, RedactedText, SensitiveText

__all__ = [
    "WITHHELD",
    "Kind",
    "RedactedText",
    "SensitiveText",
    "Span",
    "SpanRefused",
    "apply",
    "check_span",
    "check_spans",
    "propose",
    "redact",
]
