"""Races, locks and floods at the respondents' door: leaving always works, and deleted is gone."""

import sqlite3
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from heard.cli.serving import THREADS
from heard.engines.questionnaire.answers import Answer, Presence
from heard.engines.redaction import SensitiveText
from heard.fieldwork.models import Window
from heard.questionnaires.queries import get_definition
from heard.responses import operations, return_codes
from heard.responses.models import Response, SealedText, Visit
from heard.responses.overwriting import overwrite_deleted
from heard.responses.queries import get_visit
from heard.responses.rules import VisitOver
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast, gather
from tests.factories.engagements import make_live_engagement
from tests.factories.responses import make_response

on_sqlite = pytest.mark.skipif(
    "sqlite3" not in settings.DATABASES["default"]["ENGINE"], reason="about SQLite files"
)


@pytest.fixture
def window(cast: Cast) -> Window:
    return make_live_engagement(cast)[1]


def begin(window: Window) -> Visit:
    return get_visit(token=operations.start(window=window, now=NOW), now=NOW)


def box(window: Window) -> str:
    definition = get_definition(version_id=window.version_id)
    return next(q.id for q in definition.questions if q.kind.is_free_text and q.only_if is None)


def write(window: Window, visit: Visit) -> None:
    operations.keep_answer(
        visit=visit,
        question_id=box(window),
        answer=Answer(Presence.GIVEN),
        written=operations.Written(SensitiveText("zebra-canary-7391"), "test"),
        now=NOW,
    )


def test_an_answer_that_arrives_after_leaving_is_not_kept(window: Window) -> None:
    visit = begin(window)
    operations.leave(visit=visit, now=NOW)
    with pytest.raises(VisitOver):
        write(window, visit)
    with pytest.raises(VisitOver):
        operations.send(visit=visit, quote="unknown", quote_wording="test", now=NOW)
    assert not SealedText.objects.exists()


def test_leaving_while_it_is_being_sent_does_not_take_the_words_out_of_what_was_sent(
    window: Window,
) -> None:
    visit = begin(window)
    write(window, visit)
    seen_by_the_exit = Visit.objects.select_related("window").get(id=visit.id)
    operations.send(visit=visit, quote="unknown", quote_wording="test", now=NOW)
    operations.leave(visit=seen_by_the_exit, now=NOW)
    assert Response.objects.count() == SealedText.objects.count() == 1
    assert not Visit.objects.exists()


def test_those_who_wait_for_a_code_leave_threads_to_those_who_answer() -> None:
    assert return_codes.MOST_HERE <= THREADS - 2
    busy = [return_codes._here.acquire(blocking=False) for _ in range(return_codes.MOST_HERE)]
    try:
        assert all(busy)
        with pytest.raises(return_codes.TooBusy):
            return_codes.digest("at once, without waiting")
    finally:
        for _ in busy:
            return_codes._here.release()


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_nobody_holds_up_saving_while_a_code_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    window = make_live_engagement(gather())[1]
    visit = begin(window)
    operations.send(visit=visit, quote="unknown", quote_wording="test", now=NOW)
    working_out = return_codes.digest
    in_transaction = []

    def watched(typed: str) -> str:
        in_transaction.append(connection.in_atomic_block)
        return working_out(typed)

    monkeypatch.setattr(return_codes, "digest", watched)
    visit = Visit.objects.select_related("window").get(id=visit.id)
    code = operations.give_return_code(visit=visit, now=NOW)
    operations.come_back(typed=code, now=NOW)
    assert in_transaction == [False, False]


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_the_way_out_works_while_the_database_is_locked() -> None:
    window = make_live_engagement(gather())[1]
    person = Client()
    person.post(f"/t/{window.link}/")
    other = sqlite3.connect(_file(), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        replies = []
        leaving = threading.Thread(target=lambda: replies.append(person.get("/t/exit/")))
        leaving.start()
        leaving.join(timeout=8)
        assert replies, "the way out waits for the database"
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert replies[0].status_code == 303
    assert replies[0]["Location"] == settings.EXIT_URL
    assert replies[0].cookies["visit"]["max-age"] == 0


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_what_was_withdrawn_is_on_no_page_of_the_database_and_not_in_its_log() -> None:
    with connection.cursor() as cursor:
        # As every real connection has it; the tests' own do without, to be quick.
        cursor.execute("PRAGMA secure_delete=ON")
    window = make_live_engagement(gather())[1]
    response_id = make_response(window, words={box(window): "zebra-canary-7391"})
    kept = SealedText.objects.get(response_key=response_id)
    overwrite_deleted()
    traces = {"id": response_id.hex.encode(), "sealed words": bytes(kept.sealed)[32:96]}
    assert all(trace in _bytes_on_disk() for trace in traces.values())
    withdraw(response_id=response_id, now=NOW)
    left = [what for what, trace in traces.items() if trace in _bytes_on_disk()]
    assert left == []


def _file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _bytes_on_disk() -> bytes:
    files = (_file(), _file().with_name(_file().name + "-wal"))
    return b"".join(path.read_bytes() for path in files if path.exists())
