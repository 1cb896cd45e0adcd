"""Withdrawing: one person's words leave every room, and nobody else's are touched."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, models

from heard.audit.kinds import Kind
from heard.audit.queries import find_first_break
from heard.change import operations as change
from heard.coding.models import CodeApplication
from heard.engagements.models import Engagement
from heard.engines.refusals import NotFound
from heard.engines.tables.extract import read_manifest
from heard.evidence.models import Segment
from heard.evidence.queries import ReadableSegment
from heard.fieldwork.models import Window
from heard.figures.extracts import path_of
from heard.figures.models import Results, SnapshotMember, TableRelease
from heard.findings.models import Finding, FindingQuote
from heard.publishing import operations as publishing
from heard.publishing.models import Publication, Told
from heard.publishing.queries import get_publication
from heard.publishing.snapshots import list_published_for_engagement
from heard.publishing.telling import note_told
from heard.responses.models import Response, SealedText, StoredAnswer, Visit, Withdrawal
from heard.responses.operations import come_back, give_return_code, start
from heard.responses.queries import get_visit
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import make_live_engagement
from tests.factories.figures import make_released_table, make_snapshot
from tests.factories.words import make_segment, make_theme
from tests.record import block_the_record, events

ASKED = "treatment.respect"
WORDS = "I waited for weeks and nobody rang."


@dataclass
class World:
    """Two people's words all the way to a public page, and forty more who only ticked boxes."""

    engagement: Engagement
    window: Window
    mine: ReadableSegment
    theirs: ReadableSegment
    snapshot: Results
    release: TableRelease
    finding: Finding
    publication: UUID


@pytest.fixture
def world(cast: Cast) -> World:
    engagement, window = make_live_engagement(cast)
    mine, theirs = (make_segment(cast, window, words) for words in (WORDS, "She was kind to me."))
    theme = make_theme(cast, engagement, "Left waiting", mine, theirs)
    snapshot = make_snapshot(cast, engagement, window, people=40)
    release = make_released_table(cast, snapshot, ASKED)
    finding = conclude(cast, engagement, mine, theirs, release=release)
    publication = publish(cast, engagement, finding)
    for segment in (mine, theirs):
        note_told(response_id=segment.response_id, publication_ids=[publication], now=NOW)
    assert theme
    return World(engagement, window, mine, theirs, snapshot, release, finding, publication)


def conclude(
    cast: Cast, engagement: Engagement, *segments: ReadableSegment, release: TableRelease
) -> Finding:
    from heard.findings.operations import conclude as make
    from heard.findings.queries import get_finding

    made = make(
        engagement=engagement,
        by=cast.ben,
        claim="People wait.",
        strength="moderate",
        not_known="Where.",
        themes=[],
        segments=segments,
        releases=[release],
        now=NOW,
    )
    return get_finding(viewer=cast.ben, finding_id=made)


def publish(cast: Cast, engagement: Engagement, finding: Finding) -> UUID:
    change.decide(finding=finding, by=cast.erin, choice="act", reason="We can.", now=NOW)
    made = publishing.draft(
        engagement=engagement,
        by=cast.alice,
        title="Weekly calls",
        introduction="You told us.",
        findings=[finding],
        now=NOW,
    )
    for who in (cast.dana, cast.erin):
        page = get_publication(viewer=who, publication_id=made)
        publishing.approve(publication=page, by=who, now=NOW)
    return made


def every_value_stored() -> Iterator[tuple[str, str]]:
    """Each field of each row of each table of ours, as text, but the record."""
    for model in apps.get_models():
        if not model.__module__.startswith("heard.") or model._meta.app_label == "audit":
            continue
        for row in model._default_manager.all():
            for field in model._meta.concrete_fields:
                value = getattr(row, field.attname)
                if isinstance(field, models.BinaryField):
                    value = bytes(value).hex()
                yield f"{model._meta.label}.{field.name}", str(value)


def test_nothing_that_points_to_the_person_is_left_anywhere(world: World) -> None:
    mine = world.mine
    for name in ("response_id", "id"):
        assert any(str(getattr(mine, name)) in value for _, value in every_value_stored())
    withdraw(response_id=mine.response_id, now=NOW)
    marks = {str(mine.response_id), mine.response_id.hex, str(mine.id), "nobody rang"}
    left = [where for where, value in every_value_stored() if any(m in value for m in marks)]
    assert left == []


def test_the_words_leave_every_room(world: World) -> None:
    gone = world.mine.response_id
    assert withdraw(response_id=gone, now=NOW) == ["Weekly calls"]
    assert not Response.objects.filter(id=gone).exists()
    assert not StoredAnswer.objects.filter(response_id=gone).exists()
    assert not SealedText.objects.filter(response_key=gone).exists()
    assert not Segment.objects.filter(id=world.mine.id).exists()
    assert not CodeApplication.objects.filter(segment_id=world.mine.id).exists()
    assert not FindingQuote.objects.filter(segment_id=world.mine.id).exists()
    assert not Told.objects.filter(response_id=gone).exists()


def test_a_quotation_leaves_the_public_page_which_says_it_was_corrected(world: World) -> None:
    withdraw(response_id=world.mine.response_id, now=NOW)
    (page,) = list_published_for_engagement(engagement_id=world.engagement.id)
    assert page.items[0].quotes == (world.theirs.text.words,)
    assert page.corrected_on == NOW.date()
    (event,) = events(Kind.PUBLICATION_CORRECTED)
    assert (event.about_id, event.by_id) == (world.publication, None)


def test_a_draft_loses_the_quotation_too_and_is_not_listed_as_public(
    cast: Cast, world: World
) -> None:
    Publication.objects.filter(id=world.publication).update(
        state="draft",
        published_at=None,
        first_approved_by=None,
        second_approved_by=None,
    )
    assert withdraw(response_id=world.mine.response_id, now=NOW) == []
    kept = Publication.objects.get(id=world.publication).snapshot
    assert [quote["words"] for quote in kept["items"][0]["quotes"]] == [world.theirs.text.words]


def test_the_snapshot_is_written_again_without_them(world: World) -> None:
    before = path_of(world.snapshot.id).read_bytes()
    withdraw(response_id=world.mine.response_id, now=NOW)
    world.snapshot.refresh_from_db()
    assert world.snapshot.rows_kept == 41
    assert SnapshotMember.objects.filter(results=world.snapshot).count() == 41
    assert read_manifest(path_of(world.snapshot.id)).rows == 41
    assert path_of(world.snapshot.id).read_bytes() != before
    assert len(events(Kind.SNAPSHOT_REBUILT)) == 1


def test_a_table_already_out_stays_and_is_marked(world: World) -> None:
    before = TableRelease.objects.get(id=world.release.id).table
    withdraw(response_id=world.mine.response_id, now=NOW)
    after = TableRelease.objects.get(id=world.release.id)
    assert after.table == before
    assert after.members_withdrawn == 1


def test_only_a_tombstone_is_left_and_it_links_to_nobody(world: World) -> None:
    withdraw(response_id=world.mine.response_id, now=NOW)
    stone = Withdrawal.objects.get()
    assert (stone.window_id, stone.week, stone.published_before) == (
        world.window.id,
        NOW.date(),
        1,
    )
    (event,) = events(Kind.RESPONSE_WITHDRAWN)
    assert (event.about_kind, event.about_id, event.by_id) == ("window", world.window.id, None)
    assert find_first_break() is None


def test_other_peoples_things_are_untouched(world: World) -> None:
    theirs = world.theirs
    before = StoredAnswer.objects.filter(response_id=theirs.response_id).count()
    withdraw(response_id=world.mine.response_id, now=NOW)
    assert Response.objects.count() == 41
    assert StoredAnswer.objects.filter(response_id=theirs.response_id).count() == before
    assert SealedText.objects.filter(response_key=theirs.response_id).count() == 1
    assert Segment.objects.get(id=theirs.id).words == theirs.text.words
    assert CodeApplication.objects.filter(segment_id=theirs.id).count() == 1
    assert FindingQuote.objects.filter(segment_id=theirs.id).count() == 1
    assert Told.objects.filter(response_id=theirs.response_id).count() == 1
    assert Finding.objects.get(id=world.finding.id).claim == "People wait."


def test_somebody_who_was_only_counted_is_told_what_was_public(world: World) -> None:
    words = {world.mine.response_id, world.theirs.response_id}
    counted = Response.objects.exclude(id__in=words).first()
    assert counted is not None
    assert withdraw(response_id=counted.id, now=NOW) == ["Weekly calls"]
    (page,) = list_published_for_engagement(engagement_id=world.engagement.id)
    assert len(page.items[0].quotes) == 2
    assert page.corrected_on is None


def test_the_code_and_any_open_visit_stop_working(cast: Cast, world: World) -> None:
    visit = get_visit(token=start(window=world.window, now=NOW), now=NOW)
    Visit.objects.filter(id=visit.id).update(response_key=world.mine.response_id, is_sent=True)
    visit.refresh_from_db()
    code = give_return_code(visit=visit, now=NOW)
    token = come_back(typed=code, now=NOW)
    withdraw(response_id=world.mine.response_id, now=NOW)
    assert not Visit.objects.filter(response_key=world.mine.response_id).exists()
    with pytest.raises(NotFound):
        get_visit(token=token, now=NOW)
    with pytest.raises(NotFound):
        come_back(typed=code, now=NOW)


def test_withdrawing_twice_or_somebody_unknown_is_the_same_no(world: World) -> None:
    withdraw(response_id=world.mine.response_id, now=NOW)
    for response_id in (world.mine.response_id, uuid4()):
        with pytest.raises(NotFound):
            withdraw(response_id=response_id, now=NOW)
    assert Withdrawal.objects.count() == 1


def test_everybody_can_withdraw_one_after_another(world: World) -> None:
    for response_id in list(Response.objects.values_list("id", flat=True)):
        withdraw(response_id=response_id, now=NOW)
    assert (Response.objects.count(), Withdrawal.objects.count()) == (0, 42)
    assert read_manifest(path_of(world.snapshot.id)).rows == 0
    assert SnapshotMember.objects.count() == 0


def test_when_it_cannot_be_recorded_nothing_in_the_database_has_gone(world: World) -> None:
    block_the_record()
    with pytest.raises(IntegrityError):
        withdraw(response_id=world.mine.response_id, now=NOW)
    assert Response.objects.filter(id=world.mine.response_id).exists()
    assert Segment.objects.filter(id=world.mine.id).exists()
    assert SnapshotMember.objects.count() == 42
    (page,) = list_published_for_engagement(engagement_id=world.engagement.id)
    assert len(page.items[0].quotes) == 2
    assert Withdrawal.objects.count() == 0
