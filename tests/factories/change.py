"""Findings, decisions, actions, claims and pages for the public, made by the people who may."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from heard.change import operations as change
from heard.change.models import Action, ChangeClaim, Decision
from heard.change.queries import get_action, get_claim, get_decision
from heard.coding import operations as coding
from heard.coding.queries import get_theme
from heard.engagements.models import Engagement
from heard.engines.redaction import propose
from heard.evidence import operations as evidence
from heard.evidence.queries import ReadableSegment, get_segment, list_waiting
from heard.fieldwork.models import Window
from heard.figures import operations as figures
from heard.figures.models import TableRelease
from heard.figures.queries import get_release, get_results, list_variables
from heard.findings import operations as findings
from heard.findings.models import Finding
from heard.findings.queries import get_finding
from heard.publishing import operations as publishing
from heard.publishing.models import Publication
from heard.publishing.queries import get_publication
from heard.questionnaires.queries import get_definition
from heard.responses.opening import open_text
from heard.responses.queries import get_sealed_text
from heard.responses.rules import OpeningReason
from tests.cast import NOW, Cast
from tests.factories.engagements import make_engagement, make_live_engagement
from tests.factories.responses import make_response

SAID = "Nobody rang me for three weeks. PC 4512 Ahmed kept saying soon."
DUE = date(2026, 12, 16)


@dataclass
class Heard:
    """An engagement people have spoken in, with one safe quotation and one released table."""

    cast: Cast
    engagement: Engagement
    window: Window
    spoke: UUID
    """The person who wrote something and said it may be quoted."""
    others: list[UUID]
    segment: ReadableSegment
    release: TableRelease
    findings: list[Finding] = field(default_factory=list)


def text_question(window: Window) -> str:
    """The first question of a window that is answered in a person's own words."""
    questions = get_definition(version_id=window.version_id).questions
    return next(one.id for one in questions if one.kind.is_free_text and one.only_if is None)


def make_heard(cast: Cast, *, others: int = 12, quote: str = "disguised") -> Heard:
    """One person's words and ``others`` more answers, safe, coded, counted and released."""
    engagement, window = make_live_engagement(cast)
    question = text_question(window)
    spoke = make_response(window, words={question: SAID}, quote=quote)
    rest = [make_response(window) for _ in range(others)]
    segment = make_segment(cast, engagement)
    theme_id = coding.name_theme(
        engagement=engagement, by=cast.ben, name="Left waiting", meaning="No news.", now=NOW
    )
    theme = get_theme(viewer=cast.ben, theme_id=theme_id)
    coding.code(segment=segment, theme=theme, by=cast.ben, now=NOW)
    release = make_release(cast, engagement, window)
    return Heard(cast, engagement, window, spoke, rest, segment, release)


def make_segment(cast: Cast, engagement: Engagement) -> ReadableSegment:
    """The first text that waits, made safe by Rhys."""
    waiting = list_waiting(viewer=cast.rhys, engagement_id=engagement.id)[0]
    text = get_sealed_text(viewer=cast.rhys, text_id=waiting.id)
    words = open_text(text=text, by=cast.rhys, reason=OpeningReason.REDACT, now=NOW)
    made = evidence.accept_redaction(
        text=text, words=words, spans=propose(words), by=cast.rhys, now=NOW
    )
    return get_segment(viewer=cast.ben, segment_id=made)


def make_release(cast: Cast, engagement: Engagement, window: Window) -> TableRelease:
    """A snapshot of everything sent so far, and its first table, released by Dana."""
    results_id = figures.freeze_snapshot(
        engagement=engagement, version_id=window.version_id, by=cast.ben, now=NOW
    )
    made = figures.propose_table(
        results=get_results(viewer=cast.ben, results_id=results_id),
        variable=list_variables(viewer=cast.ben, results_id=results_id)[0].id,
        by_variable="",
        by=cast.ben,
        now=NOW,
    )
    release = get_release(viewer=cast.dana, release_id=made)
    figures.decide_release(release=release, is_released=True, by=cast.dana, now=NOW)
    return get_release(viewer=cast.ben, release_id=made)


def make_finding(heard: Heard, claim: str = "People wait weeks without news.") -> Finding:
    """A finding by Ben, resting on the quotation and the table."""
    made = findings.conclude(
        engagement=heard.engagement,
        by=heard.cast.ben,
        claim=claim,
        strength="moderate",
        not_known="Whether it differs by station.",
        themes=[],
        segments=[heard.segment],
        releases=[heard.release],
        now=NOW,
    )
    return get_finding(viewer=heard.cast.ben, finding_id=made)


def make_bare_finding(
    cast: Cast, engagement: Engagement | None = None, claim: str = "People wait weeks."
) -> Finding:
    """A finding that rests on nothing, put straight into the database: for what comes after it."""
    engagement = engagement or make_engagement(cast.alice)
    return Finding.objects.create(
        force_id=engagement.force_id,
        engagement=engagement,
        claim=claim,
        strength=Finding.Strength.TENTATIVE,
        not_known="Nearly everything.",
        made_by_id=cast.ben.id,
        made_at=NOW,
    )


def make_decision(
    cast: Cast, finding: Finding, choice: str = "act", reason: str = "It is in our gift."
) -> Decision:
    """Erin's decision."""
    made = change.decide(finding=finding, by=cast.erin, choice=choice, reason=reason, now=NOW)
    return get_decision(viewer=cast.erin, decision_id=made)


def make_action(
    cast: Cast, decision: Decision, what: str = "Call every week.", due: date = DUE
) -> Action:
    """An action Alice gives to Femi."""
    made = change.take_on(
        decision=decision,
        by=cast.alice,
        what=what,
        measure="Share told weekly.",
        owner_id=cast.femi.id,
        due_date=due,
        now=NOW,
    )
    return get_action(viewer=cast.femi, action_id=made)


def make_claim(cast: Cast, action: Action, now: datetime = NOW) -> ChangeClaim:
    """Femi claims the change."""
    made = change.claim_change(
        action=action,
        by=cast.femi,
        what_changed="Weekly calls began.",
        proof="Call log, October.",
        baseline="12 of 40",
        result="31 of 40",
        now=now,
    )
    return get_claim(viewer=cast.femi, claim_id=made)


def make_check(cast: Cast, claim: ChangeClaim, *, is_proven: bool = True) -> ChangeClaim:
    """Gwen checks it an hour later."""
    change.check_change(
        claim=claim,
        by=cast.gwen,
        is_proven=is_proven,
        note="Seen the log.",
        now=NOW + timedelta(hours=1),
    )
    return get_claim(viewer=cast.gwen, claim_id=claim.id)


def make_draft(
    cast: Cast, engagement: Engagement, findings: list[Finding], title: str = "Weekly calls"
) -> Publication:
    """Alice's draft."""
    made = publishing.draft(
        engagement=engagement,
        by=cast.alice,
        title=title,
        introduction="In November we asked people what it was like to wait. Thank you.",
        findings=findings,
        now=NOW,
    )
    return get_publication(viewer=cast.alice, publication_id=made)


def publish(cast: Cast, draft: Publication) -> Publication:
    """Dana and Erin agree."""
    for viewer in (cast.dana, cast.erin):
        publishing.approve(publication=draft, by=viewer, now=NOW)
    return get_publication(viewer=cast.alice, publication_id=draft.id)
