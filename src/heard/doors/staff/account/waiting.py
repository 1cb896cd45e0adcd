"""What is waiting for somebody, worked out from their roles: counts and where to go, no words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from heard.change.queries import list_all_actions, map_progress
from heard.change.rules import can_check, can_claim
from heard.engagements.queries import list_stage_standings
from heard.engagements.rules import can_approve_data_protection
from heard.evidence.queries import list_waiting
from heard.figures.queries import list_releases
from heard.findings.queries import list_findings
from heard.organisations.roles import Role
from heard.publishing.queries import list_publications
from heard.publishing.rules import can_approve

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class Waiting:
    """One thing to do: the link's words, what it is about, and where it is done."""

    title: str
    text: str
    href: str


@dataclass(frozen=True)
class Desk:
    """Who is looking, on which day, at which engagements, and what those are called."""

    viewer: Viewer
    engagements: Sequence[Engagement]
    names: Mapping[UUID, str]
    on: date


def list_waiting_work(desk: Desk) -> list[Waiting]:
    """Everything that waits for this person's roles, in the order of the loop."""
    if not desk.viewer.is_force:
        return []
    return [waiting for role, find in _BY_ROLE if desk.viewer.has(role) for waiting in find(desk)]


def list_stages_due(desk: Desk) -> list[Waiting]:
    """Engagements with stages to look at (again), for those who review stages."""
    if not desk.viewer.is_force or not desk.viewer.has(
        Role.ENGAGEMENT_LEAD, Role.EXECUTIVE_SPONSOR
    ):
        return []
    due = []
    for engagement in desk.engagements:
        standings = list_stage_standings(
            viewer=desk.viewer, engagement_id=engagement.id, on=desk.on
        )
        again = [s.stage for s in standings if s.is_due and s.latest is not None]
        never = [s.stage for s in standings if s.latest is None]
        parts = []
        if again:
            parts.append(f"{_stages(again)} {_is(again)} due to be looked at again.")
        if never:
            parts.append(f"{_stages(never)} {_has(never)} never been looked at.")
        if parts:
            href = reverse("staff:engagements:view", args=[engagement.id]) + "#stages"
            due.append(Waiting(f"{desk.names[engagement.id]}: stages", " ".join(parts), href))
    return due


def _texts_to_make_safe(desk: Desk) -> Iterator[Waiting]:
    for engagement in desk.engagements:
        count = len(list_waiting(viewer=desk.viewer, engagement_id=engagement.id))
        if count:
            yield Waiting(
                f"{desk.names[engagement.id]}: {_count(count, 'text')} to make safe",
                "Hide what could identify anybody, before anybody else reads it.",
                reverse("staff:evidence:desk", args=[engagement.id]),
            )


def _plans_to_approve(desk: Desk) -> Iterator[Waiting]:
    for engagement in desk.engagements:
        if can_approve_data_protection(engagement, desk.viewer):
            yield Waiting(
                f"{desk.names[engagement.id]}: data protection to approve",
                "Nobody can be asked anything until you have.",
                reverse("staff:engagements:approve", args=[engagement.id]),
            )


def _tables_to_decide(desk: Desk) -> Iterator[Waiting]:
    releases = list_releases(viewer=desk.viewer, state="proposed")
    count = sum(release.proposed_by_id != desk.viewer.id for release in releases)
    if count:
        yield Waiting(
            f"{_count(count, 'table')} to release or refuse",
            "Check the small numbers before a table leaves the team.",
            reverse("staff:figures:list"),
        )


def _findings_to_decide(desk: Desk) -> Iterator[Waiting]:
    for engagement in desk.engagements:
        ids = {row.id for row in list_findings(viewer=desk.viewer, engagement_id=engagement.id)}
        count = len(ids - map_progress(finding_ids=ids)["decided"])
        if count:
            yield Waiting(
                f"{desk.names[engagement.id]}: {_count(count, 'finding')} to decide about",
                "Act, test or decline, with a reason that can be published.",
                reverse("staff:findings:list", args=[engagement.id]),
            )


def _actions_to_do(desk: Desk) -> Iterator[Waiting]:
    standings = [
        s
        for s in list_all_actions(viewer=desk.viewer, on=desk.on)
        if can_claim(s.action, desk.viewer)
    ]
    overdue = sum(standing.is_overdue for standing in standings)
    if standings:
        late = f"{_count(overdue, 'action')} overdue. " if overdue else ""
        yield Waiting(
            f"{_count(len(standings), 'action')} to carry out",
            late + "Claim the change, with proof, when it is done.",
            reverse("staff:change:list"),
        )


def _claims_to_check(desk: Desk) -> Iterator[Waiting]:
    count = sum(
        can_check(claim, desk.viewer)
        for standing in list_all_actions(viewer=desk.viewer, on=desk.on)
        for claim in standing.claims
    )
    if count:
        yield Waiting(
            f"{_count(count, 'claimed change')} to check",
            "Look at the proof, and say whether it shows a change.",
            reverse("staff:change:list"),
        )


def _publications_to_approve(desk: Desk) -> Iterator[Waiting]:
    count = sum(can_approve(row, desk.viewer) for row in list_publications(viewer=desk.viewer))
    if count:
        yield Waiting(
            f"{_count(count, 'publication')} to approve",
            "Two people who did not write it must agree before it is public.",
            reverse("staff:publishing:list"),
        )


_Find = Callable[[Desk], Iterator[Waiting]]
_BY_ROLE: tuple[tuple[Role, _Find], ...] = (
    (Role.DATA_PROTECTION_OFFICER, _plans_to_approve),
    (Role.REDACTION_REVIEWER, _texts_to_make_safe),
    (Role.RELEASE_APPROVER, _tables_to_decide),
    (Role.EXECUTIVE_SPONSOR, _findings_to_decide),
    (Role.ACTION_OWNER, _actions_to_do),
    (Role.CHANGE_VERIFIER, _claims_to_check),
    (Role.EXECUTIVE_SPONSOR, _publications_to_approve),
    (Role.RELEASE_APPROVER, _publications_to_approve),
)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def _is(numbers: list[int]) -> str:
    return "is" if len(numbers) == 1 else "are"


def _has(numbers: list[int]) -> str:
    return "has" if len(numbers) == 1 else "have"


def _stages(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"Stage {numbers[0]}"
    *first, last = (str(number) for number in numbers)
    return f"Stages {', '.join(first)} and {last}"
