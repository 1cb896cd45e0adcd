"""Opening sealed words: recorded first, by the right person, and never somebody else's."""

import shutil
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import IntegrityError

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.audit.queries import find_first_break
from heard.organisations.rules import RoleMissing
from heard.responses import keys
from heard.responses.models import SealedText
from heard.responses.opening import open_text
from heard.responses.queries import get_sealed_text, list_sealed_texts
from heard.responses.rules import OpeningReason, VisitOver
from heard.responses.vault import CannotOpen
from tests.cast import NOW, Cast
from tests.factories.engagements import make_live_engagement
from tests.factories.words import SAID, make_sealed_text
from tests.record import block_the_record, events


@pytest.fixture
def text(cast: Cast) -> SealedText:
    """Somebody's words, waiting."""
    _, window = make_live_engagement(cast)
    return make_sealed_text(cast, window)


@pytest.mark.parametrize("reason", list(OpeningReason))
def test_who_opened_what_and_why_is_on_the_record(
    cast: Cast, text: SealedText, reason: OpeningReason
) -> None:
    words = open_text(text=text, by=cast.rhys, reason=reason, now=NOW)
    assert words.words_for_review() == SAID
    (event,) = events(Kind.TEXT_OPENED)
    assert (event.by_id, event.organisation_id) == (cast.rhys.id, cast.ashgrove)
    assert (event.about_kind, event.about_id) == ("sealed_text", text.id)
    assert event.detail == {"reason": reason.value}
    assert event.at == NOW
    assert find_first_break() is None


def test_each_opening_is_another_line_on_the_record(cast: Cast, text: SealedText) -> None:
    for _ in range(3):
        open_text(text=text, by=cast.rhys, reason=OpeningReason.REDACT, now=NOW)
    assert len(events(Kind.TEXT_OPENED)) == 3


def test_an_altered_text_does_not_open_and_the_attempt_stays_on_the_record(
    cast: Cast, text: SealedText
) -> None:
    altered = bytearray(text.sealed)
    altered[-1] ^= 1
    text.sealed = bytes(altered)
    text.save()
    with pytest.raises(CannotOpen):
        open_text(text=text, by=cast.rhys, reason=OpeningReason.REDACT, now=NOW)
    assert len(events(Kind.TEXT_OPENED)) == 1


@pytest.mark.parametrize(
    "change", [{"question_id": "another"}, {"response_key": uuid4()}, {"envelope_version": 9}]
)
def test_a_row_whose_place_was_changed_does_not_open(
    cast: Cast, text: SealedText, change: dict[str, object]
) -> None:
    for name, value in change.items():
        setattr(text, name, value)
    with pytest.raises(CannotOpen):
        open_text(text=text, by=cast.rhys, reason=OpeningReason.REDACT, now=NOW)
    assert len(events(Kind.TEXT_OPENED)) == 1


def test_two_peoples_words_swapped_in_the_database_open_for_neither(cast: Cast) -> None:
    _, window = make_live_engagement(cast)
    first, second = make_sealed_text(cast, window, "one"), make_sealed_text(cast, window, "two")
    first.sealed, second.sealed = second.sealed, first.sealed
    for swapped in (first, second):
        with pytest.raises(CannotOpen):
            open_text(text=swapped, by=cast.rhys, reason=OpeningReason.REDACT, now=NOW)


def test_when_the_record_cannot_be_written_nothing_is_opened(cast: Cast, text: SealedText) -> None:
    block_the_record()
    with pytest.raises(IntegrityError):
        open_text(text=text, by=cast.rhys, reason=OpeningReason.REDACT, now=NOW)


def test_without_the_opening_key_sealing_works_and_opening_does_not(
    cast: Cast, text: SealedText, tmp_path: Path
) -> None:
    opening = Path(settings.DATA_DIR) / "keys" / keys.OPENING
    private = opening / f"{cast.ashgrove}.private"
    shutil.move(private, tmp_path / "away")
    try:
        with pytest.raises(keys.NoKey):
            open_text(text=text, by=cast.rhys, reason=OpeningReason.REDACT, now=NOW)
        assert keys.public_key(cast.ashgrove)
    finally:
        shutil.move(tmp_path / "away", private)
    assert len(events(Kind.TEXT_OPENED)) == 1


def test_a_key_of_another_name_opens_nothing(cast: Cast, text: SealedText) -> None:
    text.key_id = "0" * 16
    with pytest.raises(keys.NoKey):
        open_text(text=text, by=cast.rhys, reason=OpeningReason.REDACT, now=NOW)


def test_the_opening_key_is_readable_by_its_owner_alone(cast: Cast) -> None:
    private = Path(settings.DATA_DIR) / "keys" / keys.OPENING / f"{cast.ashgrove}.private"
    assert private.stat().st_mode & 0o077 == 0
    assert private.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("rhys", True),
        ("alice", False),
        ("ben", False),
        ("dana", False),
        ("erin", False),
        ("femi", False),
        ("gwen", False),
        ("hari", False),
        ("ada", False),
        ("cal", False),
        ("dee", False),
        ("lena", False),
    ],
)
def test_who_may_open(cast: Cast, text: SealedText, who: str, may: bool) -> None:
    viewer = getattr(cast, who)
    if may:
        assert open_text(text=text, by=viewer, reason=OpeningReason.REDACT, now=NOW)
        return
    before = Event.objects.count()
    with pytest.raises(RoleMissing):
        open_text(text=text, by=viewer, reason=OpeningReason.REDACT, now=NOW)
    assert Event.objects.count() == before


def test_another_force_finds_no_text(cast: Cast, text: SealedText) -> None:
    engagement_id = text.window.engagement_id
    assert list_sealed_texts(viewer=cast.cal, engagement_id=engagement_id) == []
    for viewer in (cast.cal, cast.lena):
        with pytest.raises(VisitOver):
            get_sealed_text(viewer=viewer, text_id=text.id)


def test_words_of_somebody_still_answering_are_not_there_for_staff(cast: Cast) -> None:
    from heard.engines.questionnaire.answers import Answer, Presence
    from heard.engines.redaction import SensitiveText
    from heard.responses.operations import Written, keep_answer, start
    from heard.responses.queries import get_visit
    from tests.factories.words import text_questions

    engagement, window = make_live_engagement(cast)
    visit = get_visit(token=start(window=window, now=NOW), now=NOW)
    keep_answer(
        visit=visit,
        question_id=text_questions(window)[0],
        answer=Answer(Presence.GIVEN),
        written=Written(SensitiveText("not sent yet"), "test"),
        now=NOW,
    )
    found = SealedText.objects.get(response_key=visit.response_key)
    assert list_sealed_texts(viewer=cast.rhys, engagement_id=engagement.id) == []
    with pytest.raises(VisitOver):
        get_sealed_text(viewer=cast.rhys, text_id=found.id)
