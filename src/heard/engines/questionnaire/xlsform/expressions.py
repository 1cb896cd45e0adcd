"""Reads the part of XPath that “relevant” cells use and our closed list of conditions can say."""

import re
from collections.abc import Callable
from typing import Any

from heard.engines.questionnaire.definition import AnswerKind, Question
from heard.engines.questionnaire.grammar import BadCondition, Reader, cut

_TOKENS = re.compile(
    r"(?P<question>\$\{[^{}]*\})"
    r"|(?P<text>'[^']*'|\"[^\"]*\"|‘[^’]*’|“[^”]*”)"
    r"|(?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,6})?(?![\w.]))"
    r"|(?P<mark>!=|>=|<=|=|>|<|\(|\)|,)"
    r"|(?P<word>[A-Za-z_][\w.-]*)"
)
_MARKS = {"=": "eq", "!=": "ne", ">": "gt", ">=": "ge", "<": "lt", "<=": "le"}
_TURNED = {"eq": "eq", "ne": "ne", "gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}
Lookup = Callable[[str], Question]


def read_relevant(text: str, lookup: Lookup) -> dict[str, Any]:
    """The condition in a “relevant” cell.

    ``lookup`` finds an earlier question by name or raises BadCondition.
    Raises BadCondition for anything that our conditions cannot say exactly.
    """
    return Reader(cut(text, _TOKENS), lambda reader: _read_claim(reader, lookup)).read()


def _read_claim(reader: Reader, lookup: Lookup) -> dict[str, Any]:
    token = reader.peek()
    if token.sort == "word" and token.text == "selected":
        return _read_selected(reader, lookup)
    if token.sort == "question":
        question = _read_question(reader, lookup)
        op = _read_mark(reader)
        return _claim(question, op, _read_literal(reader))
    if token.sort in {"text", "number"}:
        literal = _read_literal(reader)
        op = _TURNED[_read_mark(reader)]
        return _claim(_read_question(reader, lookup), op, literal)
    if token.sort == "word":
        raise BadCondition(f"The condition uses “{token.text[:40]}”, which is not supported yet.")
    raise reader.refusal()


def _read_selected(reader: Reader, lookup: Lookup) -> dict[str, Any]:
    reader.take()
    reader.expect("(")
    question = _read_question(reader, lookup)
    reader.expect(",")
    value = _read_literal(reader)
    reader.expect(")")
    if not question.kind.has_options:
        raise BadCondition(f"“{question.id}” has no choices that could be selected.")
    _check_choice(question, value)
    return {"op": "includes", "question": question.id, "value": value}


def _read_question(reader: Reader, lookup: Lookup) -> Question:
    if reader.peek().sort != "question":
        raise reader.refusal()
    return lookup(reader.take().text[2:-1].strip())


def _read_mark(reader: Reader) -> str:
    if reader.peek().text not in _MARKS:
        raise reader.refusal()
    return _MARKS[reader.take().text]


def _read_literal(reader: Reader) -> str:
    if reader.peek().sort == "number":
        return reader.take().text
    if reader.peek().sort == "text":
        return reader.take().text[1:-1]
    raise reader.refusal()


def _claim(question: Question, op: str, literal: str) -> dict[str, Any]:
    if question.kind is AnswerKind.INFORMATION:
        raise BadCondition(f"“{question.id}” is a note and has no answer to look at.")
    if not literal:
        return _is_empty(question, op)
    if question.kind.is_free_text:
        raise BadCondition(
            f"“{question.id}” is answered in words, which are sealed and cannot be compared."
        )
    value: str | int | float = literal
    if question.kind is AnswerKind.NUMBER:
        value = _number(question, literal)
    elif op not in {"eq", "ne"}:
        raise BadCondition(
            f"“{question.id}” is not a number, so it cannot be more or less than one."
        )
    elif question.kind.has_options:
        _check_choice(question, literal)
    return {"op": op, "question": question.id, "value": value}


def _is_empty(question: Question, op: str) -> dict[str, Any]:
    """Comparing with nothing asks whether there is an answer."""
    answered = {"op": "answered", "question": question.id}
    if op == "ne":
        return answered
    if op == "eq":
        return {"op": "not", "of": answered}
    raise BadCondition("Nothing can be more or less than an empty text.")


def _check_choice(question: Question, code: str) -> None:
    if code not in {option.code for option in question.options}:
        raise BadCondition(f"“{question.id}” has no choice called “{code[:64]}”.")


def _number(question: Question, literal: str) -> int | float:
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", literal):
        raise BadCondition(f"“{question.id}” is a number and cannot be “{literal[:64]}”.")
    return float(literal) if "." in literal else int(literal)
