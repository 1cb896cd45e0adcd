"""What each evidence page shows. Those that hold a person's words never print them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from heard.doors.staff.evidence.forms import REASONS
from heard.doors.staff.evidence.marking import Piece, as_key, in_pieces
from heard.questionnaires.queries import get_definition
from heard.responses.rules import OpeningReason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.paginator import Page

    from heard.engagements.models import Engagement
    from heard.engines.questionnaire.definition import Question
    from heard.engines.redaction import SensitiveText, Span
    from heard.evidence.queries import DeskStanding
    from heard.responses.models import SealedText

UNKNOWN = "A question that this version does not name"


@dataclass(frozen=True)
class Row:
    """One text that waits: its number on the desk and what was asked, never its words."""

    number: int
    text_id: UUID
    asked: str


@dataclass(frozen=True)
class Desk:
    """The texts that wait, and how many are done."""

    engagement: Engagement
    rows: Page[Row]
    waiting: int
    redacted: int
    set_aside: int

    @classmethod
    def rows_of(cls, standing: DeskStanding) -> list[Row]:
        """Every row, in an order that says nothing about who wrote when."""
        asked: dict[UUID, dict[str, str]] = {}
        rows = []
        for number, text in standing.waiting:
            version_id = text.window.version_id
            if version_id not in asked:
                questions = get_definition(version_id=version_id).questions
                asked[version_id] = {question.id: str(question.ask) for question in questions}
            rows.append(Row(number, text.id, asked[version_id].get(text.question_id, UNKNOWN)))
        return rows

    @classmethod
    def of(cls, engagement: Engagement, standing: DeskStanding, rows: Page[Row]) -> Desk:
        """The desk with one page of its rows."""
        return cls(engagement, rows, len(standing.waiting), standing.redacted, standing.set_aside)


@dataclass(frozen=True)
class About:
    """Which text this is, in words that give nothing away."""

    text_id: UUID
    engagement: Engagement
    asked: str
    content_note: str
    is_decided: bool

    @classmethod
    def of(cls, text: SealedText, engagement: Engagement, *, is_decided: bool) -> About:
        """About one text."""
        question = _question(text)
        return cls(
            text_id=text.id,
            engagement=engagement,
            asked=str(question.ask) if question else UNKNOWN,
            content_note=str(question.content_note) if question else "",
            is_decided=is_decided,
        )


@dataclass(frozen=True, repr=False)
class Opened:
    """A text that is open: its words in pieces, with what is marked."""

    about: About
    reason: str
    reason_words: str
    pieces: tuple[Piece, ...]
    has_marks: bool
    may_redact: bool
    is_for_safety: bool

    @classmethod
    def of(
        cls, about: About, reason: OpeningReason, words: SensitiveText, spans: Sequence[Span]
    ) -> Opened:
        """The words with ``spans`` marked in them."""
        return cls(
            about=about,
            reason=reason.value,
            reason_words=REASONS[reason],
            pieces=in_pieces(words, spans),
            has_marks=bool(spans),
            may_redact=not about.is_decided,
            is_for_safety=reason is OpeningReason.SAFETY,
        )


@dataclass(frozen=True, repr=False)
class Preview:
    """What would be kept: words with marks already replaced."""

    about: About
    pieces: tuple[Piece, ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, about: About, words: SensitiveText, spans: Sequence[Span]) -> Preview:
        """The result of hiding ``spans``."""
        pieces = in_pieces(words, spans)
        return cls(
            about=about,
            # The hidden words themselves do not go into the page again.
            pieces=tuple(
                Piece(spans[piece.number - 1].kind.placeholder, piece.number, piece.kind)
                if piece.number
                else piece
                for piece in pieces
            ),
            keys=tuple(as_key(span) for span in spans),
        )


def _question(text: SealedText) -> Question | None:
    try:
        return get_definition(version_id=text.window.version_id).question(text.question_id)
    except KeyError:
        return None
