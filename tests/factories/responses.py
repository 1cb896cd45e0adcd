"""Answers given through the real operations, as the respondents' door gives them."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from heard.engines.questionnaire.answers import Answer, Presence
from heard.engines.redaction import SensitiveText
from heard.fieldwork.models import Window
from heard.questionnaires.queries import get_definition
from heard.responses.operations import Written, keep_answer, send, start
from heard.responses.queries import get_visit
from tests.cast import NOW


def make_response(
    window: Window,
    *,
    answers: Mapping[str, Answer] | None = None,
    words: Mapping[str, str] | None = None,
    quote: str = "disguised",
    now: datetime = NOW,
) -> UUID:
    """One person's answers, sent. By default the first option of each choice, and no words."""
    token = start(window=window, now=now)
    visit = get_visit(token=token, now=now)
    for question in get_definition(version_id=window.version_id).questions:
        given = (answers or {}).get(question.id)
        if given is None and question.kind.has_options and question.only_if is None:
            given = Answer(Presence.GIVEN, (question.options[0].code,))
        written = None
        if question.id in (words or {}):
            given = Answer(Presence.GIVEN)
            written = Written(SensitiveText((words or {})[question.id]), "test-wording")
        if given is not None:
            keep_answer(
                visit=visit, question_id=question.id, answer=given, written=written, now=now
            )
    return send(visit=visit, quote=quote, quote_wording="test-wording", now=now)
