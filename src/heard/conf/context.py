"""What every template is given besides its own page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shown_on_every_page(request: HttpRequest) -> dict[str, Any]:
    """Whether the people are made up, and who is signed in (staff pages only)."""
    return {
        "is_demo": settings.IS_DEMO,
        "viewer": getattr(request, "viewer", None),
    }
