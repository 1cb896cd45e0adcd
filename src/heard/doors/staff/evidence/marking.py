"""From what a reviewer ticked and typed to spans, and from words to the pieces a page shows.

Between one step and the next a span travels as its place and kind, never as words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heard.engines.redaction import Kind, SensitiveText, Span, SpanRefused, check_span
from heard.engines.redaction.spans import merge

MARKED_BY_A_PERSON = "person"
_KEY = re.compile(r"(\d{1,6})-(\d{1,6})-([a-z_]{1,40})", re.ASCII)


class NotInTheText(ValueError):
    """What the reviewer typed is nowhere in the words."""


@dataclass(frozen=True, repr=False)
class Piece:
    """A run of characters; ``number`` is the mark it belongs to, or 0 outside every mark."""

    words: str
    number: int
    kind: str


def as_key(span: Span) -> str:
    """A span as its place and kind: what a form carries instead of words."""
    return f"{span.start}-{span.end}-{span.kind.value}"


def read_keys(
    keys: Iterable[str], *, length: int, proposed: Sequence[Span] = ()
) -> tuple[Span, ...]:
    """The spans that ``keys`` name, in order, overlapping ones joined.

    One that was proposed keeps the name of its detector. Raises SpanRefused.
    """
    known = {as_key(span): span for span in proposed}
    return merge(known.get(key) or _read_key(key, length) for key in dict.fromkeys(keys))


def find_all(words: SensitiveText, typed: str, kind: Kind) -> tuple[Span, ...]:
    """Every place where ``typed`` stands, whatever the capitals, spaces and line ends.

    Inside longer words too: hiding too much is seen in the preview, hiding too
    little is not. Raises NotInTheText when it stands nowhere.
    """
    parts = [re.escape(part) for part in typed.split()]
    if not parts:
        raise NotInTheText("nothing was typed")
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    found = tuple(
        Span(match.start(), match.end(), kind, MARKED_BY_A_PERSON)
        for match in pattern.finditer(words.words_for_review())
    )
    if not found:
        raise NotInTheText("not in the text")
    return found


def offer(proposed: Sequence[Span], kept: Sequence[Span]) -> tuple[Span, ...]:
    """What to show with a box to tick: what was kept, and the proposals that do not cross it."""
    free = [span for span in proposed if not any(span.overlaps(other) for other in kept)]
    return tuple(sorted([*kept, *free]))


def join(*groups: Iterable[Span]) -> tuple[Span, ...]:
    """All the spans of all the groups in order, overlapping ones joined."""
    return merge(span for group in groups for span in group)


def in_pieces(words: SensitiveText, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """The words cut where marks begin and end; marks are numbered from 1 in order."""
    text = words.words_for_review()
    pieces: list[Piece] = []
    reached = 0
    for number, span in enumerate(spans, start=1):
        pieces.append(Piece(text[reached : span.start], 0, ""))
        pieces.append(Piece(text[span.start : span.end], number, span.kind.label))
        reached = span.end
    pieces.append(Piece(text[reached:], 0, ""))
    return tuple(piece for piece in pieces if piece.words)


def _read_key(key: str, length: int) -> Span:
    matched = _KEY.fullmatch(key)
    if matched is None or matched[3] not in set(Kind):
        raise SpanRefused("One of the marks could not be read. Mark the words again.")
    span = Span(int(matched[1]), int(matched[2]), Kind(matched[3]), MARKED_BY_A_PERSON)
    check_span(span, length=length)
    return span
