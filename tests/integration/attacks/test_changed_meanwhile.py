"""What is decided is what was read: plans that move, tables somebody left, odd alphabets."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from heard.engagements import operations as engagements
from heard.engagements.queries import get_engagement
from heard.engagements.rules import PlanMovedOn
from heard.fieldwork.models import Window
from heard.fieldwork.operations import open_window
from heard.figures.models import TableRelease
from heard.figures.operations import decide_release
from heard.figures.rules import SomebodyLeft
from heard.responses.models import Response, Visit
from heard.responses.operations import give_return_code, send, start
from heard.responses.queries import get_visit
from heard.responses.rules import VisitOver
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import (
    PLAN,
    make_engagement,
    make_live_engagement,
    make_ready_engagement,
)
from tests.factories.figures import make_proposal, make_snapshot

ANOTHER_PLAN = replace(PLAN, purpose="Something nobody has looked at.")


def test_a_plan_changed_while_it_was_being_read_is_not_approved(cast: Cast) -> None:
    as_read = make_engagement(cast.alice)
    changed = get_engagement(viewer=cast.alice, engagement_id=as_read.id)
    engagements.change(engagement=changed, by=cast.alice, text=ANOTHER_PLAN, now=NOW)
    with pytest.raises(PlanMovedOn):
        engagements.approve_data_protection(engagement=as_read, by=cast.hari, now=NOW)
    now_held = get_engagement(viewer=cast.alice, engagement_id=as_read.id)
    assert now_held.data_protection_approved_at is None


def test_a_plan_changed_while_opening_was_being_thought_about_is_not_opened(cast: Cast) -> None:
    as_read, version = make_ready_engagement(cast)
    changed = get_engagement(viewer=cast.alice, engagement_id=as_read.id)
    engagements.change(engagement=changed, by=cast.alice, text=ANOTHER_PLAN, now=NOW)
    with pytest.raises(PlanMovedOn):
        open_window(engagement=as_read, version=version, by=cast.alice, now=NOW)
    assert not Window.objects.exists()


def test_a_table_that_waits_does_not_go_out_once_somebody_in_it_withdrew(cast: Cast) -> None:
    engagement, window = make_live_engagement(cast)
    results = make_snapshot(cast, engagement, window)
    waiting = make_proposal(cast, results, "first-contact.understood")
    somebody = Response.objects.order_by("id").first()
    assert somebody is not None
    withdraw(response_id=somebody.id, now=NOW)
    with pytest.raises(SomebodyLeft):
        decide_release(release=waiting, is_released=True, by=cast.dana, now=NOW)
    decide_release(release=waiting, is_released=False, by=cast.dana, now=NOW)
    assert TableRelease.objects.get(id=waiting.id).state == TableRelease.State.REFUSED


def test_whoever_has_the_device_later_can_take_no_code_for_what_was_sent(cast: Cast) -> None:
    _, window = make_live_engagement(cast)
    token = start(window=window, now=NOW)
    visit = get_visit(token=token, now=NOW)
    send(visit=visit, quote="unknown", quote_wording="test", now=NOW)
    soon, later = NOW + timedelta(minutes=15), NOW + timedelta(minutes=25)
    assert give_return_code(visit=get_visit(token=token, now=soon), now=soon)
    with pytest.raises(VisitOver):
        get_visit(token=token, now=later)
    with pytest.raises(VisitOver):
        give_return_code(visit=Visit.objects.get(), now=later)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "claimed", ["hex", "rot13", "idna", "undefined", "utf-7", "raw_unicode_escape", "utf-16"]
)
def test_a_form_that_claims_another_alphabet_is_refused_and_breaks_nothing(claimed: str) -> None:
    body = b'--B\r\nContent-Disposition: form-data; name="code"\r\n\r\nzebra\r\n--B--\r\n'
    # Sent as it is: the test client would itself write in the alphabet claimed.
    reply = Client().generic(
        "POST", "/t/return/", body, f"multipart/form-data; boundary=B; charset={claimed}"
    )
    assert reply.status_code == 400
    assert reply["Cache-Control"] == "no-store"
    assert b"zebra" not in reply.content


@pytest.mark.django_db
def test_a_form_that_says_it_is_utf8_is_read(client: Client) -> None:
    for claimed in ("utf-8", "UTF-8", '"utf-8"'):
        kind = f"application/x-www-form-urlencoded; charset={claimed}"
        reply = client.generic("POST", "/t/return/", b"code=", kind)
        assert reply.status_code == 200
