"""Every address of the product, read from the URL configuration, with ids of real things put in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from heard.doors.access import EVERYBODY
from heard.organisations.roles import Role

Things = dict[str, object]
"""A value for each name that an address may hold, like ``engagement_id``.

What a page needs after its address is under ``?`` and the name: ``?staff:figures:propose``.
"""


@dataclass(frozen=True)
class Address:
    """One URL pattern: its full name, its view, and the names of what goes into it."""

    name: str
    view: Callable[..., HttpResponse]
    holds: tuple[str, ...]

    @property
    def access(self) -> frozenset[Role] | str | None:
        """Who the view says may use it; None when it says nothing."""
        return getattr(self.view, "access", None)

    @property
    def is_staff(self) -> bool:
        """Whether it is behind the staff door and needs a sign-in."""
        return self.name.startswith("staff:") and self.access != EVERYBODY

    @property
    def has_id(self) -> bool:
        """Whether it is about one thing."""
        return any(name.endswith("_id") for name in self.holds)

    @property
    def route(self) -> str:
        """The address as people read it: ``/staff/findings/<finding_id>/``."""
        shown = self.path({name: _marker(name) for name in self.holds})
        for name in self.holds:
            shown = shown.replace(str(_marker(name)), f"<{name}>")
        return shown

    def path(self, things: Things) -> str:
        """The address with these things in it."""
        asked = things.get(f"?{self.name}", "")
        return reverse(self.name, kwargs={name: things[name] for name in self.holds}) + str(asked)

    def opens_to(self, roles: frozenset[Role]) -> bool:
        """Whether somebody signed in with these roles is let in."""
        access = self.access
        return bool(roles & access) if isinstance(access, frozenset) else access is not None


def made_up(things: Things) -> Things:
    """The same names, with ids of nothing."""
    return {name: uuid4() if isinstance(value, UUID) else value for name, value in things.items()}


def all_addresses() -> list[Address]:
    """Every address there is, in the order of the URL configuration."""
    return list(_walk(get_resolver().url_patterns, ()))


def _walk(patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...]) -> Iterator[Address]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inside = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry.url_patterns, inside)
        else:
            assert entry.name, f"give the pattern {entry.pattern} a name"
            holds = tuple(entry.pattern.regex.groupindex) if entry.pattern.regex else ()
            yield Address(":".join((*spaces, entry.name)), entry.callback, holds)


_PLAIN = {"number": 987654301, "stage": 987654302, "letter": "letter-marker", "slug": "slug-marker"}


def _marker(name: str) -> object:
    if name == "link":
        return "L" * 43
    return _PLAIN.get(name) or UUID(bytes=re.sub("_", "", name).ljust(16, "0")[:16].encode())
