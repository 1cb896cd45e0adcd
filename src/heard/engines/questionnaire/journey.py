"""Which questions a person is shown, in which order, and what their silence means.

The route is worked out afresh from the answers each time. A condition may only look at
questions before its own, so one pass from the top is enough and cannot go round in circles.
"""

from collections.abc import Collection, Mapping

from heard.engines.questionnaire.answers import NOT_ANSWERED, NOT_ASKED, Answer, Presence
from heard.engines.questionnaire.conditions import holds
from heard.engines.questionnaire.definition import AnswerKind, Question, Questionnaire


def route(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> tuple[Question, ...]:
    """The questions and information pages to show, given ``answers`` so far.

    An answer kept from a question that is no longer on the route never counts in a condition.
    """
    counted: dict[str, Answer] = {}
    shown = []
    for question in questionnaire.questions:
        if question.only_if is None or holds(question.only_if, counted):
            shown.append(question)
            counted[question.id] = answers.get(question.id, NOT_ASKED)
    return tuple(shown)


def first(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Question | None:
    """The first page of the route, or None when there is nothing to show."""
    return next(iter(route(questionnaire, answers)), None)


def next_after(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], question_id: str
) -> Question | None:
    """The page after ``question_id``, or None at the end.

    Works too for a question that a changed answer has taken off the route.
    Raises KeyError when the questionnaire has no such question.
    """
    order = _order(questionnaire)
    here = order[question_id]
    return next((q for q in route(questionnaire, answers) if order[q.id] > here), None)


def previous(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], question_id: str
) -> Question | None:
    """The page before ``question_id``, or None at the start. Raises KeyError as ``next_after``."""
    order = _order(questionnaire)
    here = order[question_id]
    before = [q for q in route(questionnaire, answers) if order[q.id] < here]
    return before[-1] if before else None


def position(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], question_id: str
) -> tuple[int, int]:
    """Which page this is, counted from 1, and how many there are on the route just now.

    Information pages count. Raises KeyError when the page is not on the route.
    """
    ids = [question.id for question in route(questionnaire, answers)]
    if question_id not in ids:
        raise KeyError(question_id)
    return ids.index(question_id) + 1, len(ids)


def settle(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    shown: Collection[str] | None = None,
) -> dict[str, Answer]:
    """The record to keep: one of the four facts for every question but information pages.

    ``shown`` holds the ids of the pages the person saw, when that is known: silence at a page
    they never reached is then "not asked", and otherwise "not answered". An answer to a
    question that is off the route is dropped, because the person took back what led to it.
    """
    on_route = {question.id for question in route(questionnaire, answers)}
    record = {}
    for question in questionnaire.questions:
        if question.kind is AnswerKind.INFORMATION:
            continue
        answer = answers.get(question.id, NOT_ASKED)
        if question.id not in on_route:
            record[question.id] = NOT_ASKED
        elif answer.presence in {Presence.GIVEN, Presence.DECLINED}:
            record[question.id] = answer
        elif shown is not None and question.id not in shown:
            record[question.id] = NOT_ASKED
        else:
            record[question.id] = NOT_ANSWERED
    return record


def _order(questionnaire: Questionnaire) -> dict[str, int]:
    return {question.id: place for place, question in enumerate(questionnaire.questions)}
