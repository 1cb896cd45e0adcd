"""Writes a questionnaire as a Markdown table inside a test, and walks somebody through it."""

from collections.abc import Sequence
from dataclasses import dataclass

from heard.engines.questionnaire import journey
from heard.engines.questionnaire.answers import DECLINED, NOT_ANSWERED, Answer
from heard.engines.questionnaire.conditions import parse
from heard.engines.questionnaire.definition import (
    AnswerKind,
    Option,
    Question,
    Questionnaire,
    Section,
    Text,
)
from heard.engines.questionnaire.validate import read_answer

YES = "yes"
NO = "no"
RATHER_NOT_SAY = DECLINED
SKIPPED = NOT_ANSWERED

_YES_NO = (Option("yes", Text("Yes")), Option("no", Text("No")))
_SHORT_NAMES = {
    "text": AnswerKind.LONG_TEXT,
    "one": AnswerKind.SINGLE,
    "many": AnswerKind.MULTIPLE,
    "info": AnswerKind.INFORMATION,
}


def questionnaire(table: str) -> Questionnaire:
    """The questionnaire in ``table``: columns id, ask, kind, only if, options (in any order).

    A kind is an ``AnswerKind`` value or one of ``yes_no``, ``text``, ``one``, ``many``, ``info``.
    Options are written ``code: label, code: label``, or only codes.
    """
    lines = [line.strip() for line in table.strip().splitlines()]
    heading, *rows = [line for line in lines if set(line) - set("|-: ")]
    names = _cells(heading)
    if not set(names) <= {"id", "ask", "kind", "only if", "options"}:
        raise ValueError(f"unknown columns in {names}")
    questions = tuple(_question(dict(zip(names, _cells(row), strict=True))) for row in rows)
    return Questionnaire(Text("A test"), (Section("only", Text("Only section"), questions),))


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def _question(cells: dict[str, str]) -> Question:
    kind = cells.get("kind", "yes_no")
    condition = cells.get("only if", "")
    options = tuple(_option(text) for text in cells.get("options", "").split(",") if text.strip())
    return Question(
        id=cells["id"],
        kind=AnswerKind.SINGLE if kind == "yes_no" else _SHORT_NAMES.get(kind) or AnswerKind(kind),
        ask=Text(cells.get("ask") or f"What about {cells['id']}?"),
        options=_YES_NO if kind == "yes_no" else options,
        only_if=parse(condition) if condition else None,
    )


def _option(text: str) -> Option:
    code, _, label = text.partition(":")
    return Option(code.strip(), Text(label.strip() or code.strip().capitalize()))


@dataclass(frozen=True)
class Journey:
    """What happened to one person: the pages they saw, in order, and the record that was kept."""

    asked: list[str]
    record: dict[str, Answer]


def walk(table: str, **answers: str | Sequence[str] | Answer) -> Journey:
    """Walk page by page through ``table``, answering as given and passing over everything else.

    An answer is what the browser would send, or an ``Answer`` such as ``RATHER_NOT_SAY``.
    """
    form = questionnaire(table)
    given: dict[str, Answer] = {}
    asked: list[str] = []
    page = journey.first(form, given)
    while page is not None:
        asked.append(page.id)
        given[page.id] = _answer(page, answers.get(page.id, SKIPPED))
        page = journey.next_after(form, given, page.id)
    return Journey(asked, journey.settle(form, given, shown=asked))


def _answer(page: Question, answer: str | Sequence[str] | Answer) -> Answer:
    if isinstance(answer, Answer):
        return answer
    return read_answer(page, [answer] if isinstance(answer, str) else answer)
