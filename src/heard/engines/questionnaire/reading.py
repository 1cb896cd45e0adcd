"""Turns what a browser sent for one question into an answer, or says in plain words why not."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from heard.engines.questionnaire.answers import NOT_ANSWERED, Answer, Presence
from heard.engines.questionnaire.definition import AnswerKind, Question

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = re.compile(r"-?(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.[0-9]{1,6})?")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PARTS = ("day", "month", "year")


class BadAnswer(ValueError):
    """An answer that cannot be taken. ``str()`` is a plain sentence for the person answering.

    ``reason`` is a fixed word for it, so that the sentence can be put in another language;
    ``part`` is the box of a date to point at (``day``, ``month`` or ``year``), or empty.
    """

    def __init__(self, message: str, *, reason: str, part: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.reason = reason
        self.part = part


def read_answer(question: Question, raw_values: Sequence[str]) -> Answer:
    """The answer held by ``raw_values`` as the browser sent them.

    Options: the codes picked. Number: one text. Date: one ISO date, or day, month and year.
    Free text: the words, of which only the fact that there are some is kept in the answer.
    Nothing filled in means not answered; "I would rather not say" is for the caller to handle.
    Raises BadAnswer.
    """
    values = [value.strip() for value in raw_values]
    if not any(values):
        return NOT_ANSWERED
    return _READERS[question.kind](question, values)


def _given(*values: str) -> Answer:
    return Answer(Presence.GIVEN, values)


def _read_single(question: Question, values: Sequence[str]) -> Answer:
    picked = _picked(question, values)
    if len(picked) > 1:
        raise BadAnswer("Pick one answer only.", reason="more_than_one")
    return _given(*picked)


def _read_multiple(question: Question, values: Sequence[str]) -> Answer:
    return _given(*_picked(question, values))


def _picked(question: Question, values: Sequence[str]) -> list[str]:
    """The codes picked, each once and in the order of the list."""
    codes = [option.code for option in question.options]
    chosen = {value for value in values if value}
    if not chosen <= set(codes):
        raise BadAnswer("Pick an answer from the list.", reason="unknown_option")
    return [code for code in codes if code in chosen]


def _read_number(question: Question, values: Sequence[str]) -> Answer:
    if len(values) != 1:
        raise BadAnswer("Give one number only.", reason="more_than_one")
    if not _NUMBER.fullmatch(values[0]):
        raise BadAnswer("Write a number, using only digits, like 7 or 12.", reason="not_a_number")
    number = Decimal(values[0].replace(",", ""))
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return _given(text if number else "0")


def _read_date(question: Question, values: Sequence[str]) -> Answer:
    if len(values) == 1:
        found = _ISO_DATE.fullmatch(values[0])
        if found is None:
            raise BadAnswer("Write a date, like 27 3 2024.", reason="not_a_date")
        year, month, day = found.groups()
        return _given(_real_date(day, month, year).isoformat())
    if len(values) != len(_PARTS):
        raise BadAnswer("Write one date, with a day, a month and a year.", reason="not_a_date")
    for part, value in zip(_PARTS, values, strict=True):
        if not value:
            raise BadAnswer(f"The date must have a {part}.", reason="date_part_missing", part=part)
    return _given(_real_date(*values).isoformat())


def _real_date(day: str, month: str, year: str) -> date:
    if not re.fullmatch(r"[0-9]{4}", year):
        raise BadAnswer("The year must have 4 digits, like 2024.", reason="bad_year", part="year")
    if not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        message = f"The year must be between {EARLIEST_YEAR} and {LATEST_YEAR}."
        raise BadAnswer(message, reason="bad_year", part="year")
    month_number = _month(month)
    if not re.fullmatch(r"[0-9]{1,2}", day) or not 1 <= int(day) <= 31:
        raise BadAnswer("The day must be a number from 1 to 31.", reason="bad_day", part="day")
    try:
        return date(int(year), month_number, int(day))
    except ValueError:
        raise BadAnswer(
            "That month does not have that day.", reason="bad_day", part="day"
        ) from None


def _month(text: str) -> int:
    """A month as a number or an English name, whole or cut to three letters."""
    if re.fullmatch(r"[0-9]{1,2}", text) and 1 <= int(text) <= 12:
        return int(text)
    name = text.lower()
    if re.fullmatch(r"[a-z]{3,9}", name) and name[:3] in _MONTHS:
        return _MONTHS.index(name[:3]) + 1
    raise BadAnswer("The month must be a number from 1 to 12.", reason="bad_month", part="month")


def _read_words(question: Question, values: Sequence[str]) -> Answer:
    return _given()


def _read_nothing(question: Question, values: Sequence[str]) -> Answer:
    raise BadAnswer("This page does not ask for an answer.", reason="not_a_question")


_READERS: dict[AnswerKind, Callable[[Question, Sequence[str]], Answer]] = {
    AnswerKind.SINGLE: _read_single,
    AnswerKind.MULTIPLE: _read_multiple,
    AnswerKind.NUMBER: _read_number,
    AnswerKind.DATE: _read_date,
    AnswerKind.SHORT_TEXT: _read_words,
    AnswerKind.LONG_TEXT: _read_words,
    AnswerKind.INFORMATION: _read_nothing,
}
