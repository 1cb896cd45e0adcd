"""Answering, leaving, sending and coming back. Nothing here can open what was sealed."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import day_of, record
from heard.engines.questionnaire.answers import Answer, Presence
from heard.engines.questionnaire.journey import settle
from heard.fieldwork.queries import map_retention
from heard.questionnaires.queries import get_definition
from heard.responses import keys, return_codes, rules, vault
from heard.responses.models import Response, SealedText, StoredAnswer, Visit
from heard.responses.overwriting import overwrite_deleted
from heard.responses.queries import CODES_SEPARATOR, digest_token, get_answers_so_far

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from heard.engines.redaction import SensitiveText
    from heard.fieldwork.models import Window

VISIT_LASTS = timedelta(hours=2)
RETURN_LASTS = timedelta(minutes=20)


@dataclass(frozen=True)
class Written:
    """Words for one question, and which limits of confidentiality stood beside the box."""

    words: SensitiveText
    limits_wording: str


@transaction.atomic
def make_reading_key(*, force_id: UUID, now: datetime) -> None:
    """Give a force the keys its people's words are sealed and opened with, unless it has them."""
    keys.make_reading_key(force_id)
    record(
        Kind.READING_KEY_MADE,
        by=None,
        organisation=force_id,
        about=("organisation", force_id),
        at=now,
    )


@transaction.atomic
def start(*, window: Window, now: datetime) -> str:
    """Begin answering and return the cookie's value. Only its hash is kept."""
    token = secrets.token_urlsafe(32)
    visit = Visit.objects.create(
        token_digest=digest_token(token),
        window=window,
        response_key=uuid4(),
        expires_at=now + VISIT_LASTS,
    )
    _record(Kind.RESPONSE_STARTED, visit, now=now)
    return token


@transaction.atomic
def keep_answer(
    *, visit: Visit, question_id: str, answer: Answer, written: Written | None, now: datetime
) -> None:
    """Keep one answer of a visit, sealing any words at once.

    Replaces what was answered before, words too. Raises VisitOver, or NoKey
    when the words cannot be sealed (nothing is kept then).
    """
    visit = _lock(visit)
    rules.check_is_answering(visit, now)
    if written is not None:
        _seal(visit, question_id, written)
    elif answer.presence is not Presence.GIVEN:
        _texts(visit).filter(question_id=question_id).delete()
    visit.answers[question_id] = {
        "presence": answer.presence.value,
        "values": list(answer.values),
    }
    if question_id not in visit.shown:
        visit.shown.append(question_id)
    visit.expires_at = now + VISIT_LASTS
    visit.save(update_fields=["answers", "shown", "expires_at"])


@transaction.atomic
def leave(*, visit: Visit, now: datetime) -> None:
    """Leave and keep nothing: an unsent visit and everything written in it are destroyed.

    Raises VisitOver when it has ended already.
    """
    # As it is now: it may have been sent, or ended, since this request began.
    visit = _lock(visit)
    if not visit.is_sent and not visit.is_return:
        _texts(visit).delete()
        _record(Kind.RESPONSE_LEFT, visit, now=now)
    Visit.objects.filter(id=visit.id).delete()


@transaction.atomic
def send(*, visit: Visit, quote: str, quote_wording: str, now: datetime) -> UUID:
    """Send what was answered, once: a second call gives the same id. Raises VisitOver."""
    visit = _lock(visit)
    if visit.is_sent and not visit.is_return and visit.expires_at > now:
        return visit.response_key
    rules.check_is_answering(visit, now)
    questionnaire = get_definition(version_id=visit.window.version_id)
    settled = settle(questionnaire, get_answers_so_far(visit=visit), shown=visit.shown)
    sent = Response.objects.create(
        id=visit.response_key,
        force_id=visit.window.force_id,
        window=visit.window,
        received_week=(now - timedelta(days=now.weekday())).date(),
        quote=Response.Quote(quote),
        quote_wording=quote_wording,
    )
    StoredAnswer.objects.bulk_create(
        StoredAnswer(
            response=sent,
            question_id=question_id,
            presence=answer.presence.value,
            codes=CODES_SEPARATOR.join(answer.values),
        )
        for question_id, answer in settled.items()
    )
    _drop_words_no_longer_reached(visit, settled)
    visit.is_sent, visit.answers, visit.shown = True, {}, []
    # Long enough to take a return code, and no longer: whoever has the device
    # next could take one too, and with it undo what was sent.
    visit.expires_at = now + RETURN_LASTS
    visit.save(update_fields=["is_sent", "answers", "shown", "expires_at"])
    _record(Kind.RESPONSE_SENT, visit, now=now)
    return sent.id


def give_return_code(*, visit: Visit, now: datetime) -> str:
    """Make a return code for what was just sent, and return its words, once.

    Asking again replaces the earlier code, so a lost reply loses nothing.
    Raises VisitOver or TooBusy.
    """
    rules.check_can_hold_code(visit, now)
    code = return_codes.make()
    # Before the transaction: it is slow, and nobody else could save meanwhile.
    _hold_code(visit, return_codes.digest(code), now=now)
    return code


@transaction.atomic
def _hold_code(visit: Visit, digest: str, *, now: datetime) -> None:
    visit = _lock(visit)
    rules.check_can_hold_code(visit, now)
    Response.objects.filter(id=visit.response_key).update(return_digest=digest)
    _record(Kind.RETURN_CODE_GIVEN, visit, now=now)


def come_back(*, typed: str, now: datetime) -> str:
    """A cookie value for the person whose code this is.

    Raises VisitOver for wrong, withdrawn and unknown codes alike, or TooBusy.
    """
    # Before the transaction: it is slow, and nobody else could save meanwhile.
    return _begin_return(return_codes.digest(typed), now=now)


@transaction.atomic
def _begin_return(digest: str, *, now: datetime) -> str:
    found = Response.objects.filter(return_digest=digest).first()
    if found is None:
        raise rules.VisitOver
    token = secrets.token_urlsafe(32)
    Visit.objects.create(
        token_digest=digest_token(token),
        window_id=found.window_id,
        response_key=found.id,
        is_sent=True,
        is_return=True,
        expires_at=now + RETURN_LASTS,
    )
    return token


@transaction.atomic
def clear_ended_visits(*, now: datetime) -> int:
    """Destroy visits past their time, with whatever was written and never sent; how many."""
    ended = Visit.objects.filter(expires_at__lte=now)
    unsent = ended.filter(is_sent=False)
    SealedText.objects.filter(response_key__in=unsent.values("response_key")).delete()
    count: int = ended.delete()[0]
    # Also for those who left or withdrew since the last time.
    transaction.on_commit(overwrite_deleted, robust=True)
    return count


@transaction.atomic
def destroy_words_past_retention(*, now: datetime) -> int:
    """Destroy sealed words older than people were told they are kept; how many texts.

    Redacted words, answers and return codes stay: nothing in them shows who wrote them.
    """
    destroyed = 0
    for window_id, (force_id, months) in map_retention().items():
        last_week = _months_before(now.date(), months)
        past = Response.objects.filter(window_id=window_id, received_week__lt=last_week)
        texts = SealedText.objects.filter(response_key__in=past.values("id"))
        count = texts.count()
        if not count:
            continue
        texts.delete()
        destroyed += count
        record(
            Kind.WORDS_DESTROYED,
            by=None,
            organisation=force_id,
            about=("window", window_id),
            at=day_of(now),
            detail={"texts": count},
        )
    return destroyed


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    # Every month has a 28th.
    return date(year, month + 1, min(day.day, 28))


def _lock(visit: Visit) -> Visit:
    """The visit as it is now. Raises VisitOver when another request has just ended it."""
    found = Visit.objects.select_for_update(of=("self",)).select_related("window")
    now_held = found.filter(id=visit.id).first()
    if now_held is None:
        raise rules.VisitOver
    return now_held


def _seal(visit: Visit, question_id: str, written: Written) -> None:
    key_id, key = keys.public_key(visit.window.force_id)
    place = vault.Place(
        visit.window.force_id, visit.window.version_id, visit.response_key, question_id
    )
    sealed = vault.seal(written.words, key=key, place=place)
    _texts(visit).update_or_create(
        response_key=visit.response_key,
        question_id=question_id,
        defaults={
            "force_id": visit.window.force_id,
            "window": visit.window,
            "limits_wording": written.limits_wording,
            "envelope_version": vault.ENVELOPE_VERSION,
            "key_id": key_id,
            "sealed": sealed,
        },
    )


def _texts(visit: Visit) -> QuerySet[SealedText]:
    return SealedText.objects.filter(response_key=visit.response_key)


def _drop_words_no_longer_reached(visit: Visit, settled: dict[str, Answer]) -> None:
    reached: Collection[str] = [
        question_id for question_id, a in settled.items() if a.presence is Presence.GIVEN
    ]
    _texts(visit).exclude(question_id__in=reached).delete()


def _record(kind: Kind, visit: Visit, *, now: datetime) -> None:
    # About the window, never the response: the record must not tie an hour to an answer.
    record(
        kind,
        by=None,
        organisation=visit.window.force_id,
        about=("window", visit.window_id),
        at=day_of(now),
    )
