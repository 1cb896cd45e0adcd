"""Forces and partner agencies, and the people who work in them."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from heard.organisations.roles import Role


class Organisation(models.Model):
    """A police force or a partner agency. Everything a force makes belongs to it alone."""

    class Kind(models.TextChoices):
        """What sort of organisation this is."""

        FORCE = "force", "Police force"
        PARTNER = "partner", "Partner agency"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices)

    class Handling:
        """What each field holds."""

        personal: ClassVar[frozenset[str]] = frozenset()
        ordinary: ClassVar = frozenset({"id", "slug", "name", "kind"})


class Partnership(models.Model):
    """A partner agency that works with a force."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    force = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["force", "partner"], name="one_partnership_each"),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar[frozenset[str]] = frozenset()
        ordinary: ClassVar = frozenset({"id", "force", "partner"})


class PeopleManager(BaseUserManager["Person"]):
    """Finds people by username when they sign in."""


class Person(AbstractBaseUser):
    """Somebody who signs in. People who answer have no account and are never here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = PeopleManager()

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"username", "display_name", "last_login"})
        ordinary: ClassVar = frozenset({"id", "organisation", "is_active", "password"})


class RoleHeld(models.Model):
    """One role that one person holds in their own organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "role"], name="a_role_is_held_once"),
        )

    class Handling:
        """What each field holds."""

        personal: ClassVar = frozenset({"person"})
        ordinary: ClassVar = frozenset({"id", "role"})
