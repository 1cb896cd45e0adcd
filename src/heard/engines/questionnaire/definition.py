"""A questionnaire as data: immutable, comparable, and readable from and to JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

SCHEMA_VERSION = 1


class AnswerKind(StrEnum):
    """The kinds of answer this engine can take."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    NUMBER = "number"
    DATE = "date"
    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    INFORMATION = "information"

    @property
    def has_options(self) -> bool:
        """Whether answers are picked from a list."""
        return self in {AnswerKind.SINGLE, AnswerKind.MULTIPLE}

    @property
    def is_free_text(self) -> bool:
        """Whether the answer is words, which are always sealed."""
        return self in {AnswerKind.SHORT_TEXT, AnswerKind.LONG_TEXT}


class Text(Mapping[str, str]):
    """One piece of wording in one or more languages, keyed by language code."""

    __slots__ = ("_words",)

    def __init__(self, words: Mapping[str, str] | str) -> None:
        by_language = {"en": words} if isinstance(words, str) else dict(words)
        self._words = MappingProxyType(by_language)

    def __getitem__(self, language: str) -> str:
        return self._words[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._words.items())))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and dict(self) == dict(other)

    def __repr__(self) -> str:
        return f"Text({dict(self._words)!r})"

    def __str__(self) -> str:
        return self.in_language("en")

    def __bool__(self) -> bool:
        return any(self._words.values())

    def in_language(self, language: str) -> str:
        """The words in ``language``, else in English, else in whichever there is, else empty."""
        if language in self._words:
            return self._words[language]
        return self._words.get("en") or next(iter(self._words.values()), "")


EMPTY = Text({})


@dataclass(frozen=True)
class Option:
    """One thing a person may pick; ``code`` is what is stored and never changes meaning."""

    code: str
    label: Text


@dataclass(frozen=True)
class Question:
    """One question, shown on a page of its own.

    ``only_if`` is a condition as data (see ``conditions.py``), or None when it
    is always asked. ``bank_id`` is the versioned question-bank item it came from, if any.
    """

    id: str
    kind: AnswerKind
    ask: Text
    hint: Text = EMPTY
    options: tuple[Option, ...] = ()
    only_if: Mapping[str, Any] | None = None
    scale: str = ""
    bank_id: str = ""
    feeds: str = ""
    content_note: Text = EMPTY
    required: bool = False
    """As the imported form said it. Heard never forces an answer; sense-check flags it."""


@dataclass(frozen=True)
class Section:
    """A run of questions on one subject."""

    id: str
    title: Text
    questions: tuple[Question, ...]
    content_note: Text = EMPTY


@dataclass(frozen=True)
class Questionnaire:
    """Everything that is asked, in order."""

    title: Text
    sections: tuple[Section, ...]
    languages: tuple[str, ...] = ("en",)
    intro: Text = EMPTY
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question and information page, in the order written."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, question_id: str) -> Question:
        """The question with this id. Raises KeyError when there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)


def to_json(questionnaire: Questionnaire) -> dict[str, Any]:
    """The questionnaire as plain JSON values, with the schema version first."""
    return {
        "schema": SCHEMA_VERSION,
        "title": dict(questionnaire.title),
        "languages": list(questionnaire.languages),
        "intro": dict(questionnaire.intro),
        "settings": dict(questionnaire.settings),
        "sections": [_section_to_json(section) for section in questionnaire.sections],
    }


def _section_to_json(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": dict(section.title),
        "content_note": dict(section.content_note),
        "questions": [_question_to_json(question) for question in section.questions],
    }


def _question_to_json(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": question.kind.value,
        "ask": dict(question.ask),
        "hint": dict(question.hint),
        "options": [{"code": o.code, "label": dict(o.label)} for o in question.options],
        "only_if": dict(question.only_if) if question.only_if is not None else None,
        "scale": question.scale,
        "bank_id": question.bank_id,
        "feeds": question.feeds,
        "content_note": dict(question.content_note),
        "required": question.required,
    }


def from_json(stored: Mapping[str, Any]) -> Questionnaire:
    """The questionnaire held by ``stored``.

    Raises ValueError when the schema version is unknown, KeyError when a part is missing.
    """
    if stored.get("schema") != SCHEMA_VERSION:
        raise ValueError(f"unknown questionnaire schema version: {stored.get('schema')!r}")
    return Questionnaire(
        title=Text(stored["title"]),
        languages=tuple(stored["languages"]),
        intro=Text(stored["intro"]),
        settings=dict(stored["settings"]),
        sections=tuple(
            Section(
                id=section["id"],
                title=Text(section["title"]),
                content_note=Text(section["content_note"]),
                questions=tuple(_question_from_json(q) for q in section["questions"]),
            )
            for section in stored["sections"]
        ),
    )


def _question_from_json(stored: Mapping[str, Any]) -> Question:
    return Question(
        id=stored["id"],
        kind=AnswerKind(stored["kind"]),
        ask=Text(stored["ask"]),
        hint=Text(stored["hint"]),
        options=tuple(Option(o["code"], Text(o["label"])) for o in stored["options"]),
        only_if=stored["only_if"],
        scale=stored["scale"],
        bank_id=stored["bank_id"],
        feeds=stored["feeds"],
        content_note=Text(stored["content_note"]),
        required=stored["required"],
    )
