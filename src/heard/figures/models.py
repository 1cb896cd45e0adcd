"""A set of results, who is in it, and the tables released from it."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Results(models.Model):
    """A columnar extract that tables are made from. The extract itself is a file named by id."""

    class Origin(models.TextChoices):
        """Where the rows came from."""

        IMPORTED = "imported", "An existing survey, imported"
        SNAPSHOT = "snapshot", "Answers given here, frozen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    engagement = models.ForeignKey(
        "engagements.Engagement", null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.ForeignKey(
        "questionnaires.QuestionnaireVersion",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = models.CharField(max_length=200)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    rows_kept = models.PositiveIntegerField()
    rows_refused = models.PositiveIntegerField(default=0)
    refusals = models.JSONField(default=list)
    """The first few refused lines: line number, column and reason; never a value."""
    withdrawn = models.PositiveIntegerField(default=0)
    """How many people once counted here have left. Their rows are gone from the extract."""
    notice = models.TextField(blank=True)
    """Licence and source that must be shown with anything made from this."""
    made_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Null for an import run by the operator on the server itself."""
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="a_snapshot_is_of_one_questionnaire_version",
                condition=Q(origin="imported") | Q(engagement__isnull=False, version__isnull=False),
            ),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"made_by"})
        ordinary: ClassVar = frozenset(
            {
                "id",
                "force",
                "engagement",
                "version",
                "title",
                "origin",
                "rows_kept",
                "rows_refused",
                "refusals",
                "withdrawn",
                "notice",
                "made_at",
            }
        )


class SnapshotMember(models.Model):
    """That a response is counted in a snapshot, so that withdrawal can take it out again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    results = models.ForeignKey(Results, on_delete=models.CASCADE, related_name="+")
    response_id = models.UUIDField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["results", "response_id"], name="counted_once"),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"response_id"})
        ordinary: ClassVar = frozenset({"id", "results"})


class TableRelease(models.Model):
    """One table after disclosure control: asked for by one person, released by another."""

    class State(models.TextChoices):
        """Where the request stands."""

        PROPOSED = "proposed", "Waiting for a release approver"
        RELEASED = "released", "Released"
        REFUSED = "refused", "Not released"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    results = models.ForeignKey(Results, on_delete=models.PROTECT, related_name="+")
    table = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    members_withdrawn = models.PositiveIntegerField(default=0)
    """How many people counted in this frozen table have withdrawn since."""

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="nobody_releases_their_own_table",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="a_release_decision_is_whole",
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | Q(
                    state__in=["released", "refused"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
            ),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"proposed_by", "decided_by"})
        ordinary: ClassVar = frozenset(
            {
                "id",
                "force",
                "results",
                "table",
                "state",
                "proposed_at",
                "decided_at",
                "members_withdrawn",
            }
        )
