"""A theme with what it means, and each coder's application of it."""

import uuid
from typing import ClassVar

from django.db import models


class Theme(models.Model):
    """Something several people said, named and defined."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=80)
    meaning = models.TextField()
    named_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["engagement", "name"], name="theme_names_differ"),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"named_by"})
        ordinary: ClassVar = frozenset({"id", "force", "engagement", "name", "meaning", "named_at"})


class CodeApplication(models.Model):
    """One person's decision that a theme is in one segment. Another coder's is another row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="+")
    segment = models.ForeignKey("evidence.Segment", on_delete=models.CASCADE, related_name="+")
    applied_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    applied_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["theme", "segment", "applied_by"], name="coded_once_by_each"
            ),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"segment", "applied_by"})
        ordinary: ClassVar = frozenset({"id", "theme", "applied_at"})
