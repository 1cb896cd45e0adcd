"""One voice, from an answer to being told and then withdrawn, through every room's operations."""

from datetime import timedelta

from heard.audit.queries import find_first_break
from heard.change import operations as change
from heard.change.queries import get_action, get_claim, get_decision
from heard.coding import operations as coding
from heard.coding.queries import get_theme
from heard.engines.redaction import propose
from heard.evidence import operations as evidence
from heard.evidence.queries import get_segment, list_waiting
from heard.figures import operations as figures
from heard.figures.queries import get_release, get_results, list_variables
from heard.findings import operations as findings
from heard.findings.queries import get_finding
from heard.publishing import operations as publishing
from heard.publishing.queries import get_publication
from heard.publishing.snapshots import list_published_for_engagement
from heard.publishing.telling import note_told
from heard.responses.opening import open_text
from heard.responses.queries import get_sealed_text
from heard.responses.rules import OpeningReason
from heard.workflows.loop import get_loop
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import make_live_engagement
from tests.factories.responses import make_response

SAID = "Nobody rang me for three weeks. PC 4512 Ahmed kept saying soon."


def test_one_voice_travels_the_whole_loop_and_can_leave_it(cast: Cast) -> None:
    engagement, window = make_live_engagement(cast)
    texts = [
        question["id"]
        for section in window.version.definition["sections"]
        for question in section["questions"]
        if question["kind"] == "long_text"
    ]
    spoke = make_response(window, words={texts[0]: SAID})
    for _ in range(40):
        make_response(window)

    # Words: opened on the record, redacted by a named person.
    (text,) = list_waiting(viewer=cast.rhys, engagement_id=engagement.id)
    text = get_sealed_text(viewer=cast.rhys, text_id=text.id)
    words = open_text(text=text, by=cast.rhys, reason=OpeningReason.REDACT, now=NOW)
    assert words.words_for_review() == SAID
    segment_id = evidence.accept_redaction(
        text=text, words=words, spans=propose(words), by=cast.rhys, now=NOW
    )
    segment = get_segment(viewer=cast.ben, segment_id=segment_id)
    assert "Ahmed" not in segment.text.words
    assert "4512" not in segment.text.words

    # Understood and counted.
    theme_id = coding.name_theme(
        engagement=engagement, by=cast.ben, name="Left waiting", meaning="No news.", now=NOW
    )
    theme = get_theme(viewer=cast.ben, theme_id=theme_id)
    coding.code(segment=segment, theme=theme, by=cast.ben, now=NOW)
    results_id = figures.freeze_snapshot(
        engagement=engagement, version_id=window.version_id, by=cast.ben, now=NOW
    )
    variable = list_variables(viewer=cast.ben, results_id=results_id)[0]
    release_id = figures.propose_table(
        results=get_results(viewer=cast.ben, results_id=results_id),
        variable=variable.id,
        by_variable="",
        by=cast.ben,
        now=NOW,
    )
    release = get_release(viewer=cast.dana, release_id=release_id)
    figures.decide_release(release=release, is_released=True, by=cast.dana, now=NOW)

    # Concluded, decided, acted on, shown.
    finding_id = findings.conclude(
        engagement=engagement,
        by=cast.ben,
        claim="People wait weeks without news.",
        strength="moderate",
        not_known="Whether it differs by station.",
        themes=[theme],
        segments=[segment],
        releases=[get_release(viewer=cast.ben, release_id=release_id)],
        now=NOW,
    )
    finding = get_finding(viewer=cast.erin, finding_id=finding_id)
    decision_id = change.decide(
        finding=finding, by=cast.erin, choice="act", reason="It is in our gift.", now=NOW
    )
    action_id = change.take_on(
        decision=get_decision(viewer=cast.alice, decision_id=decision_id),
        by=cast.alice,
        what="Call every week.",
        measure="Share told weekly.",
        owner_id=cast.femi.id,
        due_date=(NOW + timedelta(days=30)).date(),
        now=NOW,
    )
    claim_id = change.claim_change(
        action=get_action(viewer=cast.femi, action_id=action_id),
        by=cast.femi,
        what_changed="Weekly calls began.",
        proof="Call log, October.",
        baseline="12 of 40",
        result="31 of 40",
        now=NOW,
    )
    change.check_change(
        claim=get_claim(viewer=cast.gwen, claim_id=claim_id),
        by=cast.gwen,
        is_proven=True,
        note="Seen the log.",
        now=NOW,
    )

    # Told, by two approvals.
    publication_id = publishing.draft(
        engagement=engagement,
        by=cast.alice,
        title="Weekly calls",
        introduction="You told us.",
        findings=[finding],
        now=NOW,
    )
    page = get_publication(viewer=cast.dana, publication_id=publication_id)
    assert publishing.approve(publication=page, by=cast.dana, now=NOW) is False
    assert list_published_for_engagement(engagement_id=engagement.id) == []
    assert publishing.approve(publication=page, by=cast.erin, now=NOW) is True
    (published,) = list_published_for_engagement(engagement_id=engagement.id)
    assert published.items[0].quotes == (segment.text.words,)
    assert published.items[0].actions[0].state == "proven"
    note_told(response_id=spoke, publication_ids=[published.id], now=NOW)

    loop = get_loop(viewer=cast.erin, engagement_id=engagement.id)
    assert [link.words.text for link in loop] == ["fewer than 5"] * 8
    assert [link.voices.text for link in loop] == ["40"] * 7 + ["fewer than 5"]
    assert find_first_break() is None

    # And out again: the words leave the public page, the figures are listed.
    assert withdraw(response_id=spoke, now=NOW) == ["Weekly calls"]
    (published,) = list_published_for_engagement(engagement_id=engagement.id)
    assert published.items[0].quotes == ()
    assert published.corrected_on == NOW.date()
    assert list_waiting(viewer=cast.rhys, engagement_id=engagement.id) == []
    loop = get_loop(viewer=cast.erin, engagement_id=engagement.id)
    assert [link.words.text for link in loop] == ["none"] * 8
    assert loop[0].voices.text == "40"
    assert find_first_break() is None
