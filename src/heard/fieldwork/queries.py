"""Reads of windows: for staff by force, and for somebody arriving by link."""

from uuid import UUID

from heard.engagements.queries import get_own_engagement
from heard.engines.refusals import NotFound
from heard.fieldwork.models import Window
from heard.organisations.viewers import Viewer


def list_windows(*, viewer: Viewer, engagement_id: UUID) -> list[Window]:
    """Every window of one engagement, newest first."""
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    rows = Window.objects.filter(engagement=engagement).select_related("version", "opened_by")
    return list(rows.order_by("-opened_at"))


def get_window(*, viewer: Viewer, window_id: UUID) -> Window:
    """One window of the viewer's own force. Raises NotFound."""
    found = (
        Window.objects.select_related("engagement", "version")
        .filter(id=window_id, force_id=viewer.organisation_id)
        .first()
    )
    if found is None or not viewer.is_force:
        raise NotFound
    return found


def get_open_window(*, link: str) -> Window:
    """The open window behind a link. Raises NotFound for wrong, closed and unknown alike."""
    found = Window.objects.filter(link=link, closed_at__isnull=True).first()
    if found is None:
        raise NotFound
    return found


def get_window_for_answering(*, window_id: UUID) -> Window:
    """The window a draft belongs to, open or not; for the person answering. Raises NotFound."""
    found = Window.objects.filter(id=window_id).first()
    if found is None:
        raise NotFound
    return found


def map_retention() -> dict[UUID, tuple[UUID, int]]:
    """(force id, months words are kept) by window, as people were told; for destroying on time."""
    rows = Window.objects.all()
    return {
        row.id: (row.force_id, row.told["retention_months"])
        for row in rows
        if row.told.get("retention_months")
    }
