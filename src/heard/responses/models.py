"""A response, its answers, its sealed words, and the short visit during which it is given."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from heard.engines.questionnaire.answers import Presence


class Visit(models.Model):
    """One browser, for a short time: answering, or come back with a return code.

    Known only by the hash of a cookie. Deleted on exit, on finishing and on expiry.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_digest = models.CharField(max_length=64, unique=True)
    window = models.ForeignKey("fieldwork.Window", on_delete=models.CASCADE, related_name="+")
    response_key = models.UUIDField()
    """The id the response has, or will have once it is sent."""
    is_sent = models.BooleanField(default=False)
    is_return = models.BooleanField(default=False)
    """Came in with a return code, rather than by answering just now."""
    answers = models.JSONField(default=dict)
    shown = models.JSONField(default=list)
    expires_at = models.DateTimeField()

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"token_digest", "response_key", "answers", "shown"})
        ordinary: ClassVar = frozenset({"id", "window", "is_sent", "is_return", "expires_at"})


class Response(models.Model):
    """What one person sent. No time finer than a week, no address, no device, no name."""

    class Quote(models.TextChoices):
        """Whether their words may be quoted. Unknown is treated as never."""

        UNKNOWN = "unknown", "Not asked or not answered"
        DISGUISED = "disguised", "Yes, with anything that could identify me taken out"
        NEVER = "never", "No"

    id = models.UUIDField(primary_key=True, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    window = models.ForeignKey("fieldwork.Window", on_delete=models.PROTECT, related_name="+")
    received_week = models.DateField()
    """The Monday of the week it came in."""
    quote = models.CharField(max_length=10, choices=Quote.choices, default=Quote.UNKNOWN)
    quote_wording = models.CharField(max_length=40, blank=True)
    """Version of the words they were shown when they chose."""
    return_digest = models.CharField(  # noqa: DJ001 - null, because no code is not one code
        max_length=64,
        null=True,
        unique=True,
    )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"quote", "return_digest"})
        ordinary: ClassVar = frozenset({"id", "force", "window", "received_week", "quote_wording"})


class StoredAnswer(models.Model):
    """One question's answer: a value, or which of three silences."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="+")
    question_id = models.CharField(max_length=100)
    presence = models.CharField(
        max_length=12, choices=[(presence.value, presence.value) for presence in Presence]
    )
    codes = models.TextField(blank=True, default="")
    """Option codes, a number or a date, a line each. Never words."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["response", "question_id"], name="one_answer_each"),
            models.CheckConstraint(
                name="only_a_given_answer_has_a_value",
                condition=Q(presence=Presence.GIVEN.value) | Q(codes=""),
            ),
            models.CheckConstraint(
                name="an_answer_is_one_of_four_facts",
                condition=Q(presence__in=[presence.value for presence in Presence]),
            ),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"codes", "presence"})
        ordinary: ClassVar = frozenset({"id", "response", "question_id"})


class SealedText(models.Model):
    """Words a person wrote, sealed to the force's reading key the moment they arrived."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    window = models.ForeignKey("fieldwork.Window", on_delete=models.CASCADE, related_name="+")
    response_key = models.UUIDField()
    question_id = models.CharField(max_length=100)
    limits_wording = models.CharField(max_length=40)
    """Which limits of confidentiality stood beside the box."""
    envelope_version = models.PositiveSmallIntegerField()
    key_id = models.CharField(max_length=16)
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["response_key", "question_id"], name="one_text_each"),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"response_key", "sealed"})
        ordinary: ClassVar = frozenset(
            {
                "id",
                "force",
                "window",
                "question_id",
                "limits_wording",
                "envelope_version",
                "key_id",
            }
        )


class Withdrawal(models.Model):
    """That somebody withdrew, and nothing about who or what they had said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    window = models.ForeignKey("fieldwork.Window", on_delete=models.PROTECT, related_name="+")
    week = models.DateField()
    published_before = models.PositiveIntegerField(default=0)
    """How many publications already rested on what was withdrawn."""

    class Handling:
        """What each field holds."""

        personal: ClassVar[frozenset[str]] = frozenset()
        ordinary: ClassVar = frozenset({"id", "force", "window", "week", "published_before"})
