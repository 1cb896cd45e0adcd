"""What axe says of every page a journey visits, gathered and judged at the end."""

import re

from playwright.sync_api import Page

from tests.browser import run_axe, width_overflow

IDS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9_-]{43}")
"""Pages of the same kind differ only in these; looking at one of each kind is enough."""


class Looked:
    """Looks at each page once; ``problems`` are lines that say where and what."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, str, int]] = set()
        self.problems: list[str] = []

    def at(self, page: Page) -> None:
        """Look at the page that is open."""
        path = IDS.sub("…", re.sub(r"^https?://[^/]+", "", page.url))
        width = (page.viewport_size or {"width": 0})["width"]
        key = (path, page.title(), width)
        if key in self.seen:
            return
        self.seen.add(key)
        where = f"{path} ({page.title()}, {width} wide)"
        for found in run_axe(page):
            self.problems.append(f"{where}: {found.rule}: {found.help}: {found.places[:3]}")
        overflow = width_overflow(page)
        if overflow:
            self.problems.append(f"{where}: scrolls sideways by {overflow} pixels")
