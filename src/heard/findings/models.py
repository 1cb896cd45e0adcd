"""A finding and what it rests on."""

import uuid
from typing import ClassVar

from django.db import models


class Finding(models.Model):
    """Something we now believe, how strongly, and what we still do not know."""

    class Strength(models.TextChoices):
        """How sure we are, in words a board can use."""

        STRONG = "strong", "Strong: many people, more than one source"
        MODERATE = "moderate", "Moderate: a clear pattern with some gaps"
        TENTATIVE = "tentative", "Tentative: worth testing"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="+"
    )
    claim = models.TextField()
    strength = models.CharField(max_length=10, choices=Strength.choices)
    not_known = models.TextField()
    made_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"made_by"})
        ordinary: ClassVar = frozenset(
            {"id", "force", "engagement", "claim", "strength", "not_known", "made_at"}
        )


class FindingTheme(models.Model):
    """A theme a finding rests on, and with it everybody whose words carry that theme."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="+")
    theme = models.ForeignKey("coding.Theme", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["finding", "theme"], name="theme_once"),)

    class Handling:
        """What each field holds."""

        personal: ClassVar[frozenset[str]] = frozenset()
        ordinary: ClassVar = frozenset({"id", "finding", "theme"})


class FindingQuote(models.Model):
    """A redacted segment quoted in a finding."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="+")
    segment = models.ForeignKey("evidence.Segment", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["finding", "segment"], name="quote_once"),)

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"segment"})
        ordinary: ClassVar = frozenset({"id", "finding"})


class FindingTable(models.Model):
    """A released table a finding rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="+")
    release = models.ForeignKey("figures.TableRelease", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["finding", "release"], name="table_once"),)

    class Handling:
        """What each field holds."""

        personal: ClassVar[frozenset[str]] = frozenset()
        ordinary: ClassVar = frozenset({"id", "finding", "release"})
