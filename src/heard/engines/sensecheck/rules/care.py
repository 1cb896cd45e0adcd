"""Care for the person answering: warnings, titles others may see, and hearing what came of it."""

import re
from collections.abc import Iterator
from typing import Final

from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.rule import Case, Hit, Rule, english
from heard.engines.sensecheck.rules import sources

_SENSITIVE: Final = re.compile(
    r"\b(?:violen(?:ce|t)|abus(?:e|ed|ive)|rap(?:e|ed)|sexual(?:ly)? (?:assault|violence|abuse|"
    r"offence|harm|harassment|"
    r"attack|touch)\w*|suicid(?:e|al)|self[- ]harm\w*|strangl\w+|stalk(?:ed|er|ing)|threat(?:s|"
    r"en\w*)?|afraid|"
    r"frightened|scared|unsafe|feel(?:ing)? (?:safe|safer|less safe)|hurt|weapon|died|death|"
    r"bereave\w+|funeral|murder\w*|"
    r"coerc\w+|controlling|traffick\w+|exploit\w*|honour[- ]based|forced marriage|genital)\b"
)
# Such a question is itself the note before what follows.
_OFFERS_CHOICE: Final = re.compile(r"\bdo you want to (?:see|answer|skip)\b")
_TELLING_TITLE: Final = re.compile(
    r"\b(?:domestic|abuse|violence|rape|sexual|assault|stalking|harassment|victims?|survivors?|"
    r"crime|hate|police|honour|"
    r"trafficking|exploitation|murder|homicide|bereave\w+)\b",
    re.IGNORECASE,
)
_FEEDBACK: Final = re.compile(
    r"\b(?:hear|know|told|tell you|find out|see|updated?|informed|feed ?back)\b.{0,60}"
    r"\b(?:chang\w+|happen\w*|did|done|came of|come of|results?|findings|difference|outcome of "
    r"this)\b",
    re.IGNORECASE,
)


def _no_content_note(case: Case) -> Iterator[Hit]:
    for wording in case.wordings:
        question = wording.question
        found = _SENSITIVE.search(wording.ask.lower())
        warned = question.content_note or case.section_of[question.id].content_note
        if found and not warned and not _OFFERS_CHOICE.search(wording.ask.lower()):
            yield Hit(question.id, found.group())


def _telling_title(case: Case) -> Iterator[Hit]:
    title = english(case.questionnaire.title)
    found = list(dict.fromkeys(word.lower() for word in _TELLING_TITLE.findall(title)))
    if found:
        yield Hit(None, "”, “".join(found))


def _no_feedback(case: Case) -> Iterator[Hit]:
    texts = [english(q.ask) for q in case.questionnaire.questions[-3:]]
    texts += [english(case.questionnaire.intro)]
    if case.asked and any(texts) and not any(_FEEDBACK.search(text) for text in texts):
        yield Hit(None)


RULES: Final = (
    Rule(
        "HC070",
        "no-content-note",
        Severity.WARN,
        "It touches something that can be hard to read about (“{words}”), with no note before it.",
        "A person who is warned can get ready, skip it, or come back another time.",
        "Add a content note to the question or its section, and say that it can be skipped.",
        sources.TRAUMA,
        _no_content_note,
    ),
    Rule(
        "HC071",
        "telling-title",
        Severity.WARN,
        "Its title says what this is about (“{words}”).",
        "The title shows in the browser's tabs and history, where somebody else may look.",
        "Give it a plain title, such as “Your experience of our service”.",
        sources.SAFE_CONTACT,
        _telling_title,
    ),
    Rule(
        "HC072",
        "no-feedback-offered",
        Severity.ADVISE,
        "It does not end by asking whether the person would like to hear what changed.",
        "People who give their time and hear nothing do not do it again.",
        "End with “Would you like to hear what we changed?”, through Heard's safe contact step "
        "or a return code.",
        sources.FEEDBACK,
        _no_feedback,
    ),
)
