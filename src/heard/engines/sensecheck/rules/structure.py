"""Whether it works: nothing left untranslated, routing that holds, no question out of reach."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from heard.engines.questionnaire.definition import Question, Text
from heard.engines.questionnaire.validate import check_definition
from heard.engines.sensecheck.finding import Severity
from heard.engines.sensecheck.rule import Case, Hit, Rule
from heard.engines.sensecheck.rules import sources


def _missing_translation(case: Case) -> Iterator[Hit]:
    whole = case.questionnaire
    for language in whole.languages:
        if _lacks(whole.title, language) or _lacks(whole.intro, language):
            yield Hit(None, f"“{language}”: the title or the introduction")
        for section in whole.sections:
            if _lacks(section.title, language) or _lacks(section.content_note, language):
                yield Hit(section.id, f"“{language}”: the section's title or note")
        for question in whole.questions:
            missing = _missing_parts(question, language)
            if missing:
                yield Hit(question.id, f"“{language}”: {', '.join(missing)}")


def _lacks(text: Text, language: str) -> bool:
    """Whether it says something, but not in this language."""
    return bool(text) and not text.get(language, "").strip()


def _missing_parts(question: Question, language: str) -> list[str]:
    parts = [
        ("the question", question.ask),
        ("the hint", question.hint),
        ("the content note", question.content_note),
        *((f"the answer “{option.code}”", option.label) for option in question.options),
    ]
    return [name for name, text in parts if _lacks(text, language)]


def _broken(case: Case) -> Iterator[Hit]:
    try:
        problems = check_definition(case.questionnaire)
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
        # A condition in a shape that the checker itself does not expect.
        yield Hit(None, "A condition on a question cannot be read.")
        return
    for problem in problems:
        yield Hit(problem.question or None, problem.message)


def _unreachable(case: Case) -> Iterator[Hit]:
    single = {q.id for q in case.asked if q.kind.value != "multiple"}
    lost: set[str] = set()
    for question in case.questionnaire.questions:
        if question.only_if is not None and _cannot_hold(question.only_if, single, lost):
            lost.add(question.id)
            yield Hit(question.id)


def _cannot_hold(condition: Mapping[str, Any], single: set[str], lost: set[str]) -> bool:
    """Whether no answers at all make the condition true; when unsure, it says no."""
    claims = _claims_that_must_all_hold(condition)
    if any(op != "ne" and question in lost for op, question, _ in claims):
        return True
    wanted: dict[str, set[str]] = {}
    refused: dict[str, set[str]] = {}
    for op, question, values in claims:
        if question not in single:
            continue
        if op in {"eq", "in"}:
            wanted[question] = wanted.get(question, values) & values
        elif op == "ne":
            refused.setdefault(question, set()).update(values)
    return any(not values - refused.get(question, set()) for question, values in wanted.items())


def _claims_that_must_all_hold(condition: Any) -> list[tuple[str, str, set[str]]]:
    found: list[tuple[str, str, set[str]]] = []
    waiting = [condition]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, Mapping):
            continue
        op, question = part.get("op"), part.get("question")
        if op == "all" and isinstance(part.get("of"), list | tuple):
            waiting.extend(part["of"])
        elif isinstance(op, str) and isinstance(question, str):
            found.append((op, question, _values(part)))
    return found


def _values(claim: Mapping[str, Any]) -> set[str]:
    values = claim.get("values") if claim.get("op") == "in" else [claim.get("value")]
    return {str(value) for value in values} if isinstance(values, list | tuple) else set()


RULES: Final = (
    Rule(
        "HC080",
        "missing-translation",
        Severity.BLOCK,
        "It is not translated into {words}.",
        "Somebody who chose their language would meet another one half way, or be left out.",
        "Add the missing words, checked by somebody who speaks the language, or take the "
        "language off the list.",
        sources.WELSH,
        _missing_translation,
    ),
    Rule(
        "HC081",
        "does-not-work",
        Severity.BLOCK,
        "{words}",
        "The questionnaire would not run as it was written.",
        "Correct it as the message says.",
        sources.ENGINE,
        _broken,
    ),
    Rule(
        "HC082",
        "never-asked",
        Severity.BLOCK,
        "No answers lead to it: its condition can never be true.",
        "A question that nobody is asked looks in the results as if nobody had answered.",
        "Correct its condition, or take it out.",
        sources.ENGINE,
        _unreachable,
    ),
)
