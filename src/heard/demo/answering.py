"""Made-up people answering, through the same operations as real ones."""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from heard.demo import voices
from heard.engines.questionnaire.answers import DECLINED, Answer, Presence
from heard.engines.questionnaire.journey import route
from heard.engines.redaction import SensitiveText
from heard.guidance.queries import get_limits_for
from heard.questionnaires.queries import get_definition
from heard.responses.operations import Written, keep_answer, send, start
from heard.responses.queries import get_visit

if TYPE_CHECKING:
    from heard.engines.questionnaire.definition import Question, Questionnaire
    from heard.fieldwork.models import Window

ONE_THING = "change.one-thing"
NFA_ONE_THING = "nfa.one-thing"
NFA_DECISION = "nfa.decision"


def answer_as_made_up_person(
    window: Window, *, chance: Random, said: voices.Said | None, now: datetime
) -> tuple[UUID, str]:
    """One person answers and sends. Returns (response id, cookie), the cookie for a return code."""
    questionnaire = get_definition(version_id=window.version_id)
    token = start(window=window, now=now)
    visit = get_visit(token=token, now=now)
    answers: dict[str, Answer] = {}
    done: set[str] = set()
    while question := _next(questionnaire, answers, done):
        done.add(question.id)
        answer = _answer(question, chance, said)
        if answer is None:
            continue
        answers[question.id] = answer
        keep_answer(
            visit=visit,
            question_id=question.id,
            answer=answer,
            written=_written(question, answer, said),
            now=now,
        )
    quote = said.quote if said else "unknown"
    return send(visit=visit, quote=quote, quote_wording="quote@1", now=now), token


def _next(
    questionnaire: Questionnaire, answers: dict[str, Answer], done: set[str]
) -> Question | None:
    return next((q for q in route(questionnaire, answers) if q.id not in done), None)


def _answer(question: Question, chance: Random, said: voices.Said | None) -> Answer | None:
    if question.kind.is_free_text:
        return Answer(Presence.GIVEN) if said and question.id == _box_for(said) else None
    if question.id == NFA_DECISION and said and said.theme == voices.CLOSED:
        return Answer(Presence.GIVEN, ("yes",))
    if chance.randrange(voices.DECLINES_ONE_IN) == 0:
        return DECLINED
    if chance.randrange(voices.SKIPS_ONE_IN) == 0:
        return None
    codes = [option.code for option in question.options]
    return Answer(Presence.GIVEN, (voices.pick(chance, question.id, codes),))


def _box_for(said: voices.Said) -> str:
    return NFA_ONE_THING if said.theme == voices.CLOSED else ONE_THING


def _written(question: Question, answer: Answer, said: voices.Said | None) -> Written | None:
    if said is None or not question.kind.is_free_text or answer.presence is not Presence.GIVEN:
        return None
    return Written(SensitiveText(said.words), get_limits_for(question.bank_id).id)
