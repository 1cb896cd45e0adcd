"""What each findings page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from heard.change.queries import find_decision, list_actions
from heard.change.rules import can_decide
from heard.findings.queries import get_basis
from heard.findings.rules import can_conclude
from heard.organisations.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heard.change.models import Decision
    from heard.engagements.models import Engagement
    from heard.findings.models import Finding
    from heard.findings.queries import Basis
    from heard.organisations.viewers import Viewer

ACTION_STATES = {
    "claimed": "A change is claimed and waits to be checked",
    "proven": "The change was checked and proven",
    "not_shown": "Checked: the change was not shown",
}


@dataclass(frozen=True)
class FindingRow:
    """One finding in a list, and what was decided."""

    id: UUID
    claim: str
    strength: str
    made_by: str
    made_on: date
    decision: str


@dataclass(frozen=True)
class Findings:
    """The findings of one engagement."""

    engagement: Engagement
    rows: tuple[FindingRow, ...]
    may_conclude: bool

    @classmethod
    def of(cls, engagement: Engagement, findings: Sequence[Finding], viewer: Viewer) -> Findings:
        """Newest first, each with its decision."""
        rows = []
        for finding in findings:
            decision = find_decision(viewer=viewer, finding_id=finding.id)
            rows.append(
                FindingRow(
                    id=finding.id,
                    claim=finding.claim,
                    strength=finding.get_strength_display(),
                    made_by=finding.made_by.display_name,
                    made_on=finding.made_at,
                    decision=decision.get_choice_display() if decision else "",
                )
            )
        return cls(engagement, tuple(rows), can_conclude(engagement.force_id, viewer))


@dataclass(frozen=True)
class NewFinding:
    """What a new finding still lacks, if anything."""

    engagement: Engagement
    has_quotable: bool
    has_tables: bool


@dataclass(frozen=True)
class ActionLine:
    """One action under the decision."""

    id: UUID
    what: str
    owner: str
    due: date
    standing: str


@dataclass(frozen=True, repr=False)
class OneFinding:
    """A finding, what it rests on, and what came of it."""

    finding: Finding
    strength: str
    basis: Basis
    decision: Decision | None
    choice: str
    actions: tuple[ActionLine, ...]
    may_decide: bool
    may_act: bool

    @classmethod
    def of(cls, finding: Finding, viewer: Viewer, *, on: date) -> OneFinding:
        """The finding as of one day."""
        decision = find_decision(viewer=viewer, finding_id=finding.id)
        return cls(
            finding=finding,
            strength=finding.get_strength_display(),
            basis=get_basis(finding=finding),
            decision=decision,
            choice=decision.get_choice_display() if decision else "",
            actions=_actions(decision, viewer, on) if decision else (),
            may_decide=can_decide(finding, viewer),
            may_act=viewer.has(Role.EXECUTIVE_SPONSOR, Role.ENGAGEMENT_LEAD),
        )


def _actions(decision: Decision, viewer: Viewer, on: date) -> tuple[ActionLine, ...]:
    lines = []
    for standing in list_actions(viewer=viewer, decision_id=decision.id, on=on):
        words = "Overdue" if standing.is_overdue else "Under way"
        if standing.latest is not None:
            words = ACTION_STATES[standing.latest.state]
        action = standing.action
        owner = action.owner.display_name
        lines.append(ActionLine(action.id, action.what, owner, action.due_date, words))
    return tuple(lines)
