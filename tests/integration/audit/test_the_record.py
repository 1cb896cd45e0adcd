"""The record is a chain: whatever is altered, removed, moved or cut off is found."""

import itertools
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.models import ChainEnd, Event
from heard.audit.operations import digest_of, record
from heard.audit.queries import find_first_break

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 16, 10, 0, 0, 123456, tzinfo=UTC)
SOMEBODY = uuid4()


def write(count: int = 5, detail: Mapping[str, Any] | None = None) -> list[Event]:
    for number in range(count):
        record(
            Kind.STAGE_REVIEWED,
            by=SOMEBODY if number % 2 else None,
            organisation=uuid4(),
            about=("engagement", uuid4()),
            at=AT + timedelta(minutes=number),
            detail=detail,
        )
    return list(Event.objects.order_by("sequence"))


def test_an_empty_record_is_whole() -> None:
    assert find_first_break() is None


def test_a_record_is_whole_as_it_was_written() -> None:
    events = write(detail={"stage": 3, "outcome": "in_hand", "é": "ü", "is_new": True})
    assert [event.sequence for event in events] == [1, 2, 3, 4, 5]
    assert events[0].previous_digest == "0" * 64
    assert all(b.previous_digest == a.digest for a, b in itertools.pairwise(events))
    assert find_first_break() is None


def test_the_same_moment_in_another_zone_is_the_same_event() -> None:
    elsewhere = AT.astimezone(timezone(timedelta(hours=5, minutes=30)))
    record(Kind.SIGNED_IN, by=None, organisation=None, about=("person", SOMEBODY), at=elsewhere)
    assert Event.objects.get().at == AT
    assert find_first_break() is None


@pytest.mark.parametrize(
    "change",
    [
        {"at": AT - timedelta(days=1)},
        {"kind": "response.withdrawn"},
        {"by_id": uuid4()},
        {"by_id": None},
        {"organisation_id": uuid4()},
        {"organisation_id": None},
        {"about_kind": "window"},
        {"about_id": uuid4()},
        {"detail": {"stage": 4}},
        {"detail": {}},
        {"digest": "a" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
@pytest.mark.parametrize("place", [1, 4, 5])
def test_an_altered_event_is_found(place: int, change: dict[str, Any]) -> None:
    write(detail={"stage": 3})
    event = Event.objects.get(sequence=place)
    before = {name: getattr(event, name) for name in change}
    Event.objects.filter(sequence=place).update(**change)
    if before == change:
        assert find_first_break() is None
    else:
        assert find_first_break() == f"Event {place} has been altered."


def test_an_altered_event_with_a_fresh_digest_no_longer_fits_the_next() -> None:
    write()
    event = Event.objects.get(sequence=2)
    event.kind = Kind.RESPONSE_WITHDRAWN
    event.digest = digest_of(event)
    event.save()
    assert find_first_break() == "Event 3 does not follow the one before it."


def test_an_altered_last_event_with_a_fresh_digest_no_longer_fits_the_end() -> None:
    write()
    event = Event.objects.get(sequence=5)
    event.kind = Kind.RESPONSE_WITHDRAWN
    event.digest = digest_of(event)
    event.save()
    assert find_first_break() == "The record has been cut off after event 5."


@pytest.mark.parametrize("place", [1, 2, 4])
def test_a_removed_event_is_found(place: int) -> None:
    write()
    Event.objects.filter(sequence=place).delete()
    assert find_first_break() == f"Event {place} is missing."


def test_a_removed_event_is_found_when_those_after_it_move_up() -> None:
    write()
    Event.objects.filter(sequence=2).delete()
    for sequence in (3, 4, 5):
        Event.objects.filter(sequence=sequence).update(sequence=sequence - 1)
    assert find_first_break() == "Event 2 does not follow the one before it."


@pytest.mark.parametrize("kept", [0, 1, 4])
def test_a_record_that_was_cut_off_is_found(kept: int) -> None:
    write()
    Event.objects.filter(sequence__gt=kept).delete()
    assert find_first_break() == f"The record has been cut off after event {kept}."


def test_a_record_that_lost_its_end_is_found() -> None:
    write()
    ChainEnd.objects.all().delete()
    assert find_first_break() == "The note of where the record ends is missing."


def test_events_that_changed_places_are_found() -> None:
    write()
    for was, becomes in ((2, 99), (3, 2), (99, 3)):
        Event.objects.filter(sequence=was).update(sequence=becomes)
    assert find_first_break() == "Event 2 does not follow the one before it."


def test_an_event_slipped_in_is_found() -> None:
    events = write()
    for sequence in (5, 4, 3):
        Event.objects.filter(sequence=sequence).update(sequence=sequence + 1)
    forged = Event(
        sequence=3,
        at=AT,
        kind=Kind.SIGNED_IN,
        about_kind="person",
        about_id=SOMEBODY,
        previous_digest=events[1].digest,
    )
    forged.digest = digest_of(forged)
    forged.save(force_insert=True)
    assert find_first_break() == "Event 4 does not follow the one before it."


@pytest.mark.parametrize(
    "value",
    [None, 1.5, ["a"], {"a": 1}, b"a", "x" * 81, UUID(int=1), AT],
    ids=lambda value: type(value).__name__,
)
def test_a_detail_that_could_hold_words_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        write(1, detail={"said": value})
    assert not Event.objects.exists()


@pytest.mark.parametrize("value", ["x" * 80, "", 0, -1, True])
def test_a_short_code_a_count_and_a_yes_or_no_are_kept(value: Any) -> None:
    assert write(1, detail={"kept": value})[0].detail == {"kept": value}
    assert find_first_break() is None


def test_an_event_goes_when_the_change_beside_it_does() -> None:
    write(2)

    def change_and_fail() -> None:
        write(1)
        raise LookupError

    fail: Callable[[], None] = transaction.atomic(change_and_fail)
    with pytest.raises(LookupError):
        fail()
    assert Event.objects.count() == 2
    assert find_first_break() is None
    write(1)
    assert find_first_break() is None
