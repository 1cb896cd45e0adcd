"""What goes wrong is logged by its kind and our own line, and never with anybody's words."""

import io
import logging
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from heard.conf.logs import Wordless
from heard.engines.questionnaire.definition import from_json

SAID = "He said he would find me in Larkhill."


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger with the handler of the service, and what it wrote."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(Wordless())
    handler.setFormatter(logging.Formatter(settings.LOGGING["formatters"]["plain"]["format"]))
    made = logging.getLogger("heard.tests.wordless")
    made.addHandler(handler)
    made.propagate = False
    yield made, written
    made.removeHandler(handler)


Log = tuple[logging.Logger, io.StringIO]


def test_an_exception_is_logged_by_its_kind_without_its_message(log: Log) -> None:
    logger, written = log
    try:
        raise ValueError(SAID)
    except ValueError:
        logger.exception("could not keep %s", SAID)
    assert "ValueError at an unknown place" in written.getvalue()
    assert "Larkhill" not in written.getvalue()
    assert "Traceback" not in written.getvalue()


def test_the_line_of_ours_it_came_through_is_named(log: Log) -> None:
    logger, written = log
    try:
        from_json({"sections": SAID})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        logger.error("bad", exc_info=error)
    assert "at heard.engines.questionnaire" in written.getvalue()
    assert "Larkhill" not in written.getvalue()


def test_neither_is_what_caused_it_nor_what_came_with_it(log: Log) -> None:
    logger, written = log
    try:
        try:
            raise KeyError(SAID)
        except KeyError as cause:
            error = RuntimeError(SAID)
            error.add_note(SAID)
            raise error from cause
    except RuntimeError:
        logger.exception(SAID)
    assert written.getvalue().count("\n") == 1
    assert "Larkhill" not in written.getvalue()


def test_a_refused_request_is_logged_by_its_status_without_its_address(log: Log) -> None:
    logger, written = log
    logger.warning("Not Found: %s", f"/t/{SAID}/", extra={"request": object(), "status_code": 404})
    assert written.getvalue().strip().endswith("request refused with status 404")


def test_an_exception_without_a_trace_is_logged_too(log: Log) -> None:
    logger, written = log
    logger.error("bad", exc_info=ValueError(SAID))
    assert "ValueError" in written.getvalue()
    assert "Larkhill" not in written.getvalue()


def test_a_plain_line_of_ours_stays_as_it_is(log: Log) -> None:
    logger, written = log
    logger.info("cleared")
    logger.warning("cleared %s visits", 3)
    assert "cleared 3 visits" in written.getvalue()


def test_exc_info_without_an_exception_is_a_plain_line(log: Log) -> None:
    logger, written = log
    logger.error("nothing is wrong", exc_info=sys.exc_info())
    assert "nothing is wrong" in written.getvalue()


def test_a_line_that_cannot_be_written_is_not_complained_of_with_its_words(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = io.StringIO()
    closed.close()
    logger = logging.getLogger("heard")
    with monkeypatch.context() as patch:
        patch.setattr("sys.stderr", closed)
        try:
            raise ValueError(SAID)
        except ValueError:
            logger.exception("could not")
    assert "Larkhill" not in "".join(capfd.readouterr())


def test_every_handler_of_the_service_leaves_words_out() -> None:
    handlers = settings.LOGGING["handlers"].values()
    assert handlers
    assert all(handler["filters"] == ["wordless"] for handler in handlers)
    assert all(handler["class"] == "heard.conf.logs.StandardError" for handler in handlers)


def test_a_fault_while_somebody_answers_is_logged_without_what_they_wrote(
    db: None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fall(**_: object) -> None:
        raise RuntimeError(SAID)

    monkeypatch.setattr("heard.doors.respond.leaving.list_support_services", fall)
    person = Client(raise_request_exception=False)
    response = person.get(f"/t/support/?q={SAID}", headers={"User-Agent": SAID})
    assert response.status_code == 500
    assert b"Larkhill" not in response.content
    printed = "".join(capfd.readouterr())
    assert "Larkhill" not in printed
