"""Words are destroyed when people were told they would be, and nothing else is."""

from datetime import UTC, datetime

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.responses.models import Response, SealedText, StoredAnswer
from heard.responses.operations import destroy_words_past_retention
from tests.cast import Cast
from tests.factories.engagements import make_live_engagement
from tests.factories.responses import make_response

SENT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


def test_words_go_after_the_months_people_were_told_and_answers_stay(cast: Cast) -> None:
    _, window = make_live_engagement(cast, now=SENT)
    make_response(window, words={"change.one-thing": "Ring me."}, now=SENT)
    kept = StoredAnswer.objects.count()

    assert destroy_words_past_retention(now=datetime(2027, 11, 14, tzinfo=UTC)) == 0
    assert SealedText.objects.count() == 1

    assert destroy_words_past_retention(now=datetime(2027, 11, 22, tzinfo=UTC)) == 1
    assert not SealedText.objects.exists()
    assert Response.objects.count() == 1
    assert StoredAnswer.objects.count() == kept
    event = Event.objects.get(kind=Kind.WORDS_DESTROYED.value)
    assert event.detail == {"texts": 1}


def test_a_later_change_of_plan_does_not_lengthen_what_people_were_told(cast: Cast) -> None:
    engagement, window = make_live_engagement(cast, now=SENT)
    make_response(window, words={"change.one-thing": "Ring me."}, now=SENT)
    engagement.retention_months = 120
    engagement.save(update_fields=["retention_months"])
    assert destroy_words_past_retention(now=datetime(2027, 12, 1, tzinfo=UTC)) == 1


def test_nothing_to_destroy_leaves_no_event(cast: Cast) -> None:
    make_live_engagement(cast, now=SENT)
    assert destroy_words_past_retention(now=datetime(2099, 1, 31, tzinfo=UTC)) == 0
    assert not Event.objects.filter(kind=Kind.WORDS_DESTROYED.value).exists()
