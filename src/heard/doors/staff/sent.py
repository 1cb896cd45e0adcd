"""What a browser sent with a form, or nothing when the page is only being opened."""

from django.http import HttpRequest, QueryDict


def sent(request: HttpRequest) -> QueryDict | None:
    """The boxes as sent. An empty form sent counts as sent, so that it is checked."""
    return request.POST if request.method == "POST" else None
