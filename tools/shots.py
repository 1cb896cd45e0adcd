"""Take pictures of a demo of its own: `./run shots` for those in docs/images, `--all DIR` for all.

The pictures in the documentation are one window high, so that they stay small. With `--all`
every kind of page that anybody can reach is taken whole, at 1280 and at 320 wide, to be looked at.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urldefrag, urljoin

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from playwright.sync_api import Browser, Page  # noqa: E402 - after the path to tests

from tests.browser import open_browser  # noqa: E402 - after the path to tests
from tests.journeys.demo import Demo, run_demo  # noqa: E402 - after the path to tests
from tests.journeys.elsewhere import run_elsewhere  # noqa: E402 - after the path to tests
from tests.journeys.looking import IDS  # noqa: E402 - after the path to tests
from tests.journeys.people import Respondent, Someone, Staff  # noqa: E402 - after the path to tests

IMAGES = HERE / "docs" / "images"
MOST_BYTES = 150_000
WIDE, NARROW = 1280, 320
ENGAGEMENT = "After the call"
ONE_THING = "What is the one thing we should change?"
MADE_UP_WORDS = "Ring when you say you will, even if there is no news yet."
USERNAMES = ["alice", "ben", "dana", "erin", "femi", "gwen", "hari", "rhys", "ada", "cal", "lena"]
NEVER_OPENED = ("/sign-out/", "/t/", "/static/")
HAS_EFFECT_WHEN_EMPTY = ("/freeze/", "/propose/", "/set-aside/", "/close/", "/open/", "/t/")


@contextmanager
def somebody(
    kind: type[Someone], browser: Browser, demo: Demo, width: int = WIDE
) -> Iterator[Someone]:
    """A person at a window of this width, gone afterwards."""
    person = kind(browser, demo, None, width=width)
    yield person
    person.closes()


# --- The pictures in the documentation


def keep(page: Page, name: str, *, height: int = 860) -> None:
    """One window of this page, in docs/images."""
    width = (page.viewport_size or {"width": WIDE})["width"]
    page.set_viewport_size({"width": width, "height": height})
    page.mouse.move(0, 0)
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path, animations="disabled")
    size = path.stat().st_size
    print(f"{path.relative_to(HERE)}  {size // 1000} kB{'  TOO BIG' if size > MOST_BYTES else ''}")


def show_public_pages(browser: Browser, demo: Demo) -> None:
    """The wheel, a stage, and what changed, wide and on a phone."""
    with somebody(Someone, browser, demo, 1200) as reader:
        reader.opens("/")
        keep(reader.page, "front", height=740)
        reader.opens("/resource/stage/5/")
        keep(reader.page, "stage")
    for width, name in ((WIDE, "what-changed"), (NARROW, "what-changed-on-a-phone")):
        with somebody(Someone, browser, demo, width) as reader:
            reader.opens("/changes/")
            reader.follows("What changed after the call")
            keep(reader.page, name)


def show_answering(browser: Browser, demo: Demo) -> None:
    """Starting, a question, a box for words with its limits, and the eight words."""
    with somebody(Respondent, browser, demo, NARROW) as person:
        assert isinstance(person, Respondent)
        person.opens(demo.respond_url)
        keep(person.page, "answering-start", height=640)
        person.starts()
        keep(person.page, "answering-question", height=640)
        while not person.page.locator("textarea").count():
            person.presses("Skip this question")
        keep(person.page, "answering-words", height=900)
        person.page.locator("textarea").fill(MADE_UP_WORDS)
        person.presses("Continue")
        person.sends()
        person.takes_eight_words()
        keep(person.page, "answering-eight-words", height=640)


def show_work(browser: Browser, demo: Demo) -> None:
    """One page for each step of the work, as the person whose step it is sees it."""
    steps: dict[str, tuple[str, Callable[[Staff], None]]] = {
        "plan": ("alice", lambda alice: alice.goes_to_engagement(ENGAGEMENT)),
        "sense-check": ("alice", _to_the_sense_check),
        "redaction": ("rhys", _to_a_text),
        "table": ("dana", _to_a_table),
        "finding": ("ben", _to_a_finding),
        "change": ("gwen", lambda gwen: gwen.opens("/staff/change/")),
        "loop": ("alice", lambda alice: alice.goes_to_engagement(ENGAGEMENT, "Loop")),
    }
    for name, (username, go) in steps.items():
        with somebody(Staff, browser, demo) as colleague:
            assert isinstance(colleague, Staff)
            colleague.signs_in(username)
            go(colleague)
            keep(colleague.page, name)


def _to_the_sense_check(alice: Staff) -> None:
    alice.goes_to_engagement("The closing letter", "Questionnaire")
    alice.follows(re.compile("^Version 1"))


def _to_a_text(rhys: Staff) -> None:
    rhys.goes_to_engagement(ENGAGEMENT, "Words")
    rhys.opens_texts_until_one_says("Please use text")


def _to_a_table(dana: Staff) -> None:
    dana.opens("/staff/figures/")
    dana.follows(re.compile("treated with respect"))


def _to_a_finding(ben: Staff) -> None:
    ben.goes_to_engagement(ENGAGEMENT, "Findings")
    ben.follows(re.compile("wait weeks"))


# --- Every page, to be looked at


class Everything:
    """Follows every link once for each kind of page, and takes each whole at both widths."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    def take(self, page: Page, who: str, what: str) -> None:
        """This page as it is, wide and narrow."""
        self.count += 1
        name = re.sub(r"[^a-z0-9]+", "-", what.lower()).strip("-") or "home"
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            path = self.folder / f"{who}-{self.count:03}-{name[:60]}-{width}.png"
            page.screenshot(path=path, full_page=True, animations="disabled")
        print(f"{who:8} {page.url.replace('http://', '')}  {page.title()}")

    def crawl(self, person: Someone, who: str, start: str) -> None:
        """Everything this person can reach from ``start``; forms are also sent empty.

        Public pages look the same to everybody, so staff stay among their own.
        """
        waiting, seen, kinds = [person.demo.at(start)], set(), Counter[str]()
        while waiting:
            address = waiting.pop(0)
            kind = kind_of(address)
            elsewhere = start == "/staff/" and not kind.startswith(start)
            if address in seen or elsewhere or any(part in address for part in NEVER_OPENED):
                continue
            seen.add(address)
            # Two of each, because one may be empty where the other is full.
            kinds[kind] += 1
            if kinds[kind] > (2 if "/id/" in kind else 1):
                continue
            person.page.goto(address)
            waiting += links_on(person.page, person.demo)
            self.take(person.page, who, kind)
            self.send_empty(person.page, who, kind)

    def send_empty(self, page: Page, who: str, kind: str) -> None:
        """What a form says when nothing is filled in, where that changes nothing."""
        form = page.locator("main form[method=post]:has(input:not([type=hidden]), textarea)")
        if not form.count() or any(part in kind for part in HAS_EFFECT_WHEN_EMPTY):
            return
        for box in form.first.locator("textarea, input[type=text]").all():
            box.fill("")
        form.first.locator("button[type=submit], button:not([type])").first.click()
        self.take(page, who, f"{kind} sent empty")


def kind_of(address: str) -> str:
    """The address without what tells one thing from another of its kind."""
    path = re.sub(r"^https?://[^/]+", "", urldefrag(address).url)
    path = re.sub(r"/(stages|stage|appendix)/[0-9a-z]+/", r"/\1/n/", IDS.sub("id", path))
    return re.sub(r"\?.*", lambda found: "?" + "".join(re.findall(r"\w+(?==)", found[0])), path)


def links_on(page: Page, demo: Demo) -> list[str]:
    """Addresses of this service that the page links to."""
    found = page.eval_on_selector_all("a[href]", "all => all.map((a) => a.href)")
    absolute = [urldefrag(urljoin(page.url, one)).url for one in found]
    return [one for one in absolute if one.startswith(demo.url)]


def take_everything(browser: Browser, demo: Demo, folder: Path) -> None:
    """The public pages, a whole visit, and everything each of the cast can reach."""
    folder.mkdir(parents=True, exist_ok=True)
    everything = Everything(folder)
    with somebody(Someone, browser, demo) as reader:
        everything.crawl(reader, "public", "/")
    with somebody(Respondent, browser, demo) as person:
        assert isinstance(person, Respondent)
        take_a_visit(person, everything)
    for username in USERNAMES:
        with somebody(Staff, browser, demo) as colleague:
            assert isinstance(colleague, Staff)
            colleague.signs_in(username)
            if username == "rhys":
                _to_a_text(colleague)
                everything.take(colleague.page, "rhys", "marking")
                colleague.presses("Preview what will be kept")
                everything.take(colleague.page, "rhys", "preview")
            everything.crawl(colleague, username, "/staff/")


def take_a_visit(person: Respondent, everything: Everything) -> None:
    """Each page from the link to the news."""
    page = person.page
    person.opens(person.demo.respond_url)
    everything.take(page, "person", "start")
    person.starts()
    while "/t/page/" in page.url:
        everything.take(page, "person", person.heading[:40])
        if page.locator("textarea").count():
            page.locator("textarea").fill("x" * 5_001)
            person.presses("Continue")
            everything.take(page, "person", "too long")
            page.locator("textarea").fill(MADE_UP_WORDS)
        else:
            choices = page.locator("input[type=radio]")
            if choices.count():
                choices.first.check()
        person.presses("Continue")
    everything.take(page, "person", "end")
    person.sends()
    everything.take(page, "person", "done")
    code = person.takes_eight_words()
    everything.take(page, "person", "eight words")
    person.comes_back(code)
    everything.take(page, "person", "news")
    for path in ("delete", "stop", "return", "support", "privacy", "page/99"):
        page.goto(person.demo.at(f"/t/{path}/"))
        everything.take(page, "person", path)


def main() -> int:
    """Start a demo, take the pictures, stop it."""
    parser = argparse.ArgumentParser(prog="./run shots", description=__doc__)
    parser.add_argument("--all", type=Path, metavar="DIR", help="every page, whole, into DIR")
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="heard-shots-") as folder,
        run_elsewhere() as elsewhere,
        run_demo(Path(folder), elsewhere=elsewhere) as demo,
        open_browser() as browser,
    ):
        if asked.all:
            take_everything(browser, demo, asked.all)
            return 0
        IMAGES.mkdir(parents=True, exist_ok=True)
        show_public_pages(browser, demo)
        show_answering(browser, demo)
        show_work(browser, demo)
    return 0


if __name__ == "__main__":
    sys.exit(main())
