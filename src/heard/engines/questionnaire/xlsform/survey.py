"""Reads the “survey” sheet row by row into sections and questions."""

import re
from dataclasses import dataclass, field
from typing import Any

from heard.engines.questionnaire.conditions import BadCondition
from heard.engines.questionnaire.definition import AnswerKind, Option, Question, Section, Text
from heard.engines.questionnaire.validate import ID
from heard.engines.questionnaire.xlsform.choices import OTHER, Choices, with_other
from heard.engines.questionnaire.xlsform.expressions import read_relevant
from heard.engines.questionnaire.xlsform.notes import Notes
from heard.engines.questionnaire.xlsform.sheets import Row, Sheet
from heard.engines.questionnaire.xlsform.types import NotSupported, Type, read_type
from heard.engines.questionnaire.xlsform.wording import Languages, is_marked_up

_USED = frozenset({"type", "name", "label", "hint", "relevant", "required", "disabled"})
_GROUP_USED = _USED - {"hint", "required"}
_TRUE = frozenset({"yes", "true", "true()", "1"})
_FALSE = frozenset({"", "no", "false", "false()", "0"})
_REFERENCE = re.compile(r"\$\{\s*([^{}]*?)\s*\}")
OUTSIDE = "form"


@dataclass
class _Group:
    name: str
    title: Text
    condition: dict[str, Any] | None
    row: Row


@dataclass
class _Run:
    """Questions that follow each other inside the same groups."""

    groups: tuple[_Group, ...]
    questions: list[Question] = field(default_factory=list)


class SurveyReader:
    """Reads one survey sheet. ``rows`` tells, afterwards, which row each question came from."""

    def __init__(self, sheet: Sheet, choices: Choices, languages: Languages, notes: Notes) -> None:
        self._sheet = sheet
        self._choices = choices
        self._languages = languages
        self._notes = notes
        self._groups: list[_Group] = []
        self._runs: list[_Run] = []
        self._earlier: dict[str, Question] = {}
        self._left_out: dict[str, str] = {}
        self.rows: dict[str, Row] = {}

    def read(self) -> tuple[Section, ...]:
        """The sections of the form. Raises UnreadableForm."""
        for row in self._sheet.rows:
            self._read_row(row)
        if self._groups:
            group = self._groups[-1]
            raise group.row.refusal(f"the group “{group.name}” is begun and never ended")
        used: set[str] = set()
        return tuple(_section(run, used) for run in self._runs)

    def _read_row(self, row: Row) -> None:
        if not row.get("type"):
            if row.get("name") or self._languages.wording(row, "label"):
                raise row.refusal("this row has a name or a label but no type")
            self._notes.add_row(row, "only remarks, which were left out")
            return
        if row.get("disabled").lower() in _TRUE:
            self._leave_out(row, "is switched off in the form")
            return
        try:
            what = read_type(row.get("type"))
        except NotSupported as reason:
            raise row.refusal(f"the type “{row.get('type')[:64]}” {reason}") from None
        if what.part:
            self._read_group(row, what)
        elif what.left_out:
            self._leave_out(row, what.left_out)
        elif row.get("appearance").lower() == "label":
            self._leave_out(row, "only draws the top of a table")
        else:
            self._add(row, what)

    def _leave_out(self, row: Row, why: str) -> None:
        self._left_out[row.get("name")] = why
        self._notes.add_row(row, f"left out, because it {why}")

    def _read_group(self, row: Row, what: Type) -> None:
        if what.part == "end":
            if not self._groups:
                raise row.refusal("a group is ended here that was never begun")
            self._groups.pop()
            return
        name = self._name(row)
        title = self._languages.wording(row, "label")
        self._notes.add_columns(row, _GROUP_USED)
        if self._groups:
            self._notes.add_row(row, "a group inside a group became a section of its own")
        self._groups.append(_Group(name, title, self._condition(row), row))

    def _add(self, row: Row, what: Type) -> None:
        question = self._question(row, what)
        self._keep(question, row)
        self._notes.add_columns(row, _USED | {"appearance"} if _is_long(row) else _USED)
        if is_marked_up(question.ask) or is_marked_up(question.hint):
            self._notes.add_marked_up(row)
        if what.word == "datetime":
            self._notes.add_row(row, "asks for the date only, and not the time of day")
        if what.word in {"integer", "int", "range"}:
            self._notes.add_row(row, "takes any number, not only those the form allowed")
        if what.has_other and not any(o.code == OTHER for o in self._options_listed(what, row)):
            self._add_other(question, row)

    def _options_listed(self, what: Type, row: Row) -> tuple[Option, ...]:
        return self._choices.options(what.list_name, row) if what.list_name else ()

    def _add_other(self, question: Question, row: Row) -> None:
        """XLSForm's “or_other” means one more choice and one more question to say which."""
        language = self._own_words_language(row)
        follow_up = Question(
            id=f"{question.id}_other",
            kind=AnswerKind.SHORT_TEXT,
            ask=Text({language: "You picked “Other”. What is it?"}),
            only_if={"op": "includes", "question": question.id, "value": OTHER},
        )
        if not ID.fullmatch(follow_up.id):
            raise row.refusal(f"the name “{question.id}” is too long to add “_other” to")
        self._keep(follow_up, row)

    def _own_words_language(self, row: Row) -> str:
        default = self._languages.default
        others = [code for code in self._languages.present() if code != "en"]
        if others:
            self._notes.add_row(row, "the words for “Other” are in English and need translating")
        return "en" if "en" in self._languages.present() else default

    def _question(self, row: Row, what: Type) -> Question:
        name = self._name(row)
        ask = self._languages.wording(row, "label")
        if not ask:
            raise row.refusal(f"“{name}” has no label, so there is nothing to ask")
        self._refuse_what_changes_meaning(row)
        return Question(
            id=name,
            kind=AnswerKind.LONG_TEXT if _is_long(row) and what.word == "text" else _kind(what),
            ask=ask,
            hint=self._languages.wording(row, "hint"),
            options=self._options(row, what),
            only_if=self._whole_condition(row),
            required=self._required(row),
        )

    def _options(self, row: Row, what: Type) -> tuple[Option, ...]:
        if what.word in {"acknowledge", "trigger"}:
            return (Option("OK", Text({self._languages.default: "OK"})),)
        options = self._options_listed(what, row)
        return with_other(options, self._own_words_language(row)) if what.has_other else options

    def _refuse_what_changes_meaning(self, row: Row) -> None:
        if row.get("choice_filter"):
            raise row.refusal("its choices depend on an earlier answer, which is not supported yet")
        if row.get("read_only").lower() not in _FALSE and row.get("type").lower() != "note":
            raise row.refusal("it shows something that cannot be changed, so it is not a question")

    def _required(self, row: Row) -> bool:
        written = row.get("required").lower()
        if written not in _TRUE | _FALSE:
            self._notes.add_row(row, "the rule for when an answer is required was left out")
        return written in _TRUE

    def _name(self, row: Row) -> str:
        name = row.get("name")
        if not name:
            raise row.refusal("this row has no name")
        if not ID.fullmatch(name):
            raise row.refusal(
                f"the name “{name[:64]}” must start with a letter, hold only the letters a to z, "
                "digits, full stops, _ and -, and be at most 64 characters long"
            )
        return name

    def _condition(self, row: Row) -> dict[str, Any] | None:
        written = row.get("relevant")
        if not written:
            return None
        try:
            return read_relevant(written, self._lookup)
        except BadCondition as reason:
            said = str(reason).rstrip(".")
            raise row.refusal(
                f"the condition cannot be used: {said[:1].lower()}{said[1:]}"
            ) from None

    def _lookup(self, name: str) -> Question:
        if name in self._earlier:
            return self._earlier[name]
        if name in self._left_out:
            raise BadCondition(f"It needs “{name[:64]}”, which {self._left_out[name]}.")
        raise BadCondition(f"“{name[:64]}” is not a question asked before this one.")

    def _whole_condition(self, row: Row) -> dict[str, Any] | None:
        """A question is asked when its own condition and those of all its groups hold."""
        parts = [group.condition for group in self._groups] + [self._condition(row)]
        conditions = [part for part in parts if part is not None]
        if len(conditions) > 1:
            return {"op": "all", "of": conditions}
        return conditions[0] if conditions else None

    def _keep(self, question: Question, row: Row) -> None:
        if question.id in self._earlier:
            first = self.rows[question.id].number
            raise row.refusal(f"the name “{question.id}” is already used in row {first}")
        self._earlier[question.id] = question
        self.rows[question.id] = row
        groups = tuple(self._groups)
        if not self._runs or self._runs[-1].groups != groups:
            self._runs.append(_Run(groups))
        self._runs[-1].questions.append(question)


def _kind(what: Type) -> AnswerKind:
    if what.kind is None:
        raise ValueError(f"the type “{what.word}” is not a question")
    return what.kind


def _is_long(row: Row) -> bool:
    return "multiline" in row.get("appearance").lower().split()


def _section(run: _Run, used: set[str]) -> Section:
    name = run.groups[-1].name if run.groups else OUTSIDE
    titles = [group.title for group in run.groups if group.title]
    identifier, count = name, 1
    while identifier in used:
        count += 1
        identifier = f"{name[:58]}_{count}"
    used.add(identifier)
    return Section(identifier, titles[-1] if titles else Text({}), tuple(run.questions))
