"""One of each link from a finding to a claimed change, for the pages about change."""

from dataclasses import dataclass

from heard.change.models import Action, ChangeClaim, Decision
from heard.engagements.models import Engagement
from heard.findings.models import Finding
from tests.cast import Cast
from tests.factories.change import make_action, make_bare_finding, make_claim, make_decision


@dataclass
class Steps:
    """One of each, and the addresses of their pages."""

    engagement: Engagement
    finding: Finding
    decision: Decision
    action: Action
    claim: ChangeClaim

    @property
    def addresses(self) -> dict[str, str]:
        return {
            "list": "/staff/change/",
            "decide": f"/staff/change/findings/{self.finding.id}/decide/",
            "act": f"/staff/change/decisions/{self.decision.id}/act/",
            "action": f"/staff/change/actions/{self.action.id}/",
            "claim": f"/staff/change/actions/{self.action.id}/claim/",
            "check": f"/staff/change/claims/{self.claim.id}/check/",
        }


def make_steps(cast: Cast) -> Steps:
    """A decided finding with an action and a claim, and one nobody has decided."""
    decided = make_bare_finding(cast)
    undecided = make_bare_finding(cast, decided.engagement, "Nobody was asked how to reach them.")
    decision = make_decision(cast, decided)
    action = make_action(cast, decision)
    return Steps(decided.engagement, undecided, decision, action, make_claim(cast, action))
