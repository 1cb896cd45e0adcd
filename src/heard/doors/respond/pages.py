"""What each template of this door is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from heard.doors.respond.forms import QuestionForm, QuoteForm, ReturnForm
from heard.engines.questionnaire import journey
from heard.engines.questionnaire.answers import NOT_ASKED, Answer, Presence
from heard.guidance.queries import get_limits_for

if TYPE_CHECKING:
    from heard.engines.questionnaire.definition import Question, Questionnaire
    from heard.fieldwork.models import Window
    from heard.guidance.words import SupportService
    from heard.publishing.snapshots import PublishedPage

DEFAULT_MINUTES = "10"


@dataclass(frozen=True)
class Start:
    """Everything a person is told before they choose to begin."""

    title: str
    intro: str
    force: str
    purpose: str
    can_change: str
    cannot_change: str
    retention_months: int
    questions: int
    minutes: str

    @classmethod
    def of(cls, window: Window, questionnaire: Questionnaire) -> Start:
        """From what was fixed when the engagement opened."""
        return cls(
            title=questionnaire.title.in_language("en"),
            intro=questionnaire.intro.in_language("en"),
            force=window.told["force"],
            purpose=window.told["purpose"],
            can_change=window.told["can_change"],
            cannot_change=window.told["cannot_change"],
            retention_months=window.told["retention_months"],
            questions=len(journey.route(questionnaire, {})),
            minutes=questionnaire.settings.get("minutes", DEFAULT_MINUTES),
        )


@dataclass(frozen=True)
class Limits:
    """What is said beside a box before anybody writes in it."""

    id: str
    heading: str
    short: str
    paragraphs: tuple[str, ...]

    @classmethod
    def of(cls, question: Question, force: str) -> Limits:
        """The wording for one question, with the force's name in it."""
        wording = get_limits_for(question.bank_id)
        return cls(
            id=wording.id,
            heading=wording.heading,
            short=wording.short,
            paragraphs=wording.for_force(force),
        )


@dataclass(frozen=True)
class QuestionPage:
    """One question."""

    number: int
    total: int
    question: Question
    form: QuestionForm
    back: int | None
    section_title: str
    content_note: str
    limits: Limits | None
    has_sealed_words: bool
    problem: str = ""

    @property
    def title(self) -> str:
        """The tab's title: it may not say what the question is about."""
        return f"Question {self.number} of {self.total}"

    @classmethod
    def of(
        cls,
        *,
        questionnaire: Questionnaire,
        answers: dict[str, Answer],
        question: Question,
        form: QuestionForm,
        force: str,
        problem: str = "",
    ) -> QuestionPage:
        """The page for this question as things stand."""
        number, total = journey.position(questionnaire, answers, question.id)
        before = journey.previous(questionnaire, answers, question.id)
        section = next(s for s in questionnaire.sections if question in s.questions)
        note = question.content_note or (
            section.content_note if section.questions[0] == question else question.content_note
        )
        held = answers.get(question.id, NOT_ASKED)
        is_text = question.kind.is_free_text
        return cls(
            number=number,
            total=total,
            question=question,
            form=form,
            back=number_of(questionnaire, before) if before else None,
            section_title=section.title.in_language("en"),
            content_note=note.in_language("en"),
            limits=Limits.of(question, force) if is_text else None,
            has_sealed_words=is_text and held.presence is Presence.GIVEN,
            problem=problem,
        )


def number_of(questionnaire: Questionnaire, question: Question) -> int:
    """Where a question stands in the whole questionnaire, from 1: its address."""
    return questionnaire.questions.index(question) + 1


@dataclass(frozen=True)
class End:
    """The last page before sending."""

    form: QuoteForm
    asks_about_quoting: bool
    answered: int


@dataclass(frozen=True)
class Support:
    """Where to find help."""

    services: tuple[SupportService, ...]


@dataclass(frozen=True)
class Enter:
    """The box for a return code."""

    form: ReturnForm


@dataclass(frozen=True)
class News:
    """What came of it, for somebody who came back."""

    published: tuple[PublishedPage, ...]
    today: date


@dataclass(frozen=True)
class Deleted:
    """What a person is told after withdrawing."""

    already_public: tuple[str, ...]
