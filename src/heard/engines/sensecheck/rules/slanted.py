"""Wording that pushes towards an answer, takes something for granted, or says no twice."""

import re
from collections.abc import Iterator
from typing import Final

from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.rule import Case, Hit, Rule, english, saying, shown
from heard.engines.sensecheck.rules import sources

_PAIRS: Final = re.compile(
    r"\b(?:agree or disagree|satisfied or (?:dis|un)satisfied|likely or unlikely|easy or "
    r"(?:hard|difficult)|"
    r"no different|yes or no|whether or not|or not|not sure|no further action|no one|if not|no "
    r"longer)\b"
)
_NEGATIVE: Final = re.compile(
    r"\b(?:not|never|nobody|nothing|none|neither|without|cannot|no|hardly|fail(?:ed|ure)?|"
    r"refused?|lack(?:ed|ing)?|"
    r"unable|unclear|unhelpful|unsafe|unfair|unhappy|unsatisfied|dissatisfied|disagree|"
    r"unlikely|unnecessary|"
    r"(?:did|do|does|was|were|is|are|has|have|had|could|would|should|wo|ca)n't)\b"
)
_AGREEMENT: Final = re.compile(r"\bstrongly (?:dis)?agree\b", re.IGNORECASE)


def _negatives(ask: str) -> list[str]:
    return _NEGATIVE.findall(_PAIRS.sub(" ", ask.lower()))


def _double_negative(case: Case) -> Iterator[Hit]:
    for wording in case.wordings:
        for sentence in wording.sentences:
            found = _negatives(sentence)
            if len(found) > 1:
                yield Hit(wording.question.id, "”, “".join(shown(word) for word in found))
                break


def _negative_statement(case: Case) -> Iterator[Hit]:
    for wording in case.wordings:
        has_scale = any(_AGREEMENT.search(english(o.label)) for o in wording.question.options)
        found = _negatives(wording.ask)
        if has_scale and len(found) == 1:
            yield Hit(wording.question.id, found[0])


RULES: Final = (
    Rule(
        "HC030",
        "leads-to-an-answer",
        Severity.WARN,
        "It pushes towards one answer (“{words}”).",
        "People who were let down may feel that the police do not want to know.",
        "Ask it so that a bad answer is as easy to give as a good one.",
        sources.SURVEY_CRAFT,
        saying(
            r"(?<!why )\b(?:don't|wouldn't|didn't|isn't|wasn't|aren't|weren't|haven't|couldn't|"
            r"shouldn't) (?:you|it|they|we)\b"
            r"(?: \w+)?(?: agree| think| say| feel)?",
            r"\b(?:do|would) you agree\b(?!.{0,12}\bdisagree\b)",
            r"\bhow (?:good|great|excellent|helpful|pleased|grateful|happy|impressed|useful|"
            r"supportive|brilliant)\b"
            r"(?! or\b)",
            r"\b(?:our|the) (?:\w+ )?(?:excellent|dedicated|hard-?working|brave|outstanding|"
            r"great|high-quality|"
            r"first-class)\b",
            r"\b(?:obviously|of course|surely|as you know|clearly you|most (?:people|victims) "
            r"(?:think|feel|say|agree))\b",
        ),
    ),
    Rule(
        "HC031",
        "assumes-he-or-she",
        Severity.WARN,
        "It assumes whether somebody is a man or a woman (“{words}”).",
        "People harmed by somebody of their own sex, or by a woman, will think this is not for "
        "them.",
        "Use “they”, or say “the person”.",
        sources.SURVEY_CRAFT,
        saying(r"\b(?<!or )(?<!/)(?:he|she|him|her|his|hers)\b(?! or\b)(?!/)"),
    ),
    Rule(
        "HC032",
        "double-negative",
        Severity.WARN,
        "It says no more than once (“{words}”).",
        "People who read it quickly give the opposite of the answer they mean.",
        "Say it the other way round, without “not”.",
        sources.SURVEY_CRAFT,
        _double_negative,
    ),
    Rule(
        "HC033",
        "negative-statement",
        Severity.ADVISE,
        "It asks people to agree or disagree with something said in the negative (“{words}”).",
        "To disagree with a “not” is to say no twice, and some will slip.",
        "Say the statement without “not”.",
        sources.SURVEY_CRAFT,
        _negative_statement,
    ),
    Rule(
        "HC034",
        "labels-the-person",
        Severity.ADVISE,
        "It calls the person a “{words}”.",
        "Not everybody who answers uses that word of themselves, and families and witnesses "
        "are asked too.",
        "Say “you”, or “people who have been in touch with us”.",
        sources.TRAUMA,
        saying(
            r"\b(?:as an? |are you an? |you,? the |being an? |were you an? )?(?<!right "
            r")(?:(?:crime|rape|abuse) )?"
            r"(?:victim|survivor|complainant|aggrieved|injured party)\b(?!s|'|’| personal "
            r"statement| support| service)"
        ),
    ),
    Rule(
        "HC035",
        "singles-out-an-officer",
        Severity.WARN,
        "It asks about one named officer or team (“{words}”).",
        "A score for one person or a small team rests on few answers, identifies them, and can "
        "lead "
        "back to the person who gave it.",
        "Ask about a period, such as the first two weeks, and about “we” or “the police”.",
        sources.SMALL_NUMBERS,
        saying(
            r"\b(?:pc|dc|ds|di|pcso|sgt|sergeant|inspector|detective constable|constable) "
            r"(?:\d{2,6}|(?!who\b|or\b|and\b|"
            r"in\b|was\b|at\b|on\b|is\b|told\b|did\b|came\b|that\b|from\b)[a-z][a-z'-]{2,})\b",
            r"\b(?:names?|collar number|number|rank|identity) of (?:the|your|any|each) "
            r"(?:police )?(?:officers?|detective|"
            r"constable|call handler|staff|person who dealt)",
            r"\bofficer'?s? (?:name|collar number|shoulder number|warrant number)\b",
            r"\b(?:which|what|who was the|who was your) (?:police )?(?:officer|team|unit|"
            r"detective|constable)\b",
        ),
    ),
)
