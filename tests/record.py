"""The record in tests: what was written, and a way to make the next write to it fail."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from heard.audit.kinds import Kind
from heard.audit.models import ChainEnd, Event


def events_about(about_id: UUID) -> list[str]:
    """Kinds of the events about one thing, oldest first."""
    rows = Event.objects.filter(about_id=about_id).order_by("sequence")
    return list(rows.values_list("kind", flat=True))


def events(kind: Kind) -> list[Event]:
    """The events of one kind, oldest first."""
    return list(Event.objects.filter(kind=kind.value).order_by("sequence"))


def count_events() -> int:
    """How many events there are."""
    return Event.objects.count()


def block_the_record() -> None:
    """From now each write to the record fails, as it would on a broken disk.

    The next place in the chain is taken, so adding an event breaks a constraint of the database.
    """
    end, _ = ChainEnd.objects.get_or_create(id=1)
    Event.objects.create(
        sequence=end.sequence + 1,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        kind=Kind.SIGNED_IN,
        about_kind="nothing",
        about_id=uuid4(),
        previous_digest="0" * 64,
        digest="f" * 64,
    )
