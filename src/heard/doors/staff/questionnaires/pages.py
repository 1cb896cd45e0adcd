"""What the pages about questionnaires show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from heard.doors.staff.questionnaires.asked import AskedSection, Remark, ask_all
from heard.engines.questionnaire.definition import AnswerKind, Questionnaire
from heard.fieldwork.queries import list_windows
from heard.guidance.queries import get_limits_for
from heard.organisations.roles import Role
from heard.questionnaires.queries import get_definition, list_versions, sense_check

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.engines.questionnaire.definition import Question, Section
    from heard.fieldwork.models import Window
    from heard.organisations.viewers import Viewer
    from heard.questionnaires.models import QuestionnaireVersion


@dataclass(frozen=True)
class Asking:
    """Whether people are being asked with this version, or were."""

    words: str
    colour: str
    open_window_id: UUID | None
    link: str

    @classmethod
    def of(cls, version_id: UUID, windows: list[Window], request: HttpRequest | None) -> Asking:
        """The standing of one version among all windows of its engagement."""
        own = [window for window in windows if window.version_id == version_id]
        still_open = next((window for window in own if window.closed_at is None), None)
        if still_open is not None:
            path = reverse("respond:start", args=[still_open.link])
            link = request.build_absolute_uri(path) if request else ""
            return cls("Open now", "green", still_open.id, link)
        return cls("Closed", "grey", None, "") if own else cls("Never opened", "blue", None, "")


@dataclass(frozen=True)
class VersionLine:
    """One version in a list."""

    id: UUID
    number: int
    title: str
    origin: str
    questions: int
    written_by: str
    written_at: datetime
    asking: Asking


@dataclass(frozen=True)
class Versions:
    """Every version of one engagement's questionnaire."""

    engagement_id: UUID
    engagement_title: str
    lines: list[VersionLine]
    can_write: bool

    @classmethod
    def of(cls, viewer: Viewer, engagement: Engagement) -> Versions:
        """The list for ``viewer``."""
        windows = list_windows(viewer=viewer, engagement_id=engagement.id)
        lines = []
        for version in list_versions(viewer=viewer, engagement_id=engagement.id):
            definition = get_definition(version_id=version.id)
            lines.append(
                VersionLine(
                    id=version.id,
                    number=version.number,
                    title=str(definition.title),
                    origin=version.get_origin_display(),
                    questions=count_questions(definition),
                    written_by=version.written_by.display_name,
                    written_at=version.written_at,
                    asking=Asking.of(version.id, windows, None),
                )
            )
        return cls(engagement.id, engagement.title, lines, viewer.has(Role.ENGAGEMENT_LEAD))


def count_questions(definition: Questionnaire) -> int:
    """How many pages ask something."""
    return sum(q.kind is not AnswerKind.INFORMATION for q in definition.questions)


@dataclass(frozen=True)
class Writing:
    """A version being written for an engagement."""

    engagement_id: UUID
    engagement_title: str


@dataclass(frozen=True)
class ViewVersion:
    """One version in full."""

    id: UUID
    engagement_id: UUID
    engagement_title: str
    number: int
    title: str
    intro: str
    origin: str
    written_by: str
    written_at: datetime
    languages: str
    questions: int
    left_out: list[str]
    blocking: list[Remark]
    about_the_whole: list[Remark]
    other_remarks: int
    sections: list[AskedSection]
    asking: Asking
    can_open: bool
    can_close: bool

    @classmethod
    def of(cls, viewer: Viewer, version: QuestionnaireVersion, request: HttpRequest) -> ViewVersion:
        """The page for ``viewer``."""
        engagement = version.engagement
        definition = get_definition(version_id=version.id)
        asked = ask_all(definition, sense_check(version=version, engagement=engagement))
        windows = list_windows(viewer=viewer, engagement_id=engagement.id)
        asking = Asking.of(version.id, windows, request)
        is_any_open = any(window.closed_at is None for window in windows)
        is_lead = viewer.has(Role.ENGAGEMENT_LEAD)
        return cls(
            id=version.id,
            engagement_id=engagement.id,
            engagement_title=engagement.title,
            number=version.number,
            title=str(definition.title),
            intro=str(definition.intro),
            origin=version.get_origin_display(),
            written_by=version.written_by.display_name,
            written_at=version.written_at,
            languages=", ".join(definition.languages),
            questions=count_questions(definition),
            left_out=list(version.origin_notes),
            blocking=[remark for remark in asked.remarks if remark.blocks],
            about_the_whole=[r for r in asked.remarks if not r.blocks and not r.anchor],
            other_remarks=sum(not r.blocks and bool(r.anchor) for r in asked.remarks),
            sections=asked.sections,
            asking=asking,
            can_open=is_lead and not is_any_open,
            can_close=is_lead and asking.open_window_id is not None,
        )


@dataclass(frozen=True)
class PreviewedPage:
    """One page as somebody who answers sees it; ``limits`` only where they write."""

    number: int
    section: str
    content_note: str
    ask: str
    hint: str
    kind: str
    options: list[str]
    limits_heading: str
    limits: list[str]
    is_conditional: bool

    @classmethod
    def of(cls, number: int, section: Section, question: Question, force: str) -> PreviewedPage:
        """The page of one question."""
        is_first = section.questions[0] is question
        note = question.content_note or (section.content_note if is_first else "")
        wording = get_limits_for(question.bank_id) if question.kind.is_free_text else None
        return cls(
            number=number,
            section=str(section.title),
            content_note=str(note),
            ask=str(question.ask),
            hint=str(question.hint),
            kind=question.kind.value,
            options=[str(option.label) for option in question.options],
            limits_heading=wording.heading if wording else "",
            limits=[wording.short, *wording.for_force(force)] if wording else [],
            is_conditional=question.only_if is not None,
        )


@dataclass(frozen=True)
class Preview:
    """A whole questionnaire to read as somebody who answers would."""

    id: UUID
    engagement_title: str
    number: int
    title: str
    intro: str
    force: str
    purpose: str
    can_change: str
    cannot_change: str
    pages: list[PreviewedPage]

    @classmethod
    def of(cls, viewer: Viewer, version: QuestionnaireVersion) -> Preview:
        """The preview for ``viewer``."""
        definition = get_definition(version_id=version.id)
        pairs = [(section, q) for section in definition.sections for q in section.questions]
        return cls(
            id=version.id,
            engagement_title=version.engagement.title,
            number=version.number,
            title=str(definition.title),
            intro=str(definition.intro),
            force=viewer.organisation_name,
            purpose=version.engagement.purpose,
            can_change=version.engagement.can_change,
            cannot_change=version.engagement.cannot_change,
            pages=[
                PreviewedPage.of(number, section, question, viewer.organisation_name)
                for number, (section, question) in enumerate(pairs, start=1)
            ],
        )
