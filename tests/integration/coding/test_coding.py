"""Naming themes, putting them on words and taking them off, and how many voices each has."""

import pytest
from django.db import IntegrityError

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.coding import operations, queries
from heard.coding.models import CodeApplication, Theme
from heard.coding.rules import NameTaken, NotTheSameEngagement, can_code
from heard.engagements.models import Engagement
from heard.engines.refusals import NotFound
from heard.evidence.queries import ReadableSegment
from heard.fieldwork.models import Window
from heard.organisations.operations import add_person
from heard.organisations.queries import get_viewer
from heard.organisations.roles import Role
from heard.organisations.rules import RoleMissing
from heard.organisations.viewers import Viewer
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, PASSWORD, Cast
from tests.factories.engagements import make_engagement, make_live_engagement
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


@pytest.fixture
def live(cast: Cast) -> tuple[Engagement, Window]:
    return make_live_engagement(cast)


@pytest.fixture
def segment(cast: Cast, live: tuple[Engagement, Window]) -> ReadableSegment:
    return make_segment(cast, live[1])


def another_analyst(cast: Cast) -> Viewer:
    made = add_person(
        organisation_id=cast.ashgrove,
        username="bo",
        display_name="Bo Analyst",
        password=PASSWORD,
        roles=frozenset({Role.ANALYST}),
        now=NOW,
    )
    return get_viewer(person_id=made)


def name(engagement: Engagement, by: Viewer, words: str = "Left waiting") -> None:
    operations.name_theme(engagement=engagement, by=by, name=words, meaning="No news.", now=NOW)


def test_a_theme_is_named_by_somebody_on_the_record(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    name(engagement, cast.ben)
    theme = Theme.objects.get()
    assert (theme.name, theme.meaning, theme.named_by_id) == (
        "Left waiting",
        "No news.",
        cast.ben.id,
    )
    (event,) = events(Kind.THEME_NAMED)
    assert (event.about_kind, event.about_id) == ("theme", theme.id)


@pytest.mark.parametrize("again", ["Left waiting", "LEFT WAITING", "left Waiting"])
def test_two_themes_of_one_engagement_cannot_share_a_name(cast: Cast, again: str) -> None:
    engagement = make_engagement(cast.alice)
    name(engagement, cast.ben)
    with pytest.raises(NameTaken):
        name(engagement, cast.ben, again)
    name(make_engagement(cast.alice), cast.ben, again)
    assert Theme.objects.count() == 2


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_name_and_code(
    cast: Cast, live: tuple[Engagement, Window], segment: ReadableSegment, who: str
) -> None:
    theme = make_theme(cast, live[0])
    viewer = getattr(cast, who)
    assert can_code(cast.ashgrove, viewer) is (who == "ben")
    if who == "ben":
        operations.code(segment=segment, theme=theme, by=viewer, now=NOW)
        operations.take_off(segment=segment, theme=theme, by=viewer, now=NOW)
        return
    before = Event.objects.count()
    with pytest.raises(RoleMissing):
        name(live[0], viewer, "Another")
    with pytest.raises(RoleMissing):
        operations.code(segment=segment, theme=theme, by=viewer, now=NOW)
    with pytest.raises(RoleMissing):
        operations.take_off(segment=segment, theme=theme, by=viewer, now=NOW)
    assert Event.objects.count() == before
    assert CodeApplication.objects.count() == 0


def test_putting_on_twice_is_once_and_taking_off_twice_is_nothing(
    cast: Cast, live: tuple[Engagement, Window], segment: ReadableSegment
) -> None:
    theme = make_theme(cast, live[0])
    for _ in range(2):
        operations.code(segment=segment, theme=theme, by=cast.ben, now=NOW)
    assert len(events(Kind.SEGMENT_CODED)) == CodeApplication.objects.count() == 1
    for _ in range(2):
        operations.take_off(segment=segment, theme=theme, by=cast.ben, now=NOW)
    assert len(events(Kind.CODE_TAKEN_OFF)) == 1
    assert CodeApplication.objects.count() == 0


def test_taking_off_leaves_what_another_coder_decided(
    cast: Cast, live: tuple[Engagement, Window], segment: ReadableSegment
) -> None:
    theme = make_theme(cast, live[0], "Left waiting", segment)
    bo = another_analyst(cast)
    operations.code(segment=segment, theme=theme, by=bo, now=NOW)
    operations.take_off(segment=segment, theme=theme, by=cast.ben, now=NOW)
    assert queries.list_own_themes_on(viewer=bo, segment_id=segment.id) == [theme.id]
    assert queries.list_own_themes_on(viewer=cast.ben, segment_id=segment.id) == []
    found = queries.map_themes_by_segment(viewer=cast.ben, engagement_id=live[0].id)
    assert found == {segment.id: [theme]}


def test_a_theme_stays_in_its_engagement(cast: Cast, segment: ReadableSegment) -> None:
    elsewhere = make_theme(cast, make_engagement(cast.alice))
    with pytest.raises(NotTheSameEngagement):
        operations.code(segment=segment, theme=elsewhere, by=cast.ben, now=NOW)


@pytest.mark.parametrize("what", ["name", "code", "take_off"])
def test_nothing_changes_when_it_cannot_be_recorded(
    cast: Cast, live: tuple[Engagement, Window], segment: ReadableSegment, what: str
) -> None:
    on_it = make_theme(cast, live[0], "On it", segment)
    not_on_it = make_theme(cast, live[0], "Not on it")
    attempts = {
        "name": lambda: name(live[0], cast.ben),
        "code": lambda: operations.code(segment=segment, theme=not_on_it, by=cast.ben, now=NOW),
        "take_off": lambda: operations.take_off(segment=segment, theme=on_it, by=cast.ben, now=NOW),
    }
    block_the_record()
    with pytest.raises(IntegrityError):
        attempts[what]()
    assert Theme.objects.count() == 2
    assert list(CodeApplication.objects.values_list("theme_id", flat=True)) == [on_it.id]


def test_voices_are_people_and_not_texts_or_coders(
    cast: Cast, live: tuple[Engagement, Window]
) -> None:
    segments = [make_segment(cast, live[1]) for _ in range(3)]
    theme = make_theme(cast, live[0], "Left waiting", *segments)
    bo = another_analyst(cast)
    for segment in segments:
        operations.code(segment=segment, theme=theme, by=bo, now=NOW)
    (standing,) = queries.list_themes(viewer=cast.ben, engagement_id=live[0].id)
    assert standing.voices == 3
    withdraw(response_id=segments[0].response_id, now=NOW)
    (standing,) = queries.list_themes(viewer=cast.ben, engagement_id=live[0].id)
    assert standing.voices == 2


def test_another_force_finds_no_theme(cast: Cast, live: tuple[Engagement, Window]) -> None:
    theme = make_theme(cast, live[0])
    for viewer in (cast.cal, cast.dee, cast.lena):
        with pytest.raises(NotFound):
            queries.get_theme(viewer=viewer, theme_id=theme.id)
        with pytest.raises(NotFound):
            queries.list_themes(viewer=viewer, engagement_id=live[0].id)
        with pytest.raises(NotFound):
            queries.map_themes_by_segment(viewer=viewer, engagement_id=live[0].id)
