"""Given, declined, not answered and not asked are four facts, and the database holds us to it."""

import pytest
from django.db import IntegrityError, connection, transaction

from heard.engines.questionnaire.answers import Presence
from heard.responses.models import StoredAnswer
from tests.cast import Cast
from tests.factories.engagements import make_live_engagement
from tests.factories.responses import make_response

TABLE = StoredAnswer._meta.db_table


@pytest.fixture
def answered(cast: Cast) -> str:
    """The id of a question somebody answered."""
    _, window = make_live_engagement(cast)
    make_response(window)
    found = StoredAnswer.objects.filter(presence=Presence.GIVEN.value).first()
    assert found is not None
    return found.question_id


def write(question_id: str, presence: object, codes: object) -> None:
    """Change the answer in the database itself, past every check of ours."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {TABLE} SET presence = %s, codes = %s WHERE question_id = %s",  # noqa: S608 - our own table's name
            [presence, codes, question_id],
        )


@pytest.mark.parametrize(
    ("presence", "codes"),
    [("given", "1"), ("given", ""), ("declined", ""), ("not_answered", ""), ("not_asked", "")],
)
def test_each_of_the_four_facts_can_be_stored(answered: str, presence: str, codes: str) -> None:
    write(answered, presence, codes)
    assert StoredAnswer.objects.get(question_id=answered).presence == presence


@pytest.mark.parametrize("presence", ["declined", "not_answered", "not_asked"])
@pytest.mark.parametrize("codes", ["1", "1|2", " "])
def test_a_silence_cannot_carry_a_value(answered: str, presence: str, codes: str) -> None:
    with pytest.raises(IntegrityError):
        write(answered, presence, codes)


@pytest.mark.parametrize("presence", ["", "missing", "GIVEN", "unknown", None])
def test_there_is_no_fifth_fact(answered: str, presence: object) -> None:
    with pytest.raises(IntegrityError):
        write(answered, presence, "")


def test_nothing_is_not_a_value(answered: str) -> None:
    with pytest.raises(IntegrityError):
        write(answered, "given", None)


def test_a_question_has_one_answer_from_each_person(answered: str) -> None:
    kept = StoredAnswer.objects.get(question_id=answered)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredAnswer.objects.create(
            response=kept.response, question_id=answered, presence="declined"
        )


def test_somebody_who_sends_nothing_has_still_told_us_which_silence_it_was(cast: Cast) -> None:
    from heard.engines.questionnaire.answers import DECLINED, NOT_ANSWERED
    from heard.responses.operations import keep_answer, send, start
    from heard.responses.queries import get_visit
    from tests.cast import NOW

    _, window = make_live_engagement(cast)
    visit = get_visit(token=start(window=window, now=NOW), now=NOW)
    questions = window.version.definition["sections"][0]["questions"]
    asked = [question["id"] for question in questions if question["options"]]
    keep_answer(visit=visit, question_id=asked[0], answer=DECLINED, written=None, now=NOW)
    visit.refresh_from_db()
    keep_answer(visit=visit, question_id=asked[1], answer=NOT_ANSWERED, written=None, now=NOW)
    sent = send(visit=visit, quote="unknown", quote_wording="", now=NOW)
    kept = dict(
        StoredAnswer.objects.filter(response_id=sent).values_list("question_id", "presence")
    )
    assert kept.pop(asked[0]) == "declined"
    assert kept.pop(asked[1]) == "not_answered"
    assert set(kept.values()) == {"not_asked"}
