"""Return codes: too strong to guess, forgiving to type, and the same reply for every no."""

import math
import re
from datetime import timedelta

import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.audit.kinds import Kind
from heard.engines.questionnaire.answers import DECLINED
from heard.engines.refusals import NotFound
from heard.responses import return_codes
from heard.responses.models import Response, Visit
from heard.responses.operations import (
    RETURN_LASTS,
    come_back,
    give_return_code,
    keep_answer,
    send,
    start,
)
from heard.responses.queries import get_visit
from heard.responses.rules import VisitOver
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import make_live_engagement
from tests.record import block_the_record, events


@pytest.fixture
def sent(cast: Cast) -> Visit:
    """A visit that has just been sent."""
    _, window = make_live_engagement(cast)
    visit = get_visit(token=start(window=window, now=NOW), now=NOW)
    send(visit=visit, quote="unknown", quote_wording="test", now=NOW)
    return Visit.objects.select_related("window").get(id=visit.id)


def test_a_code_holds_at_least_84_bits() -> None:
    held = math.log2(len(return_codes.words())) * return_codes.WORDS_IN_CODE
    assert held >= 84


def test_every_word_is_plain_short_and_there_once() -> None:
    found = return_codes.words()
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[a-z]{2,12}", word) for word in found)


def test_a_code_is_eight_of_the_words_and_never_the_same_twice() -> None:
    codes = {return_codes.make() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert len(code.split()) == 8
        assert set(code.split()) <= set(return_codes.words())


def test_what_is_stored_is_neither_the_code_nor_a_plain_hash_of_it(sent: Visit) -> None:
    code = give_return_code(visit=sent, now=NOW)
    stored = Response.objects.get(id=sent.response_key).return_digest
    assert stored is not None
    assert re.fullmatch(r"[0-9a-f]{64}", stored)
    assert not any(word in stored for word in code.split())


@pytest.mark.parametrize(
    "retype",
    [
        str,
        str.upper,
        str.title,
        lambda code: code.replace(" ", ", "),
        lambda code: code.replace(" ", "-"),
        lambda code: code.replace(" ", "\n"),
        lambda code: f"  {code.replace(' ', '    ')} .",
        lambda code: code.replace(" ", "\u00a0–\u00a0"),
    ],
    ids=[
        "as given",
        "capitals",
        "first letters",
        "commas",
        "hyphens",
        "lines",
        "spaces and a full stop",
        "pasted dashes",
    ],
)
def test_how_it_is_typed_does_not_matter(sent: Visit, retype: object) -> None:
    code = give_return_code(visit=sent, now=NOW)
    assert callable(retype)
    visit = get_visit(token=come_back(typed=retype(code), now=NOW), now=NOW)
    assert visit.response_key == sent.response_key
    assert visit.is_return
    assert visit.expires_at == NOW + RETURN_LASTS


def test_wrong_withdrawn_and_never_given_are_the_same_reply(sent: Visit) -> None:
    code = give_return_code(visit=sent, now=NOW)
    one_word_off = " ".join([*code.split()[:-1], "zzz"])
    one_word_more = f"{code} apple"
    one_word_less = " ".join(code.split()[:-1])
    withdraw(response_id=sent.response_key, now=NOW)
    replies = set()
    for typed in (
        code,
        one_word_off,
        one_word_more,
        one_word_less,
        return_codes.make(),
        "",
        "1 2 3",
    ):
        with pytest.raises(VisitOver) as refused:
            come_back(typed=typed, now=NOW)
        replies.add((type(refused.value), str(refused.value)))
    assert len(replies) == 1
    assert isinstance(refused.value, NotFound)
    assert Visit.objects.count() == 0


@given(typed=st.text(max_size=200))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_anybody_types_does_more_than_say_no(db: None, typed: str) -> None:
    with pytest.raises(VisitOver):
        come_back(typed=typed, now=NOW)


def test_asking_again_replaces_the_earlier_code(sent: Visit) -> None:
    first = give_return_code(visit=sent, now=NOW)
    second = give_return_code(visit=sent, now=NOW)
    with pytest.raises(VisitOver):
        come_back(typed=first, now=NOW)
    assert come_back(typed=second, now=NOW)


def test_a_code_is_only_for_what_was_just_sent(cast: Cast) -> None:
    _, window = make_live_engagement(cast)
    visit = get_visit(token=start(window=window, now=NOW), now=NOW)
    with pytest.raises(VisitOver):
        give_return_code(visit=visit, now=NOW)


def test_somebody_who_came_back_cannot_make_a_new_code(sent: Visit) -> None:
    code = give_return_code(visit=sent, now=NOW)
    back = get_visit(token=come_back(typed=code, now=NOW), now=NOW)
    with pytest.raises(VisitOver):
        give_return_code(visit=back, now=NOW)


def test_somebody_who_came_back_cannot_answer_or_send_again(sent: Visit) -> None:
    code = give_return_code(visit=sent, now=NOW)
    back = get_visit(token=come_back(typed=code, now=NOW), now=NOW)
    question = back.window.version.definition["sections"][0]["questions"][0]["id"]
    with pytest.raises(VisitOver):
        keep_answer(visit=back, question_id=question, answer=DECLINED, written=None, now=NOW)
    with pytest.raises(VisitOver):
        send(visit=back, quote="disguised", quote_wording="test", now=NOW)


def test_coming_back_ends_by_itself(sent: Visit) -> None:
    token = come_back(typed=give_return_code(visit=sent, now=NOW), now=NOW)
    with pytest.raises(VisitOver):
        get_visit(token=token, now=NOW + RETURN_LASTS)
    assert get_visit(token=token, now=NOW + RETURN_LASTS - timedelta(seconds=1))


def test_the_record_says_a_code_was_given_and_not_to_whom(sent: Visit) -> None:
    give_return_code(visit=sent, now=NOW)
    (event,) = events(Kind.RETURN_CODE_GIVEN)
    assert (event.about_kind, event.about_id) == ("window", sent.window_id)
    assert event.by_id is None
    assert event.detail == {}


def test_no_code_is_kept_when_it_cannot_be_recorded(sent: Visit) -> None:
    block_the_record()
    with pytest.raises(IntegrityError):
        give_return_code(visit=sent, now=NOW)
    assert Response.objects.get(id=sent.response_key).return_digest is None


def test_when_many_come_at_once_the_rest_are_asked_to_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(return_codes, "WAIT_SECONDS", 0.01)
    for _ in range(return_codes.AT_ONCE):
        assert return_codes._queue.acquire(timeout=1)
    try:
        with pytest.raises(return_codes.TooBusy):
            return_codes.digest("one two three")
    finally:
        for _ in range(return_codes.AT_ONCE):
            return_codes._queue.release()
    assert return_codes.digest("one two three")
