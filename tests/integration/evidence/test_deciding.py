"""A named person decides what is hidden; the decision, its record and its reader's rights."""

import pytest
from django.db import IntegrityError, connection, transaction

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.engines.redaction import Kind as Hidden
from heard.engines.redaction import SensitiveText, Span, SpanRefused
from heard.engines.refusals import NotFound
from heard.evidence import operations, queries
from heard.evidence.models import Segment
from heard.evidence.rules import AlreadyDecided, can_read
from heard.fieldwork.models import Window
from heard.organisations.rules import RoleMissing
from heard.responses.models import SealedText
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import make_live_engagement
from tests.factories.words import a_name, make_sealed_text, make_segment
from tests.record import block_the_record, events

EVERYBODY = (
    "alice",
    "ben",
    "dana",
    "erin",
    "femi",
    "gwen",
    "hari",
    "rhys",
    "ada",
    "cal",
    "dee",
    "lena",
)
WORDS = "Ahmed rang. Then nothing."


@pytest.fixture
def window(cast: Cast) -> Window:
    return make_live_engagement(cast)[1]


@pytest.fixture
def text(cast: Cast, window: Window) -> SealedText:
    return make_sealed_text(cast, window, WORDS)


def accept(cast: Cast, text: SealedText, *spans: Span, who: str = "rhys") -> None:
    operations.accept_redaction(
        text=text, words=SensitiveText(WORDS), spans=spans, by=getattr(cast, who), now=NOW
    )


def test_what_was_hidden_is_gone_and_who_decided_is_kept(cast: Cast, text: SealedText) -> None:
    accept(cast, text, a_name(0, 5))
    kept = Segment.objects.get()
    assert kept.words == "[name] rang. Then nothing."
    assert kept.kinds == ["name"]
    assert (kept.decided_by_id, kept.decided_at) == (cast.rhys.id, NOW)
    (event,) = events(Kind.TEXT_REDACTED)
    assert (event.about_kind, event.about_id) == ("segment", kept.id)
    assert event.detail == {"hidden": 1}


def test_hiding_nothing_is_a_decision_too(cast: Cast, text: SealedText) -> None:
    accept(cast, text)
    assert Segment.objects.get().words == WORDS


def test_what_is_set_aside_holds_no_words_and_nobody_reads_it(cast: Cast, text: SealedText) -> None:
    operations.set_aside(text=text, by=cast.rhys, now=NOW)
    kept = Segment.objects.get()
    assert (kept.outcome, kept.words, kept.kinds) == ("set_aside", "", [])
    assert len(events(Kind.TEXT_SET_ASIDE)) == 1
    with pytest.raises(NotFound):
        queries.get_segment(viewer=cast.ben, segment_id=kept.id)
    engagement_id = text.window.engagement_id
    assert queries.list_segments(viewer=cast.ben, engagement_id=engagement_id) == []


@pytest.mark.parametrize(
    "spans",
    [
        (a_name(0, 99),),
        (a_name(-1, 3),),
        (a_name(3, 3),),
        (a_name(0, 5), a_name(4, 8)),
    ],
    ids=["past the end", "before the start", "empty", "overlapping"],
)
def test_spans_that_make_no_sense_keep_nothing(
    cast: Cast, text: SealedText, spans: tuple[Span, ...]
) -> None:
    before = Event.objects.count()
    with pytest.raises(SpanRefused):
        accept(cast, text, *spans)
    assert Segment.objects.count() == 0
    assert Event.objects.count() == before


def test_a_decision_is_made_once(cast: Cast, text: SealedText) -> None:
    accept(cast, text)
    with pytest.raises(AlreadyDecided):
        accept(cast, text, a_name(0, 5))
    with pytest.raises(AlreadyDecided):
        operations.set_aside(text=text, by=cast.rhys, now=NOW)
    assert Segment.objects.get().words == WORDS


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_decide(cast: Cast, text: SealedText, who: str) -> None:
    if who == "rhys":
        accept(cast, text, who=who)
        return
    before = Event.objects.count()
    with pytest.raises(RoleMissing):
        accept(cast, text, who=who)
    with pytest.raises(RoleMissing):
        operations.set_aside(text=text, by=getattr(cast, who), now=NOW)
    assert Segment.objects.count() == 0
    assert Event.objects.count() == before


@pytest.mark.parametrize("how", ["accept", "set_aside"])
def test_nothing_is_decided_when_it_cannot_be_recorded(
    cast: Cast, text: SealedText, how: str
) -> None:
    attempts = {
        "accept": lambda: accept(cast, text),
        "set_aside": lambda: operations.set_aside(text=text, by=cast.rhys, now=NOW),
    }
    block_the_record()
    with pytest.raises(IntegrityError):
        attempts[how]()
    assert Segment.objects.count() == 0


def test_the_database_itself_refuses_words_in_what_was_set_aside(
    cast: Cast, text: SealedText
) -> None:
    operations.set_aside(text=text, by=cast.rhys, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {Segment._meta.db_table} SET words = 'Ahmed rang'"  # noqa: S608 - our own table's name
        )


def test_the_database_itself_refuses_a_second_decision(cast: Cast, text: SealedText) -> None:
    accept(cast, text)
    again = Segment.objects.get()
    again.pk = None
    again.id = text.id
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("ben", True),
        ("alice", True),
        ("erin", True),
        ("dana", True),
        ("rhys", True),
        ("femi", False),
        ("gwen", False),
        ("hari", False),
        ("ada", False),
        ("cal", False),
        ("dee", False),
        ("lena", False),
    ],
)
def test_who_may_read_redacted_words(cast: Cast, window: Window, who: str, may: bool) -> None:
    segment = make_segment(cast, window, WORDS)
    viewer = getattr(cast, who)
    if may:
        assert can_read(viewer)
        assert queries.get_segment(viewer=viewer, segment_id=segment.id).text.words
        found = queries.list_segments(viewer=viewer, engagement_id=segment.engagement_id)
        assert [one.id for one in found] == [segment.id]
        return
    with pytest.raises(NotFound):
        queries.get_segment(viewer=viewer, segment_id=segment.id)
    with pytest.raises(NotFound):
        queries.list_segments(viewer=viewer, engagement_id=segment.engagement_id)


def test_the_desk_numbers_stay_while_the_work_goes_on(cast: Cast, window: Window) -> None:
    texts = [make_sealed_text(cast, window, WORDS) for _ in range(4)]
    engagement_id = window.engagement_id
    first = queries.get_desk(viewer=cast.rhys, engagement_id=engagement_id)
    assert (len(first.waiting), first.redacted, first.set_aside) == (4, 0, 0)
    numbers = {text.id: number for number, text in first.waiting}
    accept(cast, texts[0])
    operations.set_aside(text=texts[1], by=cast.rhys, now=NOW)
    later = queries.get_desk(viewer=cast.rhys, engagement_id=engagement_id)
    assert (len(later.waiting), later.redacted, later.set_aside) == (2, 1, 1)
    assert all(numbers[text.id] == number for number, text in later.waiting)


def test_the_desk_is_not_there_for_another_force(cast: Cast, text: SealedText) -> None:
    for viewer in (cast.cal, cast.lena):
        with pytest.raises(NotFound):
            queries.get_desk(viewer=viewer, engagement_id=text.window.engagement_id)


def test_a_withdrawn_text_leaves_the_desk(cast: Cast, text: SealedText) -> None:
    engagement_id = text.window.engagement_id
    withdraw(response_id=text.response_key, now=NOW)
    desk = queries.get_desk(viewer=cast.rhys, engagement_id=engagement_id)
    assert (desk.waiting, desk.redacted, desk.set_aside) == ((), 0, 0)


@pytest.mark.parametrize("quote", ["disguised", "never", "unknown"])
def test_whether_words_may_be_quoted_is_the_persons_own_answer(
    cast: Cast, window: Window, quote: str
) -> None:
    segment = make_segment(cast, window, WORDS, quote=quote)
    assert segment.may_be_quoted is (quote == "disguised")


def test_a_row_that_lost_a_placeholder_is_not_shown_as_redacted(cast: Cast, window: Window) -> None:
    segment = make_segment(cast, window, WORDS, hide=(Span(0, 5, Hidden.NAME, "person"),))
    Segment.objects.filter(id=segment.id).update(words=WORDS)
    with pytest.raises(ValueError, match="do not show every hidden"):
        queries.get_segment(viewer=cast.ben, segment_id=segment.id)
