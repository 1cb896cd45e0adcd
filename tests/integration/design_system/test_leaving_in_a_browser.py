"""The way out, in a real Chromium that keeps pages in memory for Back, as people's browsers do."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import open_browser, run_axe, width_overflow

pytestmark = pytest.mark.journey

CANARY = "he said he would find me"


class Server(ThreadedWSGIServer):
    # Threads end when the browser does; waiting for them leaves no open connection behind.
    daemon_threads = False


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the requests are the test's own."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with override_settings(
        ROOT_URLCONF="tests.integration.design_system.sample_urls",
        SESSION_ENGINE="django.contrib.sessions.backends.cache",
        # Files come straight from the rooms; nothing was collected.
        WHITENOISE_AUTOREFRESH=True,
    ):
        application = get_wsgi_application()
        server = Server(("127.0.0.1", 0), Quiet)
        server.set_app(application)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def browser(site: str) -> Iterator[Browser]:
    with open_browser(back_forward_cache=True) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def write_something(page: Page, site: str) -> None:
    page.goto("about:blank")
    page.goto(f"{site}/t/")
    page.goto(f"{site}/t/story/")
    page.get_by_label("Is there anything else").fill(CANARY)


def assert_back_shows_nothing(page: Page, site: str) -> None:
    assert page.url == f"{site}/t/exit/"
    page.go_back()
    # The page written on is gone from the history: Back leads to the one before it.
    assert page.url == f"{site}/t/"
    page.go_forward()
    assert page.url == f"{site}/t/exit/"
    assert CANARY not in page.content()


def test_the_exit_button_leaves_and_back_does_not_return(page: Page, site: str) -> None:
    write_something(page, site)
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url(f"{site}/t/exit/")
    assert_back_shows_nothing(page, site)


def test_shift_three_times_leaves_from_inside_a_box(page: Page, site: str) -> None:
    write_something(page, site)
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(f"{site}/t/exit/")
    assert_back_shows_nothing(page, site)


def test_each_press_of_shift_says_how_many_are_left(page: Page, site: str) -> None:
    page.goto(f"{site}/t/")
    page.keyboard.press("Shift")
    assert page.get_by_role("status").inner_text() == "Press Shift 2 times more to leave."
    page.keyboard.press("Shift")
    assert page.get_by_role("status").inner_text() == "Press Shift 1 time more to leave."


def test_typing_capital_letters_never_leaves(page: Page, site: str) -> None:
    write_something(page, site)
    for letter in "ABCDEF":
        page.keyboard.press(f"Shift+{letter}")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    assert page.url == f"{site}/t/story/"
    assert page.get_by_label("Is there anything else").input_value() == CANARY + "ABCDEFa"


def test_the_page_is_covered_and_emptied_before_the_next_one_comes(page: Page, site: str) -> None:
    write_something(page, site)
    # Nothing comes back, as on a bad connection: the browser stays on this page.
    page.route("**/t/exit/", lambda route: route.fulfill(status=204))
    page.get_by_role("link", name="Exit this page").click()
    assert page.locator("main").is_hidden()
    assert page.locator("body").inner_text().strip() == ""
    assert page.locator("textarea").input_value() == ""


def test_without_scripts_the_exit_is_a_plain_link_to_the_same_place(
    browser: Browser, site: str
) -> None:
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    write_something(page, site)
    assert page.get_by_text("press the Shift key").is_hidden()
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url(f"{site}/t/exit/")
    page.go_back()
    # The exit's own reply clears the browser's memory of the page, so what was typed is gone.
    assert page.get_by_label("Is there anything else").input_value() == ""
    context.close()


def test_the_second_stop_of_the_tab_key_is_the_way_out(page: Page, site: str) -> None:
    page.goto(f"{site}/t/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").split() == [
        "Emergency:",
        "Exit",
        "this",
        "page",
    ]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/", "/staff/", "/staff/form/", "/t/", "/t/story/", "/nowhere/"])
def test_accessibility_and_width_of_every_layout(
    page: Page, site: str, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + path)
    assert run_axe(page) == []
    assert width_overflow(page) == 0
