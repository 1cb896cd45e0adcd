"""Proposing what to hide: every detector, over and over until nothing more is found."""

import re

from heard.engines.redaction.detectors import DETECTORS
from heard.engines.redaction.detectors.names import repeats
from heard.engines.redaction.spans import Kind, Span, merge
from heard.engines.redaction.text import SensitiveText

# Stands for one hidden character while looking again. From the private-use
# area: no detector's pattern can match it or reach across it.
_HIDDEN = "\ue000"
_PLACEHOLDER = re.compile("|".join(re.escape(kind.placeholder) for kind in Kind))
_MOST_ROUNDS = 8


def propose(words: SensitiveText) -> tuple[Span, ...]:
    """Spans that a reader should look at first: in order, merged, never overlapping.

    This proposes and a named person decides. It misses things: unusual names
    typed in lower case, nicknames, and every rare detail that points at one
    person without naming them. A text with no proposals has not been cleared.

    Hiding every proposal and proposing again finds nothing new. Time grows in
    proportion to the length of the text.
    """
    text = _PLACEHOLDER.sub(_blanked, words.words_for_review().replace(_HIDDEN, " "))
    found: tuple[Span, ...] = ()
    for _ in range(_MOST_ROUNDS):
        new = [span for detector in DETECTORS for span in detector(text)]
        new += repeats(text, new)
        if not new:
            return found
        found = merge((*found, *new))
        text = _without(text, new)
    # Hiding one thing keeps uncovering another: nobody wrote this by accident,
    # so the whole of it goes in front of the reader as one proposal.
    return (Span(0, words.length, Kind.DETAIL, "everything"),)


def _blanked(match: re.Match[str]) -> str:
    return _HIDDEN * len(match.group())


def _without(text: str, spans: list[Span]) -> str:
    characters = list(text)
    for span in spans:
        characters[span.start : span.end] = _HIDDEN * (span.end - span.start)
    return "".join(characters)
