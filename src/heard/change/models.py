"""Decision, action and change claim; each row points at the one before it in the loop."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Decision(models.Model):
    """What somebody who may decide chose to do about a finding, and why."""

    class Choice(models.TextChoices):
        """The three honest answers to a finding."""

        ACT = "act", "Act on it"
        TEST = "test", "Test it first"
        DECLINE = "decline", "Decline, with a reason"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    finding = models.OneToOneField("findings.Finding", on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10, choices=Choice.choices)
    reason = models.TextField()
    decided_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="a_decision_has_a_reason", condition=~Q(reason="")),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"decided_by"})
        ordinary: ClassVar = frozenset({"id", "force", "finding", "choice", "reason", "decided_at"})


class Action(models.Model):
    """Something one named person will do by a date, and how we will know."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    measure = models.TextField()
    owner = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    due_date = models.DateField()
    taken_on_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    taken_on_at = models.DateTimeField()

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"owner", "taken_on_by"})
        ordinary: ClassVar = frozenset(
            {"id", "force", "decision", "what", "measure", "due_date", "taken_on_at"}
        )


class ChangeClaim(models.Model):
    """The owner says something has changed and gives proof; somebody else checks it."""

    class State(models.TextChoices):
        """What the check found."""

        CLAIMED = "claimed", "Claimed, waiting to be checked"
        PROVEN = "proven", "Checked and proven"
        NOT_SHOWN = "not_shown", "Checked: not shown"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    what_changed = models.TextField()
    proof = models.TextField()
    baseline = models.CharField(max_length=200)
    result = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.CLAIMED)
    claimed_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    claimed_at = models.DateTimeField()
    checked_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True)
    check_note = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["action"], condition=~Q(state="not_shown"), name="one_standing_claim"
            ),
            models.CheckConstraint(name="a_claim_has_proof", condition=~Q(proof="")),
            models.CheckConstraint(
                name="nobody_checks_their_own_claim",
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("claimed_by")),
            ),
            models.CheckConstraint(
                name="a_check_is_whole",
                condition=Q(state="claimed", checked_by__isnull=True, checked_at__isnull=True)
                | Q(
                    state__in=["proven", "not_shown"],
                    checked_by__isnull=False,
                    checked_at__isnull=False,
                ),
            ),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"claimed_by", "checked_by"})
        ordinary: ClassVar = frozenset(
            {
                "id",
                "force",
                "action",
                "what_changed",
                "proof",
                "baseline",
                "result",
                "state",
                "claimed_at",
                "checked_at",
                "check_note",
            }
        )
