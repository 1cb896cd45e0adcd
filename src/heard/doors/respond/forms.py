"""One question as a form, the choice about being quoted, and the box for a return code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from heard.design_system import fields
from heard.design_system.fields.base import ComponentField
from heard.design_system.forms import Form
from heard.engines.questionnaire.answers import DECLINED, NOT_ANSWERED, Answer, Presence
from heard.engines.questionnaire.definition import AnswerKind, Question
from heard.engines.questionnaire.reading import BadAnswer, read_answer
from heard.engines.redaction import SensitiveText

RATHER_NOT_SAY = "I would rather not say"
DECLINED_VALUE = "-rather-not-say-"
"""Starts with a dash, which no option code does, so it can never be taken for an answer."""
MOST_CHARACTERS = 5_000

QUOTE_WORDING = "quote@1"
"""Version of the question below; change the words and this goes up."""


class QuestionForm(Form):
    """The page of one question. Nothing in it must be filled in."""

    def __init__(self, question: Question, answer: Answer, *args: Any, **kwargs: Any) -> None:
        self.question = question
        super().__init__(*args, initial=_initial(question, answer), **kwargs)
        self.fields["answer"] = _field(question)
        if not question.kind.has_options:
            self.fields["decline"] = fields.Confirm(label=RATHER_NOT_SAY)

    def clean(self) -> dict[str, Any]:
        """Refuse words together with "I would rather not say": only one of them is meant."""
        cleaned = super().clean() or {}
        if cleaned.get("decline") and cleaned.get("answer") not in (None, ""):
            self.add_error("decline", "Write something or tick this box, not both")
        return cleaned

    def as_answer(self) -> Answer:
        """What was answered, once the form is valid. Free text is GIVEN with no value."""
        given = self.cleaned_data.get("answer")
        if self.cleaned_data.get("decline") or DECLINED_VALUE in _listed(given):
            return DECLINED
        if given in (None, "", []):
            return NOT_ANSWERED
        if self.question.kind.is_free_text:
            return Answer(Presence.GIVEN)
        return read_answer(self.question, _raw(given))

    def as_words(self) -> SensitiveText | None:
        """What was written, if this is a box for words and it holds any."""
        given = self.cleaned_data.get("answer")
        if not self.question.kind.is_free_text or not given:
            return None
        return SensitiveText(given)


class NumberAnswer(fields.CharField):
    """A number as somebody typed it, checked by the questionnaire engine."""

    def __init__(self, question: Question, **kwargs: Any) -> None:
        self.question = question
        super().__init__(max_length=40, width=5, inputmode="numeric", **kwargs)

    def clean(self, value: Any) -> str:
        """The digits. Raises ValidationError in the engine's own plain words."""
        text = str(super().clean(value))
        if text:
            try:
                read_answer(self.question, [text])
            except BadAnswer as error:
                raise ValidationError(str(error), code="number") from error
        return text


class QuoteForm(Form):
    """Whether their words may be quoted. Left empty means no."""

    quote = fields.Radios(
        label="Can we use your words in what we publish?",
        hint="We would take out anything that could show who you are.",
        choices=[
            ("disguised", "Yes, with anything that could show who I am taken out"),
            ("never", "No, do not use my words"),
        ],
    )


class ReturnForm(Form):
    """The eight words somebody kept."""

    code = fields.CharField(
        label="Your 8 words",
        hint="Put a space between the words. Capital letters do not matter.",
        missing="Enter your 8 words",
        max_length=200,
    )


def _initial(question: Question, answer: Answer) -> dict[str, Any]:
    if answer.presence is Presence.DECLINED:
        return (
            {"answer": [DECLINED_VALUE] if _is_many(question) else DECLINED_VALUE}
            if question.kind.has_options
            else {"decline": True}
        )
    if not answer.values:
        return {}
    if question.kind is AnswerKind.DATE:
        year, month, day = answer.values[0].split("-")
        return {"answer": [day, month, year]}
    return {"answer": list(answer.values) if _is_many(question) else answer.values[0]}


def _field(question: Question) -> ComponentField:
    heading: dict[str, Any] = {
        "label": question.ask.in_language("en"),
        "hint": question.hint.in_language("en"),
        "page_heading": True,
    }
    if question.kind.has_options:
        choices = [(option.code, option.label.in_language("en")) for option in question.options]
        choices.append((DECLINED_VALUE, RATHER_NOT_SAY))
        if _is_many(question):
            return fields.Checkboxes(
                choices=choices,
                exclusive=DECLINED_VALUE,
                divider_before=DECLINED_VALUE,
                **heading,
            )
        return fields.Radios(choices=choices, divider_before=DECLINED_VALUE, **heading)
    if question.kind is AnswerKind.NUMBER:
        return NumberAnswer(question, **heading)
    if question.kind is AnswerKind.DATE:
        return fields.DateField(**heading)
    # The page's own heading asks a question that takes words, so that the
    # limits of confidentiality can stand between it and the box.
    if question.kind is AnswerKind.SHORT_TEXT:
        return fields.CharField(label="Your answer")
    return fields.TextArea(label="Your answer", max_length=MOST_CHARACTERS, rows=6)


def _is_many(question: Question) -> bool:
    return question.kind is AnswerKind.MULTIPLE


def _listed(given: Any) -> Sequence[Any]:
    return given if isinstance(given, list) else [given]


def _raw(given: Any) -> list[str]:
    if hasattr(given, "isoformat"):
        return [given.isoformat()]
    return [str(value) for value in _listed(given)]
