"""A publication, its two approvals, what it tells of, and who has been told."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Publication(models.Model):
    """A page the public can read. Its snapshot is fixed when drafted; corrections take away."""

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", "Waiting for two approvals"
        PUBLISHED = "published", "Published"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="+"
    )
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    snapshot = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    drafted_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    drafted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    corrected_on = models.DateField(null=True)
    # The two who said yes stand beside the state, so that the database itself
    # refuses a public page without two of them, or with its drafter among them.
    first_approved_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    second_approved_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="published_has_a_moment",
                condition=Q(state="draft", published_at__isnull=True)
                | Q(state="published", published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_approves_their_own_draft",
                condition=(
                    Q(first_approved_by__isnull=True) | ~Q(first_approved_by=F("drafted_by"))
                )
                & (Q(second_approved_by__isnull=True) | ~Q(second_approved_by=F("drafted_by"))),
            ),
            models.CheckConstraint(
                name="two_different_people_publish",
                condition=Q(state="draft", second_approved_by__isnull=True)
                | Q(
                    state="published",
                    first_approved_by__isnull=False,
                    second_approved_by__isnull=False,
                )
                & ~Q(first_approved_by=F("second_approved_by")),
            ),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset(
            {"drafted_by", "first_approved_by", "second_approved_by", "snapshot"}
        )
        ordinary: ClassVar = frozenset(
            {
                "id",
                "force",
                "engagement",
                "slug",
                "title",
                "state",
                "drafted_at",
                "published_at",
                "corrected_on",
            }
        )


class Approval(models.Model):
    """One person's yes to publishing. Two different people are needed, neither the drafter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="+")
    approved_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["publication", "approved_by"], name="one_approval_each"
            ),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"approved_by"})
        ordinary: ClassVar = frozenset({"id", "publication", "approved_at"})


class PublishedFinding(models.Model):
    """A finding that a publication tells of."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="+")
    finding = models.ForeignKey("findings.Finding", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["publication", "finding"], name="told_of_once"),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar[frozenset[str]] = frozenset()
        ordinary: ClassVar = frozenset({"id", "publication", "finding"})


class Told(models.Model):
    """That somebody came back and read what came of it. No moment, so no visit can be timed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="+")
    response = models.ForeignKey("responses.Response", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["publication", "response"], name="told_once"),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"response"})
        ordinary: ClassVar = frozenset({"id", "publication"})
