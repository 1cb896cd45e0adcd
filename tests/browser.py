"""A real Chromium for the journeys, and axe-core to look at every page they visit."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

AXE = Path(__file__).resolve().parent / "vendor" / "axe-core" / "axe.min.js"
WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""A test browser fetches nothing of its own: no updates, no accounts, no experiments."""


class NoBrowser(RuntimeError):
    """No Chromium could be found; the message says where was looked and what to do."""


def find_chromium(playwright: Playwright) -> str:
    """Path of a Chromium: HEARD_CHROMIUM, one on the path, else Playwright's own download.

    Raises NoBrowser when there is none.
    """
    named = os.environ.get("HEARD_CHROMIUM", "").strip()
    if named:
        found = shutil.which(named)
        if not found:
            raise NoBrowser(f"HEARD_CHROMIUM is {named!r}, which is not a program here.")
        return found
    for name in NAMES:
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    if Path(own).is_file():
        return own
    raise NoBrowser(
        "No Chromium found. Install one (on Debian: apt-get install chromium), or run "
        "“playwright install chromium”, or set HEARD_CHROMIUM to the path of one."
    )


def launch_arguments() -> list[str]:
    """Chromium's arguments: quiet, without its sandbox when root, and HEARD_CHROMIUM_ARGS."""
    # Chromium refuses to sandbox for root, which is who runs in a container.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    extra = os.environ.get("HEARD_CHROMIUM_ARGS", "").split()
    return [*QUIET, *(["--no-sandbox"] if as_root else []), *extra]


@contextmanager
def open_browser(*, back_forward_cache: bool = False) -> Iterator[Browser]:
    """A running headless Chromium, closed at the end.

    back_forward_cache -- keep pages in memory for Back, as people's browsers
    do. Playwright turns that off, and tests of the exit need it on.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright),
            args=launch_arguments(),
            ignore_default_args=["--disable-back-forward-cache"] if back_forward_cache else None,
        )
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True)
class Violation:
    """One rule of axe-core that a page breaks, and where."""

    rule: str
    impact: str
    help: str
    places: tuple[str, ...]


def run_axe(page: Page, *, tags: list[str] = WCAG_2_2_AA) -> list[Violation]:
    """What axe-core finds wrong with a page at WCAG 2.2 AA; an empty list when nothing."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(
        "async (tags) => "
        "(await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations",
        tags,
    )
    return [
        Violation(
            rule=found["id"],
            impact=found["impact"] or "unknown",
            help=found["help"],
            places=tuple(str(node["html"])[:200] for node in found["nodes"]),
        )
        for found in result
    ]


def width_overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window; 0 when nothing scrolls sideways."""
    overflow: int = page.evaluate(
        "() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"
    )
    return overflow
