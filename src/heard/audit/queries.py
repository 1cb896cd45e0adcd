"""Reading and checking the record."""

from heard.audit.models import ChainEnd, Event
from heard.audit.operations import digest_of


def find_first_break() -> str | None:
    """The first fault in the chain as a plain sentence, or None when it is whole.

    Finds altered, removed, reordered and cut-off events.
    """
    previous, expected = "0" * 64, 1
    for event in Event.objects.order_by("sequence").iterator():
        if event.sequence != expected:
            return f"Event {expected} is missing."
        if event.previous_digest != previous:
            return f"Event {event.sequence} does not follow the one before it."
        if digest_of(event) != event.digest:
            return f"Event {event.sequence} has been altered."
        previous, expected = event.digest, expected + 1
    end = ChainEnd.objects.filter(id=1).first()
    if end is None:
        # A new record has neither events nor an end; one without the other is a fault.
        return None if expected == 1 else "The note of where the record ends is missing."
    if (end.sequence, end.digest) != (expected - 1, previous):
        return f"The record has been cut off after event {expected - 1}."
    return None
