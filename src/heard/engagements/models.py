"""A plan, its dated stage reviews, and which partner agencies may read it."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Engagement(models.Model):
    """One piece of listening, from its purpose to what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=120)
    purpose = models.TextField()
    can_change = models.TextField()
    cannot_change = models.TextField()
    method = models.CharField(max_length=20)
    """Code from the pack's methods catalogue."""
    distress_cover = models.TextField(blank=True)
    """Who reads what comes in, when, and what they do if somebody is in danger."""
    dpia_reference = models.CharField(max_length=80, blank=True)
    retention_months = models.PositiveSmallIntegerField(null=True)
    planned_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    planned_at = models.DateTimeField()
    data_protection_approved_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    data_protection_approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="data_protection_approval_is_whole",
                condition=Q(
                    data_protection_approved_by__isnull=True,
                    data_protection_approved_at__isnull=True,
                )
                | Q(
                    data_protection_approved_by__isnull=False,
                    data_protection_approved_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="nobody_approves_their_own_plan",
                condition=Q(data_protection_approved_by__isnull=True)
                | ~Q(data_protection_approved_by=models.F("planned_by")),
            ),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"planned_by", "data_protection_approved_by"})
        ordinary: ClassVar = frozenset(
            {
                "id",
                "force",
                "title",
                "purpose",
                "can_change",
                "cannot_change",
                "method",
                "distress_cover",
                "dpia_reference",
                "retention_months",
                "planned_at",
                "data_protection_approved_at",
            }
        )


class StageReview(models.Model):
    """One dated look at one stage. Repeatable; a later review never replaces an earlier one."""

    class Outcome(models.TextChoices):
        """What the review concluded."""

        IN_HAND = "in_hand", "In hand"
        NEEDS_WORK = "needs_work", "Needs more work"
        REOPENED = "reopened", "Reopened"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="+")
    stage = models.PositiveSmallIntegerField()
    pack_version = models.CharField(max_length=60)
    reviewed_on = models.DateField()
    review_again_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    note = models.TextField()
    reviewed_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="seven_stages", condition=Q(stage__gte=1, stage__lte=7)),
            models.CheckConstraint(
                name="a_review_comes_round_again",
                condition=Q(review_again_on__gt=models.F("reviewed_on")),
            ),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"reviewed_by"})
        ordinary: ClassVar = frozenset(
            {
                "id",
                "engagement",
                "stage",
                "pack_version",
                "reviewed_on",
                "review_again_on",
                "outcome",
                "note",
                "recorded_at",
            }
        )


class PartnerShare(models.Model):
    """A partner agency that may read this plan and what is published from it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="+")
    partner = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    shared_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["engagement", "partner"], name="shared_once"),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar[frozenset[str]] = frozenset()
        ordinary: ClassVar = frozenset({"id", "engagement", "partner", "shared_at"})
