"""What the pages about opening and closing show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from heard.engines.questionnaire.definition import from_json
from heard.fieldwork.queries import list_windows
from heard.fieldwork.rules import list_shut_gates

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.fieldwork.models import Window
    from heard.organisations.viewers import Viewer
    from heard.questionnaires.models import QuestionnaireVersion


@dataclass(frozen=True)
class Open:
    """One version on the way to being asked, or open already (then ``link`` is there)."""

    version_id: UUID
    engagement_id: UUID
    engagement_title: str
    number: int
    title: str
    shut_gates: list[str]
    other_is_open: bool
    link: str
    window_id: UUID | None
    opened_at: datetime | None
    purpose: str
    can_change: str
    cannot_change: str
    retention_months: int | None

    @property
    def can_open(self) -> bool:
        """Whether every gate is open and nothing is being asked now."""
        return not (self.shut_gates or self.other_is_open or self.link)

    @classmethod
    def of(
        cls,
        viewer: Viewer,
        engagement: Engagement,
        version: QuestionnaireVersion,
        request: HttpRequest,
    ) -> Open:
        """The page for ``viewer``."""
        windows = list_windows(viewer=viewer, engagement_id=engagement.id)
        still_open = next((window for window in windows if window.closed_at is None), None)
        own = still_open if still_open and still_open.version_id == version.id else None
        told = own.told if own else {}
        return cls(
            version_id=version.id,
            engagement_id=engagement.id,
            engagement_title=engagement.title,
            number=version.number,
            title=str(from_json(version.definition).title),
            shut_gates=[] if still_open else list_shut_gates(engagement, version),
            other_is_open=still_open is not None and own is None,
            link=_address(own, request),
            window_id=still_open.id if still_open else None,
            opened_at=own.opened_at if own else None,
            purpose=told.get("purpose", engagement.purpose),
            can_change=told.get("can_change", engagement.can_change),
            cannot_change=told.get("cannot_change", engagement.cannot_change),
            retention_months=told.get("retention_months", engagement.retention_months),
        )


def _address(window: Window | None, request: HttpRequest) -> str:
    if window is None:
        return ""
    return request.build_absolute_uri(reverse("respond:start", args=[window.link]))


@dataclass(frozen=True)
class Close:
    """A window to close, or closed already."""

    window_id: UUID
    version_id: UUID
    engagement_title: str
    opened_at: datetime
    closed_at: datetime | None

    @classmethod
    def of(cls, window: Window) -> Close:
        """The page for one window."""
        return cls(
            window_id=window.id,
            version_id=window.version_id,
            engagement_title=window.engagement.title,
            opened_at=window.opened_at,
            closed_at=window.closed_at,
        )
