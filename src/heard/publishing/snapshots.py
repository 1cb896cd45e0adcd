"""What a publication says, as data: read by the public and by the people who spoke."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from heard.engines.disclosure import ReleasedTable
from heard.engines.refusals import NotFound
from heard.publishing.models import Publication


@dataclass(frozen=True)
class PublishedAction:
    """What was promised and what is shown of it so far."""

    what: str
    measure: str
    due: date
    state: str
    """underway, claimed, proven or not_shown."""
    what_changed: str = ""
    proof: str = ""
    baseline: str = ""
    result: str = ""


@dataclass(frozen=True)
class PublishedTable:
    """A released table, and the licence and source that must be shown with it, if any."""

    table: ReleasedTable
    notice: str


@dataclass(frozen=True)
class PublishedItem:
    """One finding as the public reads it: what was said, what was decided, what changed."""

    claim: str
    strength: str
    not_known: str
    choice: str
    reason: str
    tables: tuple[PublishedTable, ...]
    quotes: tuple[str, ...]
    actions: tuple[PublishedAction, ...]


@dataclass(frozen=True)
class PublishedPage:
    """A whole publication."""

    id: UUID
    slug: str
    title: str
    force_name: str
    introduction: str
    stood_on: datetime
    """When the snapshot was taken: the page says how things stood then, and no later."""
    published_at: datetime | None
    corrected_on: date | None
    items: tuple[PublishedItem, ...]


def list_published() -> list[PublishedPage]:
    """Everything published by every force, newest first."""
    rows = Publication.objects.filter(state=Publication.State.PUBLISHED).select_related("force")
    return [read(row) for row in rows.order_by("-published_at")]


def get_published(*, slug: str) -> PublishedPage:
    """One published page. Raises NotFound; drafts are not found either."""
    row = (
        Publication.objects.select_related("force")
        .filter(slug=slug, state=Publication.State.PUBLISHED)
        .first()
    )
    if row is None:
        raise NotFound
    return read(row)


def list_published_for_engagement(*, engagement_id: UUID) -> list[PublishedPage]:
    """What has been published about one engagement; for the person who spoke in it."""
    rows = Publication.objects.filter(
        engagement_id=engagement_id, state=Publication.State.PUBLISHED
    ).select_related("force")
    return [read(row) for row in rows.order_by("-published_at")]


def read(row: Publication) -> PublishedPage:
    """The page a row holds."""
    kept: Mapping[str, Any] = row.snapshot
    return PublishedPage(
        id=row.id,
        slug=row.slug,
        title=row.title,
        force_name=row.force.name,
        introduction=kept["introduction"],
        stood_on=row.drafted_at,
        published_at=row.published_at,
        corrected_on=row.corrected_on,
        items=tuple(_item(item) for item in kept["items"]),
    )


def _item(kept: Mapping[str, Any]) -> PublishedItem:
    return PublishedItem(
        claim=kept["claim"],
        strength=kept["strength"],
        not_known=kept["not_known"],
        choice=kept["choice"],
        reason=kept["reason"],
        tables=tuple(
            PublishedTable(ReleasedTable.from_json(held["table"]), held["notice"])
            for held in kept["tables"]
        ),
        quotes=tuple(quote["words"] for quote in kept["quotes"]),
        actions=tuple(
            PublishedAction(**{**action, "due": date.fromisoformat(action["due"])})
            for action in kept["actions"]
        ),
    )
