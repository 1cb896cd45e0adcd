"""Conditions as data: a closed list of operators, checked, tested against answers, put in words.

The list is the documentation. Each condition is a JSON object with an ``op``:

- ``all``, ``any``: ``{"op": "all", "of": [condition, …]}``
- ``not``: ``{"op": "not", "of": condition}``
- ``eq``, ``ne``: the answer is, or is not, exactly this one ``value`` (an option code or a number)
- ``in``: the answer is one of ``values``
- ``includes``: ``value`` is among what was picked
- ``answered``: a value was given
- ``gt``, ``ge``, ``lt``, ``le``: the answer is a number above, … ``value``

Silence (declined, not answered, not asked) never equals a value, so ``eq``, ``in``, ``includes``,
``answered`` and the number operators are false for it. ``ne`` is the opposite of ``eq``: true.
"""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import Any

from heard.engines.questionnaire.answers import NOT_ASKED, Answer, Presence
from heard.engines.questionnaire.definition import Questionnaire
from heard.engines.questionnaire.grammar import MAX_DEPTH, BadCondition, Reader, cut

__all__ = ["BadCondition", "check", "comparisons", "holds", "in_words", "parse", "references"]

Condition = Mapping[str, Any]

_JOINING = {"all": "and", "any": "or"}
_NUMERIC = {"gt": "is more than", "ge": "is at least", "lt": "is less than", "le": "is at most"}
_WITH_VALUE = {"eq": "is", "ne": "is not", "includes": "includes", **_NUMERIC}
_KEYS = {
    "all": {"op", "of"},
    "any": {"op", "of"},
    "not": {"op", "of"},
    "answered": {"op", "question"},
    "in": {"op", "question", "values"},
} | {op: {"op", "question", "value"} for op in _WITH_VALUE}


def holds(condition: Condition, answers: Mapping[str, Answer]) -> bool:
    """Whether ``condition`` is true of ``answers``; a question without an answer was not asked.

    Raises BadCondition for an operator outside the list.
    """
    match condition.get("op"):
        case "all":
            return all(holds(part, answers) for part in condition["of"])
        case "any":
            return any(holds(part, answers) for part in condition["of"])
        case "not":
            return not holds(condition["of"], answers)
        case op if op in _KEYS:
            return _claim_holds(condition, answers.get(condition["question"], NOT_ASKED))
        case op:
            raise BadCondition(f"“{op}” is not something a condition can do.")


def _claim_holds(condition: Condition, answer: Answer) -> bool:
    op = condition["op"]
    given = answer.presence is Presence.GIVEN
    if op == "answered":
        return given
    if op == "ne":
        return not (given and _is_only(answer, condition["value"]))
    if not given:
        return False
    if op == "eq":
        return _is_only(answer, condition["value"])
    if op == "in":
        return any(_is_only(answer, value) for value in condition["values"])
    if op == "includes":
        return any(_same(found, condition["value"]) for found in answer.values)
    return _compares(op, answer, condition["value"])


def _is_only(answer: Answer, value: object) -> bool:
    return len(answer.values) == 1 and _same(answer.values[0], value)


def _same(found: str, value: object) -> bool:
    """Codes are compared as text and numbers as numbers, so that 18 and “18.0” agree."""
    if isinstance(value, str):
        return found == value
    number = _number(found)
    return number is not None and number == _number(str(value))


def _compares(op: str, answer: Answer, value: object) -> bool:
    found = _number(answer.values[0]) if len(answer.values) == 1 else None
    limit = _number(str(value))
    if found is None or limit is None:
        return False
    return {"gt": found > limit, "ge": found >= limit, "lt": found < limit, "le": found <= limit}[
        op
    ]


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def comparisons(condition: Condition) -> tuple[Condition, ...]:
    """Every comparison inside ``condition`` that names a question, in the order written."""
    if condition["op"] in _JOINING:
        return tuple(found for part in condition["of"] for found in comparisons(part))
    if condition["op"] == "not":
        return comparisons(condition["of"])
    return (condition,)


def references(condition: Condition) -> frozenset[str]:
    """The ids of the questions that ``condition`` looks at."""
    return frozenset(str(claim["question"]) for claim in comparisons(condition))


def check(condition: object, known_question_ids: Collection[str]) -> None:
    """Raise BadCondition unless ``condition`` is well formed and names only known questions."""
    _check(condition, known_question_ids, depth=0)


def _check(condition: object, known: Collection[str], *, depth: int) -> None:
    if depth > 2 * MAX_DEPTH:
        raise BadCondition("The condition has too many conditions inside conditions.")
    if not isinstance(condition, Mapping):
        raise BadCondition("A condition must say what it compares.")
    op = condition.get("op")
    if not isinstance(op, str) or op not in _KEYS:
        raise BadCondition(f"“{str(op)[:40]}” is not something a condition can do.")
    if set(condition) != _KEYS[op]:
        raise BadCondition(
            f"A condition with “{op}” needs exactly: {', '.join(sorted(_KEYS[op]))}."
        )
    if "of" in condition:
        for part in _parts(op, condition["of"]):
            _check(part, known, depth=depth + 1)
        return
    if not isinstance(condition["question"], str) or condition["question"] not in known:
        raise BadCondition(
            f"The condition looks at “{str(condition['question'])[:64]}”, "
            "which is not a question asked before this one."
        )
    _check_values(op, condition)


def _parts(op: str, of: object) -> list[object]:
    if op == "not":
        return [of]
    if not isinstance(of, list | tuple) or not of:
        raise BadCondition(f"A condition with “{op}” must hold at least one condition.")
    return list(of)


def _check_values(op: str, condition: Condition) -> None:
    if op == "answered":
        return
    values = condition["values"] if op == "in" else [condition["value"]]
    if not isinstance(values, list | tuple) or not values:
        raise BadCondition("A condition with “in” needs at least one value.")
    for value in values:
        is_number = (
            isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
        )
        if op in _NUMERIC and not is_number:
            raise BadCondition(f"“{_WITH_VALUE[op]}” needs a number.")
        if not is_number and not (isinstance(value, str) and value):
            raise BadCondition("A condition can only compare with a word or a number.")


def in_words(condition: Condition, questionnaire: Questionnaire) -> str:
    """``condition`` as staff would say it, with the wording of questions and options."""
    op = condition["op"]
    if op in _JOINING:
        parts = [in_words(part, questionnaire) for part in condition["of"]]
        joined = [
            f"({p})" if c["op"] in _JOINING else p
            for p, c in zip(parts, condition["of"], strict=True)
        ]
        return f" {_JOINING[op]} ".join(joined)
    if op == "not":
        return f"it is not the case that {in_words(condition['of'], questionnaire)}"
    labels, asked = _labels(questionnaire, condition["question"])
    if op == "answered":
        return f"{asked} is answered"
    if op == "in":
        return f"{asked} is {' or '.join(_quoted(v, labels) for v in condition['values'])}"
    return f"{asked} {_WITH_VALUE[op]} {_quoted(condition['value'], labels)}"


def _labels(questionnaire: Questionnaire, question_id: str) -> tuple[dict[str, str], str]:
    try:
        question = questionnaire.question(question_id)
    except KeyError:
        return {}, f"“{question_id}”"
    return {o.code: str(o.label) for o in question.options}, f"“{question.ask or question_id}”"


def _quoted(value: object, labels: Mapping[str, str]) -> str:
    return (
        f"“{labels.get(str(value), value)}”"
        if isinstance(value, str) or str(value) in labels
        else str(value)
    )


_TOKENS = re.compile(
    r"(?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,6})?(?![\w.-]))"
    r"|(?P<text>'[^']*'|\"[^\"]*\")"
    r"|(?P<mark>==|!=|>=|<=|>|<|\(|\)|,)"
    r"|(?P<word>[\w.-]+)"
)
_MARKS = {"==": "eq", "!=": "ne", ">": "gt", ">=": "ge", "<": "lt", "<=": "le"}
_KEPT_WORDS = frozenset({"and", "or", "not", "in", "includes", "answered"})


def parse(text: str) -> dict[str, Any]:
    """The condition written as ``told == yes``, ``age >= 18 and not (told in (no, maybe))``,
    ``kinds includes letter`` or ``told answered``. It is read, never evaluated.

    Raises BadCondition with a plain sentence.
    """
    return Reader(cut(text, _TOKENS), _read_claim).read()


def _read_claim(reader: Reader) -> dict[str, Any]:
    if reader.peek().sort != "word" or reader.peek().text in _KEPT_WORDS:
        raise reader.refusal()
    question = reader.take().text
    if reader.skip("answered"):
        return {"op": "answered", "question": question}
    if reader.skip("includes"):
        return {"op": "includes", "question": question, "value": _read_value(reader)}
    if reader.skip("in"):
        return {"op": "in", "question": question, "values": _read_values(reader)}
    if reader.peek().text not in _MARKS:
        raise reader.refusal()
    op = _MARKS[reader.take().text]
    value = _read_value(reader)
    if op in _NUMERIC and isinstance(value, str):
        raise BadCondition(f"“{_WITH_VALUE[op]}” needs a number, and “{value[:40]}” is not one.")
    return {"op": op, "question": question, "value": value}


def _read_values(reader: Reader) -> list[str | int | float]:
    reader.expect("(")
    values = [_read_value(reader)]
    while reader.skip(","):
        values.append(_read_value(reader))
    reader.expect(")")
    return values


def _read_value(reader: Reader) -> str | int | float:
    token = reader.peek()
    if token.sort == "number":
        reader.take()
        return float(token.text) if "." in token.text else int(token.text)
    if token.sort == "text" and len(token.text) > 2:
        reader.take()
        return token.text[1:-1]
    if token.sort == "word" and token.text not in _KEPT_WORDS:
        return reader.take().text
    raise reader.refusal()
