"""The links across the top of staff and public pages, held by URL name."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Link:
    """One link: its words, the URL names to try, whether only its own page lights it up.

    ``parts`` are addresses elsewhere that belong to it all the same.
    """

    text: str
    url_names: tuple[str, ...]
    exact: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownLink:
    """A link as a page shows it; ``is_current`` when the page is in its part of the service."""

    text: str
    href: str
    is_current: bool


CHANGES = ("public:changes:index", "public:changes:list")

ENGAGEMENT_PARTS = tuple(
    f"/staff/{noun}/"
    for noun in (
        "questionnaires",
        "fieldwork",
        "evidence",
        "coding",
        "figures",
        "findings",
        "change",
        "publishing",
        "loop",
    )
)
"""Everything else staff do is done within an engagement."""

STAFF = (
    Link("Home", ("staff:home",), exact=True),
    Link("Engagements", ("staff:engagements:list",), parts=ENGAGEMENT_PARTS),
    Link("The resource", ("public:resource:index",)),
    # Not "What changed": an engagement has a page of that name with other content.
    Link("Published changes", CHANGES),
)
PUBLIC = (
    Link("Home", ("public:home",), exact=True),
    Link("What changed", CHANGES),
    Link("The resource", ("public:resource:index",)),
)


def shown(links: tuple[Link, ...], path: str) -> list[ShownLink]:
    """The links this installation serves, for a page at ``path``.

    A link whose page does not exist is left out, so that a service without
    one of the doors still works.
    """
    served = []
    for link in links:
        href = _first_served(link.url_names)
        if href:
            is_current = path == href if link.exact else path.startswith((href, *link.parts))
            served.append(ShownLink(link.text, href, is_current))
    return served


def _first_served(names: tuple[str, ...]) -> str:
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""


def staff_links(path: str) -> list[ShownLink]:
    """Links of the staff pages."""
    return shown(STAFF, path)


def public_links(path: str) -> list[ShownLink]:
    """Links of the public pages."""
    return shown(PUBLIC, path)
