"""Is this questionnaire sound, and is this answer one that the question can take?"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from heard.engines.questionnaire.conditions import BadCondition, check, comparisons
from heard.engines.questionnaire.definition import AnswerKind, Option, Question, Questionnaire
from heard.engines.questionnaire.reading import BadAnswer, read_answer

__all__ = ["BadAnswer", "Problem", "check_definition", "read_answer"]

ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")
CODE = re.compile(r"[^\s\x00-\x1f\x7f]{1,64}")
MAX_WORDING = 5000
_NUMBER_OPS = frozenset({"gt", "ge", "lt", "le"})


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a questionnaire: where, which rule, and a plain sentence for staff."""

    question: str
    """The id of the question, or of the section, or empty for the questionnaire as a whole."""
    code: str
    message: str


def check_definition(questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Everything that would stop ``questionnaire`` from working; empty when it is sound."""
    problems = [*_check_whole(questionnaire), *_check_sections(questionnaire)]
    earlier: dict[str, Question] = {}
    counts = Counter(question.id for question in questionnaire.questions)
    for question in questionnaire.questions:
        problems += _check_id(question.id, "question")
        if counts[question.id] > 1 and question.id not in earlier:
            problems.append(
                Problem(question.id, "duplicate_id", f"Two questions have the id “{question.id}”.")
            )
        problems += _check_wording(question)
        problems += _check_options(question)
        problems += _check_condition(question, earlier)
        earlier.setdefault(question.id, question)
    return tuple(problems)


def _check_whole(questionnaire: Questionnaire) -> Iterator[Problem]:
    if not questionnaire.title:
        yield Problem("", "no_title", "The questionnaire has no title.")
    if not questionnaire.languages:
        yield Problem("", "no_language", "The questionnaire names no language.")
    if all(q.kind is AnswerKind.INFORMATION for q in questionnaire.questions):
        yield Problem("", "no_questions", "The questionnaire asks nothing.")


def _check_sections(questionnaire: Questionnaire) -> Iterator[Problem]:
    counts = Counter(section.id for section in questionnaire.sections)
    for section_id, count in counts.items():
        yield from _check_id(section_id, "section")
        if count > 1:
            yield Problem(section_id, "duplicate_id", f"Two sections have the id “{section_id}”.")


def _check_id(identifier: str, what: str) -> Iterator[Problem]:
    if not ID.fullmatch(identifier):
        yield Problem(
            identifier,
            "bad_id",
            f"The {what} id “{identifier[:80]}” must start with a letter, use only "
            "the letters a to z, digits, full stops, _ and -, and be at most 64 characters long.",
        )


def _check_wording(question: Question) -> Iterator[Problem]:
    if not any(words.strip() for words in question.ask.values()):
        yield Problem(question.id, "no_wording", f"“{question.id}” has no wording.")
    for text in (question.ask, question.hint, question.content_note):
        if any(len(words) > MAX_WORDING for words in text.values()):
            yield Problem(
                question.id,
                "wording_too_long",
                f"“{question.id}” has wording of more than {MAX_WORDING} characters.",
            )


def _check_options(question: Question) -> Iterator[Problem]:
    if not question.kind.has_options:
        if question.options:
            message = f"“{question.id}” has options, but its kind does not take any."
            yield Problem(question.id, "options_unused", message)
        return
    if not question.options:
        yield Problem(question.id, "no_options", f"“{question.id}” has no options to pick from.")
    for code, count in Counter(option.code for option in question.options).items():
        if count > 1:
            message = f"“{question.id}” has two options with the code “{code[:64]}”."
            yield Problem(question.id, "duplicate_option", message)
    for option in question.options:
        yield from _check_option(question, option)


def _check_option(question: Question, option: Option) -> Iterator[Problem]:
    if not CODE.fullmatch(option.code):
        message = (
            f"“{question.id}” has the option code “{option.code[:80]}”: "
            "a code has 1 to 64 characters and no spaces."
        )
        yield Problem(question.id, "bad_option_code", message)
    if not any(words.strip() for words in option.label.values()):
        message = f"“{question.id}” has the option “{option.code[:64]}” with no wording."
        yield Problem(question.id, "option_without_wording", message)


def _check_condition(question: Question, earlier: Mapping[str, Question]) -> Iterator[Problem]:
    if question.only_if is None:
        return
    try:
        check(question.only_if, earlier.keys())
        for claim in comparisons(question.only_if):
            _check_claim(claim, earlier[claim["question"]])
    except BadCondition as reason:
        yield Problem(
            question.id, "bad_condition", f"“{question.id}” has a condition that fails: {reason}"
        )


def _check_claim(claim: Mapping[str, Any], about: Question) -> None:
    """Raise BadCondition when ``claim`` could never be true of an answer to ``about``."""
    op = claim["op"]
    if about.kind is AnswerKind.INFORMATION:
        raise BadCondition(f"“{about.id}” is an information page, so it has no answer to look at.")
    if op == "answered":
        return
    if about.kind.is_free_text:
        raise BadCondition(
            f"“{about.id}” is answered in words, which are sealed and cannot be compared."
        )
    if op in _NUMBER_OPS and about.kind is not AnswerKind.NUMBER:
        raise BadCondition(f"“{about.id}” is not a number, so it cannot be more or less than one.")
    codes = {option.code for option in about.options}
    for value in claim["values"] if op == "in" else [claim["value"]]:
        if about.kind.has_options and str(value) not in codes:
            raise BadCondition(f"“{about.id}” has no option “{str(value)[:64]}”.")
        if about.kind is AnswerKind.NUMBER and isinstance(value, str):
            raise BadCondition(f"“{about.id}” is a number and cannot be “{value[:64]}”.")
