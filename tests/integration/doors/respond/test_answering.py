"""A person answers: told as they would tell it."""

import re

import pytest
from django.test import Client

from heard.audit.models import Event
from heard.engines.questionnaire.answers import Presence
from heard.engines.questionnaire.journey import route
from heard.fieldwork.models import Window
from heard.fieldwork.operations import close_window
from heard.questionnaires.queries import get_definition
from heard.responses.models import Response, SealedText, StoredAnswer, Visit
from tests.cast import NOW, Cast
from tests.factories.engagements import make_live_engagement
from tests.pages import Door

CANARY = "zebra-canary-7391"


@pytest.fixture
def window(cast: Cast) -> Window:
    return make_live_engagement(cast)[1]


@pytest.fixture
def person() -> Door:
    return Door(Client())


def begin(person: Door, window: Window) -> None:
    person.get(f"/t/{window.link}/")
    person.post(f"/t/{window.link}/", {})


def numbers(window: Window) -> dict[str, int]:
    questions = get_definition(version_id=window.version_id).questions
    return {question.id: place for place, question in enumerate(questions, start=1)}


def text_question(window: Window) -> tuple[str, int]:
    for question in get_definition(version_id=window.version_id).questions:
        if question.kind.is_free_text and question.only_if is None:
            return question.id, numbers(window)[question.id]
    raise AssertionError("the survey has a box for words")


def test_reading_about_it_begins_nothing(person: Door, window: Window) -> None:
    page = person.get(f"/t/{window.link}/")
    assert "You can skip any question" in page.text
    assert window.told["cannot_change"] in page.text
    for _ in range(20):
        person.client.head(f"/t/{window.link}/")
    assert Visit.objects.count() == 0


def test_every_question_can_be_skipped_and_each_silence_is_its_own_fact(
    person: Door, window: Window
) -> None:
    begin(person, window)
    questionnaire = get_definition(version_id=window.version_id)
    shown = [q for q in route(questionnaire, {}) if q.kind != "information"]
    declined, skipped = shown[0], shown[1]
    person.post(f"/t/page/{numbers(window)[declined.id]}/", {"answer": "-rather-not-say-"})
    person.post(f"/t/page/{numbers(window)[skipped.id]}/", {"skip": "yes"})
    given = shown[2]
    person.post(f"/t/page/{numbers(window)[given.id]}/", {"answer": given.options[0].code})
    person.post("/t/end/", {})
    facts = dict(StoredAnswer.objects.values_list("question_id", "presence"))
    assert facts[declined.id] == Presence.DECLINED
    assert facts[skipped.id] == Presence.NOT_ANSWERED
    assert facts[given.id] == Presence.GIVEN
    assert facts[shown[3].id] == Presence.NOT_ASKED
    assert set(facts) == {q.id for q in questionnaire.questions if q.kind != "information"}


def test_each_page_of_the_questionnaire_is_whole_and_says_nothing_in_its_title(
    person: Door, window: Window
) -> None:
    begin(person, window)
    seen = 0
    for question in route(get_definition(version_id=window.version_id), {}):
        page = person.get(f"/t/page/{numbers(window)[question.id]}/")
        assert str(question.ask) in page.h1
        assert re.fullmatch(r"Question \d+ of \d+", page.title)
        assert "/t/exit/" in page.links.values()
        assert "/t/support/" in page.links.values()
        seen += 1
    assert seen >= 10


def test_limits_of_confidentiality_stand_before_the_box(person: Door, window: Window) -> None:
    begin(person, window)
    _, number = text_question(window)
    html = person.get(f"/t/page/{number}/").html
    assert html.index("a court can order") < html.index("<textarea")


def test_words_are_sealed_on_arrival_and_never_shown_again(person: Door, window: Window) -> None:
    begin(person, window)
    question_id, number = text_question(window)
    person.post(f"/t/page/{number}/", {"answer": CANARY})
    page = person.get(f"/t/page/{number}/")
    assert CANARY not in page.html
    assert "It is locked" in page.text
    sealed = SealedText.objects.get()
    assert sealed.question_id == question_id
    assert CANARY.encode() not in bytes(sealed.sealed)
    # An empty box keeps what is locked; writing again replaces it; declining destroys it.
    person.post(f"/t/page/{number}/", {"answer": ""})
    assert bytes(SealedText.objects.get().sealed) == bytes(sealed.sealed)
    person.post(f"/t/page/{number}/", {"answer": "other words"})
    assert bytes(SealedText.objects.get().sealed) != bytes(sealed.sealed)
    person.post(f"/t/page/{number}/", {"answer": "", "decline": "on"})
    assert not SealedText.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        {"answer": "no-such-option"},
        {"answer": "x" * 300},
        {"answer": "\x00"},
        {"answer": "-rather-not-say-\n"},
        {"answer": "<script>alert(1)</script>"},
    ],
)
def test_an_answer_that_is_not_offered_is_refused_beside_the_field(
    person: Door, window: Window, data: dict[str, str]
) -> None:
    begin(person, window)
    first = route(get_definition(version_id=window.version_id), {})[0]
    number = numbers(window)[first.id]
    page = person.post(f"/t/page/{number}/", data)
    assert page.title.startswith("Error:")
    assert Visit.objects.get().answers == {}


def test_too_many_words_are_refused_and_kept_on_the_page(person: Door, window: Window) -> None:
    begin(person, window)
    _, number = text_question(window)
    long = CANARY + "x" * 5000
    page = person.post(f"/t/page/{number}/", {"answer": long})
    assert page.title.startswith("Error:")
    assert long in page.html
    assert not SealedText.objects.exists()


def test_leaving_by_the_exit_keeps_nothing_and_makes_the_browser_forget(
    person: Door, window: Window
) -> None:
    begin(person, window)
    _, number = text_question(window)
    person.post(f"/t/page/{number}/", {"answer": CANARY})
    response = person.client.get("/t/exit/")
    assert response.status_code == 303
    assert "cookies" in response["Clear-Site-Data"]
    assert not Visit.objects.exists()
    assert not SealedText.objects.exists()
    assert not Response.objects.exists()
    assert person.client.get(f"/t/page/{number}/").status_code == 404


def test_a_browser_fetching_ahead_does_not_leave_for_anybody(person: Door, window: Window) -> None:
    begin(person, window)
    assert person.client.get("/t/exit/", headers={"Sec-Purpose": "prefetch"}).status_code == 204
    assert Visit.objects.count() == 1


def test_the_exit_works_without_ever_having_begun(person: Door, db: None) -> None:
    assert person.client.get("/t/exit/").status_code == 303


def test_stopping_can_delete_everything(person: Door, window: Window) -> None:
    begin(person, window)
    person.get("/t/stop/")
    page = person.post("/t/stop/", {})
    assert "We have kept nothing" in page.text
    assert not Visit.objects.exists()


def test_sending_twice_is_sending_once(person: Door, window: Window) -> None:
    begin(person, window)
    person.post("/t/end/", {})
    person.post("/t/end/", {})
    person.get("/t/done/")
    assert Response.objects.count() == 1


def test_what_is_stored_holds_no_time_finer_than_a_week_and_no_token(
    person: Door, window: Window
) -> None:
    begin(person, window)
    person.post("/t/end/", {})
    sent = Response.objects.get()
    assert sent.received_week.weekday() == 0
    assert Event.objects.filter(about_id=sent.id).count() == 0
    assert {f.name for f in Response._meta.get_fields() if not f.is_relation} == {
        "id",
        "received_week",
        "quote",
        "quote_wording",
        "return_digest",
    }


def test_unknown_and_closed_links_get_the_same_reply(
    person: Door, window: Window, cast: Cast
) -> None:
    close_window(window=window, by=cast.alice, now=NOW)
    closed = person.client.get(f"/t/{window.link}/")
    unknown = person.client.get(f"/t/{'a' * 43}/")
    assert closed.status_code == unknown.status_code == 404
    assert closed.content.replace(window.link.encode(), b"") == unknown.content.replace(
        b"a" * 43, b""
    )


def test_a_window_that_closes_while_somebody_answers_says_so_plainly(
    person: Door, window: Window, cast: Cast
) -> None:
    begin(person, window)
    close_window(window=window, by=cast.alice, now=NOW)
    assert person.client.get("/t/page/1/").status_code == 404


def test_words_without_a_key_to_seal_them_are_not_kept_and_not_lost(
    person: Door, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    begin(person, window)
    _, number = text_question(window)
    monkeypatch.setattr("django.conf.settings.DATA_DIR", tmp_path)
    response = person.client.post(f"/t/page/{number}/", {"answer": CANARY})
    assert response.status_code == 503
    assert CANARY in response.content.decode()
    assert "We could not save that" in response.content.decode()
    assert Visit.objects.get().answers == {}


def test_starting_again_in_the_same_browser_keeps_nothing_of_before(
    person: Door, window: Window
) -> None:
    begin(person, window)
    _, number = text_question(window)
    person.post(f"/t/page/{number}/", {"answer": CANARY})
    begin(person, window)
    assert Visit.objects.count() == 1
    assert not SealedText.objects.exists()
