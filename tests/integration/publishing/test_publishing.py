"""Two people publish, drafts stay unseen, and only words with a yes are ever in a snapshot."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from heard.audit.kinds import Kind
from heard.audit.queries import find_first_break
from heard.engines.refusals import NotFound
from heard.figures.models import Results
from heard.findings.models import Finding
from heard.organisations.roles import Role
from heard.organisations.rules import RoleMissing
from heard.organisations.viewers import Viewer
from heard.publishing import operations, rules
from heard.publishing.models import Approval, Publication, PublishedFinding, Told
from heard.publishing.queries import get_publication, list_approvals, list_publications
from heard.publishing.shredders import shred
from heard.publishing.snapshots import (
    get_published,
    list_published,
    list_published_for_engagement,
    read,
)
from heard.publishing.telling import note_told
from heard.responses.models import Response
from tests.cast import NOW, Cast
from tests.factories.change import (
    Heard,
    make_action,
    make_bare_finding,
    make_check,
    make_claim,
    make_decision,
    make_draft,
    make_finding,
    make_heard,
    publish,
)
from tests.factories.engagements import make_engagement
from tests.record import block_the_record, events

LATER = NOW + timedelta(days=3)


@pytest.fixture
def draft(cast: Cast) -> Publication:
    """A draft by Alice of one finding that rests on nothing."""
    finding = make_bare_finding(cast)
    make_decision(cast, finding)
    return make_draft(cast, finding.engagement, [finding])


@pytest.fixture
def heard(cast: Cast) -> Heard:
    return make_heard(cast)


# Two people, neither of them the drafter


def test_the_second_yes_publishes_and_the_first_does_not(cast: Cast, draft: Publication) -> None:
    assert operations.approve(publication=draft, by=cast.dana, now=NOW) is False
    assert list_published() == []
    assert operations.approve(publication=draft, by=cast.erin, now=LATER) is True
    (page,) = list_published()
    assert page.published_at == LATER
    row = get_publication(viewer=cast.alice, publication_id=draft.id)
    assert (row.first_approved_by_id, row.second_approved_by_id) == (cast.dana.id, cast.erin.id)
    assert [one.approved_by_id for one in list_approvals(publication=row)] == [
        cast.dana.id,
        cast.erin.id,
    ]


def test_the_same_person_cannot_be_both(cast: Cast, draft: Publication) -> None:
    operations.approve(publication=draft, by=cast.dana, now=NOW)
    with pytest.raises(rules.NotNow, match="already approved"):
        operations.approve(publication=draft, by=cast.dana, now=LATER)
    assert list_published() == []
    assert Approval.objects.count() == 1


def test_the_drafter_cannot_approve_whatever_roles_they_hold(
    cast: Cast, draft: Publication
) -> None:
    both = replace(cast.alice, roles=frozenset({Role.ENGAGEMENT_LEAD, Role.RELEASE_APPROVER}))
    with pytest.raises(rules.OwnDraft, match="two other people"):
        operations.approve(publication=draft, by=both, now=NOW)
    assert Approval.objects.count() == 0


def test_nothing_is_approved_after_it_is_published(cast: Cast, draft: Publication) -> None:
    publish(cast, draft)
    third = replace(cast.ben, roles=frozenset({Role.RELEASE_APPROVER}))
    with pytest.raises(rules.NotNow, match="already published"):
        operations.approve(publication=draft, by=third, now=LATER)


@pytest.mark.parametrize(
    # who, may draft, may approve what Alice drafted, may read drafts
    ("who", "may_draft", "may_approve", "may_read"),
    [
        ("alice", True, False, True),
        ("ben", False, False, True),
        ("dana", False, True, True),
        ("erin", False, True, True),
        ("femi", False, False, True),
        ("gwen", False, False, True),
        ("hari", False, False, False),
        ("rhys", False, False, False),
        ("ada", False, False, False),
        ("cal", False, False, False),
        ("dee", False, False, False),
        ("lena", False, False, False),
    ],
)
def test_who_may_draft_approve_and_read(
    cast: Cast, draft: Publication, who: str, *, may_draft: bool, may_approve: bool, may_read: bool
) -> None:
    viewer: Viewer = getattr(cast, who)
    assert rules.can_approve(draft, viewer) is may_approve
    assert can_read(viewer, draft) is may_read
    finding = make_bare_finding(cast, draft.engagement, "People are not asked.")
    make_decision(cast, finding)
    if may_draft:
        assert draft_as(viewer, draft, [finding])
    else:
        with pytest.raises((RoleMissing, NotFound)):
            draft_as(viewer, draft, [finding])


def can_read(viewer: Viewer, draft: Publication) -> bool:
    try:
        get_publication(viewer=viewer, publication_id=draft.id)
    except NotFound:
        with suppress(NotFound):
            assert draft not in list_publications(viewer=viewer)
        return False
    return draft in list_publications(viewer=viewer)


def draft_as(viewer: Viewer, like: Publication, findings: list[Finding]) -> object:
    return operations.draft(
        engagement=like.engagement,
        by=viewer,
        title="Another",
        introduction="Thank you.",
        findings=findings,
        now=NOW,
    )


def refused_by_the_database(draft: Publication, **changes: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(id=draft.id).update(**changes)


def test_the_database_refuses_a_public_page_without_two_people(
    cast: Cast, draft: Publication
) -> None:
    out = {"state": "published", "published_at": NOW}
    dana, erin = cast.dana.id, cast.erin.id
    refused_by_the_database(draft, **out)
    refused_by_the_database(draft, **out, first_approved_by_id=dana)
    refused_by_the_database(draft, **out, second_approved_by_id=dana)
    refused_by_the_database(draft, **out, first_approved_by_id=dana, second_approved_by_id=dana)
    refused_by_the_database(draft, first_approved_by_id=dana, second_approved_by_id=erin)
    Publication.objects.filter(id=draft.id).update(
        **out, first_approved_by_id=dana, second_approved_by_id=erin
    )


def test_the_database_refuses_the_drafter_among_the_two(cast: Cast, draft: Publication) -> None:
    out = {"state": "published", "published_at": NOW}
    alice, dana = cast.alice.id, cast.dana.id
    refused_by_the_database(draft, first_approved_by_id=alice)
    refused_by_the_database(draft, **out, first_approved_by_id=alice, second_approved_by_id=dana)
    refused_by_the_database(draft, **out, first_approved_by_id=dana, second_approved_by_id=alice)


def test_the_database_refuses_two_approvals_by_one_person(cast: Cast, draft: Publication) -> None:
    operations.approve(publication=draft, by=cast.dana, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(publication=draft, approved_by_id=cast.dana.id, approved_at=LATER)


def test_the_database_refuses_published_without_a_moment_and_the_other_way(
    cast: Cast, draft: Publication
) -> None:
    refused_by_the_database(draft, published_at=NOW)
    refused_by_the_database(
        draft,
        state="published",
        first_approved_by_id=cast.dana.id,
        second_approved_by_id=cast.erin.id,
    )


# On the record, or not done


def test_each_step_is_on_the_record(cast: Cast, draft: Publication) -> None:
    publish(cast, draft)
    for kind, times in (
        (Kind.PUBLICATION_DRAFTED, 1),
        (Kind.PUBLICATION_APPROVED, 2),
        (Kind.PUBLICATION_PUBLISHED, 1),
    ):
        assert [event.about_id for event in events(kind)] == [draft.id] * times
    assert find_first_break() is None


def test_a_draft_that_cannot_be_recorded_is_not_kept(cast: Cast, draft: Publication) -> None:
    finding = make_bare_finding(cast, draft.engagement)
    make_decision(cast, finding)
    block_the_record()
    with pytest.raises(IntegrityError):
        make_draft(cast, draft.engagement, [finding], "Second")
    assert Publication.objects.count() == 1
    assert PublishedFinding.objects.count() == 1


def test_an_approval_that_cannot_be_recorded_publishes_nothing(
    cast: Cast, draft: Publication
) -> None:
    operations.approve(publication=draft, by=cast.dana, now=NOW)
    block_the_record()
    with pytest.raises(IntegrityError):
        operations.approve(publication=draft, by=cast.erin, now=NOW)
    assert Approval.objects.count() == 1
    assert list_published() == []


def test_a_draft_the_database_refuses_is_not_recorded(cast: Cast, draft: Publication) -> None:
    finding = make_bare_finding(cast, draft.engagement)
    make_decision(cast, finding)
    with pytest.raises(IntegrityError):
        make_draft(cast, draft.engagement, [finding, finding], "Told of twice")
    assert len(events(Kind.PUBLICATION_DRAFTED)) == 1
    assert Publication.objects.count() == 1


# What may be told


def test_nothing_is_told_of_a_finding_without_a_decision(cast: Cast, draft: Publication) -> None:
    undecided = make_bare_finding(cast, draft.engagement)
    with pytest.raises(rules.NothingToTell, match="no decision yet"):
        make_draft(cast, draft.engagement, [undecided])
    with pytest.raises(rules.NothingToTell, match="at least one"):
        make_draft(cast, draft.engagement, [])
    assert Publication.objects.count() == 1


def test_a_page_never_mixes_two_engagements(cast: Cast, draft: Publication) -> None:
    elsewhere = make_bare_finding(cast, make_engagement(cast.alice))
    make_decision(cast, elsewhere)
    with pytest.raises(rules.NothingToTell, match="same engagement"):
        make_draft(cast, draft.engagement, [elsewhere])


def test_a_draft_is_nowhere_in_what_the_public_or_those_who_spoke_read(
    cast: Cast, draft: Publication
) -> None:
    operations.approve(publication=draft, by=cast.dana, now=NOW)
    assert list_published() == []
    assert list_published_for_engagement(engagement_id=draft.engagement_id) == []
    with pytest.raises(NotFound):
        get_published(slug=draft.slug)
    operations.approve(publication=draft, by=cast.erin, now=NOW)
    assert get_published(slug=draft.slug).id == draft.id


def test_an_address_cannot_be_guessed_from_the_title(cast: Cast, draft: Publication) -> None:
    again = make_draft(cast, draft.engagement, [PublishedFinding.objects.get().finding])
    assert again.title == draft.title
    assert again.slug != draft.slug
    assert again.slug.startswith("weekly-calls-")


@pytest.mark.parametrize("title", ["!!!", "Ωμέγα", "x" * 120])
def test_any_title_makes_an_address(cast: Cast, draft: Publication, title: str) -> None:
    made = make_draft(cast, draft.engagement, [PublishedFinding.objects.get().finding], title)
    assert publish(cast, made).slug
    assert get_published(slug=made.slug).title == title


@pytest.mark.parametrize("answer", ["never", "unknown"])
def test_words_without_a_yes_are_never_in_a_snapshot(heard: Heard, answer: str) -> None:
    finding = make_finding(heard)
    make_decision(heard.cast, finding)
    Response.objects.filter(id=heard.spoke).update(quote=answer)
    draft = make_draft(heard.cast, heard.engagement, [finding])
    assert read(draft).items[0].quotes == ()
    assert heard.segment.text.words not in str(draft.snapshot)


def test_a_snapshot_holds_what_it_rested_on_and_no_name_of_staff(heard: Heard) -> None:
    Results.objects.update(notice="Made-up figures. Licence CC0.")
    cast, finding = heard.cast, make_finding(heard)
    make_check(cast, make_claim(cast, make_action(cast, make_decision(cast, finding))))
    page = read(make_draft(cast, heard.engagement, [finding]))
    (item,) = page.items
    assert item.quotes == (heard.segment.text.words,)
    assert item.tables[0].notice == "Made-up figures. Licence CC0."
    assert item.tables[0].table.policy_name == "public"
    assert (item.choice, item.reason) == ("act", "It is in our gift.")
    (action,) = item.actions
    assert (action.state, action.baseline, action.result) == ("proven", "12 of 40", "31 of 40")
    snapshot = str(Publication.objects.get().snapshot)
    for person in (cast.alice, cast.ben, cast.erin, cast.femi, cast.gwen, cast.rhys):
        assert person.display_name not in snapshot
        assert str(person.id) not in snapshot


def test_what_happens_after_a_draft_does_not_change_it(heard: Heard) -> None:
    cast, finding = heard.cast, make_finding(heard)
    action = make_action(cast, make_decision(cast, finding))
    draft = make_draft(cast, heard.engagement, [finding])
    make_check(cast, make_claim(cast, action))
    page = publish(cast, draft)
    assert read(page).items[0].actions[0].state == "underway"
    assert read(page).stood_on == NOW


def test_the_latest_claim_is_the_one_told(heard: Heard) -> None:
    cast, finding = heard.cast, make_finding(heard)
    action = make_action(cast, make_decision(cast, finding))
    make_check(cast, make_claim(cast, action), is_proven=False)
    make_claim(cast, action, now=LATER)
    page = read(make_draft(cast, heard.engagement, [finding]))
    assert page.items[0].actions[0].state == "claimed"


# Being forgotten, and being told


def test_forgetting_somebody_takes_their_words_out_of_drafts_and_pages(heard: Heard) -> None:
    cast, finding = heard.cast, make_finding(heard)
    make_decision(cast, finding)
    public = publish(cast, make_draft(cast, heard.engagement, [finding], "Public"))
    make_draft(cast, heard.engagement, [finding], "Still a draft")
    titles = shred(segment_ids=[heard.segment.id], finding_ids={finding.id}, now=LATER)
    assert titles == ["Public"]
    for row in Publication.objects.all():
        assert read(row).items[0].quotes == ()
        assert row.corrected_on == LATER.date()
        assert heard.segment.text.words not in str(row.snapshot)
    assert len(events(Kind.PUBLICATION_CORRECTED)) == 2
    assert get_published(slug=public.slug).corrected_on == LATER.date()


def test_a_correction_that_cannot_be_recorded_does_not_happen(heard: Heard) -> None:
    cast, finding = heard.cast, make_finding(heard)
    make_decision(cast, finding)
    draft = make_draft(cast, heard.engagement, [finding])
    block_the_record()
    with pytest.raises(IntegrityError):
        shred(segment_ids=[heard.segment.id], finding_ids={finding.id}, now=LATER)
    draft.refresh_from_db()
    assert draft.corrected_on is None
    assert read(draft).items[0].quotes


def test_somebody_is_told_once_for_each_page_however_often_they_read_it(heard: Heard) -> None:
    cast, finding = heard.cast, make_finding(heard)
    make_decision(cast, finding)
    page = publish(cast, make_draft(cast, heard.engagement, [finding]))
    for _ in range(3):
        note_told(response_id=heard.spoke, publication_ids=[page.id], now=LATER)
    assert Told.objects.count() == 1
    (event,) = events(Kind.CONTRIBUTOR_TOLD)
    assert event.by_id is None
    assert str(heard.spoke) not in str(event.detail)
    with pytest.raises(IntegrityError), transaction.atomic():
        Told.objects.create(publication=page, response_id=heard.spoke)


def test_telling_that_cannot_be_recorded_is_not_counted(heard: Heard) -> None:
    cast, finding = heard.cast, make_finding(heard)
    make_decision(cast, finding)
    page = publish(cast, make_draft(cast, heard.engagement, [finding]))
    block_the_record()
    with pytest.raises(IntegrityError):
        note_told(response_id=heard.spoke, publication_ids=[page.id], now=LATER)
    assert Told.objects.count() == 0
