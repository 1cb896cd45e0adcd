"""Equality questions: at the end, with a reason."""

import re
from collections.abc import Iterator
from typing import Final

from heard.engines.questionnaire.definition import AnswerKind, Question
from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.rule import Case, Hit, Rule, english
from heard.engines.sensecheck.rules import sources

_EQUALITY: Final = re.compile(
    r"\b(?:ethnic(?:ity| group| background| origin)|religion|religious belief|sexual "
    r"orientation|sexuality|"
    r"gender identity|same as (?:the )?sex (?:you were )?registered|what is your (?:sex|gender|"
    r"age|race)|your sex\b|"
    r"your gender\b|age (?:group|band|range)|how old are you|disabled|disabilit(?:y|ies)|"
    r"(?:long[- ]term|physical or mental) (?:health )?(?:condition|illness)|marital status|"
    r"pregnan(?:t|cy)|"
    r"(?:first|main) language)\b"
)
# Asked of the service ("was your disability thought about?"), not of who the person is.
_OF_SERVICE: Final = re.compile(
    r"\b(?:did|were|was|have|has) (?:we|the police|the officers?|an officer|your)\b"
)
_MAY_COME_LATER: Final = re.compile(
    r"\b(?:hear (?:from us|what|about)|told what|keep in touch|contact you|taking part|these "
    r"questions|this survey|"
    r"anything else|return code)\b"
)
_REASON: Final = re.compile(
    r"\b(?:because|why we ask|so that|to (?:check|see|find out|make sure|understand)|help us|"
    r"we ask)\b"
)


def is_equality(question: Question) -> bool:
    """Whether the English wording asks about a protected characteristic."""
    ask = english(question.ask).lower()
    return bool(_EQUALITY.search(ask)) and not _OF_SERVICE.search(ask)


def _not_at_end(case: Case) -> Iterator[Hit]:
    others_after = False
    for question in reversed(case.asked):
        if is_equality(question):
            if others_after:
                yield Hit(question.id)
        elif not _MAY_COME_LATER.search(english(question.ask).lower()):
            others_after = True


def _without_reason(case: Case) -> Iterator[Hit]:
    said_on_page_before = ""
    for question in case.questionnaire.questions:
        if question.kind is AnswerKind.INFORMATION:
            said_on_page_before = english(question.ask)
            continue
        if not is_equality(question):
            said_on_page_before = ""
            continue
        note = case.section_of[question.id].content_note
        said = (question.ask, question.hint, question.content_note, note)
        words = " ".join([said_on_page_before, *map(english, said)]).lower()
        if not _REASON.search(words):
            yield Hit(question.id)


RULES: Final = (
    Rule(
        "HC060",
        "equality-question-early",
        Severity.WARN,
        "It asks about the person's background before the questions about the service are over.",
        "Asked early, it reads as if the answer will decide how the rest is taken.",
        "Move it to the end.",
        sources.EQUALITY,
        _not_at_end,
    ),
    Rule(
        "HC061",
        "equality-question-without-reason",
        Severity.WARN,
        "It asks about the person's background and does not say why.",
        "About half of people skip such questions, more when they do not know what they are for.",
        "Say before it why you ask, such as “We ask this to check that we treat everybody fairly”.",
        sources.EQUALITY,
        _without_reason,
    ),
)
