"""People at browsers, by what they do: open, read, write, press. Page details live here."""

from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.demo import Demo
from tests.journeys.looking import Looked

WAIT_MS = 15_000
MOST_QUESTIONS = 40
expect.set_options(timeout=WAIT_MS)


def arrive_by(link_or_button: Locator) -> None:
    """Press it and wait for the page it leads to.

    A click alone returns while the old page still stands, and what is asked of
    the page next may be answered by either.
    """
    with link_or_button.page.expect_navigation():
        link_or_button.click()


class Someone:
    """One person in a browser of their own. Every page they come to is looked at."""

    def __init__(
        self,
        browser: Browser,
        demo: Demo,
        looked: Looked | None,
        *,
        scripts: bool = True,
        width: int = 1280,
    ) -> None:
        self.demo = demo
        self.looked = looked
        self.context = browser.new_context(
            java_script_enabled=scripts, viewport={"width": width, "height": 900}
        )
        self.context.set_default_timeout(WAIT_MS)
        self.page: Page = self.context.new_page()

    def closes(self) -> None:
        """The browser window is closed and everything in it is gone."""
        self.context.close()

    def opens(self, address: str, *, status: int = 200) -> None:
        """Types an address, or a path of this service."""
        reply = self.page.goto(address if "://" in address else self.demo.at(address))
        assert reply is not None
        assert reply.status == status, f"{address} answered {reply.status}, not {status}"
        self._looks()

    def follows(self, words: str | re.Pattern[str], *, inside: Locator | None = None) -> None:
        """Follows a link by its words, or one dressed as a button."""
        where = inside or self.page
        link = where.get_by_role("link", name=words)
        arrive_by(link.or_(where.get_by_role("button", name=words)).first)
        self._looks()

    def presses(self, words: str | re.Pattern[str], *, inside: Locator | None = None) -> None:
        """Presses a button by its words."""
        arrive_by((inside or self.page).get_by_role("button", name=words).first)
        self._looks()

    def writes(self, words: str, *, into: str) -> None:
        """Writes into a box by its label."""
        self.page.get_by_label(into).first.fill(words)

    def ticks(self, label: str | re.Pattern[str], *, inside: Locator | None = None) -> None:
        """Chooses a radio button or a tick box by its label."""
        (inside or self.page).get_by_label(label).first.check()

    def chooses(self, option: str, *, of: str) -> None:
        """Chooses an option of a list by its words."""
        self.page.get_by_label(of).first.select_option(label=option)

    def follows_the_one_with(self, words: str) -> None:
        """Follows the first link that has these words in it."""
        arrive_by(self.page.locator("main").get_by_role("link", name=words, exact=False).first)
        self._looks()

    def ticks_the_one_with(self, words: str) -> None:
        """Ticks the first box whose label has these words in it."""
        self.page.get_by_label(words, exact=False).first.check()

    def reads(self, *words: str) -> None:
        """The page says this."""
        for one in words:
            expect(self.page.locator("body")).to_contain_text(one)

    def does_not_read(self, *words: str) -> None:
        """The page says nothing of the kind, not even in its source."""
        source = self.page.content()
        for one in words:
            assert one not in source, f"{self.page.url} shows {one!r}"

    @property
    def heading(self) -> str:
        """The page's first heading."""
        return self.page.locator("h1").first.inner_text()

    def _looks(self) -> None:
        if self.looked is not None:
            self.looked.at(self.page)


class Staff(Someone):
    """Somebody who works for a force or a partner."""

    def signs_in(self, username: str) -> None:
        """Signs in by the form, as anybody does."""
        self.opens("/staff/sign-in/")
        self.writes(username, into="Username")
        self.page.get_by_label("Password", exact=True).fill(self.demo.passwords[username])
        self.presses("Sign in")
        assert "sign-in" not in self.page.url, f"{username} could not sign in"

    def goes_to_engagement(self, title: str, tab: str = "") -> None:
        """Opens one of the engagements, and one of its tabs."""
        self.opens("/staff/engagements/")
        self.follows(title)
        if tab:
            self.follows(tab, inside=self.page.get_by_role("navigation", name="This engagement"))

    def opens_texts_until_one_says(self, words: str) -> None:
        """Opens the waiting texts, each with its reason on the record, up to one with these words.

        Nothing on the desk tells them apart, and nothing may.
        """
        desk = self.page.url
        for text in self.page.locator("#waiting a").all_inner_texts():
            self.follows(re.compile(rf"^{text}$"))
            self.ticks("To hide what could identify somebody")
            self.presses("Record and open")
            if words in self.page.locator("main").inner_text():
                return
            self.opens(desk)
        raise AssertionError(f"no waiting text says {words!r}")

    def hides(self, parts: Mapping[str, str]) -> None:
        """Marks more to hide: exact words, and what they are."""
        for number, (words, kind) in enumerate(parts.items(), start=1):
            self.writes(words, into=f"Words to hide {number}")
            self.chooses(kind, of=f"What they are {number}")

    def opens_the_text_that_says(self, words: str) -> None:
        """Among the redacted words, opens the one that says this."""
        while True:
            card = self.page.locator("li.heard-card", has_text=words)
            if card.count():
                arrive_by(card.get_by_role("link"))
                self._looks()
                return
            self.follows("Next page")


class Respondent(Someone):
    """A person who was given the link."""

    def starts(self) -> None:
        """Opens the link and begins."""
        self.opens(self.demo.respond_url)
        self.presses("Start now")

    def answers_everything(self, words: Mapping[str, str]) -> list[str]:
        """Goes through every question: picks first answers, writes ``words`` where they fit.

        ``words`` maps a part of a question to what is written in its box; other
        boxes are skipped. Returns the questions asked, in order.
        """
        asked: list[str] = []
        while "/t/page/" in self.page.url:
            assert len(asked) < MOST_QUESTIONS, f"the questions never end: {asked}"
            asked.append(self.heading)
            self._answers(words)
        return asked

    def _answers(self, words: Mapping[str, str]) -> None:
        box = self.page.locator("textarea, input[type=text]")
        if box.count():
            heading = self.heading
            text = next((said for part, said in words.items() if part in heading), "")
            if not text:
                self.presses("Skip this question")
                return
            self.reads("Before you write")
            box.first.fill(text)
        elif self.page.locator("input[type=radio], input[type=checkbox]").count():
            self.page.locator("input[type=radio], input[type=checkbox]").first.check()
        self.presses("Continue")

    def agrees_to_be_quoted(self) -> None:
        """On the last page, says yes."""
        self.ticks("Yes, with anything that could show who I am taken out")

    def sends(self) -> None:
        """Sends the answers."""
        self.presses("Send my answers")
        self.reads("Your answers have been sent")

    def takes_eight_words(self) -> str:
        """Asks for a return code and writes it down."""
        self.presses("Give me 8 words")
        code = " ".join(self.page.locator(".heard-return-code li").all_inner_texts())
        assert len(code.split()) == 8
        return code

    def forgets_everything(self) -> None:
        """Weeks go by: the same person, in a browser that knows nothing."""
        browser = self.context.browser
        assert browser is not None
        self.context.close()
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.context.set_default_timeout(WAIT_MS)
        self.page = self.context.new_page()

    def comes_back(self, code: str) -> None:
        """Uses the eight words, from the link as it was given."""
        self.opens(self.demo.respond_url)
        self.follows("Come back with your 8 words")
        self.writes(code, into="Your 8 words")
        self.presses("Continue")
