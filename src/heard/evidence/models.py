"""A segment: what is left of a person's words once a named person has hidden what must be."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Segment(models.Model):
    """The outcome of reviewing one sealed text: redacted words, or set aside."""

    class Outcome(models.TextChoices):
        """What the reviewer decided."""

        REDACTED = "redacted", "Redacted and ready to read"
        SET_ASIDE = "set_aside", "Set aside: nothing in it can be used safely"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="+"
    )
    response = models.ForeignKey("responses.Response", on_delete=models.CASCADE, related_name="+")
    text_id = models.UUIDField(unique=True)
    question_id = models.CharField(max_length=100)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    words = models.TextField(blank=True)
    kinds = models.JSONField(default=list)
    """The kind of each hidden span, in order."""
    decided_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="what_is_set_aside_holds_no_words",
                condition=Q(outcome="redacted") | Q(words=""),
            ),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"words", "decided_by", "response"})
        ordinary: ClassVar = frozenset(
            {
                "id",
                "force",
                "engagement",
                "text_id",
                "question_id",
                "outcome",
                "kinds",
                "decided_at",
            }
        )
