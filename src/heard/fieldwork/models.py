"""A window of fieldwork: from opening to closing, one questionnaire version is asked."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Window(models.Model):
    """A time during which anybody with the link can answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="+"
    )
    version = models.ForeignKey(
        "questionnaires.QuestionnaireVersion", on_delete=models.PROTECT, related_name="+"
    )
    link = models.CharField(max_length=43, unique=True)
    """Random and public: it goes on posters, and opens an empty questionnaire, never an answer."""
    told = models.JSONField()
    """Word for word what people are told first; a later change of plan cannot alter it."""
    opened_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="closing_is_whole",
                condition=Q(closed_by__isnull=True, closed_at__isnull=True)
                | Q(closed_by__isnull=False, closed_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["engagement"],
                condition=Q(closed_at__isnull=True),
                name="one_open_window_at_a_time",
            ),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"opened_by", "closed_by"})
        ordinary: ClassVar = frozenset(
            {
                "id",
                "force",
                "engagement",
                "version",
                "link",
                "told",
                "opened_at",
                "closed_at",
            }
        )
