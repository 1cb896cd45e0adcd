"""Hiding spans: as a preview, which stays sensitive, or as a named person's decision."""

from collections.abc import Iterable
from datetime import datetime

from heard.engines.redaction.spans import Span, check_spans
from heard.engines.redaction.text import RedactedText, SensitiveText, accepted


def apply(words: SensitiveText, spans: Iterable[Span]) -> SensitiveText:
    """A preview: the words with each span replaced by its placeholder.

    Nobody has accepted it, so it is still sensitive. Raises SpanRefused when a
    span is outside the text, empty, or overlaps another.
    """
    ordered = check_spans(spans, length=words.length)
    return SensitiveText(_replaced(words.words_for_review(), ordered))


def redact(
    words: SensitiveText, spans: Iterable[Span], *, accepted_by: str, accepted_at: datetime
) -> RedactedText:
    """The words with ``spans`` hidden, as the decision of the person whose id is ``accepted_by``.

    The spans are that person's choice: proposals they kept, and what they
    marked themselves. None at all means they found nothing to hide. Raises
    SpanRefused as ``apply`` does, and ValueError without a person or a
    timezone-aware moment.
    """
    ordered = check_spans(spans, length=words.length)
    return accepted(
        _replaced(words.words_for_review(), ordered),
        kinds=tuple(span.kind for span in ordered),
        accepted_by=accepted_by,
        accepted_at=accepted_at,
    )


def _replaced(text: str, ordered: Iterable[Span]) -> str:
    pieces: list[str] = []
    reached = 0
    for span in ordered:
        pieces += (text[reached : span.start], span.kind.placeholder)
        reached = span.end
    pieces.append(text[reached:])
    return "".join(pieces)
