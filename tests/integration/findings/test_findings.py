"""A finding rests on a quotation somebody allowed and a table somebody released, or is not made."""

import pytest
from django.db import IntegrityError

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.coding.queries import get_theme
from heard.engagements.models import Engagement
from heard.engines.refusals import NotFound, Refused
from heard.evidence.queries import ReadableSegment
from heard.fieldwork.models import Window
from heard.figures.models import TableRelease
from heard.findings import operations, queries
from heard.findings.models import Finding, FindingQuote, FindingTable, FindingTheme
from heard.findings.rules import CannotBeQuoted, RestsOnNothing, can_conclude, can_read
from heard.organisations.rules import RoleMissing
from heard.organisations.viewers import Viewer
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import make_engagement, make_live_engagement
from tests.factories.figures import (
    make_finding,
    make_import,
    make_proposal,
    make_released_table,
    make_snapshot,
)
from tests.factories.words import make_segment, make_theme
from tests.record import block_the_record, events

EVERYBODY = (
    "alice",
    "ben",
    "dana",
    "erin",
    "femi",
    "gwen",
    "hari",
    "rhys",
    "ada",
    "cal",
    "dee",
    "lena",
)
Live = tuple[Engagement, Window]


@pytest.fixture
def live(cast: Cast) -> Live:
    return make_live_engagement(cast)


@pytest.fixture
def segment(cast: Cast, live: Live) -> ReadableSegment:
    return make_segment(cast, live[1])


@pytest.fixture
def released(cast: Cast) -> TableRelease:
    return make_released_table(cast, make_import(cast))


def conclude(
    engagement: Engagement,
    by: Viewer,
    *,
    segments: tuple[ReadableSegment, ...] = (),
    releases: tuple[TableRelease, ...] = (),
    strength: str = "tentative",
) -> Finding:
    made = operations.conclude(
        engagement=engagement,
        by=by,
        claim="People wait weeks.",
        strength=strength,
        not_known="Where.",
        themes=[],
        segments=segments,
        releases=releases,
        now=NOW,
    )
    return queries.get_finding(viewer=by, finding_id=made)


def test_a_finding_keeps_all_that_it_rests_on(
    cast: Cast, live: Live, segment: ReadableSegment, released: TableRelease
) -> None:
    theme = make_theme(cast, live[0], "Left waiting", segment)
    made = operations.conclude(
        engagement=live[0],
        by=cast.ben,
        claim="People wait weeks.",
        strength="strong",
        not_known="Where.",
        themes=[get_theme(viewer=cast.ben, theme_id=theme.id)],
        segments=[segment],
        releases=[released],
        now=NOW,
    )
    finding = queries.get_finding(viewer=cast.erin, finding_id=made)
    basis = queries.get_basis(finding=finding)
    assert basis.themes == (theme,)
    assert [quote.text.words for quote in basis.quotes] == [segment.text.words]
    assert [release for release, _ in basis.tables] == [released]
    (event,) = events(Kind.FINDING_MADE)
    assert event.detail == {"quotes": 1, "tables": 1, "themes": 1}


def test_a_finding_without_a_quotation_or_without_a_table_is_refused(
    cast: Cast, live: Live, segment: ReadableSegment, released: TableRelease
) -> None:
    for segments, releases in (((), ()), ((segment,), ()), ((), (released,))):
        with pytest.raises(RestsOnNothing):
            conclude(live[0], cast.ben, segments=segments, releases=releases)
    assert Finding.objects.count() == 0
    assert events(Kind.FINDING_MADE) == []


@pytest.mark.parametrize("quote", ["never", "unknown"])
def test_words_that_may_not_be_quoted_are_refused(
    cast: Cast, live: Live, released: TableRelease, quote: str
) -> None:
    kept = make_segment(cast, live[1], quote=quote)
    with pytest.raises(CannotBeQuoted):
        conclude(live[0], cast.ben, segments=(kept,), releases=(released,))
    assert Finding.objects.count() == 0


@pytest.mark.parametrize("state", ["proposed", "refused"])
def test_a_table_that_is_not_released_is_refused(
    cast: Cast, live: Live, segment: ReadableSegment, state: str
) -> None:
    from heard.figures.operations import decide_release

    proposal = make_proposal(cast, make_import(cast))
    if state == "refused":
        decide_release(release=proposal, is_released=False, by=cast.dana, now=NOW)
        proposal.refresh_from_db()
    with pytest.raises(RestsOnNothing, match="released"):
        conclude(live[0], cast.ben, segments=(segment,), releases=(proposal,))


def test_words_of_another_engagement_are_refused(
    cast: Cast, segment: ReadableSegment, released: TableRelease
) -> None:
    elsewhere = make_engagement(cast.alice)
    with pytest.raises(RestsOnNothing, match="same engagement"):
        conclude(elsewhere, cast.ben, segments=(segment,), releases=(released,))


def test_a_strength_that_does_not_exist_makes_nothing(
    cast: Cast, live: Live, segment: ReadableSegment, released: TableRelease
) -> None:
    before = Event.objects.count()
    with pytest.raises(ValueError, match="certain"):
        conclude(live[0], cast.ben, segments=(segment,), releases=(released,), strength="certain")
    assert Finding.objects.count() == 0
    assert Event.objects.count() == before


def test_nothing_is_concluded_when_it_cannot_be_recorded(
    cast: Cast, live: Live, segment: ReadableSegment, released: TableRelease
) -> None:
    block_the_record()
    with pytest.raises(IntegrityError):
        conclude(live[0], cast.ben, segments=(segment,), releases=(released,))
    for model in (Finding, FindingQuote, FindingTable, FindingTheme):
        assert model.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "reads", "concludes"),
    [
        ("ben", True, True),
        ("alice", True, False),
        ("erin", True, False),
        ("dana", True, False),
        ("femi", True, False),
        ("gwen", True, False),
        ("hari", False, False),
        ("rhys", False, False),
        ("ada", False, False),
        ("cal", False, False),
        ("dee", False, False),
        ("lena", False, False),
    ],
)
def test_who_may_read_and_make_findings(
    cast: Cast,
    live: Live,
    segment: ReadableSegment,
    released: TableRelease,
    who: str,
    reads: bool,
    concludes: bool,
) -> None:
    finding = make_finding(cast, live[0], segment=segment, release=released)
    viewer = getattr(cast, who)
    assert can_conclude(cast.ashgrove, viewer) is concludes
    if reads:
        assert can_read(viewer)
        assert queries.get_finding(viewer=viewer, finding_id=finding.id) == finding
    else:
        with pytest.raises(NotFound):
            queries.get_finding(viewer=viewer, finding_id=finding.id)
        with pytest.raises(NotFound):
            queries.list_findings(viewer=viewer, engagement_id=live[0].id)
    if not concludes:
        with pytest.raises((RoleMissing, Refused)):
            conclude(live[0], viewer, segments=(segment,), releases=(released,))


def test_voices_of_a_finding_are_counted_once_by_words_and_once_by_figures(
    cast: Cast, live: Live
) -> None:
    segments = [make_segment(cast, live[1]) for _ in range(2)]
    snapshot = make_snapshot(cast, *live, people=40)
    released = make_released_table(cast, snapshot, "treatment.respect")
    theme = make_theme(cast, live[0], "Left waiting", *segments)
    made = operations.conclude(
        engagement=live[0],
        by=cast.ben,
        claim="People wait weeks.",
        strength="strong",
        not_known="Where.",
        themes=[theme],
        segments=[segments[0]],
        releases=[released],
        now=NOW,
    )
    words, figures = queries.map_voices(viewer=cast.ben, engagement_id=live[0].id)[made]
    assert words == {segment.response_id for segment in segments}
    assert len(figures) == 42
    assert words <= figures


def test_a_quotation_withdrawn_leaves_the_finding_standing_without_it(
    cast: Cast, live: Live, segment: ReadableSegment, released: TableRelease
) -> None:
    finding = make_finding(cast, live[0], segment=segment, release=released)
    withdraw(response_id=segment.response_id, now=NOW)
    basis = queries.get_basis(finding=queries.get_finding(viewer=cast.ben, finding_id=finding.id))
    assert basis.quotes == ()
    assert len(basis.tables) == 1
