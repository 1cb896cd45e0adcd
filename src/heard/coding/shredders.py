"""How this room forgets a person: codings go with their segment; this lists what they carried."""

from uuid import UUID

from heard.coding.models import CodeApplication


def list_theme_ids_on(*, segment_ids: list[UUID]) -> set[UUID]:
    """Themes on any of these segments. Call before anything is destroyed."""
    rows = CodeApplication.objects.filter(segment_id__in=segment_ids)
    return set(rows.values_list("theme_id", flat=True))
