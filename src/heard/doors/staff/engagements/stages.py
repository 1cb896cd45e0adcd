"""What the pages show of stages: where each stands, and every look at it so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from heard.engagements import rules
from heard.engagements.queries import list_reviews, list_stage_standings
from heard.guidance.queries import get_pack, get_stage

if TYPE_CHECKING:
    from heard.engagements.models import Engagement, StageReview
    from heard.engagements.queries import StageStanding
    from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class StageLine:
    """Where one stage stands, in words."""

    number: int
    title: str
    asks: str
    standing: str
    colour: str
    reviewed_on: date | None
    review_again_on: date | None
    times: int
    resource_href: str

    @classmethod
    def of(cls, found: StageStanding) -> StageLine:
        """One stage; "due" outweighs what the last review concluded."""
        stage = get_stage(found.stage).stage
        latest = found.latest
        if latest is None:
            standing, colour = "Never looked at", "red"
        elif found.is_due:
            standing, colour = "Due again", "orange"
        else:
            standing = latest.get_outcome_display()
            colour = "green" if latest.outcome == "in_hand" else "yellow"
        return cls(
            number=stage.number,
            title=stage.title,
            asks=stage.asks,
            standing=standing,
            colour=colour,
            reviewed_on=latest.reviewed_on if latest else None,
            review_again_on=latest.review_again_on if latest else None,
            times=found.times_reviewed,
            resource_href=reverse("public:resource:stage", args=[stage.number]),
        )


@dataclass(frozen=True)
class ReviewLine:
    """One review in a stage's history."""

    outcome: str
    reviewed_on: date
    review_again_on: date
    reviewed_by: str
    note: str
    edition: str

    @classmethod
    def of(cls, review: StageReview) -> ReviewLine:
        """The review in words."""
        return cls(
            outcome=review.get_outcome_display(),
            reviewed_on=review.reviewed_on,
            review_again_on=review.review_again_on,
            reviewed_by=review.reviewed_by.display_name,
            note=review.note,
            edition=review.pack_version,
        )


@dataclass(frozen=True)
class ViewStage:
    """One stage of one engagement, its history, and the stages it touches."""

    engagement_id: UUID
    engagement_title: str
    stage: StageLine
    related: list[StageLine]
    reviews: list[ReviewLine]
    can_review: bool
    stage_names_notice: str

    @classmethod
    def of(cls, viewer: Viewer, engagement: Engagement, number: int, *, on: date) -> ViewStage:
        """The page for ``viewer`` on a day."""
        standings = list_stage_standings(viewer=viewer, engagement_id=engagement.id, on=on)
        lines = {line.number: line for line in map(StageLine.of, standings)}
        reviews = list_reviews(viewer=viewer, engagement_id=engagement.id, stage=number)
        return cls(
            engagement_id=engagement.id,
            engagement_title=engagement.title,
            stage=lines[number],
            related=[lines[other] for other in get_stage(number).stage.related],
            reviews=[ReviewLine.of(review) for review in reviews],
            can_review=rules.can_review_stage(engagement, viewer),
            stage_names_notice=get_pack().stage_names_notice,
        )
