"""What one cell of a file says: an answer, one of three silences, or something we refuse."""

import re
from collections.abc import Container
from datetime import date

from heard.engines.questionnaire.answers import NOT_ANSWERED, Answer, Presence
from heard.engines.tables.codebook import Column
from heard.engines.tables.variables import VariableKind

# [0-9] rather than \d, which also takes the digits of other scripts.
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
_COMMA_NUMBER = re.compile(r"[+-]?[0-9]{1,15},[0-9]{1,15}")
_WHOLE = re.compile(r"([0-9]{1,15})(\.0*)?")
_CODE_TO_SHOW = re.compile(r"-?[0-9]{1,4}(\.[0-9])?")
_MONTH = re.compile(r"([0-9]{4}-[0-9]{2})(-[0-9]{2})?")


class BadCell(ValueError):
    """The cell cannot be used. The message never holds more of it than a short number."""


def read_cell(cell: str, column: Column, *, commas_are_decimal: bool) -> Answer:
    """The answer in ``cell``. Raises BadCell with a plain reason."""
    said = cell.strip()
    kind = column.variable.kind
    if not said:
        return Answer(column.blank)
    if kind is VariableKind.TEXT:
        return Answer(column.silences.get(said, Presence.GIVEN))
    if kind is VariableKind.MULTIPLE:
        return _read_multiple(said, column)
    code = _known(said, column.silences)
    if code is not None:
        return Answer(column.silences[code])
    if kind is VariableKind.SINGLE:
        return Answer(Presence.GIVEN, (_answer_code(said, column),))
    if kind is VariableKind.DATE:
        return Answer(Presence.GIVEN, (_month(said),))
    return Answer(Presence.GIVEN, (repr(read_number(said, commas_are_decimal=commas_are_decimal)),))


def read_weight(cell: str, *, commas_are_decimal: bool) -> float:
    """The weight in ``cell``, more than 0. Raises BadCell with a plain reason."""
    said = cell.strip()
    if not said:
        raise BadCell("the weight is missing")
    weight = read_number(said, commas_are_decimal=commas_are_decimal)
    if weight <= 0:
        raise BadCell("the weight must be more than 0")
    return weight


def read_number(said: str, *, commas_are_decimal: bool) -> float:
    """The number in ``said``, with a point or a decimal comma. Raises BadCell.

    In a file separated by commas "1,234" could be either, and is refused.
    """
    if _COMMA_NUMBER.fullmatch(said):
        if not commas_are_decimal and len(said.partition(",")[2]) == 3:
            raise BadCell("the comma in the number could mark thousands or decimals; use a point")
        said = said.replace(",", ".")
    if not _PLAIN_NUMBER.fullmatch(said):
        raise BadCell("this is not a number")
    return float(said)


def _read_multiple(said: str, column: Column) -> Answer:
    parts = [part.strip() for part in said.split(column.split) if part.strip()]
    silences = [code for part in parts if (code := _known(part, column.silences)) is not None]
    if silences and len(parts) > 1:
        raise BadCell("an answer and a code for no answer stand in the same cell")
    if silences:
        return Answer(column.silences[silences[0]])
    codes = dict.fromkeys(_answer_code(part, column) for part in parts)
    return Answer(Presence.GIVEN, tuple(codes)) if codes else NOT_ANSWERED


def _answer_code(said: str, column: Column) -> str:
    code = _known(said, {known.code for known in column.variable.codes})
    if code is None:
        # A cell out of place may hold anything, so only what looks like a code is repeated.
        shown = f"the code {said}" if _CODE_TO_SHOW.fullmatch(said) else "what is in this cell"
        raise BadCell(f"{shown} is not in the codebook")
    return code


def _known(said: str, codes: Container[str]) -> str | None:
    """The code among ``codes`` that ``said`` stands for; "1.0" and "01" stand for "1"."""
    if said in codes:
        return said
    whole = _WHOLE.fullmatch(said)
    code = str(int(whole[1])) if whole else ""
    return code if code and code in codes else None


def _month(said: str) -> str:
    found = _MONTH.fullmatch(said)
    try:
        date.fromisoformat(said if found and found[2] else f"{said}-01")
    except ValueError:
        raise BadCell("this is not a date written as 2026-01-31") from None
    return said[:7]
