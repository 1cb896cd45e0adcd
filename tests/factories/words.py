"""A person's words on each step of their way: sealed, redacted, under a theme."""

from uuid import UUID

from heard.coding import operations as coding
from heard.coding.models import Theme
from heard.coding.queries import get_theme
from heard.engagements.models import Engagement
from heard.engines.redaction import Kind, Span, propose
from heard.evidence import operations as evidence
from heard.evidence.queries import ReadableSegment, get_segment, get_segment_id_for
from heard.fieldwork.models import Window
from heard.responses.models import SealedText
from heard.responses.opening import open_text
from heard.responses.queries import get_sealed_text
from heard.responses.rules import OpeningReason
from tests.cast import NOW, Cast
from tests.factories.responses import make_response

SAID = "Nobody rang me for three weeks. PC 4512 Ahmed kept saying soon."


def text_questions(window: Window) -> list[str]:
    """Ids of the questions answered in words, in order."""
    return [
        question["id"]
        for section in window.version.definition["sections"]
        for question in section["questions"]
        if question["kind"] == "long_text"
    ]


def make_sealed_text(
    cast: Cast, window: Window, words: str = SAID, *, quote: str = "disguised"
) -> SealedText:
    """Somebody's words, sealed, waiting to be reviewed."""
    response_id = make_response(window, words={text_questions(window)[0]: words}, quote=quote)
    found = SealedText.objects.get(response_key=response_id)
    return get_sealed_text(viewer=cast.rhys, text_id=found.id)


def make_segment(
    cast: Cast,
    window: Window,
    words: str = SAID,
    *,
    quote: str = "disguised",
    hide: tuple[Span, ...] | None = None,
) -> ReadableSegment:
    """Somebody's words with the proposals (or ``hide``) hidden by Rhys."""
    text = make_sealed_text(cast, window, words, quote=quote)
    opened = open_text(text=text, by=cast.rhys, reason=OpeningReason.REDACT, now=NOW)
    spans = propose(opened) if hide is None else hide
    evidence.accept_redaction(text=text, words=opened, spans=spans, by=cast.rhys, now=NOW)
    segment_id: UUID = get_segment_id_for(text_id=text.id)
    return get_segment(viewer=cast.ben, segment_id=segment_id)


def make_theme(
    cast: Cast,
    engagement: Engagement,
    name: str = "Left waiting for news",
    *segments: ReadableSegment,
) -> Theme:
    """A theme named by Ben and put on these texts."""
    theme_id = coding.name_theme(
        engagement=engagement, by=cast.ben, name=name, meaning="Days without a call.", now=NOW
    )
    theme = get_theme(viewer=cast.ben, theme_id=theme_id)
    for segment in segments:
        coding.code(segment=segment, theme=theme, by=cast.ben, now=NOW)
    return theme


def a_name(start: int, end: int) -> Span:
    """A span somebody marked as a name."""
    return Span(start, end, Kind.NAME, "person")
