"""Wording that is hard to read: long words, initials, police words, capitals."""

import re
from collections.abc import Iterator
from math import ceil
from typing import Final

from heard.engines.questionnaire.definition import Question
from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.reading_age import reading_age
from heard.engines.sensecheck.rule import Case, Hit, Rule, english
from heard.engines.sensecheck.rules import sources

_OLDEST: Final = 11
_SHORTEST: Final = 8
_INITIALS: Final = re.compile(r"(?<![\w&])(?:[A-Z]{2,7}|[A-Z](?:&[A-Z])+)s?(?![\w&])")
# Initials people know, and capitals that are not initials.
_KNOWN: Final = frozenset(
    {
        "UK",
        "NHS",
        "BSL",
        "SMS",
        "TV",
        "OK",
        "GP",
        "AM",
        "PM",
        "EU",
        "PIN",
        "PDF",
        "LGBT",
        "LGBTQ",
        "AND",
        "OR",
        "NOT",
        "YES",
        "NO",
        "ALL",
        "ANY",
        "ONE",
        "YOU",
        "WE",
        "US",
        "THE",
        "IF",
        "ONLY",
        "DO",
        "IT",
        "HIV",
        "PC",
        "A&E",
    }
)
_SPELLED_OUT: Final = re.compile(r"\(([A-Z]{2,7})s?\)|\b([A-Z]{2,7})s? \([a-z]")
_POLICE_WORDS: Final = {
    "perpetrator": "the person who did this",
    "disposal": "how the case ended",
    "out of court resolution": "an answer without going to court",
    "attrition": "people dropping out",
    "safeguarding": "keeping people safe",
    "risk assessment": "questions about how to keep you safe",
    "occurrence": "what you reported",
    "aggrieved": "you",
    "complainant": "you",
    "injured party": "you",
    "officer in the case": "the officer you dealt with",
    "victim contact contract": "what we agreed about updates",
    "bail conditions": "rules the person had to follow",
    "released under investigation": "let go while we looked into it",
    "voluntary attendance": "asked to come to the station",
    "filed": "closed",
    "finalised": "ended",
    "special measures": "help with giving evidence",
    "intermediary": "somebody who helps you communicate",
    "in relation to": "about",
    "pertaining to": "about",
    "commence": "start",
    "utilise": "use",
    "prior to": "before",
    "subsequent to": "after",
    "with regard to": "about",
    "in respect of": "about",
}
_POLICE_PATTERN: Final = re.compile(
    r"\b(?:" + "|".join(sorted(_POLICE_WORDS, key=len, reverse=True)) + r")s?\b"
)
_SHOUTED: Final = re.compile(
    r"\b[A-Z]{4,}(?:[ ,'-]+[A-Z]{2,})+\b|\b[A-Z]{2,}(?:[ ,'-]+[A-Z]{2,}){2,}\b"
)
_CAPITALS: Final = re.compile(r"[A-Z]{2,}")


def _texts(question: Question) -> Iterator[str]:
    yield english(question.ask)
    yield english(question.hint)
    for option in question.options:
        yield english(option.label)


def _hard_to_read(case: Case) -> Iterator[Hit]:
    for wording in case.wordings:
        age = reading_age(wording.ask)
        if age > _OLDEST and len(wording.ask.split()) >= _SHORTEST:
            yield Hit(wording.question.id, str(ceil(age)))


def _initials(case: Case) -> Iterator[Hit]:
    for question in case.questionnaire.questions:
        texts = [text for text in _texts(question) if text and not text.isupper()]
        explained = {name for text in texts for pair in _SPELLED_OUT.findall(text) for name in pair}
        found = [m.removesuffix("s") for text in texts for m in _INITIALS.findall(_quiet(text))]
        unknown = [name for name in dict.fromkeys(found) if name not in _KNOWN | explained]
        if unknown:
            yield Hit(question.id, ", ".join(unknown[:5]))


def _quiet(text: str) -> str:
    """The text without words shouted in a row, which are not initials."""
    return _SHOUTED.sub(" ", text)


def _police_words(case: Case) -> Iterator[Hit]:
    for question in case.questionnaire.questions:
        found = next(
            (m for text in _texts(question) if (m := _POLICE_PATTERN.search(text.lower()))), None
        )
        if found is not None:
            said = found.group()
            plain = _POLICE_WORDS.get(said) or _POLICE_WORDS.get(said.removesuffix("s"), "")
            yield Hit(question.id, f"“{said}”: say “{plain}”")


def _shouting(case: Case) -> Iterator[Hit]:
    for question in case.questionnaire.questions:
        ask = english(question.ask)
        if _SHOUTED.search(ask) and len(_CAPITALS.findall(ask)) > 1:
            yield Hit(question.id)


RULES: Final = (
    Rule(
        "HC040",
        "hard-to-read",
        Severity.WARN,
        "It reads at about age {words}; aim for 11 or below.",
        "Many people read at 9 to 11, and everybody reads less well when upset.",
        "Use shorter words and shorter sentences, and try it on somebody.",
        sources.READABILITY,
        _hard_to_read,
    ),
    Rule(
        "HC041",
        "unexplained-initials",
        Severity.WARN,
        "It uses initials that people may not know: {words}.",
        "Somebody who does not know them cannot answer, and may feel that it is not for them.",
        "Write what they stand for, in plain words.",
        sources.VICTIM_SURVEYS,
        _initials,
    ),
    Rule(
        "HC042",
        "police-words",
        Severity.WARN,
        "It uses words from inside the service, {words}.",
        "People outside the police use other words for it, or none.",
        "Use the plainer words, or explain the term in the hint.",
        sources.VICTIM_SURVEYS,
        _police_words,
    ),
    Rule(
        "HC043",
        "all-capitals",
        Severity.ADVISE,
        "It is written in capitals.",
        "Capitals are slow to read, and read as shouting.",
        "Write it as an ordinary sentence.",
        sources.SURVEY_CRAFT,
        _shouting,
    ),
)
