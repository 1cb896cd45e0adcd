"""Questions that ask two things at once, so that one answer can mean either."""

import re
from collections.abc import Iterator
from typing import Final

from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.rule import Case, Hit, Rule, saying, shown
from heard.engines.sensecheck.rules import sources

_QUALITIES: Final = (
    r"(?:polite|professional|helpful|respectful|kind|caring|clear|quick|fast|prompt|timely|"
    r"friendly|fair|honest|"
    r"sensitive|sympathetic|understanding|knowledgeable|effective|efficient|easy|useful|"
    r"accurate|thorough|"
    r"supportive|approachable|courteous|considerate|safe|listened to|informed|supported|"
    r"respected|believed)"
)
_THINGS: Final = (
    r"(?:service|services|speed|quality|response|investigation|support|updates?|information|"
    r"communication|advice|"
    r"treatment|officers?|staff|call handlers?|care|contact|police|court|courts|outcome|"
    r"decision|attitude|"
    r"professionalism|behaviour|courtesy|politeness|helpfulness)"
)
_SERVICE: Final = (
    r"(?:service|treat(?:ed|ment)|handled|dealt with|officers?|support(?:ed)?|response|care|"
    r"investigation|"
    r"kept informed)"
)
_OUTCOME: Final = (
    r"(?:outcome|result|verdict|sentence given|conviction|conclusion of (?:the|your) case|"
    r"how (?:the|your) case ended)"
)
_TIMES: Final = (
    r"\b(?:in|over|during|within) the (?:last|past) (?:\w+ )?(?:days?|weeks?|months?|years?)",
    r"\bsince (?!you can)\w+",
    r"\bbefore (?:you|the|it|that)\b",
    r"\bafter (?:you|the|it|that)\b|\bafterwards\b",
    r"\bwhen you (?:first )?(?:called|rang|reported|contacted|spoke)",
    r"\bat (?:the|that) time\b",
    r"\b(?:now|today|currently|nowadays|these days)\b",
    r"\bthe (?:first|second|last) time\b",
)
_COMPILED_TIMES: Final = tuple(re.compile(pattern) for pattern in _TIMES)
_COMPARES: Final = re.compile(r"\b(?:than|compared?|change[sd]?|still)\b")


def _two_questions(case: Case) -> Iterator[Hit]:
    for wording in case.wordings:
        if wording.ask.count("?") > 1:
            yield Hit(wording.question.id, shown(wording.ask))


def _two_times(case: Case) -> Iterator[Hit]:
    for wording in case.wordings:
        asked = wording.ask.lower()
        found = [m.group() for pattern in _COMPILED_TIMES if (m := pattern.search(asked))]
        if len(found) > 1 and not _COMPARES.search(asked):
            yield Hit(wording.question.id, "”, “".join(shown(words) for words in found))


RULES: Final = (
    Rule(
        "HC020",
        "asks-two-things",
        Severity.WARN,
        "It asks two things at once (“{words}”).",
        "Somebody for whom one is true and the other is not cannot answer, and nobody can tell "
        "which "
        "one an answer is about.",
        "Make it two questions, or drop the one that matters less.",
        sources.VICTIM_SURVEYS,
        saying(
            rf"\b{_QUALITIES},? (?:and|&) (?:\w+ )?{_QUALITIES}\b",
            rf"\b(?:the |our |your )?{_THINGS},? (?:and|&) (?:the |our |your |how |its "
            rf")?(?:\w+ )?{_THINGS}\b",
            r",? and (?:did|was|were|how|do|does|have|has|why|when|where|would|could|should) "
            r"(?:\w+ )?"
            r"(?:you|it|they|the|we|this|that|your)\b",
            r"\band/or\b",
        ),
    ),
    Rule(
        "HC021",
        "has-two-questions",
        Severity.WARN,
        "It holds more than one question mark: “{words}”.",
        "People answer the one they read last, or neither.",
        "Ask each on a page of its own.",
        sources.VICTIM_SURVEYS,
        _two_questions,
    ),
    Rule(
        "HC022",
        "mixes-service-and-outcome",
        Severity.WARN,
        "It asks about service and outcome together (“{words}”).",
        "A person can be treated well and still get an outcome that hurts. One answer for both "
        "tells "
        "you about neither.",
        "Ask how they were treated in one question and about the outcome in another.",
        sources.SATISFACTION,
        saying(
            rf"\b{_SERVICE}\b.{{0,40}}\b(?:and|or|&)\b.{{0,30}}\b{_OUTCOME}\b",
            rf"\b{_OUTCOME}\b.{{0,40}}\b(?:and|or|&)\b.{{0,30}}\b{_SERVICE}\b",
        ),
    ),
    Rule(
        "HC023",
        "asks-about-two-times",
        Severity.WARN,
        "It asks about more than one time (“{words}”).",
        "People cannot tell which time to answer for, and you cannot tell which they chose.",
        "Ask about one time, and say which.",
        sources.SURVEY_CRAFT,
        _two_times,
    ),
)
