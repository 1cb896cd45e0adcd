"""What each page about change shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from heard.change import rules

if TYPE_CHECKING:
    from heard.change.models import Action, ChangeClaim, Decision
    from heard.change.queries import ActionStanding
    from heard.engines.disclosure import ReleasedTable
    from heard.findings.models import Finding
    from heard.findings.queries import Basis
    from heard.organisations.viewers import Viewer

DECIDED = {
    "act": ("Act on it", "teal"),
    "test": ("Test something first", "yellow"),
    "decline": ("Declined", "grey"),
}
"""Each choice in words, and the colour of its tag."""
CLAIM_STATES = {
    "claimed": ("Waiting to be checked", "yellow"),
    "proven": ("Checked and proven", "green"),
    "not_shown": ("Checked: not shown", "orange"),
}
VERDICTS = {"proven": "The change is shown", "not_shown": "The change is not shown"}


@dataclass(frozen=True)
class FindingBox:
    """A finding with what it rests on, briefly."""

    id: UUID
    engagement_id: UUID
    engagement_title: str
    claim: str
    strength: str
    not_known: str
    themes: tuple[str, ...]
    quotes: tuple[str, ...]
    tables: tuple[ReleasedTable, ...]

    @classmethod
    def of(cls, finding: Finding, basis: Basis) -> FindingBox:
        """The finding with its basis; only words that may be quoted are shown."""
        return cls(
            id=finding.id,
            engagement_id=finding.engagement_id,
            engagement_title=finding.engagement.title,
            claim=finding.claim,
            strength=finding.get_strength_display(),
            not_known=finding.not_known,
            themes=tuple(theme.name for theme in basis.themes),
            quotes=tuple(quote.text.words for quote in basis.quotes if quote.may_be_quoted),
            tables=tuple(table for _, table in basis.tables),
        )


@dataclass(frozen=True)
class DecisionBox:
    """A decision in words."""

    id: UUID
    choice: str
    choice_text: str
    colour: str
    reason: str
    claim: str
    engagement_id: UUID
    engagement_title: str
    decided_by: str
    decided_at: datetime

    @classmethod
    def of(cls, decision: Decision) -> DecisionBox:
        """The decision with the finding it is about."""
        text, colour = DECIDED[decision.choice]
        return cls(
            id=decision.id,
            choice=decision.choice,
            choice_text=text,
            colour=colour,
            reason=decision.reason,
            claim=decision.finding.claim,
            engagement_id=decision.finding.engagement_id,
            engagement_title=decision.finding.engagement.title,
            decided_by=decision.decided_by.display_name,
            decided_at=decision.decided_at,
        )


@dataclass(frozen=True)
class ClaimBox:
    """A claimed change, its proof, and what the check found."""

    id: UUID
    state: str
    state_text: str
    colour: str
    what_changed: str
    proof: str
    baseline: str
    result: str
    claimed_by: str
    claimed_at: datetime
    checked_by: str
    checked_at: datetime | None
    check_note: str
    can_check: bool

    @classmethod
    def of(cls, claim: ChangeClaim, viewer: Viewer) -> ClaimBox:
        """The claim as ``viewer`` sees it."""
        text, colour = CLAIM_STATES[claim.state]
        return cls(
            id=claim.id,
            state=claim.state,
            state_text=text,
            colour=colour,
            what_changed=claim.what_changed,
            proof=claim.proof,
            baseline=claim.baseline,
            result=claim.result,
            claimed_by=claim.claimed_by.display_name,
            claimed_at=claim.claimed_at,
            checked_by=claim.checked_by.display_name if claim.checked_by else "",
            checked_at=claim.checked_at,
            check_note=claim.check_note,
            can_check=rules.can_check(claim, viewer),
        )


@dataclass(frozen=True)
class ActionBox:
    """An action, who owns it, when it is due and how it stands."""

    id: UUID
    what: str
    measure: str
    owner: str
    due: date
    is_overdue: bool
    state_text: str
    colour: str
    engagement_id: UUID
    engagement_title: str
    claims: tuple[ClaimBox, ...]
    can_claim: bool

    @property
    def to_check(self) -> UUID | None:
        """The claim this viewer can check, if there is one."""
        return next((claim.id for claim in self.claims if claim.can_check), None)

    @classmethod
    def of(cls, standing: ActionStanding, viewer: Viewer) -> ActionBox:
        """The action as ``viewer`` sees it."""
        action = standing.action
        latest = standing.latest
        text, colour = CLAIM_STATES[latest.state] if latest else ("Under way", "blue")
        return cls(
            id=action.id,
            what=action.what,
            measure=action.measure,
            owner=action.owner.display_name,
            due=action.due_date,
            is_overdue=standing.is_overdue,
            state_text=text,
            colour=colour,
            engagement_id=action.decision.finding.engagement_id,
            engagement_title=action.decision.finding.engagement.title,
            claims=tuple(ClaimBox.of(claim, viewer) for claim in standing.claims),
            can_claim=rules.can_claim(action, viewer),
        )


@dataclass(frozen=True)
class ToDecide:
    """A finding that waits for a decision."""

    finding_id: UUID
    claim: str
    engagement_title: str


@dataclass(frozen=True)
class Changes:
    """Everything decided and being done in one force."""

    to_decide: list[ToDecide]
    to_act: list[DecisionBox]
    actions: list[ActionBox]
    declined: list[DecisionBox]
    is_decider: bool
    can_draft: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been decided and nothing waits."""
        return not (self.to_decide or self.to_act or self.actions or self.declined)

    @classmethod
    def of(
        cls,
        viewer: Viewer,
        *,
        undecided: Sequence[Finding],
        decisions: Sequence[Decision],
        standings: Sequence[ActionStanding],
        is_decider: bool,
        can_draft: bool,
    ) -> Changes:
        """The page for ``viewer``. Only those who can do something about it see what waits."""
        acted_on = {standing.action.decision_id for standing in standings}
        return cls(
            to_decide=[
                ToDecide(one.id, one.claim, one.engagement.title)
                for one in undecided
                if rules.can_decide(one, viewer)
            ],
            to_act=[
                DecisionBox.of(one)
                for one in decisions
                if one.id not in acted_on and rules.can_act_on(one, viewer)
            ],
            actions=[ActionBox.of(standing, viewer) for standing in standings],
            declined=[DecisionBox.of(one) for one in decisions if one.choice == "decline"],
            is_decider=is_decider,
            can_draft=can_draft,
        )


@dataclass(frozen=True)
class Decide:
    """The finding to decide about; ``choice`` in words once one is made."""

    finding: FindingBox
    choice: str = ""

    @property
    def engagement_id(self) -> UUID:
        """For the links between the pages of one engagement."""
        return self.finding.engagement_id


@dataclass(frozen=True)
class Act:
    """The decision to act on, and what has been taken on for it already."""

    decision: DecisionBox
    actions: list[ActionBox]
    has_owners: bool

    @property
    def engagement_id(self) -> UUID:
        """For the links between the pages of one engagement."""
        return self.decision.engagement_id


@dataclass(frozen=True)
class ActionPage:
    """One action, the decision it is under, and its claims."""

    action: ActionBox
    decision: DecisionBox
    can_add: bool

    @classmethod
    def of(cls, standing: ActionStanding, viewer: Viewer) -> ActionPage:
        """The page for ``viewer``."""
        decision = standing.action.decision
        return cls(
            action=ActionBox.of(standing, viewer),
            decision=DecisionBox.of(decision),
            can_add=rules.can_act_on(decision, viewer),
        )


@dataclass(frozen=True)
class Claim:
    """The action a change is claimed for."""

    action_id: UUID
    what: str
    measure: str
    due: date
    engagement_id: UUID
    engagement_title: str

    @classmethod
    def of(cls, action: Action) -> Claim:
        """About one action."""
        return cls(
            action_id=action.id,
            what=action.what,
            measure=action.measure,
            due=action.due_date,
            engagement_id=action.decision.finding.engagement_id,
            engagement_title=action.decision.finding.engagement.title,
        )


@dataclass(frozen=True)
class Check:
    """The claim to check, with the action and measure it is about."""

    about: Claim
    claim: ClaimBox
    verdict: str = ""
