"""Versions of a questionnaire. A version never changes; a new wording is a new version."""

import uuid
from typing import ClassVar

from django.db import models


class QuestionnaireVersion(models.Model):
    """One fixed wording of everything an engagement asks."""

    class Origin(models.TextChoices):
        """How this version came to be."""

        BANK = "bank", "Built from the question bank"
        XLSFORM = "xlsform", "Imported from an XLSForm file"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    origin = models.CharField(max_length=10, choices=Origin.choices)
    origin_notes = models.JSONField(default=list)
    """What an import left out, in plain sentences."""
    written_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["engagement", "number"], name="version_numbers_rise"),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"written_by"})
        ordinary: ClassVar = frozenset(
            {
                "id",
                "force",
                "engagement",
                "number",
                "definition",
                "origin",
                "origin_notes",
                "written_at",
            }
        )
