"""What each staff page about publishing shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from heard.engines.refusals import Refused
from heard.publishing import rules
from heard.publishing.queries import list_approvals
from heard.publishing.snapshots import PublishedPage, read

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.organisations.viewers import Viewer
    from heard.publishing.models import Publication

PUBLISHED = "published"


@dataclass(frozen=True)
class PublicationLine:
    """One page in the list."""

    id: UUID
    title: str
    engagement_title: str
    drafted_by: str
    drafted_at: datetime
    published_at: datetime | None
    approvals: int
    can_approve: bool

    @classmethod
    def of(cls, row: Publication, viewer: Viewer) -> PublicationLine:
        """The page as ``viewer`` sees it."""
        return cls(
            id=row.id,
            title=row.title,
            engagement_title=row.engagement.title,
            drafted_by=row.drafted_by.display_name,
            drafted_at=row.drafted_at,
            published_at=row.published_at,
            approvals=len(list_approvals(publication=row)),
            can_approve=rules.can_approve(row, viewer),
        )


@dataclass(frozen=True)
class Publications:
    """Every draft and published page of a force, and where a new one can be started."""

    drafts: list[PublicationLine]
    published: list[PublicationLine]
    start_from: list[tuple[UUID, str]]
    needed: int = rules.APPROVALS_NEEDED

    @classmethod
    def of(
        cls, viewer: Viewer, rows: Sequence[Publication], engagements: Sequence[Engagement]
    ) -> Publications:
        """The page for ``viewer``; ``engagements`` are those they may write about."""
        lines = [PublicationLine.of(row, viewer) for row in rows]
        return cls(
            drafts=[line for line in lines if line.published_at is None],
            published=[line for line in lines if line.published_at is not None],
            start_from=[(one.id, one.title) for one in engagements],
        )


@dataclass(frozen=True)
class NewPublication:
    """The engagement to write about, and what is not ready to be told."""

    engagement_id: UUID
    engagement_title: str
    has_findings: bool
    undecided: list[str]


@dataclass(frozen=True)
class ApprovalLine:
    """One person's yes."""

    who: str
    when: datetime


@dataclass(frozen=True)
class Preview:
    """A page as the public will see it, or sees it, and who has agreed to it."""

    id: UUID
    engagement_id: UUID
    engagement_title: str
    drafted_by: str
    drafted_at: datetime
    shown: PublishedPage
    approvals: list[ApprovalLine]
    still_needed: int
    can_approve: bool
    why_not: str
    """Why a person with the role cannot approve, when there is something to say."""

    @property
    def is_published(self) -> bool:
        """Whether anybody can read it."""
        return self.shown.published_at is not None

    @classmethod
    def of(cls, row: Publication, viewer: Viewer) -> Preview:
        """The page as ``viewer`` sees it."""
        approvals = [
            ApprovalLine(one.approved_by.display_name, one.approved_at)
            for one in list_approvals(publication=row)
        ]
        return cls(
            id=row.id,
            engagement_id=row.engagement_id,
            engagement_title=row.engagement.title,
            drafted_by=row.drafted_by.display_name,
            drafted_at=row.drafted_at,
            shown=read(row),
            approvals=approvals,
            still_needed=rules.APPROVALS_NEEDED - len(approvals),
            can_approve=rules.can_approve(row, viewer),
            why_not=_why_not(row, viewer),
        )


def _why_not(row: Publication, viewer: Viewer) -> str:
    try:
        rules.check_can_approve(row, viewer)
    except (rules.OwnDraft, rules.NotNow) as reason:
        return "" if row.state == PUBLISHED else str(reason)
    except Refused:
        return ""
    return ""
