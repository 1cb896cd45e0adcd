"""What the pages about plans show."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from heard.doors.staff.apart import name_apart
from heard.doors.staff.engagements.methods import method_name
from heard.doors.staff.engagements.stages import StageLine
from heard.engagements import rules
from heard.engagements.operations import PlanText
from heard.engagements.queries import list_partners_shared_with, list_stage_standings
from heard.engines.refusals import Refused
from heard.fieldwork.queries import list_windows
from heard.guidance.queries import get_pack
from heard.organisations.queries import list_partners
from heard.organisations.roles import Role

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.organisations.viewers import Viewer

PARTS = tuple(PlanText.__dataclass_fields__)


def plan_as_typed(engagement: Engagement) -> dict[str, Any]:
    """The plan as the form's boxes hold it."""
    return {name: getattr(engagement, name) for name in PARTS}


def plan_seen(engagement: Engagement) -> str:
    """A short sum of everything the plan says, to notice when it has moved on."""
    said = json.dumps(plan_as_typed(engagement), sort_keys=True)
    return hashlib.sha256(said.encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class PlanLine:
    """One plan in a list."""

    id: UUID
    title: str
    force: str
    method: str
    planned_at: datetime
    is_approved: bool


@dataclass(frozen=True)
class Plans:
    """Every plan this person may read."""

    lines: list[PlanLine]
    is_force: bool
    can_plan: bool

    @classmethod
    def of(cls, viewer: Viewer, engagements: list[Engagement]) -> Plans:
        """The list for ``viewer``."""
        names = name_apart(engagements)
        return cls(
            lines=[
                PlanLine(
                    id=one.id,
                    title=names[one.id],
                    force=one.force.name,
                    method=method_name(one.method),
                    planned_at=one.planned_at,
                    is_approved=one.data_protection_approved_at is not None,
                )
                for one in engagements
            ],
            is_force=viewer.is_force,
            can_plan=viewer.is_force and viewer.has(Role.ENGAGEMENT_LEAD),
        )


@dataclass(frozen=True)
class Plan:
    """What a plan says. Names are empty for partners, who do not see people in a force."""

    id: UUID
    title: str
    force: str
    purpose: str
    can_change: str
    cannot_change: str
    method: str
    distress_cover: str
    dpia_reference: str
    retention_months: int | None
    planned_by: str
    planned_at: datetime
    approved_by: str
    approved_at: datetime | None

    @classmethod
    def of(cls, viewer: Viewer, engagement: Engagement) -> Plan:
        """The plan as ``viewer`` may read it."""
        approver = engagement.data_protection_approved_by
        texts = plan_as_typed(engagement)
        texts["method"] = method_name(engagement.method)
        return cls(
            id=engagement.id,
            force=engagement.force.name,
            planned_by=engagement.planned_by.display_name if viewer.is_force else "",
            planned_at=engagement.planned_at,
            approved_by=approver.display_name if approver and viewer.is_force else "",
            approved_at=engagement.data_protection_approved_at,
            **texts,
        )


@dataclass(frozen=True)
class WindowLine:
    """One time of asking. ``link`` is only there while it is open."""

    id: UUID
    version_id: UUID
    number: int
    opened_at: datetime
    closed_at: datetime | None
    link: str


@dataclass(frozen=True)
class ViewPlan:
    """One plan, where its stages stand, and when people were asked."""

    plan: Plan
    stages: list[StageLine]
    stage_names_notice: str
    windows: list[WindowLine]
    shared_with: list[str]
    can_change: bool
    can_approve: bool
    can_share: bool
    is_own: bool

    @property
    def engagement_id(self) -> UUID:
        """For the links between the pages of one engagement."""
        return self.plan.id

    @classmethod
    def of(
        cls, viewer: Viewer, engagement: Engagement, *, on: date, request: HttpRequest
    ) -> ViewPlan:
        """The page for ``viewer`` on a day. Partners get the plan and its stages."""
        is_own = engagement.force_id == viewer.organisation_id
        standings = list_stage_standings(viewer=viewer, engagement_id=engagement.id, on=on)
        shared = _shared_with(viewer, engagement) if is_own else []
        can_change = rules.can_change(engagement, viewer)
        return cls(
            plan=Plan.of(viewer, engagement),
            stages=[StageLine.of(one) for one in standings],
            stage_names_notice=get_pack().stage_names_notice,
            windows=_windows(viewer, engagement, request) if is_own else [],
            shared_with=shared,
            can_change=can_change,
            can_approve=rules.can_approve_data_protection(engagement, viewer),
            can_share=can_change and bool(_not_shared_yet(viewer, shared)),
            is_own=is_own,
        )


def _windows(viewer: Viewer, engagement: Engagement, request: HttpRequest) -> list[WindowLine]:
    return [
        WindowLine(
            id=window.id,
            version_id=window.version_id,
            number=window.version.number,
            opened_at=window.opened_at,
            closed_at=window.closed_at,
            link=request.build_absolute_uri(reverse("respond:start", args=[window.link]))
            if window.closed_at is None
            else "",
        )
        for window in list_windows(viewer=viewer, engagement_id=engagement.id)
    ]


def _shared_with(viewer: Viewer, engagement: Engagement) -> list[str]:
    return list_partners_shared_with(viewer=viewer, engagement_id=engagement.id)


def _not_shared_yet(viewer: Viewer, shared: list[str]) -> list[tuple[UUID, str]]:
    return [row for row in list_partners(viewer=viewer) if row[1] not in shared]


@dataclass(frozen=True)
class WritePlan:
    """A new plan, or the one being changed."""

    plan: Plan | None


@dataclass(frozen=True)
class ApprovePlan:
    """The plan to approve, and why it cannot be approved yet when it cannot."""

    plan: Plan
    seen: str
    obstacle: str

    @classmethod
    def of(cls, viewer: Viewer, engagement: Engagement) -> ApprovePlan:
        """The page for ``viewer``."""
        obstacle = ""
        try:
            rules.check_can_approve_data_protection(engagement, viewer)
        except Refused as reason:
            obstacle = str(reason)
        return cls(Plan.of(viewer, engagement), plan_seen(engagement), obstacle)


@dataclass(frozen=True)
class SharePlan:
    """Whom a plan is shared with, and whom it could be."""

    engagement_id: UUID
    engagement_title: str
    shared_with: list[str]
    partners: list[tuple[UUID, str]]

    @classmethod
    def of(cls, viewer: Viewer, engagement: Engagement) -> SharePlan:
        """The page for ``viewer``."""
        shared = _shared_with(viewer, engagement)
        return cls(engagement.id, engagement.title, shared, _not_shared_yet(viewer, shared))
