"""Questions that make people answer, or leave them no honest answer."""

import re
from collections.abc import Iterator
from typing import Final

from heard.engines.questionnaire.definition import AnswerKind, Question
from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.rule import Case, Hit, Rule, english
from heard.engines.sensecheck.rules import sources

_WAY_OUT: Final = re.compile(
    r"\b(?:don'?t know|do not know|not sure|unsure|can'?t (?:remember|say|recall)|cannot "
    r"(?:remember|say)|"
    r"does not apply|doesn'?t apply|not applicable|n/a|no opinion|none|neither|prefer not|"
    r"rather not|skip|other|"
    r"not yet|no experience|did not (?:need|have|get|use|want|feel)|nothing|both|about the "
    r"same|no different)\b",
    re.IGNORECASE,
)
_MIDDLE_ONLY: Final = re.compile(r"\bneither [\w ]+ nor\b", re.IGNORECASE)
_FAMILIES: Final = (
    (r"satisfied", r"dissatisfied|unsatisfied"),
    (r"agree", r"disagree"),
    (r"easy", r"difficult|hard"),
    (r"likely", r"unlikely"),
    (r"safer?", r"unsafe|less safe"),
    (r"better", r"worse"),
    (
        r"excellent|very good|good|great|outstanding|perfect",
        r"poor|bad|terrible|awful|unacceptable",
    ),
    (r"helpful", r"unhelpful"),
    (r"happy|pleased|delighted", r"unhappy|sad|displeased"),
    (r"important", r"unimportant"),
    (r"confident", r"unconfident"),
    (r"well", r"badly|poorly"),
)
_TURNED: Final = re.compile(r"\b(?:not|never|no|less|hardly|barely)\b", re.IGNORECASE)


def _forced_words(case: Case) -> Iterator[Hit]:
    for question in case.asked:
        if question.required and question.kind.is_free_text:
            yield Hit(question.id)


def _forced_choice(case: Case) -> Iterator[Hit]:
    for question in case.asked:
        if question.required and not question.kind.is_free_text:
            yield Hit(question.id)


def _labels(question: Question) -> list[str]:
    return [label for option in question.options if (label := english(option.label))]


def _no_way_out(case: Case) -> Iterator[Hit]:
    for question in case.asked:
        labels = _labels(question)
        if question.kind is not AnswerKind.SINGLE or len(labels) < 2:
            continue
        if not any(_WAY_OUT.search(_MIDDLE_ONLY.sub("", label)) for label in labels):
            yield Hit(question.id)


def _unbalanced(case: Case) -> Iterator[Hit]:
    for question in case.asked:
        if question.kind is not AnswerKind.SINGLE:
            continue
        labels = [label.lower() for label in _labels(question) if " nor " not in label.lower()]
        for for_it, against in _FAMILIES:
            good, bad = _sides(labels, for_it, against)
            if good + bad >= 3 and good != bad:
                yield Hit(question.id, f"{good} on the good side and {bad} on the bad side")
                break


def _sides(labels: list[str], for_it: str, against: str) -> tuple[int, int]:
    good = bad = 0
    for label in labels:
        if re.search(rf"\b(?:{against})\b", label):
            bad += 1
        elif re.search(rf"\b(?:{for_it})\b", label):
            turned = bool(_TURNED.search(label))
            good, bad = good + (not turned), bad + turned
    return good, bad


RULES: Final = (
    Rule(
        "HC010",
        "forces-words",
        Severity.BLOCK,
        "It makes the person write something before they can go on.",
        "Being made to write about it takes away the control that harm took away before.",
        "Take off “required”. Heard never forces an answer.",
        sources.TRAUMA,
        _forced_words,
    ),
    Rule(
        "HC011",
        "forces-an-answer",
        Severity.WARN,
        "It is marked as required.",
        "People who must answer pick anything or leave. Heard lets every question be skipped, "
        "so the "
        "mark will have no effect.",
        "Take off “required”.",
        sources.TRAUMA,
        _forced_choice,
    ),
    Rule(
        "HC012",
        "no-way-out",
        Severity.WARN,
        "No answer fits a person who does not know, or to whom it does not apply.",
        "They will pick an answer that is not true, and it will be counted.",
        "Add “I don't know or can't remember” or “This does not apply to me”.",
        sources.SURVEY_CRAFT,
        _no_way_out,
    ),
    Rule(
        "HC013",
        "unbalanced-scale",
        Severity.WARN,
        "Its answers lean one way: {words}.",
        "A scale with more good answers than bad ones makes the service look better than "
        "people found it.",
        "Use as many answers on one side as on the other.",
        sources.SURVEY_CRAFT,
        _unbalanced,
    ),
)
