"""Answering through the operations: what is kept, what is destroyed, what is recorded."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.engines.questionnaire.answers import DECLINED, NOT_ANSWERED, Answer, Presence
from heard.engines.redaction import SensitiveText
from heard.fieldwork.models import Window
from heard.fieldwork.operations import close_window
from heard.responses import operations
from heard.responses.models import Response, SealedText, StoredAnswer, Visit
from heard.responses.opening import open_text
from heard.responses.queries import get_sealed_text, get_visit, may_quote
from heard.responses.rules import OpeningReason, VisitOver
from tests.cast import NOW, Cast
from tests.factories.engagements import make_live_engagement
from tests.record import block_the_record, events

GIVEN = Answer(Presence.GIVEN)
ALWAYS_ASKED = "change.one-thing"
ONLY_AFTER_A_YES = "nfa.one-thing"


@pytest.fixture
def window(cast: Cast) -> Window:
    """Something to answer."""
    return make_live_engagement(cast)[1]


@pytest.fixture
def visit(window: Window) -> Visit:
    """Somebody who has just begun."""
    return get_visit(token=operations.start(window=window, now=NOW), now=NOW)


def write(visit: Visit, words: str, question: str | None = None) -> str:
    """Write ``words`` in answer to a question in words."""
    question_id = question or ALWAYS_ASKED
    operations.keep_answer(
        visit=visit,
        question_id=question_id,
        answer=GIVEN,
        written=operations.Written(SensitiveText(words), "test"),
        now=NOW,
    )
    return question_id


def how_many() -> tuple[int, int, int]:
    """Visits, sealed texts and responses there are."""
    return Visit.objects.count(), SealedText.objects.count(), Response.objects.count()


def send(visit: Visit) -> object:
    return operations.send(visit=visit, quote="disguised", quote_wording="v1", now=NOW)


def test_words_are_sealed_before_they_are_stored(visit: Visit) -> None:
    write(visit, "Nobody rang me")
    assert b"Nobody rang me" not in bytes(SealedText.objects.get().sealed)
    visit.refresh_from_db()
    assert "Nobody" not in str(visit.answers)


def test_writing_again_replaces_the_words(cast: Cast, visit: Visit) -> None:
    write(visit, "first")
    write(visit, "second")
    send(visit)
    text = get_sealed_text(viewer=cast.rhys, text_id=SealedText.objects.get().id)
    words = open_text(text=text, by=cast.rhys, reason=OpeningReason.REDACT, now=NOW)
    assert words.words_for_review() == "second"


@pytest.mark.parametrize("silence", [DECLINED, NOT_ANSWERED])
def test_changing_ones_mind_destroys_the_words(visit: Visit, silence: Answer) -> None:
    question = write(visit, "Nobody rang me")
    operations.keep_answer(visit=visit, question_id=question, answer=silence, written=None, now=NOW)
    assert SealedText.objects.count() == 0


def test_words_of_a_question_no_longer_reached_are_destroyed_on_sending(visit: Visit) -> None:
    for decision in ("yes", "no"):
        operations.keep_answer(
            visit=visit,
            question_id="nfa.decision",
            answer=Answer(Presence.GIVEN, (decision,)),
            written=None,
            now=NOW,
        )
        visit.refresh_from_db()
        if decision == "yes":
            write(visit, "Nobody rang me", ONLY_AFTER_A_YES)
            visit.refresh_from_db()
    send(visit)
    assert SealedText.objects.count() == 0
    kept = StoredAnswer.objects.get(question_id=ONLY_AFTER_A_YES)
    assert kept.presence == Presence.NOT_ASKED.value


def test_leaving_destroys_everything_and_says_only_that_somebody_left(visit: Visit) -> None:
    write(visit, "Nobody rang me")
    operations.leave(visit=visit, now=NOW)
    assert how_many() == (0, 0, 0)
    (event,) = events(Kind.RESPONSE_LEFT)
    assert (event.about_kind, event.about_id, event.by_id) == ("window", visit.window_id, None)


def test_leaving_after_sending_destroys_the_visit_and_keeps_what_was_sent(visit: Visit) -> None:
    write(visit, "Nobody rang me")
    send(visit)
    visit.refresh_from_db()
    operations.leave(visit=visit, now=NOW)
    assert how_many() == (0, 1, 1)


def test_sending_twice_sends_once(visit: Visit) -> None:
    assert send(visit) == send(visit)
    assert Response.objects.count() == 1
    assert len(events(Kind.RESPONSE_SENT)) == 1


def test_what_was_sent_holds_a_week_and_no_finer_time(visit: Visit) -> None:
    operations.send(visit=visit, quote="unknown", quote_wording="", now=NOW + timedelta(minutes=90))
    sent = Response.objects.get()
    assert sent.received_week == NOW.date()
    moments = [field.name for field in Response._meta.fields if "Time" in type(field).__name__]
    assert moments == []


def test_the_record_never_ties_an_hour_to_a_response(visit: Visit) -> None:
    write(visit, "Nobody rang me")
    sent = send(visit)
    said = {(event.about_id, str(event.detail)) for event in Event.objects.all()}
    assert not [one for one in said if sent == one[0] or str(sent) in one[1]]


@pytest.mark.parametrize(
    ("quote", "may"), [("disguised", True), ("never", False), ("unknown", False)]
)
def test_only_a_yes_may_be_quoted(visit: Visit, quote: str, may: bool) -> None:
    sent = operations.send(visit=visit, quote=quote, quote_wording="", now=NOW)
    assert may_quote(response_id=sent) is may


def test_nobody_known_may_be_quoted(visit: Visit) -> None:
    assert may_quote(response_id=visit.response_key) is False


def test_too_late_is_too_late(visit: Visit) -> None:
    late = visit.expires_at
    for attempt in (
        lambda: operations.send(visit=visit, quote="unknown", quote_wording="", now=late),
        lambda: operations.keep_answer(
            visit=visit, question_id="q", answer=DECLINED, written=None, now=late
        ),
    ):
        with pytest.raises(VisitOver):
            attempt()
    assert Response.objects.count() == 0


def test_once_closed_nothing_more_comes_in(cast: Cast, visit: Visit) -> None:
    close_window(window=visit.window, by=cast.alice, now=NOW)
    with pytest.raises(VisitOver):
        send(visit)
    assert Response.objects.count() == 0


def test_ended_visits_are_cleared_with_their_words_and_others_are_left(window: Window) -> None:
    old = get_visit(token=operations.start(window=window, now=NOW), now=NOW)
    write(old, "never sent")
    later = NOW + operations.VISIT_LASTS + timedelta(minutes=1)
    fresh = get_visit(token=operations.start(window=window, now=later), now=later)
    assert operations.clear_ended_visits(now=later) == 1
    assert list(Visit.objects.all()) == [fresh]
    assert SealedText.objects.count() == 0


def test_clearing_never_touches_what_was_sent(visit: Visit) -> None:
    write(visit, "sent")
    send(visit)
    operations.clear_ended_visits(now=NOW + timedelta(days=30))
    assert (Response.objects.count(), SealedText.objects.count()) == (1, 1)


def test_nothing_is_sent_when_it_cannot_be_recorded(visit: Visit) -> None:
    block_the_record()
    with pytest.raises(IntegrityError):
        send(visit)
    assert (Response.objects.count(), StoredAnswer.objects.count()) == (0, 0)
    visit.refresh_from_db()
    assert visit.is_sent is False


def test_nothing_is_recorded_when_it_cannot_be_sent(visit: Visit) -> None:
    before = Event.objects.count()
    with pytest.raises(ValueError, match="rubbish"):
        operations.send(visit=visit, quote="rubbish", quote_wording="", now=NOW)
    assert Event.objects.count() == before
    assert Response.objects.count() == 0
