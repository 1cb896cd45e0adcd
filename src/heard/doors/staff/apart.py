"""Names for engagements that can be told apart when two have the same title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from heard.engagements.models import Engagement


def name_apart(engagements: Sequence[Engagement]) -> dict[UUID, str]:
    """Each engagement's title by its id; those that share one say which, the oldest first."""
    totals = Counter(engagement.title for engagement in engagements)
    met: Counter[str] = Counter()
    names = {}
    for engagement in sorted(engagements, key=lambda one: (one.planned_at, one.id)):
        title = engagement.title
        met[title] += 1
        number = f" ({met[title]} of {totals[title]})" if totals[title] > 1 else ""
        names[engagement.id] = title + number
    return names
