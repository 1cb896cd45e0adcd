"""Looking at the audit record, and making it fail so that what it guards must undo itself."""

from uuid import uuid4

from heard.audit.kinds import Kind
from heard.audit.models import ChainEnd, Event
from tests.cast import NOW


def events(kind: Kind) -> list[Event]:
    """What is on the record of one kind, oldest first."""
    return list(Event.objects.filter(kind=kind.value).order_by("sequence"))


def fill_the_next_line() -> None:
    """Put something where the next event must go, so that recording it fails in the database."""
    end = ChainEnd.objects.get(id=1)
    Event.objects.create(
        sequence=end.sequence + 1,
        at=NOW,
        kind="test.in_the_way",
        about_kind="test",
        about_id=uuid4(),
        previous_digest="",
        digest="in the way",
    )
