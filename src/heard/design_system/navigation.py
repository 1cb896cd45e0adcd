"""The links across the top of staff and public pages, held by URL name."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Link:
    """One link: its words, the URL name it goes to, whether only its own page lights it up."""

    text: str
    url_name: str
    exact: bool = False


@dataclass(frozen=True)
class ShownLink:
    """A link as a page shows it; ``is_current`` when the page is in its part of the service."""

    text: str
    href: str
    is_current: bool


STAFF = (
    Link("Home", "staff:home", exact=True),
    Link("Engagements", "staff:engagements:list"),
    Link("The resource", "public:resource:index"),
    Link("What changed", "public:changes:list"),
)
PUBLIC = (
    Link("Home", "public:home", exact=True),
    Link("What changed", "public:changes:list"),
    Link("The resource", "public:resource:index"),
)


def shown(links: tuple[Link, ...], path: str) -> list[ShownLink]:
    """The links this installation serves, for a page at ``path``.

    A link whose page does not exist is left out, so that a service without
    one of the doors still works.
    """
    served = []
    for link in links:
        try:
            href = reverse(link.url_name)
        except NoReverseMatch:
            continue
        is_current = path == href if link.exact else path.startswith(href)
        served.append(ShownLink(link.text, href, is_current))
    return served


def staff_links(path: str) -> list[ShownLink]:
    """Links of the staff pages."""
    return shown(STAFF, path)


def public_links(path: str) -> list[ShownLink]:
    """Links of the public pages."""
    return shown(PUBLIC, path)
