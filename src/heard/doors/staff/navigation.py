"""The links between the pages of one engagement: only those this viewer's roles can open."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, resolve, reverse

from heard.doors.access import EVERYBODY, SIGNED_IN
from heard.organisations.roles import Role
from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class Tab:
    """One link: its key, its words, and the URL names to try, with whether they take an id."""

    key: str
    text: str
    url_names: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class ShownTab:
    """A link as a page shows it."""

    text: str
    href: str
    is_current: bool


TABS = (
    Tab("plan", "Plan", (("staff:engagements:view", True),)),
    Tab("questionnaire", "Questionnaire", (("staff:questionnaires:list", True),)),
    Tab("words", "Words", (("staff:evidence:desk", True), ("staff:coding:segments", True))),
    Tab("themes", "Themes", (("staff:coding:themes", True),)),
    Tab("figures", "Figures", (("staff:figures:list", False),)),
    Tab("findings", "Findings", (("staff:findings:list", True),)),
    Tab("changed", "What changed", (("staff:change:list", False),)),
    Tab("loop", "Loop", (("staff:loop:view", True),)),
)


def engagement_tabs(viewer: Viewer, engagement_id: UUID, current: str) -> list[ShownTab]:
    """The links for a page of one engagement; ``current`` is the key of the tab it is in.

    Whoever a view is open to is read from the view itself, so a link can
    never promise a page that would answer 404 for want of a role. Partners
    read the plan and nothing behind it.
    """
    tabs = TABS if viewer.is_force else TABS[:1]
    shown = []
    for tab in tabs:
        href = _first_open(viewer, tab, engagement_id)
        if href:
            shown.append(ShownTab(tab.text, href, is_current=tab.key == current))
    return shown


def may_open(viewer: Viewer, href: str) -> bool:
    """Whether the viewer's roles open the page at this address."""
    access: Collection[Role] | str = getattr(resolve(href).func, "access", ())
    if isinstance(access, str):
        return access in {EVERYBODY, SIGNED_IN}
    return viewer.has(*access)


def _first_open(viewer: Viewer, tab: Tab, engagement_id: UUID) -> str:
    for name, takes_id in tab.url_names:
        try:
            href = reverse(name, args=[engagement_id] if takes_id else None)
        except NoReverseMatch:
            continue
        if may_open(viewer, href):
            return href
    return ""
