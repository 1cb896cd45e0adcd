"""What the account pages show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from heard.doors.staff.account.waiting import Desk, Waiting, list_stages_due, list_waiting_work
from heard.doors.staff.apart import name_apart
from heard.engagements.queries import list_engagements
from heard.organisations.roles import ROLE_TEXTS, Role, RoleText
from heard.organisations.rules import CANNOT_BE_HELD_TOGETHER

if TYPE_CHECKING:
    from heard.organisations.viewers import Viewer

MOST_SHOWN = 8
"""Engagements listed at home; the rest are one link away."""


@dataclass(frozen=True)
class SignIn:
    """Where to go after signing in."""

    next: str


@dataclass(frozen=True)
class EngagementLine:
    """One engagement in a list."""

    id: UUID
    title: str
    purpose: str
    force: str


@dataclass(frozen=True)
class Home:
    """What is waiting, which stages are due again, and the engagements."""

    waiting: list[Waiting]
    stages_due: list[Waiting]
    engagements: list[EngagementLine]
    more: int
    is_force: bool
    can_plan: bool

    @classmethod
    def of(cls, viewer: Viewer, *, on: date) -> Home:
        """The home page of ``viewer`` on a day."""
        found = list_engagements(viewer=viewer)
        names = name_apart(found)
        lines = [
            EngagementLine(one.id, names[one.id], one.purpose, one.force.name) for one in found
        ]
        desk = Desk(viewer, found, names, on)
        return cls(
            waiting=list_waiting_work(desk),
            stages_due=list_stages_due(desk),
            engagements=lines[:MOST_SHOWN],
            more=max(0, len(lines) - MOST_SHOWN),
            is_force=viewer.is_force,
            can_plan=viewer.is_force and viewer.has(Role.ENGAGEMENT_LEAD),
        )


@dataclass(frozen=True)
class Roles:
    """The viewer's own roles, the others, and which are kept apart."""

    own: list[RoleText]
    others: list[RoleText]
    apart: list[str]

    @classmethod
    def of(cls, viewer: Viewer) -> Roles:
        """The roles page of ``viewer``."""
        return cls(
            own=[ROLE_TEXTS[role] for role in Role if role in viewer.roles],
            others=[ROLE_TEXTS[role] for role in Role if role not in viewer.roles],
            apart=[
                " and ".join(ROLE_TEXTS[role].name.lower() for role in Role if role in pair)
                for pair in CANNOT_BE_HELD_TOGETHER
            ],
        )
