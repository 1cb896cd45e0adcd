"""One row per thing done. Holds ids, kinds and counts; never anybody's words."""

import uuid
from typing import ClassVar

from django.db import models


class Event(models.Model):
    """Something that was done or read, chained to the event before it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    by_id = models.UUIDField(null=True)
    """Null means a person answering: we do not know who they are, and must not."""
    organisation_id = models.UUIDField(null=True)
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    detail = models.JSONField(default=dict)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"by_id"})
        ordinary: ClassVar = frozenset(
            {
                "id",
                "sequence",
                "at",
                "kind",
                "organisation_id",
                "about_kind",
                "about_id",
                "detail",
                "previous_digest",
                "digest",
            }
        )


class ChainEnd(models.Model):
    """The last link, locked while the next is added so that two writers cannot fork the chain."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    class Handling:
        """What each field holds."""

        personal: ClassVar[frozenset[str]] = frozenset()
        ordinary: ClassVar = frozenset({"id", "sequence", "digest"})
